"""REPORT-ROUNDING: can one set of true figures explain all the rounding of a report?

What belongs here: the linear programme of a report over the identities that hold, its least h, and,
where no true figures exist, a smallest group of identities that can't hold together. What does not:
single identities (their envelopes are in `macros.sql`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_diag, coo_array, csr_array, eye_array, hstack
from scipy.sparse.csgraph import connected_components

from expectations.identities import write_identities
from expectations.rules import ROOM, Rule

RULE_ID = "REPORT-ROUNDING"
HALF = 0.5 + 1e-6
"""Half a unit of the last place, and the solver's own tolerance."""

TOGETHER = 10
"""Systems in one call of the solver."""

NAMED = 6
"""Identities of a contradiction that its sentence names."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class System:
    """Identities of a district as `coefficients @ deviations = -gaps`, in units of the last place.

    A deviation is true figure less printed figure. Figures printed twice share one.
    """

    coefficients: csr_array
    gaps: Floats
    identities: Numbers
    quanta_fen: Numbers

    def take(self, rows: Numbers) -> System:
        """Some identities, with the figures in them."""
        some = self.coefficients[rows]
        used = np.unique(some.indices)
        return System(
            csr_array(some[:, used]), self.gaps[rows], self.identities[rows], self.quanta_fen[rows]
        )


def write_rounding(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Writes the rule's instances, one a report that has identities. After all other rules."""
    write_identities(connection, rules)
    system = _system(connection)
    found = []
    parts = _parts(system)
    for part, h in zip(parts, least_half_widths(parts), strict=True):
        group = [] if h <= HALF else conflict(part).tolist()
        found.append(
            {
                "identity_no": int(part.identities[0]),
                "h_yuan": None if group else h * int(part.quanta_fen.max()) / 100,
                "quantum_fen": int(part.quanta_fen.max()),
                "identities": group,
            }
        )
    connection.execute("SET VARIABLE solved = ?", [json.dumps(found)])
    connection.execute("SET VARIABLE named = ?", [NAMED])
    connection.execute((ROOM / "rounding.sql").read_text(encoding="utf-8"))


def least_half_widths(systems: Sequence[System]) -> list[float]:
    """The least h of each such that true figures within h of the printed ones fulfil everything.

    In units of the last place; at most one half when rounding explains everything. Infinite when
    no figures at all do. Several systems go into one programme, since a call costs as much as
    solving.
    """
    widths: list[float] = []
    for start in range(0, len(systems), TOGETHER):
        some = systems[start : start + TOGETHER]
        solved = _solve(some)
        if solved is None:
            alone = [_solve([one]) for one in some]
            solved = [one[0] if one else float("inf") for one in alone]
        widths += solved
    return widths


def _solve(systems: Sequence[System]) -> list[float] | None:
    """The least h of each system; None when one of them has no solution."""
    matrix = block_diag([one.coefficients for one in systems], format="csr")
    gaps = np.concatenate([one.gaps for one in systems])
    rows, columns = matrix.shape
    count = len(systems)
    owner = np.repeat(np.arange(count), [one.coefficients.shape[1] for one in systems])
    width = csr_array((np.ones(columns), (np.arange(columns), owner)), (columns, count))
    eye = eye_array(columns, format="csr")
    free, nought = np.full(columns, np.inf), np.zeros(columns)
    answer = milp(
        np.r_[nought, np.ones(count)],
        constraints=[
            LinearConstraint(hstack([matrix, csr_array((rows, count))]), -gaps, -gaps),
            LinearConstraint(hstack([eye, -width]), -free, nought),
            LinearConstraint(hstack([eye, width]), nought, free),
        ],
        bounds=Bounds(np.r_[-free, np.zeros(count)], np.inf),
    )
    return None if answer.x is None else [float(h) for h in answer.x[columns:]]


def conflict(system: System) -> Numbers:
    """Numbers of identities that can't hold together, none of which can be left out.

    The elastic programme (least sum of slacks) proves by its prices which identities take part;
    then each is left out once, to see whether the others still contradict one another.
    """
    rows, columns = system.coefficients.shape
    eye = eye_array(rows, format="csr")
    answer = linprog(
        np.r_[np.zeros(columns), np.ones(2 * rows)],
        A_eq=hstack([system.coefficients, eye, -eye]),
        b_eq=-system.gaps,
        bounds=[(-0.5, 0.5)] * columns + [(0, None)] * (2 * rows),
    )
    group = np.flatnonzero(np.abs(answer.eqlin.marginals) > 1e-9)
    for row in group.copy():
        others = group[group != row]
        if least_half_widths([system.take(others)])[0] > HALF:
            group = others
    return np.sort(system.identities[group])


def _system(connection: duckdb.DuckDBPyConnection) -> System:
    """All identities that hold, of reports with rounding. A blank or a nought is exact."""
    terms = connection.execute(
        "SELECT identity_no, cell_no, t.sign * t.quantum_fen AS weight, t.quantum_fen, "
        "difference_fen FROM identity_term t JOIN identity USING (identity_no) "
        "WHERE amount_fen <> 0 AND outcome <> 'violated' AND report_id IN "
        "(SELECT report_id FROM identity WHERE outcome = 'rounding') ORDER BY identity_no, cell_no"
    ).fetchnumpy()
    identities, first, row = np.unique(
        np.asarray(terms["identity_no"], np.int64), return_index=True, return_inverse=True
    )
    cells, column = np.unique(np.asarray(terms["cell_no"], np.int64), return_inverse=True)
    quanta = np.ones(len(identities), np.int64)
    np.maximum.at(quanta, row, np.asarray(terms["quantum_fen"], np.int64))
    weight = np.asarray(terms["weight"], np.float64) / quanta[row]
    gaps = np.asarray(terms["difference_fen"], np.float64)[first] / quanta
    shape = (len(identities), len(cells))
    matrix = csr_array(coo_array((weight, (row, column)), shape))
    return System(_without_copies(matrix, gaps), gaps, identities, quanta)


def _without_copies(matrix: csr_array, gaps: Floats) -> csr_array:
    """Figures that an exact identity of two makes the same become one column."""
    rows = np.flatnonzero((np.diff(matrix.indptr) == 2) & (gaps == 0))
    starts = matrix.indptr[rows]
    same = matrix.data[starts] == -matrix.data[starts + 1]
    left, right = matrix.indices[starts[same]], matrix.indices[starts[same] + 1]
    size = matrix.shape[1]
    links = coo_array((np.ones(len(left)), (left, right)), (size, size))
    count, label = connected_components(links, directed=False)
    merge = csr_array((np.ones(size), (np.arange(size), label)), (size, count))
    merged = csr_array(matrix @ merge)
    merged.data[np.abs(merged.data) < 1e-9] = 0
    merged.eliminate_zeros()
    return merged


def _parts(system: System) -> list[System]:
    """Identities that hang together by figures; those all of which are exact need no proof."""
    rows = system.coefficients.shape[0]
    links = hstack([csr_array((rows, rows)), system.coefficients])
    size = links.shape[1]
    square = csr_array((links.data, links.indices, _padded(links.indptr, size)), (size, size))
    _, label = connected_components(square, directed=False)
    label = label[:rows]
    uneven = np.unique(label[system.gaps != 0])
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], uneven, "left")
    ends = np.searchsorted(label[order], uneven, "right")
    return [system.take(order[a:b]) for a, b in zip(starts, ends, strict=True)]


def _padded(indptr: Numbers, size: int) -> Numbers:
    padded: Numbers = np.r_[indptr, np.full(size + 1 - len(indptr), indptr[-1])]
    return padded
