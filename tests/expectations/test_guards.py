"""Each guard of our own work reports the damage it is there for, and nothing on a sound night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations.suites import guards
from warehouse.sql_files import connect

ONE_CELL = "(SELECT min(cell_id) FROM source.cell WHERE amount_yuan > 0)"
ONE_REPORT = "(SELECT min(report_id) FROM source.current_report)"
DAMAGES = {
    "cell-box": f"UPDATE source.cell SET x0 = NULL WHERE cell_id = {ONE_CELL}",
    "cell-place": f"UPDATE source.cell SET page_no = 0 WHERE cell_id = {ONE_CELL}",
    "cell-table": f"UPDATE source.cell SET row_no = 999 WHERE cell_id = {ONE_CELL}",
    "cells-fall": "DELETE FROM source.cell WHERE hash(cell_id) % 2 = 0",
    "code-form": "UPDATE source.cell SET row_kind = 'class', code = '20x' "
    f"WHERE cell_id = {ONE_CELL}",
    "document-report": "UPDATE source.publication SET document_sha256 = 'x' WHERE publication_id = "
    "(SELECT min(publication_id) FROM source.publication)",
    "evaluation-complete": f"DELETE FROM quality.evaluation WHERE report_id = {ONE_REPORT}",
    "fact-cell": "DELETE FROM budget.function_expenditure WHERE cell_id = "
    "(SELECT min(cell_id) FROM budget.function_expenditure)",
    "finding-cell": "UPDATE quality.finding_cell SET cell_id = 'x' WHERE finding_key = "
    "(SELECT min(finding_key) FROM quality.finding_cell)",
    "finding-complete": "DELETE FROM quality.finding WHERE finding_key = "
    "(SELECT min(finding_key) FROM quality.finding)",
    "mart-total": "UPDATE mart.spending_by_function SET amount_yuan = amount_yuan + 1 "
    "WHERE fund_type = 'all' AND level = 3",
    "printed-read": f"UPDATE source.cell SET amount_yuan = NULL WHERE cell_id = {ONE_CELL}",
    "report-document": "DELETE FROM source.document WHERE document_sha256 = "
    "(SELECT min(document_sha256) FROM source.document)",
    "report-unique": "UPDATE source.report SET agency_code = 'same', report_kind = 'budget'",
    "report-values": "UPDATE source.report SET report_kind = 'something'",
    "reports-fall": "UPDATE source.report SET status = 'quarantined', status_reason = 'x' "
    "WHERE hash(report_id) % 2 = 0",
}


@pytest.fixture
def night(evaluated_night: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy, so that the shared file is never written."""
    copy = tmp_path / "night.duckdb"
    copy.write_bytes(evaluated_night.read_bytes())
    with connect(copy) as connection:
        yield connection


def reports(connection: duckdb.DuckDBPyConnection, guard_id: str, sound: Path) -> int:
    """How many rows the guard returns; last night was as the sound file is."""
    with connect(sound, read_only=True) as last:
        cells, count = last.execute(
            "SELECT (SELECT count(*) FROM source.cell), "
            "(SELECT count(*) FROM source.current_report)"
        ).fetchall()[0]
    guard = next(guard for guard in guards() if guard.guard_id == guard_id)
    sql = guard.sql.replace(":previous_cells", str(cells))
    return len(connection.execute(sql.replace(":previous_reports", str(count))).fetchall())


def test_every_guard_has_its_damage() -> None:
    assert set(DAMAGES) == {guard.guard_id for guard in guards()}


@pytest.mark.parametrize("guard_id", DAMAGES)
def test_a_guard_reports_its_damage_only(
    night: duckdb.DuckDBPyConnection, evaluated_night: Path, guard_id: str
) -> None:
    assert reports(night, guard_id, evaluated_night) == 0
    night.execute(DAMAGES[guard_id])
    assert reports(night, guard_id, evaluated_night) > 0
