"""The walk of docs/adding-a-jurisdiction.md, taken: its own TOMLs read a report made by fpdf2."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from collection.jurisdiction import Jurisdiction, load_jurisdiction, register
from collection.resolution import resolve_reports
from collection.store import Sighting
from commands.check import check_file
from disclosure.forms import all_forms
from disclosure.forms.declaration import Form, read_form
from disclosure.reading import Reading
from disclosure.report import read_report
from fonts.kept_font import CHINESE
from tests.poppler import text_of_pages

NAME = "云岭县茶业发展局2025年部门预算.pdf"
TWO_SIDED = [
    ["来源", "", "去向", ""],
    ["项目", "2025年预算", "类别", "2025年预算"],
    ["一、一般公共预算拨款", "320.50", "一、农林水支出", "300.40"],
    ["二、其他资金", "12.00", "二、社会保障和就业支出", "32.10"],
    ["来源合计", "332.50", "去向合计", "332.50"],
]
CODED = [
    ["支出科目", "", "总额", "基本支出", "项目支出"],
    ["代码", "名称", "", "", ""],
    ["", "合计", "332.50", "212.10", "120.40"],
    ["213", "农林水支出", "300.40", "180.00", "120.40"],
    ["21301", "农业农村", "300.40", "180.00", "120.40"],
    ["2130101", "行政运行", "180.00", "180.00", ""],
    ["2130199", "其他农业农村支出", "120.40", "", "120.40"],
    ["208", "社会保障和就业支出", "32.10", "32.10", ""],
    ["20805", "行政事业单位养老支出", "32.10", "32.10", ""],
    ["2080505", "机关事业单位基本养老保险缴费支出", "32.10", "32.10", ""],
]
BOUGHT = [
    ["大类", "品名", "方式", "预算"],
    ["合计", "", "", "25.60"],
    ["货物", "", "", "20.60"],
    ["", "采茶机", "集中采购", "18.00"],
    ["", "复印机", "分散采购", "2.60"],
    ["服务", "", "", "5.00"],
    ["", "印刷", "分散采购", "5.00"],
]


@pytest.fixture(scope="module")
def blocks(repository: Path) -> dict[str, str]:
    """The page's TOMLs by the path that their first line gives."""
    text = (repository / "docs" / "adding-a-jurisdiction.md").read_text(encoding="utf-8")
    found = re.findall(r"^```toml\n# (\S+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return dict(found)


@pytest.fixture
def place(blocks: dict[str, str], tmp_path: Path) -> Jurisdiction:
    path = tmp_path / "yunling.toml"
    path.write_text(blocks["jurisdictions/yunling.toml"], encoding="utf-8")
    return load_jurisdiction(path)


@pytest.fixture
def form(blocks: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Form:
    """The page's form, known to every part that asks for all forms."""
    path = tmp_path / "yunling_department_budget.toml"
    path.write_text(blocks["disclosure/forms/yunling_department_budget.toml"], encoding="utf-8")
    declared = read_form(path)
    forms = (*all_forms(), declared)
    for module in ("declaration", "matcher", "broken"):
        place = sys.modules[f"disclosure.forms.{module}"]
        monkeypatch.setattr(place, "all_forms", lambda: forms)
    return declared


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return made_report(tmp_path / NAME, BOUGHT)


def made_report(path: Path, bought: list[list[str]]) -> Path:
    """Two tables on the first page, the second cut by the page's end; a third on the next."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("song", "", str(CHINESE))
    pdf.add_page()
    _head(pdf, 60, "县一表", "2025年部门资金来源与去向表")
    _table(pdf, 110, TWO_SIDED, [140, 90, 160, 90], {(0, 0): (1, 2), (0, 2): (1, 2)})
    _head(pdf, 300, "县二表", "2025年部门支出明细表")
    spans = {(0, 0): (1, 2), (0, 2): (2, 1), (0, 3): (2, 1), (0, 4): (2, 1)}
    widths = [70.0, 190.0, 80.0, 80.0, 80.0]
    _table(pdf, 350, CODED[:7], widths, spans)
    pdf.add_page()
    _table(pdf, 40, CODED[7:], widths, {})
    _head(pdf, 200, "县三表", "2025年部门采购表")
    _table(pdf, 250, bought, [90, 140, 110, 90], {})
    pdf.output(str(path))
    return path


def _head(pdf: FPDF, y: float, number: str, title: str) -> None:
    for x, line, text in ((40, 0, number), (200, 18, title)):
        _text(pdf, x, y + line, text)
    _text(pdf, 40, y + 40, "部门名称：云岭县茶业发展局")
    _text(pdf, 440, y + 40, "单位：万元")


def _table(
    pdf: FPDF,
    top: float,
    grid: list[list[str]],
    widths: Sequence[float],
    spans: dict[tuple[int, int], tuple[int, int]],
) -> None:
    """A ruled table; `spans` are the rows and columns that a cell covers."""
    covered = {
        (row + r, column + c)
        for (row, column), (high, wide) in spans.items()
        for r in range(high)
        for c in range(wide)
        if r or c
    }
    for row, texts in enumerate(grid):
        for column, text in enumerate(texts):
            if (row, column) in covered:
                continue
            high, wide = spans.get((row, column), (1, 1))
            x, y = 40 + sum(widths[:column]), top + 22 * row
            pdf.rect(x, y, sum(widths[column : column + wide]), 22 * high)
            _text(pdf, x + 4, y + 15, text)


def _text(pdf: FPDF, x: float, y: float, text: str) -> None:
    if text:
        pdf.set_font("song", size=9)
        pdf.text(x, y, text)


def _printed(read: Reading, table_no: int) -> dict[tuple[str | None, str, str], str]:
    (table,) = [table for table in read.tables if table.table_no == table_no]
    keys = {(row.side, row.row_no): row.row_key for row in table.rows}
    return {
        (cell.side, keys[cell.side, cell.row_no], cell.column_key): cell.printed
        for cell in table.cells
        if cell.printed
    }


def test_the_form_reads_the_report(form: Form, report: Path) -> None:
    read = read_report(report.read_bytes(), file_name=report.name)
    assert (read.status, read.form_id, read.gaps) == ("read", form.form_id, ())
    assert [(table.table_no, table.printed_no) for table in read.tables] == [
        (1, "县一表"),
        (3, "县二表"),
        (24, "县三表"),
    ]
    assert _printed(read, 1) == {
        ("income", "general_public_budget", "amount"): "320.50",
        ("income", "other_funds", "amount"): "12.00",
        ("income", "grand_total", "amount"): "332.50",
        ("expenditure", "213", "total"): "300.40",
        ("expenditure", "208", "total"): "32.10",
        ("expenditure", "grand_total", "total"): "332.50",
    }
    three = _printed(read, 3)
    assert three[None, "2130199", "project"] == "120.40"
    assert three[None, "2080505", "basic"] == "32.10"
    assert _printed(read, 24) == {
        (None, "total", "total"): "25.60",
        (None, "category:货物", "total"): "20.60",
        (None, "item:货物/采茶机/集中采购", "total"): "18.00",
        (None, "item:货物/复印机/分散采购", "total"): "2.60",
        (None, "category:服务", "total"): "5.00",
        (None, "item:服务/印刷/分散采购", "total"): "5.00",
    }


def test_poppler_counts_the_same_money(form: Form, report: Path) -> None:
    read = read_report(report.read_bytes(), file_name=report.name)
    ours = Counter(cell.printed for table in read.tables for cell in table.cells if cell.printed)
    assert ours == Counter(re.findall(r"\d+\.\d{2}", "".join(text_of_pages(report))))


def test_the_place_knows_whose_report_it_is(form: Form, place: Jurisdiction, report: Path) -> None:
    read = read_report(report.read_bytes(), file_name=report.name)
    seen = Sighting(
        publication_id="inbox:1",
        mof_div_code=place.mof_div_code,
        origin="inbox",
        url=f"inbox:{NAME}",
        title=NAME,
        seen_at=dt.datetime(2025, 2, 1, 2, tzinfo=dt.UTC),
        document_sha256=read.document_sha256,
        outcome="fetched",
    )
    (row,) = resolve_reports([seen], {read.document_sha256: read}, place)
    named = [row[key] for key in ("agency_code", "fiscal_year", "report_kind", "report_level")]
    assert named == ["108", 2025, "budget", "department"]
    due = register(place, [2025])["expected"]
    assert [str(one["due_on"]) for one in due] == ["2025-02-09"]


def test_the_rules_find_nothing_in_it_and_a_slip_where_there_is_one(
    form: Form, report: Path, tmp_path: Path
) -> None:
    assert [one.message for one in check_file(report).findings if one.severity == "error"] == []
    slipped = [row[:] for row in BOUGHT]
    slipped[3][3] = "19.00"
    checked = check_file(made_report(tmp_path / "有误.pdf", slipped))
    assert [one.message for one in checked.findings if one.severity == "error"] == [
        "《部门采购表》“货物”（预算）为20.60万元，下级2项相加为21.60万元，相差1.00万元，请核对。"
    ]
