"""How one issuer prints: everything that may differ from place to place, drawn once by a seed.

What belongs here: choices and how an amount, a code or a label is printed under them. What does
not: which tables there are (`sheets`), and pages (`pages`).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

FEN_PER_UNIT = {"元": 100, "千元": 100_000, "万元": 1_000_000, "亿元": 10_000_000_000}
CODES = ("first", "behind", "three", "in_name", "none")
_FULL_WIDTH = str.maketrans("0123456789.,-()", "０１２３４５６７８９．，－（）")
_SEPARATED = ("", "", "", "-", ".", " ")


@dataclass(frozen=True, slots=True)
class Look:
    """`codes` says where codes stand; `joint` what stands between their levels."""

    source: random.Random
    unit: str
    decimals: int
    thousands: bool
    nothing: str
    codes: str
    joint: str
    numbered: str
    unit_at: str
    title_at: str
    head: str
    counts: str
    total_at: str
    totals_name: str
    repeats_head: str
    new_pages: bool
    rows_a_page: int
    last_year: str
    note: bool
    serial: bool
    unit_columns: bool
    negative: str
    shuffled: bool
    funds_group: bool
    across: bool
    wrapped: bool
    spacer: bool
    contents: bool
    foot: str
    digits: str
    mixed_units: bool
    planned: bool
    cut_rows: bool
    forgets_units: bool

    def multiple(self) -> int:
        """By what last year's and the plan differ: a whole number, so that multiplied sums hold.

        The draw is for what follows: a seed draws the same looks as ever.
        """
        self.source.randrange(80, 125)
        return 2 + self.rows_a_page % 2

    def amount(self, fen: int | None) -> str:
        """As printed; nothing for zero, as this issuer prints nothing."""
        if not fen:
            return self.nothing
        value = Decimal(abs(fen)) / FEN_PER_UNIT[self.unit]
        printed = f"{value:,.{self.decimals}f}" if self.thousands else f"{value:.{self.decimals}f}"
        if Decimal(printed.replace(",", "")) == 0:
            return self.nothing
        printed = self.negative.format(printed) if fen < 0 else printed
        if self.digits == "spaced":
            return printed.replace(",", " ")
        return printed.translate(_FULL_WIDTH) if self.digits == "full" else printed

    def of_sheet(self) -> Look:
        """The look of one table: its unit may be its own."""
        if not self.mixed_units:
            return self
        unit, decimals = _unit_and_decimals(self.source)
        return replace(self, unit=unit, decimals=decimals)

    def code(self, code: str) -> str:
        return self.joint.join(one for one in (code[:3], code[3:5], code[5:7]) if one)

    def chance(self, share: float) -> bool:
        return self.source.random() < share

    def one_of(self, words: Sequence[str]) -> str:
        return self.source.choice(words)


def drawn_look(source: random.Random) -> Look:
    """A look whose parts agree: whole yuan are printed in yuan alone."""
    unit, decimals = _unit_and_decimals(source)
    return Look(
        source=source,
        unit=unit,
        decimals=decimals,
        thousands=source.random() < 0.5,
        nothing=source.choice(("", "", "0.00", "-", "—", "0")),
        codes=source.choice(CODES),
        joint=source.choice(_SEPARATED),
        numbered=source.choice(("", "表{}", "附表{}", "公开{:02d}表", "表{}：", "预算{:02d}表")),
        unit_at=source.choice(("line", "line", "agency", "title", "inside", "head")),
        title_at=source.choice(("above", "above", "inside")),
        head=source.choice(("plain", "grouped", "grouped", "deep")),
        counts=source.choice(("", "", "栏次", "numbers", "**")),
        total_at=source.choice(("first", "first", "last", "nowhere")),
        totals_name=source.choice(("合计", "总计", "合 计", "支出合计", "本年合计")),
        repeats_head=source.choice(("yes", "no", "continued")),
        new_pages=source.random() < 0.7,
        rows_a_page=source.randrange(8, 40),
        last_year=source.choice(("", "", "before", "after")),
        note=source.random() < 0.3,
        serial=source.random() < 0.25,
        unit_columns=source.random() < 0.25,
        negative=source.choice(("-{}", "({})", "（{}）", "－{}")),
        shuffled=source.random() < 0.4,
        funds_group=source.random() < 0.4,
        across=source.random() < 0.3,
        wrapped=source.random() < 0.3,
        spacer=source.random() < 0.2,
        contents=source.random() < 0.4,
        foot=source.choice(("", "", "注：本表按支出功能分类填列。", "— {} —", "第{}页")),
        digits=source.choice(("", "", "", "full", "spaced")),
        mixed_units=source.random() < 0.25,
        planned=source.random() < 0.25,
        cut_rows=source.random() < 0.3,
        forgets_units=source.random() < 0.3,
    )


def _unit_and_decimals(source: random.Random) -> tuple[str, int]:
    unit = source.choice(("元", "千元", "万元", "万元", "万元", "亿元"))
    decimals = {"元": source.choice((0, 2)), "千元": 2, "万元": source.choice((2, 2, 4, 6))}
    return unit, decimals.get(unit, 6)
