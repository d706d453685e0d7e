"""One cause, one finding: the smallest change that repairs violated identities sharing a cell.

What belongs here: components, repairs, and what they make of quality.finding, quality.cause and
quality.cause_cell. What does not: deciding what is violated (`evaluate`).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from expectations.causes.load import Violated, load
from expectations.causes.model import Component, Repair
from expectations.causes.several import several_repairs
from expectations.causes.single import single_repairs
from expectations.causes.wording import needed, sentence
from expectations.findings import finding_key
from expectations.identities import write_identities
from expectations.rules import Rule

SECONDS_EACH = 2.0
SECONDS_ALL = 30.0
"""What the night spends on components that no single cell repairs; after it they stay open."""

_GRAVITY = {"error": 0, "warning": 1, "info": 2}


def write_causes(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Fills quality.cause and cause_cell, and cause_key and is_consequence of quality.finding.

    After `write_findings`, on the same connection.
    """
    write_identities(connection, rules)
    components, violated = load(connection)
    until = time.monotonic() + SECONDS_ALL
    causes: list[tuple[Any, ...]] = []
    cells: list[tuple[Any, ...]] = []
    members: list[tuple[Any, ...]] = []
    for component in components:
        repairs = repairs_of(component, min(SECONDS_EACH, until - time.monotonic()))
        findings = [violated[one.identity_no] for one in component.violated]
        key = finding_key("cause", min(one.finding_key for one in findings))
        main = _leader(component, repairs, violated)
        causes.append(_cause(key, component, repairs, main))
        cells += _cells(key, component, repairs)
        members += [(one.finding_key, key, one.finding_key != main.finding_key) for one in findings]
    _write(connection, causes, cells, members)


def repairs_of(component: Component, seconds: float = SECONDS_EACH) -> list[Repair]:
    """The smallest repairs, the likeliest first; none when none was found in time."""
    return single_repairs(component) or several_repairs(component, seconds)


def _leader(
    component: Component, repairs: Sequence[Repair], violated: Mapping[int, Violated]
) -> Violated:
    """The gravest finding that has the first-named cell; of equals the one with fewest figures."""
    named = next(iter(repairs[0].changes)) if repairs else None
    best = min(
        component.violated,
        key=lambda one: (
            named is not None and named not in one.signs,
            _GRAVITY[violated[one.identity_no].severity],
            len(one.signs),
            violated[one.identity_no].finding_key,
        ),
    )
    return violated[best.identity_no]


def _cause(
    key: str, component: Component, repairs: Sequence[Repair], main: Violated
) -> tuple[Any, ...]:
    return (
        key,
        main.report_id,
        main.agency_code,
        main.fiscal_year,
        main.finding_key,
        len(component.violated),
        len(repairs) == 1,
        len(repairs[0].changes) if repairs else None,
        len(repairs),
        sentence(component, repairs),
    )


def _cells(key: str, component: Component, repairs: Sequence[Repair]) -> list[tuple[Any, ...]]:
    return [
        (key, alternative, rank, cell.cell_id, cell.printed, cell.amount_fen + by, needed(cell, by))
        for alternative, repair in enumerate(repairs, 1)
        for rank, (cell, by) in enumerate(
            ((component.cells[number], by) for number, by in repair.changes.items()), 1
        )
    ]


def _write(
    connection: duckdb.DuckDBPyConnection,
    causes: list[tuple[Any, ...]],
    cells: list[tuple[Any, ...]],
    members: list[tuple[Any, ...]],
) -> None:
    if not causes:
        return
    connection.executemany(
        f"INSERT INTO quality.cause VALUES ({', '.join('?' * 10)})", sorted(causes)
    )
    if cells:
        connection.executemany(
            "INSERT INTO quality.cause_cell VALUES (?, ?, ?, ?, ?, ? / 100::DECIMAL(18, 2), ?)",
            sorted(cells),
        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE cause_member "
        "(finding_key VARCHAR, cause_key VARCHAR, is_consequence BOOLEAN)"
    )
    connection.executemany("INSERT INTO cause_member VALUES (?, ?, ?)", members)
    connection.execute(
        "UPDATE quality.finding f SET cause_key = m.cause_key, is_consequence = m.is_consequence "
        "FROM cause_member m WHERE m.finding_key = f.finding_key"
    )
