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


@pytest.fixture(scope="module")
def copied(
    evaluated_night: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy, so that the shared file is never written."""
    copy = tmp_path_factory.mktemp("guards") / "night.duckdb"
    copy.write_bytes(evaluated_night.read_bytes())
    with connect(copy) as connection:
        yield connection


@pytest.fixture
def night(copied: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The sound night; what a test does to it is undone after it."""
    copied.begin()
    yield copied
    copied.rollback()


@pytest.fixture(scope="module")
def counts(copied: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Cells and reports of the night before, which was as the sound night is."""
    cells, reports = copied.execute(
        "SELECT (SELECT count(*) FROM source.cell), (SELECT count(*) FROM source.current_report)"
    ).fetchall()[0]
    return cells, reports


def reported(night: duckdb.DuckDBPyConnection, guard_id: str, counts: tuple[int, int]) -> int:
    """How many rows the guard returns."""
    guard = next(guard for guard in guards() if guard.guard_id == guard_id)
    sql = guard.sql.replace(":previous_cells", str(counts[0]))
    return len(night.execute(sql.replace(":previous_reports", str(counts[1]))).fetchall())


def test_every_guard_has_its_damage() -> None:
    assert set(DAMAGES) == {guard.guard_id for guard in guards()}


@pytest.mark.parametrize("guard_id", DAMAGES)
def test_a_guard_reports_its_damage_only(
    night: duckdb.DuckDBPyConnection, counts: tuple[int, int], guard_id: str
) -> None:
    assert reported(night, guard_id, counts) == 0
    night.execute(DAMAGES[guard_id])
    assert reported(night, guard_id, counts) > 0


def test_an_uncertain_figure_of_a_scan_stops_no_night(
    night: duckdb.DuckDBPyConnection, counts: tuple[int, int]
) -> None:
    """It stands beside the totals and not in them: the facts have both."""
    night.execute(
        "UPDATE mart.spending_by_function SET uncertain_yuan = amount_yuan, amount_yuan = NULL "
        "WHERE fund_type = 'all' AND level = 3"
    )
    assert reported(night, "mart-total", counts) == 0


def test_codes_longer_than_a_functions_stop_no_night(
    night: duckdb.DuckDBPyConnection, counts: tuple[int, int]
) -> None:
    """Of units or projects, where functions' codes are expected: CODE-LENGTH has such a report."""
    longer = "SELECT count(*) FROM budget.function_expenditure WHERE table_no = 3 AND level > 3"
    assert night.execute(longer).fetchone() != (0,)
    assert reported(night, "mart-total", counts) == 0


def test_a_compilation_is_accounted_for_by_the_reports_cut_from_it(
    night: duckdb.DuckDBPyConnection, counts: tuple[int, int]
) -> None:
    """One PDF of several departments: its parts are the reports, it is none itself."""
    night.execute(
        "INSERT INTO source.publication BY NAME SELECT * REPLACE ('whole' AS publication_id, "
        "'whole' AS document_sha256, 'http://x/all.pdf' AS url) FROM source.publication LIMIT 1"
    )
    assert reported(night, "document-report", counts) == 1
    night.execute(
        "INSERT INTO source.publication BY NAME SELECT * REPLACE ('part' AS publication_id, "
        "'http://x/all.pdf#第1至9页 教育局.pdf' AS url) FROM source.publication "
        "SEMI JOIN source.report_document USING (document_sha256) LIMIT 1"
    )
    assert reported(night, "document-report", counts) == 0
