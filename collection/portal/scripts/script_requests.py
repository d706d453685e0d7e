"""What a script asks a server for: $.ajax({url, data}), $.post(url, data), fetch(url), axios.

What belongs here: the address and the fields, where they can be told from the script's own words;
a page number that only the run would give is the first. What does not: what is answered
(`records`). Nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from lxml import etree

from collection.portal.page import Page, split
from collection.portal.scripts.literals import NotLiteral, Stringified, arguments_at
from collection.portal.scripts.script_engine import Click

MOST_CALLS = 1_000
MOST_REQUESTS = 20
"""Of one page; more are told as a bound."""
PAGE_NAMES = (
    r"(?:cur(?:rent)?_?)?page_?(?:no|num(?:ber)?|index|id)?|"
    r"pn|p|pg|curr?|current|curpage|currpage|nowpage|start_?page|page_?now"
)
JSON_BODY = "application/json"
_NAMED = re.compile(r"[\"']?(\w{1,60})[\"']?\s*:")
"""The name of a form's only field, where what is posted is no form but this JSON."""
_SIZE = re.compile(r"^(?:page_?size|rows|limit|per_?page)$", re.IGNORECASE)
PAGE_PARAMETER = re.compile(rf"^(?:{PAGE_NAMES})$", re.IGNORECASE)
_CALL = re.compile(
    r"(?:\$|jQuery|axios|http|request|Vue|this|\b)\.?\b(ajax|get|post|getJSON|request|fetch|axios|load|jsonp|render)\s*\(\s*(?=[\"'{`\w])"
)
_ASKS_BY_NAME = re.compile(
    r"(?:data-)?(?:hx|ic|up|fx|ts|jx|pjax)-(?:get|post|get-from|href|url|req|src)"
)
_ADDRESS = re.compile(r"[^\s<>\"']{3,600}")
_SCRIPT_FILES = re.compile(r"\.(?:js|css|png|jpe?g|gif|svg|ico|woff2?)(?:\?|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """An address that a script opens or asks; `form` is posted; `is_data` is no page of its own.

    It `lacks` what only the run would give it: a field without a value. Or it is what `clicks` make
    of a page, known by the `title` that was clicked.
    """

    url: str
    form: tuple[tuple[str, str], ...] | None = None
    is_data: bool = False
    lacks: bool = False
    title: str = ""
    clicks: tuple[Click, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether its address is that of a page of the site, as pieces of other columns are."""
        parts = split(self.url)
        static = parts.path.endswith(("/", ".html", ".htm", ".shtml"))
        return self.is_data and self.form is None and static and not parts.query

    @property
    def counts_pages(self) -> bool:
        """Whether it names a page's number or size: then it is a list."""
        fields = [*parse_qsl(split(self.url).query, keep_blank_values=True), *(self.form or ())]
        names = [key for key, _ in fields]
        if self.form and self.form[0][0] == JSON_BODY:
            names = _NAMED.findall(self.form[0][1])
        return any(PAGE_PARAMETER.match(key) or _SIZE.match(key) for key in names)


class _FirstPage(dict[str, str]):
    """Known names; a page's number that nobody has set is 1."""

    def get(self, key: str, default: Any = None) -> Any:
        if key in self:
            return self[key]
        return "1" if PAGE_PARAMETER.match(key.rpartition(".")[2]) else default


def requests_in(page: Page, script: str, known: Mapping[str, str]) -> Iterator[Target]:
    """What a script asks for, each once."""
    scope, seen = _FirstPage(known), set()
    named: dict[str, Any] = {}
    for number, match in enumerate(_CALL.finditer(script)):
        if number == MOST_CALLS:
            return
        try:
            arguments = arguments_at(script, match.end(), scope, most=2, named=named)
        except NotLiteral:
            continue
        of_forms = match[0].startswith(("$.", "jQuery."))
        target = _target(page, match[1].lower(), arguments, of_forms=of_forms)
        if target is not None and target not in seen:
            seen.add(target)
            yield target
            if len(seen) > MOST_REQUESTS:
                return


def asked_by_markup(page: Page) -> Iterator[Target]:
    """What attributes ask for by a library that reads them: hx-get, up-href, a turbo-frame."""
    if page.root is None:
        return
    for element in page.root.iter(etree.Element):
        for name, value in element.attrib.items():
            is_own = element.tag == "turbo-frame" and name == "src"
            if not (is_own or _ASKS_BY_NAME.fullmatch(name)) or not _ADDRESS.fullmatch(value):
                continue
            form = () if name.endswith("post") else None
            yield Target(page.absolute(value), form, is_data=True)


def _target(page: Page, called: str, arguments: list[Any], *, of_forms: bool) -> Target | None:
    """What a call asks for. jQuery posts an object as a form, all others post it as JSON."""
    if not arguments:
        return None
    options = next((one for one in arguments if isinstance(one, dict)), {})
    address = arguments[0] if isinstance(arguments[0], str) else options.get("url")
    if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        return None
    if _SCRIPT_FILES.search(address) or not re.search(r"[/.?]", address):
        return None
    is_plain = called in {"get", "post", "getjson", "load"} and len(arguments) > 1
    set_up = {} if is_plain and (of_forms or called == "post") else options
    said = str(set_up.get("type") or set_up.get("method") or called).lower()
    data = set_up.get("data", set_up.get("params", options if is_plain else {}))
    data = _of_first_page(_of_table(options) if called == "render" else data)
    fields = _fields(data)
    lacks = isinstance(data, dict) and None in data.values()
    url = page.absolute(address)
    body = set_up.get("body", data)
    is_json = isinstance(body, Stringified) or (isinstance(body, dict) and not of_forms)
    if said == "post" and is_json:
        return Target(url, ((JSON_BODY, json.dumps(body, ensure_ascii=False)),), True, lacks)
    if said == "post":
        return Target(url, fields, True, lacks)
    if fields:
        url = f"{url}{'&' if '?' in url else '?'}{urlencode(fields)}"
    return Target(url, None, True, lacks)


def _of_first_page(data: Any) -> Any:
    """The same, where a page's number that only the run would give is 1."""
    if not isinstance(data, dict):
        return data
    said = {k: "1" if v is None and PAGE_PARAMETER.match(k) else v for k, v in data.items()}
    return type(data)(said)


def _of_table(options: dict[str, Any]) -> dict[str, Any]:
    """What a table that draws itself sends for its first page, under the names it was given."""
    where, names = options.get("where"), options.get("request")
    names = names if isinstance(names, dict) else {}
    sent = dict(where) if isinstance(where, dict) else {}
    if options.get("page"):
        sent[names.get("pageName") or "page"] = 1
        sent[names.get("limitName") or "limit"] = options.get("limit") or 10
    return sent


def _fields(data: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(data, str):
        return tuple(parse_qsl(data, keep_blank_values=True))
    if not isinstance(data, dict):
        return ()
    return tuple((key, _text(value)) for key, value in data.items() if value is not None)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)
