"""Before the first night, between nights, and with a night of an older version."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard.night_reader import Snapshots
from tests.dashboard.conftest import client_of
from warehouse.kept_nights import nights
from warehouse.snapshot import NoSnapshot

pytestmark = pytest.mark.slow


def newest(home: Path) -> Path:
    return max((home / "published").glob("2*.duckdb"))


def publish_again(home: Path, night_id: str, change: str) -> None:
    """Another night out of the last one, changed by a statement."""
    night = home / "published" / f"{night_id}.duckdb"
    shutil.copy(newest(home), night)
    with duckdb.connect(str(night)) as connection:
        connection.execute(f"UPDATE meta.night SET night_id = '{night_id}'")
        connection.execute(change)
    note = {"night_id": night_id, "file": night.name}
    (home / "published" / "last_night.json").write_text(json.dumps(note), encoding="utf-8")


def test_before_the_first_night_a_page_says_so(tmp_path: Path) -> None:
    answer = client_of(tmp_path).get("/")
    assert answer.status_code == 503
    assert "请先运行 mingzhang run" in answer.text
    with pytest.raises(NoSnapshot):
        Snapshots(tmp_path).cursor()


def test_a_new_night_is_shown_without_a_restart_with_what_changed(own_home: Path) -> None:
    client = client_of(own_home)
    assert "没有可比的上一夜" in client.get("/").text
    publish_again(
        own_home,
        "20991231T020000",
        "DELETE FROM quality.finding WHERE agency_code = '114' AND severity = 'error'; "
        "UPDATE quality.finding SET change = if(agency_code = '103' OR agency_code IS NULL, 'new', "
        "'open')",
    )
    page = client.get("/?year=2025&kind=budget").text
    assert "（20991231T020000）" in page
    assert "新发现 <b>3</b> 处，不再出现 <b>1</b> 处" in page
    fresh = page[page.index(">今夜新增 ") : page.index(">逾期 ")]
    assert "示范区发展和改革局" in fresh
    assert "示范区生态环境局" not in fresh
    assert "今夜新增的问题 3 处" in page
    assert "共 2 夜" in page
    assert "<polyline" in page
    assert "None" not in page
    assert [night.night_id for night in nights(own_home)][-1] == "20991231T020000"


def test_on_a_first_night_nothing_is_called_new(own_home: Path) -> None:
    client = client_of(own_home)
    assert "tag new" not in client.get("/findings").text
    assert "今夜新发现" not in client.get("/findings").text
    publish_again(own_home, "20991231T020000", "SELECT 1")
    assert "tag new" in client.get("/findings").text
    assert "今夜新发现" in client.get("/findings").text


def test_another_districts_night_is_no_past(own_home: Path) -> None:
    client = client_of(own_home)
    publish_again(own_home, "20991231T020000", "UPDATE meta.night SET mof_div_code = '140404'")
    assert [night.night_id for night in nights(own_home)] == ["20991231T020000"]
    page = client.get("/").text
    assert "没有可比的上一夜" in page
    assert "不再出现" not in page


def test_each_night_tells_its_steps_and_an_older_one_none(own_home: Path) -> None:
    publish_again(
        own_home,
        "20991231T020000",
        "CREATE OR REPLACE TABLE meta.step AS "
        "SELECT 1 AS step_no, '采集' AS title, 75.0 AS seconds",
    )
    assert "采集 1 分 15 秒" in client_of(own_home).get("/sources").text
    publish_again(own_home, "20991231T030000", "DROP TABLE meta.step")
    assert nights(own_home)[-1].steps == ()


def test_a_request_keeps_the_night_it_began_with(own_home: Path) -> None:
    snapshots = Snapshots(own_home)
    before = snapshots.cursor()
    publish_again(own_home, "20991231T020000", "DELETE FROM quality.finding")
    assert snapshots.cursor().execute("SELECT count(*) FROM quality.finding").fetchall() == [(0,)]
    assert before.execute("SELECT count(*) > 50 FROM quality.finding").fetchall() == [(True,)]


def test_a_night_of_an_older_version_is_explained_and_left_out_of_the_trend(own_home: Path) -> None:
    publish_again(own_home, "20991231T020000", "DROP TABLE quality.fingerprint")
    answer = client_of(own_home).get("/")
    assert answer.status_code == 503
    assert "较早的版本" in answer.text
    publish_again(own_home, "20991231T030000", "DROP TABLE quality.finding")
    assert "20991231T030000" not in [night.night_id for night in nights(own_home)]


def test_our_own_failure_is_told_without_its_details(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("内部的话")

    app = client_of(own_home).app
    monkeypatch.setattr("dashboard.pages.agencies.standing", broken)
    answer = TestClient(app, raise_server_exceptions=False).get("/agencies")
    assert answer.status_code == 500
    assert "本系统出错了" in answer.text
    assert "内部的话" not in answer.text


def test_a_finding_that_is_gone_still_has_a_page(own_home: Path) -> None:
    client = client_of(own_home)
    publish_again(
        own_home,
        "20991231T020000",
        "INSERT INTO quality.closed_finding VALUES ('feedfeedfeedfeed', 'T1-ROW', '101', 2025, "
        "'相差1.00万元', DATE '2025-01-01', DATE '2025-02-01')",
    )
    page = client.get("/findings/feedfeedfeedfeed")
    assert page.status_code == 200
    assert "不再出现" in page.text
    assert client.get("/findings/0000000000000000").status_code == 404
