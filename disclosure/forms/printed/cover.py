"""What a cover says: whose report, of which year, budget or final account.

What belongs here: the lines before a report's first table or heading. What does not: heads of
tables and forms, which speak for themselves (`printed_identity`). Covers hold the same few things
in any order: a number of the file, whose it is, a year, what it is, and the day it was put up,
which is no year of money: a final account of 2024 is put up in 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from disclosure.documents.document import Document, LineRole, Page
from disclosure.documents.formats import WORKBOOKS
from disclosure.forms.printed.captions import printed_agency
from disclosure.forms.texts import comparable, label_text, printed_years, with_years_in_figures

_LINES = 15
_SENTENCE = re.compile(r"\d(?:万元|元|%).*。")
"""What has money and a full stop is prose: behind a title a cover ends there."""
_END = re.compile(
    r"^(?:目录|第[一二三四五六七八九十]部分|一、)|公开表\d|表(?:\(.{0,60}\))?$|单位:(?:万)?元"
)
_KIND = re.compile(r"(?:预|决)算")
_LONGEST_LINE = 60
_YEAR = r"(?:19|20)\d{2}年?度?"
_SAID = (
    rf"(?:{_YEAR}|年度|(?:区|县|市|省|州|旗)级|部门|单位|综合|收支|财务|财政|信息|公开|的|和|及|与)"
)
"""What stands between a name and 预算 or 决算, and may stand within a name (预算评审中心) never."""
_WHAT_IT_IS = re.compile(rf"{_SAID}{{0,24}}(?:预|决)算")
_NO_NAME = re.compile(
    rf"(?:{_SAID}|预算|决算|草案|关于|说明|报告|报表|情况|公告|公示|目录|表|编制|年|[()\d])*+"
)
_FILE_NUMBER = re.compile(r"^[一-鿿]{1,8}[〔\[(](?:19|20)\d\d[〕\])]第?\d+号|^附件?\d*[:：.、]?$")
_BEFORE_NAME = re.compile(
    r"^(?:附件?表?\d*[:：.、]|\d{1,3}[.、-](?=[一-鿿])|关于(?:公开|公布|做好)?)+"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:年|[-./])[\d一二三四五六七八九十]{1,3}(?:月|[-./]\d{1,2})")
_PAGE_NUMBER = re.compile(r"[-—–第页共/\d]*")
_OF_A_TEXT = re.compile(r"[,。;:!?]|^(?:[一二三四五六七八九十]+、|\(|\d+[.、])")
_NAMED = re.compile(r"^(?:预算|主管|编制|公开|填报)*(?:部门|单位)(?:名称)?:")
_NAME = re.compile(r"[一-鿿]{2}[一-鿿()、]*+")
_SHORTEST, _LONGEST = 3, 40


@dataclass(frozen=True, slots=True)
class Cover:
    """`title` runs down to the line `title_at`, which says 预算 or 决算; `years` are of money."""

    lines: tuple[str, ...]
    title_at: int | None
    title: str | None
    names: tuple[str, ...]
    years: tuple[int, ...]


def read_cover(document: Document) -> Cover:
    """The first lines of the first pages, up to the table of contents or the first table."""
    return cover_of(_first_lines(document))


def cover_of(lines: Iterable[str]) -> Cover:
    """What lines say that begin a report."""
    kept = tuple(_before_the_end(lines))
    at = _title_at(kept)
    title = label_text("".join(kept[: at + 1])) if at is not None else None
    named = [
        one for line in kept if _NAMED.match(comparable(line)) and (one := printed_agency(line))
    ]
    names = named if at is None else [*named, *_titled_names(kept, at)]
    years = [year for line in kept for year in printed_years(line)[:1]]
    return Cover(kept, at, title, tuple(names), tuple(years))


def name_on_cover(lines: Sequence[str]) -> str | None:
    """Whose a page is that is a cover and nothing else: every line of it is one of a cover."""
    cover = cover_of(lines)
    kept, at = [comparable(line) for line in cover.lines], cover.title_at
    if at is None or not cover.names or len(kept) < len([one for one in lines if one.strip()]):
        return None
    name = comparable(cover.names[0])
    title = "".join(_FILE_NUMBER.sub("", line) for line in kept[: at + 1])
    others = [line for line in kept[at + 1 :] if line != name and not _NAMED.match(line)]
    may_stand = _is_no_sentence if name in title else _is_of_a_cover
    said = _BEFORE_NAME.sub("", title).replace(name, "", 1)
    return cover.names[0] if _NO_NAME.fullmatch(said) and all(map(may_stand, others)) else None


def _is_of_a_cover(line: str) -> bool:
    """The day, what the report is, the page's number, a letter of a seal or of a watermark."""
    is_mark = len(line) < _SHORTEST or _PAGE_NUMBER.fullmatch(line)
    return bool(is_mark or _NO_NAME.fullmatch(line) or _DAY.search(line))


def _is_no_sentence(line: str) -> bool:
    return _is_of_a_cover(line) or not _OF_A_TEXT.search(line)


def _first_lines(document: Document) -> Iterator[str]:
    for page in document.pages[:2]:
        if document.file_format in WORKBOOKS and next(page.tables(), None) is not None:
            return
        for line in page.lines():
            if line.role is LineRole.TEXT and not _is_name_of_a_sheet(page, line.text):
                yield line.text


def _is_name_of_a_sheet(page: Page, text: str) -> bool:
    """封面: where one is in a workbook, and no line of it unless it says 预算 or 决算."""
    return page.label == f"工作表“{text}”" and not _KIND.search(text)


def _before_the_end(lines: Iterable[str]) -> Iterator[str]:
    printed = (line for line in lines if line.strip())
    is_titled = False
    for line in islice(printed, _LINES):
        if _END.search(comparable(line)) or (is_titled and _SENTENCE.search(line)):
            return
        is_titled = is_titled or _KIND.search(line) is not None
        yield with_years_in_figures(label_text(line))


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
