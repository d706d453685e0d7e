"""Tables as an Excel workbook: what is a number stays one, text can never become a formula.

What belongs here: sheets, formats, widths, what is printed. What does not: figures. Money is
written twice, each column named by its unit: in 万元, and to the right of what is printed in 元.
Every sheet of figures has its notes and SQL on 说明.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from evidence.number_words import WAN_YUAN
from evidence.shown_table import Column, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
MAX_WIDTH, MIN_WIDTH = 40, 9
MOST_TEXT = 32_000
"""Excel's own limit is 32,767 characters a cell."""
MOST_LINKS = 20_000
"""Excel takes 65,530 links a sheet; two columns of a row may have one."""
A4 = 9
COVER_WIDTH = 84
MOST_POINTS = 400
LINE_POINTS, MOST_LINES, SLACK = 15.0, 20, 1.1
TITLE_POINTS = 26
EXACT_DIGITS = 15
"""Excel keeps 15 digits of a number: what has more is written as text, whole."""
_CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF])
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_BASE = {"font_name": "等线", "font_size": 11, "valign": "top"}
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "title": {"bold": True, "font_size": 16},
    "bold": {"bold": True},
    "link": {"font_color": "#1D4E74", "underline": 1, "text_wrap": True},
    "head": {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True},
    "money": {"num_format": "#,##0.00"},
    "share": {"num_format": "0.0%"},
    "change": {"num_format": "+0.0%;-0.0%;0.0%"},
    "count": {"num_format": "#,##0"},
    "number": {"num_format": "General"},
    "date": {"num_format": "yyyy-mm-dd"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss"},
}


def workbook(title: str, tables: Sequence[Table], said: Sequence[str], *, base: str = "") -> bytes:
    """An xlsx of a sheet a table, opened by 说明: `said` of the whole, then notes and SQL.

    What leads somewhere is short: not every program wraps the text of a link.
    `base` is what stands before the addresses that rows lead to; without it nothing is a link.
    """
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        formats = {name: book.add_format({**_BASE, **own}) for name, own in _FORMATS.items()}
        names = _sheet_names([table.title for table in tables])
        cover = book.add_worksheet("说明")
        lines = [(title, "title"), *((text, "wrap") for text in said)]
        for table, name in zip(tables, names, strict=True):
            lines += _told(table, name)
        _cover(cover, formats, lines)
        for table, name in zip(tables, names, strict=True):
            _sheet(book.add_worksheet(name), formats, table, base)
    return stream.getvalue()


def _told(table: Table, name: str) -> list[tuple[str, str]]:
    """What 说明 says of one sheet: (text, format)."""
    lines = [("", "text"), (f"工作表“{name}”", "bold")]
    lines += [(note, "wrap") for note in table.notes]
    printed, aside = _fields(table.columns)
    if aside:
        lines.append(
            (f"打印到“{printed[-1][0].title}”一栏；右边的（以元计的原数等）不印。", "wrap")
        )
    return lines + ([("查询：", "text"), (table.sql, "wrap")] if table.sql else [])


