"""What a page of a government site is: its names, its date, its links, how its list goes on.

What belongs here: one pure function from an answer to facts that can be kept until the next night.
What does not: requests (`spider`), what is followed (`choice`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from collection.portal.page import Page
from collection.portal.pages import records
from collection.portal.pages.choosing_forms import MOST_CHOICES, form_choices
from collection.portal.pages.file_addresses import file_in
from collection.portal.pages.links import Link, LinkReader
from collection.portal.pages.obstacles import obstacle_of, says_empty
from collection.portal.pages.page_signs import Signs, signs_of
from collection.portal.pages.pager_marks import promised
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.second_sources import feeds, own_searches, searches
from collection.portal.pages.surroundings import ANY_DATE, date_of
from collection.portal.pages.systems import aspnet, further
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.unlinked import unlinked
from collection.portal.pages.year_tabs import unread_years
from collection.portal.scripts.script_requests import (
    MOST_REQUESTS,
    Target,
    asked_by_markup,
    requests_in,
)
from collection.portal.scripts.templates import Template, address_templates

MOST_LIBRARIES = 16
MOST_NAMES = 12
"""Headings of a page that may say what its list holds."""
LONGEST_TITLE = 80
_HEADINGS = ("p", "div", "b", "strong", "font", "td", "h3", "h4", "h5", "span", "center")
_DAY = r"(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(
    rf"(?:发布|公开|发文|成文|更新|公布|录入)(?:时间|日期)?[\s:：]*{_DAY}|(?:时间|日期)[:：]\s*{_DAY}"
)
_IN_ADDRESS = re.compile(
    r"/t(20\d{2})(\d{2})(\d{2})_\d|/(20\d{2})/(\d{1,2})/(\d{1,2})/|/(20\d{2})-(\d{2})/(\d{2})/"
)
_REFRESH = re.compile(r"^\s*(\d{1,3})\s*[;,]\s*url\s*=\s*[\"']?([^\"']+)", re.IGNORECASE)
_TURNED = re.compile(
    r"(?:^|[;{\s])(?:(?:window|self|top|document|parent)\.)?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*[\"']([^\"'\n]{1,400})[\"']"
)
_FUNCTION = re.compile(r"function\b[^{]{0,120}\{|=>\s*\{")
_ASKED = re.compile(
    r"(?:\burl\s*+:|\.open\(\s*+[\"'](?:GET|POST)[\"']\s*+,)\s*+\(?\s*+[\"']([^\"'\s<>]{3,400})[\"'](?!\s*\+)",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"content|article|zoom|editor|detail|text|main|nr$|con$", re.IGNORECASE)


@dataclass
class PageFacts:
    """All that the walk needs of a page. `names` are what it calls itself, most telling first.

    `asks` is what its own scripts ask for, `hopes` what its script files might, `chosen` what its
    tabs and forms for years and departments ask for; `templates` make addresses of the records that
    come; `scripts` are files that may know more of the page, `libraries` these and the common ones;
    `named` are the reports that its text names, with the addresses beside them; `feeds` and
    `searches` are where it says that the same can be had another way;
    `from_data` counts the links that its data alone name; `is_within` says that clicks brought it
    without anything being asked.
    """

    title: str = ""
    charset: str = "utf-8"
    names: list[str] = field(default_factory=list)
    published_on: dt.date | None = None
    links: list[Link] = field(default_factory=list)
    pages: list[Next] = field(default_factory=list)
    total_pages: int | None = None
    total_items: int | None = None
    system: str | None = None
    turns_to: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    asks: list[Target] = field(default_factory=list)
    hopes: list[Target] = field(default_factory=list)
    chosen: list[Target] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    libraries: list[str] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    unread_years: list[str] = field(default_factory=list)
    promised: str | None = None
    signs: Signs = field(default_factory=Signs)
    named: dict[str, list[str]] = field(default_factory=dict)
    feeds: list[str] = field(default_factory=list)
    searches: list[Target] = field(default_factory=list)
    from_data: int = 0
    is_within: bool = False
    pictures: int = 0
    obstacle: str | None = None
    says_empty: bool = False
    cut_links: bool = False
    cut_scripts: bool = False


def facts_of(
    page: Page,
    list_url: str,
    form: tuple[tuple[str, str], ...] | None = None,
    templates: Sequence[Template] = (),
    system: str | None = None,
) -> PageFacts:
    """What a page says, as a page of the list that begins at `list_url`; `form` was posted,
    `templates` are those of the page that asked for it, `system` is the one that its place names.
    """
    value = records.value_of_answer(page.text)
    if value is not None:
        found, said = records.read_data(page, value, form, templates)
        return _with(PageFacts(links=found, templates=list(templates)), said)
    reader = LinkReader(page)
    found, cut = list(reader.found.values()), reader.cut
    known = {one.url for one in found}
    in_data = [one for one in records.embedded(page, page_title(page)) if one.url not in known]
    found += [*in_data, *aspnet.files(page, reader)]
    facts = PageFacts(
        title=page_title(page),
        charset=page.charset,
        names=page_names(page),
        published_on=published_on(page),
        links=found,
        cut_links=cut or page.is_cut,
        turns_to=list(_turns(page)),
        frames=list(_frames(page)),
        asks=_asks(page, found, reader),
        chosen=_chosen(page, reader),
        scripts=page.script_files,
        libraries=page.all_script_files[:MOST_LIBRARIES],
        from_data=len(in_data),
        unlinked=unlinked(page, reader),
        unread_years=unread_years(page, reader, found),
        pictures=_pictures(page),
    )
    facts.says_empty = says_empty(page)
    facts.signs = signs_of(page, reader)
    facts.feeds, facts.searches = feeds(page), searches(page)
    facts.hopes = _hopes(page, facts.asks, reader)
    if facts.asks or facts.hopes:
        facts.templates = address_templates(page, reader.handlers)
    facts.obstacle = obstacle_of(page, len([one for one in found if not one.framed]))
    more = further(page, found, list_url, system)
    facts = _with(facts, more)
    if not facts.pages and (facts.total_pages or 0) < 2:
        shown = promised(page, len([one for one in found if not one.framed]))
        facts.promised = shown or more.uncounted
    return facts


def packed(facts: PageFacts) -> dict[str, Any]:
    """Facts as JSON can hold them."""
    said = asdict(facts)
    said["published_on"] = facts.published_on.isoformat() if facts.published_on else None
    said["links"] = [
        [
            one.url,
            one.text,
            one.published_on.isoformat() if one.published_on else None,
            one.framed,
            one.shown,
            one.form,
            one.is_made,
            one.section,
            one.place,
            one.is_site,
        ]
        for one in facts.links
    ]
    said["pages"] = [
        [one.url, one.form, one.is_guess, one.is_data, one.known_by] for one in facts.pages
    ]
    return said


def unpacked(said: dict[str, Any]) -> PageFacts:
    day = said["published_on"]
    return PageFacts(
        **{
            **said,
            "published_on": dt.date.fromisoformat(day) if day else None,
            "links": [
                Link(
                    url,
                    text,
                    dt.date.fromisoformat(on) if on else None,
                    framed,
                    shown,
                    _pairs(form),
                    is_made,
                    *rest,
                )
                for url, text, on, framed, shown, form, is_made, *rest in said["links"]
            ],
            "pages": [
                Next(url, _pairs(form), is_guess, is_data, known_by)
                for url, form, is_guess, is_data, known_by in said["pages"]
            ],
            "templates": [tuple(one) for one in said["templates"]],
            "signs": Signs(**said["signs"]),
            **{
                name: [
                    Target(one["url"], _pairs(one["form"]), one["is_data"], one["lacks"])
                    for one in said[name]
                ]
                for name in ("asks", "hopes", "chosen", "searches")
            },
        }
    )


def _pairs(form: list[list[str]] | None) -> tuple[tuple[str, str], ...] | None:
    return tuple((name, value) for name, value in form) if form is not None else None


def page_title(page: Page) -> str:
    """The title of a page: of those it gives, the first that speaks of a budget, else the first."""
    said = [one for one in _titles(page) if one]
    told = next((one for one in said if judged(one).is_about_budgets), "")
    return told or _sole_report(page) or (said[0] if said else "")


def _sole_report(page: Page) -> str:
    """The only report's title that stands in an element of its own and leads nowhere."""
    if page.root is None:
        return ""
    found: set[str] = set()
    for one in page.root.iter(*_HEADINGS):
        around = (*one, one, *one.iterancestors())
        text = _text(one) if len(one) <= 1 else ""
        is_short = 0 < len(text) <= LONGEST_TITLE
        if is_short and judged(text).kind == Kind.REPORT and not any(map(_may_lead, around)):
            found.add(text)
    linked = [one for one in page.root.iter("a") if judged(_text(one)).kind == Kind.REPORT]
    return found.pop() if len(found) == 1 and len(linked) <= 1 else ""


