"""Several districts in one web app: each behind its prefix, a page over all; with one, none."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.district_prefix import page_with_prefix, with_prefix
from dashboard.many_districts import choosing
from dashboard.many_districts.app_over_all import create_house
from dashboard.many_districts.page_over_all import common_year
from dashboard.web_settings import Settings
from tests.warehouse.small_district import build_district, district
from tests.warehouse.test_districts import HERE, THERE, publish_night
from warehouse.build import build_marts
from warehouse.districts import district_home
from warehouse.over_all import refresh
from warehouse.run_outcomes import RunOutcome, keep_outcome
from warehouse.sql_files import connect


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two districts; the last run of the second failed after its night."""
    folder = tmp_path_factory.mktemp("house")
    night = build_district(folder / "building.duckdb", district())
    with connect(night) as connection:
        connection.execute("INSERT INTO quality.guard VALUES ('keys', '关卡', true, 0, NULL)")
    build_marts(night, None)
    root = folder / "home"
    for code in (HERE, THERE):
        publish_night(night, district_home(root, code, code), code)
    refresh(root)
    now = dt.datetime.now(dt.UTC).isoformat()
    keep_outcome(root, RunOutcome(THERE, "there", False, "没有完成：原因", now))
    keep_outcome(root, RunOutcome("140499", "third", False, "没有完成：第三", now))
    return root


@pytest.fixture
def client(house: Path) -> TestClient:
    settings = Settings(local_user="某某")
    app = create_house(house, settings=settings)
    return TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))


def test_the_page_over_all_tells_how_each_stands(client: TestClient) -> None:
    page = client.get("/").text
    for code in (HERE, THERE):
        assert f'href="/d/{code}/">某区{code}</a>' in page
    assert "2 个地区最近一次运行没有发布" in page
    assert "没有完成：第三" in page
    rows = client.get("/?format=json").json()["data"]["rows"]
    assert [row["name"] for row in rows[:2]] == [f"某区{THERE}", "third"]
    assert rows[0]["amount_yuan"] == rows[2]["amount_yuan"]
    assert (rows[1]["night_id"], rows[1]["amount_yuan"]) == (None, None)


def test_who_publishes_early_does_not_empty_the_page() -> None:
    assert common_year([(2026, 1), (2025, 12), (2024, 11)]) == 2025
    assert common_year([(2026, 6), (2025, 12)]) == 2026
    assert common_year([]) is None


def test_a_district_is_found_by_name_or_code(client: TestClient) -> None:
    rows = client.get(f"/?format=json&q={HERE}").json()["data"]["rows"]
    assert [row["mof_div_code"] for row in rows] == [HERE]


def test_sums_are_those_of_the_districts(client: TestClient) -> None:
    data = client.get("/?format=json").json()["data"]
    one = next(row for row in data["rows"] if row["mof_div_code"] == HERE)
    assert data["sums"]["expected"] == 2 * one["expected"]
    assert float(data["sums"]["amount_yuan"]) == 2 * float(one["amount_yuan"])
    own = client.get(f"/d/{HERE}/?format=json").json()["data"]
    assert own["counts"]["errors"] == one["errors"]
    assert own["total"]["amount_yuan"] == one["amount_yuan"]


def test_a_district_without_a_register_says_what_was_read(tmp_path: Path) -> None:
    """0 / 0 个部门 had stood there, beside their total."""
    root, night = tmp_path / "home", build_district(tmp_path / "building.duckdb", district())
    with connect(night) as connection:
        connection.execute("INSERT INTO quality.guard VALUES ('keys', '关卡', true, 0, NULL)")
        connection.execute("DELETE FROM reference.agency; DELETE FROM reference.expected_report")
    build_marts(night, None)
    for code in (HERE, THERE):
        publish_night(night, district_home(root, code, code), code)
    refresh(root)
    app = create_house(root, settings=Settings(local_user="某某"))
    client = TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    sums = client.get("/?format=json").json()["data"]["sums"]
    assert sums["expected"] == 0
    assert sums["received"] > 0
    page = client.get("/").text
    assert "没有应公开的名录" in page
    assert "0/0" not in page
    assert f'<div class="value">{sums["received"]}<small> 个部门' in page


def test_every_address_of_a_district_stays_in_it(client: TestClient) -> None:
    import re

    for path in ("", "agencies", "findings", "spending/function", "rules", "query"):
        answer = client.get(f"/d/{THERE}/{path}")
        assert answer.status_code == 200, path
        addresses = re.findall(r'\s(?:href|action|src)="(/[^"]*)"', answer.text)
        strange = [one for one in addresses if not one.startswith(f"/d/{THERE}")]
        assert {one for one in strange if not one.startswith("/static/")} <= {"/d/"}, path
    told = client.get(f"/d/{THERE}/agencies?format=json").json()
    assert told["address"].startswith(f"/d/{THERE}/agencies?")


def test_a_redirect_stays_in_its_district(client: TestClient) -> None:
    answer = client.get(f"/d/{THERE}/spending", follow_redirects=False)
    assert answer.headers["location"] == f"/d/{THERE}/spending/function"


def test_an_old_address_leads_to_the_district_that_was_alone(client: TestClient) -> None:
    answer = client.get("/agencies?year=2025", follow_redirects=False)
    assert answer.headers["location"] == f"/d/{HERE}/agencies?year=2025"


def test_what_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/d/000000/").status_code == 404


def test_one_district_alone_is_as_it_was(house: Path, tmp_path: Path) -> None:
    shutil.copytree(house / "districts" / THERE, tmp_path / "home", symlinks=True)
    page = TestClient(create_house(tmp_path / "home")).get("/").text
    assert "全部地区" not in page
    assert "/d/" not in page


def test_a_second_district_needs_no_restart(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "KNOWN_SECONDS", 0.0)
    home = tmp_path / "home"
    shutil.copytree(house / "districts" / THERE, home, symlinks=True)
    with TestClient(create_house(home)) as client:
        assert "全部地区" not in client.get("/").text
        shutil.copytree(house / "published", district_home(home, HERE, "here") / "published",
                        ignore=shutil.ignore_patterns("all*", "parquet"))  # fmt: skip
        refresh(home)
        assert "全部地区" in client.get("/").text


def test_what_looks_like_an_address_in_a_text_is_none() -> None:
    page = '<a href="/findings">x</a> href=&#34;/y&#34; <a href="//z"></a><b title="/t"></b>'
    assert page_with_prefix("/d/1", page) == page.replace('"/findings', '"/d/1/findings')
    assert with_prefix("/d/1", "https://elsewhere/") == "https://elsewhere/"
    assert with_prefix("/d/1", "//elsewhere/") == "//elsewhere/"
    assert with_prefix("", "/findings") == "/findings"
    assert with_prefix("/d/1", "/") == "/d/1/"


def test_the_page_over_all_says_what_asks_for_attention(house: Path, client: TestClient) -> None:
    """A good night of every district is not the same as every district in order."""
    data = client.get("/?format=json").json()["data"]
    assert data["tasks"] == [
        f"没有读到的部门 {data['sums']['expected'] - data['sums']['reports']} 个（2 个地区）"
    ]
    assert "没有读到的部门" in client.get("/").text
    assert f"{data['sums']['counted']} 个部门；没有计入的" in client.get("/").text