def _cover(sheet: Any, formats: dict[str, Any], lines: Sequence[tuple[str, str]]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, COVER_WIDTH)
    for row, (text, style) in enumerate(lines):
        sheet.write_string(row, 0, clean(text), formats[style])
        lines_of_text = [(0, max(1, _width(line))) for line in text.split("\n")]
        high = sum(_height([line], [COVER_WIDTH]) for line in lines_of_text)
        sheet.set_row(row, TITLE_POINTS if style == "title" else min(high, MOST_POINTS))
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _sheet(sheet: Any, formats: dict[str, Any], table: Table, base: str) -> None:
    printed, aside = _fields(table.columns)
    fields = printed + aside
    widths = []
    for place, (column, unit) in enumerate(fields):
        head = f"{column.title}（{unit}）" if unit else column.title
        sheet.write_string(0, place, clean(head), formats["head"])
        if column.note:
            sheet.write_comment(0, place, column.note)
        widths.append(max(MIN_WIDTH, _width(head) + 2))
    total = [table.total] if table.total else []
    texts: dict[int, list[tuple[int, int]]] = {}
    for number, row in enumerate([*table.rows, *total], start=1):
        for place, (column, unit) in enumerate(fields):
            value = row.get(column.key)
            if value is None:
                continue
            if unit == "元" and isinstance(value, str):
                continue  # a word in place of an amount stands once
            if unit == "万元" and not isinstance(value, str):
                value = Decimal(value) / WAN_YUAN
            width = write(sheet, formats, (number, place), value, column.kind)
            link = row.get(column.href) if column.href and base and number <= MOST_LINKS else None
            if link and isinstance(value, str):
                text = clean(value)
                sheet.write_url(number, place, f"{base}{link}", formats["link"], string=text)
            widths[place] = min(MAX_WIDTH, max(widths[place], width + 2))
            if width > MAX_WIDTH:
                texts.setdefault(number, []).append((place, width))
    for number, wide in texts.items():
        sheet.set_row(number, _height(wide, widths))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, table.frozen)
    sheet.autofilter(0, 0, max(1, len(table.rows)), max(0, len(fields) - 1))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8第 &P 页，共 &N 页")
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if aside:
        sheet.print_area(0, 0, len(table.rows) + len(total), len(printed) - 1)


def write(
    sheet: Any, formats: dict[str, Any], place: tuple[int, int], value: Any, kind: str
) -> int:
    """Writes one value by what it is, and returns its width in characters."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    is_share = kind in ("share", "change")
    if isinstance(value, Decimal | int) and not is_share and _digits(value) > EXACT_DIGITS:
        value = str(value)
    if isinstance(value, Decimal | int | float):
        exact = "money" if isinstance(value, Decimal) and kind != "number" else "number"
        style = kind if kind in ("money", "share", "change", "count") else exact
        sheet.write_number(*place, float(value), formats[style])
        return len(f"{value:,.2f}")
    if isinstance(value, dt.datetime):
        sheet.write_datetime(*place, value.replace(tzinfo=None), formats["moment"])
        return 19
    if isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(*place, value, formats["date"])
        return 10
    text = clean(str(value))
    width = _width(text)
    sheet.write_string(*place, text, formats["wrap" if width > MAX_WIDTH else "text"])
    return width


def clean(text: str) -> str:
    """Text that a sheet can hold: no control characters, not too long."""
    whole = _SURROGATES.sub("\ufffd", text.translate(_CONTROL))
    return whole if len(whole) <= MOST_TEXT else whole[:MOST_TEXT] + "…"


def _height(texts: Sequence[tuple[int, int]], widths: Sequence[int]) -> float:
    """Points that a row of wrapped texts needs: not every program makes room by itself."""
    lines = max(math.ceil(SLACK * width / widths[place]) for place, width in texts)
    return LINE_POINTS * min(lines, MOST_LINES)


_Field = tuple[Column, str]


def _fields(columns: Sequence[Column]) -> tuple[list[_Field], list[_Field]]:
    """Columns with their unit: those that paper has room for, and those to the right of them."""
    printed = [(one, _unit(one)) for one in columns if not one.aside]
    exact = [(one, "元") for one in columns if one.kind == "money"]
    return printed, exact + [(one, _unit(one)) for one in columns if one.aside]


def _unit(column: Column) -> str:
    return "万元" if column.kind == "money" else ""


def _digits(value: Decimal | int) -> int:
    """Significant digits; an infinite or NaN Decimal has none."""
    digits = Decimal(value).normalize().as_tuple().digits
    return len(digits)


def _width(text: str) -> int:
    """How wide a text shows: a Chinese character counts two."""
    return max(sum(2 if ord(char) > 0xFF else 1 for char in line) for line in text.split("\n"))


def _sheet_names(titles: Sequence[str]) -> list[str]:
    made: list[str] = []
    for title in titles:
        plain = _FORBIDDEN.sub(" ", title).strip()[:26] or "表"
        name, again = plain, 2
        while name.lower() in {other.lower() for other in [*made, "说明"]}:
            name, again = f"{plain} {again}", again + 1
        made.append(name)
    return made
