"""The few expressions by which scripts put an address together: strings, numbers, names, + and -.

What belongs here: their value, or None for whatever is more than that. Nothing is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|(\d+)|([A-Za-z_$][\w$.]*)|([-+()])|(.))")
_VARIABLE = re.compile(
    r"(?:var|let|const)\s+([A-Za-z_$][\w$]*)\s*=\s*([^;\n]{1,300})|^\s*([A-Za-z_$][\w$]*)\s*=\s*([^;=\n]{1,200})",
    re.MULTILINE,
)
_CEILING = re.compile(r"^\s*(?:Math\.ceil|parseInt)\(\s*(\d{1,7})\s*/\s*([1-9]\d{0,4})\s*\)")
MOST_VARIABLES = 500
MOST_TOKENS = 60


def variables(script: str, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """What simple assignments of a script give to names, in order."""
    found: dict[str, str] = {}
    for number, match in enumerate(_VARIABLE.finditer(script)):
        if number == MOST_VARIABLES:
            break
        value = value_of(match[2] or match[4], {**(known or {}), **found})
        if value is not None:
            found[match[1] or match[3]] = value
    return found


def value_of(expression: str, known: Mapping[str, str]) -> str | None:
    """The text of an expression, as far as it is one; up to the first comma or closing mark."""
    if counted := _CEILING.search(expression):
        return str(-(-int(counted[1]) // int(counted[2])))
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
    return None if rest or value is None else str(value)


def _sum(
    tokens: list[tuple[str, str]], known: Mapping[str, str]
) -> tuple[str | int | None, list[tuple[str, str]]]:
    value, rest = _term(tokens, known)
    while value is not None and rest and rest[0] in {("mark", "+"), ("mark", "-")}:
        sign = rest[0][1]
        following, rest = _term(rest[1:], known)
        if following is None:
            return None, rest
        if isinstance(value, int) and isinstance(following, int):
            value = value + following if sign == "+" else value - following
        elif sign == "+":
            value = f"{value}{following}"
        elif str(value).isdigit() and str(following).isdigit():
            value = int(value) - int(following)
        else:
            return None, rest
    return value, rest


def _term(
    tokens: list[tuple[str, str]], known: Mapping[str, str]
) -> tuple[str | int | None, list[tuple[str, str]]]:
    if not tokens:
        return None, []
    (kind, text), rest = tokens[0], tokens[1:]
    if kind == "mark":
        value, rest = _sum(rest, known) if text == "(" else (None, rest)
        return (value, rest[1:]) if rest and rest[0] == ("mark", ")") else (None, rest)
    if kind == "name" and text in {"parseInt", "Number", "String", "encodeURI"}:
        return _term(rest, known)
    found = known.get(text) if kind == "name" else text
    is_number = kind != "string" and found is not None and found.isdigit() and len(found) < 9
    return (int(found) if is_number and found else found), rest
