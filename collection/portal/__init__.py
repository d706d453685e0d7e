"""Finding and fetching what was published: portals and the inbox, into the crawl log.

What belongs here: `collect`, the one door. What does not: reading documents.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from collection.inbox import collect_inbox
from collection.jurisdiction import Jurisdiction
from collection.store import SightingLog, read_sightings

CRAWL_SECONDS = 3 * 3600


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What one collection brought. `responses` counts answers by HTTP status."""

    fetched: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    inbox_files: int = 0
    portal_reachable: bool = True
    responses: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


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
    for number in active:
        said, problem = _crawl(jurisdiction_file, number, portal_base, home, night_id)
        responses.update(said)
        if problem is not None:
            problems.append(f"{jurisdiction.portals[number].name}：{problem}")
    inbox = collect_inbox(home, jurisdiction.mof_div_code, log, dt.datetime.now(dt.UTC))
    tonight = _outcomes(home, log.path)
    answered = any(status in responses for status in ("200", "304"))
    return CrawlSummary(
        fetched=tonight["fetched"],
        unchanged=tonight["unchanged"],
        skipped=tonight["skipped"],
        failed=tonight["failed"],
        inbox_files=sum(inbox.values()),
        portal_reachable=answered or not active,
        responses=dict(responses),
        problems=problems,
    )


def _crawl(
    file: Path, number: int, base: str | None, home: Path, night_id: str
) -> tuple[dict[str, int], str | None]:
    """Answers by status, and what went wrong with the crawl as a whole."""
    command = [sys.executable, "-m", "collection.portal.crawl"]
    arguments = [str(file), str(number), base or "-", str(home), night_id]
    try:
        done = subprocess.run(
            command + arguments, capture_output=True, text=True, timeout=CRAWL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {}, f"采集超过 {CRAWL_SECONDS // 3600} 小时，已中止"
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        return {}, f"采集程序出错：{done.stderr.strip()[-300:]}"
    said: dict[str, int] = json.loads(lines[-1])
    return said, None


def _outcomes(home: Path, log: Path) -> Counter[str]:
    if not log.is_file():
        return Counter()
    tonight = {line for line in log.read_text(encoding="utf-8").splitlines() if line}
    ids = {json.loads(line)["publication_id"] for line in tonight}
    return Counter(one.outcome for one in read_sightings(home) if one.publication_id in ids)
