"""The night's workbook: Chinese words for codes, hostile text as text, every sheet there."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from commands.workbook import SHEETS, write_workbook
from dashboard.web_settings import pages_address
from evidence.excel import workbook
from evidence.shown_table import Column, Table
from tests.notices.conftest import HOSTILE, night  # noqa: F401
from warehouse.decisions import lay_over
from warehouse.sql_files import connect

CODE = re.compile("[a-z]+(_[a-z]+)*")
KEYS = frozenset({"问题编号", "属于哪一处原因"})
MADE_UP = frozenset({"sums"})
"""A family of the tests' own night, which no word is given to."""


@pytest.fixture
def book(night: Path, tmp_path: Path) -> openpyxl.Workbook:  # noqa: F811
    path = tmp_path / "x.xlsx"
    with connect(night, read_only=True) as connection:
        lay_over(connection)
        write_workbook(connection, path)
    return openpyxl.load_workbook(path)


def test_a_sheet_for_each_mart(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["说明", *(title for title, *_ in SHEETS)]


def test_codes_are_said_in_words_and_heads_name_their_column(book: openpyxl.Workbook) -> None:
    sheet = book["问题"]
    heads = {cell.value: cell for cell in sheet[1]}
    severity = heads["严重程度"]
    assert severity.comment.text == "severity"
    said = {row[severity.column - 1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert said == {"错误", "提醒", "说明"}
    status = next(cell for cell in book["公开情况"][1] if cell.comment.text == "status")
    column = [row[status.column - 1] for row in book["公开情况"].iter_rows(2, values_only=True)]
    assert set(column) == {"已公开", "未公开"}


def test_hostile_text_stays_text(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert HOSTILE.replace("\x07", "") in {cell.value for cell in cells}


def test_findings_departments_and_rules_lead_to_their_pages_where_they_are_known(
    night: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    path, base = tmp_path / "x.xlsx", "https://mingzhang.example.gov.cn"
    with connect(night, read_only=True) as connection:
        lay_over(connection)
        write_workbook(connection, path, base=base)
    book = openpyxl.load_workbook(path)
    links = {cell.hyperlink.target for row in book["问题"] for cell in row if cell.hyperlink}
    assert {link.removeprefix(base).split("/")[1] for link in links} == {
        "findings", "rules", "agencies",
    }  # fmt: skip
    assert all(link.startswith(base) for link in links)


def test_the_address_of_the_pages_is_that_of_the_settings(tmp_path: Path) -> None:
    given = {"MINGZHANG_DASHBOARD_URL": "https://mingzhang.example.gov.cn/"}
    assert pages_address(tmp_path, {}) == ""
    assert pages_address(tmp_path, given) == "https://mingzhang.example.gov.cn"
    one = tmp_path / "districts" / "140404"
    assert pages_address(one, given) == "https://mingzhang.example.gov.cn/d/140404"


def test_no_head_and_no_cell_is_a_code(book: openpyxl.Workbook) -> None:
    """Ids and rules' numbers have digits or capitals; a word in small letters is a code unsaid."""
    for sheet in book:
        if sheet.title == "说明":
            continue
        heads, *rows = sheet.iter_rows(values_only=True)
        assert not [head for head in heads if re.match("[a-z0-9]", str(head))], sheet.title
        for row in rows:
            said = zip(heads, row, strict=True)
            bare = [
                cell
                for head, cell in said
                if isinstance(cell, str)
                and CODE.fullmatch(cell)
                and head not in KEYS
                and cell not in MADE_UP
            ]
            assert bare == [], sheet.title
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_share_with_many_digits_is_a_number(tmp_path: Path) -> None:
    table = Table("占比", [Column("a", "占比", "share")], [{"a": Decimal(1) / Decimal(3)}], "")
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook("占比", [table], []))
    cell = openpyxl.load_workbook(path)["占比"]["A2"]
    assert (cell.value, cell.number_format) == (pytest.approx(1 / 3), "0.0%")