def _may_lead(element: Any) -> bool:
    return element.tag in {"a", "option", "button"} or any(
        name.startswith(("on", "data-mz")) for name in element.attrib
    )


def page_names(page: Page) -> list[str]:
    """What a page calls itself and its list: column, title, headings, where it says it stands."""
    said = [_meta(page, "ColumnName"), *_titles(page)]
    if page.root is not None:
        said += [_text(one) for one in page.root.iter("h2", "h3", "h4")][:MOST_NAMES]
        said += [
            _text(one).split(">")[-1]
            for one in page.root.xpath("//*[contains(text(), '当前位置')]")[:2]
        ]
    return [one for one in dict.fromkeys(said) if one and len(one) <= 120][:MOST_NAMES]


def published_on(page: Page) -> dt.date | None:
    """The day that an article itself states: printed, in its address, or in its meta element."""
    printed = _PUBLISHED.search(page.seen_text[:200_000])
    if printed and (day := _day(printed)):
        return day
    address = _IN_ADDRESS.search(page.url)
    if address and (day := _day(address)):
        return day
    return date_of(ANY_DATE.search(_meta(page, "PubDate")))


def _with(facts: PageFacts, said: Further) -> PageFacts:
    facts.pages, facts.system = said.pages, said.system
    facts.unlinked += said.unlinked
    facts.total_pages, facts.total_items = said.total_pages, said.total_items
    return facts


