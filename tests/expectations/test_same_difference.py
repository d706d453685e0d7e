"""Checks that all miss by one amount are one cause, where no changed figure explains them."""

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


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    cases = [
        report(1, "50.60", "50.59", "50.61"),
        report(2, "50.60", "50.60", "31.20"),
        report(3, "50.00", "50.00", "50.00"),
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
