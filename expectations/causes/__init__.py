"""One cause, one finding: the smallest change that repairs violated identities sharing a cell.

What belongs here: components, repairs, and what they make of quality.finding, quality.cause and
quality.cause_cell. What does not: deciding what is violated (`judging`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb

from expectations.causes.carried_on import joined
from expectations.causes.cause_words import needed, sentence
from expectations.causes.constraint_model import Component, Repair
from expectations.causes.likelihood import weigh
from expectations.causes.load import Violated, load
from expectations.causes.several import several_repairs
from expectations.causes.single import single_repairs
from expectations.finding_rows import finding_key
from expectations.identities import write_identities
from expectations.put_right import follow
from expectations.rule_templates import sql_of
from expectations.rules import Rule

SECONDS_EACH = 2.0
SECONDS_ALL = 30.0
"""What the night spends on components that no single cell repairs; after it they stay open."""

_WITH_REPAIR = (
    "cause_rows",
    "exchanged",
    "exchanged_levels",
    "missing_lines",
    "copied_tables",
    "foreign_tables",
)
"""Causes that say what should be printed, in this order; later ones take over from earlier ones."""
_ALIKE = (
    "exchanged_percents",
    "told_again",
    "same_difference",
    "alike_sums",
    "empty_causes",
)
"""What is left and fails alike, in this order."""
_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def write_causes(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Fills quality.cause and cause_cell; arithmetic, cause_key, is_consequence of quality.finding.

    After `write_findings`, on the same connection. Where nothing was found, nothing has a cause.
    """
    if not connection.execute("SELECT count(*) FROM quality.finding").fetchall()[0][0]:
        return
    write_identities(connection, rules)
    components, violated = load(connection)
    connection.execute(sql_of("arithmetic"))
    until = time.monotonic() + SECONDS_ALL
    causes: list[dict[str, Any]] = []
    cells: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    components, found = joined(components, lambda one: repairs_of(one, _seconds(until)))
    reports = [violated[one.violated[0].identity_no].report_id for one in components]
    undecided = sorted((k for k, one in enumerate(found) if len(one) > 1), key=reports.__getitem__)
    for k, repairs in zip(
        undecided,
        weigh(connection, [(reports[k], components[k], found[k]) for k in undecided]),
        strict=True,
    ):
        found[k] = repairs
    for component, repairs in zip(components, found, strict=True):
        keys = [violated[one.identity_no].finding_key for one in component.violated]
        key = finding_key("cause", min(keys))
        main = _leader(component, repairs, violated)
        causes.append(_cause(key, component, repairs, main))
        cells += _cells(key, component, repairs)
        members += [{"finding_key": one, "cause_key": key} for one in keys]
    connection.execute("SET VARIABLE causes = ?", [json.dumps(causes)])
    connection.execute("SET VARIABLE cause_cells = ?", [json.dumps(cells)])
    connection.execute("SET VARIABLE cause_members = ?", [json.dumps(members)])
    for name in _WITH_REPAIR:
        connection.execute(sql_of(name))
    follow(connection, rules)
    for name in _ALIKE:
        connection.execute(sql_of(name))


def _seconds(until: float) -> float:
    return min(SECONDS_EACH, until - time.monotonic())


def repairs_of(component: Component, seconds: float = SECONDS_EACH) -> list[Repair]:
    """The smallest repairs, the likeliest first; none when none was found in time."""
    return single_repairs(component) or several_repairs(component, seconds)


def _leader(
    component: Component, repairs: Sequence[Repair], violated: Mapping[int, Violated]
) -> Violated:
    """The gravest finding that has the first-named figure; of equals a sum in a table, then the one
    with fewest figures."""
    named = next(iter(repairs[0].changes)) if repairs else None
    best = min(
        component.violated,
        key=lambda one: (
            named is not None and named not in one.signs,
            _GRAVITY[violated[one.identity_no].severity],
            one.is_floor or any(component.cells[cell].is_spoken for cell in one.signs),
            one.parts,
            violated[one.identity_no].finding_key,
        ),
    )
    return violated[best.identity_no]


def _cause(
    key: str, component: Component, repairs: Sequence[Repair], main: Violated
) -> dict[str, Any]:
    return {
        "cause_key": key,
        "report_id": main.report_id,
        "agency_code": main.agency_code,
        "fiscal_year": main.fiscal_year,
        "main_finding_key": main.finding_key,
        "findings": len(component.violated),
        "decided": len(repairs) == 1,
        "changes": len(repairs[0].changes) if repairs else None,
        "alternatives": len(repairs),
        "sentence": sentence(component, repairs),
    }


def _cells(key: str, component: Component, repairs: Sequence[Repair]) -> Iterable[dict[str, Any]]:
    for alternative, repair in enumerate(repairs, 1):
        for rank, (number, by) in enumerate(repair.changes.items(), 1):
            cell = component.cells[number]
            yield {
                "cause_key": key,
                "alternative": alternative,
                "rank": rank,
                "cell_id": None if cell.is_spoken else cell.cell_id,
                "statement_id": cell.cell_id if cell.is_spoken else None,
                "printed": cell.printed,
                "needed_fen": cell.amount_fen + by,
                "needed": needed(cell, by),
            }
