"""Causes: the changed figure is named with what it was; what follows from it is no cause."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.causes import repairs_of
from expectations.causes.constraint_model import Cell, Component, Identity
from expectations.causes.several import several_repairs
from expectations.causes.typo_patterns import (
    ADDED,
    BLANK,
    DIGIT,
    LOST,
    SHIFTED,
    SIGN,
    SWAPPED,
    slip,
)
from tests.expectations.mini_reports import Case, build_night, evaluate_only, of_families
from tests.expectations.test_no_false_alarms import CODES, KINDS, tables
from warehouse.sql_files import connect

CENT_OF_WAN = 10_000
"""0.01万元 in fen."""

TOTAL_WRONG = ["合计 | 150.00", "206 科学技术支出 | 60.00", "208 社会保障和就业支出 | 40.00"]
ONE_PLACE = [
    "合计 | 100.00 40.00 60.00",
    "206 科学技术支出 | 80.00 30.00 50.00",
    "208 社会保障和就业支出 | 20.00 10.00 1.00",
]
TWO_PLACES = [
    "合计 | 100.00 40.00 60.00",
    "206 科学技术支出 | 80.00 45.00 50.00",
    "208 社会保障和就业支出 | 20.00 10.00 70.00",
]
SWAPPED_TOTAL = [
    "合计 | 53.12 13.12 22.00",
    "206 科学技术支出 | 25.12 13.12 12.00",
    "208 社会保障和就业支出 | 10.00 - 10.00",
]
LEFT_OUT = [
    "合计 | 100.00 40.00 60.00",
    "206 科学技术支出 | 80.00 30.00 50.00",
    "208 社会保障和就业支出 | 20.00 10.00 -",
]
ENTANGLED = ["合计 | 10.00 4.00 7.00"]
NO_LINE = [
    "合计 | 100.00 40.00 60.00",
    "206 科学技术支出 | 100.00 40.00 60.00",
    "20601 科学技术管理事务 | 100.00 40.00 60.00",
    "2060101 行政运行 | 30.00 30.00 -",
    "2060102 一般行政管理事务 | 10.00 10.00 -",
]
BELOW_ZERO = [
    "合计 | 105.10 5.10 100.00",
    "206 科学技术支出 | 120.00 20.00 100.00",
    "208 社会保障和就业支出 | 1.00 1.00 -",
]
SOUND = ["206 科学技术支出 | 100.00 40.00 60.00"]
REPORTS = (
    TOTAL_WRONG,
    ONE_PLACE,
    TWO_PLACES,
    SWAPPED_TOTAL,
    LEFT_OUT,
    ENTANGLED,
    SOUND,
    NO_LINE,
    BELOW_ZERO,
)


def causes(night: duckdb.DuckDBPyConnection, rows: list[str]) -> list[dict[str, Any]]:
    agency = f"{REPORTS.index(rows) + 1:05d}"
    found = night.execute(
        "SELECT * FROM quality.cause WHERE agency_code = ? ORDER BY cause_key", [agency]
    )
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_one_figure_that_repairs_two_sums_is_named(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, ONE_PLACE)
    assert (cause["decided"], cause["findings"], cause["changes"]) == (True, 2, 1)
    assert cause["sentence"] == (
        "改动一处即可使2项核对全部成立：表3 208 “社会保障和就业支出”（项目支出）"
        "印出1.00万元，应为10.00万元（疑为小数点错位）。"
    )
    cells = night.execute(
        "SELECT alternative, rank, printed, needed_yuan, needed FROM quality.cause_cell "
        "WHERE cause_key = ?",
        [cause["cause_key"]],
    ).fetchall()
    assert cells == [(1, 1, "1.00", Decimal(100000), "10.00万元")]


def test_a_sum_alone_leaves_open_which_figure_is_wrong(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, TOTAL_WRONG)
    assert (cause["decided"], cause["findings"], cause["alternatives"]) == (False, 1, 3)
    assert cause["sentence"].startswith("下列任何一处改动都能使本项核对成立，需核对原始数据：")
    assert "表3 “合计”（合计）印出150.00万元，应为100.00万元" in cause["sentence"]
    assert "表3 206 “科学技术支出”（合计）印出60.00万元，应为110.00万元" in cause["sentence"]


def test_no_repair_is_below_zero(night: duckdb.DuckDBPyConnection) -> None:
    """20.00 + 1.00 ≠ 5.10: neither part could be repaired without the other's being negative."""
    assert "应为-" not in "".join(one["sentence"] for one in causes(night, BELOW_ZERO))
    below = "SELECT count(*) FROM quality.cause_cell WHERE needed_yuan < 0"
    assert night.execute(below).fetchall() == [(0,)]


