"""Lines of a table without rules: names over several lines are one row with their figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from disclosure.documents.pdf.aligned.page_words import Word, WordLine, lines_of_words
from disclosure.documents.pdf.aligned.row_blocks import blocks_of
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Char

SIZE = 10.0
NAMES = ("永宁区|农业农村|局（本|级）", "永宁区|农业农村|综合服务|中心", "永宁区|统计局|调查队")


def word(text: str, x: float, y: float, *, is_figure: bool = False) -> Word:
    width = SIZE * len(text) * (0.5 if is_figure else 1)
    return Word(text, (x, y, x + width, y + SIZE), SIZE, is_figure, is_figure)


def lines_of(names: tuple[str, ...], *, leading: float, padding: float) -> Iterator[WordLine]:
    """Each name over its lines, its figures in the middle of them."""
    y = 100.0
    for number, name in enumerate(names, start=1):
        lines = name.split("|")
        middle = y + leading * (len(lines) - 1) / 2
        figures = [word(f"{number}.00", x, middle, is_figure=True) for x in (200.0, 300.0)]
        for n, text in enumerate(lines):
            at = y + leading * n
            beside = figures if abs(at - middle) < 1 else []
            yield WordLine((word(text, 50.0, at), *beside))
        if len(lines) % 2 == 0:
            yield WordLine(tuple(figures))
        y += leading * len(lines) + padding


MIXED = (
    "永宁区",
    "农业农村|综合服务|中心",
    "统计局|调查队",
    "永宁区|农业农村|局（本|级）",
    "水利局",
)


@pytest.mark.parametrize("names", [NAMES, MIXED])
@pytest.mark.parametrize("share", [1.0, 0.2, 0.0])
@pytest.mark.parametrize("leading", [11.0, 13.0])
def test_a_name_over_several_lines_is_one_row_with_its_figures(
    leading: float, share: float, names: tuple[str, ...]
) -> None:
    """Also where rows stand no further apart than lines: the figures are in the middle of all."""
    padding = leading * share
    lines = sorted(lines_of(names, leading=leading, padding=padding), key=lambda line: line.top)
    (block,) = blocks_of(lines, [], [], may_go_on=False)
    rows = [*block.rows]
    if block.head:  # the first lines of the first name stand above all figures
        rows[0].lines = [*block.head, *rows[0].lines]
    texts = ["".join(w.text for w in row.words if not w.is_figure) for row in rows]
    assert texts == [name.replace("|", "") for name in names]
    assert all(row.is_priced for row in rows)


def test_names_without_figures_around_one_with_them_are_names_of_their_own() -> None:
    names = ("办公费", "公务接待费", "其中车辆购置", "机关运行维护经费支出")
    figures = [word("9.00", 200.0, 111.0, is_figure=True)]
    lines = [
        WordLine((word(name, 50.0, 100.0 + 11 * n), *(figures if n == 1 else ())))
        for n, name in enumerate(names)
    ]
    lines[3] = WordLine((*lines[3].words, word("9.00", 200.0, 133.0, is_figure=True)))
    (block,) = blocks_of([WordLine((word("表1", 50.0, 70.0),)), *lines], [], [], may_go_on=True)
    rows = [*block.head, *(line for row in block.rows for line in row.lines)]
    assert len(block.head) + len(block.rows) == len(names)
    assert [line.words[0].text for line in rows] == list(names)


def test_rows_at_equal_distances_stay_apart() -> None:
    names = ("合计", "一般公共服务支出", "教育支出", "行政运行")
    lines = list(lines_of(names, leading=12.0, padding=4.0))
    (block,) = blocks_of(lines, [], [], may_go_on=False)
    assert len(block.rows) == len(names)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("1,234.50一、教育支出", ["1,234.50", "一、教育支出"]),
        ("1,234.50（一）教育", ["1,234.50", "(一)教育"]),
        ("1,234.50万元", ["1,234.50万元"]),
        ("2025年", ["2025年"]),
        ("12.50平方米", ["12.50平方米"]),
        ("70.13年终结转结余", ["70.13", "年终结转结余"]),
    ],
)
def test_a_name_may_begin_where_the_money_beside_it_ends(printed: str, words: list[str]) -> None:
    chars, x = [], 50.0
    for text in printed:
        end = x + (SIZE / 2 if text.isascii() else SIZE)
        chars.append(Char(text, x, 100.0, end, 110.0, SIZE, 108.0, x, end, 0))
        x = end
    (line,) = lines_of_words(CharColumns.of(chars))
    assert [one.text for one in line.words] == words


def test_a_head_that_reaches_down_into_the_first_row_is_no_part_of_it() -> None:
    """A row of the head too low for its wrapped names prints the last line over the body."""
    caption = WordLine((word("单位：万元", 300, 60),))
    above = WordLine((word("科目名称", 50, 84), word("合计", 200, 84), word("政府性基金", 260, 78)))
    below = WordLine((word("预算", 275, 94),))
    rows = [
        WordLine((word(name, 50, y), word("12.50", 200, y, is_figure=True)))
        for name, y in (("合计", 99.0), ("教育支出", 113.0), ("住房保障支出", 127.0))
    ]
    (block,) = blocks_of([caption, above, below, *rows], [], [], may_go_on=False)
    assert [one.text for one in block.head] == [above.text, below.text]
    assert len(block.rows) == len(rows)


def test_a_name_at_the_foot_of_a_page_is_of_the_table_that_goes_on() -> None:
    rows = [
        WordLine((word(name, 50, y), word("12.50", 200, y, is_figure=True)))
        for name, y in (("合计", 100.0), ("公务接待费", 118.0), ("公务用车", 136.0))
    ]
    foot = WordLine((word("其中购置费", 50, 154),))
    note = WordLine((word("注：本表无数据", 50, 154),))
    (block,) = blocks_of([*rows, foot], [], [], may_go_on=False)
    assert block.last_line is foot
    (block,) = blocks_of([*rows, note], [], [], may_go_on=False)
    assert block.last_line is rows[-1]
