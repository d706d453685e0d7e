"""From files to facts: every cell arrives once, exactly as it was read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from disclosure.forms.inference.roles import column_name
from tests.warehouse.small_district import (
    build_district,
    district,
    note,
    reading_of,
    spending,
    write,
)
from warehouse.build import build, build_marts
from warehouse.compare import differences
from warehouse.sql_files import connect


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with connect(path, read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_every_cell_of_every_readable_report_is_there_once(night: Path) -> None:
    printed = sum(len(table.cells) for reading in district().readings for table in reading.tables)
    counted = rows(night, "SELECT count(*), count(DISTINCT cell_id) FROM source.cell")
    assert counted == [(printed, printed)]


def test_a_cell_keeps_text_amount_and_place(night: Path) -> None:
    found = rows(
        night,
        "SELECT right(cell_id, 11), printed, amount_yuan, code, x0, bottom FROM source.cell "
        "JOIN source.current_report USING (report_id) WHERE agency_code = '307' "
        "AND report_level = 'department' AND table_no = 3 AND row_no = 4 ORDER BY column_key",
    )
    assert found == [
        ("3/-/4/basic", "60.01", Decimal("600100.00"), "2060701", 1.5, 4.5),
        ("-/4/project", "", None, "2060701", 1.5, 4.5),
        ("3/-/4/total", "60.01", Decimal("600100.00"), "2060701", 1.5, 4.5),
    ]


def test_a_quarantined_report_has_a_row_and_its_reason_and_no_cells(night: Path) -> None:
    assert rows(
        night,
        "SELECT status, status_reason, (SELECT count(*) FROM source.cell c "
        "WHERE c.report_id = r.report_id) FROM source.report r WHERE agency_code = '600'",
    ) == [("quarantined", "文件已加密", 0)]


def test_facts_hold_current_reports_only_each_with_its_cell(night: Path) -> None:
    for table in ("income", "function_expenditure", "economic_expenditure", "project_expenditure"):
        assert rows(
            night,
            f"SELECT count(*) > 0, count(*) FILTER (c.cell_id IS NULL), "
            f"count(*) FILTER (r.superseded_by IS NOT NULL) FROM budget.{table} f "
            "LEFT JOIN source.cell c USING (cell_id) LEFT JOIN source.report r "
            "ON r.report_id = f.report_id",
        ) == [(True, 0, 0)]


def test_table_6_names_become_codes_and_an_unknown_name_keeps_its_amount(night: Path) -> None:
    assert rows(
        night,
        "SELECT dep_bgt_eco_name, dep_bgt_eco_code, gov_bgt_eco_code, amount_yuan "
        "FROM budget.economic_expenditure WHERE exp_side = 'total' AND level > 0 ORDER BY cell_id",
    ) == [
        ("工资福利支出", "301", None, Decimal(500000)),
        ("基本工资", "30101", "50101", Decimal(490000)),
        ("旧账新名", None, None, Decimal(10000)),
        ("商品和服务支出", "302", None, Decimal("100100")),
        ("办公费", "30201", "50201", Decimal("100100")),
    ]


def test_a_project_knows_its_unit(night: Path) -> None:
    assert rows(
        night,
        "SELECT pro_name, unit_name FROM budget.project_expenditure WHERE row_kind = 'project'",
    ) == [("科普活动", "科协本级")]


def test_every_column_of_a_general_form_has_a_name_in_the_trades_words(night: Path) -> None:
    """Else a sentence of the bureau's would speak of “last_year.total”."""
    named = rows(
        night,
        "SELECT DISTINCT column_key, column_name FROM reference.form_column "
        "WHERE form_id = 'general-budget' AND NOT contains(column_key, '/')",
    )
    qualified = [key for key, _ in named if str(key).startswith(("last_year.", "change."))]
    assert len(qualified) > 20
    assert all(name == column_name(str(key)) for key, name in named)


def test_a_torn_last_line_of_the_crawl_log_is_left_out(night: Path) -> None:
    assert rows(night, "SELECT count(*) FROM source.publication") == [(5,)]


def test_prose_and_gaps_arrive(night: Path) -> None:
    assert rows(night, "SELECT amount_yuan, span_start, span_end FROM source.statement") == [
        (Decimal(1100000), 0, 12)
    ]
    assert rows(night, "SELECT kind, table_no FROM source.gap") == [("missing_table", 10)]


def test_two_builds_of_the_same_inputs_are_equal_table_by_table(tmp_path: Path) -> None:
    backwards = district()
    backwards.readings.reverse()
    backwards.reports.reverse()
    one = build_district(tmp_path / "one.duckdb", district())
    other = build_district(tmp_path / "other.duckdb", backwards, night_id="20250402T020000")
    for path in (one, other):
        build_marts(path, None)
    assert differences(one, other) == {}
    for table in ("source.cell", "budget.function_expenditure", "mart.spending_by_function"):
        assert rows(one, f"FROM {table}") == rows(other, f"FROM {table}")


def test_a_changed_figure_is_a_difference(tmp_path: Path) -> None:
    one = build_district(tmp_path / "one.duckdb", district())
    changed = district()
    changed.readings[1] = reading_of("415", spending(("", "合计", "30.01", "20.00", "10.00")))
    other = build_district(tmp_path / "other.duckdb", changed)
    assert {"source.cell", "budget.function_expenditure"} <= differences(one, other).keys()


def test_the_file_opens_with_the_storage_of_1x(night: Path) -> None:
    header = night.read_bytes()[:4096]
    assert header[8:12] == b"DUCK"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{night}' AS night (READ_ONLY)")
        tags = connection.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE database_name = 'night'"
        ).fetchall()[0][0]
    assert str(tags).startswith("v1.5.0")


def test_an_input_that_breaks_the_contract_stops_the_build(tmp_path: Path) -> None:
    files = write(district(), tmp_path / "inputs")
    register = files.register
    register.write_text(register.read_text("utf-8").replace('"2025-03-20"', '"soon"'), "utf-8")
    with pytest.raises(duckdb.Error):
        build(tmp_path / "broken.duckdb", files, note())
