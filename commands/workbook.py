"""The Excel workbook of a night: the years, the findings, a sheet a mart.

What belongs here: which tables, and their Chinese heads. What does not: figures, and how a sheet is
written (`evidence.excel`).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from evidence.excel import workbook
from evidence.number_words import segment
from evidence.shown_table import Column, Kind, Table
from warehouse.whole_file import write_whole
from warehouse.words import word

BUDGETS = " WHERE report_kind = 'budget'"
SHEETS = (
    ("各部门合计", "mart.district_total", ""),
    ("没有计入的部门", "mart.district_missing", ""),
    ("合计不一致的部门", "mart.total_disagreement", ""),
    ("各部门", "mart.spending_by_agency", BUDGETS),
    ("功能分类", "mart.spending_by_function", BUDGETS),
    ("经济分类", "mart.spending_by_economic_category", BUDGETS),
    ("资金来源", "mart.spending_by_fund", BUDGETS),
    ("三公经费", "mart.three_public", BUDGETS),
    ("公开情况", "mart.coverage", ""),
    ("问题", "quality.finding", ""),
    ("较上夜变化", "mart.change_since_last_night", ""),
)
CODES = {
    "report_kind": "report_kind",
    "report_level": "report_level",
    "fund_type": "fund",
    "severity": "severity",
    "family": "family",
    "compared": "compared",
    "change": "change",
}
"""Columns of codes, and whose words they are said in."""
_COUNTED = """SELECT m.* REPLACE (coalesce(o.errors, 0) AS errors,
 coalesce(o.warnings, 0) AS warnings)
FROM {table} m LEFT JOIN open_count o ON o.fiscal_year = m.fiscal_year
 AND o.report_kind = m.report_kind
 AND o.agency_key IS NOT DISTINCT FROM coalesce(m.agency_code, m.agency_name)"""
_NOW = {
    "mart.spending_by_agency": _COUNTED.format(table="mart.spending_by_agency"),
    "mart.coverage": _COUNTED.format(table="mart.coverage"),
    "quality.finding": "SELECT f.* REPLACE (n.waiver AS waiver, n.change AS change) "
    "FROM quality.finding f JOIN finding_now n USING (finding_key)",
}
"""What reviewers' words of today bear on; the night's own figures are those of the morning."""
LEFT_OUT = {("mart.three_public", "item")}
"""Codes that stand beside their own word."""
NOTES = (
    "空白表示报告中没有印出，不是零。",
    "“可信金额”来自所用各表没有错误的报告；其余金额如实照录，但相关报告自相矛盾。",
    "功能分类合计取自支出总表（表3）；按资金来源取自收入总表（表2）。",
    "经济分类只覆盖一般公共预算基本支出（表6），覆盖比例见该表“表6合计占全部支出”一列。",
    "只加部门报告；单位报告已包含在部门之内，不重复计入。",
)


def write_workbook(connection: duckdb.DuckDBPyConnection, path: Path, *, base: str = "") -> None:
    """Writes the workbook for one night; replaces an older one whole.

    `connection` has the reviewers' words laid over: counts and findings are as pages say them.
    `base` is where people open the pages (https://…, no slash at its end): findings, departments
    and rules lead there; without it nothing is a link.
    """
    place, night_id, as_of = connection.execute(
        "SELECT jurisdiction_name, night_id, as_of FROM meta.night"
    ).fetchall()[0]
    tables = [_table(connection, *sheet) for sheet in SHEETS]
    said = [f"本夜 {night_id}，以 {as_of} 为准。", *NOTES]
    write_whole(path, workbook(f"{place}部门预算公开数据", tables, said, base=base))


def _table(connection: duckdb.DuckDBPyConnection, title: str, table: str, condition: str) -> Table:
    source = _NOW.get(table, f"FROM {table}")
    result = connection.execute(f"FROM ({source}){condition} ORDER BY ALL")
    names = [column[0] for column in result.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    heads = _chinese_heads(connection, table)
    shown = [name for name in names if (table, name) not in LEFT_OUT]
    columns = [
        Column(name, heads.get(name, name), _kind(name, rows), f"{name} page", note=name)
        for name in shown
    ]
    told = [_in_words(table, row) | _pages(row) for row in rows]
    return Table(title, columns, told, "")


def _pages(row: dict[str, Any]) -> dict[str, str]:
    """Which page of ours a cell leads to, under its column's name and ` page`."""
    found = {}
    if key := row.get("finding_key"):
        found["message page"] = f"/findings/{segment(key)}"
    if rule := row.get("rule_id"):
        found["rule_id page"] = f"/rules/{segment(rule)}"
    agency = row.get("agency_code") or row.get("agency_name")
    if agency and row.get("fiscal_year"):
        asked = f"year={row['fiscal_year']}&kind={row.get('report_kind') or 'budget'}"
        found["agency_name page"] = f"/agencies/{segment(agency)}?{asked}"
    return found


def _kind(name: str, rows: list[dict[str, Any]]) -> Kind:
    if name.endswith("_yuan"):
        return "money"
    if name.endswith("_share"):
        return "share"
    return "number" if any(isinstance(row[name], Decimal) for row in rows) else "text"


def _in_words(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Each code in its word; what is before and after a change is a code of its own kind."""
    kinds = CODES | ({"status": "coverage"} if table == "mart.coverage" else {})
    if table == "mart.change_since_last_night":
        of = {"finding": "severity", "report": "report_status"}.get(row["kind"].split("_")[0], "")
        kinds |= {"kind": "night_change"} | (dict.fromkeys(("before", "after"), of) if of else {})
    said = {
        name: word(kinds[name], value) if name in kinds and value is not None else value
        for name, value in row.items()
    }
    if table == "mart.district_missing":
        said["reason"] = word("missing", word("coverage", row["reason"]))
    return said


def _chinese_heads(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Column comments up to their first punctuation."""
    schema, name = table.split(".")
    comments = connection.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = ? "
        "AND table_name = ?",
        [schema, name],
    ).fetchall()
    plain = str.maketrans("：，。；（", ":::::")
    return {column: (said or column).translate(plain).split(":")[0] for column, said in comments}
