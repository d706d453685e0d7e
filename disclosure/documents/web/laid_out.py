"""What only laying a page out would tell: boxes over figures, cells moved, figures and rows cut.

What belongs here: signs of it in what is declared, told where figures of a table may be concerned;
nothing is laid out. What does not: elements that are hidden by themselves (`element_looks`).
"""

from __future__ import annotations

import re

from lxml import etree

from disclosure.documents.remarks import Remarks
from disclosure.documents.web.element_looks import Looks, length_of
from disclosure.documents.web.page_styles import Declared

OVER = "有方框盖在表格的数字上，看到的数字可能与读入的不同"
MOVED = "样式移动了表格里的格或数字，看到的次序可能与读入的不同"
CUT = "表格里有比它的格宽、被截断的数字，看到的与读入的不同"
ROWS_CUT = "表格有一部分行被截去，看不见，仍按原文读入"
COLLAPSED = "表格有设为收起的列，看不见，仍按原文读入"
_PLACED = frozenset({"absolute", "fixed"})
_CELLS = frozenset({"td", "th"})
_RUN = re.compile(r"\d[\d,.]*")
_FIGURE = re.compile(r"[-−+(（]?\d[\d,]*+(?:\.\d*+)?[)）%]?")
_DIGIT_EMS = 0.45
"""The narrowest figures; the usual ones are half an em wide."""
_PULLED_PIXELS = -8.0
_BOARD_PIXELS = (200.0, 60.0)
"""Width and height from which an empty box may hide figures."""
_SIDES = ("left", "top", "right", "bottom")


def tell_layout(
    element: etree._Element, declared: Declared, looks: Looks, remarks: Remarks
) -> None:
    """Tells what of an element may stand over figures, or keep them from being seen."""
    if element.tag in ("col", "colgroup") and declared.get("visibility") == "collapse":
        remarks.miss(COLLAPSED)
    if looks.unseen is not None or not declared:
        return
    if declared.get("position") in _PLACED and _is_over_figures(element, declared, looks):
        remarks.miss(OVER)
    elif _is_moved(element, declared):
        remarks.miss(MOVED)
    if "overflow" in declared and declared["overflow"].split()[0] in ("hidden", "clip"):
        if _is_too_narrow(element, declared, looks):
            remarks.miss(CUT)
        elif _is_too_low(element, declared, looks):
            remarks.miss(ROWS_CUT)


def _is_over_figures(element: etree._Element, declared: Declared, looks: Looks) -> bool:
    """Whether a box out of the flow hides what stands below it, in its cell or of a whole table."""
    is_opaque = any(name in declared for name in ("background", "background-image"))
    said = "".join("".join(element.itertext()).split())
    if (cell := _cell_of(element)) is not None:
        return _has_digits(cell, without=element) and (is_opaque or bool(said))
    is_blank_board = not said and _is_a_board(declared, looks)
    if not (is_opaque and (_FIGURE.fullmatch(said) or _covers_all(declared) or is_blank_board)):
        return False
    around = element.getparent()
    return around is not None and any(
        _has_digits(one) for one in around.iter("td") if element not in one.iterancestors()
    )


def _covers_all(declared: Declared) -> bool:
    """Whether a box reaches from edge to edge, both ways."""
    if set(declared.get("inset", "auto").split()) <= {"0", "0px", "0%"}:
        return True
    starts = [declared.get(name, "auto") in ("0", "0px", "0%") for name in _SIDES]
    ends = [declared.get(name, "") in full for name, full in _WHOLE.items()]
    return all(
        starts[start] and (starts[start + 2] or end)
        for start, end in zip((0, 1), ends, strict=True)
    )


def _is_a_board(declared: Declared, looks: Looks) -> bool:
    """Whether an empty box of one colour is large enough to hide rows of a table behind it."""
    if looks.ground is None or declared.get("z-index", "0").startswith("-"):
        return False
    sizes = [length_of(declared.get(name, "")) for name in ("width", "height")]
    return all(
        one is not None and one >= least for one, least in zip(sizes, _BOARD_PIXELS, strict=True)
    )


_WHOLE = {"width": ("100%", "100vw"), "height": ("100%", "100vh")}


def _is_moved(element: etree._Element, declared: Declared) -> bool:
    """Whether a cell, or a piece of one beside other figures, stands elsewhere than its text."""
    if element.tag in _CELLS:
        return declared.get("float", "none") != "none" and _has_digits(element)
    cell = _cell_of(element)
    if cell is None or not _has_digits(element):
        return False
    parent = element.getparent()
    is_pulled = any(
        (pulled := length_of(declared.get(name, ""))) is not None and pulled <= _PULLED_PIXELS
        for name in ("margin-left", "margin-top")
    )
    is_aside = declared.get("float") == "right" or declared.get("order", "0") != "0" or is_pulled
    return is_aside and parent is not None and _has_digits(parent, without=element)


def _is_too_narrow(element: etree._Element, declared: Declared, looks: Looks) -> bool:
    """Whether a figure can't fit into the width that its box says."""
    cell = _cell_of(element)
    if cell is None or cell.find(".//table") is not None:
        return False
    wide = min(_said_lengths(declared, "width", "max-width"), default=None)
    if wide is None:
        return False
    longest = max((len(run) for run in _RUN.findall("".join(element.itertext()))), default=0)
    return longest * _DIGIT_EMS * looks.pixels > wide


def _is_too_low(element: etree._Element, declared: Declared, looks: Looks) -> bool:
    """Whether rows of figures can't all fit into the height that their box says."""
    high = min(_said_lengths(declared, "height", "max-height"), default=None)
    if high is None or element.tag in ("tr", *_CELLS):
        return False
    rows = list(element.iter("tr"))
    return len(rows) * looks.pixels > high and any(map(_has_digits, rows))


def _said_lengths(declared: Declared, *names: str) -> list[float]:
    """The lengths that are said outright, in pixels; shares of what is around say nothing."""
    said = (declared.get(name, "") for name in names)
    lengths = (length_of(one) for one in said if one and not one.endswith("%"))
    return [one for one in lengths if one is not None and one > 1]


def _cell_of(element: etree._Element) -> etree._Element | None:
    """The cell that an element is, or stands in."""
    return next((one for one in (element, *element.iterancestors()) if one.tag in _CELLS), None)


def _has_digits(element: etree._Element, without: etree._Element | None = None) -> bool:
    texts = "".join(element.itertext())
    left_out = "" if without is None or without is element else "".join(without.itertext())
    return sum(map(str.isdigit, texts)) > sum(map(str.isdigit, left_out))
