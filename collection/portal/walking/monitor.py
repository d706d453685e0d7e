"""What one night saw of one portal, and what that is worth: a verdict, said in words.

What belongs here: counting, the verdict, comparing with the night before, the file it is kept in.
What does not: the walk that counts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = Path("crawl") / "portals"
FALL = 0.7
"""A night that sees less than this share of the files of the night before is told aloud."""
FEWEST_TO_FALL = 4
MOST_NAMED = 3
"""Reports in one sentence."""


class Verdict(StrEnum):
    """Only after `whole` may it be said that something is not published: read to the end, no gap,
    at least one file had, and nothing that speaks against it; that which does makes it `unproven`.
    """

    WHOLE = "whole"
    UNPROVEN = "unproven"
    PARTLY = "partly"
    BLOCKED = "blocked"
    EMPTY = "empty"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    OFF = "off"


WORDS = {
    Verdict.WHOLE: "读全",
    Verdict.UNPROVEN: "未能证明读全",
    Verdict.PARTLY: "没有读全",
    Verdict.BLOCKED: "被网站拒绝",
    Verdict.EMPTY: "没有读到条目",
    Verdict.MOVED: "栏目可能已迁移",
    Verdict.UNREACHABLE: "无法访问",
    Verdict.OFF: "没有采集",
}


@dataclass
class PortalNight:
    """Counts of one portal in one night. `printed` counts are what its lists say of themselves.

    `starts_*` count start pages; `gaps` are sentences, each a part of the portal that was not read;
    `doubts` are what the portal shows and nothing was had of, though nothing failed; `lost` are the
    titles of reports that lists name and that could not be had: the portal may be read whole, but
    of whom they are nobody may say that nothing was published.
    """

    portal: str
    night_id: str
    mof_div_code: str
    starts: int = 0
    starts_read: int = 0
    starts_blocked: int = 0
    starts_moved: int = 0
    starts_unanswered: int = 0
    systems: list[str] = field(default_factory=list)
    lists: int = 0
    list_pages: int = 0
    list_pages_printed: int = 0
    items: int = 0
    items_printed: int = 0
    followed: int = 0
    wanted: int = 0
    kept: int = 0
    unchanged: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    left: int = 0
    blocked: int = 0
    gaps: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    fell_from: int | None = None
    finished: bool = False
    is_off: bool = False
    """Not asked, by the settings of this machine."""
    is_ended: bool = False
    """Ended from without (by time, by a fault of ours): what its counts were is not known."""

    @property
    def files(self) -> int:
        return self.kept + self.unchanged

    @property
    def verdict(self) -> Verdict:
        if not self.is_ended and (nothing := self._nothing_read) is not None:
            return nothing
        is_read = self.finished and self.files and not self.gaps and not self.blocked
        if not is_read:
            return Verdict.PARTLY
        return Verdict.UNPROVEN if self.doubts else Verdict.WHOLE

    @property
    def _nothing_read(self) -> Verdict | None:
        """Why nothing was read at all, where nothing was."""
        if self.starts_blocked and self.files == 0:
            return Verdict.BLOCKED
        if self.starts_moved and self.starts_moved == self.starts:
            return Verdict.MOVED
        if self.starts_read == 0 and self.starts_unanswered:
            return Verdict.OFF if self.is_off else Verdict.UNREACHABLE
        if self.files == 0 and not (self.wanted and (self.gaps or self.failed)):
            return Verdict.EMPTY
        return None

    def gap(self, sentence: str) -> None:
        if sentence not in self.gaps:
            self.gaps.append(sentence)

    def doubt(self, sentence: str) -> None:
        if sentence not in self.doubts:
            self.doubts.append(sentence)

    def count(self, outcome: str, reason: str | None) -> None:
        """One sighting."""
        if outcome == "fetched":
            self.kept += 1
        elif outcome == "unchanged":
            self.unchanged += 1
        else:
            by_reason = self.skipped if outcome == "skipped" else self.failed
            by_reason[reason or "—"] = by_reason.get(reason or "—", 0) + 1

    def sentence(self) -> str:
        """The night of this portal in one line, for the summary and the alert."""
        said = [f"{self.portal}：{WORDS[self.verdict]}"]
        pages = (
            f"{self.list_pages}/{self.list_pages_printed}"
            if self.list_pages_printed
            else self.list_pages
        )
        said.append(
            f"列表 {pages} 页，条目 {self.items} 个，文件 {self.files} 个（新 {self.kept}）"
        )
        if failed := sum(self.failed.values()):
            said.append(f"失败 {failed} 个")
        if self.lost:
            said.append(f"列出而取不到的报告 {len(self.lost)} 份（{some(self.lost)}）")
        if self.fell_from is not None:
            said.append(f"文件比上一夜（{self.fell_from} 个）骤减")
        return "；".join([*said, *[*self.gaps, *self.doubts][:3]])


def some(names: Sequence[str]) -> str:
    first = "、".join(names[:MOST_NAMED])
    return first if len(names) <= MOST_NAMED else f"{first}等"


def keep(home: Path, night: PortalNight) -> None:
    """Appends to the night's file: one JSON a line, with the verdict beside the counts."""
    path = home / FOLDER / f"{night.night_id}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(night) | {"verdict": night.verdict}) + "\n")


def read_portal_nights(home: Path, night_id: str) -> list[PortalNight]:
    """What was kept of a night; a portal collected twice counts by its last walk."""
    path = home / FOLDER / f"{night_id}.jsonl"
    if not path.is_file():
        return []
    names = {one.name for one in fields(PortalNight)}
    found: dict[str, PortalNight] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        try:
            said: dict[str, Any] = json.loads(line)
            found[said["portal"]] = PortalNight(**{k: v for k, v in said.items() if k in names})
        except (ValueError, TypeError, KeyError):
            continue
    return list(found.values())


def portal_nights_before(home: Path, mof_div_code: str, night_id: str) -> list[str]:
    """The lines of this night and of all before of one place, as JSON."""
    files = sorted((home / FOLDER).glob("*.jsonl"))
    return [
        json.dumps(asdict(one) | {"verdict": one.verdict}, ensure_ascii=False)
        for path in files
        if path.stem <= night_id
        for one in read_portal_nights(home, path.stem)
        if one.mof_div_code == mof_div_code
    ]


def last_night_with_files(
    home: Path, portal: str, mof_div_code: str, before: str
) -> PortalNight | None:
    """The newest earlier night in which this portal gave a file."""
    files = sorted((home / FOLDER).glob("*.jsonl"), reverse=True)
    for path in (one for one in files if one.stem < before):
        for night in read_portal_nights(home, path.stem):
            if (night.portal, night.mof_div_code) == (portal, mof_div_code) and night.files:
                return night
    return None


def compared(home: Path, night: PortalNight) -> PortalNight:
    """The same, telling a sudden fall against the last night that had files."""
    before = last_night_with_files(home, night.portal, night.mof_div_code, night.night_id)
    if before and before.files >= FEWEST_TO_FALL and night.files < FALL * before.files:
        night.fell_from = before.files
        night.gap(f"上一夜读到 {before.files} 个文件，本夜只有 {night.files} 个")
    return night
