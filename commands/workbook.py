"""The Excel workbook of a night: a cover, the findings, a sheet a mart.

What belongs here: sheets, formats, widths. What does not: figures. Text is always written as text:
no cell of a report can become a formula or a link.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from warehouse.review import year_totals


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet: its title, the table it shows, and which rows of it."""

    title: str
    table: str
    condition: str


SHEETS = (
    ("各部门", "mart.spending_by_agency", "report_kind = 'budget'"),
    ("功能分类", "mart.spending_by_function", "report_kind = 'budget'"),
    ("经济分类", "mart.spending_by_economic_category", "report_kind = 'budget'"),
    ("资金来源", "mart.spending_by_fund", "report_kind = 'budget'"),
    ("三公经费", "mart.three_public", "report_kind = 'budget'"),
    ("公开情况", "mart.coverage", "true"),
    ("问题", "quality.finding", "true"),
    ("较上夜变化", "mart.change_since_last_night", "true"),
)
NOTES = (
    "金额单位：元。空白表示报告中没有印出，不是零。",
    "“可信金额”来自所用各表没有错误的报告；其余金额如实照录，但相关报告自相矛盾。",
    "功能分类合计取自支出总表（表3）；按资金来源取自收入总表（表2）。",
    "经济分类只覆盖一般公共预算基本支出（表6），覆盖比例见该表“covered_share”一列。",
    "只加部门报告；单位报告已包含在部门之内，不重复计入。",
)
MAX_WIDTH, MIN_WIDTH = 60, 9
CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])


def write_workbook(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Writes the workbook for one night; replaces an older one whole."""
    fresh = path.with_name(f".{path.name}.tmp")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(fresh), options) as book:
        formats = _formats(book)
        _cover(connection, book, formats)
        for sheet in SHEETS:
            _sheet(connection, book, formats, Part(*sheet))
    fresh.replace(path)


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "等线", "font_size": 11, "valign": "top"}
    return {
        "text": book.add_format(base),
        "wrap": book.add_format({**base, "text_wrap": True}),
        "head": book.add_format({**base, "bold": True, "bg_color": "#E8EEF4", "bottom": 1}),
        "money": book.add_format({**base, "num_format": "#,##0.00"}),
        "share": book.add_format({**base, "num_format": "0.0%"}),
        "whole": book.add_format({**base, "num_format": "0"}),
        "date": book.add_format({**base, "num_format": "yyyy-mm-dd"}),
        "title": book.add_format({**base, "bold": True, "font_size": 16}),
    }


def _cover(connection: duckdb.DuckDBPyConnection, book: Any, formats: dict[str, Any]) -> None:
    place, night_id, as_of = connection.execute(
        "SELECT jurisdiction_name, night_id, as_of FROM meta.night"
    ).fetchall()[0]
    sheet = book.add_worksheet("说明")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 6, 20)
    sheet.write_string(0, 0, f"{place}部门预算公开数据", formats["title"])
    sheet.write_string(1, 0, f"本夜 {night_id}，以 {as_of} 为准", formats["text"])
    heads = ("预算年度", "已公开部门", "应公开部门", "支出合计", "其中可信", "错误", "提醒")
    for column, head in enumerate(heads):
        sheet.write_string(3, column, head, formats["head"])
    row = 3
    for row, one in enumerate(year_totals(connection), start=4):
        values = (one.fiscal_year, one.reports, one.reports_expected)
        for column, value in enumerate(values):
            sheet.write_number(row, column, value, formats["whole"])
        sheet.write_number(row, 3, float(one.amount_yuan), formats["money"])
        sheet.write_number(row, 4, float(one.trusted_yuan), formats["money"])
        sheet.write_number(row, 5, one.errors, formats["whole"])
        sheet.write_number(row, 6, one.warnings, formats["whole"])
    for offset, note in enumerate(NOTES, start=2):
        sheet.write_string(row + offset, 0, note, formats["text"])


@dataclass(frozen=True, slots=True)
class _Shown:
    """How one value stands in a cell: the writer's method, its value, its format, its width."""

    method: str
    value: Any
    style: str
    width: int


def _sheet(
    connection: duckdb.DuckDBPyConnection, book: Any, formats: dict[str, Any], part: Part
) -> None:
    result = connection.execute(f"SELECT * FROM {part.table} WHERE {part.condition} ORDER BY ALL")
    names = [column[0] for column in result.description or []]
    rows = result.fetchall()
    heads = _chinese_heads(connection, part.table, names)
    sheet = book.add_worksheet(part.title)
    sheet.freeze_panes(1, 0)
    widths = [max(MIN_WIDTH, _width(head) + 2) for head in heads]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, formats["head"])
        sheet.write_comment(0, column, names[column])
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if value is None:
                continue
            shown = _shown(names[column], value)
            getattr(sheet, shown.method)(number, column, shown.value, formats[shown.style])
            widths[column] = min(MAX_WIDTH, max(widths[column], shown.width + 2))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.autofilter(0, 0, max(1, len(rows)), len(names) - 1)


def _chinese_heads(
    connection: duckdb.DuckDBPyConnection, table: str, names: list[str]
) -> list[str]:
    """Column comments up to their first punctuation."""
    schema, name = table.split(".")
    comments = dict(
        connection.execute(
            "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = ? "
            "AND table_name = ?",
            [schema, name],
        ).fetchall()
    )
    plain = str.maketrans("：，。；（", ":::::")
    return [(comments[column] or column).translate(plain).split(":")[0] for column in names]


def _shown(name: str, value: Any) -> _Shown:
    """What a value looks like; text is cleaned of control characters and never a formula."""
    if isinstance(value, Decimal) or name.endswith("_yuan"):
        return _Shown("write_number", float(value), "money", len(f"{value:,.2f}"))
    if isinstance(value, float):
        return _Shown("write_number", value, "share", 6)
    if isinstance(value, int) and not isinstance(value, bool):
        return _Shown("write_number", value, "whole", len(str(value)))
    if isinstance(value, dt.date):
        return _Shown("write_datetime", value, "date", 10)
    text = str(value).translate(CONTROL)
    return _Shown(
        "write_string", text, "wrap" if _width(text) > MAX_WIDTH else "text", _width(text)
    )


def _width(text: str) -> int:
    """How wide a text shows: a Chinese character counts two."""
    return max(sum(2 if ord(char) > 0xFF else 1 for char in line) for line in text.split("\n"))
