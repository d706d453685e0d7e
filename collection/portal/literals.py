"""Values as scripts write them: objects, lists, strings, numbers and simple expressions.

What belongs here: reading one value that stands in a script, quoted names or not, into Python's.
What does not: what the values mean (`records`, `script_requests`). Nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from collection.portal.expressions import value_of

MOST_CHARACTERS = 2_000_000
MOST_DEEP = 60
MOST_BARE = 300
MOST_VALUES = 50_000
MOST_LOOKED_UP = 40
"""Objects that one value takes from names which the script gives them elsewhere."""
_SPACE = re.compile(r"(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/)){0,2000}\*/)*")
_KEY = re.compile(r"[\w$]{1,80}")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'", re.DOTALL)
_STRINGIFIED = re.compile(r"JSON\.stringify\(\s*(?=[{A-Za-z_$])")
_NAME = re.compile(r"(?:[A-Za-z_$][\w$]*\.){0,3}([A-Za-z_$][\w$]{0,60})")
_NUMBER = re.compile(r"-?\d{1,15}(?=\s*[,;}\])])")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SIMPLE = {"n": "\n", "t": "\t", "r": "", "b": "", "f": ""}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None}


class NotLiteral(ValueError):
    """What stands there is more than a value; `place` is how far it was read."""

    place = 0


class Stringified(dict[str, Any]):
    """What JSON.stringify was given."""


def literal_at(text: str, start: int, known: Mapping[str, str] | None = None) -> tuple[Any, int]:
    """The object or list that begins at `start`, and where it ends. Raises NotLiteral.

    An expression counts for its text where `known` names make it one, else for None; so does a
    function.
    """
    reader = _Reader(text, start, known or {})
    try:
        return reader.value(0), reader.place
    except NotLiteral as error:
        error.place = reader.place
        raise


def arguments_at(
    text: str, start: int, known: Mapping[str, str] | None = None, *, most: int = 2
) -> list[Any]:
    """The first arguments of a call whose bracket was opened before `start`. Raises NotLiteral."""
    reader = _Reader(text, start, known or {})
    found: list[Any] = []
    while len(found) < most:
        found.append(reader.value(0))
        if not reader.goes_on():
            break
    return found


class _Reader:
    def __init__(self, text: str, start: int, known: Mapping[str, str]) -> None:
        self.text, self.place, self.known = text, start, known
        self.values = self.looked_up = 0
        self.end = min(len(text), start + MOST_CHARACTERS)

    def value(self, depth: int) -> Any:
        self._space()
        mark = self._mark()
        self.values += 1
        if depth > MOST_DEEP or self.values > MOST_VALUES:
            raise NotLiteral("too deep or too many")
        if mark == "{":
            return self._object(depth)
        if mark == "[":
            return self._list(depth)
        return self._plain()

    def goes_on(self) -> bool:
        """Whether another argument follows."""
        self._space()
        if self._mark() != ",":
            return False
        self.place += 1
        return True

    def _object(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self.place += 1
        while True:
            self._space()
            if self._mark() == "}":
                self.place += 1
                return found
            key = self._key()
            self._space()
            if self._mark() == "(":
                raise NotLiteral("a method")
            if self._mark() == ":":
                self.place += 1
                found[key] = self.value(depth + 1)
            else:
                found[key] = self.known.get(key)
            self._comma("}")

    def _list(self, depth: int) -> list[Any]:
        found: list[Any] = []
        self.place += 1
        while True:
            self._space()
            if self._mark() == "]":
                self.place += 1
                return found
            found.append(self.value(depth + 1))
            self._comma("]")

    def _comma(self, end: str) -> None:
        self._space()
        if self._mark() == ",":
            self.place += 1
        elif self._mark() != end:
            raise NotLiteral("no comma")

    def _key(self) -> str:
        match = _STRING.match(self.text, self.place) or _KEY.match(self.text, self.place)
        if match is None:
            raise NotLiteral("no name")
        self.place = match.end()
        return match[0].strip("\"'")

    def _plain(self) -> Any:
        if number := _NUMBER.match(self.text, self.place):
            self.place = number.end()
            return int(number[0])
        string = _STRING.match(self.text, self.place)
        if string is not None:
            after = _SPACE.match(self.text, string.end())
            stop = after.end() if after else string.end()
            if self.text[stop : stop + 1] in {",", "}", "]", ")", ";", ""}:
                self.place = string.end()
                return unescaped(string[1] if string[1] is not None else string[2])
        return self._expression()

    def _expression(self) -> Any:
        if called := _STRINGIFIED.match(self.text, self.place):
            self.place = called.end()
            value = self.value(MOST_DEEP - 10)
            self._space()
            self.place += self._mark() == ")"
            return Stringified(value) if isinstance(value, dict) else None
        start, deep = self.place, 0
        while self.place < self.end and self.place - start < 20_000:
            mark = self.text[self.place]
            if mark in "\"'" and (string := _STRING.match(self.text, self.place)):
                self.place = string.end()
                continue
            if deep == 0 and mark in ",]};\n)" and self.text[start : self.place].strip():
                break
            deep += (mark in "([{") - (mark in ")]}")
            if deep < 0:
                raise NotLiteral("unbalanced")
            self.place += 1
        written = self.text[start : self.place].strip()
        if not written:
            raise NotLiteral("nothing")
        if written in _WORDS:
            return _WORDS[written]
        if re.fullmatch(r"-?\d{1,15}", written):
            return int(written)
        value = value_of(written, self.known) if len(written) <= MOST_BARE else None
        return self._named(written) if value is None else value

    def _named(self, written: str) -> Any:
        """The object that the script gives to a name elsewhere, as an argument names it."""
        name = _NAME.fullmatch(written)
        self.looked_up += 1
        if name is None or self.looked_up > MOST_LOOKED_UP:
            return None
        given = re.search(rf"(?<![\w$]){re.escape(name[1])}\s*[:=]\s*(?=\{{)", self.text)
        if given is None:
            return None
        reader = _Reader(self.text, given.end(), self.known)
        reader.looked_up = MOST_LOOKED_UP
        try:
            return reader.value(0)
        except NotLiteral:
            return None

    def _space(self) -> None:
        match = _SPACE.match(self.text, self.place)
        self.place = match.end() if match else self.place

    def _mark(self) -> str:
        if self.place >= self.end:
            raise NotLiteral("cut")
        return self.text[self.place]


def unescaped(written: str) -> str:
    """The characters of a script's string."""
    if "\\" not in written:
        return written
    if '"' not in written:
        try:
            return str(json.loads(f'"{written}"'))
        except ValueError:
            pass
    return _ESCAPE.sub(
        lambda one: chr(int(one[1][1:], 16)) if len(one[1]) == 5 else _SIMPLE.get(one[1], one[1]),
        written,
    )
