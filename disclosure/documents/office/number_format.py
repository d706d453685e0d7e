"""What a sheet prints for a number: the number under its Excel format code.

What belongs here: the formats that budget sheets use (0, 0.00, #,##0.00, accounting, percent,
General, sections for negative and zero), and dates of year, month and day. What does not: fractions
and scientific notation, which are printed as General.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DATE_PART = re.compile(r"y+|m+|d+", re.IGNORECASE)
_CHINESE_DATE = re.compile(r"[ymd年月日./\- ]+", re.IGNORECASE)
_DIGITS = re.compile(r"\??[#0][#0?,]*(?:\.[0#?]*)?|\.[0#?]+")


def printed_number(value: float | int | Decimal, number_format: str | None) -> str:
    """The text that a cell shows, without padding. `value` may be any finite number.

    Of a binary fraction a sheet prints fifteen figures at most, and rounds what is left of those.
    """
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    code = number_format or "General"
    if code in ("General", "@"):
        return _general(number)
    sections = _sections(code)
    section, shown = _choose(sections, number)
    pattern = _DIGITS.search(_bare(section))
    if pattern is None:
        return _literal(section).strip() if "General" not in section else _general(number)
    digits = _digits(abs(shown) * (100 if "%" in _bare(section) else 1), pattern.group())
    prefix, suffix = _around(section)
    sign = "-" if shown < 0 and any(digit in "123456789" for digit in digits) else ""
    return f"{sign}{prefix}{digits}{suffix}".strip()


def printed_date(value: dt.datetime | dt.date | dt.time, number_format: str | None) -> str:
    """A date under a format that puts the year first; any other in ISO order, time if it has one.

    Formats that begin with the month are the system's own: they show as each computer likes.
    """
    code = _literal((number_format or "").split(";")[0]).strip()
    if isinstance(value, dt.date) and code[:1] in ("y", "Y") and _CHINESE_DATE.fullmatch(code):
        return _DATE_PART.sub(lambda part: _date_part(value, part.group().lower()), code)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat()


def _date_part(value: dt.date, part: str) -> str:
    number = {"y": value.year, "m": value.month, "d": value.day}[part[0]]
    return f"{number % 100:02d}" if part == "yy" else f"{number:0{min(len(part), 2)}d}"


def _general(number: Decimal) -> str:
    rounded = Decimal(f"{number:.11g}")
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sections(code: str) -> list[str]:
    """The format's sections: semicolons inside quotes do not part them."""
    return re.findall(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)', code)[: code.count(";") + 1]


def _choose(sections: list[str], number: Decimal) -> tuple[str, Decimal]:
    """The section for the number's sign; a section of its own prints no minus."""
    if number < 0 and len(sections) > 1 and sections[1]:
        return sections[1], abs(number)
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    places = len(fraction)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,.{places}f}" if "," in whole.rstrip(",") else f"{rounded:.{places}f}"
    optional = len(fraction) - len(fraction.rstrip("#"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".")


def _bare(section: str) -> str:
    return _QUOTED.sub("", section)


def _literal(section: str) -> str:
    return _QUOTED.sub(lambda match: match.group(1) or match.group(2) or "", section).replace(
        "?", ""
    )


def _around(section: str) -> tuple[str, str]:
    """What is printed before and after the digits."""
    literal = _QUOTED.sub(lambda match: match.group(1) or match.group(2) or "", section)
    match = _DIGITS.search(literal)
    if match is None:
        return "", ""
    after = literal[match.end() :].lstrip("#0?,.")
    return literal[: match.start()].strip(), after.strip()
