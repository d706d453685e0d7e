"""What a total means: no money twice, the trusted part beside it, what changed since last night."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from disclosure.reading import ReportTable
from tests.warehouse.small_district import (
    Inputs,
    Line,
    build_district,
    district,
    reading_of,
    spending,
    table,
)
from warehouse.build import build_marts
from warehouse.sql_files import connect

Rows = list[tuple[object, ...]]


def rows(path: Path, query: str) -> Rows:
    with connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_function_totals_add_departments_once_and_fill_parents_not_printed(night: Path) -> None:
    """415 prints no class: its 30.00 enters 206 from its section, never twice."""
    assert rows(
        night,
        "SELECT exp_func_code, level, amount_yuan, basic_yuan, project_yuan, reports, "
        "reports_expected FROM mart.spending_by_function WHERE fund_type = 'all' ORDER BY 1",
    ) == [
        ("206", 1, Decimal(1400000), Decimal(800100), Decimal(599900), 2, 4),
        ("20607", 2, Decimal(1400000), Decimal(800100), Decimal(599900), 2, 4),
        ("2060701", 3, Decimal(600100), Decimal(600100), None, 1, 4),
        ("2060702", 3, Decimal(799900), Decimal(200000), Decimal(599900), 2, 4),
    ]


def test_the_trust_of_each_table_is_that_of_the_totals(night: Path) -> None:
    assert rows(
        night,
        "SELECT (SELECT sum(trusted_amount_yuan) FROM mart.spending_by_agency) = "
        "(SELECT sum(a.amount_yuan) FROM mart.spending_by_agency a JOIN mart.table_trust t "
        "USING (report_id) WHERE t.table_no = 3 AND t.trusted), "
        "(SELECT count(DISTINCT trusted) FROM mart.table_trust)",
    ) == [(True, 2)]


def test_the_trusted_amount_leaves_out_a_table_with_an_error(night: Path) -> None:
    """The finding names table 2 and points to a cell of table 3: both are tainted."""
    assert rows(
        night,
        "SELECT trusted_amount_yuan FROM mart.spending_by_function "
        "WHERE fund_type = 'all' AND level = 1",
    ) == [(Decimal(1100000),)]
    assert rows(
        night, "SELECT agency_code, trusted_amount_yuan, errors FROM mart.spending_by_agency"
    ) == [("307", Decimal(1100000), 0), ("415", Decimal(0), 1)]


def test_an_error_taints_the_table_it_names_and_the_tables_of_its_cells(tmp_path: Path) -> None:
    path = build_district(tmp_path / "night.duckdb", district())
    with connect(path) as connection:
        connection.execute(
            "INSERT INTO quality.finding BY NAME SELECT 'f' AS finding_key, 'R' AS rule_id, "
            "'f' AS family, 'error' AS severity, report_id, 10 AS table_no, '表10' AS location, "
            "'x' AS message, current_date AS first_seen, current_date AS last_seen, "
            "'new' AS change, false AS is_consequence FROM source.current_report "
            "WHERE agency_code = '307' AND report_level = 'department'"
        )
        connection.execute(
            "INSERT INTO quality.finding_cell SELECT 'f', min(cell_id), 'left' FROM source.cell "
            "JOIN quality.finding USING (report_id) WHERE cell.table_no = 6"
        )
    build_marts(path, None)
    sums = "SELECT sum(trusted_amount_yuan) FROM mart."
    assert rows(path, sums + "three_public") == [(0,)]
    assert rows(path, sums + "spending_by_economic_category") == [(0,)]
    assert rows(path, sums + "spending_by_fund") == [(Decimal(1100000),)]


def test_the_split_by_fund_comes_from_table_2(night: Path) -> None:
    assert rows(
        night,
        "SELECT fund_type, amount_yuan, basic_yuan FROM mart.spending_by_function "
        "WHERE fund_type <> 'all' AND exp_func_code = '2060702' ORDER BY 1",
    ) == [("carry_over", Decimal(100000), None), ("general_public_budget", Decimal(399900), None)]
    assert rows(
        night,
        "SELECT fund_type, amount_yuan, reports FROM mart.spending_by_fund "
        "WHERE amount_yuan IS NOT NULL ORDER BY 1",
    ) == [
        ("carry_over", Decimal(100000), 1),
        ("general_public_budget", Decimal(1000000), 1),
    ]


def test_economic_totals_say_how_much_of_all_spending_they_cover(night: Path) -> None:
    found = rows(
        night,
        "SELECT dep_bgt_eco_code, dep_bgt_eco_name, gov_bgt_eco_code, level, amount_yuan, "
        "personnel_yuan, public_yuan FROM mart.spending_by_economic_category ORDER BY 4, 1",
    )
    amount, odd = Decimal(100100), Decimal(10000)
    assert found == [
        ("301", "工资福利支出", None, 1, Decimal(500000), Decimal(500000), None),
        ("302", "商品和服务支出", None, 1, amount, None, amount),
        ("30101", "基本工资", "50101", 2, Decimal(490000), Decimal(490000), None),
        ("30201", "办公费", "50201", 2, amount, None, amount),
        (None, "旧账新名", None, 2, odd, odd, None),
    ]
    share = rows(night, "SELECT DISTINCT covered_share FROM mart.spending_by_economic_category")
    assert share[0][0] == pytest.approx(60.01 / 140)


def test_coverage_speaks_of_every_department(night: Path) -> None:
    assert rows(
        night, "SELECT agency_code, status, errors FROM mart.coverage ORDER BY agency_code"
    ) == [
        ("307", "published", 0),
        ("415", "published_with_gaps", 1),
        ("500", "unseen", 0),
        ("600", "quarantined", 0),
        ("700", "secret", 0),
    ]


def test_three_public_keeps_the_item_and_its_name(night: Path) -> None:
    assert rows(night, "SELECT item, item_name, amount_yuan FROM mart.three_public") == [
        ("reception", "公务接待费", Decimal(5000)),
        ("total", "合计", Decimal(5000)),
    ]


def test_an_error_without_a_table_taints_the_whole_report(tmp_path: Path) -> None:
    path = build_district(tmp_path / "night.duckdb", district())
    with connect(path) as connection:
        connection.execute(
            "INSERT INTO quality.finding BY NAME SELECT report_id AS finding_key, "
            "'H-TABLES' AS rule_id, 'f' AS family, 'error' AS severity, report_id, "
            "'全文' AS location, 'x' AS message, "
            "current_date AS first_seen, current_date AS last_seen, 'new' AS change, "
            "false AS is_consequence FROM source.report WHERE agency_code = '307'"
        )
    build_marts(path, None)
    for mart in ("spending_by_fund", "three_public", "spending_by_economic_category"):
        assert rows(path, f"SELECT sum(trusted_amount_yuan) FROM mart.{mart}") == [(0,)]


def test_marts_may_be_built_again_on_the_same_file(night: Path, tmp_path: Path) -> None:
    again = Path(shutil.copy(night, tmp_path / "again.duckdb"))
    build_marts(again, None)
    query = "FROM mart.spending_by_function ORDER BY ALL"
    assert rows(again, query) == rows(night, query)


def test_what_changed_since_last_night(tmp_path: Path) -> None:
    last = build_district(tmp_path / "last.duckdb", district())
    build_marts(last, None)
    changed = district()
    corrected = reading_of("415-v2", spending(("", "合计", "30.01", "20.00", "10.01")))
    changed.reports[1]["superseded_by"] = changed.add(corrected, "415")
    now = build_district(tmp_path / "now.duckdb", changed, night_id="20250402T020000")
    build_marts(now, last)
    found = rows(now, "SELECT kind, agency_code, before, after FROM mart.change_since_last_night")
    assert ("figure_changed", "415", "30.00", "30.01") in found
    assert ("figure_changed", "415", "10.00", "10.01") in found
    kinds = [kind for kind, *_ in found]
    assert kinds.count("report_added") == kinds.count("report_gone") == 1
    assert len(found) == 4
    assert "307" not in {agency for _, agency, *_ in found}


def test_a_night_like_the_last_changes_nothing(tmp_path: Path) -> None:
    last = build_district(tmp_path / "last.duckdb", district())
    now = build_district(tmp_path / "now.duckdb", district(), night_id="20250402T020000")
    build_marts(last, None)
    build_marts(now, last)
    assert rows(now, "FROM mart.change_since_last_night") == []


def _marked(table: ReportTable, certainty: str) -> ReportTable:
    """One figure of a scan: what 2060702 costs in all."""
    row_no = next(row.row_no for row in table.rows if row.code == "2060702")
    change = {"certainty": certainty, "readings": ("1", "7")}
    place = (row_no, "total")
    cells = [
        cell.model_copy(update=change) if (cell.row_no, cell.column_key) == place else cell
        for cell in table.cells
    ]
    return table.model_copy(update={"cells": tuple(cells)})


@pytest.mark.parametrize("certainty", ["confirmed", "corrected", "uncertain"])
def test_an_uncertain_scanned_figure_is_in_no_amount(tmp_path: Path, certainty: str) -> None:
    """Only the figure itself is left out and named beside: its table stays trusted."""
    inputs = district()
    reading = inputs.readings[0]
    tables = tuple(_marked(t, certainty) if t.table_no == 3 else t for t in reading.tables)
    inputs.readings[0] = reading.model_copy(update={"tables": tables})
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    kept = "SELECT certainty, readings FROM source.cell WHERE certainty <> 'printed'"
    assert rows(path, kept) == [(certainty, ["1", "7"])]
    amounts = {
        code: told
        for code, *told in rows(
            path,
            "SELECT exp_func_code, amount_yuan, trusted_amount_yuan, uncertain_yuan, reports "
            "FROM mart.spending_by_function WHERE fund_type = 'all'",
        )
    }
    odd = Decimal(499900) if certainty == "uncertain" else None
    amount = Decimal(799900) - (odd or 0)
    assert amounts["2060702"] == [amount, amount, odd, 1 if odd else 2]
    assert amounts["206"] == [Decimal(1400000), Decimal(1400000), None, 2]


def test_table_2_stands_in_for_a_table_3_that_was_not_read(tmp_path: Path) -> None:
    """The same codes by source add up to all money, at every level; what is basic is not known."""
    inputs = district()
    reading = inputs.readings[0]
    tables = tuple(table for table in reading.tables if table.table_no != 3)
    inputs.readings[0] = reading.model_copy(update={"tables": tables})
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    assert rows(
        path,
        "SELECT exp_func_code, amount_yuan, reports FROM mart.spending_by_function "
        "WHERE fund_type = 'all' ORDER BY 1",
    ) == [
        ("206", Decimal(1400000), 2),
        ("20607", Decimal(1400000), 2),
        ("2060701", Decimal(600100), 1),
        ("2060702", Decimal(799900), 2),
    ]


def _without(inputs: Inputs, *table_nos: int) -> Inputs:
    """The district of which the first report's tables were not read."""
    reading = inputs.readings[0]
    kept = tuple(one for one in reading.tables if one.table_no not in table_nos)
    inputs.readings[0] = reading.model_copy(update={"tables": kept})
    return inputs


