"""The Excel list of findings: one row a finding, and a sheet by department.

What belongs here: columns and counts. What does not: what is wrong (`evidence.finding`), and how a
sheet is written (`evidence.excel`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from evidence.excel import workbook
from evidence.finding import Finding, findings
from evidence.number_words import WAN_YUAN
from evidence.shown_table import Column, Table
from notices import notice_queries
from notices.cleaning import file_name
from warehouse.words import word, words

COLUMNS = (
    Column("agency_code", "部门代码"),
    Column("agency_name", "部门"),
    Column("fiscal_year", "年度"),
    Column("severity_word", "严重程度"),
    Column("rule", "规则", aside=True),
    Column("message", "问题"),
    Column("proof", "证据", href="href"),
    Column("place", "位置"),
    Column("actual", "印出", "money"),
    Column("expected", "核对得", "money"),
    Column("difference_yuan", "差额", "money"),
    Column("arithmetic", "算式", aside=True),
    Column("sentence", "原因"),
    Column("led", "主要或连带"),
    Column("first_seen", "首次发现", "date", aside=True),
    Column("state", "状态"),
    Column("finding_key", "问题编号", aside=True),
)
FOLLOWS, EXEMPT, FALSE = "连带", "豁免", word("decision", "false_alarm")
COUNTED = (*words("severity").values(), FOLLOWS, EXEMPT, FALSE)
_ASKED = """($year IS NULL OR n.fiscal_year = $year)
AND ($agency IS NULL OR n.agency_code = $agency)
AND ($keys IS NULL OR list_contains($keys, n.finding_key))"""
_ORDER = """n.fiscal_year DESC NULLS LAST, n.agency_code NULLS FIRST,
CASE n.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
n.cause_key, n.is_consequence, n.table_no NULLS LAST, n.rule_id, n.finding_key"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Findings that a person picked out: their keys in order, and the address that shows them."""

    keys: Sequence[str]
    address: str


_AMOUNT = re.compile(r"(-?[\d,]+(?:\.\d+)?)(万元|元)")
_UNITS = {"万元": WAN_YUAN, "元": Decimal(1)}


def list_workbook(
    connection: duckdb.DuckDBPyConnection,
    year: int | None,
    agency: str | None,
    chosen: Chosen | None = None,
    base: str = "",
) -> tuple[str, bytes]:
    """File name and content of the list for one year or all, one department or all; or of what was
    `chosen`, in its order. `base` stands before the addresses of their pages, if there are any."""
    asked = {"year": year, "agency": agency}
    keys = list(chosen.keys) if chosen else None
    found = findings(connection, _ASKED, asked | {"keys": keys}, order=_ORDER)
    if keys is not None:
        place = {key: number for number, key in enumerate(keys)}
        found = sorted(found, key=lambda one: place[one.finding_key])
    _, place, night_id, as_of = connection.execute(notice_queries.NIGHT).fetchall()[0]
    coverage = connection.execute(notice_queries.STATUS, asked).fetchall()
    whose = place if agency is None else _name_of(coverage, agency)
    kind = "问题清单（选出的）" if chosen else "问题清单"
    title = " ".join(filter(None, (whose, f"{year}年" if year else "", kind)))
    tables = [
        Table("问题", COLUMNS, [_row(one) for one in found], "", frozen=2),
        Table("按部门", _counted_columns(), _by_agency(found, coverage), "", frozen=2),
    ]
    said = [
        f"核对截至 {as_of}（批次 {night_id}）。",
        f"一处原因只计主要问题；由它连带不成立的核对计在“{FOLLOWS}”一栏。",
        *([f"只列网页上选出的 {len(found)} 处：{chosen.address}"] if chosen else []),
    ]
    return file_name(f"{title} {night_id}") + ".xlsx", workbook(title, tables, said, base=base)


def _name_of(coverage: Sequence[tuple[Any, ...]], agency: str) -> str:
    return next((str(row[1]) for row in coverage if row[0] == agency), agency)


def _row(one: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {
        column.key: getattr(one, column.key) for column in COLUMNS if hasattr(one, column.key)
    }
    if one.actual == one.expected:  # a rule without figures
        row["actual"] = row["expected"] = None
    else:
        row["actual"], row["expected"] = amount_of(one.actual), amount_of(one.expected)
    row["proof"], row["href"] = "打开", f"/findings/{one.finding_key}"
    row["agency_code"], row["agency_name"] = _agency(one)
    row["rule"] = f"{one.rule_title}（{one.rule_id}）"
    row["led"] = FOLLOWS if one.is_consequence else "主要"
    row["state"] = _state(one)
    return row


def amount_of(said: str | None) -> Decimal | str | None:
    """What a finding says of an amount as a number of yuan; a word (空白) stays a word."""
    found = _AMOUNT.fullmatch(said or "")
    return Decimal(found[1].replace(",", "")) * _UNITS[found[2]] if found else said


def _agency(one: Finding) -> tuple[str, str]:
    return one.agency_code or "", one.agency_name or "（未归入部门）"


def _state(one: Finding) -> str:
    """How a finding stands, in words."""
    if one.waiver is not None:
        return one.waiver if one.false_alarm else f"{EXEMPT}：{one.waiver}"
    said = [word("change", one.change)]
    if one.decision and one.stands and one.decided_at:
        said.append(
            f"{word('decision', one.decision)}（{one.decided_by}，{one.decided_at:%Y-%m-%d}）"
        )
    return "，".join(filter(None, said))


def _count(one: Finding) -> str:
    """Under which column it is counted."""
    if one.waiver is not None:
        return FALSE if one.false_alarm else EXEMPT
    return FOLLOWS if one.is_consequence else one.severity_word


def _counted_columns() -> tuple[Column, ...]:
    heads = (("code", "部门代码"), ("name", "部门"), ("year", "年度"), ("status", "公开情况"))
    named = tuple(Column(key, title) for key, title in heads)
    return (*named, *(Column(head, head, "count") for head in COUNTED))


def _by_agency(
    found: Sequence[Finding], coverage: Sequence[tuple[Any, ...]]
) -> list[dict[str, Any]]:
    """One row a department and year: all that should have published, and whoever has findings."""
    rows: dict[tuple[Any, Any], dict[str, Any]] = {
        (code, year): {"name": name, "status": word("coverage", status)}
        for code, name, year, status in coverage
    }
    counts: Counter[tuple[Any, Any, str]] = Counter()
    for one in found:
        code, name = _agency(one)
        rows.setdefault((code, one.fiscal_year), {"name": name, "status": ""})
        counts[code, one.fiscal_year, _count(one)] += 1
    return [
        {"code": code, "year": year, **row, **{head: counts[code, year, head] for head in COUNTED}}
        for (code, year), row in rows.items()
    ]
