"""One view a dimension: its total, what that contains, and sections of figures with their tables.

What belongs here: which rows, columns and notes a dimension has. What does not: SQL (`sql/`),
shapes (`figures`), words (`meaning`), markup.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from dashboard.spending_views import charts, meaning
from dashboard.spending_views.over_years import side_by_side, table_over_years
from dashboard.spending_views.spending_queries import Asker, Choice
from evidence.number_words import name as word
from evidence.number_words import segment
from evidence.shown_table import Column, Row, Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure for Plotly, the sentence under it, and its keys: (mark, word)."""

    figure: dict[str, Any]
    caption: str = ""
    keys: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Figures with the one table that says the same in numbers, below them; `said` opens it."""

    charts: Sequence[Chart]
    table: Table
    said: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """The amount that a view divides up, in yuan, next to last year."""

    amount_yuan: Decimal | None
    trusted_yuan: Decimal | None
    last_year_yuan: Decimal | None
    reports: int | None = None
    reports_expected: int | None = None
    last_year_reports: int | None = None
    comparable: Row | None = None

    @property
    def untrusted_yuan(self) -> Decimal | None:
        if self.amount_yuan is None or self.trusted_yuan is None:
            return None
        return self.amount_yuan - self.trusted_yuan


@dataclass(frozen=True, slots=True)
class View:
    """A page of 支出分析. `path` leads from the whole to what is shown: (label, address)."""

    key: str
    subject: str
    total: Total
    contains: Sequence[str]
    sections: Sequence[Section]
    path: Sequence[tuple[str, str]] = field(default_factory=tuple)

    @property
    def tables(self) -> list[Table]:
        return [section.table for section in self.sections]

    @property
    def is_empty(self) -> bool:
        """Is there no amount, not even one of an earlier year?"""
        return self.total.amount_yuan is None and not any(
            isinstance(value, Decimal)
            for table in self.tables
            for row in table.rows
            for value in row.values()
        )

    @property
    def said(self) -> list[str]:
        """What the total contains; that shares are missing, where they are."""
        odd = any(
            row.get("amount_yuan") and row.get("share", 0) is None
            for table in self.tables
            for row in table.rows
        )
        return [*self.contains, *([meaning.ODD_SHARE] if odd else [])]


PARTS = (("solid", "可信"), ("hatch", "未过核对"))
KEYS = (*PARTS, ("stroke", "上年"))


def money(key: str, title: str, **more: Any) -> Column:
    return Column(key, title, "money", **more)


def columns(
    first: str, parts: Sequence[Column] = (), *, code: bool = True, reports: bool = True
) -> list[Column]:
    """The columns that all breakdowns share, around those of their own."""
    made = [Column("code", "编码")] if code else []
    made += [
        Column("name", first, href="href"),
        money("amount_yuan", "金额"),
        Column("share", "占比", "share"),
        money("trusted_yuan", "可信"),
        money("untrusted_yuan", "未过核对"),
        *parts,
        money("last_year_yuan", "上年"),
        money("change_yuan", "增减"),
        Column("growth", "增减%", "change"),
    ]
    if reports:
        made += [
            Column("reports", "报告", "count"),
            Column("last_year_reports", "上年报告", "count"),
        ]
    return made


def unsure(rows: Sequence[Row]) -> list[Column]:
    """The column of what nothing confirms, where there is any: beside every total, never in one."""
    there = added(rows, "uncertain_yuan")
    return [] if there is None else [money("uncertain_yuan", "未获印证（不计入）")]


def added(rows: Sequence[Row], key: str) -> Decimal | None:
    """The sum of what is there; None where nothing is."""
    there = [row[key] for row in rows if row.get(key) is not None]
    return sum(there, Decimal(0)) if there else None


def complete(rows: Sequence[Row], whole: Decimal | None) -> None:
    """Adds to each row its share of the whole and its growth, as fractions. What is no part of the
    whole (below zero, or more than it) has no share."""
    for row in rows:
        amount, before = row.get("amount_yuan"), row.get("last_year_yuan")
        part = amount / whole if amount is not None and whole else None
        row["share"] = part if part is not None and 0 <= part <= 1 else None
        row["growth"] = (amount - before) / abs(before) if amount is not None and before else None


def total_row(rows: Sequence[Row], table_columns: Sequence[Column]) -> Row:
    """The sum of the money columns. It has no growth: years of other departments do not compare,
    and the one change that does stands above."""
    made: Row = {column.key: None for column in table_columns}
    for column in table_columns:
        if column.kind == "money":
            made[column.key] = added(rows, column.key)
    complete([made], made.get("amount_yuan"))
    made |= {key: None for key in ("change_yuan", "growth") if key in made}
    made["name"] = "合计"
    return made


def district_total(district: Row) -> Total:
    """The district's one total as each page says it; `district` is `the_district`."""
    return Total(
        district["amount_yuan"],
        district["trusted_yuan"],
        district["last_year_yuan"],
        district["reports"],
        district["reports_expected"],
        district["last_year_reports"],
        district,
    )


