"""What the lines above a table say of it: title, printed number, agency, unit, year.

What belongs here: reading caption lines against a form. What does not: finding those lines, or
deciding on a table (its header has a say too).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from disclosure.forms.declaration import Form, FormTable
from disclosure.forms.texts import (
    YEAR,
    comparable,
    header_text,
    label_text,
    number_of,
    printed_year,
)
from disclosure.reading import Unit

_REMEMBERED = 16_384
"""Lines kept at hand: several forms ask for the same ones, and several pages print them."""
_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,3})"
_UNIT = re.compile(
    r"(?:(?:单位(?:[:：]|为|是)|\()(?:单位[:：])?(?:人民币)?|单位(?=[百亿万千元/]{1,4}$)"
    r"|^\(?(?:人民币)?(?=[百亿万千元/]{2,4}\)?$))((?:百万|亿|万|千)?)/?元"
)
_UNITS: dict[str, Unit] = {
    "": "元", "千": "千元", "万": "万元", "百万": "百万元", "亿": "亿元",
}  # fmt: skip
_MONEY_WORD = re.compile(r"(?:人民币)?(?:百万|亿|万|千)?/?元?(?:[（(].*)?[）)]?")
_CUT_UNIT = 4
_AGENCY = re.compile(
    r"(?:编制|填报|预算|公开|主管)?(?:部门|单位)(?:（单位）|\(单位\))?(?:名称)?[:：]\s*(?P<name>.*?)\s*"
    r"(?=(?:金额)?单位[:：]|\s{2,}|$)"
)
_NOTE = re.compile(
    r"^[（(]?(?:备?注|说明)\d*[:：]|^[^。]*(?:[本此该]表(?:为空|无数据|无内容)|空表(?:列示)?)。?$"
)
"""A note calls itself one, or says why the table is empty."""
_LEADING = re.compile(rf"^(?:附?件?表?{_NUMBER}[、.:]?|\({_NUMBER}\)|\d+[、.])")
_SENTENCE = re.compile(r"[,。;!?，；]|\.{3}|…")
_GOES_ON = re.compile(r"\((?:续|续表)\)$")
_LONGEST_PREFIX = 32
_LONGEST_AGENCY = 40
_HEAD_LINES, _LINES_ABOVE_TITLE = 5, 2
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_YEAR_BEHIND = re.compile(r"(?<=\D)(?:19|20)\d\d年度?$")
_PAGE_NUMBER = re.compile(r"[-—–]?第?\d{1,3}页?(?:[,/]?共?\d{1,3}页?)?[-—–]?")


@dataclass(frozen=True, slots=True)
class Captions:
    """`titled` are the form's tables whose title stands above, the longest title first."""

    titled: tuple[FormTable, ...] = ()
    title: str | None = None
    printed_no: str | None = None
    number: int | None = None
    agency: str | None = None
    unit: Unit | None = None
    year: int | None = None


@lru_cache(maxsize=_REMEMBERED)
def is_note(text: str) -> bool:
    return bool(_NOTE.match(comparable(text)))


@lru_cache(maxsize=_REMEMBERED)
def is_head_line(text: str, form: Form) -> bool:
    """Whether a line only names the unit, the agency, the table's number, or that it goes on."""
    plain = comparable(text)
    if not plain or plain.strip("()") in {"续表", "续", "续上表"} or _printed_number(text, form):
        return True
    if _PAGE_NUMBER.fullmatch(plain):
        return True
    return bool(_UNIT.search(plain) or _AGENCY.match(text.strip()))


def read_captions(lines: Sequence[str], form: Form) -> Captions:
    """What `lines`, top to bottom, say of the table below them; the nearest line wins.

    What stands more than two lines above the title speaks of something else.
    """
    titled: tuple[FormTable, ...] = ()
    title = None
    start = max(0, len(lines) - _HEAD_LINES)
    for index in range(len(lines) - 1, -1, -1):
        titled, title = _titles_at(lines, index, form)
        if titled:
            start = max(0, index - _LINES_ABOVE_TITLE)
            break
    head = lines[start:][::-1]
    printed_no, number = next(filter(None, (_printed_number(x, form) for x in head)), (None, None))
    return Captions(
        titled,
        title,
        printed_no,
        number,
        next(filter(None, map(printed_agency, head)), None),
        unit_of_lines(head[::-1]),
        _year_of(title, [line for line in head if _may_date(line, form)]),
    )


