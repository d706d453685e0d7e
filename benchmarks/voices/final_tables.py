"""The tables of a made-up final account in the national form, as rows of texts, heads included.

What belongs here: placing figures. What does not: what is true (`final_truths`), the file.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from benchmarks.voices.final_truths import CODES, YEAR, ZERO, Item
from benchmarks.voices.told import round_half_up
from demo.demo_accounts import function_name

Rows = list[list[str]]
Truth = dict[str, Any]
PERSONNEL = (
    ("30101", "基本工资"),
    ("30102", "津贴补贴"),
    ("30103", "奖金"),
    ("30108", "机关事业单位基本养老保险缴费"),
)
PUBLIC = (
    ("30201", "办公费"),
    ("30207", "邮电费"),
    ("30211", "差旅费"),
    ("30231", "公务用车运行维护费"),
)
NUMERALS = "一二三四五六七八"
SOURCES = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")


def w(amount: Decimal | int | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


def tables(t: Truth) -> list[tuple[str, Rows]]:
    """Title and rows of each table."""
    income = ["本年收入合计", "财政拨款收入", *SOURCES]
    spent = [
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ]
    five = ["合计", "基本支出", "项目支出"]
    return [
        ("收入支出决算总表", _whole(t)),
        ("收入决算表", _coded(t, income, lambda f, b, o: [f + o, f, ZERO, ZERO, ZERO, ZERO, o])),
        (
            "支出决算表",
            _coded(t, spent, lambda f, b, o: [f + o, b, f - b + o, ZERO, ZERO, ZERO]),
        ),
        ("财政拨款收入支出决算总表", _grant(t)),
        ("一般公共预算财政拨款支出决算表", _coded(t, five, lambda f, b, o: [f, b, f - b])),
        ("一般公共预算财政拨款基本支出决算表", _economic(t)),
        ("财政拨款“三公”经费支出决算表", _three_public(t)),
    ]


def _main(t: Truth) -> str:
    return CODES[t["number"] % len(CODES)][0]


def _numbered(lines: list[tuple[str, Decimal]]) -> list[tuple[str, Decimal | None]]:
    return [(f"{NUMERALS[n]}、{name}", amount) for n, (name, amount) in enumerate(lines)]


def _whole(t: Truth) -> Rows:
    names = [f"{fund}收入" for fund in FUNDS] + list(SOURCES)
    income = _numbered([(n, ZERO) for n in names])
    income[0], income[-1] = (income[0][0], t["grant"]), (income[-1][0], t["other"])
    main = _main(t)[:3]
    spent = _numbered([(n, a + (t["other"] if c == main else 0)) for c, n, a in t["classes"]])
    rows = [["收入", "收入", "支出", "支出"], ["项目", "决算数", "项目", "决算数"]]
    for (a, x), (b, y) in zip_longest(income, spent, fillvalue=("", None)):
        rows.append([a, w(x), b, w(y)])
    return [
        *rows,
        ["本年收入合计", w(t["income"]), "本年支出合计", w(t["spent"])],
        ["使用非财政拨款结余（含专用结余）", "0.00", "结余分配", "0.00"],
        ["年初结转和结余", w(t["start"]), "年末结转和结余", w(t["end"])],
        ["总计", w(t["grand"]), "总计", w(t["grand"])],
    ]


def _coded(
    t: Truth, head: list[str], row: Callable[[Decimal, Decimal, Decimal], list[Decimal]]
) -> Rows:
    """By function code; `row` makes columns of the final sum, its basic part and other money."""

    def line(inside: list[Item]) -> list[str]:
        final = sum((one.final for one in inside), ZERO)
        basic = sum((one.basic for one in inside), ZERO)
        other = t["other"] if any(one.code == _main(t) for one in inside) else ZERO
        return [w(amount) for amount in row(final, basic, other)]

    items: list[Item] = t["items"]
    codes = sorted({one.code[:n] for one in items for n in (3, 5, 7)})
    return [
        ["项目", "项目", *head],
        ["科目编码", "科目名称", *head],
        ["合计", "合计", *line(items)],
        *(
            [code, function_name(code, YEAR), *line([i for i in items if i.code.startswith(code)])]
            for code in codes
        ),
    ]


def _grant(t: Truth) -> Rows:
    income = _numbered([(fund, ZERO) for fund in FUNDS])
    income[0] = income[0][0], t["grant"]
    rows = [
        ["收入", "收入", *["支出"] * 5],
        ["项目", "决算数", "项目", "合计", *FUNDS],
    ]
    spent = _numbered([(name, amount) for _, name, amount in t["classes"]])
    for (a, x), (b, y) in zip_longest(income, spent, fillvalue=("", None)):
        rest = ["0.00", "0.00"] if b else ["", ""]
        rows.append([a, w(x), b, w(y), w(y), *rest])
    granted = [w(t["grant"]), w(t["grant"]), "0.00", "0.00"]
    return [
        *rows,
        ["本年收入合计", w(t["grant"]), "本年支出合计", *granted],
        ["年初财政拨款结转和结余", "0.00", "年末财政拨款结转和结余", *["0.00"] * 4],
        *([fund, "0.00", *[""] * 5] for fund in FUNDS),
        ["总计", w(t["grant"]), "总计", *granted],
    ]


def _economic(t: Truth) -> Rows:
    out = [["科目编码", "科目名称", "决算数"]]
    third = round_half_up((t["public"] - t["running"]) / 3)
    public = [third, third, t["public"] - t["running"] - 2 * third, t["running"]]
    pension = sum((one.final for one in t["items"] if one.code == "2080505"), ZERO)
    third_of_rest = round_half_up((t["personnel"] - pension) / 3)
    rest = t["personnel"] - pension - 2 * third_of_rest
    personnel = [third_of_rest, third_of_rest, rest, pension]
    for code, name, names, amounts in (
        ("301", "工资福利支出", PERSONNEL, personnel),
        ("302", "商品和服务支出", PUBLIC, public),
    ):
        out.append([code, name, w(sum(amounts, ZERO))])
        out += [[c, n, w(a)] for (c, n), a in zip(names, amounts, strict=True)]
    return [*out, ["", "人员经费合计", w(t["personnel"])], ["", "公用经费合计", w(t["public"])]]


def _three_public(t: Truth) -> Rows:
    vehicles = "公务用车购置及运行维护费"
    names = ["合计", "因公出国（境）费", vehicles, vehicles, vehicles, "公务接待费"]
    below = [
        "合计",
        "因公出国（境）费",
        "小计",
        "公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
    ]
    budgeted = t["running_budget"]
    amounts = [
        *(t["three_budget"], t["three"], ZERO, ZERO, budgeted, t["running"], ZERO, ZERO),
        *(budgeted, t["running"], t["three_budget"] - budgeted, t["reception"]),
    ]
    return [
        [one for one in names for _ in range(2)],
        [one for one in below for _ in range(2)],
        ["预算数", "决算数"] * 6,
        [w(one) for one in amounts],
    ]
