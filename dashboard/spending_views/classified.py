"""The two views over classifications, which are walked from 类 down: function and economic.

What belongs here: drilling, paths, what lies below a code. What does not: what views share
(`views`).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from starlette.exceptions import HTTPException

from dashboard.spending_views import charts, meaning
from dashboard.spending_views.over_years import side_by_side, table_over_years, years_in
from dashboard.spending_views.spending_queries import Asker, Choice, Rows
from dashboard.spending_views.views import (
    Chart,
    Section,
    Total,
    View,
    added,
    basis,
    columns,
    complete,
    district_total,
    left_out,
    link_agencies,
    money,
    stacked,
    the_district,
    total_row,
    unsure,
)
from evidence.number_words import name as word
from evidence.shown_table import Column, Row, Table

FUNCTION = "/spending/function"
ECONOMIC = "/spending/economic"
STEPS = ("类", "款", "项")
LEAST_YEARS = 3
"""Two stand side by side anyway."""
BLOCKS = "块的大小是金额，画到下一级。点块可进入下一级。"
BLOCK_KEYS = (("block", "全部可信"), ("hatch", "含未过核对的金额"))


def function_view(ask: Asker, chosen: Choice) -> View:
    """按功能分类: the children of the chosen code, and who spends under it. Raises 404."""
    path, own = _path(ask, chosen)
    sections: list[Section] = []
    rows: Rows = []
    if chosen.level < 3:
        rows, section = _children(ask, chosen, path[-1][0])
        sections += [section, *_over_years(ask, chosen)]
    if chosen.code and chosen.fund == "all":
        sections.append(_agencies(ask, chosen))
    whole = added(rows, "amount_yuan")
    first = meaning.FUNCTION_ALL if chosen.fund == "all" else meaning.FUNCTION_FUND
    contains = [first, meaning.ONCE, meaning.FUNCTION_GAPS]
    contains += meaning.unsure(added(rows, "uncertain_yuan"))
    if not chosen.code:
        district = the_district(ask, chosen)
        total = district_total(district)
        if chosen.fund != "all":
            total = replace(
                total,
                amount_yuan=whole,
                trusted_yuan=added(rows, "trusted_yuan"),
                last_year_yuan=added(rows, "last_year_yuan"),
                comparable=None,
            )
        else:
            names = ("各类", "各部门支出合计")
            gap = meaning.differs(whole, district["amount_yuan"], names)
            contains += [*left_out(ask, chosen, "classes"), *([gap] if gap else [])]
        return View("function", word(chosen.fund), total, contains, sections, path)
    now, before = own.get(chosen.year), own.get(chosen.year - 1)
    total = Total(
        now["amount_yuan"] if now else None,
        now["trusted_yuan"] if now else None,
        before["amount_yuan"] if before else None,
        now["reports"] if now else None,
        the_district(ask, chosen)["reports_expected"],
        before["reports"] if before else None,
    )
    if rows:
        names = (f"各{STEPS[chosen.level]}", f"本{STEPS[chosen.level - 1]}")
        gap = meaning.differs(whole, total.amount_yuan, names)
        contains += [gap] if gap else []
    return View("function", path[-1][0], total, contains, sections, path)


def _path(ask: Asker, chosen: Choice) -> tuple[list[tuple[str, str]], dict[int, Row]]:
    """The way from the whole to the code, and the code's own row by year."""
    path = [("全部功能", chosen.address(FUNCTION, code=""))]
    if not chosen.code:
        return path, {}
    rows, _ = ask("function_path", {"kind": chosen.kind, "fund": chosen.fund, "code": chosen.code})
    named: dict[str, str] = {}
    for row in rows:
        named.setdefault(row["code"], row["name"])
    if chosen.code not in named:
        raise HTTPException(404)
    path += [
        (f"{code} {name}", chosen.address(FUNCTION, code=code)) for code, name in named.items()
    ]
    return path, {row["fiscal_year"]: row for row in rows if row["code"] == chosen.code}


def _children(ask: Asker, chosen: Choice, subject: str) -> tuple[Rows, Section]:
    asked = {
        **basis(chosen),
        "fund": chosen.fund,
        "level": chosen.level + 1,
        "parent": chosen.code,
    }
    rows, sql = ask("function", asked)
    complete(rows, added(rows, "amount_yuan"))
    for row in rows:
        row["href"] = chosen.address(FUNCTION, code=row["code"])
    step = STEPS[chosen.level]
    parts = [money("basic_yuan", "基本"), money("project_yuan", "项目")]
    heads = columns(step, [*(parts if chosen.fund == "all" else []), *unsure(rows)])
    first = meaning.FUNCTION_ALL if chosen.fund == "all" else meaning.FUNCTION_FUND
    notes = [first, meaning.ONCE, meaning.FUNCTION_GAPS, meaning.BLANK]
    title = f"按功能分类（{step}）"
    table = Table(title, heads, rows, sql, notes, total_row(rows, heads))
    section = stacked(rows, table)
    tree, _ = ask("function_tree", asked)
    if not tree:
        return rows, section
    links = {row["code"]: chosen.address(FUNCTION, code=row["code"]) for row in tree}
    map_ = Chart(charts.treemap(tree, chosen.level + 1, links, subject), BLOCKS, BLOCK_KEYS)
    return rows, Section([map_, *section.charts], table)


