"""What a document says it is: agency, year, kind and level, from cover, table heads and forms.

What belongs here: printed words only. What does not: the register, aliases, link titles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from disclosure.documents.document import Document, LineRole
from disclosure.documents.formats import WORKBOOKS
from disclosure.forms.captions import printed_agency
from disclosure.forms.texts import code_and_name, comparable, label_text, printed_year
from disclosure.reading import (
    PerformanceTable,
    PrintedIdentity,
    ReportKind,
    ReportLevel,
    ReportTable,
)

_COVER_LINES = 15
_HEAD_ROWS = 4
_COVER_END = re.compile(r"目录|第一部分|一、|.*公开表\d|.*表(?:\(.*\))?$|.*单位:(?:万)?元")
_COVER_TITLE = re.compile(r"(?:部门|单位|区级|市级|县级|年度?)?(?:预|决)算")
_AFTER_NAME = re.compile(
    r"(?:(?:19|20)\d{2}年度?|年度|(?:区|县|市|省)级|部门|单位|预算|决算|信息|公开|说明|报告|情况|表|及|和|的)+$"
)
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
_NAMED_ON_COVER = re.compile(r"^(?:预算|主管|编制|公开|填报)*(?:部门|单位)(?:名称)?:")


def printed_identity(
    document: Document,
    tables: Sequence[ReportTable] = (),
    performance: Sequence[PerformanceTable] = (),
) -> PrintedIdentity:
    """The document's own word on what it is; None wherever it says nothing.

    A code counts where it stands beside the most printed name: forms of others get in by mistake.
    A performance form names the superior of a unit: it is asked first only where nothing else is.
    """
    cover = _cover(document)
    title = _title(cover)
    printed_heads = list(map(comparable, _head_texts(document)))
    names: Counter[str] = Counter()
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for printed in _names(cover, title, tables):
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
    years = Counter(filter(None, [*(printed_year(line) for line in cover), *_years(tables)]))
    years = years or _years_of_money([*(page.label for page in document.pages), *printed_heads])
    words = [*cover, *(table.title for table in tables)]
    return PrintedIdentity(
        title=title,
        agency_names=tuple(name for name, _ in names.most_common()),
        agency_code=codes.most_common(1)[0][0] if codes else None,
        fiscal_year=max(years, key=lambda one: (years[one], one)) if years else None,
        report_kind=_kind(words),
        report_level=_level(cover, printed_heads, (comparable(one.title) for one in tables)),
    )


def _cover(document: Document) -> list[str]:
    """The first lines of the first pages, up to the table of contents or the first table."""
    lines: list[str] = []
    for page in document.pages[:2]:
        if document.file_format in WORKBOOKS and next(page.tables(), None) is not None:
            break
        for line in page.lines():
            if line.role is not LineRole.TEXT or not line.text.strip():
                continue
            if _COVER_END.match(comparable(line.text)) or len(lines) == _COVER_LINES:
                return lines
            lines.append(label_text(line.text))
    return lines


def _title(cover: Sequence[str]) -> str | None:
    """The cover's lines down to the one that says 预算 or 决算."""
    for index, line in enumerate(cover):
        if _COVER_TITLE.search(line) and len(line) <= 60:
            return label_text("".join(cover[: index + 1]))
    return None


def _names(
    cover: Sequence[str],
    title: str | None,
    tables: Sequence[ReportTable],
) -> Iterator[str]:
    yield from (table.printed_agency for table in tables if table.printed_agency)
    for line in cover:
        if _NAMED_ON_COVER.match(comparable(line)) and (name := printed_agency(line)):
            yield name
    if title is not None:
        name = _AFTER_NAME.sub("", title)
        name = re.sub(r"^(?:19|20)\d{2}年度?", "", name)
        name = re.sub(r"(?<=.{4})(?:19|20)\d{2}年度?(?:部门|单位)?综合$", "", name)
        if 3 <= len(name) <= 40 and name[-1] not in "省市县区":
            yield name


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
