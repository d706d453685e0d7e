"""How a list goes on: its further pages, and the shapes of their addresses.

What belongs here: which address is another page of which list. What does not: printed counts
(`printed_totals`), pages that are guessed (`counting_on`), a vendor's way of paging (`systems`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from collection.portal.page import split
from collection.portal.pages.file_addresses import PAGE_SUFFIXES, suffix_of
from collection.portal.pages.link import Link
from collection.portal.scripts.script_engine import Click
from collection.portal.scripts.script_requests import PAGE_PARAMETER

SHORTEST_TITLE = 6
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


def _differs_by_numbers(url: str, list_url: str) -> bool:
    """Whether an address is the list's own with other numbers, or one number or parameter more."""
    one, own = split(url), split(list_url)
    if one.netloc != own.netloc:
        return False
    if one.path == own.path and one.query != own.query:
        return True
    bare, own_bare = (
        re.sub(r"[/_-]?(?<!\d)\d++(?=[/_.-]|$)", "", path) for path in (one.path, own.path)
    )
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
