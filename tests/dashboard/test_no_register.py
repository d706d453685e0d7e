"""A district without a register: what came is shown, and nobody is said not to have published."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from rich.console import Console
from starlette.testclient import TestClient

from commands.night_summary import print_summary
from dashboard.app import create_app
from pipelines.alerts import night_message
from tests.expectations.mini_reports import evaluate_only
from tests.warehouse.small_district import Line, district, note, reading_of, spending, table, write
from warehouse.build import build, build_marts
from warehouse.snapshot import open_snapshot

UNIT = "外来的队（外来的站）"
TWO_TOTALS = table(
    6,
    Line("personnel_total", "人员经费合计", "line", 0, {"total": "5.00"}),
    Line("public_total", "公用经费合计", "line", 0, {"total": "3.00"}),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small district without its register, a paper of another kind that names nobody, and a
    unit of no known department."""
    home = tmp_path_factory.mktemp("no-register")
    inputs = district()
    paper = reading_of("paper", status="quarantined", error_reason="标题写的是“通知”")
    unknown = {"agency_code": None, "agency_name": None, "status_code": "no_form"}
    inputs.add(paper, "600", report_id="paper", **unknown)
    scan = reading_of("scan", status="quarantined", error_reason="文件已加密")
    nobody = reading_of("nobody", spending(("", "合计", "7.00", "7.00", "")))
    inputs.add(nobody, "600", agency_code=None, agency_name=None, report_id="nobody")
    named = {"agency_code": None, "agency_name": "外来的局", "status_reason": "文件已加密"}
    inputs.add(scan, "600", report_id="scan", **named)
    unit = {
        "agency_code": None,
        "agency_name": UNIT,
        "unit_name": "外来的队",
        "report_level": "unit",
    }
    inputs.add(
        reading_of("unit", spending(("", "合计", "8.00", "8.00", "")), TWO_TOTALS), "600", **unit
    )
    given = write(inputs, home / "inputs")
    register = json.loads(given.register.read_text("utf-8"))
    register["agencies"], register["expected"] = [], []
    given.register.write_text(json.dumps(register, ensure_ascii=False), "utf-8")
    night = home / "published" / "20250401T020000.duckdb"
    night.parent.mkdir()
    build(night, given, note(night.stem))
    evaluate_only(night, "K-LINK")
    build_marts(night, None)
    return home


def test_the_first_page_counts_what_came(home: Path) -> None:
    client = TestClient(create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 5))
    page = client.get("/").text
    assert "没有应公开的名录，不知道谁没有公开" in page
    assert "没有应公开部门的名录，不能说谁没有公开" in page
    assert "应公开的都已公开" not in page
    assert "标题写的是“通知”" not in page
    assert "year=2025" in page


def test_a_unit_of_no_known_department_has_a_page_with_its_figures_as_printed(home: Path) -> None:
    """Its findings link to it. Final accounts print two totals: these are no third of one name."""
    client = TestClient(create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 5))
    page = client.get(f"/agencies/{UNIT}").text
    assert "这是单位自己的报告" in page
    rows = re.findall(r"<td>(.合计|..经费合计)</td>\s*<td class=\"n\">([\d.]+)</td>", page)
    assert rows == [("人员经费合计", "5.00"), ("公用经费合计", "3.00")]
    assert "人员经费</th>" not in page
    assert f"/cards/{UNIT}" not in page
    assert UNIT not in client.get("/").text


def test_the_summary_and_the_message_count_what_came(home: Path) -> None:
    console = Console(record=True, width=120)
    print_summary(home, console)
    assert "/—" in console.export_text()
    _, body = night_message(home) or ("", "")
    assert "2025年：已公开 " in body
    assert "/— 个部门" in body


def asked(home: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(open_snapshot(home)) as connection:
        return connection.execute(sql).fetchall()


def test_a_paper_of_nobody_is_no_departments_fault(home: Path) -> None:
    said = "SELECT severity FROM quality.instance WHERE instance_key = 'unreadable/paper'"
    assert asked(home, said) == [("info",)]
    assert asked(home, "FROM mart.coverage WHERE report_id = 'paper'") == []


def test_a_report_that_names_nobody_is_told_and_added_to_nothing(home: Path) -> None:
    """It may be another's again: it had been in the total, and two pages could not draw it."""
    client = TestClient(create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 5))
    page = client.get("/").text
    assert "认不出部门、没有计入合计的报告 1 份" in page
    ((amount, reports),) = asked(home, "SELECT amount_yuan, reports FROM mart.district_total")
    assert (amount, reports) == (1_400_000, 2)
    for path in ("/spending/agency", "/flow", "/agencies", "/execution"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "7.00" not in answer.text, path
    assert "认不出部门" in client.get("/operator").text


def test_an_unreadable_file_is_whose_its_name_says(home: Path) -> None:
    said = "SELECT agency_code, rule_id FROM quality.finding WHERE agency_name = '外来的局'"
    assert asked(home, said) == [(None, "K-LINK")]
    errors = "SELECT errors FROM mart.coverage WHERE agency_name = '外来的局'"
    assert asked(home, errors) == [(1,)]