def _titles(page: Page) -> Iterator[str]:
    yield _meta(page, "ArticleTitle")
    if page.root is None:
        return
    for tag in ("h1", "h2"):
        first = next(page.root.iter(tag), None)
        yield "" if first is None else _text(first)
    title = next(page.root.iter("title"), None)
    if title is not None:
        whole = _text(title)
        yield re.split(r"[_|]|\s[-—–]+\s|-(?=[^-]*(?:政府|网|平台))", whole)[0].strip() or whole


def _meta(page: Page, name: str) -> str:
    if page.root is None:
        return ""
    found = (
        one for one in page.root.iter("meta") if (one.get("name") or "").lower() == name.lower()
    )
    return " ".join(next((one.get("content") or "" for one in found), "").split())


def _text(element: Any) -> str:
    return " ".join(" ".join(element.xpath(".//text()")).split())


def _day(match: re.Match[str]) -> dt.date | None:
    parts = [int(one) for one in match.groups() if one]
    try:
        return dt.date(*parts[:3])
    except (ValueError, TypeError):
        return None


def _turns(page: Page) -> Iterator[str]:
    """Where a page sends whoever opens it: a refresh, or a script outside any function."""
    if page.root is None:
        return
    for one in page.root.iter("meta"):
        if (one.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(one.get("content") or "")
            if found and int(found[1]) <= 30:
                yield page.absolute(found[2])
    for script in page.root.iter("script"):
        text = script.text or ""
        turned = _TURNED.search(text)
        if turned and not _FUNCTION.search(text[: turned.start() + 1]):
            yield page.absolute(turned[1])


def _frames(page: Page) -> Iterator[str]:
    if page.root is None:
        return
    for one in page.root.iter("iframe", "frame", "object", "embed"):
        src = (one.get("data" if one.tag == "object" else "src") or "").strip()
        is_frame = one.tag.endswith("frame") or "html" in (one.get("type") or src)
        is_page = not src.startswith(("about:", "javascript:", "data:")) and not file_in(src)
        if src and is_frame and is_page:
            yield page.absolute(src)


def _chosen(page: Page, reader: LinkReader) -> list[Target]:
    made = [*reader.handlers.asked, *form_choices(page), *own_searches(page)]
    return list(dict.fromkeys(made))[:MOST_CHOICES]


def _asks(page: Page, found: list[Link], reader: LinkReader) -> list[Target]:
    """What the page's scripts ask for and no link that is followed leads to; at most one more than
    is asked.
    """
    followed = {Kind.REPORT, Kind.COLUMN, Kind.DEPARTMENT, Kind.STEP}
    known = {one.url for one in found if judged(one.text).kind in followed}
    clicked = set(reader.handlers.asked)
    known |= {one.url for one in found} - {one.url for one in clicked}
    made = list(requests_in(page, page.scripts, reader.handlers.known))
    made = [one for one in made if not one.lacks] + list(asked_by_markup(page))
    own = {one.url.partition("?")[0] for one in made}
    for written in dict.fromkeys(_ASKED.findall(page.scripts)):
        url = page.absolute(written)
        if url.partition("?")[0] not in own:
            made.append(Target(url, is_data=True))
    return [one for one in made if one.url not in known and one not in clicked][: MOST_REQUESTS + 1]


def _hopes(page: Page, asks: list[Target], reader: LinkReader) -> list[Target]:
    """What may hold items: what scripts ask for with more than is known here, and what script files
    ask for; of what those post only what counts pages.
    """
    own = requests_in(page, page.scripts, reader.handlers.known)
    made = requests_in(page, page.companions, reader.handlers.known)
    fit = [one for one in own if one.lacks]
    fit += [one for one in made if one.form is None or one.counts_pages]
    known = {one.url.partition("?")[0] for one in [*asks, *reader.handlers.asked]}
    return [one for one in fit if one.url.partition("?")[0] not in known][:MOST_REQUESTS]


def _pictures(page: Page) -> int:
    """Pictures inside the article: a report put on the page as pictures has nothing else."""
    if page.root is None:
        return 0
    found = set()
    for one in page.root.iter("img"):
        places = [f"{x.get('class', '')} {x.get('id', '')}" for x in one.iterancestors()][:6]
        if any(_CONTENT.search(place) for place in places) and (src := one.get("src")):
            found.add(src)
    return len(found)


def is_about_budgets(facts: PageFacts) -> str | None:
    """What of a page's names says that it holds departments' budgets; None where nothing does."""
    return next(
        (one for one in facts.names if judged(one).kind in {Kind.COLUMN, Kind.REPORT}), None
    )
