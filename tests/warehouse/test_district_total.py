"""The district's one total: from the best table, who is missing, one change, one trusted share."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from disclosure.reading import Reading, ReportTable
from tests.warehouse.small_district import (
    FUNDS,
    Inputs,
    Line,
    build_district,
    code,
    reading_of,
    spending,
    table,
)
from warehouse.build import build_marts
from warehouse.sql_files import connect


def marts_of(tmp_path: Path, inputs: Inputs) -> Path:
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def spends(name: str, wan: str, *others: ReportTable) -> Reading:
    """A report whose table 3 says `wan`."""
    whole = spending(("", "合计", wan, wan, ""), ("206", "科学技术支出", wan, wan, ""))
    return reading_of(name, whole, *others)


def income(total: str, general: str, carried: str) -> ReportTable:
    """Table 2 whose total row is `total`."""
    values = {"total": total, **dict.fromkeys(FUNDS, "")}
    values |= {"general_public_budget": general, "carry_over": carried}
    whole = Line("total", "合计", "total", 0, values)
    return table(2, whole, code("206", "科学技术支出", **values))


def summary(wan: str) -> ReportTable:
    """Table 1's expenditure side."""
    end = Line("current_year_total", "本年支出合计", "total", 0, {"total": wan}, side="expenditure")
    line = Line("206", "科学技术支出", "class", 1, {"total": wan}, "206", "expenditure")
    return table(1, line, end)


def test_each_department_counts_once_from_the_best_table_that_was_read(tmp_path: Path) -> None:
    inputs = Inputs()
    inputs.add(spends("a", "100.00", income("100.00", "90.00", "10.00")), "307")
    inputs.add(reading_of("b", income("50.00", "40.00", "10.00")), "415")
    inputs.add(reading_of("c", summary("30.00")), "500")
    inputs.add(spends("d", "7.00"), "307", fiscal_year=2024)
    inputs.add(spends("e", "20.00"), "415", fiscal_year=2024)
    inputs.add(spends("f", "23.00"), "600", fiscal_year=2024)
    path = marts_of(tmp_path, inputs)
    assert rows(
        path,
        "SELECT amount_yuan, trusted_share, departments, reports, reports_expected, "
        "from_expenditure, from_income, from_summary FROM mart.district_total "
        "WHERE fiscal_year = 2025",
    ) == [(Decimal(1800000), 1.0, 4, 3, 4, 1, 1, 1)]
    assert rows(
        path, "SELECT agency_code, reason, last_year_yuan FROM mart.district_missing "
        "WHERE fiscal_year = 2025",
    ) == [("600", "unseen", Decimal(230000))]  # fmt: skip
    ((missing_share, comparable, change_share),) = rows(
        path,
        "SELECT missing_share, comparable, change_share FROM mart.district_total "
        "WHERE fiscal_year = 2025",
    )
    assert missing_share == pytest.approx(23 / 50)
    assert (comparable, change_share) == (2, pytest.approx(123 / 27))


@pytest.mark.parametrize(
    ("total", "general", "carried", "spent"),
    [("50.00", "40.00", "10.00", 500000), ("40.00", "40.00", "10.00", 500000),
     ("40.00", "40.00", "", 400000)],
)  # fmt: skip
def test_income_and_what_was_carried_over_are_both_spent(
    tmp_path: Path, total: str, general: str, carried: str, spent: int
) -> None:
    """Whether the total row holds the carry-over, it says itself."""
    inputs = Inputs()
    inputs.add(reading_of("b", income(total, general, carried)), "415")
    path = marts_of(tmp_path, inputs)
    assert rows(path, "SELECT amount_yuan FROM mart.district_total") == [(Decimal(spent),)]


