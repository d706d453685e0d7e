"""Rows that tabs align in a Word file are a table without rules; other lines stay lines."""

from __future__ import annotations

import io

import docx

from benchmarks.unseen.drawing.drawn_reports import unbroken_report
from benchmarks.unseen.drawing.office import saved
from disclosure.documents.document import Line, Table
from disclosure.documents.office.docx import read_docx
from disclosure.documents.opening import open_document
from disclosure.forms.matcher import read_forms


def read(*paragraphs: str) -> list[Line | Table]:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return list(read_docx(buffer.getvalue())[0].blocks)


def test_equally_parted_lines_with_figures_are_a_table() -> None:
    title, table, note = read(
        "收入总表", "项目\t合计\t基本支出", "教育支出\t20.00\t—", "合计\t20.00\t12.00", "注：\t无"
    )
    assert isinstance(title, Line)
    assert isinstance(note, Line)
    assert note.text == "注： 无"
    assert isinstance(table, Table)
    assert not table.is_drawn
    assert [cell.text for cell in table.cells[3:6]] == ["教育支出", "20.00", "—"]


def test_contents_words_and_single_rows_stay_lines() -> None:
    lines = ["第一部分\t概况......\t1", "第二部分\t预算表......\t3", "第三部分\t说明......\t12"]
    words = ["联系人\t张三", "地址\t某路", "邮编\t某号"]
    for paragraphs in (lines, words, ["合计\t20.00\t12.00", "其他"]):
        assert all(isinstance(block, Line) for block in read(*paragraphs))


def test_figures_of_such_a_table_are_trusted_where_sums_bear_them_out() -> None:
    report = unbroken_report(703)
    name, content = saved(report, "docx tabs")
    reading = read_forms(open_document(content, file_name=name, recognise_scans=False))
    cells = [cell for table in reading.tables for cell in table.cells if cell.amount_yuan]
    printed = {fact.amount_yuan for fact in report.facts.values()}
    assert sum(cell.certainty == "printed" for cell in cells) >= 0.9 * len(report.facts)
    assert {cell.amount_yuan for cell in cells if cell.certainty == "printed"} <= printed


def test_a_table_that_only_frames_others_takes_no_title_from_them() -> None:
    report = unbroken_report(703)
    name, content = saved(report, "docx nested")
    reading = read_forms(open_document(content, file_name=name, recognise_scans=False))
    assert len(reading.tables) == len(set(report.sheets))
