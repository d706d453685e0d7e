"""REPORT-ROUNDING: the least half width against reasoning by hand, and what can't hold together."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from expectations.joint import HALF, System, conflict, least_half_widths, with_widths


def system(rows: list[dict[int, int]], gaps: list[float]) -> System:
    """Identities over figures by number, each a map of signs; gaps in units of the last place."""
    columns = 1 + max(figure for row in rows for figure in row)
    matrix = np.zeros((len(rows), columns))
    for number, row in enumerate(rows):
        for figure, sign in row.items():
            matrix[number, figure] = sign
    numbers = np.arange(len(rows), dtype=np.int64)
    return System(
        csr_array(matrix),
        np.array(gaps, float),
        numbers + 100,
        np.full(len(rows), 10**4),
        np.ones(columns),
    )


def total_of(total: int, *parts: int) -> dict[int, int]:
    return {total: 1} | dict.fromkeys(parts, -1)


SUM = system([total_of(0, 1, 2)], [1])
TWO_UNITS = system([total_of(0, 1, 2)], [2])
SHARED = system([total_of(0, 1, 2, 3), total_of(1, 4, 5, 6), total_of(0, 7)], [2, 2, 0])
IMPOSSIBLE = system([total_of(0, 1), total_of(0, 1)], [0, 1])


def test_a_gap_is_shared_by_all_figures() -> None:
    assert least_half_widths([SUM]) == [pytest.approx(1 / 3)]


def test_more_than_half_a_unit_a_figure_is_no_rounding() -> None:
    assert least_half_widths([TWO_UNITS]) == [pytest.approx(2 / 3)]


def test_a_figure_that_must_go_both_ways_is_no_rounding() -> None:
    (h,) = least_half_widths([SHARED])
    assert h > HALF


def test_no_figures_at_all_is_infinite_and_spoils_no_other_system() -> None:
    alone, impossible, again = least_half_widths([SUM, IMPOSSIBLE, SUM])
    assert (alone, again) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert impossible == float("inf")


def test_a_figure_that_may_be_any_takes_all() -> None:
    free = with_widths(TWO_UNITS, np.array([1, np.inf, 1]))
    exact = with_widths(SUM, np.array([1.0, 0.0, 0.0]))
    assert least_half_widths([free, exact]) == [pytest.approx(0), pytest.approx(1)]
    assert conflict(exact).tolist() == [100]


def test_many_systems_give_what_each_gives_alone() -> None:
    systems = [SUM, TWO_UNITS, SHARED] * 9
    alone = [least_half_widths([one])[0] for one in systems]
    assert least_half_widths(systems) == pytest.approx(alone)


def test_a_conflict_names_only_what_takes_part() -> None:
    assert conflict(SHARED).tolist() == [100, 101]
    assert conflict(IMPOSSIBLE).tolist() == [100, 101]
    assert conflict(TWO_UNITS).tolist() == [100]


@given(
    st.lists(
        st.tuples(st.sets(st.integers(0, 9), min_size=3, max_size=6), st.integers(-3, 3)),
        min_size=2,
        max_size=8,
    )
)
@settings(max_examples=60)
def test_a_conflict_is_a_contradiction_none_of_which_can_be_left_out(
    drawn: list[tuple[set[int], int]],
) -> None:
    rows = [total_of(*sorted(figures)) for figures, _ in drawn]
    whole = system(rows, [gap for _, gap in drawn])
    if least_half_widths([whole])[0] <= HALF:
        return
    group = conflict(whole) - 100
    assert least_half_widths([whole.take(group)])[0] > HALF
    for one in group:
        others = group[group != one]
        if len(others):
            assert least_half_widths([whole.take(others)])[0] <= HALF


@given(st.lists(st.lists(st.integers(1, 10**9), min_size=2, max_size=4), min_size=2, max_size=4))
def test_rounded_true_figures_are_always_explained(table: list[list[int]]) -> None:
    """Parts, their sums and the sum of sums, each rounded by itself from whole fen."""
    true = [fen for row in table for fen in row]
    rows, start = [], 0
    for row in table:
        rows.append(list(range(start, start + len(row))))
        start += len(row)
    sums = [sum(row) for row in table]
    printed = [rounded(fen) for fen in [*true, *sums, sum(sums)]]
    first = len(true)
    identities = [total_of(first + k, *row) for k, row in enumerate(rows)]
    identities.append(total_of(first + len(rows), *range(first, first + len(rows))))
    gaps = [sum(sign * printed[k] for k, sign in one.items()) for one in identities]
    (h,) = least_half_widths([system(identities, gaps)])
    assert h <= HALF


def rounded(fen: int) -> int:
    """In units of 0.01万元."""
    return int((Decimal(fen) / 10**4).quantize(Decimal(1), ROUND_HALF_UP))
