"""A newcomer's way through the pages, on the real report of 307: why does it need attention?"""

from __future__ import annotations

import os
import shutil
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assets.tonight import Night
from assets.unchanged import is_unchanged
from collection.portal import SWITCH
from tests.chosen_rules import only_rules
from tests.dashboard.conftest import client_of
from tests.night_by_hand import built, collected, published
from tests.reports.checked_307 import checked_307, rules_of

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("307")]

PICTURE = "〔图〕"
NAME = "307-科学技术协会-2025.pdf"


class Anchors(HTMLParser):
    """The links of a page, as (words, address), in order; a picture in one says PICTURE."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._address: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = dict(attrs).get("href")
            self.found.append(("", self._address or ""))
        elif tag == "img" and self._address is not None:
            self.handle_data(PICTURE)

    def handle_data(self, data: str) -> None:
        if self._address is not None:
            words, address = self.found[-1]
            self.found[-1] = (words + data, address)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._address = None


def link(page: str, words: str) -> str:
    """The address of the first link that says `words`."""
    return next(address for said, address in Anchors(page).found if words in said)


@pytest.fixture(scope="module")
def client(shared_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    home = tmp_path_factory.mktemp("real") / "home"
    (home / "inbox").mkdir(parents=True)
    shutil.copy(shared_reports / "shangdang" / NAME, home / "inbox" / NAME)
    os.utime(home / "inbox" / NAME, (time.time() - 60,) * 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, "off")
        night = collected(Night(home=str(home), jurisdiction="shangdang"))
        assert not is_unchanged(night)
        with only_rules(*rules_of(checked_307(shared_reports, "pdf"))):
            built(night)
        published(night)
    return client_of(home)


def test_the_first_page_says_why_and_one_click_shows_the_proof(client: TestClient) -> None:
    first = client.get("/").text
    calls = first[first.index(">未了结，按轻重 ") :]
    assert "长治市上党区科学技术协会" in calls
    proof = client.get(link(calls, "实际所附4张本部门项目绩效表合计24.90万元"))
    assert proof.status_code == 200
    assert "长上财教[2025]10号" in proof.text
    picture = client.get(link(proof.text, PICTURE))
    assert picture.headers["content-type"] == "image/png"
    assert len(picture.content) > 10_000


def test_the_other_errors_are_one_click_away(client: TestClient) -> None:
    page = client.get(link(client.get("/").text, "另有 2 处")).text
    assert "3 处错误" in page
    assert "公开绩效目标的项目写为2个，同句分类相加为5个，请核对。" in page
    assert "第25页的绩效目标表属于415 长治市上党区项目推进中心" in page


def test_rounding_is_no_error_of_307(client: TestClient) -> None:
    """27.71 for 19.10 + 5.75 + 2.87, and 83.36 for 74.15 + 9.22, are no findings that count."""
    page = client.get("/agencies/307?year=2025&kind=budget").text
    assert page.count("可信：读得完整，没有未了结的错误") == 2
    assert "本表有未了结的错误" not in page
    assert "相差0.01万元" not in page
