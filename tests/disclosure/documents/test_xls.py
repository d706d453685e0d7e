"""What a sheet of Excel 97-2003 prints: numbers under formats, merges, borders, hidden sheets."""

from __future__ import annotations

import datetime as dt
import io
import struct

import pytest
import xlwt

from disclosure.documents.document import Page, Table
from disclosure.documents.office.xls import NOT_CALCULATED
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument, UnsupportedFormat
from tests.disclosure.documents import hostile_files as made

RULED = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")


def style(number_format: str) -> xlwt.XFStyle:
    ruled = xlwt.easyxf("borders: left thin, right thin", num_format_str=number_format)
    assert isinstance(ruled, xlwt.XFStyle)
    return ruled


def pages(book: xlwt.Workbook) -> tuple[Page, ...]:
    buffer = io.BytesIO()
    book.save(buffer)
    document = open_document(buffer.getvalue(), file_name="named.xlsx")
    assert document.file_format == "xls"
    return document.pages


def printed(value: object, number_format: str = "General") -> str:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, value, style(number_format))
    sheet.write(0, 1, "旁", RULED)
    (table,) = pages(book)[0].tables()
    return table.cells[0].text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (92.9, "#,##0.00", "92.90"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (92.9, "General", "92.9"),
        (0.46499999999999997, "0.00", "0.47"),
        (0.125, "0.0%", "12.5%"),
        (-5, "0.00_);(0.00)", "(5.00)"),
        (2050199, "0", "2050199"),
        (True, "General", "TRUE"),
        ("  文字\t", "General", "文字"),
        (dt.date(2025, 3, 5), 'yyyy"年"m"月"d"日"', "2025年3月5日"),
        (dt.date(2025, 3, 5), "yyyy-mm-dd", "2025-03-05"),
        (dt.date(2025, 3, 5), "m/d/yy", "2025-03-05"),
        (dt.datetime(2025, 3, 5, 9, 30), "h:mm", "2025-03-05T09:30:00"),
        (-3, "yyyy-mm-dd", "-3"),
        (9_999_999, "yyyy-mm-dd", "9999999"),
    ],
)
def test_a_cell_prints_what_its_format_says(value: object, number_format: str, text: str) -> None:
    assert printed(value, number_format) == text


def test_heads_stand_outside_and_merged_cells_span() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表6")
    sheet.write_merge(0, 0, 0, 2, "2025年支出预算表")
    sheet.write(1, 0, "部门名称：甲局")
    sheet.write(1, 2, "单位：万元")
    sheet.write_merge(2, 3, 0, 0, "项目", RULED)
    sheet.write_merge(2, 2, 1, 2, "金额", RULED)
    for column, text in enumerate(("合计", "其中"), 1):
        sheet.write(3, column, text, RULED)
    for column, value in enumerate(("合计", 1.5, ""), 0):
        sheet.write(4, column, value, RULED)
    sheet.write(5, 0, "注：本表无数据")
    page = pages(book)[0]
    assert page.label == "工作表“表6”"
    said = [line.text for line in page.lines()]
    assert said == ["表6", "2025年支出预算表", "部门名称：甲局  单位：万元", "注：本表无数据"]
    (table,) = page.tables()
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in table.cells}
    assert (table.row_count, table.column_count) == (3, 3)
    assert (spans["项目"], spans["金额"]) == ((2, 1), (1, 2))
    assert isinstance(page.blocks[3], Table)


def test_hidden_sheets_are_told_and_empty_ones_keep_their_number() -> None:
    book = xlwt.Workbook()
    book.add_sheet("空")
    hidden = book.add_sheet("藏")
    hidden.write(0, 0, "176.26")
    hidden.visibility = 2
    first, second = pages(book)
    assert (first.number, first.blocks, second.number) == (1, (), 2)
    assert second.blocks == ()
    assert [remark.text for remark in second.remarks] == ["是隐藏的，没有读入"]


def test_borders_far_below_the_last_text_are_no_rows() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for row in range(3_000):
        for column in range(8):
            sheet.write(row, column, "项目" if row == 3 and column < 2 else None, RULED)
    (table,) = pages(book)[0].tables()
    assert (table.row_count, table.column_count) == (4, 8)


def test_a_formula_without_a_result_is_no_zero() -> None:
    """As libraries write it: the result 0, and the flag to calculate on loading."""
    stream = made.workbook_stream(made.xls(1))
    at = stream.rindex(struct.pack("<H", 0x023E))
    for flags, text in ((2, NOT_CALCULATED), (0, "0")):
        formula = struct.pack("<HHH8sHIH", 5, 0, 15, bytes(8), flags, 0, 3) + b"\x1e\x01\x00"
        content = made.xls_of(stream[:at] + made.record(6, formula) + stream[at:])
        texts = [line.text for line in open_document(content).pages[0].lines()]
        assert texts[-1] == text


@pytest.mark.parametrize(("calculated", "texts"), [(b"", [NOT_CALCULATED]), (b"\0" * 8, [])])
def test_an_empty_result_is_one_only_where_something_calculated(
    calculated: bytes, texts: list[str]
) -> None:
    """A library writes an empty text for a result; Excel says which engine found one."""
    stream = made.workbook_stream(made.xls(1))
    at = stream.rindex(struct.pack("<H", 0x023E))
    result = b"\x03\0\0\0\0\0\xff\xff"
    formula = struct.pack("<HHH8sHIH", 5, 0, 15, result, 0, 0, 3) + b"\x1e\x01\x00"
    more = made.record(0x01C1, calculated) if calculated else b""
    content = made.xls_of(stream[:at] + more + made.record(6, formula) + stream[at:])
    lines = [line.text for line in open_document(content).pages[0].lines()]
    assert [text for text in lines if text.startswith("=")] == texts


def test_a_stretch_of_nothing_among_the_records_is_damage() -> None:
    stream = made.workbook_stream(made.xls(1))
    at = stream.rindex(struct.pack("<H", 0x023E))
    with pytest.raises(CorruptDocument, match="空白"):
        open_document(made.xls_of(stream[:at] + bytes(64) + stream[at:]))


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({0x0809: struct.pack("<HHHHII", 0x0500, 5, 0, 0, 0, 0)}, UnsupportedFormat, "Excel 95"),
        ({0x0085: bytes(12)}, CorruptDocument, "损坏"),
    ],
)
def test_older_and_damaged_workbooks_say_so(
    change: dict[int, bytes], error: type[Exception], said: str
) -> None:
    content = made.xls()
    with pytest.raises(error, match=said):
        open_document(made.changed_records(content, change))


def test_a_workbook_of_excel_95_is_known_by_its_stream() -> None:
    named = "Workbook".encode("utf-16-le")
    old = made.xls().replace(named, "Book".encode("utf-16-le") + bytes(8))
    at = old.index("Book".encode("utf-16-le"))
    old = old[: at + 64] + struct.pack("<H", 10) + old[at + 66 :]
    with pytest.raises(UnsupportedFormat, match=r"Excel 5\.0/95"):
        open_document(old)
    with pytest.raises(UnsupportedFormat, match=r"Excel 4\.0"):
        open_document(b"\x09\x04\x06\x00" + bytes(100))
