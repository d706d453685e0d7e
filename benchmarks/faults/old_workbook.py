"""The workbook of the same report as Excel 97 to 2003 kept it, and damage to what it holds.

What belongs here: an xlsx written anew as xls, whole or damaged. What does not: damage to bytes.
"""

from __future__ import annotations

import io
import random
from typing import Any

import openpyxl
import xlwt

from benchmarks.faults.byte_damage import Damage
from benchmarks.faults.markup_damage import IN_SHEET, SHEET_PARTS, in_package
from benchmarks.faults.printed_damage import REPRINTED

_CARRIED = ("hidden_row", "hidden_column", "formula")
_SIDES = "borders: left thin, right thin, top thin, bottom thin"


def as_xls(xlsx: bytes) -> bytes:
    """The same sheets in BIFF8: texts, numbers, formulas, borders, merges, what is hidden."""
    old = xlwt.Workbook()
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets:
        _copy(sheet, old.add_sheet(sheet.title, cell_overwrite_ok=True))
    buffer = io.BytesIO()
    old.save(buffer)
    return buffer.getvalue()


def _copy(sheet: Any, target: Any) -> None:
    firsts = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            style = xlwt.easyxf(_SIDES if cell.border.left.style else "", cell.number_format)
            place, value = (cell.row - 1, cell.column - 1), cell.value
            if isinstance(value, str) and value.startswith("="):
                value = xlwt.Formula(value[1:])
            one = firsts.get((cell.row, cell.column))
            if one is not None:
                target.write_merge(
                    place[0], one.max_row - 1, place[1], one.max_col - 1, value, style
                )
            elif value is not None or cell.border.left.style:
                target.write(*place, value, style)
    for number, dimension in sheet.row_dimensions.items():
        target.row(number - 1).hidden = bool(dimension.hidden)
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min and one.max:
            for number in range(one.min - 1, one.max):
                target.col(number).hidden = True


def _of_xlsx(damage: Damage, whole: bytes) -> Damage:
    def damaged(_: bytes, chance: random.Random) -> bytes:
        return as_xls(damage(whole, chance))

    return damaged


def old_damage(whole_xlsx: bytes) -> dict[str, Damage]:
    """Damage by kind: the workbook is changed as an xlsx and written anew."""
    changes = {name: IN_SHEET[name] for name in _CARRIED}
    changes |= {name: REPRINTED[name] for name in ("swapped_rows", "slipped_column", "other_unit")}
    return {
        name: _of_xlsx(in_package(SHEET_PARTS, change), whole_xlsx)
        for name, change in changes.items()
    }
