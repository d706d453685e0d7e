"""What of a web page a person sees: hidden elements go, what fields show stays as text.

What belongs here: elements that browsers draw or not, fields, raised text, text that a style sheet
writes. What does not: how an element looks (`element_looks`), bytes (`markup`), lines and tables
(`html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2
from lxml import etree

from disclosure.documents.office.symbol_fonts import PICTOGRAMS, shown_in
from disclosure.documents.office.word_paragraph import INLINE_PICTURE, TURNED
from disclosure.documents.office.word_runs import Look
from disclosure.documents.remarks import Remarks
from disclosure.documents.web.element_looks import (
    Looks,
    is_undisplayed,
    is_unjudged,
    length_of,
    looks_of,
    transform_of,
)
from disclosure.documents.web.laid_out import tell_layout
from disclosure.documents.web.page_styles import AROUND, Declared, PageStyles
from disclosure.documents.web.scripted import CHANGED_BY_SCRIPT, changes_figures

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "button", "rt", "rp", "datalist"}
    | {"iframe", "object", "embed", "svg", "math", "audio", "video", "map", "title", "xml"}
    | {"canvas", "meter", "progress", "noframes"}
)
_FIELDS = frozenset({"input", "select", "textarea"})
_SHIFTS = {"sup": "superscript", "sub": "subscript"}
_SHIFTED = {"super": "superscript", "sub": "subscript"}
_RAISED_PIXELS = 2.5
_FIGURE = re.compile(r"\d[\d,]{0,30}\.\d|\d,\d{3}|\d{4}")
_TYPED = frozenset({"", "text", "number", "tel", "search"})
_BUTTONS = frozenset({"button", "submit", "reset"})
_IN_TABLES = frozenset({"td", "th", "tr", "tbody"})
_DRAWN = frozenset({"svg", "canvas", "meter", "progress", "iframe", "object", "math", "template"})
_BY_ITS_TEXT = frozenset({"svg", "iframe", "object", "math"})
_IN_A_FIGURE = frozenset("0123456789.,-−% \t\r\n\xa0")
_SIGNS = frozenset("-−－–—+△▲()（）%.,")
"""What a style sheet may write beside a figure to make it another."""
_AMOUNT = re.compile(r"[-−]?\d[\d,]{0,30}\.\d{1,9}")
_SPACER_PIXELS = 4.0
DRAWN = "表格里有画成的内容，没有读入"
WRITTEN_BY_SCRIPT = "表格里有由脚本写出的内容，没有读入"
COUNTED_BY_STYLE = "表格里有由样式编出的数字，没有读入"
ANNOTATION = "注音文字"
BEGINNING_UNSEEN = "样式使表格里一段文字的开头不显示，看到的数字可能与读入的不同"
UNJUDGED = "样式里有没有判断的写法，表格里有的数字可能看不见，或者与读入的不同"
_MIRRORED = re.compile(
    r"scale(?:[xyz]|3d)?\([^)]{0,60}-|matrix(?:3d)?\(\s*-|rotate[xy]\(|rotate\(\s*-?(?:180deg|0?\.5turn)"
)
_Unseen = list[str]


def keep_what_is_seen(root: etree._Element, remarks: Remarks) -> None:
    """Takes away what nobody sees, and notes the figures among it; fields of tables become text."""
    if changes_figures(root):
        remarks.miss(CHANGED_BY_SCRIPT)
    styles = PageStyles(root)
    if styles.is_cut and any(map(_has_digits, root.iter("td"))):
        remarks.miss(UNJUDGED)
    _Seen(styles, remarks).keep(root, Looks(), [])


class _Seen:
    """One page on the way to what is seen of it."""

    def __init__(self, styles: PageStyles, remarks: Remarks) -> None:
        self._styles = styles
        self._remarks = remarks

    def keep(self, element: etree._Element, looks: Looks, unseen: _Unseen) -> None:
        """Goes through an element that stands there; `unseen` gathers its texts nobody sees."""
        if looks.unseen is not None:
            unseen.append(element.text or "")
            element.text = None
        elif looks.pictograms and element.text:
            element.text = shown_in(PICTOGRAMS, element.text)
        for child in list(element):
            behind = child.tail or ""
            if looks.unseen is not None:
                child.tail = None
            self._child(child, looks, unseen)
            if looks.unseen is not None:
                unseen.append(behind)
            elif looks.pictograms and behind:
                child.tail = shown_in(PICTOGRAMS, behind)

    def _child(self, child: etree._Element, around: Looks, unseen: _Unseen) -> None:
        is_read = child.tag == "button" and _may_show_a_figure(child)
        if not isinstance(child.tag, str) or (child.tag in _UNSEEN and not is_read):
            self._drop(child)
            return
        declared = self._styles.of(child)
        looks = looks_of(child, declared, around)
        if _is_turned(child, declared) and looks.unseen is None:
            self._remarks.miss(TURNED)
        is_seen = looks.unseen is None or "all" in declared
        if is_seen and is_unjudged(declared) and _may_show_a_figure(child):
            self._remarks.miss(UNJUDGED)
        if around.unseen is None:
            tell_layout(child, declared, looks, self._remarks)
        if looks.unseen is None:
            self._tell_stand_in(child, declared)
        if looks.unseen is None and self._hides_beginning(child, looks):
            self._remarks.miss(BEGINNING_UNSEEN)
        if child.tag == "img" or child.tag in _FIELDS:
            _stand_in(child, is_seen=looks.unseen is None)
            return
        of_its_own: _Unseen = unseen if looks.unseen == around.unseen else []
        for where in AROUND if looks.unseen is None else ():
            self._write(child, where, looks)
        self.keep(child, looks, of_its_own)
        if of_its_own is not unseen and looks.unseen is not None:
            text = " ".join(" ".join(of_its_own).split())
            if _FIGURE.search(text):
                self._remarks.hide(looks.unseen, text)
        if is_undisplayed(child, declared):
            child.drop_tree()
        elif (shift := _shift(child, declared)) is not None:
            _raise(child, Look(shift=shift))

    def _tell_stand_in(self, element: etree._Element, declared: Declared) -> None:
        """Tells a number that a browser puts before a figure, a picture or marks in its place, and
        one that moves through its cell."""
        if "url(" in declared.get("content", "") and _may_show_a_figure(element):
            self._remarks.miss(DRAWN)
        if element.get("type", "").lower() in ("password", "range") and _is_in_table(element):
            self._remarks.miss(DRAWN)
        if element.tag == "marquee" and _may_show_a_figure(element):
            self._remarks.miss(UNJUDGED)
        parent = element.getparent()
        if element.tag == "li" and parent is not None and parent.tag == "ol":
            text = "".join(element.itertext()).strip()
            if _AMOUNT.fullmatch(text) and _is_in_table(element):
                self._remarks.miss(COUNTED_BY_STYLE)

    def _hides_beginning(self, element: etree._Element, looks: Looks) -> bool:
        first = (one for one in self._styles.first(element) if one)
        is_unseen = any(looks_of(element, one, looks).unseen for one in first)
        return is_unseen and _may_show_a_figure(element)

    def _drop(self, child: etree._Element) -> None:
        """Takes away what is no text of the page, and tells what it may show in a table."""
        if child.tag == "script" and _is_in_table(child) and (child.text or "").strip():
            self._remarks.miss(WRITTEN_BY_SCRIPT)
        if child.tag in _DRAWN and _draws_a_figure(child) and _is_in_table(child):
            self._remarks.miss(DRAWN)
        if child.tag == "rt" and _may_show_a_figure(child):
            self._remarks.hide(ANNOTATION, "".join(child.itertext()))
        child.drop_tree()

    def _write(self, element: etree._Element, where: str, looks: Looks) -> None:
        """Puts the text there that a style sheet writes before or after an element's own."""
        declared = self._styles.around(element, where)
        content = declared.get("content", "")
        if not content or looks_of(element, declared, looks).unseen:
            return
        written = "".join(_said(content, element))
        if "counter" in content and _is_in_table(element):
            self._remarks.miss(COUNTED_BY_STYLE)
        is_said = any(one.isalnum() for one in written) or (
            not _SIGNS.isdisjoint(written) and _may_show_a_figure(element)
        )
        if not is_said:
            return
        if where == "before":
            element.text = written + (element.text or "")
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + written
        else:
            element.text = (element.text or "") + written


