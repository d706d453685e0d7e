"""Where a call of a page's own function leads: goPage(2), openArticle('700'), toPage(3).

What belongs here: what a function's body does with its arguments, as far as that is simple: an
address put together, data asked for, a form sent. What does not: which calls are pagers
(`systems.pager_scripts`) and which are items (`links`). Nothing is ever executed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from collection.portal.page import Page, split
from collection.portal.scripts.bindings import MOST_BODY, bindings, body_of, of_element
from collection.portal.scripts.expressions import value_of, variables
from collection.portal.scripts.script_requests import Target, requests_in

MOST_DEEP = 2
"""Functions that call functions."""
MOST_CALLS = 3_000
"""Of one page: items and pages that are opened by functions."""
_CALL = re.compile(
    r"(?:^|(?<=[\s:;(]))(?:javascript:\s*+)?([A-Za-z_$][\w$]{0,60})\s*+\(([^()]{0,120})\)"
)
_DEFINED = re.compile(
    r"(?:function\s+([A-Za-z_$][\w$]{0,60})|([A-Za-z_$][\w$]{0,60})\s*[:=]\s*(?:async\s+)?function)\s*\(([^)]{0,100})\)\s*\{"
)
_ASSIGNED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|\.load\(|url\s*:|\.get\(|\.post\(|"
    r"getJSON\(|fetch\(|\.(?:attr|prop)\(\s*[\"'](?:src|href|data)[\"']\s*,|\.action\s*=|\.src\s*=|open\(\s*[\"']\w+[\"']\s*,)\s*([^;\n]{1,300})"
)
_OPENED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|(?<!this)\.src\s*=|"
    r"\.(?:attr|prop)\(\s*[\"'](?:src|href)[\"']\s*,)(?!=)\s*([^;\n]{1,300})"
)
_FIELD = re.compile(
    r"(?:getElementById\(\s*[\"']([\w.-]+)[\"']\s*\)|\.(\w+)|\[\s*[\"']([\w.-]+)[\"']\s*\])\.value\s*=\s*([^;\n]{1,100})|"
    r"\$\(\s*[\"'][#.]?([\w.-]+)[\"']\s*\)\.val\(\s*([^;\n()]{1,100})\)"
)
_COUNTED_ON = re.compile(
    r"([A-Za-z_$][\w$]{0,60})\s*+\+\+|\+\+\s*+([A-Za-z_$][\w$]{0,60})|([A-Za-z_$][\w$]{0,60})\s*+\+=\s*+1\b"
)
_CHOSEN = re.compile(r"this\.options\[\s*this\.selectedIndex\s*\]\.value|\$\(this\)\.val\(\)")
_NATIVE = frozenset({"open", "alert", "confirm", "eval", "void", "return", "if", "function"})


class Handlers:
    """The functions of one page's scripts; `asked` is the data that items were seen to ask for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.resolved = 0
        self.asked: list[Target] = []

    @cached_property
    def known(self) -> dict[str, str]:
        query = parse_qsl(split(self.page.url).query)
        own = {f"?{name}": value for name, value in query}
        return own | variables(self.page.programs, own)

    @cached_property
    def functions(self) -> dict[str, tuple[list[str], str]]:
        """Parameters and body of each function, by its name."""
        found: dict[str, tuple[list[str], str]] = {}
        programs = self.page.programs
        for match in _DEFINED.finditer(programs):
            body = body_of(programs[match.end() : match.end() + MOST_BODY])
            names = [one.strip() for one in match[3].split(",")]
            found.setdefault(match[1] or match[2], (names, body))
        return found

    def calls(self, handler: str) -> Iterator[tuple[str, Sequence[str | None]]]:
        """The functions that a handler calls, with the values of their arguments."""
        for call in _CALL.finditer(handler[:500]):
            if call[1] not in _NATIVE:
                arguments = (one.strip() for one in call[2].split(","))
                yield call[1], [value_of(one, self.known) for one in arguments]

    def chosen(self, handler: str, value: str) -> Iterator[str]:
        """The addresses to which a list for choosing leads with one of its values."""
        plain = _CHOSEN.sub("this.value", handler[:500])
        scope = {**self.known, "this.value": value}
        for match in _ASSIGNED.finditer(plain):
            address = value_of(match[1], scope)
            if address and address != value_of(match[1], self.known):
                yield address
        for call in _CALL.finditer(plain):
            arguments = [value_of(one.strip(), scope) for one in call[2].split(",")]
            if call[1] not in _NATIVE and "this.value" in call[2]:
                yield from (one.url for one in self.led_to(call[1], arguments) if not one.form)

    def opened(self, handler: str, element: Any = None) -> Iterator[str]:
        """The addresses that a handler of an item opens, itself or by the page's own functions."""
        written = (value_of(one[1], self.known) for one in _OPENED.finditer(handler[:500]))
        yield from (one for one in written if one and not one.startswith("#"))
        for name, values in self.calls(handler):
            self.resolved += 1
            if name in self.functions and self.resolved <= MOST_CALLS:
                reads = element if re.search(r"\bthis\b", handler) else None
                yield from self._open(self.led_to(name, values, reads))

    def bound(self, element: Any) -> Iterator[str]:
        """The addresses that a function opens which scripts bind to an element."""
        for body in self.bodies.get(element, ()):
            self.resolved += 1
            if self.resolved <= MOST_CALLS:
                yield from self._open(self.led_by(body, self.known))

    @cached_property
    def bodies(self) -> dict[Any, list[str]]:
        found: dict[Any, list[str]] = {}
        if self.page.root is not None:
            for element, body in bindings(self.page.root, self.page.programs):
                found.setdefault(element, []).append(body)
        return found

    def _open(self, led: Iterator[Target]) -> Iterator[str]:
        targets = list(led)
        self.asked += [one for one in targets if one.is_data and not one.lacks]
        yield from (one.url for one in targets if one.form is None and not one.lacks)

    def led_to(
        self, name: str, values: Sequence[str | None], element: Any = None
    ) -> Iterator[Target]:
        """Where a call of a function leads, by its own body; `element` is what it was called on."""
        if name not in self.functions:
            return
        names, body = self.functions[name]
        given = {k: v for k, v in zip(names, values, strict=False) if v is not None}
        if element is not None:
            body = of_element(body, element)
        yield from self.led_by(body, self.known | given)

    def led_by(self, body: str, scope: dict[str, str], deep: int = 0) -> Iterator[Target]:
        """Where a body leads by itself; where it does not, by the functions that it calls."""
        scope = scope | variables(body, scope)
        made = list(self._led(body, scope))
        yield from made
        if made or deep == MOST_DEEP:
            return
        for call in _CALL.finditer(body):
            if call[1] in self.functions:
                names, inner = self.functions[call[1]]
                values = [value_of(one.strip(), scope) for one in call[2].split(",")]
                given = {k: v for k, v in zip(names, values, strict=False) if v is not None}
                yield from self.led_by(inner, self.known | given, deep + 1)

    def _led(self, body: str, scope: dict[str, str]) -> Iterator[Target]:
        for counted in _COUNTED_ON.finditer(body):
            name = counted[1] or counted[2] or counted[3]
            if scope.get(name, "").isdigit():
                scope[name] = str(int(scope[name]) + 1)
        asked = list(requests_in(self.page, body, scope))
        lacking = {one.url.partition("?")[0] for one in asked if one.lacks}
        for match in _ASSIGNED.finditer(body):
            address = value_of(match[1], scope)
            if address and self.page.absolute(address) in lacking:
                continue
            if address and address != value_of(match[1], self.known) and "submit" not in match[1]:
                is_data = not re.search(r"location|open\(\s*$|window", match[0][: -len(match[1])])
                yield Target(self.page.absolute(address), is_data=is_data)
        yield from asked
        if ".submit(" in body:
            yield from self._sent(body, scope)

    def _sent(self, body: str, scope: dict[str, str]) -> Iterator[Target]:
        """The page's form with the fields that the body sets."""
        forms = self.page.root.xpath("//form")
        named = [
            one for one in forms if any(one.get(k) and one.get(k) in body for k in ("id", "name"))
        ]
        form = max(named or forms, key=partial(_count_set, body), default=None)
        if form is None:
            return
        sent = (one for one in form.iter("input") if one.get("name") and _is_sent(one))
        fields = {one.get("name"): one.get("value") or "" for one in sent}
        for match in _FIELD.finditer(body):
            name = match[1] or match[2] or match[3] or match[5]
            value = value_of(match[4] or match[6] or "", scope)
            field = next(
                (
                    one.get("name") or name
                    for one in form.iter("input", "select")
                    if name in (one.get("id"), one.get("name"))
                ),
                None,
            )
            if field and value is not None:
                fields[field] = value
        action = self.page.absolute(form.get("action") or self.page.url)
        pairs = tuple(fields.items())
        if (form.get("method") or "get").lower() == "post":
            yield Target(action, form=pairs)
        else:
            yield Target(f"{action.partition('?')[0]}?{urlencode(pairs)}")


def _count_set(body: str, form: Any) -> int:
    """How many of a form's fields a body sets: of several forms the one that it means."""
    set_in = {one for match in _FIELD.finditer(body) for one in match.groups()}
    fields = (
        each for one in form.iter("input", "select") for each in (one.get("id"), one.get("name"))
    )
    return len(set_in.intersection(filter(None, fields)))


def _is_sent(field: Any) -> bool:
    """Whether a form sends a field: of radio buttons and boxes those that are checked."""
    is_marked = (field.get("type") or "").lower() in {"radio", "checkbox"}
    return not is_marked or field.get("checked") is not None
