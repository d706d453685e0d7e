"""What stands open in a night, as each place says it: summary, message, pages, JSON, Excel.

What belongs here: reading the same number where people read it, and counting it from the findings
themselves. What does not: the nights that are asked.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
from rich.console import Console
from starlette.testclient import TestClient

from commands.night_summary import print_summary
from commands.workbook import write_workbook
from dashboard.app import create_app
from pipelines.alerts import night_message
from warehouse.snapshot import open_snapshot
from warehouse.words_in_force import lay_words_over

Counts = dict[tuple[int, str], Counter[str]]
_FINDINGS = """
SELECT fiscal_year, report_kind, severity FROM quality.finding
WHERE waiver IS NULL AND NOT is_consequence AND severity <> 'info' AND finding_key NOT IN
      (SELECT unnest(?::VARCHAR[]))
"""


def counted(home: Path, false_alarms: tuple[str, ...] = ()) -> Counts:
    """Errors and warnings by year and kind, from the findings themselves."""
    found: Counts = {}
    with closing(open_snapshot(home)) as connection:
        years = connection.execute("SELECT DISTINCT fiscal_year, report_kind FROM mart.coverage")
        for year, kind in years.fetchall():
            found[year, kind] = Counter(error=0, warning=0)
        rows = connection.execute(_FINDINGS, [list(false_alarms)]).fetchall()
    for year, kind, severity in rows:
        if year is not None:
            found[year, kind][severity] += 1
    return found


def expect_one_count(home: Path, truth: Counts) -> None:
    """Every place says `truth` of each year and kind of the newest night of `home`."""
    client = TestClient(
        create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 50000)
    )
    budgets = {year: counts for (year, kind), counts in truth.items() if kind == "budget"}
    summary = _summary(home)
    title, body = night_message(home) or ("", "")
    for year, counts in budgets.items():
        if year not in summary:  # nothing is due yet
            assert not counts.total()
            continue
        assert summary[year] == _plain(counts)
        said = f"错误 {counts['error']} 处，提醒 {counts['warning']} 处"
        assert re.search(f"{year}年：.*{said}", body), (title, body)
    book = _workbook(home)
    for (year, kind), counts in truth.items():
        of = f"year={year}&kind={kind}"
        first = client.get(f"/?{of}&format=json").json()["data"]
        assert first["counts"]["errors"] == counts["error"]
        assert first["counts"]["warnings"] == counts["warning"]
        page = client.get(f"/?{of}").text
        shown = re.findall(r'<div class="value">([\d,]+)<small> 处', page)
        assert [int(one.replace(",", "")) for one in shown] == list(_plain(counts))
        for severity, count in counts.items():
            listed = client.get(f"/findings?{of}&severity={severity}&format=json").json()["data"]
            assert listed["whole"] == count
            excel = client.get(f"/findings.xlsx?{of}&severity={severity}").content
            assert openpyxl.load_workbook(io.BytesIO(excel))["问题"].max_row - 1 == count
        agencies = client.get(f"/agencies?{of}&format=json").json()["data"]["rows"]
        known = sum(one["open_errors"] for one in agencies)
        assert known + first["counts"]["elsewhere"] == counts["error"]
        assert book[year, kind] == _plain(counts)


def _plain(counts: Counter[str]) -> tuple[int, int]:
    return counts["error"], counts["warning"]


def _summary(home: Path) -> dict[int, tuple[int, int]]:
    """What `run` prints of budgets at its end, by year."""
    console = Console(record=True, width=200, file=io.StringIO())
    print_summary(home, console)
    budgets, _, _ = console.export_text().partition("部门决算")
    rows = re.findall(r"│ (\d{4}) │.*│ *(\d+) │ *(\d+) │\n", budgets)
    return {int(year): (int(errors), int(warnings)) for year, errors, warnings in rows}


def _workbook(home: Path) -> dict[tuple[int, str], tuple[int, int]]:
    """The findings of the workbook that `export` writes, counted by a reader of it."""
    path = home / "counted.xlsx"
    with closing(open_snapshot(home)) as connection:
        lay_words_over(connection, home)
        write_workbook(connection, path)
    book = openpyxl.load_workbook(path)
    kinds = {"预算": "budget", "决算": "final_account"}
    counts: dict[tuple[Any, str], Counter[str]] = {}
    for row in _rows(book["公开情况"]):
        counts.setdefault((row["fiscal_year"], kinds[row["report_kind"]]), Counter())
    for row in _rows(book["问题"]):
        if row["waiver"] is None and row["is_consequence"] == "否" and row["fiscal_year"]:
            counts[row["fiscal_year"], kinds[row["report_kind"]]][row["severity"]] += 1
    return {key: (one["错误"], one["提醒"]) for key, one in counts.items()}


def _rows(sheet: Any) -> list[dict[str, Any]]:
    names = [cell.comment.text for cell in sheet[1]]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(2, values_only=True)]
