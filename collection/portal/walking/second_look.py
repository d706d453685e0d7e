"""What speaks against a portal having been read whole, though nothing failed on the way.

What belongs here: evidence that does not come from what was followed: names, places and addresses
that pages show and that nothing was had of, lists of exactly one page's size, years with a hole.
Each is a sentence; while there is one, nobody may be said not to have published. What does not: the
signs of one page (`signs`), what failed (`telling`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from collection.portal.pages.choosing_forms import wants_name
from collection.portal.pages.mentions import Had
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.signs.data_calls import data_addresses
from collection.portal.pages.titles import Kind, fiscal_year, judged
from collection.portal.scripts.script_engine import Wanted
from collection.portal.scripts.script_requests import JSON_BODY
from collection.portal.walking.asking import Ask
from collection.portal.walking.lists import ListState
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.owed import Matter, Owed
from collection.portal.walking.remains import Remains

MOST_NAMED = 3
"""Names in one sentence."""
FEWEST_OF_A_YEAR = 4
HOLE = 1 / 3
"""A year between two others that has less than this share of what either has."""
_SIZE = re.compile(
    r"^(?:page_?size|size|rows|limit|per_?page|page_?rows|take|length|count|first)$", re.IGNORECASE
)
_IN_JSON = re.compile(r"[\"'](\w{1,40})[\"']\s*:\s*[\"']?(\d{1,4})(?!\d)")
_MORE = re.compile(
    r"[\"'](has_?(?:more|next(?:_?page)?)|is_?last(?:_?page)?|last_?page|last|is_?end)[\"']\s*:\s*(true|false)",
    re.IGNORECASE,
)
_LAST = re.compile(r"last|end", re.IGNORECASE)


@dataclass
class Doubts:
    """The evidence of one walk. `files` are the reports that were had, `remains.had` those too of
    which something was said.
    """

    owed: Owed
    files: Had = field(default_factory=Had)
    departments: dict[str, str] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)
    empty: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, None] = field(default_factory=dict)
    frames: dict[str, None] = field(default_factory=dict)
    data: dict[str, None] = field(default_factory=dict)
    script_files: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    answers: list[tuple[str, str]] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)
    full: dict[str, int] = field(default_factory=dict)
    years: dict[str, set[tuple[int, str]]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.remains = Remains(self.owed)

    def had(self, ask: Ask) -> None:
        """A document that was asked for, or a page that is one: by all names on the way to it."""
        names = (ask.title, ask.setting.column or "", *ask.setting.trail)
        self.remains.had.add(*names)
        self.files.add(*names)
        year = next(filter(None, (fiscal_year(one) for one in names if one)), None)
        if year is not None:
            said = ask.title if judged(ask.title).kind == Kind.REPORT else "".join(names)
            kind = "决算" if "决算" in said.replace("预决算", "") else "预算"
            self.years[kind].add((year, ask.title))

    def has_year(self, text: str) -> bool:
        """Whether of the year that a text names nearly as much was had as of any other."""
        counts = [Counter(year for year, _ in titles) for titles in self.years.values()]
        year = fiscal_year(text)
        return any(one[year] and one[year] >= HOLE * max(one.values()) for one in counts if year)

    def told(self, title: str) -> None:
        self.remains.had.add(title)

    def lists(self, states: Iterable[ListState]) -> None:
        for one in states:
            is_tried = bool(one.queued) and one.url not in self.refused
            is_capped = one.keeps_size and len(one.pages) <= 1
            may_go_on = is_capped or (one.is_full and not is_tried)
            if may_go_on and one.printed_items != len(one.items):
                self.full[one.url] = len(one.items)

    def department(self, ask: Ask, facts: PageFacts) -> None:
        """A department's own page, wherever it stands: something of it must be had."""
        is_own = judged(ask.title).kind == Kind.DEPARTMENT and not ask.is_data
        if is_own and not facts.says_empty:
            self.departments.setdefault(ask.title, ask.key)

    def left_out(self, ask: Ask) -> None:
        """A department's link of a page of the column that nothing says is of budgets."""
        if ask.setting.column is not None and judged(ask.title).kind == Kind.DEPARTMENT:
            self.departments.setdefault(ask.title, ask.seen_from or "")

    def page(
        self,
        ask: Ask,
        facts: PageFacts,
        state: ListState | None,
        wanted: Sequence[Wanted],
        *,
        is_list: bool,
        items: int,
    ) -> None:
        """A page of the column, with `items` that lead on; its scripts asked for what is `wanted`.

        Where it has choices that are tried one by one, its empty places are filled by them.
        """
        signs = facts.signs
        if any(map(wants_name, facts.chosen)):
            self.by_name.setdefault(ask.url.partition("?")[0])
        self.options |= signs.options
        if ask.is_chosen and not facts.says_empty:
            sent = [*parse_qsl(urlsplit(ask.url).query), *(ask.form or ())]
            chosen = [self.options[f"{k}={v}"] for k, v in sent if f"{k}={v}" in self.options]
            self.departments = dict.fromkeys(chosen, ask.key) | self.departments
        self.departments = dict.fromkeys(signs.departments, ask.key) | self.departments
        self.attachments = dict.fromkeys(signs.attachments, ask.key) | self.attachments
        if not (ask.clicks or facts.chosen):
            self.empty |= {f"{ask.key}#{place}": place for place in signs.empty}
        if is_list:
            self.frames |= dict.fromkeys(signs.frames)
            self.data |= dict.fromkeys(signs.data)
            self.script_files |= set(facts.scripts)
        if ask.is_data and items:
            self.filled.add(ask.seen_from or "")
        if state is not None and ask.number == 1:
            state.shown_pages = max(state.shown_pages, signs.last_page)
            state.is_full = items in sizes_asked(ask, wanted) and not facts.pages

    def conclude(
        self,
        night: PortalNight,
        asked: Iterable[str],
        files: Mapping[str, str | None],
        answers: Iterable[tuple[str, str]],
    ) -> None:
        """Says each doubt once. `files` are the texts of script files, `answers` what scripts were
        answered, by address.
        """
        self.answers = list(answers)
        for one in self.script_files:
            self.data |= dict.fromkeys(data_addresses(files.get(one) or ""))
        for sentence in self._sentences(list(asked)):
            night.doubt(sentence)

    def _sentences(self, asked: list[str]) -> Iterator[str]:
        had = self.remains.had
        silent = [one for one in self.departments if not had.has_of(one)]
        if silent:
            where = self.departments[silent[0]]
            yield f"{_some(silent)}在网页上有名字，没有读到它的文件（{where}）"
        if unread := self.owed.open(Matter.NAMED):
            where = unread[0].where.key
            yield f"网页里写着{_some([one.what for one in unread])}，没有读到它的文件（{where}）"
        ends = {url.rpartition("/")[2] for url in asked}
        for where in self.by_name:
            yield f"要填单位名称才列出来的，按地名和“局”查过，不能证明查全（{where}）"
        names = [one for one in self.attachments if not (one in ends or had.names_any(one))]
        if names:
            yield f"网页上写着附件{_some(names)}，没有找到它的地址（{self.attachments[names[0]]}）"
        empty = [
            (key, place)
            for key, place in self.empty.items()
            if key.removesuffix(f"#{place}") not in self.filled
        ]
        for key, place in empty[:MOST_NAMED]:
            where = key.removesuffix(f"#{place}")
            yield f"网页上放条目的地方（{place}）是空的，可能由没有读懂的脚本填写（{where}）"
        for url, size in list(self.full.items())[:MOST_NAMED]:
            yield f"列表恰好 {size} 条，正是它一页的条数，没有见到第2页（{url}）"
        for path in list(self._said_more())[:MOST_NAMED]:
            yield f"数据里说还有下一页，没有读到（{path}）"
        if never := list(dict.fromkeys(_never_asked(self.data, asked))):
            yield f"网页的脚本里有没有问过的数据地址（{'、'.join(never[:MOST_NAMED])}）"
        if frames := [one for one in self.frames if one not in asked]:
            yield f"网页里嵌着别的网站的网页，没有读取（{'、'.join(frames[:MOST_NAMED])}）"
        yield from self._holes()

    def _said_more(self) -> Iterator[str]:
        """Addresses whose every answer says that there is more: the last one would not."""
        by_path: dict[str, list[bool]] = defaultdict(list)
        for url, body in self.answers:
            if (more := says_more(body)) is not None:
                by_path[url.partition("?")[0]].append(more)
        yield from (path for path, said in by_path.items() if all(said))

    def _holes(self) -> Iterator[str]:
        for kind, titles in self.years.items():
            count = Counter(year for year, _ in titles)
            years = sorted(count)
            for year in range(years[0] + 1, years[-1]):
                had, (before, after) = count[year], (count[year - 1], count[year + 1])
                least = min(before, after)
                if least >= FEWEST_OF_A_YEAR and had < HOLE * least:
                    yield f"{year}年{kind}只有 {had} 份，前一年 {before} 份，后一年 {after} 份"


