"""What the lines above a table of an unknown form say: title, number, unit, agency, year.

What belongs here: telling a title from any other line by its make. What does not: which role a
title speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from disclosure.forms.printed.captions import Captions, is_note, printed_agency, unit_of_lines
from disclosure.forms.texts import comparable, label_text, number_of, printed_year

_NUMBER = r"(?:\d{1,2}(?=20\d{2}年|\D|$)|[一二三四五六七八九十]{1,3}(?!公))"
_LEADING = re.compile(
    rf"^(?:(?:附件?|公开)*表{_NUMBER}[、.:\-]?|附件?{_NUMBER}[、.:\-]?|{_NUMBER}[、.:]"
    rf"|\({_NUMBER}\)|(?:预算|决算|部门|单位)?(?:公开|附)?{_NUMBER}表[、.:\-]?)(?!年|$)"
)
_IS_TABLE = re.compile("[表附]")
_PRINTED_NO = re.compile(
    rf"^\(?((?:预算|决算|部门|单位)?(?:公开|附)?(?:表({_NUMBER})|({_NUMBER})表))(?!\d)"
)
_TITLE = re.compile(r"表(?:\((?!续).{1,30}\))?$")
_NUMBERED_TITLE = re.compile(r"(?:情况|预算|决算|收入|支出|收支|经费)(?:\((?!续).{1,30}\))?$")
"""How a title ends without the word 表, where its number has said it: 附件2：部门收入总体情况."""
_OTHER_THINGS = re.compile(
    r"[,。;!?；，]|见.{0,60}表|本表|下表|此表|空表|无数据|目录|绩效|公开表$|报表$|附表$|[:：].*[:：]"
)
_PUBLISHED = re.compile(
    r"^(?!.{0,60}(?:部门|单位)(?:预算|决算)[和及与])(.{0,60}(?:收入|支出|收支|经费)(?:预算|决算)?(?:情况)?)公开表$"
)
"""收入支出决算公开表 is a table; 部门决算公开表 is the name of all of them."""
_SUBJECT = re.compile(r"收入|支出|收支|三公|采购|运行经费|经费|资金|结转")
_CONTINUED = re.compile(r"\(?续(?:表|上表)?\)?$")
_MEASURE = re.compile(r"\((?:金额)?(?:单位[:：])?(?:人民币)?(?:百万|亿|万|千)?元\)")
_LONGEST, _LINES_ABOVE, _REST = 60, 2, 12


@lru_cache(maxsize=4096)
def title_text(text: str) -> str:
    """The title that a line prints, less its number; empty where the line is none."""
    plain = _CONTINUED.sub("", _MEASURE.sub("", comparable(text)))
    if len(plain) > _LONGEST or is_note(text):
        return ""
    plain = re.split(r"(?:部门|单位)(?:\(单位\))?(?:名称)?[:：]|金额单位", plain)[0]
    plain = _PUBLISHED.sub(r"\1表", plain)
    bare = _LEADING.sub("", plain)
    number = plain[: len(plain) - len(bare)]
    is_ended = _TITLE.search(bare) or (_IS_TABLE.search(number) and _NUMBERED_TITLE.search(bare))
    if len(bare) < 4 or not is_ended or _OTHER_THINGS.search(bare):
        return ""
    return bare if _SUBJECT.search(bare) else ""


def is_continued(text: str) -> bool:
    """Whether a line says that a table goes on: …（续）, 续表."""
    return bool(_CONTINUED.search(comparable(text)))


def is_printed_number(text: str) -> bool:
    """Whether a line is the number of a table and nothing else: 公开02表."""
    return bool(_PRINTED_NO.fullmatch(comparable(text).strip("()")))


def _is_rest(line: str, above: str) -> bool:
    """Whether a line may end a title that the line above begins."""
    plain = comparable(line)
    is_number = is_printed_number(line)
    before = comparable(above)
    is_torn = before.count("(") > before.count(")") and plain.count(")") > plain.count("(")
    may_go_on = is_torn or (len(plain) < _REST and not is_number)
    return may_go_on and not is_note(above) and not title_text(above)


def _clipped_title(line: str) -> str:
    """The title that a line prints but for its last bracket: the page's edge clips it."""
    plain = comparable(line)
    return title_text(plain + ")") if plain.count("(") > plain.count(")") else ""


def read_inferred_captions(lines: Sequence[str]) -> Captions:
    """What stands above a table; the nearest line wins, a title may be wrapped over two lines."""
    title, start = "", max(0, len(lines) - 5)
    for index in range(len(lines) - 1, -1, -1):
        title = title_text(lines[index])
        if not title and index and _is_rest(lines[index], lines[index - 1]):
            title = title_text(lines[index - 1] + lines[index])
        if title:
            start = max(0, index - _LINES_ABOVE)
            break
    title = title or next(filter(None, map(_clipped_title, reversed(lines[start:]))), "")
    head = lines[start:][::-1]
    number = next((found for line in head if (found := _PRINTED_NO.match(comparable(line)))), None)
    year = next(filter(None, (printed_year(line) for line in head)), None)
    return Captions(
        titled=(),
        title=label_text(title) or None,
        printed_no=number.group(1) if number else None,
        number=number_of(number.group(2) or number.group(3)) if number else None,
        agency=next(filter(None, map(printed_agency, head)), None),
        unit=unit_of_lines(head[::-1]),
        year=year,
    )