def the_district(ask: Asker, chosen: Choice) -> Row:
    """The row of mart.district_total; all None where the year has no report of this kind."""
    rows, _ = ask("totals", basis(chosen))
    return rows[0] if rows else defaultdict(lambda: None)


def left_out(ask: Asker, chosen: Choice, parts: str) -> list[str]:
    """Sentences: how the district's total came about, who makes its `parts` differ from it."""
    rows, _ = ask("disagreements", basis(chosen))
    mine = [row for row in rows if row["compared"] == parts]
    return [*meaning.sources(the_district(ask, chosen)), *meaning.disagreeing(mine)]


def basis(chosen: Choice) -> dict[str, Any]:
    return {"kind": chosen.kind, "year": chosen.year}


def stacked(rows: Sequence[Row], table: Table, said: Sequence[str] = ()) -> Section:
    """Bars above their table."""
    several = f"图中只画最大的 {charts.MOST_BARS} 项，表中是全部。"
    caption = several if len(rows) > charts.MOST_BARS else ""
    drawn = any(row["amount_yuan"] for row in rows)
    return Section([Chart(charts.bars(rows), caption, KEYS)] if drawn else [], table, said)


def fund_view(ask: Asker, chosen: Choice) -> View:
    """按资金来源: table 2's total row."""
    rows, sql = ask("fund", basis(chosen))
    for row in rows:
        row["name"] = word(row["code"])
        row["href"] = chosen.address("/spending/function", fund=row["code"])
    whole = added(rows, "amount_yuan")
    complete(rows, whole)
    heads = columns("资金来源", unsure(rows), code=False)
    district = the_district(ask, chosen)
    table = Table(
        "按资金来源",
        heads,
        rows,
        sql,
        notes=[meaning.FUND, meaning.ONCE, meaning.BLANK],
        total=total_row(rows, heads),
    )
    names = ("各项资金（表2）", "各部门支出合计（表3）")
    gap = meaning.differs(whole, district["amount_yuan"], names)
    contains = [
        meaning.FUND,
        meaning.ONCE,
        *left_out(ask, chosen, "funds"),
        *meaning.unsure(added(rows, "uncertain_yuan")),
        *([gap] if gap else []),
    ]
    total = district_total(district)
    return View("fund", "全部资金", total, contains, [stacked(rows, table)])


def three_public_view(ask: Asker, chosen: Choice) -> View:
    """“三公”经费: table 10 by item, then by department."""
    rows, sql = ask("three_public", basis(chosen))
    whole = next((row for row in rows if row["code"] == "total"), None)
    amount = whole["amount_yuan"] if whole else None
    complete(rows, amount)
    for row in rows:
        row["depth"] = {"total": 0, "vehicle_purchase": 2, "vehicle_running": 2}.get(row["code"], 1)
    parts = [row for row in rows if row["code"] not in ("total", "vehicles")]
    table = Table(
        "“三公”经费",
        columns("项目", unsure(rows), code=False),
        rows,
        sql,
        notes=[meaning.THREE_PUBLIC, meaning.ONCE, meaning.BLANK],
    )
    total = Total(
        amount,
        whole["trusted_yuan"] if whole else None,
        whole["last_year_yuan"] if whole else None,
        whole["reports"] if whole else None,
        the_district(ask, chosen)["reports_expected"],
        whole["last_year_reports"] if whole else None,
    )
    gap = meaning.differs(added(parts, "amount_yuan"), amount, ("各项", "印出的合计"))
    contains = [meaning.THREE_PUBLIC, meaning.ONCE, *([gap] if gap else [])]
    contains += meaning.unsure(whole["uncertain_yuan"] if whole else None)
    rows_apart, _ = ask("disagreements", basis(chosen))
    contains += meaning.disagreeing(
        [one for one in rows_apart if one["compared"] == "three_public"]
    )
    sections = [stacked(parts, table), _three_public_agencies(ask, chosen)]
    return View("three-public", "“三公”经费", total, contains, sections)