def _over_years(ask: Asker, chosen: Choice) -> list[Section]:
    """The same codes over all years, where there are more than the two that stand above."""
    asked = {"kind": chosen.kind, "fund": chosen.fund, "parent": chosen.code}
    found, sql = ask("function_years", {**asked, "level": chosen.level + 1})
    if len(years_in(found)) < LEAST_YEARS:
        return []
    rows, money_heads = side_by_side(found)
    for row in rows:
        row["href"] = chosen.address(FUNCTION, code=row["code"])
    step = STEPS[chosen.level]
    notes = [meaning.ONCE, meaning.FUNCTION_GAPS, meaning.BLANK]
    return [
        Section(
            [],
            replace(
                table_over_years(f"各{step}历年支出", step, rows, money_heads), sql=sql, notes=notes
            ),
        )
    ]


def _agencies(ask: Asker, chosen: Choice) -> Section:
    rows, sql = ask("function_agencies", {**basis(chosen), "code": chosen.code})
    link_agencies(rows, chosen)
    complete(rows, added(rows, "amount_yuan"))
    parts = [money("basic_yuan", "基本"), money("project_yuan", "项目"), *unsure(rows)]
    heads = columns("部门", parts, reports=False)
    notes = [meaning.FUNCTION_ALL, meaning.ONCE, meaning.BLANK]
    table = Table(f"{chosen.code} 下的部门", heads, rows, sql, notes, total_row(rows, heads))
    return stacked(rows, table)


def economic_view(ask: Asker, chosen: Choice) -> View:
    """按经济分类: table 6 only, and how little of the whole that is. Raises 404."""
    if chosen.level > 1:
        raise HTTPException(404)
    rows, sql = ask("economic", {**basis(chosen), "level": chosen.level + 1, "parent": chosen.code})
    if chosen.code and not rows:
        raise HTTPException(404)
    whole = added(rows, "amount_yuan")
    complete(rows, whole)
    for row in rows:
        further = row["code"] is not None and chosen.level == 0
        row["href"] = chosen.address(ECONOMIC, code=row["code"]) if further else None
        row["name"] = row["name"] or "（没有印出）"
    covered, cover_sql = ask("economic_cover", basis(chosen))
    cover = covered[0]
    says = meaning.cover(cover["covered_share"], cover["amount_yuan"], cover["all_spending_yuan"])
    step = STEPS[chosen.level]
    parts = [money("personnel_yuan", "人员"), money("public_yuan", "公用"), *unsure(rows)]
    heads = columns(step, parts, reports=False)
    notes = [meaning.ECONOMIC, says, meaning.ECONOMIC_CODES, meaning.ONCE, meaning.BLANK]
    title = f"按部门预算支出经济分类（{step}）"
    table = Table(title, heads, rows, sql, notes, total_row(rows, heads))
    own = _own(ask, chosen)
    total = Total(
        own["amount_yuan"] if own else whole,
        own["trusted_yuan"] if own else added(rows, "trusted_yuan"),
        own["last_year_yuan"] if own else added(rows, "last_year_yuan"),
        cover["reports"],
        cover["reports_expected"],
    )
    sections = [stacked(rows, table), _government(ask, chosen, whole)]
    if not chosen.code:
        sections.insert(0, _cover(cover, cover_sql, says))
    path = [("全部经济科目", chosen.address(ECONOMIC, code=""))]
    if own:
        path.append((f"{own['code']} {own['name']}", chosen.address(ECONOMIC)))
    contains = [meaning.ECONOMIC, says, meaning.ONCE]
    contains += meaning.unsure(added(rows, "uncertain_yuan"))
    subject = path[-1][0] if own else "一般公共预算基本支出"
    return View("economic", subject, total, contains, sections, path)


def _own(ask: Asker, chosen: Choice) -> Row | None:
    if not chosen.code:
        return None
    rows, _ = ask("economic", {**basis(chosen), "level": 1, "parent": chosen.code})
    return rows[0] if rows else None


def _cover(cover: Row, sql: str, says: str) -> Section:
    heads = [
        money("amount_yuan", "按经济分类公开（表6）"),
        money("all_spending_yuan", "全部支出（表3）"),
        Column("covered_share", "覆盖", "share"),
        money("uncoded_yuan", "其中查不到编码"),
    ]
    keys = (("solid", "表6：按经济分类公开"), ("rest", "没有按经济分类公开"))
    chart = Chart(charts.cover(cover["amount_yuan"], cover["all_spending_yuan"]), keys=keys)
    return Section([chart], Table("它占全部支出的多少", heads, [cover], sql, [says]))


def _government(ask: Asker, chosen: Choice, whole: Decimal | None) -> Section:
    rows, sql = ask("economic_government", {**basis(chosen), "parent": chosen.code})
    complete(rows, added(rows, "amount_yuan"))
    heads = columns("政府预算经济科目", unsure(rows), reports=False)
    said = ["表6各款旁所印的政府预算科目。与上表是同一笔钱，换一种分法，两张表不能相加。"]
    gap = meaning.differs(added(rows, "amount_yuan"), whole, ("各款", "上表各科目"))
    said += [gap] if gap else []
    notes = [meaning.ECONOMIC, *said]
    title = "同一笔钱按政府预算支出经济分类"
    table = Table(title, heads, rows, sql, notes, total_row(rows, heads))
    return stacked(rows, table, said)
