"""What a web page's own style sheets say of each element: declarations won by the cascade.

What belongs here: which declaration wins, by weight, specificity and order (CSS Cascading, Level 4)
on a wide screen. What does not: what the values mean for a reader (`element_looks`). Sheets in
files of their own are not fetched.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

import cssselect2
import tinycss2
from lxml import etree

from disclosure.documents.web.custom_properties import CustomProperties
from disclosure.documents.web.media_queries import is_for_screens

_PARTS = {
    "background-color": "background",
    "font": "font-size",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
    "text-decoration-line": "text-decoration",
    "-webkit-mask-image": "mask",
    "-webkit-mask": "mask",
    "mask-image": "mask",
    "animation-name": "animation",
    "list-style-type": "list-style",
    "inline-size": "width",
    "block-size": "height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
}
"""Parts of a property, or its shorthand, by the name under which the later one wins."""
WANTED = frozenset(
    {"background", "background-image", "clip", "clip-path", "color", "content", "display"}
    | {"font-size", "height", "left", "max-height", "max-width", "mso-hide", "opacity"}
    | {"overflow", "text-decoration", "text-indent", "top", "transform", "vertical-align"}
    | {"visibility", "width", "zoom", "filter", "content-visibility", "margin-left", "direction"}
    | {"unicode-bidi", "flex-direction", "-webkit-text-fill-color", "font-family", "mask"}
    | {"-webkit-text-security", "letter-spacing", "scale", "translate", "rotate"}
    | {"mix-blend-mode", "list-style", "z-index"}
    | {"right", "bottom", "margin-top", "position", "inset", "float", "order", "all", "animation"}
)
_DEEPEST, _LONGEST = 4, 4000
"""Of rules within rules, and of a selector that is made of theirs; what is left out is told."""
_UNKNOWN = frozenset({"container", "scope", "starting-style", "import"})
"""Rules whose condition is not judged."""
_MENTIONS = re.compile(
    r"(?<![\w-])(?:display|visibility|color|opacity|font(?:-size)?|content|transform|clip(?:-path)?|all)"
    r"\s{0,9}:"
)
"""What may hide a figure, or change it."""
_OWN_SHEET = re.compile(r"data:text/css[^,]{0,60},", re.IGNORECASE)
AROUND = ("before", "after")
FIRST = ("first-letter", "first-line")
Declared = Mapping[str, str]
"""Values of the wanted properties, in lower letters but for strings."""
_Declarations = Sequence[tuple[str, str, bool]]
_Weighed = dict[str, tuple[tuple[object, ...], str]]


class PageStyles:
    """The style sheets of one page; inline styles win over them."""

    def __init__(self, root: etree._Element) -> None:
        self._matcher = cssselect2.Matcher()
        self._wrapped: dict[etree._Element, Any] = {}
        self._kept: dict[tuple[object, ...], Declared] = {}
        self._names = CustomProperties()
        self._writes = self._begins = False
        self.is_cut = False
        """Whether rules that may hide figures were left out, since nothing here judges them."""
        for sheet in _sheets(root):
            self._add(tinycss2.parse_stylesheet(sheet, True, True))
        if self._matcher.order:
            tree = cssselect2.ElementWrapper.from_html_root(root)
            self._wrapped = {one.etree_element: one for one in tree.iter_subtree()}

    def of(self, element: etree._Element) -> Declared:
        """What holds for an element itself; nothing is inherited here."""
        return self._won(element, None, element.get("style", ""))

    def around(self, element: etree._Element, where: str) -> Declared:
        """What holds for the text that a sheet puts `before` or `after` an element's own."""
        return self._won(element, where, "") if self._writes else {}

    def first(self, element: etree._Element) -> Iterator[Declared]:
        """What holds for an element's first letter and first line alone."""
        for where in FIRST if self._begins else ():
            yield self._won(element, where, "")

    def _won(self, element: etree._Element, pseudo: str | None, inline: str) -> Declared:
        wrapped = self._wrapped.get(element)
        matches = () if wrapped is None else self._matcher.match(wrapped)
        sheets = [(*one[:2], one[3]) for one in matches if one[2] == pseudo]
        key = (inline, *(order for _, order, _ in sheets))
        if key not in self._kept:
            won: _Weighed = {}
            for specificity, order, declared in sheets:
                _weigh(won, declared, (0, *specificity, order))
            _weigh(won, _inline(inline), (1,))
            named = self._names.resolved
            self._kept[key] = {name: named(value) for name, (_, value) in won.items()}
        return self._kept[key]

    def _add(self, rules: list[Any], within: str = "", depth: int = 0) -> None:
        """The rules of a sheet, or of a rule for what is `within` its own selector."""
        for rule in rules:
            if rule.type == "at-rule":
                self._at_rule(rule, within, depth)
            elif rule.type == "qualified-rule" and depth < _DEEPEST:
                self._rule(rule, within, depth)
            elif rule.type == "qualified-rule":
                self._leave_out(rule)

    def _at_rule(self, rule: Any, within: str, depth: int) -> None:
        name = rule.lower_at_keyword
        if name in _UNKNOWN:
            self._leave_out(rule)
        elif name == "supports" and _is_denied(rule.prelude):
            return
        elif rule.content is not None and name in ("supports", "layer", "media"):
            holds = is_for_screens(tinycss2.serialize(rule.prelude)) if name == "media" else True
            if holds is None:
                self._leave_out(rule)
            if not holds:
                return
            self._add(tinycss2.parse_rule_list(rule.content, True, True), within, depth)

    def _leave_out(self, rule: Any) -> None:
        """Notes a rule that is not judged, where it may hide a figure; of a sheet in a file of its
        own nobody knows, and none is noted."""
        try:
            if rule.content is None:
                self.is_cut |= bool(_OWN_SHEET.search(tinycss2.serialize(rule.prelude)))
            else:
                self.is_cut |= bool(_MENTIONS.search(tinycss2.serialize(rule.content)))
        except RecursionError:
            self.is_cut = True

    def _rule(self, rule: Any, within: str, depth: int) -> None:
        selector = _nested(tinycss2.serialize(rule.prelude).strip(), within)
        if within and len(selector) > _LONGEST:
            self._leave_out(rule)
            return
        parts = tinycss2.parse_blocks_contents(rule.content, True, True)
        if named := [(one.name, _value(one)) for one in parts if _is_named(one)]:
            self._names.add(selector, named)
        if told := list(_declarations(parts)):
            self._select(selector, told)
        self._add([one for one in parts if one.type != "declaration"], selector, depth + 1)

    def _select(self, selector: str, declared: _Declarations) -> None:
        try:
            selectors = cssselect2.compile_selector_list(selector)
        except cssselect2.SelectorError:
            return
        for one in selectors:
            self._matcher.add_selector(one, declared)
            self._writes |= one.pseudo_element in AROUND
            self._begins |= one.pseudo_element in FIRST


