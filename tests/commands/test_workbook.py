"""The night's workbook: Chinese words for codes, hostile text as text, every sheet there."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from commands.workbook import SHEETS, write_workbook
from tests.notices.conftest import HOSTILE, night  # noqa: F401
from warehouse.sql_files import connect


@pytest.fixture
def book(night: Path, tmp_path: Path) -> openpyxl.Workbook:  # noqa: F811
    path = tmp_path / "x.xlsx"
    with connect(night, read_only=True) as connection:
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
