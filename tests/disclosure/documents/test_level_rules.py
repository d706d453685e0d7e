"""Tables without uprights: columns stand where the pieces of the level borders end."""

from __future__ import annotations

from itertools import pairwise

from disclosure.documents.pdf.ruled.edges import Edge
from disclosure.documents.pdf.ruled.level_rules import uprights_of_rows
from disclosure.documents.pdf.ruled.ruling import find_rulings

COLUMNS = (40.0, 169.0, 229.0, 376.0, 556.0)


def pieces(at: float, ends: tuple[float, ...] = COLUMNS) -> list[Edge]:
    """A border as thin rectangles, one a cell: an edge above and one below."""
    return [Edge(at + side, start, stop) for start, stop in pairwise(ends) for side in (0.0, 0.75)]


def table(top: float, rows: int, ends: tuple[float, ...] = COLUMNS) -> list[Edge]:
    return [edge for row in range(rows + 1) for edge in pieces(top + 14 * row, ends)]


def test_ends_of_pieces_are_columns() -> None:
    (found,) = find_rulings(table(150, 6), [])
    assert [round(x) for x in found.columns] == [40, 169, 229, 376, 556]
    assert len(found.rows) == 7
    assert found.position(200.0, 170.0) == (1, 1)


def test_a_cell_of_two_rows_misses_a_piece() -> None:
    level = [*table(150, 1), *pieces(178, COLUMNS[:4]), *table(192, 3)]
    (found,) = find_rulings(level, [])
    assert (1, 3, 2, 1) in found.spans


def test_borders_below_the_names_of_two_groups_are_of_the_table() -> None:
    """They part what the border above leaves whole, and leave out what it parts between them."""
    ends = (*COLUMNS, 600.0, 660.0)
    below = [*pieces(164, ends[:3]), *pieces(164, ends[4:])]
    above = pieces(150, (ends[0], ends[2], ends[3], ends[4], ends[6]))
    (found,) = find_rulings([*above, *below, *table(178, 4, ends)], [])
    assert found.bbox[1] == 150.38
    assert {(0, 0, 1, 2), (0, 2, 2, 1), (0, 3, 2, 1), (0, 4, 1, 2)} <= {*found.spans}


def test_two_tables_on_a_page_stay_two() -> None:
    other = (40.0, 100.0, 300.0, 556.0)
    assert len(find_rulings([*table(100, 5), *table(300, 5)], [])) == 2
    assert len(find_rulings([*table(100, 5), *table(190, 5, other)], [])) == 2


def test_whole_lines_and_drawn_tables_are_left_alone() -> None:
    rules = [Edge(at, 40, 556) for at in (100.0, 120.0, 300.0)]
    assert uprights_of_rows(rules, []) == []
    drawn = [Edge(x, 150, 234) for x in COLUMNS]
    assert uprights_of_rows(table(150, 6), drawn) == []


def test_underlined_words_are_no_table() -> None:
    words = [Edge(at, x, x + 60) for at in (100.0, 130.0, 160.0) for x in (at, at + 200)]
    assert uprights_of_rows(words, []) == []


def test_a_table_without_uprights_beside_one_that_has_them() -> None:
    posts = [Edge(x, 300, 340) for x in COLUMNS]
    ruled = [Edge(at, 40.0, 556.0) for at in (300.0, 320.0, 340.0)]
    found = uprights_of_rows([*table(100, 5), *ruled], posts)
    assert [round(edge.at) for edge in found] == [40, 169, 229, 376, 556]


def test_the_outermost_borders_may_lie_beyond_the_uprights() -> None:
    posts = [Edge(x, 150.2, 234.2) for x in COLUMNS]
    assert uprights_of_rows(table(150, 6), posts) == []


def test_a_border_below_a_group_s_name_alone_is_one_of_the_table() -> None:
    """科目│合计│ 基本支出 over 小计, 人员, 公用: the name's cell goes over three columns."""
    ends = (40.0, 169.0, 229.0, 300.0, 376.0, 556.0)
    level = [
        *pieces(150, (40.0, 169.0, 229.0, 556.0)),
        *pieces(164, ends[2:]),
        *table(178, 4, ends),
    ]
    (found,) = find_rulings(level, [])
    assert [round(x) for x in found.columns] == [40, 169, 229, 300, 376, 556]
    assert {(0, 2, 1, 3), (0, 0, 2, 1), (0, 1, 2, 1)} <= set(found.spans)


def test_the_borders_of_a_head_of_three_rows_are_borne_out_by_the_body() -> None:
    """Two borders of the head miss other pieces each: by themselves they are of no one table, and
    what stands above the lower one would be no head."""
    ends = (40.0, 80.0, 120.0, 169.0, 229.0, 300.0, 376.0, 450.0, 556.0)
    level = [
        *pieces(150, (40.0, 120.0, 169.0, 229.0, 556.0)),
        *pieces(164, (229.0, 300.0)),
        *pieces(164, (450.0, 556.0)),
        *pieces(164, (300.0, 450.0)),
        *pieces(178, (40.0, 80.0, 120.0)),
        *pieces(178, (300.0, 376.0, 450.0)),
        *table(192, 4, ends),
    ]
    (found,) = find_rulings(level, [])
    codes, whole = {(0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1)}, {(0, 2, 3, 1), (0, 3, 3, 1)}
    groups = {(0, 4, 1, 4), (1, 4, 2, 1), (1, 5, 1, 2), (2, 5, 1, 1), (2, 6, 1, 1), (1, 7, 2, 1)}
    assert codes | whole | groups <= set(found.spans)
