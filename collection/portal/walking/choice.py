"""What of a page is followed, and what is not and why: decided by everything known so far.

What belongs here: link by link, from its own words, its place, the page's names and what led to the
page. What does not: asking (`portal_walk`), the grammar of titles (`titles`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from collection.portal.page import split
from collection.portal.pages.link_books import BOOKS, MAY_BE_BOOKS
from collection.portal.pages.links import Link
from collection.portal.pages.page_facts import PageFacts, is_about_budgets
from collection.portal.pages.paging import SHORTEST_TITLE, is_list_page, is_pager_text
from collection.portal.pages.titles import (
    LONGEST_COLUMN,
    Kind,
    fiscal_year,
    is_directory,
    is_pathway,
    judged,
    why_not,
)

_NEIGHBOUR = re.compile(r"^\s*[\[(【]?\s*(?:上|下|前|后)一?(?:篇|条|个|则)")
FEWEST_REPORTS = 2
"""Of one list, before what its words do not tell is looked into."""
FEWEST_ALIKE = 3
MOST_TOOLS = 3
FEWEST_DEPARTMENTS = 3
"""Links that make a page a directory of departments, where its name says so too."""
NOT_OPENED = "栏目以外的链接"
MOST_BOOKS = 5
MOST_DOUBTED = 300
"""Items of one list that are opened to see what they are."""
ARCHIVES = frozenset({".zip", ".rar", ".7z"})
_INDEX = re.compile(r"/(?:index|list|default)\.\w+$", re.IGNORECASE)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{1,16}?(?:局|委员会|委|办公室|办|中心|学校|中学|小学|镇|乡|街道办事处|街道|法院|检察院|医院|联合会|部|院|会|站|所|校)"
    r"(?![\u4e00-\u9fff]{0,2}(?:局|委员会|办公室|中心|学校|院|会|站|所))"
)
_CUT = re.compile(r"(?:…|(?<!\.)\.{2,}+)\s*+$")


class Action(StrEnum):
    DOCUMENT = "document"
    PAGE = "page"
    SKIP = "skip"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a link. `title` is what its document or page is known by."""

    link: Link
    action: Action
    title: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a page stands: the title that led to it, what its column is about, its folder.

    `column` is what says that departments' budgets stand here; None while that is still sought. A
    directory lists departments, each with a catalogue of its own. A page `is_doubted` where neither
    what led to it nor its own names say that it is of a budget, and it is no list of departments'
    files. `sought` is the page from which a search was begun, `sought_from` its depth; `trail` are
    the titles that led there.
    """

    title: str = ""
    column: str | None = None
    folder: str = ""
    is_directory: bool = False
    must: str | None = None
    must_not: str | None = None
    is_doubted: bool = False
    sought: str = ""
    sought_from: int = 0
    trail: tuple[str, ...] = ()

    def elsewhere(self) -> Setting:
        """Of a page that nothing known led to: only the place's own words for titles remain."""
        return Setting(must=self.must, must_not=self.must_not)

    def kind(self, title: str) -> Kind:
        """What a title names; the place's own words, where it has some, before the grammar's."""
        if self.must_not and re.search(self.must_not, title):
            return Kind.OTHER
        said = judged(title).kind
        if self.must and said in {Kind.UNKNOWN, Kind.OTHER} and re.search(self.must, title):
            return Kind.REPORT
        return said

    def refusal(self, title: str) -> str:
        if self.must_not and (found := re.search(self.must_not, title)):
            return f"不是预决算报告（标题含“{found.group()}”）"
        return why_not(title)


def here(before: Setting, title: str, url: str, facts: PageFacts) -> Setting:
    """Where a page stands: its own names say what its column is about; else what led here does.

    `title` is that of the link which led to it, empty for a list's own page.
    """
    named = is_about_budgets(facts) or (title if judged(title).is_about_budgets else None)
    column = named or before.column or _of_reports(facts)
    folder = before.folder or (f"{url.partition('?')[0].rpartition('/')[0]}/" if column else "")
    departments = [one for one in facts.links if judged(one.text).kind == Kind.DEPARTMENT]
    listed = any(is_directory(one) for one in [title, *facts.names])
    is_all = column is None and not any(_may_lead(one) for one in facts.links)
    own = [one for one in departments if not one.framed]
    is_one = (listed or is_all) and len(own if is_all else departments) >= FEWEST_DEPARTMENTS
    doubted = bool(title) and named is None and before.kind(title) == Kind.UNKNOWN
    is_of_files = sum(one.is_document for one in own) >= FEWEST_DEPARTMENTS
    doubted = doubted and not (url.endswith("/") or _INDEX.search(url) or is_of_files)
    return replace(
        before,
        title=title,
        column=column,
        folder=folder,
        is_directory=is_one,
        is_doubted=doubted,
        trail=(*before.trail, title) if title and title not in before.trail else before.trail,
    )


