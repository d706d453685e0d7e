"""Values as scripts write them: objects, lists, strings, numbers and simple expressions.

What belongs here: reading one value that stands in a script, quoted names or not, into Python's.
What does not: what the values mean (`records`, `script_requests`). Nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from collection.portal.scripts.expressions import value_of

MOST_CHARACTERS = 2_000_000
MOST_DEEP = 60
MOST_BARE = 300
MOST_VALUES = 50_000
MOST_LOOKED_UP = 40
"""Objects that are taken from names which the script gives them elsewhere."""
MOST_ARGUMENTS = 20_000
"""Characters of a call's arguments."""
_SPACE = re.compile(r"(?:\s|//[^\n]*\n|/\*(?:[^*]|\*(?!/)){0,2000}\*/)*")
_KEY = re.compile(r"[\w$]{1,80}")
_STRING = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'", re.DOTALL)
_STRINGIFIED = re.compile(r"JSON\.stringify\(\s*(?=[{A-Za-z_$])")
_IN_NAME = re.compile(r"[\w$]")
_GIVEN = re.compile(r"\s{0,20}[:=]\s{0,20}(?=\{)")
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
    text: str,
    start: int,
    known: Mapping[str, str] | None = None,
    *,
    most: int = 2,
    named: dict[str, Any] | None = None,
) -> list[Any]:
    """The first arguments of a call whose bracket was opened before `start`. Raises NotLiteral.

    `named` keeps the objects that were looked up by their names, for further calls of one script.
    """
    reader = _Reader(text, start, known or {}, named)
    reader.end = min(reader.end, start + MOST_ARGUMENTS)
    found: list[Any] = []
    while len(found) < most:
        found.append(reader.value(0))
        if not reader.goes_on():
            break
    return found


class _Reader:
    def __init__(
        self,
        text: str,
        start: int,
        known: Mapping[str, str],
        named: dict[str, Any] | None = None,
    ) -> None:
        self.text, self.place, self.known = text, start, known
        self.named = {} if named is None else named
        self.values = 0
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
        match = _NAME.fullmatch(written)
        if match is None:
            return None
        name = match[1]
        if name not in self.named and len(self.named) < MOST_LOOKED_UP:
            self.named[name] = None
            self.named[name] = self._given(name)
        return self.named.get(name)

    def _given(self, name: str) -> Any:
        place = self.text.find(name)
        for _ in range(MOST_LOOKED_UP):
            if place < 0:
                return None
            end = place + len(name)
            is_whole = not _IN_NAME.match(self.text, place - 1) if place else True
            if is_whole and (given := _GIVEN.match(self.text, end)):
                reader = _Reader(self.text, given.end(), self.known, self.named)
                try:
                    return reader.value(0)
                except NotLiteral:
                    return None
            place = self.text.find(name, end)
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
