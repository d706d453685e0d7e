"""What a walk says of what it meets: into the crawl log, and into the portal's night.

What belongs here: the words, and which of them mean that the portal was not read whole. What does
not: the walk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from collection.portal.pages.links import MOST_LINKS
from collection.portal.pages.mentions import Had
from collection.portal.pages.obstacles import CHALLENGE, MOVED, SCRIPTED
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged, plain
from collection.portal.walking.asides import Searches
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.choice import Choice
from collection.portal.walking.lists import ListState
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.owed import Debt, Matter, Owed
from collection.portal.walking.second_look import Doubts
from collection.store import Outcome

LIST = "列表页"
CUT_SCRIPTS = "网页的脚本太慢或太多，没有运行完；要由脚本列出的报告可能没有看到"
NOTHING = "这个列表页没有读到任何条目"
NO_ADDRESS = "条目没有可用的链接（由脚本打开），没有读取"
DOUBTED = "打开看过，不是部门预决算报告"
FEWEST_LOST, MOST_LOST = 4, 1 / 4
"""Reports that lists name and that are not had: so many, and this share of what was had, are no
longer the doing of single departments.
"""
OWN_NAMES = frozenset({Kind.REPORT, Kind.DEPARTMENT})
"""What names one department: a page of that name that holds nothing says so of it alone."""


LONG_PROSE = 200
"""Characters of an article's paragraphs."""
LONGEST_SHOWN = 80
MOST_HOSTS = 8


def allow(*urls: str) -> str:
    """What the operator can do about addresses of other hosts."""
    places = [one.partition("//")[2].partition("/")[0] for one in urls]
    fit = list(dict.fromkeys(one for one in places if one and "@" not in one))
    if not fit:
        return f"它的地址写作 {urls[0][:LONGEST_SHOWN]}"
    more = f"等 {len(fit)} 个" if len(fit) > MOST_HOSTS else ""
    return f"要读，请在地区文件的 allowed_hosts 里加上 {'、'.join(fit[:MOST_HOSTS])}{more}"


class Sight(Protocol):
    """Writes one line of the crawl log."""

    def __call__(
        self, ask: Ask, outcome: Outcome, reason: str | None, status: int | None, sha256: str | None
    ) -> None: ...