def _may_lead(link: Link) -> bool:
    """Whether a link may lead to the column by its own words."""
    return judged(link.text).kind in {Kind.COLUMN, Kind.REPORT} or is_pathway(link.text)


def _of_reports(facts: PageFacts) -> str | None:
    """What a page is about that has no name of its own, but hardly any link that is no report."""
    own = [one for one in facts.links if not one.framed and one.text]
    reports = [one for one in own if judged(one.text).kind == Kind.REPORT]
    is_list = len(reports) >= FEWEST_DEPARTMENTS and 2 * len(reports) >= len(own)
    return (facts.title or "部门预决算") if is_list else None


def is_own_site(title: str, seen_from: str | None, url: str, facts: PageFacts) -> bool:
    """Whether a department's link led to a site of its own, where its column is yet to be found."""
    if judged(title).kind != Kind.DEPARTMENT or not seen_from:
        return False
    is_elsewhere = split(seen_from).netloc != split(url).netloc
    has_own = any(one.is_document or one.is_download for one in facts.links if not one.framed)
    return is_elsewhere and not has_own and is_about_budgets(facts) is None


def report_title(facts: PageFacts, setting: Setting) -> str | None:
    """The title of the report that a page shows, where it shows one."""
    for title in (facts.title, setting.title):
        if title and setting.kind(title) == Kind.REPORT:
            return title
    if judged(setting.title).kind == Kind.DEPARTMENT and setting.column:
        return f"{setting.title}{_what_of(setting.column)}"
    return None


Forms = set[tuple[str, str]]


def choices(
    facts: PageFacts, setting: Setting, url: str, list_url: str, forms: Forms | None = None
) -> list[Choice]:
    """One choice for every link of a page that is no further page of its list; `forms` are those
    of items that were alike on the list's pages so far.
    """
    report = report_title(facts, setting)
    further = {one.url for one in facts.pages}
    links = [
        one
        for one in _with_sites(facts, setting)
        if one.form is not None
        or (
            one.url not in further
            and not is_list_page(one, list_url)
            and one.url.rstrip("/") != url.rstrip("/")
        )
    ]
    made = [
        _of_document(one, facts, within(setting, one), report)
        for one in links
        if _is_file(one, report)
    ]
    has_file = any(one.action == Action.DOCUMENT and one.link.is_document for one in made)
    if report is not None and not has_file:
        made = [_of_its_tools(one, report, len(made)) for one in made]
    has_own = report is not None and any(one.action == Action.DOCUMENT for one in made)
    pages = [one for one in links if not _is_file(one, report)]
    others = [_of_page(one, within(setting, one), report, has_own) for one in pages]
    made += [one for one in others if one is not None]
    is_list = report is None and setting.column is not None and not setting.is_doubted
    known = set() if forms is None else forms
    return _with_books(_with_doubted(made, url, known), setting) if is_list else made


def _with_books(made: list[Choice], setting: Setting) -> list[Choice]:
    """Where a list leads nowhere, the files on it that may list where departments publish."""
    if any(one.action in {Action.DOCUMENT, Action.PAGE} for one in made):
        return made
    books = [one for one in made if one.action == Action.SKIP and may_list(one.link, setting)]
    few = books if len(books) <= MOST_BOOKS else []
    return [replace(one, action=Action.PAGE) if one in few else one for one in made]


def _with_sites(facts: PageFacts, setting: Setting) -> list[Link]:
    """The links of a page. Where one of the column has nothing else, the departments of its menu,
    or of a list for choosing among other sites, are its items.
    """
    leads = {Kind.REPORT, Kind.DEPARTMENT, Kind.COLUMN}
    unframed = [one for one in facts.links if not one.framed]
    own = any(judged(one.text).kind in leads or one.is_document for one in unframed)
    if setting.column is None or own or facts.says_empty:
        return facts.links
    host = split(setting.folder).netloc
    menu = [one for one in facts.links if one.framed and split(one.url).netloc == host]
    sites = [one for one in facts.links if one.is_site] or menu
    sites = [one for one in sites if judged(one.text).kind == Kind.DEPARTMENT]
    if len(sites) < FEWEST_DEPARTMENTS:
        return facts.links
    return [replace(one, framed=False) if one in sites else one for one in facts.links]


