"""Contradictions planted in the sentences of a reading.

What belongs here: one change of the text a function; what is then said is extracted anew. What
does not: tables (`in_tables`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from benchmarks.planted.plants import Plant
from benchmarks.planted.retold import retold
from benchmarks.planted.slips import slipped
from disclosure.reading import ProseSection, Reading

_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?(?=(?:万|亿)?元)")
_PERCENT = re.compile(r"\d+(?:\.\d+)?(?=[%％])")
_COUNT = re.compile(r"(?<![\d.年月])\d+(?=(?:辆|台|套|名|人|个|平方米))")
_UP, _DOWN = ("增加", "增长", "上升"), ("减少", "下降", "降低")
_MOVED = re.compile("|".join((*_UP, *_DOWN)) + r"(?=[\d了约]|比上年)")
_UNIT = re.compile(r"(?<=\d)万元")
_YEAR = re.compile(r"20[12]\d(?=年)")


def said_amount(reading: Reading, source: random.Random) -> Plant | None:
    """A slip in an amount of money."""
    return _slip("said amount", _AMOUNT, reading, source)


def said_percent(reading: Reading, source: random.Random) -> Plant | None:
    """A slip in a percent."""
    return _slip("said percent", _PERCENT, reading, source)


def said_count(reading: Reading, source: random.Random) -> Plant | None:
    """A slip in a count of vehicles, machines, people, metres."""
    return _slip("said count", _COUNT, reading, source)


def turned(reading: Reading, source: random.Random) -> Plant | None:
    """增加 for 减少 and the other way round, once."""
    drawn = _draw(_MOVED, reading, source)
    if drawn is None:
        return None
    section, match = drawn
    others = _DOWN if match[0] in _UP else _UP
    return _changed("turned", reading, section, match, source.choice(others[:2]))


def other_unit(reading: Reading, source: random.Random) -> Plant | None:
    """元 for 万元."""
    drawn = _draw(_UNIT, reading, source)
    return None if drawn is None else _changed("other unit", reading, *drawn, "元")


def other_year(reading: Reading, source: random.Random) -> Plant | None:
    """Last year's figure is said to be this year's, or the other way round: one year misprinted."""
    drawn = _draw(_YEAR, reading, source)
    if drawn is None:
        return None
    section, match = drawn
    other = str(int(match[0]) + source.choice((-2, 2, 3)))
    return _changed("other year", reading, section, match, other)


def silent(reading: Reading, source: random.Random) -> Plant | None:
    """A section that the law asks for and that says nothing."""
    told = {one.section_no for one in reading.statements if one.amount_yuan}
    sections = [one for one in reading.sections if one.section_no in told]
    if not sections:
        return None
    section = source.choice(sections)
    return Plant("silent section", section.title, retold(reading, {section.section_no: ""}))


def _slip(
    kind: str, pattern: re.Pattern[str], reading: Reading, source: random.Random
) -> Plant | None:
    drawn = _draw(pattern, reading, source)
    if drawn is None:
        return None
    section, match = drawn
    new = slipped(match[0], source)
    return None if new is None else _changed(kind, reading, section, match, new)


def _draw(
    pattern: re.Pattern[str], reading: Reading, source: random.Random
) -> tuple[ProseSection, re.Match[str]] | None:
    found = [(section, match) for section, match in _matches(pattern, reading)]
    return source.choice(found) if found else None


def _matches(
    pattern: re.Pattern[str], reading: Reading
) -> Iterator[tuple[ProseSection, re.Match[str]]]:
    told = {one.section_no for one in reading.statements}
    for section in reading.sections:
        if section.section_no in told:
            for match in pattern.finditer(section.text):
                if not re.fullmatch(r"[0.,]+", match[0]):
                    yield section, match


def _changed(
    kind: str, reading: Reading, section: ProseSection, match: re.Match[str], new: str
) -> Plant:
    text = section.text
    changed = text[: match.start()] + new + text[match.end() :]
    around = text[max(0, match.start() - 28) : match.start()]
    what = (
        f"{section.title[-16:]}: {around}[{match[0]} → {new}]{text[match.end() : match.end() + 14]}"
    )
    return Plant(kind, what, retold(reading, {section.section_no: changed}))
