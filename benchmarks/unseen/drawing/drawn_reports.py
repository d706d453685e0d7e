"""A drawn report by its seed: the look, and whose budget it is.

What belongs here: one entry for the test and the measure. What does not: drawing itself.
"""

from __future__ import annotations

import random
from functools import cache

from benchmarks.unseen.drawing.looks import drawn_look
from benchmarks.unseen.drawing.pages import DrawnReport, laid_out
from benchmarks.unseen.drawing.sheets import drawn_sheets
from demo.demo_budget import Budget
from demo.demo_report import demo_reports


def drawn_report(seed: int) -> DrawnReport:
    """The same report for the same seed."""
    source = random.Random(f"drawn/{seed}")
    look = drawn_look(source)
    return laid_out(drawn_sheets(source.choice(budgets()), look), look)


@cache
def budgets() -> tuple[Budget, ...]:
    return tuple(report.budget for report in demo_reports())
