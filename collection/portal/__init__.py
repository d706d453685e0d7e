"""Finding and fetching what was published: portals and the inbox, into the crawl log.

What belongs here: `collect`, the one door. What does not: reading documents.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from collection.crawl_server import SWITCH
from collection.inbox import collect_inbox
from collection.jurisdiction import Jurisdiction
from collection.portal.fetching.crawling import CrawlFailed, CrawlOrder, run_crawl
from collection.portal.walking.monitor import PortalNight, Verdict, keep, read_portal_nights
from collection.store import SightingLog

CRAWL_SECONDS = 3 * 3600


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What one collection brought. `responses` counts answers by HTTP status, `portals` gives each
    portal's verdict (`monitor.Verdict`); whatever is not whole is also a sentence in `problems`.
    """

    fetched: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    inbox_files: int = 0
    portal_reachable: bool = True
    responses: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    portals: dict[str, str] = field(default_factory=dict)


def collect(
    jurisdiction: Jurisdiction,
    jurisdiction_file: Path,
    home: Path,
    night_id: str,
    *,
    portal_base: str | None = None,
) -> CrawlSummary:
    """Crawls every active portal, each in a child process, then the inbox.

    A crawl that fails as a whole is told in `problems`; what it had collected stays collected.
    """
    log = SightingLog(home, night_id)
    responses: Counter[str] = Counter()
    problems: list[str] = []
    active = [number for number, portal in enumerate(jurisdiction.portals) if portal.active]
    if os.environ.get(SWITCH) == "off":
        _note_switched_off(jurisdiction, home, night_id)
        active = []
    for number in active:
        order = CrawlOrder(jurisdiction_file, number, portal_base, home, night_id)
        try:
            responses.update(run_crawl(order, seconds=CRAWL_SECONDS))
        except CrawlFailed as failure:
            name = jurisdiction.portals[number].name
            problems.append(f"{name}：{failure}")
            night = PortalNight(name, night_id, jurisdiction.mof_div_code, is_ended=True)
            _keep_failure(home, night, str(failure))
    inbox = collect_inbox(home, jurisdiction.mof_div_code, log, dt.datetime.now(dt.UTC))
    log.settle()
    nights = read_portal_nights(home, night_id)
    return CrawlSummary(
        fetched=sum(one.kept for one in nights) + inbox["fetched"],
        unchanged=sum(one.unchanged for one in nights) + inbox["unchanged"],
        skipped=sum(sum(one.skipped.values()) for one in nights),
        failed=sum(sum(one.failed.values()) for one in nights),
        inbox_files=sum(inbox.values()),
        portal_reachable=any(one.verdict != Verdict.UNREACHABLE for one in nights) or not active,
        responses=dict(responses),
        problems=problems + [one.sentence() for one in nights if one.verdict != Verdict.WHOLE],
        portals={one.portal: one.verdict.value for one in nights},
    )


def _note_switched_off(jurisdiction: Jurisdiction, home: Path, night_id: str) -> None:
    for portal in jurisdiction.portals:
        if portal.active:
            night = PortalNight(portal.name, night_id, jurisdiction.mof_div_code, is_off=True)
            _keep_failure(home, night, "按设置，本夜没有采集")


def _keep_failure(home: Path, night: PortalNight, problem: str) -> None:
    """A crawl that ended without its counts: nothing of it may be taken for read."""
    known = {one.portal for one in read_portal_nights(home, night.night_id)}
    if night.portal not in known:
        night.starts = night.starts_unanswered = 1
        night.gap(problem)
        keep(home, night)