def _sheets(root: etree._Element) -> Iterator[str]:
    """The sheets that a page holds: in their own elements, or in the address of a link."""
    for one in root.iter("style", "link"):
        if one.tag == "style":
            yield one.text or ""
        elif "stylesheet" in one.get("rel", "").lower():
            head, comma, said = one.get("href", "").strip().partition(",")
            if comma and _OWN_SHEET.fullmatch(head + comma):
                yield _carried(head, said)


def _carried(head: str, said: str) -> str:
    """The text that an address carries in itself."""
    content = unquote_to_bytes(said)
    if head.lower().endswith(";base64"):
        try:
            content = base64.b64decode(content)
        except ValueError:
            return ""
    return content.decode("utf-8", "replace")


def _nested(selector: str, within: str) -> str:
    """A selector of a rule that stands in another's (CSS Nesting, Level 1)."""
    if not within:
        return selector
    around = f":is({within})"
    return selector.replace("&", around) if "&" in selector else f"{around} {selector}"


def _declarations(parts: Iterable[Any]) -> Iterator[tuple[str, str, bool]]:
    """Name, value and whether it is important, of those that are wanted."""
    for one in parts:
        if one.type == "declaration":
            name = _PARTS.get(one.lower_name, one.lower_name)
            if name in WANTED:
                value = _value(one)
                yield name, value if name == "content" else value.lower(), one.important


def _value(declaration: Any) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _is_named(part: Any) -> bool:
    """Whether a part of a rule gives a value a name."""
    return part.type == "declaration" and bool(part.name.startswith("--"))


@lru_cache(4096)
def _inline(style: str) -> _Declarations:
    return tuple(_declarations(tinycss2.parse_blocks_contents(style, True, True)))


def _weigh(won: _Weighed, declared: _Declarations, weight: tuple[object, ...]) -> None:
    for name, value, important in declared:
        heavier = (important, *weight)
        if name not in won or heavier >= won[name][0]:
            won[name] = heavier, value


def _is_denied(prelude: list[Any]) -> bool:
    """Whether rules are for programs that lack a thing, which those of today have."""
    return bool(re.match(r"\s*not\b", tinycss2.serialize(prelude).lower()))
