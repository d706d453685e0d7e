"""The few expressions by which scripts put an address together or count pages: strings, numbers,
names, the four operations, rounding, and the functions that write an address in another way (atob).

What belongs here: their value, or None for whatever is more than that. Nothing is ever executed.
"""

from __future__ import annotations

import base64
import binascii
import math
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from urllib.parse import quote, unquote

_TOKEN = re.compile(
    r"(?<!\s)\s*+(?:\"([^\"]*)\"|'([^']*)'|(\d+)|([A-Za-z_$][\w$.]*)|([-+*/%()])|(.))"
)
_VARIABLE = re.compile(
    r"(?:var|let|const)\s+([A-Za-z_$][\w$]*)\s*=\s*([^;\n]{1,300})|^[^\S\n]*+([A-Za-z_$][\w$]*)\s*=\s*([^;=\n]{1,200})",
    re.MULTILINE,
)
_DECLARED = re.compile(r",\s*([A-Za-z_$][\w$]*)\s*=(?!=)\s*([^,;\n]{1,200})")
_TEMPLATE = re.compile(r"`([^`]{0,600})`")
_HOLE = re.compile(r"\$\{([^{}`]{1,80})\}")
_OF_QUERY = re.compile(r"quer|param|request|url", re.IGNORECASE)
_NUMBERS = (int, Fraction)
Tokens = list[tuple[str, str]]
Value = str | int | Fraction | None
MOST_VARIABLES = 500
MOST_TOKENS = 60


def variables(script: str, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """What simple assignments of a script give to names, in order."""
    found: dict[str, str] = {}
    for number, match in enumerate(_VARIABLE.finditer(script)):
        if number == MOST_VARIABLES:
            break
        written = match[2] or match[4]
        also = [(one[1], one[2]) for one in _DECLARED.finditer(written)] if match[1] else []
        for name, expression in [(match[1] or match[3], written), *also]:
            value = value_of(expression, {**(known or {}), **found})
            if value is not None:
                found[name] = value
    return found


def value_of(expression: str, known: Mapping[str, str]) -> str | None:
    """The text of an expression, as far as it is one; up to the first comma or closing mark."""
    if "`" in expression:
        expression = _TEMPLATE.sub(_summed, expression)
    tokens: list[tuple[str, str]] = []
    depth = 0
    for match in _TOKEN.finditer(expression):
        text, single, number, name, mark, other = match.groups()
        depth += (mark == "(") - (mark == ")")
        if depth < 0 or (other and other in ",;}"):
            break
        if other and not other.strip():
            continue
        if other or len(tokens) == MOST_TOKENS:
            return None
        kind = (
            "string"
            if text is not None or single is not None
            else "number"
            if number
            else "name"
            if name
            else "mark"
        )
        tokens.append(
            (
                kind,
                text
                if text is not None
                else single
                if single is not None
                else number or name or mark,
            )
        )
    value, rest = _sum(tokens, known)
    is_part = isinstance(value, Fraction) and value.denominator != 1
    return None if rest or value is None or is_part else str(value)


def _sum(tokens: Tokens, known: Mapping[str, str]) -> tuple[Value, Tokens]:
    value, rest = _product(tokens, known)
    while value is not None and rest and rest[0] in {("mark", "+"), ("mark", "-")}:
        sign = rest[0][1]
        following, rest = _product(rest[1:], known)
        if following is None:
            return None, rest
        if isinstance(value, _NUMBERS) and isinstance(following, _NUMBERS):
            value = value + following if sign == "+" else value - following
        elif sign == "+":
            value = f"{value}{following}"
        elif str(value).isdigit() and str(following).isdigit():
            value = int(value) - int(following)
        else:
            return None, rest
    return value, rest


def _product(tokens: Tokens, known: Mapping[str, str]) -> tuple[Value, Tokens]:
    """Numbers alone are multiplied and divided."""
    value, rest = _term(tokens, known)
    while value is not None and rest and rest[0][0] == "mark" and rest[0][1] in "*/%":
        sign = rest[0][1]
        following, rest = _term(rest[1:], known)
        if not (isinstance(value, _NUMBERS) and isinstance(following, _NUMBERS)):
            return None, rest
        if sign != "*" and following == 0:
            return None, rest
        value = _COUNTS[sign](Fraction(value), Fraction(following))
    return value, rest


def _term(tokens: Tokens, known: Mapping[str, str]) -> tuple[Value, Tokens]:
    if not tokens:
        return None, []
    (kind, text), rest = tokens[0], tokens[1:]
    if kind == "mark":
        value, rest = _sum(rest, known) if text == "(" else (None, rest)
        return (value, rest[1:]) if rest and rest[0] == ("mark", ")") else (None, rest)
    if kind == "name" and rest and rest[0] == ("mark", "("):
        value, rest = _term(rest, known)
        return _called(text, value, known), rest
    found = known.get(text) if kind == "name" else text
    is_number = kind != "string" and found is not None and found.isdigit() and len(found) < 9
    return (int(found) if is_number and found else found), rest


def _called(name: str, value: Value, known: Mapping[str, str]) -> Value:
    """What a function of the browser makes of a value; the page's own query by the name of a field.

    `known` holds the fields of the page's query under their names after a question mark.
    """
    if isinstance(value, _NUMBERS) and (rounded := _ROUNDS.get(name)) is not None:
        return rounded(value)
    if value is None or name in {"parseInt", "Number", "String"}:
        return value
    if (written := _WRITES.get(name.rpartition(".")[2].lower())) is not None:
        return written(str(value))
    return known.get(f"?{value}") if _OF_QUERY.search(name) else None


def _decoded(text: str) -> str | None:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, ValueError):
        return None


_COUNTS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "*": operator.mul,
    "/": operator.truediv,
    "%": operator.mod,
}
_ROUNDS: dict[str, Callable[[int | Fraction], int]] = {
    "Math.ceil": math.ceil,
    "Math.floor": math.floor,
    "Math.round": lambda number: math.floor(number + Fraction(1, 2)),
    "parseInt": int,
}
_WRITES: dict[str, Callable[[str], str | None]] = {
    "atob": _decoded,
    "decode64": _decoded,
    "base64decode": _decoded,
    "encodeuri": lambda text: text,
    "encodeuricomponent": lambda text: quote(text, safe="!'()*~"),
    "escape": quote,
    "decodeuri": unquote,
    "decodeuricomponent": unquote,
    "unescape": unquote,
    "tostring": lambda text: text,
    "trim": str.strip,
}


def _summed(match: re.Match[str]) -> str:
    """A template as a sum of strings and expressions."""
    pieces = _HOLE.split(match[1].replace("'", "%27").replace("\n", " "))
    return "+".join(one if n % 2 else f"'{one}'" for n, one in enumerate(pieces))