def sizes_asked(ask: Ask, wanted: Iterable[Wanted]) -> set[int]:
    """How many items a page of a list has, as what asks for its data says."""
    found: set[int] = set()
    pairs = [*parse_qsl(urlsplit(ask.url).query), *(ask.form or ())] if ask.is_data else []
    for one in wanted:
        pairs += parse_qsl(urlsplit(one.url).query)
        pairs += [(JSON_BODY, one.body)] if one.kind == "json" else parse_qsl(one.body)
    for name, value in pairs:
        if name == JSON_BODY:
            found |= {int(v) for k, v in _IN_JSON.findall(value) if _SIZE.match(k)}
        elif _SIZE.match(name) and value.isdigit():
            found.add(int(value))
    return found


def says_more(body: str) -> bool | None:
    """Whether data say that more follows; None where they do not say."""
    found = _MORE.search(body)
    if found is None:
        return None
    return (found[2] == "true") != bool(_LAST.search(found[1]))


def _never_asked(addresses: Iterable[str], asked: list[str]) -> Iterator[str]:
    for written in addresses:
        path = re.split(r"\$\{|\{\{|[?#]", written)[0].lstrip("./")
        if not any(path in one for one in asked):
            yield written[:80]


def _some(names: list[str]) -> str:
    first = "、".join(f"“{one}”" for one in names[:MOST_NAMED])
    return first if len(names) <= MOST_NAMED else f"{first}等 {len(names)} 个"
