"""The Excel list of findings: one row a finding, and a sheet by department.

What belongs here: columns, widths, counts. What does not: what is wrong. Text is always written as
text: nothing of a report can become a formula or a link.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import xlsxwriter

from notices import notice_queries
from notices.apply_decisions import Standing
from notices.cleaning import file_name, fit
from warehouse.words import words

SEVERITIES, DECISIONS, CHANGES = words("severity"), words("decision"), words("change")
STATUSES = words("coverage")
HEADS = (
    ("部门代码", 9), ("部门", 26), ("年度", 7), ("严重程度", 10), ("规则", 26), ("问题", 60),
    ("位置", 36), ("印出", 16), ("核对得", 16), ("差额（万元）", 13), ("算式", 34), ("原因", 40),
    ("主要或连带", 12), ("首次发现", 12), ("状态", 24), ("问题编号", 19),
)  # fmt: skip
COUNTED = ("部门代码", "部门", "年度", "公开情况", "错误", "提醒", "说明", "连带", "豁免", "误报")
MONEY, YEAR, DATE = HEADS.index(("差额（万元）", 13)), 2, 13
WAN = Decimal(10_000)
MOST_TEXT = 32_000
"""Below the 32,767 characters that a cell of Excel holds."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def list_workbook(
    connection: duckdb.DuckDBPyConnection,
    standing: Standing,
    year: int | None,
    agency: str | None,
) -> tuple[str, bytes]:
    """File name and content of the list for one year or all, one department or all."""
    asked = {"year": year, "agency": agency}
    result = connection.execute(notice_queries.LISTED, asked)
    names = [column[0] for column in result.description or []]
    findings = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    for finding in findings:
        finding["state"], finding["count"] = _state(finding, standing)
    _, place, night_id, _ = connection.execute(notice_queries.NIGHT).fetchall()[0]
    coverage = connection.execute(notice_queries.STATUS, asked).fetchall()
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        looks = _looks(book)
        _findings_sheet(book, looks, findings)
        _agencies_sheet(book, looks, findings, coverage)
    parts = [place if agency is None else _name_of(coverage, agency), f"{year}年" if year else ""]
    return file_name(
        f"{' '.join(filter(None, parts))} 问题清单 {night_id}"
    ) + ".xlsx", buffer.getvalue()


def _name_of(coverage: Sequence[tuple[Any, ...]], agency: str) -> str:
    return next((str(row[1]) for row in coverage if row[0] == agency), agency)


def _state(finding: dict[str, Any], standing: Standing) -> tuple[str, str]:
    """How a finding stands, in words, and under which column it is counted."""
    if wrong := standing.false_alarm(finding["finding_key"], finding["main_finding_key"]):
        return f"误报：{wrong.reason}（{wrong.decided_by}，{wrong.decided_at[:10]}）", "误报"
    if finding["waiver"]:
        return f"豁免：{finding['waiver']}", "豁免"
    words = str(CHANGES.get(finding["change"], finding["change"]))
    if word := standing.word(finding["finding_key"]):
        words += f"，{DECISIONS[word.decision]}（{word.decided_by}，{word.decided_at[:10]}）"
    return words, "连带" if finding["is_consequence"] else SEVERITIES[finding["severity"]]


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Any
    text: Any
    money: Any
    whole: Any
    date: Any
    severity: dict[str, Any]


def _looks(book: Any) -> _Looks:
    base = {"font_name": "等线", "font_size": 11, "valign": "top", "border": 1}
    base["border_color"] = "#D0D5DA"
    centred = {**base, "align": "center"}
    head = {**centred, "bold": True, "bg_color": "#E8EEF4", "text_wrap": True, "valign": "vcenter"}
    colours = {"错误": "#B3261E", "提醒": "#8A5300", "说明": "#44546A"}
    return _Looks(
        head=book.add_format(head),
        text=book.add_format({**base, "text_wrap": True}),
        money=book.add_format({**base, "num_format": "#,##0.00;-#,##0.00"}),
        whole=book.add_format({**centred, "num_format": "0"}),
        date=book.add_format({**centred, "num_format": "yyyy-mm-dd"}),
        severity={
            name: book.add_format({**centred, "font_color": colour, "bold": name == "错误"})
            for name, colour in colours.items()
        },
    )


def _findings_sheet(book: Any, looks: _Looks, findings: Sequence[dict[str, Any]]) -> None:
    sheet = _sheet(book, looks, "问题", [head for head, _ in HEADS])
    for column, (_, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
    for number, finding in enumerate(findings, start=1):
        for column, value in enumerate(_cells(finding)):
            _put(sheet, looks, number, column, value)
    sheet.autofilter(0, 0, max(1, len(findings)), len(HEADS) - 1)


def _cells(one: dict[str, Any]) -> tuple[Any, ...]:
    difference = one["difference_yuan"]
    place = "，".join(filter(None, (one["location"], one["page_label"])))
    actual, expected = one["actual"], one["expected"]
    if actual == expected:  # a rule without figures
        actual = expected = None
    return (
        one["agency_code"], one["agency_name"], one["fiscal_year"], SEVERITIES[one["severity"]],
        f"{one['title']}（{one['rule_id']}）", one["message"], place, actual,
        expected, None if difference is None else difference / WAN, one["arithmetic"],
        one["sentence"], "连带" if one["is_consequence"] else "主要", one["first_seen"],
        one["state"], one["finding_key"],
    )  # fmt: skip


def _agencies_sheet(
    book: Any,
    looks: _Looks,
    findings: Sequence[dict[str, Any]],
    coverage: Sequence[tuple[Any, ...]],
) -> None:
    """One row a department and year: all that should have published, and whoever has findings."""
    rows: dict[tuple[Any, Any], tuple[Any, ...]] = {
        (code, year): (code, name, year, STATUSES.get(status, status))
        for code, name, year, status in coverage
    }
    counts: Counter[tuple[Any, Any, str]] = Counter()
    for one in findings:
        key = (one["agency_code"], one["fiscal_year"])
        rows.setdefault(key, (one["agency_code"], one["agency_name"], one["fiscal_year"], ""))
        counts[(*key, one["count"])] += 1
    sheet = _sheet(book, looks, "按部门", list(COUNTED))
    for column, width in enumerate((9, 30, 7, 12, 8, 8, 8, 8, 8, 8)):
        sheet.set_column(column, column, width)
    for number, (key, row) in enumerate(rows.items(), start=1):
        for column, value in enumerate(row):
            _put(sheet, looks, number, column, value)
        for column, head in enumerate(COUNTED[len(row) :], start=len(row)):
            sheet.write_number(number, column, counts[(*key, head)], looks.whole)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COUNTED) - 1)


def _sheet(book: Any, looks: _Looks, name: str, heads: Sequence[str]) -> Any:
    """A sheet with its frozen head, set to print on pages as wide as the table."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 24)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, looks.head)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    return sheet


def _put(sheet: Any, looks: _Looks, row: int, column: int, value: Any) -> None:
    """Text as text, whatever it begins with; amounts and dates as such; nothing for nothing."""
    if value is None:
        sheet.write_blank(row, column, None, looks.text)
    elif isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), looks.money)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, looks.whole)
    elif isinstance(value, str):
        text = fit(value).replace("\r", "")
        look = looks.severity.get(text, looks.text)
        sheet.write_string(row, column, text[:MOST_TEXT], look)
    else:
        sheet.write_datetime(row, column, value, looks.date)
