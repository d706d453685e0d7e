"""The notice desk: tick, preview, number, files, ledger; no number before the preview."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.notice_ledger import today
from dashboard.web_settings import Settings
from tests.notices.conftest import home, night  # noqa: F401
from warehouse.decisions import Decision, record
from warehouse.notice_register import FOLDER, STORE
from warehouse.sql_files import connect

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}
NO_FILE = {"file": ("", b"", "application/octet-stream")}
NUMBER = re.compile(r"明账改〔\d{4}〕(\d+)号")


@pytest.fixture
def reviewer(home: Path) -> TestClient:  # noqa: F811
    return TestClient(create_app(home, settings=Settings(local_user="王某")), **LOCAL)  # type: ignore[arg-type]


def csrf_of(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found.group(1)


def confirm(home: Path, key: str) -> None:  # noqa: F811
    record(
        home, Decision(key, "confirmed", "", f"f-{key}", "", "王某", "2026-03-02T09:00:00+08:00")
    )


def post(client: TestClient, path: str, keys: list[str], **more: Any) -> Any:
    token = csrf_of(client.get("/notices/new?agency=104&year=2025").text)
    return client.post(path, data={"csrf": token, "pick": keys, **more})


def test_confirmed_findings_are_ticked_and_others_are_not(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    confirm(home, "alone")
    page = reviewer.get("/notices/new?agency=104&year=2025").text
    boxes = re.findall(r'name="pick" value="(\w+)"[^>]*?( checked)?>', page)
    assert [key for key, ticked in boxes if ticked] == ["alone"]
    assert {"alone", "lead"} <= {key for key, _ in boxes}
    assert "follows" not in dict(boxes)


def test_a_preview_shows_the_letter_and_numbers_nothing(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    confirm(home, "alone")
    page = post(reviewer, "/notices/preview", ["alone"]).text
    assert "（预览，未编号）" in page
    assert "alone相差1元" in page
    assert "lead" not in page.split('class="letter"')[1]
    assert not NUMBER.search(page)
    assert not (home / FOLDER / STORE).exists()


def test_what_nobody_confirmed_needs_a_tick_of_its_own(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    refused = post(reviewer, "/notices/issue", ["alone"])
    assert refused.status_code == 409
    assert "1 处还没有审核为属实" in refused.text
    assert not (home / FOLDER / STORE).exists()
    assert NUMBER.search(post(reviewer, "/notices/issue", ["alone"], unconfirmed="yes").text)


def test_from_ticks_to_numbers_files_answer_and_closed(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    confirm(home, "alone")
    page = post(reviewer, "/notices/issue", ["alone"]).text
    number = NUMBER.search(page)
    assert number
    assert "未到期" in page
    assert post(reviewer, "/notices/issue", ["alone"]).text.count("已编号 1 份") == 1
    assert len(set(NUMBER.findall(reviewer.get("/notices").text))) == 1
    packed = reviewer.get(f"/notices/files.zip?number={number.group()}")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as opened:
        names = opened.namelist()
        assert [name.rsplit(".")[-1] for name in names] == ["docx", "pdf"]
        assert all(number.group() in name for name in names)
        letter = docx.Document(io.BytesIO(opened.read(names[0])))
    assert "alone相差1元。" in "\n".join(one.text for one in letter.paragraphs)
    note = {"csrf": csrf_of(page), "number": number.group(), "kind": "answered"}
    said = {"day": "2026-03-09", "said": "已改正，见<附件>"}
    file = {"file": ("回复 <1>.pdf", b"%PDF-1.4 answer", "application/pdf")}
    told = reviewer.post("/notices/note", data=note | said, files=file).text
    link = re.search(r'href="(/notices/answers/[^"]+)"', told)
    assert link
    kept = reviewer.get(link.group(1))
    assert kept.content == b"%PDF-1.4 answer"
    assert kept.headers["content-disposition"].startswith("attachment")
    assert kept.headers["content-type"] == "application/octet-stream"
    assert "已答复" in told
    assert "2026年3月9日答复" in told
    assert "见&lt;附件&gt;" in told
    again = note | {"day": "2026-03-10", "said": "再次答复的话"}
    for _ in range(2):  # a button pressed twice
        told = reviewer.post("/notices/note", data=again, files=NO_FILE).text
    assert told.count("再次答复的话") == 1
    empty = reviewer.post("/notices/note", data=note | {"said": " "}, files=NO_FILE).text
    assert "登记答复须写明内容或文号，或附上文件" in empty
    other = home.with_name("other")
    shutil.copytree(home, other)
    with connect(max((other / "published").glob("2*.duckdb"))) as opened_night:
        opened_night.execute("DELETE FROM quality.finding WHERE finding_key = 'alone'")
    fresh = TestClient(create_app(other), **LOCAL)  # type: ignore[arg-type]
    assert "已了结" in fresh.get("/notices").text
    assert "所列的都已不再出现" in fresh.get("/notices").text


def test_a_withdrawn_notice_needs_a_reason_and_frees_its_findings(
    reviewer: TestClient,
    home: Path,  # noqa: F811
) -> None:
    confirm(home, "alone")
    page = post(reviewer, "/notices/issue", ["alone"]).text
    number = NUMBER.search(page)
    assert number
    note = {"csrf": csrf_of(page), "number": number.group(), "kind": "withdrawn"}
    assert "撤回必须写明理由" in reviewer.post("/notices/note", data=note, files=NO_FILE).text
    assert (
        "已撤回"
        in reviewer.post("/notices/note", data=note | {"said": "写错了"}, files=NO_FILE).text
    )
    assert (
        "已经撤回"
        in reviewer.post("/notices/note", data=note | {"said": "再次"}, files=NO_FILE).text
    )
    again = post(reviewer, "/notices/issue", ["alone"]).text
    assert sorted(set(NUMBER.findall(again))) == ["1", "2"]


def test_an_overdue_notice_is_on_the_first_page(
    reviewer: TestClient,
    home: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    confirm(home, "missing")
    number = NUMBER.search(post(reviewer, "/notices/issue", ["missing"]).text)
    assert number
    before = reviewer.get("/").text
    assert "没有到期未公开的部门，也没有逾期未答复的通知" in before
    assert ">通知未到期</a>" in before, "who has been written to is seen at its department"
    later = today() + dt.timedelta(days=40)
    monkeypatch.setattr("dashboard.notice_ledger.today", lambda: later)
    first = reviewer.get("/").text
    assert "逾期未答复的通知 1 份" in first
    assert number.group() in first[first.index(">逾期 ") :]
    assert ">通知逾期未答复</a>" in first
    assert "已逾期 25 天" in reviewer.get("/notices").text
    monkeypatch.setattr("dashboard.pages.overview.MOST_OVERDUE", 0)
    whole = '全部 1 件：<a href="/notices?state=overdue">未答复的通知 1 份</a>'
    assert whole in reviewer.get("/").text


def test_only_who_may_decide_picks_previews_and_issues(home: Path) -> None:  # noqa: F811
    nobody = TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]
    assert "当前只能查看" in nobody.get("/notices/new?agency=104&year=2025").text
    for path in ("/notices/preview", "/notices/issue", "/notices/note"):
        assert nobody.post(path, data={"pick": "alone", "kind": "answered"}).status_code == 403
    assert nobody.get("/notices/files/x.exe").status_code == 404
    assert nobody.get("/notices/files.zip?number=..%2F..").status_code == 404
    assert not (home / FOLDER / STORE).exists()


def test_the_lists_ticks_lead_to_a_preview_a_letter_a_department(reviewer: TestClient) -> None:
    page = reviewer.get("/findings").text
    picks = re.findall(r'name="pick" value="([^"]+)"', page)
    shown = reviewer.post("/notices/preview", data={"csrf": csrf_of(page), "pick": picks}).text
    assert shown.count('class="letter"') == 2
    assert "仍然写进通知" in shown


def _seen_by(home: Path, name: str, **more: Any) -> TestClient:  # noqa: F811
    settings = Settings(local_user=name, **more)
    return TestClient(create_app(home, settings=settings), **LOCAL)  # type: ignore[arg-type]


def test_a_second_person_signs_where_the_settings_ask_for_it(home: Path) -> None:  # noqa: F811
    confirm(home, "alone")
    asked = {"signers": frozenset({"李局"}), "second_person": True}
    drafter, signer = (_seen_by(home, name, **asked) for name in ("王某", "李局"))
    page = post(drafter, "/notices/preview", ["alone"]).text
    assert "送签" in page
    assert "编号并生成" not in page
    assert post(drafter, "/notices/issue", ["alone"]).status_code == 403
    assert not (home / FOLDER / STORE).exists()
    assert "待签发" in post(drafter, "/notices/submit", ["alone"]).text
    assert "须由另一位有签发权限的人签发" in drafter.get("/notices/drafts/1").text
    assert post(drafter, "/notices/issue", ["alone"], draft="1").status_code == 403
    assert "编号并生成 1 份" in signer.get("/notices/drafts/1").text
    assert post(signer, "/notices/issue", ["alone"]).status_code == 403
    assert post(signer, "/notices/issue", ["lead"], draft="1").status_code == 409
    done = post(signer, "/notices/issue", ["alone"], draft="1").text
    assert "已编号 1 份" in done
    assert "待签发" not in done
    assert post(signer, "/notices/issue", ["alone"], draft="1").status_code == 404


def test_a_draft_is_given_back_with_its_reason(home: Path) -> None:  # noqa: F811
    confirm(home, "alone")
    asked = {"signers": frozenset({"李局"})}
    drafter, signer = (_seen_by(home, name, **asked) for name in ("王某", "李局"))
    post(drafter, "/notices/submit", ["alone"])
    token = csrf_of(signer.get("/notices/drafts/1").text)
    back = signer.post("/notices/drafts/1/return", data={"csrf": token, "said": "先<核实>"}).text
    assert "先&lt;核实&gt;" in back
    assert signer.get("/notices/drafts/1").status_code == 404
    assert "已编号 1 份" in post(signer, "/notices/issue", ["alone"]).text
