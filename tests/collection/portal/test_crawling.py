"""The process of a crawl: what is told of one that fails, dies or takes too long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from collection.portal.fetching import crawling
from collection.portal.fetching.crawling import CrawlFailed, CrawlOrder, run_crawl
from tests.collection.portal.site import Answer, Site, serving

PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/index.html"]
delay_seconds = 0
"""
STARTER = """
import sys
from pathlib import Path
from collection.portal.fetching.crawling import CrawlOrder, run_crawl
run_crawl(CrawlOrder(Path(sys.argv[1]), 0, sys.argv[2], Path(sys.argv[3]), "n"), seconds=60)
"""


def _order(folder: Path, site: Site, place: str = PLACE) -> CrawlOrder:
    (folder / "place.toml").write_text(place, encoding="utf-8")
    return CrawlOrder(folder / "place.toml", 0, site.base, folder / "home", "20250301T020000")


def test_answers_are_counted_and_a_second_crawl_is_a_process_of_its_own(tmp_path: Path) -> None:
    with serving({"/index.html": Answer(b"<html>")}) as site:
        for _ in range(2):
            assert run_crawl(_order(tmp_path, site), seconds=60)["200"] == 1


def test_the_settings_of_the_moment_count_not_those_of_the_first_crawl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving({"/index.html": Answer(b"<html>")}) as site:
        run_crawl(_order(tmp_path, site), seconds=60)
        monkeypatch.setenv("MINGZHANG_CONTACT", "budget@example.gov.cn")
        run_crawl(_order(tmp_path, site), seconds=60)
        assert {"budget@" in one for one in site.agents[: len(site.agents) // 2]} == {False}
        assert {"budget@" in one for one in site.agents[len(site.agents) // 2 :]} == {True}


def test_why_a_crawl_broke_is_told(tmp_path: Path) -> None:
    with serving({}) as site, pytest.raises(CrawlFailed, match="不是有效的 TOML"):
        run_crawl(_order(tmp_path, site, "not a place"), seconds=60)


def test_a_crawl_that_takes_too_long_is_ended_and_told(tmp_path: Path) -> None:
    site = Site({})  # listens and never answers
    with pytest.raises(CrawlFailed, match="采集超过 0"):
        run_crawl(_order(tmp_path, site), seconds=3)
    site.server_close()


def test_a_crawl_that_is_killed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawling, "_crawl_here", _kill_this_process)
    with serving({}) as site, pytest.raises(CrawlFailed, match="进程以 -9 结束"):
        run_crawl(_order(tmp_path, site), seconds=60)


def _kill_this_process(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_crawl_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    """Or the next night would ask the portal beside it."""
    site = Site({})
    order = _order(tmp_path, site)
    arguments = [str(order.jurisdiction_file), site.base, str(order.home)]
    starter = subprocess.Popen([sys.executable, "-c", STARTER, *arguments])
    asked, _ = site.socket.accept()
    started = psutil.Process(starter.pid).children(recursive=True)
    starter.kill()
    starter.wait()
    _, alive = psutil.wait_procs(started, timeout=20)
    asked.close()
    site.server_close()
    assert started
    assert alive == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_crawl_whatever_it_waits_for(
    number: signal.Signals, tmp_path: Path
) -> None:
    """Scrapy would wait for the answers under way, and a second one would come never."""
    site = Site({})  # listens and never answers
    order = _order(tmp_path, site)
    with (
        ThreadPoolExecutor(1) as beside,
        pytest.raises(CrawlFailed, match=f"进程以 -{number} 结束"),
    ):
        told = beside.submit(run_crawl, order, seconds=30)
        asked, (_, port) = site.socket.accept()
        for one in psutil.Process().children(recursive=True):
            if port in {at.laddr.port for at in one.net_connections()}:
                one.send_signal(number)
        told.result()
    asked.close()
    site.server_close()