def within(setting: Setting, link: Link) -> Setting:
    """The setting of one link: that of its part of the page, where the page's own says less."""
    is_more = setting.column is None or fiscal_year(link.section) is not None
    is_of_page = setting.is_doubted or not is_more or judged(link.section).kind != Kind.COLUMN
    return setting if is_of_page else replace(setting, column=link.section)


def _with_doubted(made: list[Choice], url: str, alike: Forms) -> list[Choice]:
    """Items of a list that its words do not tell: cut titles; what stands in one list with reports
    or departments;
    titles that differ by a department's name alone (where no item is told, whatever else they say);
    where no item is told, each that has a day beside it. They are opened, and then judged by their
    own page. The folders above the page's own `url` are no items.
    """
    told = [one for one in made if one.action in {Action.DOCUMENT, Action.PAGE}]
    of_reports = {Kind.REPORT, Kind.DEPARTMENT}
    reports = Counter(one.link.place for one in told if judged(one.link.text).kind in of_reports)
    forms = Counter((one.link.place, _without_organ(one.link.text)) for one in made)
    alike |= {one for one, count in forms.items() if count >= FEWEST_ALIKE and one[1]}
    opened = 0
    found = []
    for one in made:
        is_alike = (one.link.place, _without_organ(one.link.text)) in alike
        is_file, kind = one.link.is_document, judged(one.link.text).kind
        is_other = kind == Kind.OTHER and is_alike and not (told or is_file)
        is_unknown = one.action == Action.SKIP and (kind == Kind.UNKNOWN or is_other)
        is_above = one.link.url.endswith("/") and url.startswith(one.link.url)
        may_be = is_file or (one.link.may_be_page and not is_above)
        is_item = may_be and is_unknown and opened < MOST_DOUBTED
        is_among = bool(one.link.place) and reports[one.link.place] >= FEWEST_REPORTS
        is_dated = not told and one.link.published_on
        if is_item and (is_among or is_dated or is_alike or _CUT.search(one.link.text)):
            opened += 1
            action = Action.DOCUMENT if is_file else Action.PAGE
            found.append(replace(one, action=action, title=one.link.text, reason=None))
        else:
            found.append(one)
    return found


def _without_organ(title: str) -> str:
    """What is left of a title without the department that it names; nothing where it names none."""
    rest, count = _ORGAN.subn("", title, count=1)
    return rest.strip() if count and len(rest.strip()) >= FEWEST_ALIKE else ""


def _is_file(link: Link, report: str | None) -> bool:
    if link.is_document or (report is not None and link.is_attached_page and not link.framed):
        return True
    return link.is_download and not link.framed and not is_pager_text(link.text)


def _of_document(link: Link, facts: PageFacts, setting: Setting, report: str | None) -> Choice:
    kind = setting.kind(link.text)
    if report is not None:
        return _of_report(link, kind, setting, report)
    if link.framed and kind != Kind.REPORT:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    title = _title_in_column(link, kind, facts, setting)
    if title is not None:
        return Choice(link, Action.DOCUMENT, title)
    if setting.column and not link.framed and link.suffix in BOOKS and may_list(link, setting):
        return Choice(link, Action.PAGE, link.text)
    return Choice(link, Action.SKIP, link.text, setting.refusal(link.text))


def _of_report(link: Link, kind: Kind, setting: Setting, report: str) -> Choice:
    """A file on a report's own page: taken, whatever its name; called by it if that says more."""
    if setting.must_not and re.search(setting.must_not, report):
        return Choice(link, Action.SKIP, report, setting.refusal(report))
    if link.framed and kind not in {Kind.REPORT, Kind.COLUMN} and not link.shown:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    named = kind == Kind.REPORT or (kind in {Kind.COLUMN, Kind.OTHER} and "算" in link.text)
    return Choice(link, Action.DOCUMENT, link.text if named else report)


def _of_its_tools(one: Choice, report: str, count: int) -> Choice:
    """The only files of a report's page, though they stand among its tools."""
    is_left = one.action == Action.LEAVE and count <= MOST_TOOLS
    return replace(one, action=Action.DOCUMENT, title=report, reason=None) if is_left else one


