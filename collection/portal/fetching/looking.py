"""A look at an address before a place file exists: what would be found there, nothing fetched.

What belongs here: one walk in a throw-away folder, and the TOML that follows from it. What does
not: how it is shown (`commands.portal_look`).
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from collection.portal.fetching.crawling import CrawlFailed, CrawlOrder, run_crawl
from collection.portal.walking.monitor import PortalNight, read_portal_nights
from collection.store import Sighting, read_sightings

NIGHT = "look"
LONGEST_SECONDS = 1800
_PLACE = """name = "试看"
mof_div_code = "999999"
[[portals]]
name = "试看"
start_pages = [{url}]
allowed_hosts = {hosts}
delay_seconds = {delay}
max_pages = {most}
"""


class LookFailed(Exception):
    """The walk as a whole went wrong; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a walk saw. A sighting `fetched` would be fetched."""

    url: str
    sightings: list[Sighting]
    night: PortalNight

    @property
    def wanted(self) -> list[Sighting]:
        return [one for one in self.sightings if one.outcome == "fetched"]


def look(url: str, hosts: tuple[str, ...], *, most_pages: int, delay_seconds: float) -> Look:
    """Walks from an address within bounds, without fetching any file. Raises LookFailed."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        home = Path(folder)
        place = home / "place.toml"
        text = _PLACE.format(
            url=json.dumps(url), hosts=json.dumps(hosts), delay=delay_seconds, most=most_pages
        )
        place.write_text(text, encoding="utf-8")
        order = CrawlOrder(place, 0, None, home, NIGHT, look_only=True)
        try:
            run_crawl(order, seconds=LONGEST_SECONDS)
        except CrawlFailed as failure:
            raise LookFailed(str(failure)) from failure
        nights = read_portal_nights(home, NIGHT)
        if not nights:
            raise LookFailed("采集程序没有留下记录")
        return Look(url, read_sightings(home), nights[0])


def place_file(seen: Look, name: str, mof_div_code: str, allowed: Sequence[str] = ()) -> str:
    """The TOML of a place, as far as one look can know it, with the hosts that it was allowed: at
    most fifteen lines.
    """
    host = urlsplit(seen.url).netloc
    others = Counter(urlsplit(one.url).netloc for one in seen.wanted) - Counter([host])
    hosts = [host, *sorted({*allowed, *others} - {host, ""})]
    systems = "、".join(seen.night.systems) or "一般网页"
    return "\n".join(
        [
            f"# {name}。由 mingzhang portal init 写出；部门名录、批复日期要补上。",
            f"name = {json.dumps(name, ensure_ascii=False)}",
            f'mof_div_code = "{mof_div_code}"',
            'caveats = ["起始页由程序试看得到，部门名录和批复日期尚未核实。"]',
            "",
            "[[portals]]",
            f"name = {json.dumps(f'{name}门户网站', ensure_ascii=False)}",
            f"# 试看：{systems}，列表 {seen.night.lists} 个，文件 {len(seen.wanted)} 个",
            f"start_pages = [{json.dumps(seen.url)}]",
            f"allowed_hosts = {json.dumps(hosts)}",
            "",
        ]
    )
