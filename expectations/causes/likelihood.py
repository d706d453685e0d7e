"""Which of several repairs the rest of the report bears: joint rounding as a judge.

What belongs here: the least half width that is left after each alternative. What does not: finding
alternatives (`single`, `several`), the linear programme itself (`expectations.joint`).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import duckdb
import numpy as np

from expectations.causes.constraint_model import Component, Repair
from expectations.causes.single import in_order
from expectations.joint import HALF, least_half_widths, read_system, with_widths

SECONDS = 10.0
"""What the night spends on weighing; causes after it stay open as they are."""

STRAIN = 6.0
"""How much a half width of one unit speaks against a repair, beside slips (`slips.WEIGHTS`)."""


def weigh(
    connection: duckdb.DuckDBPyConnection,
    open_causes: Sequence[tuple[str, Component, list[Repair]]],
) -> list[list[Repair]]:
    """The repairs of each (report, component, repairs) that are left, the likeliest first.

    A repair is dropped when no true figures explain the report with its cells set free; when none
    would be left, all stay.
    """
    until = time.monotonic() + SECONDS
    weighed = []
    for report_id, causes in groupby(open_causes, key=lambda one: one[0]):
        is_late = time.monotonic() > until
        report = None if is_late else _Report(connection, report_id)
        weighed += [
            repairs if report is None else report.weighed(component, repairs)
            for _, component, repairs in causes
        ]
    return weighed


class _Report:
    """The identities of one report, those that are violated among them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, report_id: str) -> None:
        self.system, self.figures = read_system(connection, "d.report_id = ?", report_id)
        violated = connection.execute(
            "SELECT identity_no FROM identity WHERE report_id = ? AND outcome = 'violated'",
            [report_id],
        ).fetchall()
        self.is_violated = np.isin(self.system.identities, [number for (number,) in violated])

    def weighed(self, component: Component, repairs: list[Repair]) -> list[Repair]:
        """The component's identities must hold after a repair; what else is violated is left out
        and its figures may be any."""
        figures = self.figures
        if not all(np.isin(list(one.changes), figures.cells).all() for one in repairs):
            return repairs
        own = np.isin(figures.cells, list(component.cells))
        before = np.where(figures.is_suspect & ~own, np.inf, np.where(figures.is_nought, 0.0, 1.0))
        numbers = [one.identity_no for one in component.violated]
        rows = np.flatnonzero(np.isin(self.system.identities, numbers) | ~self.is_violated)
        systems = []
        for repair in repairs:
            by_cell = np.where(np.isin(figures.cells, list(repair.changes)), np.inf, before)
            systems.append(with_widths(self.system, figures.widths(by_cell)).take(rows))
        borne = [
            replace(repair, plausibility=repair.plausibility - STRAIN * h)
            for repair, h in zip(repairs, least_half_widths(systems), strict=True)
            if h <= HALF
        ]
        return in_order(borne) if borne else repairs