def _uncertain_total(table: ReportTable) -> ReportTable:
    cells = tuple(
        cell.model_copy(update={"certainty": "uncertain"}) if cell.row_no == 1 else cell
        for cell in table.cells
    )
    return table.model_copy(update={"cells": cells})


def test_without_table_3_a_total_comes_from_table_2_and_says_so(tmp_path: Path) -> None:
    path = build_district(tmp_path / "night.duckdb", _without(district(), 3))
    build_marts(path, None)
    assert rows(
        path,
        "SELECT agency_code, amount_yuan, basic_yuan, amount_table_no, trusted_amount_yuan "
        "FROM mart.spending_by_agency",
    ) == [
        ("307", Decimal(1100000), None, 2, Decimal(1100000)),
        ("415", Decimal(300000), Decimal(200000), 3, Decimal(300000)),
    ]
    assert rows(
        path,
        "SELECT exp_func_code, amount_yuan, reports FROM mart.spending_by_function "
        "WHERE fund_type = 'all' ORDER BY 1",
    ) == [
        ("206", Decimal(1400000), 2),
        ("20607", Decimal(1400000), 2),
        ("2060701", Decimal(600100), 1),
        ("2060702", Decimal(799900), 2),
    ]


def test_without_tables_2_and_3_a_total_comes_from_the_summary(tmp_path: Path) -> None:
    inputs = _without(district(), 2, 3)
    reading = inputs.readings[0]
    summary = table(
        1,
        Line("206", "科学技术支出", "class", 1, {"total": "110.00"}, "206", "expenditure"),
        Line(
            "current_year_total",
            "本年支出合计",
            "total",
            0,
            {"total": "110.00"},
            None,
            "expenditure",
        ),
        Line("grand_total", "支出总计", "total", 0, {"total": "120.00"}, None, "expenditure"),
    )
    others = tuple(one for one in reading.tables if one.table_no != 1)
    inputs.readings[0] = reading.model_copy(update={"tables": (summary, *others)})
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    assert rows(
        path,
        "SELECT amount_yuan, amount_table_no FROM mart.spending_by_agency "
        "WHERE agency_code = '307'",
    ) == [(Decimal(1100000), 1)]


