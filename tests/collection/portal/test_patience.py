"""A slow site costs its time and no more: it is waited for less, and its counts are kept."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http.request import Request

from collection.jurisdiction import load_jurisdiction
from collection.portal.fetching import crawl, patience, spider
from collection.store import read_sightings

TIMEOUT = 60
PLACE = f"""
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["http://www.x.gov.cn/index.html"]
timeout_seconds = {TIMEOUT}
"""


@pytest.fixture
def site(tmp_path: Path) -> spider.GovernmentSite:
    file = tmp_path / "place.toml"
    file.write_text(PLACE, encoding="utf-8")
    portal = load_jurisdiction(file).portals[0]
    return spider.GovernmentSite(portal, None, tmp_path, "20250301T020000", "999902")


def _impatient() -> patience.LosePatience:
    settings = SimpleNamespace(getfloat={"DOWNLOAD_TIMEOUT": TIMEOUT}.__getitem__)
    return patience.LosePatience(SimpleNamespace(settings=settings))


def test_an_address_that_takes_too_long_is_tried_once_more() -> None:
    request = Request("http://x/")
    _impatient().process_exception(request, DownloadTimeoutError())
    assert request.meta["max_retry_times"] == 1
    _impatient().process_exception(other := Request("http://x/"), OSError())
    assert "max_retry_times" not in other.meta


def test_a_slow_site_is_waited_for_less_and_less() -> None:
    """Two hundred slow addresses end within the three hours that a portal has."""
    slow, spent = _impatient(), 0.0
    for _ in range(200):
        request = Request("http://x/")
        for _ in range(1 + patience.TRIES_AFTER_TIMEOUT):
            slow.process_request(request)
            spent += request.meta.get("download_timeout", TIMEOUT)
            slow.process_exception(request, DownloadTimeoutError())
    assert spent < spider.MOST_SECONDS


def test_a_crawl_loses_its_patience(site: spider.GovernmentSite) -> None:
    said: Any = crawl.settings(site.portal, site.bounds, None)
    assert patience.LosePatience in said["DOWNLOADER_MIDDLEWARES"]


@pytest.mark.parametrize("ends", ["finished", "closespider_timeout"])
def test_what_time_did_not_suffice_for_is_told_and_the_counts_are_kept(
    site: spider.GovernmentSite, ends: str
) -> None:
    site.began -= spider.MOST_SECONDS + 1
    asked = list(site._requests(site.walk.start(site.starts)))
    assert asked == []
    site.closed(ends)
    (kept,) = (site.home / "crawl" / "portals").glob("*.jsonl")
    night = json.loads(kept.read_text("utf-8"))
    assert not night["finished"]
    assert any("时间用完" in gap for gap in night["gaps"])
    assert {one.reason for one in read_sightings(site.home)} == {"采集时间用完，没有读取"}
