"""A night over Jiangsu's files: typed facts, marts and guards of a family unlike Shanxi's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from assets.throwaway_night import judged_night, place_without_register, report_row
from expectations.suites import guards
from tests.kept import read_once
from warehouse.build import build_marts
from warehouse.sql_files import connect

FILES = {
    "101": "江苏省委办公厅__江苏省委办公厅2017年预算公开表格.pdf",
    "103": "江苏省政协办公厅__2017年度部门预算公开表.pdf",
    "104": "江苏省高级人民法院__省法院2017年度部门预算公开.pdf",
}
"""By a code of our own making: the reports print none. All of 2017."""
PLACE = "320000"
NOW = dt.datetime(2026, 4, 1, 2, tzinfo=dt.UTC)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def night(
    shared_reports: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("jiangsu")
    read = {
        code: read_once((shared_reports / "jiangsu" / name).read_bytes(), file_name=name)
        for code, name in FILES.items()
    }
    rows = [
        report_row(f"{PLACE}-{code}", PLACE, reading) | {"agency_code": code}
        for code, reading in read.items()
    ]
    target = judged_night(folder, [*read.values()], rows, place_without_register(PLACE), NOW)
    build_marts(target, None)
    with connect(target, read_only=True) as connection:
        yield connection


def amounts(night: duckdb.DuckDBPyConnection, query: str) -> dict[Any, Decimal]:
    """Two columns, key and yuan, as a mapping to 万元."""
    return {key: yuan / 10_000 for key, yuan in night.execute(query).fetchall()}


def test_each_figure_is_in_one_fact_and_nothing_is_wrong(night: duckdb.DuckDBPyConnection) -> None:
    (guard,) = [guard for guard in guards() if guard.guard_id == "fact-cell"]
    assert night.execute(guard.sql).fetchall() == []
    assert night.execute("SELECT count(*) FROM budget.unplaced_figure").fetchall() == [(0,)]
    wrong = "SELECT rule_id, message FROM quality.finding WHERE severity = 'error'"
    # the court's rent subsidy: 865.57 more than 1,094.42 is 79.09%, printed 79.05%
    ((rule, message),) = night.execute(wrong).fetchall()
    assert rule == "F-CHANGE"
    assert "计算为增加79.09%，印为增加79.05%" in message


def test_classes_make_the_district_total_where_no_codes_are_printed(
    night: duckdb.DuckDBPyConnection,
) -> None:
    of_all = amounts(
        night,
        "SELECT exp_func_code, amount_yuan FROM mart.spending_by_function WHERE fund_type = 'all'",
    )
    assert {code: str(amount) for code, amount in of_all.items()} == {
        "201": "23535.92",  # 16,992.37 + 6,543.55
        "204": "23513.11",
        "208": "5857.24",  # 2,000.39 + 1,509.72 + 2,347.13
        "221": "5939.35",  # 1,856.69 + 1,093.52 + 2,989.14
    }
    by_level = amounts(
        night,
        "SELECT level, sum(amount_yuan) FROM mart.spending_by_function "
        "WHERE fund_type = 'general_public_budget' GROUP BY level",
    )
    assert {level: str(amount) for level, amount in by_level.items()} == dict.fromkeys(
        (1, 2, 3), "58618.42"
    )  # 20,702.25 + 9,066.79 + 28,849.38
    trusted = night.execute(
        "SELECT bool_and(trusted_amount_yuan = amount_yuan) FROM mart.spending_by_function"
    )
    assert trusted.fetchall() == [(True,)]


def test_agencies_funds_and_purposes(night: duckdb.DuckDBPyConnection) -> None:
    spent = amounts(night, "SELECT agency_code, amount_yuan FROM mart.spending_by_agency")
    assert [str(spent[code]) for code in FILES] == ["20849.45", "9146.79", "28849.38"]
    funds = amounts(
        night,
        "SELECT fund_type, amount_yuan FROM mart.spending_by_fund WHERE amount_yuan IS NOT NULL",
    )
    assert {fund: str(amount) for fund, amount in funds.items()} == {
        "general_public_budget": "58618.42",
        "fiscal_special_account": "147.20",
        "other_funds": "80.00",
    }
    purposes = amounts(
        night,
        "SELECT purpose, sum(amount_yuan) FROM budget.purpose_expenditure "
        "WHERE table_no = 1 GROUP BY purpose",
    )
    assert {purpose: str(amount) for purpose, amount in purposes.items()} == {
        "basic": "33003.53",  # 9,964.07 + 5,916.27 + 17,123.19
        "project": "25355.61",  # 10,688.66 + 3,123.68 + 11,543.27
        "reserve": "486.48",  # 196.72 + 106.84 + 182.92
    }


def test_meetings_training_and_procurement(night: duckdb.DuckDBPyConnection) -> None:
    beside = amounts(
        night, "SELECT item, sum(amount_yuan) FROM budget.meeting_training GROUP BY item"
    )
    assert {item: str(amount) for item, amount in beside.items()} == {
        "meeting": "2256.12",  # 933.50 + 1,094.62 + 228.00
        "training": "1807.85",  # 25.00 + 81.60 + 1,701.25
        "grand_total": "5919.39",  # 1,467.70 + 1,852.32 + 2,599.37
    }
    levels = amounts(
        night,
        "SELECT level, sum(amount_yuan) FROM budget.procurement GROUP BY level ORDER BY level",
    )
    assert {str(amount) for amount in levels.values()} == {"6788.32"}
    server = night.execute(
        "SELECT category_name, pro_name, dep_bgt_eco_name, organisation, amount_yuan "
        "FROM budget.procurement WHERE item_name = 'PC服务器'"
    )
    assert server.fetchall() == [
        ("一、货物A", "信息网络建设维护费", "信息网络及软件购置更新", "部门集中采购", 240_000)
    ]
    operating = amounts(
        night,
        "SELECT agency_code, amount_yuan FROM budget.operating_expenditure WHERE is_total",
    )
    assert [str(operating[code]) for code in FILES] == ["10101.76", "3348.98", "9193.40"]
