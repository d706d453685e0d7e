"""Where money comes from, which department spends it, on what: bands between three columns.

What belongs here: from amounts to places in a picture. What does not: asking a night (`pages.flow`)
and SVG (its template). Amounts in yuan; nothing is drawn whose two sides were not both read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 1130.0, 680.0
COLUMNS = (170.0, 520.0, 890.0)
"""The left edge of each column's bars."""
BAR, GAP, LEAST, LABEL = 14.0, 9.0, 1.2, 18.0
MOST_AGENCIES, MOST_CLASSES = 12, 10
OTHERS = "others"

Flow = tuple[str, str, Decimal]
"""From, to, amount in yuan."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One source, department or class; `column` 0, 1 or 2."""

    column: int
    key: str
    name: str
    amount_yuan: Decimal
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Money from one bar to another, as wide as its amount."""

    start: str
    end: str
    amount_yuan: Decimal
    path: str
    width: float
    side: int


@dataclass(frozen=True, slots=True)
class Picture:
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    height: float


def kept_largest(flows: Iterable[Flow], place: int, most: int) -> tuple[dict[str, str], int]:
    """What each key at `place` of the flows is shown as: itself, or one of the others; and how many
    those are."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for flow in flows:
        sums[str(flow[place])] += flow[2]
    ranked = sorted(sums, key=lambda key: (-sums[key], key))
    if len(ranked) <= most + 1:
        return {key: key for key in ranked}, 0
    return {key: key if n < most else OTHERS for n, key in enumerate(ranked)}, len(ranked) - most


def joined(flows: Iterable[Flow], start: Mapping[str, str], end: Mapping[str, str]) -> list[Flow]:
    """The flows between what is shown, each pair once; nought and less are no flow."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for a, b, amount in flows:
        sums[start.get(a, a), end.get(b, b)] += amount
    return [(a, b, amount) for (a, b), amount in sums.items() if amount > 0]


Names = tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]
"""Of sources, departments and classes apart: 229 is a department's code and a class's."""


def picture(coming: Sequence[Flow], going: Sequence[Flow], names: Names) -> Picture:
    """Bars and bands. `coming` are source to department, `going` department to class; a
    department's bar is as high as the larger of both."""
    columns = (
        _sums(coming, 0),
        _larger(_sums(coming, 1), _sums(going, 0)),
        _sums(going, 1),
    )
    most = max(sum(column.values(), Decimal()) for column in columns)
    gaps = GAP * max(len(column) for column in columns)
    scale = (HEIGHT - gaps) / float(most) if most else 0.0
    bars = [
        bar
        for number, column in enumerate(columns)
        for bar in _bars(number, column, names[number], scale)
    ]
    at = {(bar.column, bar.key): bar for bar in bars}
    bands = [*_bands(coming, at, 0, scale), *_bands(going, at, 1, scale)]
    bottom = max((bar.y + bar.height for bar in bars), default=0.0)
    return Picture(tuple(bars), tuple(bands), round(bottom + GAP, 1))


def _sums(flows: Sequence[Flow], place: int) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for flow in flows:
        sums[str(flow[place])] += flow[2]
    return dict(sums)


def _larger(a: Mapping[str, Decimal], b: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {key: max(a.get(key, Decimal()), b.get(key, Decimal())) for key in {**a, **b}}


def _bars(
    column: int, sums: Mapping[str, Decimal], names: Mapping[str, str], scale: float
) -> list[Bar]:
    bars, y = [], GAP
    ranked = sorted(sums, key=lambda key: (key == OTHERS, -sums[key], key))
    heights = [max(LEAST, float(sums[key]) * scale) for key in ranked]
    for key, height, following in zip(ranked, heights, [*heights, 0.0][1:], strict=True):
        name = names.get(key, key)
        bars.append(
            Bar(column, key, name, sums[key], COLUMNS[column], round(y, 1), round(height, 1))
        )
        y += max(height + GAP, LABEL + (height - following) / 2)  # labels stand in the middle
    return bars


def _bands(
    flows: Sequence[Flow], at: Mapping[tuple[int, str], Bar], side: int, scale: float
) -> list[Band]:
    """Bands leave and arrive in the order of the bars at their other end: few of them cross."""
    used: dict[tuple[int, str], float] = defaultdict(float)
    order = sorted(flows, key=lambda one: (at[side, one[0]].y, at[side + 1, one[1]].y))
    starts: dict[tuple[str, str], float] = {}
    for a, b, amount in order:
        starts[a, b] = at[side, a].y + used[side, a] + float(amount) * scale / 2
        used[side, a] += float(amount) * scale
    bands = []
    for a, b, amount in sorted(flows, key=lambda one: (at[side + 1, one[1]].y, at[side, one[0]].y)):
        width = float(amount) * scale
        end = at[side + 1, b].y + used[side + 1, b] + width / 2
        used[side + 1, b] += width
        x0, x1 = COLUMNS[side] + BAR, COLUMNS[side + 1]
        middle = (x0 + x1) / 2
        start = starts[a, b]
        path = (
            f"M{x0:.0f} {start:.1f}C{middle:.0f} {start:.1f} "
            f"{middle:.0f} {end:.1f} {x1:.0f} {end:.1f}"
        )
        bands.append(Band(a, b, amount, path, round(max(LEAST, width), 1), side))
    return bands
