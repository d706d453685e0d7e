"""What a form sends as it stands, as a browser would put it together.

What belongs here: the values of its fields, where and how they are sent, what a form is for that
writes to somebody. What does not: which forms are sent, and with what changed (`choosing_forms`,
`second_sources`, `systems`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from collection.portal.page import Page

TELLS = re.compile(
    r"赞|收藏|分享|评[论价分]|提\s*交|登\s*[录陆]|注\s*册|订阅|打印|朗读|反馈|投诉|纠错|留\s*言|验证|点击量|"
    r"邮\s*箱|手机|save|submit|insert|update|delete|remove|vote|like|comment|login|regist|captcha|logout|"
    r"hits|mail",
    re.IGNORECASE,
)
"""What is pressed, or filled in, to say something, not to read."""
_SHORTEST_TOKEN = 8
Fields = tuple[tuple[str, str], ...]


def sent_by(page: Page, form: Any, fields: Mapping[str, str]) -> tuple[str, Fields | None]:
    """Where a form sends its fields: an address with them, in the characters of the page, or one to
    which they are posted (the walk knows the page's characters).
    """
    action = page.absolute(form.get("action") or page.url)
    if (form.get("method") or "get").lower() == "post":
        return action, tuple(fields.items())
    charset = page.charset
    said = urlencode(fields, encoding=charset, errors="xmlcharrefreplace", quote_via=quote)
    return f"{action.partition('?')[0]}?{said}", None


def may_be_token(value: str) -> bool:
    return len(value) >= _SHORTEST_TOKEN


def renewed(page: Page, fields: Fields) -> Fields:
    """What was sent, with the tokens that the page's forms have now, which are hidden."""
    inputs = [] if page.root is None else page.root.xpath("//form//input[@type='hidden'][@name]")
    said = {one.get("name"): one.get("value") or "" for one in inputs}
    tokens = {name: value for name, value in said.items() if may_be_token(value)}
    return tuple((name, tokens.get(name, value)) for name, value in fields)


def value_of(option: Any) -> str:
    value = option.get("value")
    return value if value is not None else "".join(option.itertext()).strip()


def fields_of(form: Any) -> dict[str, str]:
    """Its fields by name: what is chosen of a list, what is checked, what is written."""
    found = {}
    for one in form.iter("input", "select"):
        name, kind = one.get("name"), (one.get("type") or "text").lower()
        if not name or kind in {"submit", "button", "image", "reset", "file"}:
            continue
        if one.tag == "select":
            found[name] = chosen_of(one)
        elif kind not in {"checkbox", "radio"} or one.get("checked") is not None:
            found[name] = one.get("value") or ""
    return found


def choices_of(form: Any) -> dict[str, str]:
    """Of a form's fields those that choose among others: lists and buttons that are checked."""
    lists = {one.get("name"): chosen_of(one) for one in form.iter("select") if one.get("name")}
    radios = {
        one.get("name"): one.get("value") or ""
        for one in form.iter("input")
        if one.get("name") and one.get("type") == "radio" and one.get("checked") is not None
    }
    return lists | radios


def chosen_of(select: Any) -> str:
    options = list(select.iter("option"))
    chosen = [one for one in options if one.get("selected") is not None] + options[:1]
    return value_of(chosen[0]) if chosen else ""