def _title_in_column(link: Link, kind: Kind, facts: PageFacts, setting: Setting) -> str | None:
    """What a file of a list is known by; None where nothing says that it is a report."""
    if kind == Kind.REPORT or (kind == Kind.COLUMN and not _is_whole(link.text)):
        return link.text
    if setting.is_doubted:
        return None
    if setting.column and kind == Kind.DEPARTMENT:
        return f"{link.text}{_what_of(setting.column)}"
    is_archive = kind == Kind.UNKNOWN and link.suffix in ARCHIVES
    is_of_part = judged(link.section).kind == Kind.DEPARTMENT
    if setting.column and is_of_part and kind in {Kind.BARE, Kind.STEP}:
        return f"{link.section}{_what_of(setting.column, link.text)}"
    if setting.column and (kind in {Kind.BARE, Kind.STEP} or is_archive):
        return facts.title or setting.title
    return None


def _of_page(link: Link, setting: Setting, report: str | None, has_own: bool) -> Choice | None:
    if not link.may_be_page or is_pager_text(link.text):
        return None
    kind = setting.kind(link.text)
    is_another = setting.column and kind in {Kind.REPORT, Kind.DEPARTMENT} and not link.framed
    if report is not None and ((has_own and not is_another) or _NEIGHBOUR.search(link.text)):
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    if is_another or _is_followed(link, kind, setting, report) or _is_below(link, kind, setting):
        is_step = report is not None and kind == Kind.BARE  # 点击下载, to a page with the file
        return Choice(link, Action.PAGE, report if report and is_step else link.text)
    long_enough = len(link.text) >= SHORTEST_TITLE or (
        setting.column and judged(link.text).kind == Kind.DEPARTMENT
    )
    if link.framed or report is not None or not long_enough:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    return Choice(link, Action.SKIP, link.text, setting.refusal(link.text))


def _is_below(link: Link, kind: Kind, setting: Setting) -> bool:
    """Whether a link of unknown words leads to a list in the column's own folder."""
    is_list = link.url.endswith("/") or bool(_INDEX.search(link.url))
    is_unknown = kind == Kind.UNKNOWN and not link.framed and not setting.is_doubted
    below = bool(setting.column and setting.folder) and link.url.startswith(setting.folder)
    return is_unknown and is_list and below and len(link.text) <= LONGEST_COLUMN


def _is_followed(link: Link, kind: Kind, setting: Setting, report: str | None) -> bool:
    """Reports wherever they stand; what leads on to them only within the column."""
    if kind == Kind.REPORT:
        return True
    if setting.is_doubted:
        return False
    if setting.column is None:
        leads_on = kind == Kind.DEPARTMENT and setting.is_directory and not link.framed
        return leads_on or kind == Kind.COLUMN or is_pathway(link.text)
    if link.framed:
        own = bool(setting.folder) and link.url.startswith(setting.folder)
        own = own and link.url != setting.folder  # the column above, not one below
        is_whole_site = setting.folder.count("/") == 3
        return own and kind in ({Kind.COLUMN} if is_whole_site else {Kind.COLUMN, Kind.STEP})
    if report is not None:
        return kind in {Kind.BARE, Kind.COLUMN, Kind.STEP} and bool(link.text)
    return kind in {Kind.COLUMN, Kind.DEPARTMENT, Kind.STEP} or (
        kind == Kind.BARE and bool(link.text)
    )


def may_list(link: Link, setting: Setting) -> bool:
    """Whether a file may list where departments publish: one whose words name no report. It is
    opened to see, and left where it does not.
    """
    return link.suffix in MAY_BE_BOOKS and setting.kind(link.text) in {Kind.UNKNOWN, Kind.OTHER}


def leads_to_file(link: Link, setting: Setting) -> bool:
    """Whether a link of a page that came instead of a file may be that file: its words name no
    other thing.
    """
    return link.shown or setting.kind(link.text) not in {Kind.UNKNOWN, Kind.OTHER}


def _what_of(column: str, text: str = "") -> str:
    """What a department's link is a report of: the column's year, else its text's, and its kind."""
    year = fiscal_year(column) or fiscal_year(text)
    words = [word for word in ("预算", "决算") if word in column.replace("预决算", "")]
    return f"{f'{year}年' if year else ''}部门{words[0] if len(words) == 1 else '预决算'}"


def _is_whole(title: str) -> bool:
    return "政府" in title or "财政总" in title