def _may_date(line: str, form: Form) -> bool:
    return is_head_line(line, form) or bool(_ONLY_YEAR.fullmatch(comparable(line)))


def _year_of(title: str | None, heads: Sequence[str]) -> int | None:
    """The year in the title, else beside the agency or the unit (部门：某局 2024年度)."""
    return next(filter(None, map(printed_year, [title or "", *heads])), None)


def printed_unit(text: str) -> Unit | None:
    """The unit of money that a head line or a header prints (单位：万元)."""
    found = _UNIT.search(comparable(text))
    return _UNITS[found.group(1)] if found is not None else None


def unit_of_lines(lines: Sequence[str]) -> Unit | None:
    """The unit that the lowest of the lines prints, in one line or wrapped over two.

    The rest of a wrapped unit may stand at the end of the next line, behind the agency.
    """
    for number in range(len(lines) - 1, -1, -1):
        if unit := printed_unit(lines[number]):
            return unit
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if "单位" not in lines[number] or not following.split():
            continue
        for rest in (following, following.split()[-1]):
            if unit := printed_unit(lines[number] + rest):
                return unit
    return None


def whole_lines(text: str) -> list[str]:
    """The lines of a text, a unit that is wrapped over two of them on one (单位：万 / 元)."""
    lines = [part for part in text.split("\n") if comparable(part)]
    kept: list[str] = []
    for line in lines:
        if kept and "单位" in kept[-1] and not printed_unit(kept[-1]) and len(line) <= _CUT_UNIT:
            joined = kept[-1] + line
            if printed_unit(joined):
                kept[-1] = joined
                continue
        kept.append(line)
    return kept


def printed_agency(text: str) -> str | None:
    """The agency that a table's head line names (部门名称：…)."""
    found = _AGENCY.search(text.strip())
    name = _YEAR_BEHIND.sub("", label_text(found.group("name"))) if found else ""
    if not name or _MONEY_WORD.fullmatch(name) or len(name) > _LONGEST_AGENCY:
        return None
    return name


@lru_cache(maxsize=_REMEMBERED)
def title_of(text: str, form: Form) -> tuple[tuple[int, FormTable], ...]:
    """The form's tables of which `text` is a title, with the length that agrees."""
    plain = _GOES_ON.sub("", header_text(text))
    longest: dict[int, tuple[int, FormTable]] = {}
    titles = form.titles
    for start in range(len(plain)):
        for table in titles.get(plain[start:], ()):
            if table.table_no not in longest and _may_stand_before(plain[:start]):
                longest[table.table_no] = (len(plain) - start, table)
    if not longest:
        return ()
    return tuple(longest[table.table_no] for table in form.tables if table.table_no in longest)


def _titles_at(
    lines: Sequence[str], index: int, form: Form
) -> tuple[tuple[FormTable, ...], str | None]:
    """Titles in one line, or in it and the one above (a title wrapped over two lines)."""
    for text in (lines[index], *([lines[index - 1] + lines[index]] if index else [])):
        found = sorted(title_of(text, form), key=lambda each: (-each[0], each[1].table_no))
        if found:
            longest = found[0][0]
            return tuple(t for length, t in found if length == longest), label_text(text)
    return (), None


def _may_stand_before(before: str) -> bool:
    """Whether before a title stands at most a number, an agency and a year."""
    before = _LEADING.sub("", before).replace(YEAR, "")
    return len(before) <= _LONGEST_PREFIX and not _SENTENCE.search(before)


@lru_cache(maxsize=64)
def _caption_patterns(captions: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What a form prints beside a table's number, the number as a group."""
    bare = (re.escape(comparable(one)).replace(re.escape("{no}"), _NUMBER) for one in captions)
    return tuple(re.compile(one + r"(?![\d一二三四五六七八九十])") for one in bare)


def is_own_number(printed: str | None, form: Form) -> bool:
    """Whether a table's printed number has the family's own words: the first that it declares."""
    own = _caption_patterns(form.captions[:1])
    return bool(printed and own and own[0].match(comparable(printed).strip("()")))


def _printed_number(text: str, form: Form) -> tuple[str, int] | None:
    plain = comparable(text).strip("()")
    for pattern in _caption_patterns(form.captions):
        found = pattern.match(plain)
        if found and (number := number_of(found.group(1))) is not None:
            return label_text(text) if found.end() == len(plain) else found.group(), number
    return None
