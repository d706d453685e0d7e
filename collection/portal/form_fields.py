"""What a form sends as it stands, as a browser would put it together.

What belongs here: the values of its fields. What does not: which forms are sent, and with what
changed (`choosing_forms`, `systems.aspnet`).
"""

from __future__ import annotations

from typing import Any


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
