"""Lines to cells: the same as pdfplumber's own finder, for any lines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from pdfplumber.utils import filter_edges

from disclosure.documents.pdf.ruled.edges import (
    TOLERANCE,
    Edge,
    clusters,
    find_cells,
    joined,
)
from disclosure.documents.pdf.ruled.ruling import MERGE_ROWS, _boundaries, _nearest
from disclosure.documents.pdf.ruled.shapes import Edges

places = st.integers(0, 40).map(lambda value: value * 2.0)
lengths = st.integers(1, 30).map(lambda value: value * 2.0)
edges = st.builds(
    lambda at, start, length: Edge(at, start, start + length), places, places, lengths
)
apart = st.lists(edges, max_size=25)


@given(apart, apart)
def test_cells_are_those_of_pdfplumber(horizontal: list[Edge], vertical: list[Edge]) -> None:
    assert _rounded(find_cells(horizontal, vertical)) == _rounded(_reference(horizontal, vertical))


def _reference(horizontal: list[Edge], vertical: list[Edge]) -> list[list[tuple[float, ...]]]:
    """pdfplumber's own steps, from its dictionaries to tables."""
    things = [_thing(edge, "h") for edge in _moved(horizontal)]
    things += [_thing(edge, "v") for edge in _moved(vertical)]
    merged = filter_edges(merge_edges(things, 0, 0, 3, 3), min_length=3)
    cells = intersections_to_cells(edges_to_intersections(merged, 3, 3))
    return [list(table) for table in cells_to_tables(cells)]


def _moved(lines: list[Edge]) -> list[Edge]:
    """Lines at the mean of those near them: pdfplumber's own moving leaves last digits apart."""
    return [
        edge._replace(at=sum(one.at for one in group) / len(group))
        for group in clusters(lines, lambda edge: edge.at, TOLERANCE)
        for edge in group
    ]


def _thing(edge: Edge, orientation: str) -> dict[str, object]:
    at, start, stop = edge
    box = (start, at, stop, at) if orientation == "h" else (at, start, at, stop)
    x0, top, x1, bottom = box
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _rounded(tables: list[list[tuple[float, ...]]]) -> list[list[tuple[float, ...]]]:
    return sorted(sorted(tuple(round(v, 6) for v in cell) for cell in table) for table in tables)


@given(apart)
def test_joining_twice_changes_nothing_more(lines: list[Edge]) -> None:
    once = joined(lines)
    again = joined(once)
    assert [(round(e.start, 6), round(e.stop, 6)) for e in sorted(once)] == [
        (round(e.start, 6), round(e.stop, 6)) for e in sorted(again)
    ]


def test_pieces_of_a_line_become_one_and_specks_are_left_out() -> None:
    pieces = [Edge(10.0, 0, 20), Edge(10.5, 22, 40), Edge(10.2, 60, 61), Edge(90.0, 5, 50)]
    assert [(edge.start, edge.stop) for edge in joined(pieces)] == [(0, 40), (5, 50)]


def test_a_line_of_very_many_pieces() -> None:
    steps = range(0, 80 * 20, 20)
    level = [Edge(at, x, x + 16.0) for at in (10.0, 30.0) for x in map(float, steps)]
    upright = [Edge(x + side, 10.0, 30.0) for x in map(float, steps) for side in (0.0, 16.0)]
    level.append(Edge(50.0, 0.0, 1600.0))
    upright += [Edge(x, 30.0, 50.0) for x in (0.0, 16.0)]
    assert _rounded(find_cells(level, upright)) == _rounded(_reference(level, upright)) != []


def test_two_grids_that_meet_in_a_corner_late_are_one_table() -> None:
    """The two columns are told apart until a third one, to their right, joins them."""
    level = [Edge(at, 0.0, 20.0) for at in (0.0, 10.0)] + [
        Edge(at, 0.0, 20.0) for at in (30.0, 40.0)
    ]
    level += [Edge(at, 20.0, 40.0) for at in (0.0, 10.0, 30.0, 40.0)]
    upright = [Edge(x, 0.0, 10.0) for x in (0.0, 20.0)] + [Edge(x, 30.0, 40.0) for x in (0.0, 20.0)]
    upright.append(Edge(40.0, 0.0, 40.0))
    upright.append(Edge(20.0, 10.0, 30.0))
    assert _rounded(find_cells(level, upright)) == _rounded(_reference(level, upright))
    assert len(find_cells(level, upright)) == 1


def test_edges_are_the_same_one_by_one_and_in_columns() -> None:
    """Boxes of a page all at once, and each by itself, with a line between."""
    boxes = [
        (72.0 + 90 * n % 450, 80.0 + 14 * n, 162.0 + 90 * n % 450, 94.0 + 14 * n) for n in range(40)
    ]
    single, many = Edges(), Edges()
    single.add_line((72.0, 60.0), (522.0, 60.0))
    many.add_line((72.0, 60.0), (522.0, 60.0))
    for box in boxes:
        single.add_rectangle(box, filled_only=False)
    many.add_rectangles(np.array(boxes).T)
    assert sorted(single.horizontal) == sorted(many.horizontal)
    assert sorted(single.vertical) == sorted(many.vertical)
    many.without_level(many.horizontal.columns[0] < 70)
    assert sorted(many.horizontal) == sorted(single.horizontal)[1:]


@given(st.lists(st.floats(0, 100), min_size=2, max_size=40))
def test_places_lie_at_the_nearest_boundary(values: list[float]) -> None:
    found = _boundaries(np.array(values), MERGE_ROWS)
    assert all(after - before > MERGE_ROWS - 0.02 for before, after in pairwise(found))
    for value, number in zip(values, _nearest(found, np.array(values)).tolist(), strict=True):
        assert abs(found[number] - value) == min(abs(one - value) for one in found)