def test_an_uncertain_total_gives_way_to_another_table_or_is_in_no_total(tmp_path: Path) -> None:
    inputs = district()
    inputs.readings = [
        reading.model_copy(
            update={
                "tables": tuple(
                    _uncertain_total(one) if one.table_no == 3 else one for one in reading.tables
                )
            }
        )
        for reading in inputs.readings
    ]
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    assert rows(
        path,
        "SELECT agency_code, amount_yuan, amount_table_no, uncertain_yuan, trusted_amount_yuan "
        "FROM mart.spending_by_agency",
    ) == [
        ("307", Decimal(1100000), 2, None, Decimal(1100000)),
        ("415", None, 3, Decimal(300000), Decimal(0)),
    ]


def test_a_department_of_which_only_a_unit_reported_is_not_forgotten(tmp_path: Path) -> None:
    """In no register, and in no total: it must stand in the list of departments all the same."""
    inputs = district()
    spent = spending(("", "合计", "5.00", "5.00", ""))
    inputs.add(
        reading_of("school", spent),
        "415",
        report_id="140404-unknown-2025-budget-unit-school",
        agency_code=None,
        agency_name="云岭县教育局",
        unit_name="云岭县教育局幼儿园",
        report_level="unit",
    )
    path = build_district(tmp_path / "night.duckdb", inputs)
    build_marts(path, None)
    query = "SELECT status, is_expected FROM mart.coverage WHERE agency_name = '云岭县教育局'"
    assert rows(path, query) == [("unseen", False)]


def test_a_file_of_an_older_version_may_lack_columns(tmp_path: Path) -> None:
    last = build_district(tmp_path / "last.duckdb", district())
    build_marts(last, None)
    with duckdb.connect(str(last)) as connection:
        connection.execute("DROP VIEW source.current_report")
        connection.execute("ALTER TABLE source.report DROP COLUMN unit_name")
    now = build_district(tmp_path / "now.duckdb", district(), night_id="20250402T020000")
    build_marts(now, last)
    assert rows(now, "FROM mart.change_since_last_night") == []
