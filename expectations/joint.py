"""Can one set of true figures explain what is printed? The linear programme over identities.

What belongs here: systems of identities, their least half width h, and a smallest group that can't
hold together (HiGHS through scipy). What does not: the rule (`rounding`), causes (`causes`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_diag, coo_array, csr_array, diags_array, eye_array, hstack
from scipy.sparse.csgraph import connected_components

HALF = 0.5 + 1e-6
"""Half a unit of the last place, and the solver's own tolerance."""

TOGETHER = 10
"""Systems in one call of the solver."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_TERMS = """
    SELECT t.identity_no, t.cell_no, t.sign, coalesce(t.quantum_fen, d.quantum_fen) AS quantum_fen,
           d.difference_fen, t.amount_fen = 0 AS is_nought, s.cell_no IS NOT NULL AS is_suspect
    FROM identity_term t JOIN identity d USING (identity_no)
    LEFT JOIN (SELECT DISTINCT cell_no FROM identity_term JOIN identity USING (identity_no)
               WHERE outcome = 'violated' AND NOT is_of_blanks) s ON s.cell_no = t.cell_no
    WHERE (t.amount_fen <> 0 OR s.cell_no IS NOT NULL) AND ({condition})
    ORDER BY t.identity_no, t.cell_no
"""


@dataclass(frozen=True, slots=True)
class System:
    """Identities as `coefficients @ deviations = -gaps`, in units of the last place.

    A deviation is true figure less printed figure; it may be h times the figure's width: one for
    what is rounded, nought for what is exact, infinite for what may be any figure.
    """

    coefficients: csr_array
    gaps: Floats
    identities: Numbers
    quanta_fen: Numbers
    widths: Floats

    def take(self, rows: Numbers) -> System:
        """Some identities, with the figures in them."""
        some = self.coefficients[rows]
        used = np.unique(some.indices)
        return System(
            csr_array(some[:, used]),
            self.gaps[rows],
            self.identities[rows],
            self.quanta_fen[rows],
            self.widths[used],
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of a system in order, and the column of each: figures printed twice share one.

    `is_suspect` marks cells of violated identities.
    """

    cells: Numbers
    columns: Numbers
    is_nought: Flags
    is_suspect: Flags

    def widths(self, by_cell: Floats) -> Floats:
        """Of each column the least width of its cells."""
        widths = np.full(int(self.columns.max(initial=-1)) + 1, np.inf)
        np.minimum.at(widths, self.columns, by_cell)
        return widths


def read_system(
    connection: duckdb.DuckDBPyConnection, condition: str, *values: object
) -> tuple[System, Figures]:
    """The identities (`d`) that fulfil an SQL condition; blanks and noughts are exact."""
    terms = connection.execute(_TERMS.format(condition=condition), list(values)).fetchnumpy()
    numbers = {name: np.asarray(terms[name], np.int64) for name in terms}
    identities, first, row = np.unique(
        numbers["identity_no"], return_index=True, return_inverse=True
    )
    cells, seen, column = np.unique(numbers["cell_no"], return_index=True, return_inverse=True)
    quanta = np.ones(len(identities), np.int64)
    np.maximum.at(quanta, row, numbers["quantum_fen"])
    weight = numbers["sign"] * numbers["quantum_fen"] / quanta[row]
    gaps = numbers["difference_fen"][first] / quanta
    shape = (len(identities), len(cells))
    matrix = csr_array(coo_array((weight, (row, column)), shape))
    merged, label = _without_copies(matrix, gaps)
    figures = Figures(
        cells, label, numbers["is_nought"][seen] == 1, numbers["is_suspect"][seen] == 1
    )
    widths = figures.widths(np.where(figures.is_nought, 0.0, 1.0))
    return System(merged, gaps, identities, quanta, widths), figures


def with_widths(system: System, widths: Floats) -> System:
    return replace(system, widths=widths)


def parts(system: System) -> list[System]:
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
    widths = np.concatenate([one.widths for one in systems])
    rows, columns = matrix.shape
    count = len(systems)
    owner = np.repeat(np.arange(count), [one.coefficients.shape[1] for one in systems])
    width = csr_array((np.ones(columns), (np.arange(columns), owner)), (columns, count))
    bounded = np.isfinite(widths)
    eye = eye_array(columns, format="csr")[bounded]
    width = (diags_array(np.where(bounded, widths, 0)) @ width)[bounded]
    answer = milp(
        np.r_[np.zeros(columns), np.ones(count)],
        constraints=[
            LinearConstraint(hstack([matrix, csr_array((rows, count))]), -gaps, -gaps),
            LinearConstraint(hstack([eye, -width]), -np.inf, 0),
            LinearConstraint(hstack([eye, width]), 0, np.inf),
        ],
        bounds=Bounds(np.r_[np.full(columns, -np.inf), np.zeros(count)], np.inf),
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
        bounds=[(-w / 2, w / 2) for w in system.widths] + [(0, np.inf)] * (2 * rows),
    )
    group = np.flatnonzero(np.abs(answer.eqlin.marginals) > 1e-9)
    for row in group.copy():
        others = group[group != row]
        if least_half_widths([system.take(others)])[0] > HALF:
            group = others
    return np.sort(system.identities[group])


def _without_copies(matrix: csr_array, gaps: Floats) -> tuple[csr_array, Numbers]:
    """Figures that an exact identity of two makes the same become one column; each one's column."""
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
    return merged, label
