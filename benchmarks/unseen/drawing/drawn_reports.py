"""A drawn report by its seed: the look, and whose budget it is.

What belongs here: one entry for the test and the measure. What does not: drawing itself.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from benchmarks.unseen.drawing.clerks_manners import CLERKS_MANNERS
from benchmarks.unseen.drawing.looks import drawn_look
from benchmarks.unseen.drawing.manners import MANNERS, Issuer
from benchmarks.unseen.drawing.pages import DrawnReport, laid_out
from benchmarks.unseen.drawing.sheets import drawn_sheets
from demo.demo_budget import Budget
from demo.demo_report import demo_reports

_ENDLESS = 1000


def drawn_report(seed: int) -> DrawnReport:
    """The same report for the same seed."""
    source = random.Random(f"drawn/{seed}")
    look = drawn_look(source)
    return laid_out(drawn_sheets(source.choice(budgets()), look), look)


def unbroken_report(seed: int) -> DrawnReport:
    """A drawn report without page breaks: office files have none."""
    source = random.Random(f"office/{seed}")
    look = replace(drawn_look(source), rows_a_page=_ENDLESS, new_pages=True, cut_rows=False)
    return laid_out(drawn_sheets(source.choice(budgets()), look), look)


def mannered_report(seed: int, *names: str) -> tuple[DrawnReport, list[str]]:
    """A drawn report in two further manners that the seed chooses, or in those that are named."""
    source = random.Random(f"mannered/{seed}")
    look = drawn_look(source)
    issuer = Issuer(source, source.choice(budgets()))
    sheets = drawn_sheets(issuer.budget, look)
    chosen = list(names) or source.sample(sorted(MANNERS), 2)
    for name in chosen:
        (MANNERS | CLERKS_MANNERS)[name](sheets, issuer)
    return laid_out(sheets, look), chosen


@cache
def budgets() -> tuple[Budget, ...]:
    return tuple(report.budget for report in demo_reports())
