"""The demo district's one total equals its truth, and every place says the same one."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from demo.district import current_reports
from evidence.number_words import change, share, wan, yi

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("night")]
CONTESTED = {
    2024: {"105", "113", "120", "121"},
    2025: {"109", "111", "114", "128"},
}
"""Reports in which table 3, or a figure that must equal one of it, was changed by hand."""


def totals(year: int) -> dict[str, Decimal]:
    """What table 3 of each current report prints as its total, in yuan."""
    return {
        report.agency_code: next(
            cell.amount_yuan
            for cell in report.cells()
            if (cell.table_no, cell.row_key, cell.column_key) == (3, "total", "total")
        )
        for report in current_reports()
        if report.year == year
    }


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_total_and_its_trust(demo_night: duckdb.DuckDBPyConnection, year: int) -> None:
    printed = totals(year)
    trusted = {code: amount for code, amount in printed.items() if code not in CONTESTED[year]}
    assert demo_night.execute(
        "SELECT amount_yuan, trusted_amount_yuan, reports, from_expenditure "
        "FROM mart.district_total WHERE fiscal_year = ?",
        [year],
    ).fetchall() == [
        (sum(printed.values()), sum(trusted.values()), len(printed), len(printed))
    ]  # fmt: skip


def test_every_page_says_the_same_total_change_and_trust(demo_home: Path) -> None:
    now, before = totals(2025), totals(2024)
    whole = sum(now.values())
    trusted = sum(amount for code, amount in now.items() if code not in CONTESTED[2025])
    grown = change(
        sum(now[code] for code in now if code in before),
        sum(before[code] for code in now if code in before),
    )
    client = TestClient(create_app(demo_home), base_url="http://127.0.0.1:8420")
    first = client.get("/?year=2025&kind=budget").text
    assert yi(whole).split()[0] in first
    assert share(trusted, whole) in first
    assert grown in first
    for view in ("function", "fund", "agency"):
        page = client.get(f"/spending/{view}?year=2025&kind=budget").text
        assert wan(whole) in page, view
        assert f"占 {share(trusted, whole)}" in page, view
        assert f">{grown}<" in page, view
