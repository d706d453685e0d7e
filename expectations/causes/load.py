"""From the night's tables to components: violated identities that share a cell, by report.

What belongs here: reading `causes.sql`'s temporary tables. What does not: the search for repairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import duckdb

from expectations.causes.constraint_model import Cell, Component, Identity
from expectations.rules import ROOM


@dataclass(frozen=True, slots=True)
class Violated:
    """The finding that a violated identity became, and whose it is."""

    finding_key: str
    severity: str
    rule_id: str
    report_id: str
    agency_code: str | None
    fiscal_year: int | None


def load(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[list[Component], Mapping[int, Violated]]:
    """Components in a fixed order, and the finding of each violated identity by its number."""
    connection.execute((ROOM / "causes.sql").read_text(encoding="utf-8"))
    violated = {
        number: Violated(*facts)
        for number, *facts in connection.execute(
            "SELECT v.identity_no, finding_key, severity, rule_id, report_id, agency_code, "
            "fiscal_year FROM violated_identity v JOIN identity USING (identity_no) "
            "ORDER BY identity_no"
        ).fetchall()
    }
    cells = {
        row[0]: Cell(*row)
        for row in connection.execute("SELECT * FROM suspect_cell ORDER BY cell_no").fetchall()
    }
    identities = _identities(connection, cells)
    return list(_components(identities, cells)), violated


def _identities(
    connection: duckdb.DuckDBPyConnection, cells: Mapping[int, Cell]
) -> dict[int, Identity]:
    signs: dict[int, dict[int, int]] = defaultdict(dict)
    terms = "SELECT identity_no, cell_no, sign FROM suspect_term ORDER BY ALL"
    for number, cell, sign in connection.execute(terms).fetchall():
        if cell in cells:
            signs[number][cell] = sign
    rows = connection.execute(
        "SELECT identity_no, difference_fen, quantum_fen, parts, outcome = 'violated', "
        "convention = 'env', is_converted, is_floor FROM identity "
        "WHERE identity_no IN (SELECT identity_no FROM suspect_term) ORDER BY identity_no"
    ).fetchall()
    return {row[0]: Identity(row[0], signs[row[0]], *row[1:]) for row in rows}


def _components(
    identities: Mapping[int, Identity], cells: Mapping[int, Cell]
) -> Iterable[Component]:
    """Union of the violated by shared cells; what holds now is kept where it touches one."""
    by_cell: dict[int, list[Identity]] = defaultdict(list)
    for identity in identities.values():
        for cell in identity.signs:
            by_cell[cell].append(identity)
    seen: set[int] = set()
    for start in identities.values():
        if not start.is_violated or start.identity_no in seen:
            continue
        group = _reach(start, by_cell)
        seen |= {one.identity_no for one in group}
        inside = {cell for one in group for cell in one.signs}
        around = {
            one.identity_no: replace(
                one, signs={cell: sign for cell, sign in one.signs.items() if cell in inside}
            )
            for cell in sorted(inside)
            for one in by_cell[cell]
            if not one.is_violated
        }
        yield Component(
            {cell: cells[cell] for cell in sorted(inside)},
            tuple(sorted(group, key=lambda one: one.identity_no)),
            tuple(around[number] for number in sorted(around)),
        )


def _reach(start: Identity, by_cell: Mapping[int, list[Identity]]) -> list[Identity]:
    reached = {start.identity_no: start}
    waiting = [start]
    while waiting:
        for cell in waiting.pop().signs:
            for one in by_cell[cell]:
                if one.is_violated and one.identity_no not in reached:
                    reached[one.identity_no] = one
                    waiting.append(one)
    return list(reached.values())
