"""What a sheet prints for a number: the number under its Excel format code.

What belongs here: the formats that budget sheets use (fixed places, thousands, accounting, percent,
General, scaling commas, figures set between digits, sections by sign or condition), and dates of
year, month and day, powers of ten and fractions, which round what they show and so are no amounts.
What does not: numbers spelt out in Chinese, which print as figures.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]{0,255})"|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]{0,255})\]'
    r"|(?P<general>General|G/通用格式)|(?P<digit>[0#?])|(?P<mark>[.,%@])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_COMPARE = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_BRACKET = re.compile(r"\[([^\]]{0,255})\]")
_PART = re.compile(r'"[^"]{0,255}"|[\\!].|.', re.DOTALL)
"""A format has 255 characters at most."""
_FILLED = re.compile(r"\*[\d.,\-−–]")
_INKS = {
    **dict.fromkeys(("white", "白色", "color2", "color 2", "颜色2"), "FFFFFF"),
    **dict.fromkeys(("black", "黑色", "color1", "color 1", "颜色1"), "000000"),
    **dict.fromkeys(("red", "红色"), "FF0000"),
}
_RED = re.compile(r"\[(?:Red|红色?|Color\s*3)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)")
_DATE_PART = re.compile(r"y+|m+|d+", re.IGNORECASE)
_CHINESE_DATE = re.compile(r"[ymd年月日./\- ]+", re.IGNORECASE)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
"""A double has 309 places at most."""
_GENERAL_BELOW = Decimal(10) ** 11
"""From here on General prints powers of ten."""


def printed_number(value: float | int | Decimal, number_format: str | None) -> str:
    """The text that a cell shows, without padding. `value` may be any finite number.

    Of a binary fraction a sheet prints fifteen figures at most, and rounds what is left of those.
    A number under zero that only its red colour tells is given its minus.
    """
    number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    code = number_format or "General"
    if code in ("General", "@"):
        return _general(number)
    section, shown = _choose(_sections(code), number)
    text = _printed(section, shown)
    is_negative = shown < 0 and any(digit in "123456789" for digit in text)
    told_by_red = number < 0 <= shown and _RED.search(section) and not _says_negative(text)
    return f"-{text}" if is_negative or (told_by_red and text) else text


def hides_sign(value: float | int | Decimal, number_format: str | None) -> bool:
    """Whether a number under zero is printed as if it were above, with nothing that tells it."""
    if value >= 0 or not number_format:
        return False
    text = printed_number(value, number_format)
    return any(digit in "123456789" for digit in text) and not _says_negative(text)


def ink_of(value: float | int | Decimal, number_format: str | None) -> str | None:
    """The colour, as RRGGBB, in which a format prints a number; None where it names none."""
    section = _section_for(value, number_format)
    colours = (_INKS.get(one.lower()) for one in _BRACKET.findall(section))
    return next((colour for colour in colours if colour), None)


def adds_figures(value: float | int | Decimal, number_format: str | None) -> bool:
    """Whether a format fills the cell up with figures that the number has not (0.00*0)."""
    return _FILLED.search(_section_for(value, number_format)) is not None


def _section_for(value: float | int | Decimal, number_format: str | None) -> str:
    return _choose(_sections(number_format or ""), Decimal(value))[0]


def printed_text(text: str, number_format: str | None) -> str:
    """The text that a cell shows under a format that has a section for texts (0;0;0;@ or @)."""
    sections = _sections(number_format or "")
    tokens = [match for match in _TOKEN.finditer(sections[-1]) if match.lastgroup]
    is_for_texts = len(sections) == 4 or any(token["mark"] == "@" for token in tokens)
    if not is_for_texts:
        return text
    return "".join(text if token["mark"] == "@" else _text_of(token) for token in tokens).strip()


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
    if abs(number) >= _GENERAL_BELOW:
        return f"{number:.5E}"
    rounded = Decimal(f"{number:.11g}")
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sections(code: str) -> list[str]:
    """The format's sections: semicolons inside quotes and behind a backslash do not part them."""
    parts = [""]
    for match in _PART.finditer(code):
        if match.group() == ";":
            parts.append("")
        else:
            parts[-1] += match.group()
    return parts


def _choose(sections: list[str], number: Decimal) -> tuple[str, Decimal]:
    """The section for the number's sign or size; a section of its own prints no minus."""
    conditions = [_condition(section) for section in sections[:2]]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=False):
            if condition is None or _COMPARE[condition[0]](number, condition[1]):
                return section, number
        return sections[min(len(conditions), len(sections) - 1)], number
    if number < 0 and len(sections) > 1 and (sections[1] or len(sections) > 2):
        return sections[1], abs(number)
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _condition(section: str) -> tuple[str, Decimal] | None:
    for match in _TOKEN.finditer(section):
        if match["bracket"] and (found := _CONDITION.match(match["bracket"])):
            return found[1], Decimal(found[2])
    return None