class Teller:
    """Says everything once, in both places."""

    def __init__(self, night: PortalNight, sight: Sight, searches: Searches, owed: Owed) -> None:
        self.night, self.searches, self.owed = night, searches, owed
        self._write = sight
        self.doubts = Doubts(owed)
        self.kept = Had()
        self.unread: set[tuple[str, str]] = set()

    def system(self, facts: PageFacts) -> None:
        if facts.system and facts.system not in self.night.systems:
            self.night.systems.append(facts.system)

    def nothing(
        self, ask: Ask, answer: Answer, facts: PageFacts, *, may_be_empty: bool = False
    ) -> None:
        """A page that led to nothing: why. Where it may, only of an item that was opened to see."""
        if may_be_empty:
            is_item = ask.role == Role.PAGE and not (ask.is_data or ask.clicks)
            if is_item and ask.setting.kind(ask.title) == Kind.UNKNOWN:
                self.sight(ask, "skipped", DOUBTED, answer.status, None)
        elif facts.obstacle == SCRIPTED and _shows_itself(ask, facts):
            self.sight(ask, "skipped", DOUBTED, answer.status, None)
        elif facts.obstacle is not None:
            self.night.blocked += facts.obstacle == CHALLENGE
            self.failed(ask, facts.obstacle, answer.status)
        elif facts.pictures:
            self.night.gap(f"{ask.title}：正文是图片，没有可读的文件")
            self.sight(
                ask,
                "failed",
                f"正文是图片（{facts.pictures} 张），没有可读的文件",
                answer.status,
                None,
            )
        elif ask.role == Role.DOCUMENT:
            self.failed(ask, "得到的是网页而不是文件，链接可能已失效", answer.status)
        elif ask.role == Role.PAGE and (
            ask.setting.kind(ask.title) == Kind.UNKNOWN or _says_all_itself(ask, facts)
        ):
            self.sight(ask, "skipped", DOUBTED, answer.status, None)
        elif ask.role == Role.LIST or facts.asks or judged(ask.title).kind not in OWN_NAMES:
            self.failed(ask, SCRIPTED if facts.asks else NOTHING, answer.status)
        elif judged(ask.title).kind == Kind.REPORT:
            self.failed(ask, "网页上没有找到附件，正文也不是报告", answer.status)
        else:
            self.sight(ask, "skipped", "网页中没有附件", answer.status, None)

    def unlinked(self, ask: Ask, facts: PageFacts, *, in_column: bool) -> None:
        """Items, and years of a column, without an address: each a line of the log by its title."""
        for year in facts.unread_years if in_column and not facts.chosen else ():
            self._owes_year(ask, year)
        for title in facts.unlinked:
            self._owes_item(ask, title)

    def _owes_year(self, ask: Ask, year: str) -> None:
        """A year to choose that nothing sends."""
        made = Ask(ask.url, Role.LIST, f"{ask.title} {year}".strip(), seen_from=ask.key)
        reason = f"网页上可选“{year}”，没有去处（由脚本打开），没有读取"
        debt = Debt(
            year,
            made,
            lambda: not self.doubts.has_year(year),
            told=lambda: self.failed(made, reason, None),
        )
        self.owed.owe(Matter.YEAR, f"{ask.key} {year}", debt)

    def _owes_item(self, ask: Ask, title: str) -> None:
        """An item without an address."""
        made = Ask(ask.url, Role.PAGE, title, seen_from=ask.key)
        debt = Debt(
            title,
            made,
            lambda: not self.doubts.files.has(title),
            told=lambda: self.failed(made, NO_ADDRESS, None),
        )
        self.owed.owe(Matter.ITEM, title, debt)

    def items(self) -> None:
        """What nothing was had of, in one sentence."""
        if lost := self.owed.open(Matter.ITEM):
            first, where = lost[0].what, lost[0].where.url
            self.night.doubt(f"“{first}”等 {len(lost)} 个条目没有可用的链接（{where}）")

    def start_page(
        self, ask: Ask, answer: Answer, facts: PageFacts, useful: list[Choice], *, led_on: bool
    ) -> None:
        if useful or led_on:
            self.night.starts_read += 1
            return
        if facts.obstacle == CHALLENGE:
            self.night.starts_blocked += 1
            self.night.blocked += 1
        elif facts.obstacle == MOVED:
            self.night.starts_moved += 1
        else:
            self.night.starts_read += 1
        self.failed(ask, facts.obstacle or NOTHING, answer.status)

    def failed(
        self, ask: Ask, reason: str, status: int | None, outcome: Outcome = "failed"
    ) -> None:
        """Not read; where others may stand behind it, the portal is not read whole."""
        if ask.may_fail:
            outcome = "skipped"
        elif ask.role in {Role.LIST, Role.DATA} or (
            ask.role == Role.PAGE and judged(ask.title).kind != Kind.REPORT
        ):
            self.night.gap(f"{ask.title or '网页'}（{ask.url}）：{reason}")
        elif outcome == "failed" or judged(ask.title).kind == Kind.REPORT:
            key = f"{ask.key} {ask.title}"
            debt = Debt(ask.title, ask, lambda: not self._is_had(ask.title), why=reason)
            self.owed.owe(Matter.REPORT, key, debt)
            if ask.role == Role.PAGE and status == 200 and reason != MOVED:
                self.unread.add((ask.key, ask.title))
        self.sight(ask, outcome, reason, status, None)

    def reports(self) -> None:
        """Reports that lists name and of which nothing was had. One that is gone is said of its
        department alone; a page that holds no file for us, or many at once, speak of our reading.
        """
        lost = self.owed.open(Matter.REPORT)
        self.night.lost = sorted(one.what for one in lost)
        is_many = len(lost) >= FEWEST_LOST and len(lost) > MOST_LOST * self.night.files
        if lost and (is_many or self.unread & {(one.where.key, one.what) for one in lost}):
            first = f"{lost[0].what}：{lost[0].why}"
            self.night.doubt(f"列出的报告有 {len(lost)} 份没有读到（{first}）")

    def _is_had(self, title: str) -> bool:
        """Whether something was had of the report that a title names, where it names one."""
        return judged(title).kind == Kind.REPORT and self.kept.has(title)

    def bound(self, ask: Ask, reason: str, answer: Answer | None) -> None:
        self.night.gap(reason)
        self.sight(ask, "failed", reason, answer.status if answer else None, None)

    def cut(self, ask: Ask, facts: PageFacts, answer: Answer) -> None:
        """The bounds of one page that were met."""
        if facts.cut_links:
            self.bound(ask, f"网页上的链接超过 {MOST_LINKS} 个，其余没有读取", answer)
        if facts.cut_scripts:
            self.bound(ask, CUT_SCRIPTS, answer)

    def other_place(self, ask: Ask, place: str) -> None:
        """A place of a platform of many, which is not the one that was opened."""
        made = Ask(ask.url, Role.LIST, place, seen_from=ask.key)
        self.sight(made, "skipped", "别的地区的，这一页显示的不是它", None, None)

    def sought(self, ask: Ask, reason: str) -> None:
        """A search that found nothing."""
        self.night.gap(f"{ask.title or '网页'}（{ask.url}）：{reason}")
        self.sight(ask, "failed", reason, None, None)

    def neighbours(self) -> None:
        """Reports that pages name beside their own (上一篇) and that no list led to."""
        if lost := self.owed.open(Matter.NEIGHBOUR):
            self.night.gap(f"有 {len(lost)} 份报告只在别的文章里提到，没有读取（{lost[0].what}）")

    def outside(self, wanted: Mapping[str, Ask]) -> None:
        """Data that lists of the column ask of hosts which the place does not allow."""
        for url, ask in wanted.items():
            if ask.setting.column is not None or ask.depth == 0:
                self.night.gap(f"网页的脚本要问的数据在别的网站上，没有读取；{allow(url)}")

    def gap(self, state: ListState, reason: str) -> None:
        self.night.gap(f"{state.url}：{reason}")
        self.sight(Ask(state.url, Role.LIST, state.title or LIST), "failed", reason, None, None)

    def sight(
        self, ask: Ask, outcome: Outcome, reason: str | None, status: int | None, sha256: str | None
    ) -> None:
        self.night.count(outcome, reason)
        if sha256 is not None:
            self.kept.add(ask.title, *ask.setting.trail)
            self.doubts.had(ask)
            self.doubts.remains.led(ask)
            self.searches.succeeded(ask.setting.sought)
        if outcome == "failed" or (not ask.is_try and judged(ask.title).kind == Kind.REPORT):
            self.doubts.told(ask.title)
        self._write(ask, outcome, reason, status, sha256)


def _shows_itself(ask: Ask, facts: PageFacts) -> bool:
    """Whether a page of unknown words shows the very title that led to it: it is read."""
    is_item = ask.role == Role.PAGE and ask.setting.kind(ask.title) == Kind.UNKNOWN
    begun = plain(ask.title).rstrip(".…")
    return is_item and bool(begun) and plain(facts.title).startswith(begun)


def _says_all_itself(ask: Ask, facts: PageFacts) -> bool:
    """Whether a page is an article of its own, not a list that was not read: it has the title of
    its link and speaks at length, and nothing on it leads on or waits for a script.
    """
    begun = plain(ask.title).rstrip(".…")
    is_article = ask.role == Role.PAGE and bool(begun)
    waits = facts.asks or facts.hopes or facts.frames or facts.unlinked or facts.promised
    is_alone = not (waits or facts.pages or facts.signs.attachments or facts.signs.empty)
    return (
        is_article
        and is_alone
        and facts.prose >= LONG_PROSE
        and plain(facts.title).startswith(begun)
    )
