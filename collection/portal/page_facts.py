"""What the pages of a government site say: their links, how lists page, titles and dates.

What belongs here: pure functions from a page to facts; each link stands or falls by itself, and a
broken address stays as it was written. What does not: requests (`spider`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urldefrag, urljoin, urlsplit

from lxml import etree
from scrapy.utils.response import get_base_url

DOCUMENT_SUFFIXES = frozenset(
    {".pdf", ".doc", ".docx", ".docm", ".wps", ".rtf", ".ofd", ".odt"}
    | {".xls", ".xlsx", ".xlsm", ".et", ".ods", ".mht", ".mhtml", ".zip", ".rar", ".7z"}
)
PAGE_SUFFIXES = frozenset({"", ".html", ".htm", ".shtml", ".jsp", ".do", ".aspx", ".php"})
PROGRAMS = frozenset({".jsp", ".do", ".aspx", ".ashx", ".asp", ".php", ".action"})
ATTACHED_PAGES = frozenset({".html", ".htm", ".shtml"})
SHORTEST_TITLE = 6
MOST_LINKS = 20_000
"""Of one page; the longest lists of a district have some hundred."""
_ATTACHED = re.compile(r"^\s*附\s*[件表]|\.s?html?\s*$", re.IGNORECASE)
_SHOWN = {"iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",)}
"""Elements that show a file in the page, also through a viewer's address (`?file=…`)."""
_QUOTE = re.compile(r"[\"']")
_NAMES_FILE = re.compile(r".\.\w{2,5}(?:\?|$)", re.DOTALL)
_SCRIPT = re.compile(
    r"createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"'](\w+)[\"']\s*,\s*[\"'](\w+)[\"']"
)
_BASE = re.compile(rb"<base\b[^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"[_-]\d{1,4}")
_NUMBER_AT_END = re.compile(r".[_-]\d{1,4}$")
_PAGER = re.compile(r"第?\s?\d{1,4}\s?页?|[首末尾前后上下]一?页")
_PAGER_MARKS = " []()<>«»‹›【】（）…"
_NEXT = ("下一页", "下页", "后一页")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
DIRECTORY_INDEX = ("index", "default")
"""What a server shows for a folder's own address."""
_DATE = r"(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|公开|发文|成文|更新)(?:时间|日期)[\s:：]*{_DATE}")
_ANY_DATE = re.compile(_DATE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands on its page: absolute address, text, the date beside it."""

    url: str
    text: str
    published_on: dt.date | None = None

    @property
    def suffix(self) -> str:
        """Of the address; where it is a program's, of the file that it or the link's text names."""
        address = _split(self.url)
        own = _suffix(address.path)
        if own and own not in PROGRAMS:
            return own
        named = [_suffix(value) for _, value in parse_qsl(address.query)] + [_suffix(self.text)]
        return next((one for one in [own, *named] if one in DOCUMENT_SUFFIXES), own)

    @property
    def is_document(self) -> bool:
        return self.suffix in DOCUMENT_SUFFIXES

    @property
    def is_attached_page(self) -> bool:
        """Whether a link to a page says that it is an attachment and not another article."""
        return self.suffix in ATTACHED_PAGES and bool(_ATTACHED.search(self.text))


def with_sound_base(response: Any) -> Any:
    """The page as it is; where its `<base>` is no address, without it, as browsers do."""
    try:
        _ = urlsplit(get_base_url(response)).port
    except ValueError:
        return response.replace(body=_BASE.sub(b"", response.body))
    return response


def links(response: Any) -> tuple[list[Link], bool]:
    """Every link of a page once, in order, and whether there were more than MOST_LINKS.

    Scripts, mail and fragments are left out; other schemes and broken addresses are not.
    """
    found: dict[str, Link] = {}
    dates: dict[tuple[Any, Any], dt.date | None] = {}
    base = get_base_url(response)
    for element in response.selector.root.iter(etree.Element):
        for href in _targets(element):
            url = absolute(href, base, response.url)
            if url in found:
                continue
            if len(found) == MOST_LINKS:
                return list(found.values()), True
            text = element.get("title") or " ".join(element.xpath(".//text()"))
            around = (_nearest(element, "li"), _nearest(element, "tr"))
            if around not in dates:
                dates[around] = _date(_ANY_DATE.search(_said_by(around)))
            found[url] = Link(url, " ".join(text.split()), dates[around])
    return list(found.values()), False


def absolute(href: str, *bases: str) -> str:
    """The address by the first base that gives one; as written where none does."""
    for base in bases:
        try:
            return urldefrag(urljoin(base, href)).url
        except ValueError:
            continue
    return href


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)


def _said_by(elements: tuple[Any, ...]) -> str:
    return " ".join(text for one in elements if one is not None for text in one.xpath(".//text()"))


def _split(address: str) -> SplitResult:
    """Parts of an address; of one that is none, what stands before ? and # as its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", re.split(r"[?#]", address, maxsplit=1)[0], "", "")


def _targets(element: Any) -> Iterator[str]:
    """Where an element leads: a link, or a file that a viewer on the page shows."""
    kind, attributes = element.tag, element.attrib
    if kind == "a":
        yield from _followed(attributes.get("href", ""))
    shown = [attributes.get(name, "") for name in _SHOWN.get(kind, ())]
    shown += [value for name, value in attributes.items() if name.startswith("data-")]
    shown += _files_named(attributes.get("onclick", ""))
    for target in shown:
        within = [value for _, value in parse_qsl(_split(target).query)]
        files = [one for one in (*within, target) if _suffix(one) in DOCUMENT_SUFFIXES]
        yield from _followed(files[0] if files else "")


def _files_named(script: str) -> list[str]:
    """What stands between two quotes and names a file."""
    return [one for one in _QUOTE.split(script)[1:-1] if _NAMES_FILE.search(one)]


def _followed(target: str) -> Iterator[str]:
    plain = target.strip()
    if plain and not plain.lower().startswith(("javascript:", "mailto:", "tel:", "#", "data:")):
        yield plain


def _suffix(name: str) -> str:
    return PurePosixPath(unquote(_split(name).path).strip()).suffix.lower()


def list_items(found: list[Link], list_url: str) -> list[Link]:
    """Links of a list page that may be publications: documents, and pages with a real title."""
    return [
        link
        for link in found
        if not is_list_page(link, list_url)
        and (
            link.is_document or (link.suffix in PAGE_SUFFIXES and len(link.text) >= SHORTEST_TITLE)
        )
    ]


def further_list_pages(
    response: Any, found: list[Link], list_url: str, paging: tuple[str, ...], most: int
) -> list[str]:
    """Addresses of the other pages of a list, by whatever way of paging the site uses.

    A script that counts more than `most` pages gives one more than that, so that the caller sees
    that there are too many.
    """
    urls: list[str] = []
    if "script" in paging and (call := _SCRIPT.search(response.text)):
        total, _, name, suffix = call.groups()
        end = min(int(total), most + 2) if len(total) < 10 else most + 2
        pages = (f"{name}_{number}.{suffix}" for number in range(1, end))
        urls += [absolute(page, get_base_url(response), response.url) for page in pages]
    if "index" in paging:
        urls += [link.url for link in found if is_list_page(link, list_url)]
    if "next" in paging:
        urls += [link.url for link in found if link.text in _NEXT]
    return list(dict.fromkeys(url for url in urls if url != response.url))


def is_list_page(link: Link, list_url: str) -> bool:
    """Whether a link leads to another page of the list that begins at `list_url`.

    Such a page has the list's own name and a number (index_1.html of index.html, list_2.shtml of
    list.shtml), or a number in its name while its text is that of a pager (2, 下一页). What has a
    title for its text is never one: systems number articles in the same way (post_436.html).
    """
    _, stem, suffix = _name_of(link.url)
    if suffix not in PAGE_SUFFIXES:
        return False
    if _PAGER.fullmatch(link.text.strip(_PAGER_MARKS)):
        return bool(_NUMBER_AT_END.search(stem))
    return _has_own_stem(link.url, list_url) and not _is_title(link.text)


def _has_own_stem(url: str, list_url: str) -> bool:
    (place, stem, _), (list_place, list_stem, _) = _name_of(url), _name_of(list_url)
    own = (list_stem,) if list_stem else DIRECTORY_INDEX
    numbers = [stem.removeprefix(one) for one in own if stem.startswith(one)]
    return place == list_place and any(_NUMBER.fullmatch(one) for one in numbers)


def _name_of(url: str) -> tuple[tuple[str, str], str, str]:
    """Where a page stands (host, folder), its name without suffix, its suffix."""
    parts = _split(url)
    folder, _, name = parts.path.rpartition("/")
    suffix = _suffix(name)
    return (parts.netloc, folder), name[: len(name) - len(suffix)], suffix


def _is_title(text: str) -> bool:
    return len(text) >= SHORTEST_TITLE and "页" not in text and bool(_CHINESE.search(text))


def page_title(response: Any) -> str:
    """The title of a detail page: its meta element, its first heading, or its window title."""
    candidates = (
        response.css("meta[name='ArticleTitle' i]::attr(content)").get(),
        " ".join(response.css("h1 ::text").getall()),
        " ".join(response.css("h2 ::text").getall()),
        response.css("title::text").get(),
    )
    return next((" ".join(text.split()) for text in candidates if text and text.strip()), "")


def published_on(response: Any) -> dt.date | None:
    """The publication date that a page states."""
    meta = response.css("meta[name='PubDate' i]::attr(content)").get() or ""
    text = " ".join(response.css("body ::text").getall())
    return _date(_ANY_DATE.search(meta)) or _date(_PUBLISHED.search(text))


def _date(match: re.Match[str] | None) -> dt.date | None:
    if match is None:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
