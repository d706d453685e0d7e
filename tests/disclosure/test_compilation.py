"""A file of several agencies' reports is cut into its reports, or refused by name; never mixed."""

from __future__ import annotations

import hashlib
import io
import os
import random
import zipfile
from collections.abc import Sequence
from copy import copy as copied
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
import xlsxwriter
import xlwt

from demo.demo_report import DemoReport, demo_reports
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf
from demo.write_xlsx import write_xlsx
from disclosure.compilation import COMPILATION, shares_of, split
from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.documents.office.workbook_cut import cut_old_workbook, cut_workbook
from disclosure.documents.opening import open_document
from disclosure.forms.printed.cover import name_on_cover
from disclosure.reading import Reading
from disclosure.report import read_content, read_report
from tests.disclosure.forms.test_covers import drawn_cover
from tests.drawn import few_of

SEED = int(os.environ.get("MINGZHANG_SEED", "1"))
NAMES = ("云岭县发展和改革局", "云岭县农业农村局", "云岭县水利局")


def reports(count: int, written_as: str = "pdf") -> list[DemoReport]:
    chosen = [one for one in demo_reports() if one.is_published and one.file_format == written_as]
    of_agency = {one.agency_code: one for one in chosen}
    return list(of_agency.values())[:count]


def joined(files: Sequence[bytes]) -> bytes:
    whole = pdfium.PdfDocument.new()
    for content in files:
        whole.import_pages(pdfium.PdfDocument(content))
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def figures(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (table.table_no, cell.row_no, cell.column_key, cell.printed, cell.amount_yuan)
        for table in reading.tables
        for cell in table.cells
    ]


def test_the_reports_of_a_compilation_say_what_each_says_alone(tmp_path: Path) -> None:
    alone = []
    for report in reports(3):
        path = tmp_path / f"{report.agency_code}.pdf"
        write_pdf(report, path)
        alone.append(path.read_bytes())
    reading, contents = read_content(joined(alone), file_name="2025年部门预算汇编.pdf")
    assert reading.file_format == COMPILATION
    assert (reading.status, reading.tables, reading.statements) == ("read", (), ())
    assert len(reading.members) == 3
    for member, content in zip(reading.members, alone, strict=True):
        found, expected = read_report(contents[str(member.sha256)]), read_report(content)
        assert figures(found) == figures(expected) != []
        assert len(found.statements) == len(expected.statements)
        assert found.identity == expected.identity


def test_a_compilation_is_cut_into_the_same_files_every_night(tmp_path: Path) -> None:
    files = []
    for report in reports(2):
        path = tmp_path / f"{report.agency_code}.pdf"
        write_pdf(report, path)
        files.append(path.read_bytes())
    whole = joined(files)
    shares = shares_of(open_document(whole))
    hashes = [[hashlib.sha256(part).hexdigest() for part in split(whole, shares)] for _ in "12"]
    assert hashes[0] == hashes[1]


def bound_workbook(files: Sequence[Path]) -> bytes:
    """The sheets of several workbooks, one department's behind the other's."""
    whole = openpyxl.Workbook()
    whole.remove(whole.active)
    for number, path in enumerate(files):
        for sheet in openpyxl.load_workbook(path).worksheets:
            copy = whole.create_sheet(f"{sheet.title}{' ' * number}")
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                own = copy.cell(cell.row, cell.column, cell.value)
                own.number_format, own.border = cell.number_format, copied(cell.border)
            for merged in sheet.merged_cells.ranges:
                copy.merge_cells(str(merged))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def test_a_workbook_is_cut_between_the_sheets_of_its_departments(tmp_path: Path) -> None:
    files = []
    for report in reports(3, "xlsx"):
        files.append(tmp_path / f"{report.agency_code}.xlsx")
        write_xlsx(report, files[-1])
    reading, contents = read_content(bound_workbook(files), file_name="2025年部门预算汇编.xlsx")
    assert (reading.file_format, len(reading.members)) == (COMPILATION, 3)
    for member, path in zip(reading.members, files, strict=True):
        found, alone = read_report(contents[str(member.sha256)]), read_report(path.read_bytes())
        assert figures(found) == figures(alone) != []
        assert found.identity == alone.identity


