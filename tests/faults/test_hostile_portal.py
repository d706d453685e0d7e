"""A portal that wants to do harm: nothing outside is asked, memory is bounded, every loss is said.

What belongs here: one walk over all ways of `hostile_site` at once, with a sound report between
them. What does not: damaged files (`test_mutations`).
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from collection.portal.walking.asking import MOST_LEADS
from collection.portal.walking.door import MOST_DEPTH
from collection.store import read_sightings
from tests.faults.hostile_site import MB, WAYS, Site
from tests.loopback import running

pytestmark = pytest.mark.slow
MOST_MB = 400
HEAD_MB, FILE_MB = 1, 5
"""What an answer may say before its body, and in it: `MOST_HEAD_BYTES` and `max_file_mb`."""
UNDERWAY_MB = 15
"""What the two ends of a connexion hold for each other: the site sent it, and nobody reads it."""
FEWEST_WAYS = 40
MOST_TRIES = 6
PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/index.html"]
delay_seconds = 0
max_file_mb = 5
max_list_pages = 5
timeout_seconds = 3
"""
CHILD = r"""
import json, re, sys
from pathlib import Path
from collection import portal
from collection.jurisdiction import load_jurisdiction
from collection.portal.fetching.crawl import crawl
portal.run_crawl = lambda order, seconds: crawl(order)
home, base = Path(sys.argv[1]), sys.argv[2]
file = home / "place.toml"
summary = portal.collect(load_jurisdiction(file), file, home, "20250301T020000", portal_base=base)
peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps([peak, summary.portals, summary.problems]))
"""
"""The crawl in the very process that is measured. Not by `ru_maxrss`: it remembers the parent's."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("home")
    (home / "place.toml").write_text(PLACE, encoding="utf-8")
    names = [name for name in WAYS if name != "good.pdf"]
    links = "".join(
        f"<li><a href='/{name}'>某区第{n}所2025年部门预算</a></li>" for n, name in enumerate(names)
    )
    body = f"<h2>部门预算</h2>{links}<li><a href='/good.pdf'>某区财政局2025年部门预算</a></li>"
    WAYS["index.html"] = lambda handler: handler.said(body.encode())
    with running(Site()) as outside, running(Site(outside.base)) as site:
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(home), site.base],
            capture_output=True, text=True, check=True, timeout=500,
        )  # fmt: skip
        asked, elsewhere, sent = dict(site.asked), dict(outside.asked), dict(site.sent)
    del WAYS["index.html"]
    peak, portals, problems = json.loads(done.stdout.strip().split("\n")[-1])
    return {
        "names": names, "asked": asked, "outside": elsewhere, "sent": sent, "peak": peak,
        "portals": portals, "problems": problems, "seen": read_sightings(home),
    }  # fmt: skip


def test_nothing_outside_is_asked(crawled: dict[str, Any]) -> None:
    assert len(crawled["names"]) >= FEWEST_WAYS, crawled["problems"]
    assert crawled["asked"], crawled["problems"]
    assert crawled["outside"] == {}


def test_memory_is_bounded(crawled: dict[str, Any]) -> None:
    print(crawled["peak"], len(crawled["names"]))
    assert crawled["peak"] <= MOST_MB


def test_every_way_is_told_by_its_name_and_none_costs_the_sound_report(
    crawled: dict[str, Any],
) -> None:
    told = {one.url.split("/", 3)[3].partition("?")[0] for one in crawled["seen"]}
    titles = {one.title for one in crawled["seen"]}
    missing = [
        name
        for n, name in enumerate(crawled["names"])
        if name not in told and f"某区第{n}所2025年部门预算" not in titles
    ]
    assert missing == []
    (good,) = [one for one in crawled["seen"] if one.title == "某区财政局2025年部门预算"]
    assert good.outcome == "fetched"
    assert list(crawled["portals"].values()) == ["partly"]


def test_no_address_is_asked_more_often_than_its_retries(crawled: dict[str, Any]) -> None:
    assert {one: often for one, often in crawled["asked"].items() if often > MOST_TRIES} == {}


@pytest.mark.parametrize(
    ("name", "most"), [("head.pdf", HEAD_MB), ("continue.pdf", HEAD_MB), ("endless.pdf", FILE_MB)]
)
def test_an_answer_without_end_is_ended_by_its_size(
    crawled: dict[str, Any], name: str, most: int
) -> None:
    """Gigabytes come within the time that an answer has; on a slow machine it may be over first."""
    (reason,) = {one.reason for one in crawled["seen"] if one.url.endswith(f"/{name}")}
    assert reason
    sent = crawled["sent"][f"/{name}"] / MB
    print(name, sent, crawled["asked"][f"/{name}"], reason)
    assert 0 < sent <= crawled["asked"][f"/{name}"] * (most + UNDERWAY_MB)


def test_no_row_of_frames_or_refreshes_goes_on_for_ever(crawled: dict[str, Any]) -> None:
    for name in ("turning.html", "nested.html"):
        behind = [path for path in crawled["asked"] if path.startswith(f"/{name}?")]
        assert 0 < len(behind) <= MOST_LEADS * (1 + MOST_DEPTH)


def test_what_was_kept_is_what_was_sent(crawled: dict[str, Any]) -> None:
    """No bomb, no file of this machine, no answer cut short is taken for a report."""
    kept = {
        one.url.split("/", 3)[3].partition("?")[0] for one in crawled["seen"] if one.document_sha256
    }
    assert kept <= {
        "empty.pdf",
        "calendar.html",
        "good.pdf",
        "name.pdf",
        "cookies.pdf",
        "long-header.pdf",
        "many-headers.pdf",
        "two-lengths.pdf",
        "no-colon.pdf",
    }
