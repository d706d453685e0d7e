"""What can be said of a scanned figure, by its readings and by what binds it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from disclosure.documents.document import Block, Cell, Document, Line
from disclosure.documents.scans.doubts import ONE_BIT, UNDER_SEAL, UNREAD_INK
from disclosure.reading import Reading, ValueCell
from disclosure.report import read_document
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, Grid, document, table

Change = dict[tuple[int, int], tuple[tuple[str, ...], str]]
"""By row and column of the body: readings, the chosen first, and a doubt."""


def scan(rows: Grid, changes: Change | None = None, *, more: Grid | None = None) -> Reading:
    """A scanned table 3 (and another, with its own head, where `more` is given), read alike twice
    everywhere but where `changes` say otherwise."""
    pages: list[list[str | Grid]] = [[*T3_HEAD, T3_HEADER + rows]]
    if more is not None:
        head = ["预算公开表5", "2025年一般公共预算支出预算表", *T3_HEAD[2:]]
        pages.append([*head, T3_HEADER + more])
    made = document(*pages)
    return read_document(_scanned(made, changes or {}), "0" * 64)


def _scanned(made: Document, changes: Change) -> Document:
    pages = tuple(
        replace(
            page,
            is_scan=True,
            blocks=tuple(
                _block(block, changes if page.number == 1 else {}) for block in page.blocks
            ),
        )
        for page in made.pages
    )
    return replace(made, pages=pages)


def _block(block: Block, changes: Change) -> Block:
    if isinstance(block, Line):
        return block
    wide = table([[c.text for c in row if c] for row in block.grid()], [50.0] * block.column_count)
    return replace(wide, cells=tuple(_cell(cell, changes) for cell in wide.cells))


def _cell(cell: Cell, changes: Change) -> Cell:
    digits = any(character.isdecimal() for character in cell.text)
    readings = (cell.text, cell.text) if digits else ()
    said, doubt = changes.get((cell.row - len(T3_HEADER), cell.column), (readings, ""))
    return cell._replace(text=said[0] if said else cell.text, readings=said, doubt=doubt)


def cell_of(reading: Reading, code: str, column: str, table_no: int = 3) -> ValueCell:
    (found,) = [one for one in reading.tables if one.table_no == table_no]
    row_no = next(row.row_no for row in found.rows if row.row_key == code)
    return next(c for c in found.cells if (c.row_no, c.column_key) == (row_no, column))


def uncertain(reading: Reading) -> set[str | None]:
    return {gap.token for gap in reading.gaps if gap.kind == "uncertain_figure"}


def test_text_is_printed_and_has_no_readings() -> None:
    reading = read_document(document([*T3_HEAD, T3_HEADER + T3_ROWS]), "0" * 64)
    cell = cell_of(reading, "206", "total")
    assert (cell.certainty, cell.readings) == ("printed", ())


def test_readings_that_agree_and_a_sum_that_holds_confirm() -> None:
    reading = scan(T3_ROWS)
    assert uncertain(reading) == set()
    cell = cell_of(reading, "2060101", "basic")
    assert (cell.certainty, cell.readings) == ("confirmed", ("10.00", "10.00"))
    blank = cell_of(reading, "2060101", "project")
    assert (blank.certainty, blank.amount_yuan) == ("printed", None)


def test_a_misreading_that_no_sum_allows_is_uncertain() -> None:
    """Both readings say 70.00 for 10.00: nothing else has to be wrong."""
    reading = scan(T3_ROWS, {(3, 2): (("70.00", "70.00"), "")})
    assert cell_of(reading, "2060101", "total").certainty == "uncertain"
    (gap,) = [gap for gap in reading.gaps if gap.token == "70.00"]
    assert (gap.kind, gap.table_no, gap.page_no) == ("uncertain_figure", 3, 1)
    assert "“行政运行”的“合计”栏读作“70.00”" in gap.detail
    assert reading.status == "read_with_gaps"


@pytest.mark.parametrize("chosen", [("70.00", "10.00"), ("10.00", "70.00")])
def test_a_reading_that_the_sums_single_out_is_corrected(chosen: tuple[str, str]) -> None:
    reading = scan(T3_ROWS, {(3, 2): (chosen, "")})
    cell = cell_of(reading, "2060101", "total")
    assert (cell.certainty, cell.printed) == ("corrected", "10.00")
    assert (cell.amount_yuan, cell.quantum_yuan) == (Decimal(100_000), Decimal(100))
    assert cell.readings == ("10.00", "70.00")
    assert uncertain(reading) == set()


def test_no_reading_fits_and_none_is_invented() -> None:
    reading = scan(T3_ROWS, {(3, 2): (("70.00", "71.00"), "")})
    cell = cell_of(reading, "2060101", "total")
    assert (cell.certainty, cell.amount_yuan) == ("uncertain", Decimal(700_000))


@pytest.mark.parametrize("doubt", [UNDER_SEAL, ONE_BIT])
def test_a_seal_or_a_one_bit_page_is_not_confirmed_by_agreement(doubt: str) -> None:
    reading = scan(T3_ROWS, {(3, 2): (("10.00", "10.00"), doubt)})
    assert cell_of(reading, "2060101", "total").certainty == "uncertain"
    (gap,) = [gap for gap in reading.gaps if gap.kind == "uncertain_figure"]
    assert doubt in gap.detail


def test_ink_that_nobody_could_read_is_no_blank() -> None:
    reading = scan(T3_ROWS, {(3, 4): (("", ""), UNREAD_INK)})
    cell = cell_of(reading, "2060101", "project")
    assert (cell.certainty, cell.amount_yuan) == ("uncertain", None)
    assert UNREAD_INK in next(g.detail for g in reading.gaps if g.kind == "uncertain_figure")


def test_a_figure_that_nothing_binds_is_uncertain() -> None:
    assert uncertain(scan([["206", "科学技术支出", "30.00", "", ""]])) == {"30.00"}


def test_one_figure_in_two_tables_binds() -> None:
    lonely: Grid = [["206", "科学技术支出", "30.00", "", ""]]
    assert uncertain(scan(lonely, more=lonely)) == set()
    other: Grid = [["206", "科学技术支出", "80.00", "", ""]]
    assert uncertain(scan(lonely, more=other)) == {"30.00", "80.00"}


def test_sums_hold_in_columns_that_a_table_prints_beside_its_own() -> None:
    """What was planned, beside what was spent, has the same sums."""
    head: Grid = [
        ["科目编码", "科目名称", "调整预算数", "<", "<", "决算数", "<", "<"],
        ["^", "^", "合计", "基本支出", "项目支出", "合计", "基本支出", "项目支出"],
    ]
    planned = ["60.00", "20.00", "40.00"], ["60.00", "20.00", "40.00"], ["60.00", "20.00", "40.00"]
    planned += ["20.00", "20.00", ""], ["40.00", "", "40.00"]
    rows: Grid = [[*row[:2], *own, *row[2:]] for row, own in zip(T3_ROWS, planned, strict=True)]
    made = document(["2025年度一般公共预算财政拨款支出决算表", "单位：万元", head + rows])
    reading = read_document(_scanned(made, {}), "0" * 64)
    (found,) = reading.tables
    marks = {cell.column_key: cell.certainty for cell in found.cells if cell.printed}
    assert {key for key in marks if "adjusted" in key}
    assert set(marks.values()) == {"confirmed"}
    assert uncertain(reading) == set()


def test_copies_prove_nothing_against_a_sum_that_fails() -> None:
    """A recogniser may misread one print alike everywhere: 23.00 for 20.00 in a whole row."""
    rows = [[text.replace("20.00", "23.00") for text in T3_ROWS[4]] if n == 4 else row
            for n, row in enumerate(T3_ROWS)]  # fmt: skip
    reading = scan(rows)
    assert cell_of(reading, "2060199", "total").certainty == "uncertain"
    assert cell_of(reading, "2060199", "project").certainty == "uncertain"


def test_rounding_confirms_what_is_repeated_and_a_wide_envelope_nothing() -> None:
    rows: Grid = [
        ["206", "科学技术支出", "30.01", "10.00", "20.00"],
        ["20601", "科学技术管理事务", "30.01", "10.00", "20.00"],
    ]
    assert uncertain(scan(rows)) == set()
    off = [[*row[:2], "30.03", *row[3:]] for row in rows]
    assert "30.03" in uncertain(scan(off))


def test_a_code_that_was_read_differently_taints_its_row() -> None:
    reading = scan(T3_ROWS, {(3, 0): (("2060101", "2060107"), "")})
    assert cell_of(reading, "2060101", "total").certainty == "uncertain"
    both = scan(T3_ROWS, {(3, 0): (("2060101", "2060107"), "")}, more=T3_ROWS)
    assert cell_of(both, "2060101", "total").certainty == "confirmed"


def test_a_code_under_a_wrong_parent_is_sure_only_where_its_shapes_say_so_too() -> None:
    """2080802 for 2080502: misread or misprinted? Two looks err alike; shapes do not with them."""
    rows: Grid = [*T3_ROWS[:-1], ["2060899", *T3_ROWS[-1][1:]]]
    twice = scan(rows)
    assert cell_of(twice, "2060899", "total").certainty == "uncertain"
    said = "2060899"
    thrice = scan(rows, {(4, 0): ((said, said, said), "")})
    assert "20.00" not in uncertain(thrice)
    assert cell_of(thrice, "2060899", "total").certainty == "confirmed"


def test_a_doubted_line_of_prose_is_told() -> None:
    made = document([*T3_HEAD, T3_HEADER + T3_ROWS, "支出预算176.26万元。", "第3页"])
    (page,) = made.pages
    doubted = (*page.blocks[:-2], *(b._replace(doubt="各次读数不一") for b in page.blocks[-2:]))
    scanned = replace(page, is_scan=True, blocks=doubted)
    reading = read_document(replace(made, pages=(scanned,)), "0" * 64)
    told = [gap for gap in reading.gaps if gap.kind == "uncertain_figure" and not gap.table_no]
    assert [(gap.token, gap.page_no) for gap in told] == [("176.26", 1)]


def test_rows_of_figures_in_no_frame_are_told_once_a_page() -> None:
    lines = [
        "科学技术支出  30.00  10.00  20.00",
        "行政运行  10.00",
        "支出预算30.00万元，比上年增加",
    ]
    made = document([*T3_HEAD, T3_HEADER + T3_ROWS, *lines])
    reading = read_document(_scanned(made, {}), "0" * 64)
    (gap,) = [gap for gap in reading.gaps if gap.kind == "unknown_table"]
    assert (gap.page_no, gap.token) == (1, "30.00")
    assert "有2行数字不在认出的框线之内" in gap.detail
    text = read_document(made, "0" * 64)
    (gap,) = [gap for gap in text.gaps if gap.kind == "unknown_table"]
    assert (gap.page_no, gap.token) == (1, "30.00")
    assert "没有画线的表" in gap.detail
