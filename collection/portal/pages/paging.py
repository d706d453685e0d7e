"""How a list goes on: what its pages say of further pages, and how many they say there are.

What belongs here: the shapes of addresses of numbered pages, printed counts, and guesses that are
asked before they are believed. What does not: a vendor's way of paging (`systems`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode

from collection.portal.page import Page, split
from collection.portal.pages.file_addresses import PAGE_SUFFIXES, suffix_of
from collection.portal.pages.links import Link
from collection.portal.scripts.expressions import variables
from collection.portal.scripts.literals import NotLiteral, literal_at
from collection.portal.scripts.script_engine import Click
from collection.portal.scripts.script_requests import JSON_BODY, PAGE_NAMES, PAGE_PARAMETER

SHORTEST_TITLE = 6
MOST_PAGES = 2_000
"""Of a list; a page that counts more is taken for broken."""
DIRECTORY_INDEX = ("index", "default")
"""What a server shows for a folder's own address."""
_PAGE_FOLDER = re.compile(r"(?:pages?|p|list)/?", re.IGNORECASE)
_NUMBER = re.compile(r"[_-]\d{1,4}")
_NUMBER_AT_END = re.compile(r".[_-]\d{1,4}$")
_PAGER = re.compile(
    r"第?\s?\d{1,4}\s?页?|[首末尾前后上下]一?页|最后一?页|next|last|prev(?:ious)?|first",
    re.IGNORECASE,
)
MARKS = " []()<>«»‹›【】（）…›·|"
_BACK = re.compile(
    r"第?\s?0*1\s?页?|首页|第一页|上一?页|前一?页|prev(?:ious)?|first", re.IGNORECASE
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_IN_DATA = re.compile(rf"([\"']?(?:{PAGE_NAMES})[\"']?\s*[:=]\s*[\"']?)(\d{{1,4}})", re.IGNORECASE)
_TOTAL_PAGES = (
    re.compile(r"共\s*+(?:有|计)?\s*+[:：]?\s*+(\d{1,4})\s*+页"),
    re.compile(r"(?:总页数|页数)\s*+[:：]?\s*+(\d{1,4})"),
    re.compile(r"\d{1,4}\s*+/\s*+(\d{1,4})\s*+页"),
    re.compile(r"页次\s*+[:：]?\s*+\d{1,4}\s*+/\s*+(\d{1,4})"),
)
_TOTAL_ITEMS = re.compile(
    r"共\s*+(?:有|计)?\s*+[:：]?\s*+(\d{1,6})\s*+(?:条|项记录|条记录|篇|个记录)|(?:总记录数?|记录总数|总条数)\s*+[:：]?\s*+(\d{1,6})"
)
_OF_ITEMS = re.compile(
    r"(?:共|总计|合计|总数|找到|查到|查询到|检索到|total)\s*+(?:有|计|约|of)?\s*+[:：]?\s*+(\d{1,6})\s*+"
    r"(?:[条篇个项份则件款][^\d年月]{0,6}|results?|items?|records?)?$|"
    r"^(?:第\s*+\d+\s*+[-—~至到]\s*+\d+\s*+[条项]\D{0,3})?(?:共\s*+)?(\d{1,6})\s*+[条篇](?:数据|记录|信息|结果|文件)?$",
    re.IGNORECASE,
)
"""What counts items, where nothing else stands in its place of the page."""
LONGEST_COUNT = 30
_TOTAL_NAME = (
    r"(?:total_?pages?|page_?count|count_?page|page_?total|pages_?total|n_?page_?count|all_?page)"
)
_TOTAL_VARIABLE = re.compile(rf"[_\w.]{{0,60}}{_TOTAL_NAME}", re.IGNORECASE)
_ITEMS_VARIABLE = re.compile(
    r"_?(?:total|all|record|data)_?(?:data|records?|count|num(?:ber)?|rows?|items?|size|total)?s?",
    re.IGNORECASE,
)
_SIZE_VARIABLE = re.compile(
    r"_?(?:page_?size|show_?data|per_?page|page_?rows?|limit|rows|page_?num|show_?(?:num|count))",
    re.IGNORECASE,
)
MOST_PLUGINS = 10
_PLUGIN = re.compile(
    r"\b(?!jpage)\w{0,30}(?:page|paging|pagination)\w{0,30}(?:\.render)?\s{0,9}\(\s{0,9}"
    r"(?:(\w{1,60})\s{0,9},\s{0,9})?(?=\{)",
    re.IGNORECASE,
)
_PAGES_OPTION = re.compile(r"(?:total_?|all_?|page_?)?pages?_?(?:count|total|num)?", re.IGNORECASE)
_SIZE_OPTION = re.compile(
    r"items_?per_?page|limit|num|(?:page|show)_?(?:size|data|rows|num)|per_?page|size",
    re.IGNORECASE,
)
_TOTAL_OPTION = re.compile(
    r"count|total(?:_?(?:data|records?|count|num|items|rows))?|(?:record|item)s?_?count",
    re.IGNORECASE,
)
_SCRIPT_TOTAL = re.compile(rf"{_TOTAL_NAME}[\"']?\s*:\s*[\"']?(\d{{1,4}})(?!\d)", re.IGNORECASE)
GUESSED = ("page", "pageNo", "pageNum", "pageIndex", "currentPage", "curPage", "p")


@dataclass(frozen=True, slots=True)
class Next:
    """A further page of a list. `form` is what is posted; a guess is believed once it is seen.

    `known_by` is what the page is known by where its form holds the state of the page before, or
    where `clicks` make it of the list's first one.
    """

    url: str
    form: tuple[tuple[str, str], ...] | None = None
    is_guess: bool = False
    is_data: bool = False
    known_by: str = ""
    clicks: tuple[Click, ...] = ()

    @property
    def key(self) -> str:
        return self.known_by or (self.url if self.form is None else f"{self.url}#{self.form}")


@dataclass
class Further:
    """What a page says of its list: further pages, how many there are, how many items; `uncounted`
    is what counts them in a way that could not be followed.
    """

    pages: list[Next] = field(default_factory=list)
    total_pages: int | None = None
    total_items: int | None = None
    system: str | None = None
    uncounted: str | None = None
    unlinked: list[str] = field(default_factory=list)

    def add(self, other: Further) -> None:
        self.pages += other.pages
        self.total_pages = max(filter(None, (self.total_pages, other.total_pages)), default=None)
        self.total_items = max(filter(None, (self.total_items, other.total_items)), default=None)
        self.system = self.system or other.system
        self.uncounted = self.uncounted or other.uncounted


def printed_totals(page: Page) -> Further:
    """How many pages and items a page prints, or its scripts count."""
    text = page.seen_text
    counts = [int(one) for pattern in _TOTAL_PAGES for one in pattern.findall(text)]
    counts += [int(one) for one in _SCRIPT_TOTAL.findall(page.scripts)]
    named = {k: int(v) for k, v in variables(page.scripts).items() if re.fullmatch(r"\d{1,6}", v)}
    counts += [v for k, v in named.items() if _TOTAL_VARIABLE.fullmatch(k)]
    counts += _divided(named) + _of_plugins(page.scripts, named)
    items = [int(a or b) for a, b in _TOTAL_ITEMS.findall(text)]
    items += [
        int(one)
        for said in _short_texts(page)
        for one in _OF_ITEMS.findall(said)[0:1]
        for one in one
        if one
    ]
    pages = max((one for one in counts if 1 < one <= MOST_PAGES), default=None)
    return Further(total_pages=pages, total_items=max(items, default=None))


def _short_texts(page: Page) -> Iterator[str]:
    """What stands alone in an element and may count."""
    if page.root is not None:
        for element in page.root.iter("p", "span", "div", "li", "td", "em", "label", "strong", "b"):
            text = " ".join("".join(element.itertext()).split()) if len(element) <= 3 else ""
            if 2 <= len(text) <= LONGEST_COUNT and any(one.isdigit() for one in text):
                yield text


def _divided(named: dict[str, int]) -> list[int]:
    """Pages, where variables count the items and those of one page."""
    totals = [v for k, v in named.items() if _ITEMS_VARIABLE.fullmatch(k)]
    sizes = [v for k, v in named.items() if _SIZE_VARIABLE.fullmatch(k) and v > 1]
    return [-(-totals[0] // sizes[0])] if len(totals) == 1 and len(sizes) == 1 else []


def _of_plugins(scripts: str, named: dict[str, int]) -> list[int]:
    """Pages, as calls that draw a pager are told: pages, or items and how many make one page."""
    counts = []
    for number, match in enumerate(_PLUGIN.finditer(scripts)):
        if number == MOST_PLUGINS:
            break
        try:
            said, _ = literal_at(scripts, match.end(), {k: str(v) for k, v in named.items()})
        except NotLiteral:
            continue
        first = match[1] or ""
        total = named.get(first) if not first.isdigit() else int(first)
        numbers = {k: int(v) for k, v in said.items() if re.fullmatch(r"\d{1,6}", str(v))}
        pages = [v for k, v in numbers.items() if _PAGES_OPTION.fullmatch(k)]
        sizes = [v for k, v in numbers.items() if _SIZE_OPTION.fullmatch(k) and v > 0]
        totals = [v for k, v in numbers.items() if _TOTAL_OPTION.fullmatch(k)]
        totals += [total] if total else []
        counts += pages or ([-(-totals[0] // sizes[0])] if totals and sizes else [])
    return counts


def is_list_page(link: Link, list_url: str) -> bool:
    """Whether a link leads to another page of the list that begins at `list_url`.

    Such a page has the list's own name and a number (index_1.html of index.html, list_2.shtml of
    list.shtml), or differs from it by numbers while its text is that of a pager (2, 下一页). What
    has a title for its text is never one: systems number articles in the same way (post_436.html).
    """
    _, stem, suffix = _name_of(link.url)
    if suffix not in PAGE_SUFFIXES or link.url == list_url:
        return False
    if not link.text.strip():
        return page_number(link.url, list_url) is not None and _differs_by_numbers(
            link.url, list_url
        )
    if is_pager_text(link.text):
        return bool(_NUMBER_AT_END.search(stem)) or _differs_by_numbers(link.url, list_url)
    return _has_own_stem(link.url, list_url) and not _is_title(link.text)


def is_pager_text(text: str) -> bool:
    bare = text.strip(MARKS)
    if not bare:
        return any(mark in text for mark in "<>«»‹›")
    is_year = bool(re.fullmatch(r"20\d{2}", bare))
    return len(bare) <= 12 and not is_year and bool(_PAGER.fullmatch(bare))


def leads_back(text: str) -> bool:
    """Whether a pager's text leads back to pages that were read before: 1, 首页, 上一页."""
    return bool(_BACK.fullmatch(text.strip(MARKS)))


def page_number(url: str, list_url: str) -> int | None:
    """The number that an address has beside its list's; None where it has none or several."""
    for name, value in parse_qsl(split(url).query):
        if PAGE_PARAMETER.match(name) and value.isdigit():
            return int(value)
    _, stem, _ = _name_of(url)
    found = re.search(r"(\d{1,4})$", stem)
    return int(found.group(1)) if found and url != list_url else None


def number_beside(url: str, list_url: str) -> int | None:
    """The number by which alone an address differs from its list's: in its name, or as a parameter
    of any name that the list's own lacks.
    """
    one, own = split(url), split(list_url)
    if one[:3] != own[:3]:
        return page_number(url, list_url) if _differs_by_numbers(url, list_url) else None
    said = dict(parse_qsl(own.query, keep_blank_values=True))
    more = {k: v for k, v in parse_qsl(one.query, keep_blank_values=True) if said.get(k) != v}
    name, value = next(iter(more.items()), ("", ""))
    is_page = (
        len(more) == 1 and value.isdigit() and (name not in said or PAGE_PARAMETER.match(name))
    )
    return int(value) if is_page else None


def guesses(list_url: str, number: int) -> Iterator[str]:
    """Where page `number` of a list may be; the first is 1. Each is to be asked and checked."""
    parts = split(list_url)
    folder, _, name = parts.path.rpartition("/")
    suffix = suffix_of(name)
    stem = name[: len(name) - len(suffix)]
    query = parse_qsl(parts.query, keep_blank_values=True)
    root = f"{parts.scheme}://{parts.netloc}"
    if any(PAGE_PARAMETER.match(key) and value.isdigit() for key, value in query):
        changed = [
            (k, str(number) if PAGE_PARAMETER.match(k) and v.isdigit() else v) for k, v in query
        ]
        yield f"{root}{parts.path}?{urlencode(changed)}"
        return
    if suffix not in PROGRAMS_OF_QUERY:
        if numbered := re.fullmatch(r"(|.*[_-])1", stem):
            yield f"{root}{folder}/{numbered[1]}{number}{suffix}"
        own = stem or DIRECTORY_INDEX[0]
        ending = suffix or ".html"
        for one in (number - 1, number):
            yield f"{root}{folder}/{own}_{one}{ending}"
    for key in GUESSED:
        yield f"{root}{parts.path}?{urlencode([*query, (key, str(number))])}"


PROGRAMS_OF_QUERY = frozenset({".jsp", ".do", ".aspx", ".asp", ".php", ".action", ".ashx"})


def counted_on(url: str) -> str | None:
    """The same address for the next page, where a parameter of it counts pages; else None."""
    parts = split(url)
    plain = unquote(parts.query)
    found = list(_IN_DATA.finditer(plain))
    if not found:
        return None
    last = found[0]
    changed = f"{plain[: last.start(2)]}{int(last[2]) + 1}{plain[last.end(2) :]}"
    if changed.count("&") == parts.query.count("&") and not re.search(
        r"%[0-9A-Fa-f]{2}", parts.query
    ):
        return url.replace(parts.query, changed)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    again = [
        (key, _IN_DATA.sub(_one_more, value, count=1) if "{" in value else value)
        for key, value in pairs
    ]
    again = [
        (k, str(int(v) + 1) if PAGE_PARAMETER.match(k) and v.isdigit() else v) for k, v in again
    ]
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{urlencode(again)}"


_OFFSET = re.compile(
    r"^(?:start|offset|skip|from|page_?start|start_?(?:row|index|num|record))$", re.IGNORECASE
)
_OF_ONE_PAGE = re.compile(
    r"^(?:rows|limit|(?:page_?)?size|take|length|count|per_?page|num)$", re.IGNORECASE
)


def offset_on(url: str) -> str:
    """The same address for the next page, where one parameter counts items and another is how many
    make a page; else nothing.
    """
    head, _, query = url.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    size = next((int(v) for k, v in pairs if _OF_ONE_PAGE.match(k) and v.isdigit()), 0)
    counts = [k for k, v in pairs if _OFFSET.match(k) and v.isdigit()]
    if not (size and counts):
        return ""
    again = [(k, str(int(v) + size) if k == counts[0] else v) for k, v in pairs]
    return f"{head}?{urlencode(again)}"


_NUMBERED = re.compile(r"""(["']?(\w{1,60})["']?\s*:\s*["']?)(\d{1,6})(?![\d.])""")


def form_counted_on(form: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...] | None:
    """The same form for the next page, where a field of it counts pages."""
    if form and form[0][0] == JSON_BODY:
        for match in _NUMBERED.finditer(form[0][1]):
            if PAGE_PARAMETER.match(match[2]):
                body = form[0][1]
                more = f"{match[1]}{int(match[3]) + 1}"
                return ((JSON_BODY, body[: match.start()] + more + body[match.end() :]),)
        return None
    counts = [k for k, v in form if PAGE_PARAMETER.match(k) and v.isdigit()]
    if not counts:
        return None
    return tuple((k, str(int(v) + 1) if k == counts[0] else v) for k, v in form)


def _one_more(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + 1}"


def _differs_by_numbers(url: str, list_url: str) -> bool:
    """Whether an address is the list's own with other numbers, or one number or parameter more."""
    one, own = split(url), split(list_url)
    if one.netloc != own.netloc:
        return False
    if one.path == own.path and one.query != own.query:
        return True
    bare, own_bare = (re.sub(r"[/_-]?\d+(?=[/_.-]|$)", "", path) for path in (one.path, own.path))
    for folder in (own_bare.rstrip("/") + "/", own_bare.rpartition("/")[0] + "/"):
        if bare.startswith(folder) and _PAGE_FOLDER.fullmatch(bare[len(folder) :]):
            return True
    return bare == own_bare or any(
        bare == f"{own_bare}{index}{suffix_of(bare)}" for index in DIRECTORY_INDEX
    )


def _has_own_stem(url: str, list_url: str) -> bool:
    (place, stem, _), (list_place, list_stem, _) = _name_of(url), _name_of(list_url)
    own = (list_stem,) if list_stem else DIRECTORY_INDEX
    numbers = [stem.removeprefix(one) for one in own if stem.startswith(one)]
    return place == list_place and any(_NUMBER.fullmatch(one) for one in numbers)


def _name_of(url: str) -> tuple[tuple[str, str], str, str]:
    """Where a page stands (host, folder), its name without suffix, its suffix."""
    parts = split(url)
    folder, _, name = parts.path.rpartition("/")
    suffix = suffix_of(name)
    return (parts.netloc, folder), name[: len(name) - len(suffix)], suffix


def _is_title(text: str) -> bool:
    return len(text) >= SHORTEST_TITLE and "页" not in text and bool(_CHINESE.search(text))
