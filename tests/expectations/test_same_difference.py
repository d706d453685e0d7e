"""Checks that miss by one amount, or all down a column, are one cause."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only
from warehouse.sql_files import connect

PARTS = "40.00 60.00"


def report(number: int, *missed: str) -> Case:
    """Three sums of 100.00 in three tables, each missed by its amount (万元)."""
    whole = [f"{100 + float(one):.2f}" for one in missed]
    classes = ["二、科学技术支出 | 100.00", f"本年支出合计 | {whole[0]}"]
    tables = {
        "1": {"expenditure": classes},
        "3": [f"合计 | {whole[1]} {PARTS}"],
        "5": [f"合计 | {whole[2]} {PARTS}"],
    }
    return Case("-", number, {"name": str(number), "tables": tables})


def column(number: int, *totals: str) -> Case:
    """Rows of one table, of which each total should be 100.00 (万元)."""
    codes = ["201 一般公共服务支出", "205 教育支出", "206 科学技术支出", "208 社会保障和就业支出"]
    rows = [f"{code} | {total} {PARTS}" for code, total in zip(codes, totals, strict=False)]
    return Case("-", number, {"name": str(number), "tables": {"3": rows}})


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    cases = [
        report(1, "50.60", "50.59", "50.61"),
        report(2, "50.60", "50.60", "31.20"),
        report(3, "50.00", "50.00", "50.00"),
        column(4, "111.10", "122.20", "133.30"),
        column(5, "111.10", "122.20", "100.00", "100.00"),
    ]
    path = build_night(tmp_path_factory.mktemp("alike"), cases)
    evaluate_only(path, "BASIC-PROJECT", "T1-EXPENDITURE-SUM")
    with connect(path, read_only=True) as connection:
        yield connection


def led(night: duckdb.DuckDBPyConnection, agency: str) -> list[tuple[str, str | None]]:
    return night.execute(
        "SELECT rule_id, sentence FROM quality.finding LEFT JOIN quality.cause USING (cause_key)"
        " WHERE NOT is_consequence AND finding.agency_code = ? ORDER BY 1",
        [agency],
    ).fetchall()


def test_one_amount_is_one_cause_but_for_the_last_place(night: duckdb.DuckDBPyConnection) -> None:
    ((rule_id, sentence),) = led(night, "00001")
    assert rule_id == "T1-EXPENDITURE-SUM"
    assert sentence == "有3项核对都相差50.60万元，疑为同一笔数只改了其中几处，请一并核对。"


@pytest.mark.parametrize("agency", ["00002", "00003"])
def test_two_of_an_amount_or_a_round_one_tell_nothing(
    night: duckdb.DuckDBPyConnection, agency: str
) -> None:
    assert len(led(night, agency)) == 3


def test_a_sum_that_fails_in_most_rows_fails_for_one_reason(
    night: duckdb.DuckDBPyConnection,
) -> None:
    ((_, sentence),) = led(night, "00004")
    assert sentence == "有3处同样的相加不成立，疑为一栏多算或少算，请一并核对。"
    assert len(led(night, "00005")) == 2
