"""What the pages of a government site say: their links, how lists page, titles and dates.

What belongs here: pure functions from a page to facts. What does not: requests (`spider`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, unquote, urldefrag, urlsplit

DOCUMENT_SUFFIXES = frozenset(
    {".pdf", ".doc", ".docx", ".docm", ".wps", ".rtf", ".ofd", ".odt"}
    | {".xls", ".xlsx", ".xlsm", ".et", ".ods", ".mht", ".mhtml", ".zip", ".rar", ".7z"}
)
PAGE_SUFFIXES = frozenset({"", ".html", ".htm", ".shtml", ".jsp", ".do", ".aspx", ".php"})
PROGRAMS = frozenset({".jsp", ".do", ".aspx", ".ashx", ".asp", ".php", ".action"})
ATTACHED_PAGES = frozenset({".html", ".htm", ".shtml"})
SHORTEST_TITLE = 6
_ATTACHED = re.compile(r"^\s*附\s*[件表]|\.s?html?\s*$", re.IGNORECASE)
_LEADING = "//*[self::a or @src or @data or @onclick or @*[starts-with(name(), 'data-')]]"
_SHOWN = {"iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",)}
"""Elements that show a file in the page, also through a viewer's address (`?file=…`)."""
_OPENED = re.compile(r"[\"']([^\"']+\.\w{2,5}(?:\?[^\"']*)?)[\"']")
_SCRIPT = re.compile(
    r"createPageHTML\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"'](\w+)[\"']\s*,\s*[\"'](\w+)[\"']"
)
_NUMBERED = re.compile(r"(?:^|/)\w+_\d+\.s?html?$")
_DATE = r"(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|公开|发文|成文|更新)(?:时间|日期)\s*[:：]?\s*{_DATE}")
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
        address = urlsplit(self.url)
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


def links(response: Any) -> Iterator[Link]:
    """Every link of a page once, in order; scripts, mail and fragments left out."""
    seen: set[str] = set()
    for element in response.xpath(_LEADING):
        for href in _targets(element):
            url = urldefrag(response.urljoin(href)).url
            if url in seen or urlsplit(url).scheme not in ("http", "https"):
                continue
            seen.add(url)
            text = element.attrib.get("title") or " ".join(element.css("::text").getall())
            around = " ".join(
                element.xpath("ancestor::li[1]//text()|ancestor::tr[1]//text()").getall()
            )
            yield Link(url, " ".join(text.split()), _date(_ANY_DATE.search(around)))


def _targets(element: Any) -> Iterator[str]:
    """Where an element leads: a link, or a file that a viewer on the page shows."""
    kind, attributes = element.root.tag, element.attrib
    if kind == "a":
        yield from _followed(attributes.get("href", ""))
    shown = [attributes.get(name, "") for name in _SHOWN.get(kind, ())]
    shown += [value for name, value in attributes.items() if name.startswith("data-")]
    shown += _OPENED.findall(attributes.get("onclick", ""))
    for target in shown:
        within = [value for _, value in parse_qsl(urlsplit(target).query)]
        files = [one for one in (*within, target) if _suffix(one) in DOCUMENT_SUFFIXES]
        yield from _followed(files[0] if files else "")


def _followed(target: str) -> Iterator[str]:
    plain = target.strip()
    if plain and not plain.lower().startswith(("javascript:", "mailto:", "tel:", "#", "data:")):
        yield plain


def _suffix(name: str) -> str:
    return PurePosixPath(unquote(urlsplit(name).path).strip()).suffix.lower()


def list_items(response: Any) -> list[Link]:
    """Links of a list page that may be publications: documents, and pages with a real title."""
    return [
        link
        for link in links(response)
        if not _NUMBERED.search(urlsplit(link.url).path)
        and (
            link.is_document or (link.suffix in PAGE_SUFFIXES and len(link.text) >= SHORTEST_TITLE)
        )
    ]


def further_list_pages(response: Any, paging: tuple[str, ...]) -> list[str]:
    """Addresses of the other pages of a list, by whatever way of paging the site uses."""
    found: list[str] = []
    if "script" in paging and (call := _SCRIPT.search(response.text)):
        total, _, name, suffix = call.groups()
        found += [response.urljoin(f"{name}_{number}.{suffix}") for number in range(1, int(total))]
    if "index" in paging:
        found += [link.url for link in links(response) if _NUMBERED.search(urlsplit(link.url).path)]
    if "next" in paging:
        found += [link.url for link in links(response) if link.text in ("下一页", "下页", "后一页")]
    return list(dict.fromkeys(url for url in found if url != response.url))


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
