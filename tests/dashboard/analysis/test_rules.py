"""规则: each rule with what it found and where; what is waived, told or switched off is shown."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.rule_pages.rule_queries import FAMILIES
from expectations.rules import FAMILIES as FAMILIES_OF_THE_BOOK
from warehouse.decisions import Decision, record
from warehouse.snapshot import open_snapshot


def test_families_are_called_as_in_the_rule_book() -> None:
    assert FAMILIES == FAMILIES_OF_THE_BOOK


def test_every_rule_stands_in_its_family(client: TestClient) -> None:
    text = client.get("/rules").text
    assert all(f'<code class="soft">R-{number}</code>' in text for number in range(1, 13))
    assert "合计&lt;b&gt;等于&lt;/b&gt;各项" in text
    assert "本地区停用" in text
    assert "本地区表式没有这一栏" in text


def test_counts_leave_out_what_is_waived(client: TestClient, district_home: Path) -> None:
    """Departments 5 and 10 in two years; those of 10 are waived."""
    text = client.get("/rules/R-1").text
    assert "涉及 1 个部门" in text
    assert text.count('<span class="tag">不计</span>') == 2
    assert "依法不公开" in text
    assert "已过期" in text
    assert "&lt;img src=x&gt;" in text
    with open_snapshot(district_home) as night:
        assert night.execute("SELECT count(*) FROM quality.finding").fetchall() == [(5,)]


def test_a_finding_of_nobody_known_leads_to_no_department(client: TestClient) -> None:
    text = client.get("/rules/R-3").text
    assert "（部门不明）" in text
    assert "/agencies/None" not in text


def test_a_rules_evaluations_are_told_by_outcome(client: TestClient) -> None:
    text = client.get("/rules/R-2").text
    for word in ("尾差", "成立", "无法核对", "不适用"):
        assert f'<div class="label">{word}</div>' in text
    assert "表6没有读全" in text
    assert "…合计为…，相差…。" in text
    assert "可能误报" not in text, "a dash in the catalogue means none is known"


def test_a_rule_switched_off_says_so(client: TestClient) -> None:
    text = client.get("/rules/R-OFF").text
    assert "本夜没有核对" in text


@pytest.mark.parametrize(
    ("address", "rules"),
    [("show=firing", 2), ("show=off", 1), ("show=waived", 1), ("severity=error", 4)],
)
def test_the_list_can_be_narrowed(client: TestClient, address: str, rules: int) -> None:
    assert client.get(f"/rules?{address}").text.count('<code class="soft">') == rules


@pytest.mark.parametrize("address", ["/rules/NONE", "/rules?show=x", "/rules?severity=x"])
def test_nonsense_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_false_alarm_is_quiet_here_at_once(district_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(district_home, home)
    with open_snapshot(home) as night:
        key, fingerprint = night.execute(
            "SELECT finding_key, fingerprint FROM quality.fingerprint WHERE waiver IS NULL LIMIT 1"
        ).fetchall()[0]
    said = ("false_alarm", "表后有说明", fingerprint, "不等", "李", "2025-04-02T09:00:00+08:00")
    with TestClient(create_app(home)) as client:
        assert "<b>2</b>" in client.get("/rules?show=firing").text
        record(home, Decision(key, *said))
        text = client.get("/rules?show=firing").text
    assert "<b>2</b>" not in text
    assert "误报 1" in text


def test_the_list_downloads(client: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/rules.xlsx").content))
    sheet = book["规则"]
    assert sheet.max_row == 14
    assert "合计<b>等于</b>各项" in [cell.value for cell in sheet["B"]]
