"""REPORT-ROUNDING: can one set of true figures explain all the rounding of a report?

What belongs here: the rule, one line a report. What does not: the linear programme (`joint`),
single identities (their envelopes are in `macros.sql`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import duckdb
import numpy as np

from expectations.identities import write_identities
from expectations.joint import HALF, conflict, least_half_widths, parts, read_system, with_widths
from expectations.rules import ROOM, Rule

NAMED = 6
"""Identities of a contradiction that its sentence names."""

_HOLDING = """
    d.outcome <> 'violated' AND d.convention <> 'prose'
    AND d.report_id IN (
        SELECT report_id FROM identity WHERE outcome = 'rounding' AND convention <> 'prose')
"""


def write_rounding(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Writes the rule's instances, one a report that has identities. After all other rules.

    Figures of violated identities may be any: one of them is known to be wrong, and is said.
    """
    write_identities(connection, rules)
    system, figures = read_system(connection, _HOLDING)
    by_cell = np.where(figures.is_suspect, np.inf, np.where(figures.is_nought, 0.0, 1.0))
    groups = parts(with_widths(system, figures.widths(by_cell)))
    found = []
    for part, h in zip(groups, least_half_widths(groups), strict=True):
        contradiction = [] if h <= HALF else conflict(part).tolist()
        quantum_fen = int(part.quanta_fen.max())
        found.append(
            {
                "identity_no": int(part.identities[0]),
                "h_yuan": None if contradiction else h * quantum_fen / 100,
                "quantum_fen": quantum_fen,
                "identities": contradiction,
            }
        )
    connection.execute("SET VARIABLE solved = ?", [json.dumps(found)])
    connection.execute("SET VARIABLE named = ?", [NAMED])
    connection.execute((ROOM / "rounding.sql").read_text(encoding="utf-8"))