def _three_public_agencies(ask: Asker, chosen: Choice) -> Section:
    rows, sql = ask("three_public_agencies", basis(chosen))
    link_agencies(rows, chosen)
    complete(rows, added(rows, "amount_yuan"))
    parts = [
        money("abroad_yuan", "出国（境）"),
        money("reception_yuan", "接待"),
        money("vehicle_purchase_yuan", "购车"),
        money("vehicle_running_yuan", "用车"),
        *unsure(rows),
    ]
    heads = columns("部门", parts, reports=False)
    notes = [meaning.THREE_PUBLIC, meaning.BLANK]
    table = Table("各部门“三公”经费", heads, rows, sql, notes, total_row(rows, heads))
    shown = [row for row in rows if row["amount_yuan"]]
    return stacked(shown, table)


def link_agencies(rows: Sequence[Row], chosen: Choice) -> None:
    """Each department's name leads to its page."""
    for row in rows:
        key = row.get("code") or row["name"]
        asked = f"?year={chosen.year}&kind={chosen.kind}"
        row["href"] = f"/agencies/{segment(key)}{asked}" if key else None


def agency_view(ask: Asker, chosen: Choice) -> View:
    """按部门: the printed total of each; then all years."""
    rows, sql = ask("agency", basis(chosen))
    link_agencies(rows, chosen)
    district = the_district(ask, chosen)
    complete(rows, district["amount_yuan"])
    money_heads = [money("basic_yuan", "基本"), money("project_yuan", "项目"), *unsure(rows)]
    heads = columns("部门", money_heads, reports=False)
    notes = [meaning.AGENCY, meaning.ONCE, meaning.BLANK]
    table = Table("各部门支出", heads, rows, sql, notes, total_row(rows, heads))
    apart, _ = ask("disagreements", basis(chosen))
    contains = [meaning.AGENCY, meaning.ONCE, *meaning.sources(district)]
    contains += meaning.disagreeing([one for one in apart if one["compared"].startswith("table")])
    sections = [stacked(rows, table), _years(ask, chosen), _agency_years(ask, chosen)]
    return View("agency", "各部门支出合计", district_total(district), contains, sections)


def _years(ask: Asker, chosen: Choice) -> Section:
    rows, sql = ask("years", {"kind": chosen.kind})
    for row in rows:
        row["name"] = f"{row['fiscal_year']}年"
        row["href"] = chosen.address("/spending/agency", year=row["fiscal_year"])
    heads = [
        Column("name", "年度", href="href"),
        money("amount_yuan", "金额"),
        money("trusted_yuan", "可信"),
        money("untrusted_yuan", "未过核对"),
        Column("reports", "报告", "count"),
        Column("reports_expected", "应公开", "count"),
        Column("comparable", "两年都有", "count"),
        Column("change_share", "可比增减", "change"),
    ]
    table = Table("历年支出合计", heads, rows, sql, [meaning.AGENCY, meaning.ONCE])
    caption = "报告份数不同的年度不能直接相比。"
    return Section([Chart(charts.columns(rows), caption, PARTS)], table)


def _agency_years(ask: Asker, chosen: Choice) -> Section:
    found, sql = ask("agency_years", {"kind": chosen.kind})
    rows, money_heads = side_by_side(found)
    link_agencies(rows, chosen)
    notes = [meaning.AGENCY, meaning.BLANK]
    return Section(
        [],
        replace(
            table_over_years("各部门历年支出", "部门", rows, money_heads), sql=sql, notes=notes
        ),
    )
