"""Reviewing many at once: filter, order, ticks, all that fit, undo, the log, the same in Excel."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.web_settings import Settings
from tests.notices.conftest import home, night  # noqa: F401
from warehouse.decisions import Decision, newest

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}


@pytest.fixture
def reviewer(home: Path) -> TestClient:  # noqa: F811
    return TestClient(create_app(home, settings=Settings(local_user="王某")), **LOCAL)  # type: ignore[arg-type]


def fresh(home: Path) -> list[Decision]:  # noqa: F811
    """What was said since the night, in which one false alarm stood already."""
    return [one for one in newest(home) if one.finding_key != "wrong"]


def picks(page: str) -> list[str]:
    return re.findall(r'name="pick" value="([^"]+)"', page)


def mark(client: TestClient, page: str, ticked: list[str], **fields: str) -> str:
    hidden = {
        name: re.search(rf'name="{name}" value="([^"]*)"', page).group(1).replace("&amp;", "&")  # type: ignore[union-attr]
        for name in ("csrf", "filter", "whole")
    }
    given = hidden | {"scope": "ticked", "decision": "confirmed", "reason": ""} | fields
    answer = client.post("/findings/decisions", data={**given, "pick": ticked})
    return answer.text


def test_what_is_ticked_is_marked_at_once_and_taken_back_at_once(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    page = reviewer.get("/findings").text
    ticked = picks(page)[:2]
    assert len(ticked) == 2
    done = mark(reviewer, page, ticked)
    assert "已记下 2 处" in done
    assert {f"{one.finding_key} {one.fingerprint}" for one in fresh(home)} == set(ticked)
    action = re.search(r'action="(/decisions/\d+/withdraw)"', done)
    assert action
    csrf = re.search(r'name="csrf" value="([^"]+)"', done)
    assert csrf
    back = reviewer.post(action.group(1), data={"csrf": csrf.group(1), "back": "/findings"})
    assert back.status_code == 200
    assert fresh(home) == []
    told = reviewer.get("/decisions").text
    assert "2 处" in told
    assert "已撤销，王某" in told


def test_all_that_the_filter_lets_through_is_marked(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    page = reviewer.get("/findings?rule=PARENT-SUM&agency=104").text
    count = len(picks(page))
    assert count > 1
    done = mark(reviewer, page, [], scope="all", decision="false_alarm", reason="口径不同")
    assert f"已记下 {count} 处" in done
    assert {one.decision for one in fresh(home)} == {"false_alarm"}
    assert picks(reviewer.get("/findings?rule=PARENT-SUM&agency=104").text) == []


def test_nothing_is_marked_that_was_not_seen_so(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    page = reviewer.get("/findings").text
    assert "请先勾选" in mark(reviewer, page, [])
    changed = [picks(page)[0].rsplit(" ", 1)[0] + " other"]
    assert "刚刚变过" in mark(reviewer, page, changed)
    assert "刚刚变过" in mark(reviewer, page, [], scope="all", whole="999")
    assert "必须写明理由" in mark(reviewer, page, picks(page)[:1], decision="false_alarm")
    assert "请选择" in mark(reviewer, page, picks(page)[:1], decision="")
    reader = TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]
    assert 'name="pick"' not in reader.get("/findings").text
    assert reader.post("/findings/decisions", data={"pick": picks(page)}).status_code == 403
    assert fresh(home) == []


def test_the_filter_stays_from_the_list_to_a_finding_its_neighbours_and_back(
    reviewer: TestClient,
) -> None:
    listed = reviewer.get("/findings?agency=104&sort=rule").text
    keys = [pick.split()[0] for pick in picks(listed)]
    assert f'href="/findings/{keys[0]}?agency=104&amp;sort=rule"' in listed
    first = reviewer.get(f"/findings/{keys[0]}?agency=104&sort=rule").text
    assert f"第 1 / {len(keys)} 处" in first
    assert f'rel="next" href="/findings/{keys[1]}?agency=104&amp;sort=rule"' in first
    assert 'rel="prev"' not in first
    assert 'href="/findings?agency=104&amp;sort=rule">问题</a>' in first


def test_every_column_sorts_both_ways(reviewer: TestClient) -> None:
    page = reviewer.get("/findings").text
    for column in set(re.findall(r"sort=(\w+)", page)):
        once = picks(reviewer.get(f"/findings?sort={column}").text)
        assert sorted(once) == sorted(picks(page)), column
        assert f"sort={column}&amp;down=1" in reviewer.get(f"/findings?sort={column}").text
        assert sorted(picks(reviewer.get(f"/findings?sort={column}&down=1").text)) == sorted(once)


def test_conditions_that_are_set_are_not_folded_away(reviewer: TestClient) -> None:
    fold = '<label class="more"><input type="checkbox"'
    assert f"{fold}>" in reviewer.get("/findings?q=a&sort=amount").text
    for asked in ("agency=104", "severity=error", "least=1", "show=quiet"):
        assert f"{fold} checked>" in reviewer.get(f"/findings?{asked}").text, asked


@pytest.mark.parametrize("least", ["x", "-1", "NaN", "Infinity", "1e400", "9" * 40])
def test_an_amount_that_is_none_asks_for_nothing(reviewer: TestClient, least: str) -> None:
    assert picks(reviewer.get("/findings", params={"least": least}).text) == picks(
        reviewer.get("/findings").text
    )


def test_excel_holds_what_the_page_shows_in_its_order(reviewer: TestClient) -> None:
    asked = "rule=PARENT-SUM&sort=message&least=0.5"
    keys = [pick.split()[0] for pick in picks(reviewer.get(f"/findings?{asked}").text)]
    assert keys
    book = openpyxl.load_workbook(io.BytesIO(reviewer.get(f"/findings.xlsx?{asked}").content))
    rows = list(book["问题"].values)
    at = rows[0].index("问题编号")
    assert [row[at] for row in rows[1:]] == keys
    said = [row[0] for row in book["说明"].values]
    assert any(text and "/findings?" in text and "rule=PARENT-SUM" in text for text in said)


def test_what_was_just_confirmed_goes_into_a_notice_at_once(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    page = reviewer.get("/findings?sort=message").text
    done = mark(reviewer, page, picks(page)[:2])
    bar = done[done.index("act-bar") : done.index("</form>", done.index("act-bar"))]
    assert "用这 2 处拟通知" in bar
    assert set(picks(bar)) == {one.finding_key for one in fresh(home)}
    csrf = re.search(r'name="csrf" value="([^"]*)"', bar)
    assert csrf
    letter = reviewer.post(
        "/notices/preview", data={"csrf": csrf.group(1), "pick": picks(bar)}
    ).text
    assert "还没有编号" in letter
    assert "还没有审核为" not in letter


def test_a_false_alarm_is_offered_for_no_notice(reviewer: TestClient) -> None:
    page = reviewer.get("/findings").text
    done = mark(reviewer, page, picks(page)[:1], decision="false_alarm", reason="科目合并")
    assert "处拟通知" not in done