def test_two_figures_where_no_single_one_will_do(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, TWO_PLACES)
    assert (cause["decided"], cause["changes"]) == (True, 2)
    assert "206 “科学技术支出”（基本支出）印出45.00万元，应为30.00万元" in cause["sentence"]
    assert "208 “社会保障和就业支出”（项目支出）印出70.00万元，应为10.00万元" in cause["sentence"]


def test_a_swap_of_digits_is_said(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, SWAPPED_TOTAL)
    assert "应为35.12万元（疑为两位数字颠倒）" in cause["sentence"]


def test_a_figure_left_out_is_named(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, LEFT_OUT)
    assert cause["sentence"] == (
        "改动一处即可使2项核对全部成立：表3 208 “社会保障和就业支出”（项目支出）"
        "为空白，应为10.00万元。"
    )


def test_a_line_that_was_not_printed_is_one_cause(night: duckdb.DuckDBPyConnection) -> None:
    (cause,) = causes(night, NO_LINE)
    assert (cause["decided"], cause["findings"], cause["changes"]) == (False, 2, None)
    assert cause["sentence"] == (
        "20601 “科学技术管理事务”在表3中有2处比下级之和多60.00万元，疑少列了一行下级，请核对。"
    )
    cells = "SELECT count(*) FROM quality.cause_cell WHERE cause_key = ?"
    assert night.execute(cells, [cause["cause_key"]]).fetchall() == [(0,)]


def test_each_cause_has_one_finding_that_leads(night: duckdb.DuckDBPyConnection) -> None:
    led = night.execute(
        "SELECT c.cause_key, c.findings, count(*), count(*) FILTER (NOT f.is_consequence), "
        "any_value(f.finding_key) FILTER (NOT f.is_consequence) = any_value(c.main_finding_key) "
        "FROM quality.cause c JOIN quality.finding f USING (cause_key) "
        "WHERE c.agency_code <= '00009' GROUP BY ALL"
    ).fetchall()
    assert len(led) == len(REPORTS) - 1
    for _, findings, members, leading, is_main in led:
        assert (members, leading, is_main) == (findings, 1, True)


def test_findings_that_are_no_sums_have_no_cause(night: duckdb.DuckDBPyConnection) -> None:
    others = night.execute(
        "SELECT cause_key, is_consequence, arithmetic FROM quality.finding "
        "WHERE rule_id = 'H-TABLES'"
    ).fetchall()
    assert others
    assert set(others) == {(None, False, None)}
    assert causes(night, SOUND) == []


def test_the_arithmetic_is_written_out(night: duckdb.DuckDBPyConnection) -> None:
    written = night.execute(
        "SELECT arithmetic FROM quality.finding WHERE agency_code = '00002' "
        "AND cause_key IS NOT NULL ORDER BY arithmetic"
    ).fetchall()
    assert written == [
        ("10.00 + 1.00 = 11.00 ≠ 20.00（万元）",),
        ("50.00 + 1.00 = 51.00 ≠ 60.00（万元）",),
    ]


