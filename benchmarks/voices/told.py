"""The helpers of a template: figures as printed, each counted so that one of them can slip.

What belongs here: how amounts, percents, counts and words of direction are printed. What does not:
what is true (`budget_truths`, `final_truths`) and the sentences (`budget`, `final`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.planted.slips import slipped

CENT = Decimal("0.01")


@dataclass(slots=True)
class Teller:
    """Prints figures of amounts in 万元; the `slip`-th thing printed is wrong, by `source`."""

    slip: int | None = None
    source: random.Random = field(default_factory=lambda: random.Random(0))
    printed: list[str] = field(default_factory=list)
    slipped: str | None = None

    def _out(self, kind: str, text: str, other: str | None = None) -> str:
        number = len(self.printed)
        self.printed.append(kind)
        if number != self.slip:
            return text
        changed = other if other is not None else slipped(text, self.source)
        if changed is None or changed == text:
            return text
        self.slipped = f"[{text}→{changed}]"
        return changed

    def w(self, amount: Decimal) -> str:
        """1234.56, in 万元."""
        return self._out("amount", f"{amount:.2f}")

    def t(self, amount: Decimal) -> str:
        """1,234.56, in 万元."""
        return self._out("amount", f"{amount:,.2f}")

    def s(self, amount: Decimal) -> str:
        """As short as it goes, in 万元: 12.5, 0."""
        return self._out("amount", f"{amount.normalize():f}")

    def y(self, amount: Decimal) -> str:
        """In yuan: 12,345,600.00."""
        return self._out("amount", f"{amount * 10_000:,.2f}")

    def yi(self, amount: Decimal) -> str:
        """In 亿元, two places."""
        return self._out("amount", f"{round_half_up(amount / 10_000)}")

    def p(self, part: Decimal, whole: Decimal, places: int = 2) -> str:
        """What percent, without the sign; of nothing 0, as reports print it."""
        return self._out("percent", percent(part, whole or Decimal(1), places))

    def g(self, now: Decimal, before: Decimal, places: int = 2) -> str:
        """By what percent it changed, without a sign."""
        return self._out("percent", percent(abs(now - before), before, places))

    def d(self, now: Decimal, before: Decimal) -> str:
        """By how much it changed, in 万元."""
        return self._out("amount", f"{abs(now - before):.2f}")

    def up(self, now: Decimal, before: Decimal, more: str = "增加", less: str = "减少") -> str:
        right, wrong = (more, less) if now > before else (less, more)
        return self._out("direction", right, wrong)

    def n(self, count: int) -> str:
        return self._out("count", str(count))

    def yr(self, year: int) -> str:
        return self._out("year", str(year), str(year - 3))


def percent(part: Decimal, whole: Decimal, places: int) -> str:
    return f"{(part / whole * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}"


def round_half_up(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
