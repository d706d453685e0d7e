"""Pagers that call a function: goPage(2), turnPage('3'), jump(n). What the page's own script does
with the number is worked out where it is simple: an address put together, or a form sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from collection.portal.expressions import value_of, variables
from collection.portal.links import Link, own_text
from collection.portal.page import Page
from collection.portal.paging import Further, Next, is_pager_text, leads_back

NAME = "翻页脚本"
MOST_CALLS = 60
MOST_BODY = 4_000
_CALL = re.compile(r"(?:^|[\s:;(])(?:javascript:)?\s*([A-Za-z_$][\w$]{0,60})\s*\(([^()]{0,120})\)")
_ASSIGNED = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|\.load\(|url\s*:|\.get\(|\.post\(|"
    r"getJSON\(|fetch\(|\.action\s*=|\.src\s*=|open\(\s*[\"']\w+[\"']\s*,)\s*([^;\n]{1,300})"
)
_FIELD = re.compile(
    r"(?:getElementById\(\s*[\"']([\w.-]+)[\"']\s*\)|\.(\w+)|\[\s*[\"']([\w.-]+)[\"']\s*\])\.value\s*=\s*([^;\n]{1,100})|"
    r"\$\(\s*[\"'][#.]?([\w.-]+)[\"']\s*\)\.val\(\s*([^;\n()]{1,100})\)"
)


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if page.root is None:
        return Further()
    said = Further()
    known = variables(page.scripts)
    numbers = [0]
    for name, arguments in _calls(page):
        values = [value_of(one, known) for one in arguments]
        numbers += [int(one) for one in values if one is not None and one.isdigit()]
        said.pages += _pages(page, name, values, known)
    said.total_pages = max(numbers) if 1 < max(numbers) <= 2000 else None
    return said


def _calls(page: Page) -> Iterator[tuple[str, Sequence[str]]]:
    seen: set[tuple[str, str]] = set()
    for element in page.root.iter("a", "span", "button", "input", "li", "div"):
        script = element.get("onclick", "") or element.get("href", "")
        if "(" not in script or "__doPostBack" in script:
            continue
        text = element.get("value") or own_text(element)
        if not is_pager_text(text) or leads_back(text):
            continue
        for call in _CALL.finditer(script[:500]):
            key = (call[1], call[2])
            if key not in seen and len(seen) < MOST_CALLS:
                seen.add(key)
                yield call[1], [one.strip() for one in call[2].split(",")]


def _pages(
    page: Page, name: str, values: Sequence[str | None], known: dict[str, str]
) -> Iterator[Next]:
    """Where a call of the function leads, by its own body."""
    found = re.search(
        rf"(?:function\s+{re.escape(name)}|{re.escape(name)}\s*[:=]\s*function)\s*\(([^)]{{0,100}})\)\s*\{{",
        page.scripts,
    )
    if found is None:
        return
    names = [one.strip() for one in found[1].split(",")]
    body = _body(page.scripts[found.end() : found.end() + MOST_BODY])
    scope = known | {k: v for k, v in zip(names, values, strict=False) if v is not None}
    scope |= variables(body, scope)
    for match in _ASSIGNED.finditer(body):
        address = value_of(match[1], scope)
        if address and address != value_of(match[1], known) and "submit" not in match[1]:
            is_data = not re.search(r"location|open\(\s*$|window", match[0][: -len(match[1])])
            yield Next(page.absolute(address), is_data=is_data)
    if ".submit(" in body:
        yield from _sent(page, body, scope)


def _sent(page: Page, body: str, scope: dict[str, str]) -> Iterator[Next]:
    """The page's form with the fields that the body sets."""
    forms = page.root.xpath("//form")
    named = [one for one in forms if any(one.get(k) and one.get(k) in body for k in ("id", "name"))]
    form = (named or forms or [None])[0]
    if form is None:
        return
    fields = _fields(form)
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
    action = page.absolute(form.get("action") or page.url)
    pairs = tuple(fields.items())
    if (form.get("method") or "get").lower() == "post":
        yield Next(action, form=pairs)
    else:
        from urllib.parse import urlencode

        yield Next(f"{action.partition('?')[0]}?{urlencode(pairs)}")


def _fields(form: Any) -> dict[str, str]:
    return {
        one.get("name"): one.get("value") or "" for one in form.iter("input") if one.get("name")
    }


def _body(script: str) -> str:
    depth = 1
    for place, mark in enumerate(script):
        depth += (mark == "{") - (mark == "}")
        if depth == 0:
            return script[:place]
    return script