def _said(content: str, element: etree._Element) -> Iterator[str]:
    """The strings and attributes that a `content` is made of."""
    for token in tinycss2.parse_component_value_list(content, True):
        if token.type == "string":
            yield token.value
        elif token.type == "function" and token.lower_name == "attr" and token.arguments:
            yield element.get(tinycss2.serialize(token.arguments).strip().lower(), "")


def _is_turned(element: etree._Element, declared: Declared) -> bool:
    """Whether figures stand in another order than they are written in."""
    is_rtl = element.get("dir") == "rtl" if element.tag == "bdo" else False
    is_rtl = is_rtl or (
        declared.get("direction") == "rtl" and "override" in declared.get("unicode-bidi", "")
    )
    is_reversed = "reverse" in declared.get("flex-direction", "") and _is_in_table(element)
    is_mirrored = _MIRRORED.search(transform_of(declared)) is not None
    return (is_rtl or is_reversed or is_mirrored) and _has_digits(element)


def _has_digits(element: etree._Element) -> bool:
    return any(one.isdigit() for one in "".join(element.itertext()))


def _may_show_a_figure(element: etree._Element) -> bool:
    return _has_digits(element) and _is_in_table(element)


def _draws_a_figure(element: etree._Element) -> bool:
    """Whether an element that draws by other means than text shows, or may show, a figure."""
    if element.tag == "template" and "shadowrootmode" not in element.attrib:
        return False
    if element.tag in _BY_ITS_TEXT:
        said = element.get("srcdoc", "") + "".join(element.itertext())
        return any(one.isdigit() for one in said)
    return True