def _printed(section: str, number: Decimal) -> str:
    """What a section prints for a number, without the minus."""
    tokens = [match for match in _TOKEN.finditer(section) if match.lastgroup]
    if any(token["general"] for token in tokens):
        return "".join(
            _general(abs(number)) if token["general"] else _text_of(token) for token in tokens
        ).strip()
    if any(token["other"] in ("E", "e") for token in tokens):
        return _power_of_ten(tokens, abs(number))
    if any(token["other"] == "/" for token in tokens):
        return _fraction_of(tokens, abs(number))
    places = [index for index, token in enumerate(tokens) if token["digit"]]
    if not places:
        return "".join(map(_text_of, tokens)).strip()
    first, last = places[0], places[-1]
    point = next((i for i, t in enumerate(tokens) if t["mark"] == "." and i < last + 2), None)
    point = point if point is not None and point > first - 2 else None
    before = [i for i in places if point is None or i < point]
    after = [i for i in places if point is not None and i > point]
    commas = [i for i, token in enumerate(tokens) if token["mark"] == ","]
    end = before[-1] if before else first
    scaling = [i for i in commas if (i > end and (point is None or i < point)) or i > last]
    grouped = any(first < i < end for i in commas)
    shown = abs(number).scaleb(-3 * len(scaling), _WIDE)
    shown = shown.scaleb(2 * sum(token["mark"] == "%" for token in tokens), _WIDE)
    rounded = shown.quantize(Decimal(1).scaleb(-len(after)), context=_WIDE)
    whole, _, fraction = f"{rounded:f}".partition(".")
    filled = _whole_part(tokens, before, whole, grouped=grouped)
    filled.update(_fraction(tokens, after, fraction))
    if point is not None:
        filled[point] = "." if any(filled[i] for i in after) else ""
    parts = [
        filled.get(i, "" if token["mark"] == "," else _text_of(token))
        for i, token in enumerate(tokens)
    ]
    return "".join(parts).strip()


def _power_of_ten(tokens: list[re.Match[str]], number: Decimal) -> str:
    """7.43E+02 for 743.41 under 0.00E+00."""
    point = next((i for i, token in enumerate(tokens) if token["mark"] == "."), len(tokens))
    power = next(i for i, token in enumerate(tokens) if token["other"] in ("E", "e"))
    behind = sum(bool(token["digit"]) for token in tokens[point:power])
    mantissa, _, exponent = f"{number:.{behind}E}".partition("E")
    places = sum(bool(token["digit"]) for token in tokens[power:])
    return f"{mantissa}E{int(exponent):+0{places + 1}d}"


def _fraction_of(tokens: list[re.Match[str]], number: Decimal) -> str:
    """743 2/5 for 743.41 under # ?/?, which finds the best that has so many figures below."""
    bar = next(i for i, token in enumerate(tokens) if token["other"] == "/")
    before = [token for token in tokens[:bar] if token["digit"]]
    behind = [token["digit"] or token["other"] or "" for token in tokens[bar + 1 :]]
    said = "".join(filter(str.isdigit, behind)).strip("0")
    places = sum(one in "0#?" for one in behind if one)
    if not before or not (said or places):
        return _general(number)
    whole, rest = divmod(Fraction(number), 1) if len(before) > 1 else (0, Fraction(number))
    if said:
        above, below = round(rest * int(said)), int(said)
    else:
        above, below = rest.limit_denominator(10**places - 1).as_integer_ratio()
    if above == below and len(before) > 1:
        whole, above = whole + 1, 0
    parts = [str(whole)] if whole or not above else []
    return " ".join([*parts, *([f"{above}/{below}"] if above else [])])


def _whole_part(
    tokens: list[re.Match[str]], places: list[int], whole: str, *, grouped: bool
) -> dict[int, str]:
    """Figures before the point, right to left; what stands between the places stays there."""
    rest = whole.lstrip("0")
    filled: dict[int, str] = {}
    count = 0
    for number, place in enumerate(reversed(places), 1):
        figures = [rest[-1:]] if number < len(places) else list(reversed(rest))
        rest = rest[:-1]
        text = ""
        for printed in figures or [""]:
            figure = printed or ("0" if tokens[place]["digit"] == "0" else "")
            text = figure + ("," if figure and grouped and count and not count % 3 else "") + text
            count += bool(figure)
        filled[place] = text
    if places and not filled[places[-1]] and tokens[places[0]]["digit"] == "0":
        filled[places[-1]] = "0"
    return filled


def _fraction(tokens: list[re.Match[str]], places: list[int], fraction: str) -> dict[int, str]:
    """Figures behind the point; noughts that need not be printed are left out at the end."""
    filled: dict[int, str] = {}
    still = True
    for place, figure in reversed(list(zip(places, fraction, strict=False))):
        still = still and figure == "0" and tokens[place]["digit"] != "0"
        filled[place] = "" if still else figure
    return filled


def _text_of(token: re.Match[str]) -> str:
    """What a token prints by itself."""
    if token["bracket"] is not None:
        currency = _CURRENCY.match(token["bracket"])
        return currency[1] if currency else ""
    quoted, escaped = token["quoted"], token["escaped"]
    return next((text for text in (quoted, escaped, token["mark"], token["other"]) if text), "")


def _literal(section: str) -> str:
    return "".join(
        _text_of(match) or match["digit"] or "" for match in _TOKEN.finditer(section)
    ).replace("?", "")


def _says_negative(text: str) -> bool:
    return any(sign in text for sign in "-−–△▲负") or ("(" in text or "（" in text)