def test_subtotals_of_income_count_nothing_a_second_time(tmp_path: Path) -> None:
    """本年收入小计 and each fund's carry-over stand beside their parts; no total holds both."""
    values = {"total": "50.00", "current_year": "40.00", "carried.general_public_budget": "10.00",
              "general_public_budget": "25.00", "unit_funds": "15.00"}  # fmt: skip
    whole = Line("total", "合计", "total", 0, values)
    printed = table(2, whole, code("206", "科学技术支出", **values))
    inputs = Inputs()
    inputs.add(reading_of("b", printed), "415")
    path = marts_of(tmp_path, inputs)
    assert rows(path, "SELECT amount_yuan FROM mart.district_total") == [(Decimal(500000),)]
    by_function = "SELECT amount_yuan FROM mart.spending_by_function WHERE fund_type = 'all'"
    assert rows(path, by_function) == [(Decimal(500000),)]
    assert rows(path, "SELECT fund_type, amount_yuan FROM mart.spending_by_fund ORDER BY ALL") == [
        ("carry_over", Decimal(100000)),
        ("general_public_budget", Decimal(250000)),
        ("unit_funds", Decimal(150000)),
    ]
    assert rows(path, "FROM mart.total_disagreement") == []


def test_every_source_of_table_1_counts_where_there_is_no_table_2(tmp_path: Path) -> None:
    """Whatever it is called; not its totals, nor a line that nobody knows (其中：…)."""
    amounts = {
        "fiscal_appropriation": "30.00",
        "general_public_budget": "30.00",
        "line:其中专项": "20.00",
        "business_income": "6.00",
        "other_income": "4.00",
        "current_year_total": "40.00",
        "grand_total": "40.00",
    }
    lines = [
        Line(key, key, "line", 0, {"amount": amount}, side="income")
        for key, amount in amounts.items()
    ]
    printed = table(1, *lines)
    inputs = Inputs()
    inputs.add(spends("b", "40.00", printed), "415")
    path = marts_of(tmp_path, inputs)
    assert rows(path, "SELECT fund_type, amount_yuan FROM mart.spending_by_fund ORDER BY ALL") == [
        ("business_income", Decimal(60000)),
        ("general_public_budget", Decimal(300000)),
        ("other_income", Decimal(40000)),
    ]
    assert rows(path, "FROM mart.total_disagreement") == []


def test_the_income_of_a_final_account_is_not_its_spending(tmp_path: Path) -> None:
    inputs = Inputs()
    inputs.add(
        reading_of("b", income("50.00", "50.00", ""), summary("44.00")),
        "415",
        report_kind="final_account",
    )
    path = marts_of(tmp_path, inputs)
    amount = "SELECT amount_yuan, from_summary FROM mart.district_total"
    assert rows(path, amount) == [(Decimal(440000), 1)]
    assert rows(path, "FROM mart.total_disagreement") == []


def test_tables_that_differ_by_more_than_one_percent_are_told_with_the_department(
    tmp_path: Path,
) -> None:
    inputs = Inputs()
    public = table(10, Line("total", "合计", "total", 0, {"total": "150.00"}))
    inputs.add(spends("a", "100.00", income("102.00", "92.00", "10.00"), public), "307")
    inputs.add(spends("b", "100.00", income("100.90", "90.90", "10.00")), "415")
    path = marts_of(tmp_path, inputs)
    assert rows(
        path,
        "SELECT agency_code, compared, other_yuan, round(difference_share, 4) "
        "FROM mart.total_disagreement ORDER BY compared",
    ) == [
        ("307", "funds", Decimal(1020000), 0.02),
        ("307", "table_2", Decimal(1020000), 0.02),
        ("307", "three_public", Decimal(1500000), 0.5),
    ]


def test_a_total_that_nothing_confirms_is_named_beside_and_not_added(tmp_path: Path) -> None:
    sure, odd = spends("a", "100.00"), spends("b", "2164.40")
    cells = tuple(
        cell.model_copy(update={"certainty": "uncertain", "readings": ("2", "3")})
        for cell in odd.tables[0].cells
    )
    odd = odd.model_copy(update={"tables": (odd.tables[0].model_copy(update={"cells": cells}),)})
    inputs = Inputs()
    inputs.add(sure, "307")
    inputs.add(odd, "415")
    path = marts_of(tmp_path, inputs)
    assert rows(
        path, "SELECT amount_yuan, reports, uncertain, uncertain_yuan FROM mart.district_total"
    ) == [(Decimal(1000000), 1, 1, Decimal(21644000))]
    assert rows(
        path, "SELECT amount_yuan, uncertain_yuan FROM mart.spending_by_function"
    ) == [(Decimal(1000000), Decimal(21644000))]  # fmt: skip
