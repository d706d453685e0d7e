"""Where a page stands: what led to it, what its column is about, whether that is of budgets.

What belongs here: the setting that a page's links are judged in, and how a page changes it. What
does not: the links (`choice`), the grammar of titles (`titles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from collection.portal.page import split
from collection.portal.pages.alike_titles import begins_alike, form_of, unmarked
from collection.portal.pages.link import Link
from collection.portal.pages.page_facts import PageFacts, is_about_budgets
from collection.portal.pages.titles import (
    Kind,
    fiscal_year,
    is_directory,
    is_pathway,
    judged,
    why_not,
)

FEWEST_DEPARTMENTS = 3
"""Links that make a page a directory of departments, where its name says so too."""
INDEX = re.compile(r"/(?:index|list|default)\.\w+$", re.IGNORECASE)


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
    doubted = doubted and not (url.endswith("/") or INDEX.search(url) or is_of_files)
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
    reports = [one.text for one in own if judged(one.text).kind == Kind.REPORT]
    others = [one.text for one in own if judged(one.text).kind != Kind.REPORT] if reports else []
    forms = {unmarked(form_of(one)) for one in reports} - {""}
    count = len(reports) + sum(begins_alike(one, forms) for one in others)
    is_list = count >= FEWEST_DEPARTMENTS and 2 * count >= len(own)
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
        return f"{setting.title}{what_of(setting.column)}"
    return None


def within(setting: Setting, link: Link) -> Setting:
    """The setting of one link: that of its part of the page, where the page's own says less."""
    is_more = setting.column is None or fiscal_year(link.section) is not None
    is_of_page = setting.is_doubted or not is_more or judged(link.section).kind != Kind.COLUMN
    return setting if is_of_page else replace(setting, column=link.section)


def what_of(column: str, text: str = "") -> str:
    """What a department's link is a report of: the column's year, else its text's, and its kind."""
    year = fiscal_year(column) or fiscal_year(text)
    words = [word for word in ("预算", "决算") if word in column.replace("预决算", "")]
    return f"{f'{year}年' if year else ''}部门{words[0] if len(words) == 1 else '预决算'}"
