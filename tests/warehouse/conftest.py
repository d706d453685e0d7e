"""The small district, built once for tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.small_district import build_district, district
from warehouse.build import build_marts
from warehouse.sql_files import connect


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Facts, marts and one passed guard; an error on a cell of 415's table 3."""
    path = build_district(tmp_path_factory.mktemp("night") / "building.duckdb", district())
    with connect(path) as connection:
        connection.execute(
            "INSERT INTO quality.guard VALUES ('keys', '单元格编号不重复', true, 0, NULL)"
        )
        connection.execute(
            "INSERT INTO quality.finding BY NAME SELECT 'f1' AS finding_key, 'TREE' AS rule_id, "
            "'sums' AS family, 'error' AS severity, report_id, agency_code, agency_name, "
            "fiscal_year, 2 AS table_no, '表3' AS location, '不等' AS message, "
            "DATE '2025-04-01' AS first_seen, DATE '2025-04-01' AS last_seen, 'new' AS change, "
            "false AS is_consequence FROM source.report WHERE agency_code = '415'"
        )
        connection.execute(
            "INSERT INTO quality.finding_cell SELECT 'f1', min(cell_id), 'total' FROM source.cell "
            "JOIN source.report USING (report_id) WHERE agency_code = '415'"
        )
    build_marts(path, None)
    return path
