"""Heads of a table without rules: which text names which column, and which stands over several.

What belongs here: matching names to columns by place, empty columns, groups by their middle. What
does not: columns with something in them (`rivers`), which words are a name (`head_names`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from statistics import median

from disclosure.documents.pdf.aligned.head_names import (
    LEVEL,
    Name,
    as_high,
    names_of,
    stands_over,
)
from disclosure.documents.pdf.aligned.page_words import WordLine
from disclosure.documents.pdf.aligned.rivers import Strip

_SLACK = 2.0
_OFF_MIDDLE = 0.2
_COLUMNS_APART = 1.5
_UNMATCHED = 30.0
_UNCOVERED = 4.0
_MOST_GROUPS = 6
_DEEPEST = 4


@dataclass(slots=True)
class Group:
    """A name over several columns, first and last; `level` counts from the top."""

    name: Name
    first: int
    last: int
    level: int


@dataclass(slots=True)
class Head:
    """Columns from left to right, each with its own name; groups over them by level."""

    strips: list[Strip]
    names: list[Name | None]
    groups: list[Group]


def head_of(lines: Sequence[WordLine], strips: Sequence[Strip]) -> Head:
    """The head over the columns; a name under which nothing is printed makes a column of its own.

    Without lines the columns are those that are printed in.
    """
    names = names_of(lines)
    leaves = [name for name in names if not stands_over(name, names)]
    columns, own = _matched(sorted(leaves, key=lambda name: name.centre), strips)
    columns, own = _without_groups(columns, own)
    if leaves:
        columns, own = _without_nameless(columns, own)
    others = [name for name in names if not any(name is leaf for leaf in own)]
    return Head(columns, own, _groups(others, columns, own))


def is_band(line: WordLine, above: Sequence[WordLine], strips: Sequence[Strip]) -> bool:
    """Whether a lone text below the names runs over a river: it speaks of the rows below it."""
    if len(line.words) > 1:
        return False
    left, right = line.words[0].box[0], line.words[0].box[2]
    touched = [strip for strip in strips if strip.left < right and strip.right > left]
    named = [name for name in names_of(above) if name.bottom <= line.top + 0.2 * line.size]
    return len(touched) > 1 and all(
        any(name.left < strip.right and name.right > strip.left for name in named)
        for strip in touched
    )


def _matched(
    leaves: Sequence[Name], strips: Sequence[Strip]
) -> tuple[list[Strip], list[Name | None]]:
    """Names and columns paired from left to right, as near as can be."""
    rows, columns = len(leaves), len(strips)
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i or j:
                cost[i][j] = min(
                    cost[i - 1][j] + _UNMATCHED if i else float("inf"),
                    cost[i][j - 1] + _UNMATCHED if j else float("inf"),
                    cost[i - 1][j - 1] + _apart(leaves[i - 1], strips[j - 1])
                    if i and j
                    else float("inf"),
                )
    found: list[tuple[Strip, Name | None]] = []
    i, j = rows, columns
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _apart(leaves[i - 1], strips[j - 1]):
            i, j = i - 1, j - 1
            found.append((strips[j], leaves[i]))
        elif i and cost[i][j] == cost[i - 1][j] + _UNMATCHED:
            i -= 1
            found.append((Strip(leaves[i].left, leaves[i].right), leaves[i]))
        else:
            j -= 1
            found.append((strips[j], None))
    found.reverse()
    return [strip for strip, _ in found], [name for _, name in found]


def _without_groups(
    columns: list[Strip], own: list[Name | None]
) -> tuple[list[Strip], list[Name | None]]:
    """A name under which nothing is printed is no column where it stands over the middle of two
    lower ones that are no further apart than columns are: it is their group."""
    named = [name for strip, name in zip(columns, own, strict=True) if name and strip.rows]
    steps = [right.centre - left.centre for left, right in pairwise(named)]
    if not steps:
        return columns, own
    kept = [
        n
        for n, name in enumerate(own)
        if name is None
        or columns[n].rows
        or not 0 < n < len(own) - 1
        or not _stands_between(name, own[n - 1], own[n + 1], _COLUMNS_APART * median(steps))
    ]
    return [columns[n] for n in kept], [own[n] for n in kept]


def _stands_between(name: Name, left: Name | None, right: Name | None, most: float) -> bool:
    if left is None or right is None:
        return False
    is_below = min(left.top, right.top) >= name.bottom - _OFF_MIDDLE * name.size
    off = abs((left.centre + right.centre) / 2 - name.centre)
    return is_below and off < _OFF_MIDDLE * name.size and right.centre - left.centre < most


def _without_nameless(
    columns: list[Strip], own: list[Name | None]
) -> tuple[list[Strip], list[Name | None]]:
    """A column without a name joins the one beside it with which it shares no row.

    Counts and dashes stand elsewhere in a column than its figures do.
    """
    kept = list(zip(columns, own, strict=True))
    number = 0
    while number < len(kept):
        strip, name = kept[number]
        beside = [
            kept[n][0]
            for n in (number - 1, number + 1)
            if 0 <= n < len(kept) and not kept[n][0].rows & strip.rows and kept[n][1] is not None
        ]
        if name is None and beside:
            near = min(beside, key=lambda one: max(strip.left - one.right, one.left - strip.right))
            near.join(strip)
            del kept[number]
        else:
            number += 1
    return [strip for strip, _ in kept], [name for _, name in kept]


def _apart(name: Name, strip: Strip) -> float:
    """Points between a name and a column; what they share counts for them."""
    gap = max(name.left - strip.right, strip.left - name.right)
    if gap >= 0:
        return gap
    shared = min(-gap, name.right - name.left, strip.right - strip.left)
    return -min(1.0, shared / max(1.0, min(name.right - name.left, strip.right - strip.left)))


def _groups(
    names: Sequence[Name], columns: Sequence[Strip], own: Sequence[Name | None]
) -> list[Group]:
    """Level by level from the top: the names of one level part the columns below them."""
    found: list[Group] = []
    edges = _edges(columns, own)
    rest = sorted(names, key=lambda name: name.middle)
    level = 0
    while rest and level < _DEEPEST:
        first = rest[0]
        band = [name for name in rest if name.middle - first.middle < LEVEL * first.size]
        rest = rest[len(band) :]
        band.sort(key=lambda name: name.centre)
        for run in _open_runs(band, columns, own):
            inside = [n for n in band if _lies_over(n, columns, own, run)]
            found += [
                Group(name, *span, level)
                for name, span in zip(inside, _shared_out(inside, columns, run, edges), strict=True)
            ]
        level += 1
    return found


def _open_runs(
    band: Sequence[Name], columns: Sequence[Strip], own: Sequence[Name | None]
) -> list[tuple[int, int]]:
    """Runs of columns whose own names stand below the band.

    A name as high as the band and all below it stands in their middle: it is in no group.
    """
    bottom = max(name.bottom for name in band)
    size = band[0].size
    lowest = max((name.bottom for name in own if name is not None), default=bottom)
    middle = (min(name.top for name in band) + lowest) / 2 + _OFF_MIDDLE * size
    is_open = [
        name is not None and name.top >= bottom - 0.3 * size and name.middle > middle
        for name in own
    ]
    below = [name for name, opened in zip(own, is_open, strict=True) if name and opened]
    runs: list[tuple[int, int]] = []
    for number, name in enumerate(own):
        opened = is_open[number] or (name is not None and bool(as_high(name, below)))
        if not opened:
            continue
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _lies_over(
    name: Name, columns: Sequence[Strip], own: Sequence[Name | None], run: tuple[int, int]
) -> bool:
    first, last = (own[number] for number in run)
    left = min(columns[run[0]].left, first.left if first else columns[run[0]].left)
    right = max(columns[run[1]].right, last.right if last else columns[run[1]].right)
    return left - name.size <= name.centre <= right + name.size


def _shared_out(
    band: Sequence[Name], columns: Sequence[Strip], run: tuple[int, int], edges: Sequence[float]
) -> list[tuple[int, int]]:
    """The columns of each name: each stands over the middle of its own."""
    if not band:
        return []
    first, last = run
    best: tuple[float, list[tuple[int, int]]] = (float("inf"), [])
    count = len(band)
    places = range(first, last + 2)
    if count > _MOST_GROUPS or len(places) < 2 * count:
        return _nearest(band, columns, run)
    for cuts in combinations(places, count + 1):
        spans = [(a, b - 1) for a, b in pairwise(cuts)]
        misfit = sum(
            abs((edges[a] + edges[b + 1]) / 2 - name.centre)
            for name, (a, b) in zip(band, spans, strict=True)
        )
        misfit += _UNCOVERED * (cuts[0] - first + last + 1 - cuts[-1])
        if misfit < best[0]:
            best = (misfit, spans)
    return best[1]


def _nearest(
    band: Sequence[Name], columns: Sequence[Strip], run: tuple[int, int]
) -> list[tuple[int, int]]:
    """One column a name: that whose middle is nearest."""
    spans = []
    for name in band:
        near = min(
            range(run[0], run[1] + 1),
            key=lambda n: abs((columns[n].left + columns[n].right) / 2 - name.centre),
        )
        spans.append((near, near))
    return spans


def _edges(columns: Sequence[Strip], own: Sequence[Name | None]) -> list[float]:
    """Where columns are parted: names stand in the middle of theirs, if that can be; else rivers.

    If each name is in the middle, one edge says all others: it lies where all text is clear of it.
    """
    lefts = [min(c.left, n.left) if n else c.left for c, n in zip(columns, own, strict=True)]
    rights = [max(c.right, n.right) if n else c.right for c, n in zip(columns, own, strict=True)]
    if all(own):
        low, high, sign, shift = float("-inf"), lefts[0], 1.0, 0.0
        shifts = [(sign, shift)]
        for number, name in enumerate(own):
            sign, shift = -sign, 2 * (name.centre if name else 0.0) - shift
            shifts.append((sign, shift))
            least = rights[number]
            most = lefts[number + 1] if number + 1 < len(lefts) else float("inf")
            bounds = (least - shift, most - shift) if sign > 0 else (shift - most, shift - least)
            low, high = max(low, bounds[0]), min(high, bounds[1])
        if low <= high + _SLACK:
            first = (low + high) / 2
            return [sign * first + shift for sign, shift in shifts]
    inner = [(right + left) / 2 for right, left in pairwise_of(rights, lefts)]
    return [columns[0].left, *inner, columns[-1].right]


def pairwise_of(rights: Sequence[float], lefts: Sequence[float]) -> list[tuple[float, float]]:
    """Where each column ends and the next one begins."""
    return list(zip(rights[:-1], lefts[1:], strict=True))