@pytest.mark.parametrize("write", [write_pdf, write_docx], ids=["pdf", "docx"])
def test_one_report_is_no_compilation(tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    for report in reports(4):
        path = tmp_path / "report"
        write(report, path)
        assert shares_of(open_document(path.read_bytes())) == ()


def table(name: str, title: str, *, title_first: bool) -> list[Line | Table]:
    head = [Line(title), Line(f"编制部门：{name}  单位：万元")]
    cells = (Cell(0, 0, "项目"), Cell(0, 1, "2025年"), Cell(1, 0, "收入"), Cell(1, 1, "1.00"))
    return [*(head if title_first else reversed(head)), Table(2, 2, cells)]


def report_pages(name: str, first: int, *, title_first: bool, cover: bool) -> list[Page]:
    blocks: list[tuple[Line | Table, ...]] = []
    if cover:
        blocks.append((Line(name), Line("2025年部门预算")))
        blocks.append(tuple(Line(f"{title}……3") for title in ("收支总表", "收入总表")))
    blocks += [
        tuple(table(name, title, title_first=title_first))
        for title in ("部门收支总表", "收入总表", "支出总表")
    ]
    blocks.append((Line("第三部分 2025年预算情况说明"), Line("一、收支情况。收入总计1.00万元。")))
    return [Page(number, f"第{number}页", one) for number, one in enumerate(blocks, start=first)]


@pytest.mark.parametrize("title_first", [True, False])
@pytest.mark.parametrize("cover", [True, False])
def test_each_report_begins_at_its_cover_or_else_at_its_first_table(
    title_first: bool, cover: bool
) -> None:
    pages: list[Page] = []
    starts = []
    for name in NAMES:
        starts.append(len(pages) + 1)
        pages += report_pages(name, len(pages) + 1, title_first=title_first, cover=cover)
    shares = shares_of(Document("", "pdf", tuple(pages)))
    assert [(one.agency_name, one.first) for one in shares] == list(zip(NAMES, starts, strict=True))
    assert [one.last for one in shares] == [*(start - 1 for start in starts[1:]), len(pages)]


def test_forms_of_other_agencies_within_a_report_do_not_cut_it() -> None:
    """A subordinate unit's project form, or another's form filed by mistake, is no report."""
    pages = report_pages(NAMES[0], 1, title_first=True, cover=True)
    for name in (NAMES[1], "云岭县发展和改革局信息中心", NAMES[2]):
        form = table(name, "项目支出绩效目标表", title_first=True)
        pages.append(Page(len(pages) + 1, "", tuple(form)))
    pages += [Page(len(pages) + 1, "", tuple(table(NAMES[0], "项目支出表", title_first=True)))]
    assert shares_of(Document("", "pdf", tuple(pages))) == ()


def bound_word_file(files: Sequence[Path]) -> bytes:
    """The paragraphs and tables of several Word files, one department's behind the other's."""
    whole = docx.Document(str(files[0]))
    body = whole.element.body
    for path in files[1:]:
        for part in list(docx.Document(str(path)).element.body)[:-1]:
            body.insert(len(body) - 1, part)
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def test_a_word_file_is_cut_between_the_paragraphs_of_its_departments(tmp_path: Path) -> None:
    files = []
    for report in reports(2):
        files.append(tmp_path / f"{report.agency_code}.docx")
        write_docx(report, files[-1])
    whole = bound_word_file(files)
    reading, contents = read_content(whole, file_name="2025年部门预算汇编.docx")
    assert (reading.file_format, len(reading.members)) == (COMPILATION, 2)
    for member, path in zip(reading.members, files, strict=True):
        found, alone = read_report(contents[str(member.sha256)]), read_report(path.read_bytes())
        assert figures(found) == figures(alone) != []
        assert found.identity == alone.identity
        assert [one.quote for one in found.statements] == [one.quote for one in alone.statements]
    assert read_content(whole)[1] == contents


def test_a_title_takes_the_number_above_it_along() -> None:
    blocks: list[Line | Table] = []
    starts = []
    for name in NAMES:
        starts.append(len(blocks) + 1)
        for title in ("部门收支总表", "收入总表"):
            blocks += [Line("表1"), *table(name, title, title_first=True)]
        blocks.append(Line("注：本表反映收支情况。"))
    parts = [
        replace(block, part=n) if isinstance(block, Table) else block._replace(part=n)
        for n, block in enumerate(blocks, start=1)
    ]
    shares = shares_of(Document("", "docx", (Page(1, "正文", tuple(parts)),)))
    assert [(one.agency_name, one.first) for one in shares] == list(zip(NAMES, starts, strict=True))
    assert [one.last for one in shares] == [*(start - 1 for start in starts[1:]), len(blocks)]


def test_an_old_workbook_names_the_sheets_of_one_department() -> None:
    book = xlwt.Workbook()
    for name in NAMES:
        for number in (1, 2):
            sheet = book.add_sheet(f"{name}{number}")
            sheet.write(0, 0, name)
            sheet.write(1, 0, float(number))
    out = io.BytesIO()
    book.save(out)
    parts = list(cut_old_workbook(out.getvalue(), [(1, 2), (3, 4), (5, 6)]))
    for name, part in zip(NAMES, parts, strict=True):
        pages = open_document(part).pages
        assert [page.label for page in pages] == [f"工作表“{name}{n}”" for n in (1, 2)]
        assert not any(page.remarks for page in pages)


def test_a_cut_workbook_holds_the_texts_of_its_own_sheets_alone() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name in NAMES:
            book.add_worksheet(name).write_row(0, 0, [name, 1.5])
    for number, part in enumerate(cut_workbook(out.getvalue(), [(1, 1), (2, 2), (3, 3)])):
        with zipfile.ZipFile(io.BytesIO(part)) as archive:
            texts = archive.read("xl/sharedStrings.xml").decode()
        assert [name in texts for name in NAMES] == [n == number for n in range(len(NAMES))]
        (sheet,) = openpyxl.load_workbook(io.BytesIO(part)).worksheets
        assert [cell.value for cell in sheet[1]] == [NAMES[number], 1.5]


def test_a_file_that_cannot_be_cut_is_refused_by_the_names_of_its_reports(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blocks = [
        block
        for name in NAMES[:2]
        for page in report_pages(name, 1, title_first=True, cover=False)
        for block in page.blocks
    ]
    document = Document("", "html", (Page(1, "正文", tuple(blocks)),))
    monkeypatch.setattr("disclosure.report.open_document", lambda *_args, **_more: document)
    reading, contents = read_content(b"a page")
    assert (reading.status, reading.error_code) == ("quarantined", "several_reports")
    assert f"{NAMES[0]}、{NAMES[1]}" in str(reading.error_reason)
    assert contents == {}


def pages_behind_a_cover(source: random.Random, lines: Sequence[str], first: int) -> list[Page]:
    """One report whose tables name nobody; contents and a first part come or do not."""
    blocks: list[tuple[Line | Table, ...]] = [tuple(map(Line, lines))]
    if source.random() < 0.5:
        blocks.append((Line("目录"), Line("部门收支总表……3"), Line("部门收入总表……4")))
    if source.random() < 0.5:
        blocks.append((Line("第一部分 部门概况"), Line("一、主要职责。贯彻落实有关规定。")))
    titles = source.choice(
        [("部门收支总表", "收入总表"), ("收入支出决算总表", "收入决算表"), ("资金来源与运用表",)]
    )
    for title in titles:
        *_, body = table("", title, title_first=True)
        blocks.append((Line(title), Line("单位：万元"), body))
    blocks.append((Line("第三部分 情况说明"), Line("一、收支情况。收入总计1.00万元。")))
    return [Page(number, f"第{number}页", one) for number, one in enumerate(blocks, start=first)]


@pytest.mark.parametrize("seed", few_of(range(SEED * 100, SEED * 100 + 40), 20))
def test_covers_part_reports_however_they_are_written(seed: int) -> None:
    """Read as one, the figures of the second would stand against those of the first."""
    source = random.Random(f"compilation/{seed}")
    pages: list[Page] = []
    starts: list[tuple[str, int]] = []
    while len(starts) < 3:
        cover = drawn_cover(source.randint(0, 10**6))
        if any(cover.name in name or name in cover.name for name, _ in starts):
            continue
        starts.append((cover.name, len(pages) + 1))
        pages += pages_behind_a_cover(source, cover.lines, len(pages) + 1)
    shares = shares_of(Document("", "pdf", tuple(pages)))
    assert [(one.agency_name, one.first) for one in shares] == starts


@pytest.mark.parametrize(
    "lines",
    [
        ["第三部分", "2025年部门预算情况说明", "一般公共预算支出"],
        ["财政拨款支出决算情况说明", "本年支出合计1.00万元。"],
        ["（三）2024年度部门决算支出增加的原因", "主要是人员增加，单位支出增加。"],
        ["关于2025年部门预算收支增减变化情况的说明"],
    ],
)
def test_a_page_of_prose_is_no_cover(lines: list[str]) -> None:
    assert name_on_cover(lines) is None


@pytest.mark.parametrize("file_format", ["docx", "html"])
@pytest.mark.parametrize("seed", few_of(range(SEED * 100, SEED * 100 + 10), 4))
def test_covers_within_a_file_without_pages_are_seen(file_format: str, seed: int) -> None:
    """Such a file is refused by name: the second department's tables were told as doubles."""
    source = random.Random(f"unpaged/{seed}")
    blocks: list[Line | Table] = []
    names: list[str] = []
    for number in range(3):
        cover = drawn_cover(source.randint(0, 10**6))
        if any(cover.name in name or name in cover.name for name in names) or not cover.level:
            continue
        names.append(cover.name)
        for page in pages_behind_a_cover(source, cover.lines, number):
            blocks += page.blocks
    found = shares_of(Document("", file_format, (Page(1, "全文", tuple(blocks)),)))
    assert [one.agency_name for one in found] == (names if len(names) > 1 else [])
