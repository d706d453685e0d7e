"""Self-check on the web: who may, what is refused, the link, what is kept and what not."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.check_desk import FOLDER, MOST_AN_HOUR, CheckDesk, Refused
from dashboard.web_settings import BadSettings, Settings, from_environment

PROGRAM = """
import json, pathlib, sys, time
folder = pathlib.Path(sys.argv[1])
names = sorted(path.name for path in (folder / "files").iterdir())
if any(name.startswith("slow") for name in names): time.sleep(9)
if any(name.startswith("dies") for name in names): sys.exit(1)
one = {"severity": "error", "cause": None, "message": "表3合计应为2.00万元。"}
one |= {"is_consequence": False, "waiver": None}
told = {"file": "a.pdf", "verdict": {"code": "mend", "words": "改：有 1 处"}}
told["gaps"] = ["没有找到表9"]
told["findings"] = [one, one | {"is_consequence": True, "message": "随它的"}]
(folder / "result.json").write_text(json.dumps([told]))
(folder / "result.html").write_text("<p>" + "|".join(names))
"""
QUICK = (sys.executable, "-c", PROGRAM)
CODE = "上党区2026口令"
LOOPBACK = ("127.0.0.1", 50000)


def _client(home: Path, settings: Settings | None = None) -> TestClient:
    app = create_app(
        home, settings=settings or Settings(check_codes=frozenset({CODE})), checker=QUICK
    )
    return TestClient(app, base_url="http://127.0.0.1:8420", client=LOOPBACK)


def _sent(client: TestClient, *names: str, code: str = CODE, **more: str) -> str:
    files = [("file", (name, b"content", "application/pdf")) for name in names]
    return client.post("/check", data={"code": code, **more}, files=files).text


def _token(page: str) -> str:
    found = re.search(r'data-token="([\w-]+)"|/check/([\w-]{20,})/result"', page)
    assert found, page
    return found[1] or found[2]


def _done(client: TestClient, token: str, seconds: float = 120) -> dict[str, object]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        told = client.get(f"/check/{token}?format=json").json()
        if told["stage"] in ("done", "failed"):
            return told  # type: ignore[no-any-return]
        time.sleep(0.05)
    raise AssertionError("not done in time")


def test_files_are_checked_behind_a_link_and_deleted(tmp_path: Path) -> None:
    client = _client(tmp_path)
    token = _token(_sent(client, "报告.pdf", "C:\\目录\\../说明<1>.docx"))
    told = _done(client, token)
    (verdict,) = told["verdicts"]
    assert (verdict["file"], verdict["code"], verdict["words"]) == ("a.pdf", "mend", "改：有 1 处")
    page = client.get(f"/check/{token}").text
    assert "改后再公开" in page
    assert "表3合计应为2.00万元。" in page
    assert "随它的" not in page
    assert "没有找到表9" in page
    shown = client.get(f"/check/{token}/result")
    assert shown.text == "<p>报告.pdf|说明_1_.docx"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert client.get(f"/check/{token}/result.json").json()[0]["file"] == "a.pdf"
    assert not (tmp_path / FOLDER / token / "files").exists()
    assert client.get(f"/check/{token.swapcase()}0").status_code == 404
    assert client.get("/check/../../etc/passwd").status_code == 404


def test_who_has_no_code_is_refused(tmp_path: Path) -> None:
    client = _client(tmp_path)
    assert "口令不对" in _sent(client, "a.pdf", code="")
    assert "口令不对" in _sent(client, "a.pdf", code=CODE + "x")
    assert not list((tmp_path / FOLDER).glob("*"))


def test_a_reviewer_needs_no_code_but_the_page(tmp_path: Path) -> None:
    client = _client(tmp_path, Settings(local_user="王某"))
    assert "页面已过期" in _sent(client, "a.pdf", code="")
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    assert csrf
    assert _token(_sent(client, "a.pdf", code="", csrf=csrf[1]))


def test_without_codes_and_people_nobody_can_upload(tmp_path: Path) -> None:
    client = _client(tmp_path, Settings())
    assert "没有开通网上自查" in client.get("/check").text
    assert "口令不对" in _sent(client, "a.pdf", code="")


def test_too_many_and_too_large_are_refused(tmp_path: Path) -> None:
    client = _client(tmp_path)
    assert "一次最多 10 个文件" in _sent(client, *(f"{n}.pdf" for n in range(11)))
    assert "请先选文件" in client.post("/check", data={"code": CODE}, files={"x": ("", b"")}).text
    headers = {"content-length": "99999999", "content-type": "multipart/form-data; boundary=b"}
    assert client.post("/check", content=b"", headers=headers).status_code == 413


def test_one_at_a_time_and_so_many_an_hour(tmp_path: Path) -> None:
    desk = CheckDesk(tmp_path, QUICK)
    first = desk.accept([("slow.pdf", b"")], "one")
    second = desk.accept([("b.pdf", b"")], "one")
    waiting = desk.find(second)
    assert waiting and waiting.stage == "waiting" and waiting.ahead == 1
    assert desk.find(first)
    desk._recent["two"].extend([time.time()] * MOST_AN_HOUR)
    with pytest.raises(Refused, match="一小时内最多"):
        desk.accept([("c.pdf", b"")], "two")


def test_a_check_that_dies_or_was_cut_off_says_so(tmp_path: Path) -> None:
    client = _client(tmp_path)
    token = _token(_sent(client, "dies.pdf"))
    assert "核对没有完成" in str(_done(client, token)["said"])
    assert "再试一次" in client.get(f"/check/{token}").text
    again = CheckDesk(tmp_path, QUICK)
    lost = tmp_path / FOLDER / ("x" * 24)
    (lost / "files").mkdir(parents=True)
    (lost / "check.json").write_text(json.dumps({"names": ["a.pdf"], "at": time.time()}))
    found = again.find("x" * 24)
    assert found and found.stage == "failed" and "中断" in found.said


def test_a_link_ends_after_its_days(tmp_path: Path) -> None:
    desk = CheckDesk(tmp_path, QUICK, days=1)
    old = tmp_path / FOLDER / ("y" * 24)
    old.mkdir(parents=True)
    (old / "check.json").write_text('{"names": ["a.pdf"], "at": 1000.0}')
    (old / "result.html").write_text("x")
    assert desk.find("y" * 24) is None
    assert desk.result("y" * 24, "result.html") is None


def test_settings_say_what_is_wrong_with_them() -> None:
    with pytest.raises(BadSettings, match="至少 8 个字符"):
        from_environment({"MINGZHANG_DASHBOARD_CHECK_CODES": "短"})
    with pytest.raises(BadSettings, match="1 到 365"):
        from_environment({"MINGZHANG_DASHBOARD_CHECK_DAYS": "0"})
