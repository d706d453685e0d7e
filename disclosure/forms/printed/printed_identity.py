"""What a document says it is: agency, year, kind and level, from cover, table heads and forms.

What belongs here: printed words only. What does not: the register, aliases, link titles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from disclosure.documents.document import Document
from disclosure.forms.printed.cover import read_cover
from disclosure.forms.texts import code_and_name, comparable, printed_years
from disclosure.reading import (
    PerformanceTable,
    PrintedIdentity,
    ReportKind,
    ReportLevel,
    ReportTable,
)

_HEAD_ROWS = 4
_FIRST_PART = re.compile(r"第一部分(部门|单位)(?:基本)?(?:概况|情况)")
_LEVELS: dict[str, ReportLevel] = {"部门": "department", "单位": "unit"}
_LEVEL_IN_TITLE = re.compile(
    r"(?:20\d\d年度?)?(部门|单位)(?:收支|收入|支出|财务|预算|决算|项目|基本|整体|综合)"
)
_OF_A_DEPARTMENT = re.compile(r"(?:编制|填报|预算|公开)?部门(?:名称)?:\D")
_IN_HEADING = re.compile(
    r"^(?:第[一二三四]部分|[一二三四]、)(?P<name>[^,，。;；:：]{4,30}?)"
    r"(?:本级)?(?:20\d\d年度?)?(?:部门|单位)?(?:概况|基本情况|主要职[责能]|职[责能]|机构设置)"
)
_YEAR_OF_MONEY = re.compile(r"(20\d\d)年度?(?:[^,，。;；:：\d]{0,6}?)(?:预算|决算|安排|收支)")
_NO_NAME = re.compile(r"^(?:本|我|该|内设|部门|单位|预算|所属|主要|基本|机构|概况)")


def printed_identity(
    document: Document,
    tables: Sequence[ReportTable] = (),
    performance: Sequence[PerformanceTable] = (),
) -> PrintedIdentity:
    """The document's own word on what it is; None wherever it says nothing.

    A code counts where it stands beside the most printed name: forms of others get in by mistake.
    A performance form names the superior of a unit: it is asked first only where nothing else is.
    """
    cover = read_cover(document)
    printed_heads = list(map(comparable, _head_texts(document)))
    names: Counter[str] = Counter()
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for printed in (*(one.printed_agency for one in tables if one.printed_agency), *cover.names):
        code, name = code_and_name(printed)
        names[name] += 1
        if code is not None:
            beside[name][code] += 1
    in_forms = Counter(form.agency_name for form in performance if form.agency_name)
    names.update(dict.fromkeys(in_forms, 0) if names else in_forms)
    if not names:
        names.update(_names_in_headings(printed_heads))
    owner = names.most_common(1)[0][0] if names else None
    for form in performance:
        if form.agency_code and form.agency_name:
            beside[form.agency_name][form.agency_code] += 1
    codes = beside[owner] if owner is not None else Counter[str]()
    years = Counter(filter(None, [*cover.years, *_years(tables)]))
    years = years or _years_of_money([*(page.label for page in document.pages), *printed_heads])
    words = [*cover.lines, *(table.title for table in tables)]
    return PrintedIdentity(
        title=cover.title,
        agency_names=tuple(name for name, _ in names.most_common()),
        agency_code=codes.most_common(1)[0][0] if codes else None,
        fiscal_year=_fiscal_year(years, cover.title),
        report_kind=_kind(words),
        report_level=_level(cover.lines, printed_heads, (comparable(one.title) for one in tables)),
    )


def _fiscal_year(years: Counter[int], title: str | None) -> int | None:
    """The year that is printed most; of several the title's."""
    titled = printed_years(title or "")
    return max(years, key=lambda one: (years[one], one in titled, one), default=None)


def _years(tables: Iterable[ReportTable]) -> list[int | None]:
    return [table.printed_year for table in tables]


def _kind(words: Iterable[str]) -> ReportKind | None:
    text = "".join(words)
    budget, final = text.count("预算"), text.count("决算")
    if not budget and not final:
        return None
    return "final_account" if final > 0 and final >= budget else "budget"


def _names_in_headings(heads: Iterable[str]) -> Iterator[str]:
    """Where neither cover nor heads name anybody: the headings of the prose (某局概况)."""
    for text in heads:
        found = _IN_HEADING.match(text)
        if found and not _NO_NAME.match(found["name"]):
            yield found["name"]


def _years_of_money(texts: Iterable[str]) -> Counter[int]:
    """Where no title has a year: years of budgets in sheet names, column heads and prose."""
    return Counter(int(year) for text in texts for year in _YEAR_OF_MONEY.findall(text))


def _level(cover: Sequence[str], heads: Iterable[str], titles: Iterable[str]) -> ReportLevel | None:
    """部门预算 or 单位预算 on the cover; else what the first part, then most titles call it.

    单位名称 beside a table says nothing: whole provinces print it above departments' tables.
    """
    text = comparable("".join(cover))
    for word, level in _LEVELS.items():
        if re.search(word + r"(?:预|决)算", text):
            return level
    lines = list(heads)
    for line in lines:
        if found := _FIRST_PART.match(line):
            return _LEVELS[found.group(1)]
    said = Counter(found.group(1) for title in titles if (found := _LEVEL_IN_TITLE.match(title)))
    if said:
        return _LEVELS[said.most_common(1)[0][0]]
    return "department" if any(map(_OF_A_DEPARTMENT.match, lines)) else None


def _head_texts(document: Document) -> Iterator[str]:
    """Running lines, and the first rows inside a frame: sheets print their heads in cells."""
    for page in document.pages:
        yield from (line.text for line in page.lines())
        for table in page.tables():
            yield from (cell.text for cell in table.cells if cell.row < _HEAD_ROWS)
