"""What of a web page a person sees: hidden elements go, what fields show stays as text.

What belongs here: style sheets as far as their selectors are simple, inline styles, fields, raised
and struck text. What does not: bytes (`markup`), lines and tables (`html`). A sheet that colours
by any other way than a class, an id or a style attribute is not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from disclosure.documents.office.word_runs import Look
from disclosure.documents.remarks import Remarks

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "button", "rt", "rp"}
    | {"iframe", "object", "embed", "svg", "math", "audio", "video", "map", "title", "xml"}
)
_FIELDS = frozenset({"input", "select", "textarea"})
_STRUCK = frozenset({"s", "strike", "del"})
_SHIFTS = {"sup": "superscript", "sub": "subscript"}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0*[01]?(?:\.0+)?(?:px|pt)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|pt|em)|text-decoration[^;]*line-through",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"display\s*:\s*(?!none)[a-z]", re.IGNORECASE)
_WHITE_VALUE = r"(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent\b)"
_WHITE = re.compile(rf"(?:^|[;{{\s])color\s*:\s*{_WHITE_VALUE}", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|[;{\s])color\s*:", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:", re.IGNORECASE)
_SIMPLE = re.compile(r"^\s*\w*([.#])([\w-]+)\s*$")
_FIGURE = re.compile(r"\d[\d,]*\.\d|\d,\d{3}|\d{4}")
_TYPED = frozenset({"", "text", "number", "tel", "search"})


@dataclass
class _Rules:
    """Classes and ids by what the page's own style sheet says of them."""

    hidden: set[str] = field(default_factory=set)
    white: set[str] = field(default_factory=set)
    grounds: set[str] = field(default_factory=set)


def keep_what_is_seen(root: etree._Element, remarks: Remarks) -> None:
    """Takes away what nobody sees, and notes the figures among it; fields of tables become text."""
    rules = _rules_of(root)
    for element in list(root.iter()):
        if element is root:
            continue
        if element.tag in _FIELDS and not _is_hidden(element, rules):
            _as_text(element)
        elif (why := _why_unseen(element, rules)) is not None:
            if why and _FIGURE.search(text := " ".join("".join(element.itertext()).split())):
                remarks.hide(why, text)
            element.drop_tree()
        elif element.tag in _SHIFTS:
            _raise(element, Look(shift=_SHIFTS[element.tag]))


def _why_unseen(element: etree._Element, rules: _Rules) -> str | None:
    """Why an element is not seen; empty where it never is; None where it is."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.tag in _FIELDS:
        return ""
    if element.tag in _STRUCK:
        return "划去的文字"
    if _is_hidden(element, rules):
        return "隐藏的文字"
    if _is_white(element, rules) and not _has_ground(element, rules):
        return "与底色相同的文字"
    return None


def _is_hidden(element: etree._Element, rules: _Rules) -> bool:
    style = element.get("style") or ""
    if "hidden" in element.attrib or _HIDING.search(style):
        return True
    return bool(rules.hidden & _names(element)) and not _SHOWING.search(style)


def _is_white(element: etree._Element, rules: _Rules) -> bool:
    style = element.get("style") or ""
    if _COLOUR.search(style):
        return bool(_WHITE.search(style))
    if element.tag == "font" and re.fullmatch(_WHITE_VALUE, (element.get("color") or "").strip()):
        return True
    return bool(rules.white & _names(element))


def _has_ground(element: etree._Element, rules: _Rules) -> bool:
    """Whether anything around the text paints its ground, in whatever colour."""
    for one in (element, *element.iterancestors()):
        if one.get("bgcolor") or one.get("background") or rules.grounds & _names(one):
            return True
        if _GROUND.search(one.get("style") or ""):
            return True
    return False


def _names(element: etree._Element) -> set[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    return names | {f"#{element.get('id')}"}


def _as_text(element: etree._Element) -> None:
    """What a field of a table shows, as text; fields elsewhere belong to the site."""
    shown = ""
    if any(one.tag in ("td", "th") for one in element.iterancestors()):
        if element.tag == "input" and (element.get("type") or "").lower() in _TYPED:
            shown = element.get("value") or ""
        elif element.tag == "textarea":
            shown = "".join(element.itertext())
        elif element.tag == "select":
            options = list(element.iter("option"))
            chosen = [one for one in options if "selected" in one.attrib] or options[:1]
            shown = "".join("".join(one.itertext()) for one in chosen)
    if not shown.strip():
        element.drop_tree()
        return
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "span", shown


def _raise(element: etree._Element, look: Look) -> None:
    for one in element.iter():
        one.text = look.printed(one.text or "")
        if one is not element:
            one.tail = look.printed(one.tail or "")


def _rules_of(root: etree._Element) -> _Rules:
    """What the page's style sheet says of classes and ids, where the selector is that simple."""
    found = _Rules()
    for sheet in root.iter("style"):
        for selectors, body in _rules(sheet.text or ""):
            matches = (_SIMPLE.match(one) for one in selectors.split(","))
            names = {f"{match[1]}{match[2]}" for match in matches if match}
            if not names:
                continue
            if _HIDING.search(body):
                found.hidden |= names
            if _WHITE.search(body):
                found.white |= names
            if _GROUND.search(body):
                found.grounds |= names
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each closed rule, also of those within `@media`; in one pass."""
    for piece in sheet.split("}")[:-1]:
        *_, selectors, body = ["", *piece.split("{")]
        if selectors:
            yield selectors, body
