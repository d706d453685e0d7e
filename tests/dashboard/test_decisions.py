"""A word on a finding: taken down with who and when, seen at once, kept from night to night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.dashboard.conftest import client_of
from tests.dashboard.test_accounts import field, lead
from tests.running import mingzhang
from warehouse.decisions import decisions
from warehouse.snapshot import open_snapshot

pytestmark = pytest.mark.slow

REASON = "部门已书面说明\n第二行 <b>\"'"


def say(client: TestClient, key: str, decision: str, reason: str = REASON) -> str:
    page = client.get(f"/findings/{key}").text
    fields = {name: field(page, name) for name in ("csrf", "fingerprint")}
    answer = client.post(
        f"/findings/{key}/decision", data=fields | {"decision": decision, "reason": reason}
    )
    assert answer.status_code == 200, answer.text
    return answer.text


def errors(client: TestClient) -> int:
    page = client.get("/?year=2025&kind=budget").text
    found = re.search(r'错误</div>\s*<div class="value">(\d+)', page)
    assert found
    return int(found.group(1))


def test_a_false_alarm_is_quiet_at_once_and_told_with_its_reason(
    reviewer: TestClient, own_home: Path
) -> None:
    key, before = lead(own_home), errors(reviewer)
    page = say(reviewer, key, "false_alarm")
    assert "已记下" in page
    assert "第二行 &lt;b&gt;" in page
    assert errors(reviewer) == before - 1
    assert "示范区住房和城乡建设局" not in reviewer.get("/?year=2025").text
    assert key not in reviewer.get("/findings?year=2025").text
    assert key in reviewer.get("/findings?year=2025&show=quiet").text
    assert "没有错误" in reviewer.get("/agencies/109?year=2025").text
    (word,) = decisions(own_home, key)
    assert (word.decision, word.reason, word.decided_by) == ("false_alarm", REASON, "王某")
    assert word.decided_at.endswith("+08:00")


def test_who_thinks_again_is_heard_and_the_history_stays(
    reviewer: TestClient, own_home: Path
) -> None:
    key, before = lead(own_home), errors(reviewer)
    say(reviewer, key, "false_alarm")
    page = say(reviewer, key, "confirmed", "")
    assert errors(reviewer) == before
    assert page.index("<b>属实</b>") < page.index("<b>误报</b>")
    assert [one.decision for one in decisions(own_home, key)] == ["false_alarm", "confirmed"]
    assert key in reviewer.get("/findings?year=2025&decision=confirmed").text


def test_a_false_alarm_needs_a_reason_and_keeps_what_was_typed(
    reviewer: TestClient, own_home: Path
) -> None:
    key = lead(own_home)
    page = reviewer.get(f"/findings/{key}").text
    fields = {name: field(page, name) for name in ("csrf", "fingerprint")}
    address = f"/findings/{key}/decision"
    answer = reviewer.post(address, data=fields | {"decision": "false_alarm", "reason": " \n"})
    assert answer.status_code == 400
    assert "必须写明理由" in answer.text
    assert 'value="false_alarm" required checked' in answer.text
    endless = fields | {"decision": "confirmed", "reason": "长" * 2001}
    assert reviewer.post(address, data=endless).status_code == 400
    assert reviewer.post(address, data=fields).status_code == 400
    old = fields | {"decision": "confirmed", "reason": "", "fingerprint": "0" * 16}
    assert "刚刚变过" in reviewer.post(address, data=old).text
    assert reviewer.post("/findings/none/decision", data=fields).status_code == 404
    assert decisions(own_home) == []


def test_a_decision_survives_the_night_and_the_open_page_sees_the_new_one(
    reviewer: TestClient, own_home: Path
) -> None:
    key, before = lead(own_home), errors(reviewer)
    say(reviewer, key, "false_alarm")
    first = re.search(r"（(\d{8}T\d{6})）", reviewer.get("/").text)
    done = mingzhang(own_home, "run", "--demo")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "mingzhang dashboard" in done.stdout
    page = reviewer.get("/").text
    second = re.search(r"（(\d{8}T\d{6})）", page)
    assert first and second and first.group(1) < second.group(1)
    assert errors(reviewer) == before - 1
    assert errors(client_of(own_home)) == before - 1
    assert "仍在 <b>" in page
    with open_snapshot(own_home) as night:
        waivers = night.execute(
            "SELECT count(*), count(*) FILTER (starts_with(waiver, '审核为误报：')) "
            "FROM quality.finding WHERE agency_code = '109' AND fiscal_year = 2025 "
            "AND severity = 'error'"
        ).fetchall()
        told = night.execute(
            "SELECT errors FROM mart.coverage WHERE agency_code = '109'"
        ).fetchall()
    assert waivers[0][0] == waivers[0][1] == 4
    assert set(told) == {(0,)}