def _is_part_of_a_figure(picture: etree._Element) -> bool:
    """Whether a picture stands in a cell beside figures, and may be one of them."""
    cell = next((one for one in picture.iterancestors() if one.tag in ("td", "th")), None)
    if cell is None or cell.find(".//table") is not None:
        return False
    text = "".join(cell.itertext()).strip()
    if text:
        return _IN_A_FIGURE.issuperset(text)
    row = cell.getparent()
    beside = () if row is None else (row.getprevious(), row, row.getnext())
    cells = (one for near in beside if near is not None for one in near)
    return not _is_spacer(picture) and any(map(_is_an_amount, cells))


def _is_an_amount(cell: etree._Element) -> bool:
    return _AMOUNT.fullmatch("".join(cell.itertext()).strip()) is not None


def _is_spacer(picture: etree._Element) -> bool:
    """Whether a picture is too small to show anything."""
    sides = (length_of(f"{picture.get(name, '')}px") for name in ("width", "height"))
    return any(side is not None and side < _SPACER_PIXELS for side in sides)


def _shift(element: etree._Element, declared: Declared) -> str | None:
    said = declared.get("vertical-align", "")
    raised = None if element.tag in _IN_TABLES else length_of(said)
    if raised is not None and abs(raised) >= _RAISED_PIXELS:
        return "superscript" if raised > 0 else "subscript"
    return _SHIFTED.get(said) or _SHIFTS.get(str(element.tag))


def _is_in_table(element: etree._Element) -> bool:
    return any(one.tag in _IN_TABLES for one in (element, *element.iterancestors()))


def _stand_in(element: etree._Element, *, is_seen: bool) -> None:
    """Text in the place of a field, or of a picture that may be part of a figure."""
    if element.tag == "img":
        if is_seen and _is_part_of_a_figure(element):
            element.tag, element.text = "span", INLINE_PICTURE
    elif is_seen:
        _as_text(element)
    else:
        element.drop_tree()


def _as_text(element: etree._Element) -> None:
    """What a field of a table shows, as text; fields elsewhere belong to the site."""
    shown = ""
    if any(one.tag in ("td", "th") for one in element.iterancestors()):
        kind = (element.get("type") or "").lower()
        said = element.get("value") or ""
        if element.tag == "input" and kind in _BUTTONS and any(map(str.isdigit, said)):
            shown = said
        elif element.tag == "input" and kind in _TYPED:
            shown = said or element.get("placeholder") or ""
        elif element.tag == "textarea":
            shown = "".join(element.itertext())
        elif element.tag == "select":
            options = list(element.iter("option"))
            if "multiple" not in element.attrib:
                chosen = [one for one in options if "selected" in one.attrib]
                open_ones = [one for one in options if "disabled" not in one.attrib]
                options = chosen or (open_ones or options)[:1]
            shown = "\n".join("".join(one.itertext()) for one in options)
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
