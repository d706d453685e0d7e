"""What a workbook writes for hostile text: text."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from commands.workbook import _shown


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2",
        "@SUM(A1)",
        "\tx",
        "http://x/",
        "<script>",
        "a\nb",
        "\x07bell",
    ],
)
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        shown = _shown("name", text)
        getattr(sheet, shown.method)(0, 0, shown.value)
    cell = openpyxl.load_workbook(path).active["A1"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.replace("\x07", "").strip()