@pytest.fixture(scope="module")
def another_night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Long and unlike sums, and a report of the night before in another document."""
    items = [f"20601{k:02d} 项目{k} | 1.00" for k in range(1, 15)]
    content = {
        "1": {"income": ["收入总计 | 12.34"], "expenditure": ["支出总计 | 99.99"]},
        "3": ["20601 科学技术管理事务 | 20.00", *items],
        "5": ["206 科学技术支出 | 1250.00 1300.00 -40.00"],
    }
    again = REPORTS.index(ONE_PLACE) + 1
    cases = [
        Case("-", again - 1, {"name": "long", "tables": content}),
        Case("-", again, {"name": "again", "tables": {"3": ONE_PLACE}}),
    ]
    path = build_night(tmp_path_factory.mktemp("another"), cases)
    evaluate_only(path, *of_families("table-arithmetic", "hierarchy", "cross-table"))
    with connect(path, read_only=True) as connection:
        yield connection


def test_long_sums_negative_and_unlike_figures_are_written_so_that_one_can_follow(
    another_night: duckdb.DuckDBPyConnection,
) -> None:
    written = {
        row[0]
        for row in another_night.execute(
            "SELECT arithmetic FROM quality.finding WHERE arithmetic IS NOT NULL"
        ).fetchall()
    }
    ones = " + ".join(["1.00"] * 6) + " + … + " + " + ".join(["1.00"] * 5)
    assert f"{ones} = 14.00 ≠ 20.00（万元）" in written
    assert "1300.00 + （-40.00） = 1260.00 ≠ 1250.00（万元）" in written
    assert "99.99 ≠ 12.34（万元）" in written


def test_a_cause_keeps_its_key(
    night: duckdb.DuckDBPyConnection, another_night: duckdb.DuckDBPyConnection
) -> None:
    first, again = (causes(one, ONE_PLACE) for one in (night, another_night))
    assert [one["cause_key"] for one in first] == [one["cause_key"] for one in again] != []


@pytest.mark.parametrize(
    ("printed", "needed", "kind"),
    [
        (1230, 1320, SWAPPED),
        (12300, 1230, SHIFTED),
        (123, 1230, SHIFTED),
        (130, 1230, LOST),
        (12230, 1230, ADDED),
        (1230, 1280, DIGIT),
        (-1230, 1230, SIGN),
        (0, 1230, BLANK),
        (1230, 1230, None),
        (1230, 4567, None),
        (1230, -99, None),
        (1230, 0, None),
        (1234, 3214, None),
    ],
)
def test_slips(printed: int, needed: int, kind: str | None) -> None:
    assert slip(printed * CENT_OF_WAN, needed * CENT_OF_WAN, CENT_OF_WAN) == kind


def grid(rows: list[list[int]]) -> Component:
    """A table whose last row and column are sums, in units of 0.01万元; figures as printed."""
    width, height = len(rows[0]), len(rows)
    cells = {
        r * width + c: Cell(
            r * width + c, f"{r}/{c}", f"{r}/{c}", "1.00", "万元", v * CENT_OF_WAN, CENT_OF_WAN
        )
        for r, row in enumerate(rows)
        for c, v in enumerate(row)
    }
    lines = [[r * width + c for c in range(width)] for r in range(height)]
    lines += [[r * width + c for r in range(height)] for c in range(width)]
    found = []
    for number, line in enumerate(lines):
        signs = dict.fromkeys(line[:-1], -1) | {line[-1]: 1}
        difference = sum(sign * cells[cell].amount_fen for cell, sign in signs.items())
        parts = sum(cells[cell].amount_fen != 0 for cell in line[:-1])
        allowed = CENT_OF_WAN * (parts + 1) // 2 if parts > 1 else 0
        found.append(
            Identity(number, signs, difference, CENT_OF_WAN, parts, abs(difference) > allowed, True)
        )
    violated = tuple(one for one in found if one.is_violated)
    return Component(cells, violated, tuple(one for one in found if not one.is_violated))


def summed(inner: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


inner = st.lists(st.lists(st.integers(1, 999_999), min_size=3, max_size=3), min_size=2, max_size=5)


@given(inner, st.data())
def test_a_changed_figure_in_two_sums_is_named_with_what_it_was(
    figures: list[list[int]], data: st.DataObject
) -> None:
    rows = summed(figures)
    r = data.draw(st.integers(0, len(rows) - 1))
    c = data.draw(st.integers(0, len(rows[0]) - 1))
    true = rows[r][c]
    wrong = data.draw(st.integers(1, 9_999_999).filter(lambda v: abs(v - true) >= 5))
    rows[r][c] = wrong
    component = grid(rows)
    assert len(component.violated) == 2
    (repair,) = repairs_of(component)
    assert repair.changes == {r * len(rows[0]) + c: (true - wrong) * CENT_OF_WAN}


@settings(max_examples=25)
@given(inner, st.data())
def test_two_changed_figures_need_no_more_than_two_changes(
    figures: list[list[int]], data: st.DataObject
) -> None:
    rows = summed(figures)
    width = len(rows[0])
    places = data.draw(
        st.lists(st.integers(0, len(rows) * width - 1), min_size=2, max_size=2, unique=True)
    )
    for place in places:
        rows[place // width][place % width] += data.draw(st.sampled_from([-50, 70, 9000, 123456]))
    component = grid(rows)
    repairs = repairs_of(component) if component.violated else []
    for repair in repairs:
        assert len(repair.changes) <= 2
        assert component.broken(repair.changes) == []
    assert repairs or not component.violated


def test_a_contradiction_among_figures_that_others_fix_has_no_repair() -> None:
    """Each figure is printed a second time, elsewhere, and agrees there: no change is allowed."""
    cell = {
        k: Cell(k, str(k), str(k), "1.00", "万元", k * CENT_OF_WAN, CENT_OF_WAN) for k in (1, 2, 5)
    }
    violated = Identity(0, {5: 1, 1: -1, 2: -1}, 2 * CENT_OF_WAN, CENT_OF_WAN, 2, True, True)
    kept = tuple(Identity(k, {k: 1}, 0, CENT_OF_WAN, 1, False, False) for k in cell)
    component = Component(cell, (violated,), kept)
    assert repairs_of(component) == []


def test_a_search_without_time_gives_nothing() -> None:
    assert several_repairs(grid([[1, 2, 9], [3, 4, 9], [9, 9, 9]]), 0.0) == []


@cache
def whole_reports() -> dict[int, tuple[dict[str, Any], list[str]]]:
    """By number: tables with one figure changed by 100.00万元 or more, and the change."""
    source = random.Random(3)
    found = {}
    for number in range(101, 141):
        items = {
            code: {kind: source.randrange(10**8, 10**9, 10**4) for kind in KINDS} for code in CODES
        }
        sheets = tables(items)
        found[number] = sheets, change_one(sheets, source)
    return found


def test_changes_in_whole_reports_are_named(night: duckdb.DuckDBPyConnection) -> None:
    truth = {f"{number:05d}": change for number, (_, change) in whole_reports().items()}
    named = night.execute(
        "SELECT agency_code, c.table_no::VARCHAR, c.printed, replace(k.needed, ',', '') "
        "FROM quality.cause JOIN quality.cause_cell k USING (cause_key) "
        "JOIN source.cell c USING (cell_id) "
        "WHERE k.alternative = 1 AND agency_code BETWEEN '00101' AND '00140'"
    ).fetchall()
    found = {agency: rest for agency, *rest in named}
    right = [agency for agency, expected in truth.items() if found.get(agency) == expected]
    assert len(named) == len(found)
    assert len(right) >= 0.95 * len(truth), truth.keys() - set(right)


def change_one(sheets: dict[str, Any], source: random.Random) -> list[str]:
    """Table, wrong and right figure of the change made."""
    lines = [
        (number, lines, k)
        for number, sides in sheets.items()
        for lines in (sides.values() if isinstance(sides, dict) else [sides])
        for k in range(len(lines))
    ]
    number, rows, k = source.choice(lines)
    label, _, tail = rows[k].partition(" | ")
    figures = tail.split()
    place = source.choice([k for k, text in enumerate(figures) if text != "-"])
    right = Decimal(figures[place])
    wrong = f"{right + source.randint(10_000, 99_999) / Decimal(100):.2f}"
    figures[place] = wrong
    rows[k] = f"{label} | {' '.join(figures)}"
    return [number, wrong, f"{right:.2f}万元"]


CASES = [
    *(
        Case("-", number, {"name": str(number), "tables": {"3": rows}})
        for number, rows in enumerate(REPORTS, 1)
    ),
    *(
        Case("-", number, {"name": str(number), "agency": "第1局", "tables": sheets})
        for number, (sheets, _) in whole_reports().items()
    ),
]
