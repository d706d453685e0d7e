"""What a cover says: whose report, of which year, budget or final account.

What belongs here: the lines before a report's first table or heading. What does not: heads of
tables and forms, which speak for themselves (`printed_identity`). Covers hold the same few things
in any order: a number of the file, whose it is, a year, what it is, and the day it was put up,
which is no year of money: a final account of 2024 is put up in 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.documents.document import Document, LineRole
from disclosure.documents.formats import WORKBOOKS
from disclosure.forms.captions import printed_agency
from disclosure.forms.texts import comparable, label_text, printed_years, with_years_in_figures

_LINES = 15
_END = re.compile(r"目录|第一部分|一、|.*公开表\d|.*表(?:\(.*\))?$|.*单位:(?:万)?元")
_KIND = re.compile(r"(?:预|决)算")
_LONGEST_LINE = 60
_YEAR = r"(?:19|20)\d{2}年?度?"
_SAID = (
    rf"(?:{_YEAR}|年度|(?:区|县|市|省|州|旗)级|部门|单位|综合|收支|财务|财政|信息|公开|的|和|及|与)"
)
"""What stands between a name and 预算 or 决算, and may stand within a name (预算评审中心) never."""
_WHAT_IT_IS = re.compile(rf"{_SAID}*(?:预|决)算")
_NO_NAME = re.compile(
    rf"(?:{_SAID}|预算|决算|草案|说明|报告|情况|公告|公示|目录|表|编制|年|[()\d])*"
)
_FILE_NUMBER = re.compile(r"^[一-鿿]{1,8}[〔\[(](?:19|20)\d\d[〕\])]第?\d+号|^附件?\d*[:：.、]?$")
_BEFORE_NAME = re.compile(
    r"^(?:附件?表?\d*[:：.、]|\d{1,3}[.、-](?=[一-鿿])|关于(?:公开|公布|做好)?)+"
)
_NAMED = re.compile(r"^(?:预算|主管|编制|公开|填报)*(?:部门|单位)(?:名称)?:")
_NAME = re.compile(r"[一-鿿]{2,}[一-鿿()、]*")
_SHORTEST, _LONGEST = 3, 40


@dataclass(frozen=True, slots=True)
class Cover:
    """`title` runs down to the line that says 预算 or 决算; `years` are those of money."""

    lines: tuple[str, ...]
    title: str | None
    names: tuple[str, ...]
    years: tuple[int, ...]


def read_cover(document: Document) -> Cover:
    """The first lines of the first pages, up to the table of contents or the first table."""
    lines = tuple(_lines(document))
    at = _title_at(lines)
    title = label_text("".join(lines[: at + 1])) if at is not None else None
    named = [
        name for line in lines if _NAMED.match(comparable(line)) and (name := printed_agency(line))
    ]
    names = named if at is None else [*named, *_titled_names(lines, at)]
    years = [year for line in lines for year in printed_years(line)[:1]]
    return Cover(lines, title, tuple(names), tuple(years))


def _lines(document: Document) -> Iterator[str]:
    """A sheet's name that does not say 预算 or 决算 (封面) is a place, and no line."""
    count = 0
    for page in document.pages[:2]:
        if document.file_format in WORKBOOKS and next(page.tables(), None) is not None:
            return
        for line in page.lines():
            if line.role is not LineRole.TEXT or not line.text.strip():
                continue
            if page.label == f"工作表“{line.text}”" and not _KIND.search(line.text):
                continue
            if _END.match(comparable(line.text)) or count == _LINES:
                return
            count += 1
            yield with_years_in_figures(label_text(line.text))


def _title_at(lines: Sequence[str]) -> int | None:
    """The first line that says of what the budget is (2025年预算), else what says 预算."""
    plain = [comparable(line) for line in lines]
    found = [
        n
        for n, line in enumerate(plain)
        if _KIND.search(line) and len(line) <= _LONGEST_LINE and not _NAMED.match(line)
    ]
    told = (n for n in found if _told_kind(plain[n]) or _KIND.match(plain[n]))
    return next(told, found[-1] if found else None)


def _told_kind(text: str) -> re.Match[str] | None:
    return next((one for one in _WHAT_IT_IS.finditer(text) if not _KIND.match(one.group())), None)


def _titled_names(lines: Sequence[str], at: int) -> Iterator[str]:
    """Whom the title names, else the first line behind it that is a name and nothing else."""
    before = "".join(label_text(_FILE_NUMBER.sub("", line)) for line in lines[: at + 1])
    if name := _name_in(before):
        yield name
        return
    for line in lines[at + 1 :]:
        plain = comparable(line)
        if _NAME.fullmatch(plain) and not _NO_NAME.fullmatch(plain) and (name := _kept(line)):
            yield name
            return


def _name_in(title: str) -> str | None:
    plain = re.sub(rf"^{_YEAR}", "", _BEFORE_NAME.sub("", title))
    found = [one for one in _WHAT_IT_IS.finditer(plain) if one.start()]
    if not found:
        return None
    told = _told_kind(plain) or found[-1]
    return _kept(re.sub(_YEAR, "", plain[: told.start()]))


def _kept(name: str) -> str | None:
    """A name, unless it is a place alone or too short or long for one."""
    name = re.sub(r"^关于|关于$", "", label_text(name))
    fits = _SHORTEST <= len(name) <= _LONGEST and name[-1] not in "省市县区州旗"
    return name if fits and not _NO_NAME.fullmatch(comparable(name)) else None
