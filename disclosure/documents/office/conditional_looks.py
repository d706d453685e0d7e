"""What a conditional format of a worksheet keeps from whoever looks: figures in white, or as icons.

What belongs here: which rules hide, and whether they hold for a cell, as far as that follows from
the cell's own number (ECMA-376, part 1, 18.3.1.10). What does not: formats that always hold.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any, Literal

from lxml import etree

from disclosure.documents.office.number_format import printed_number
from disclosure.documents.office.seen_cells import WHITE, why_unseen

BLACK = "000000"
HIDDEN = "条件格式设为不显示的数"
PERHAPS = "有条件格式在一定条件下不显示数字，条件是否成立没有判断，数字按所存的读入"
REFORMATTED = (
    "有条件格式在一定条件下改变数字的写法，看到的数字可能与读入的不同，数字按格本身的格式读入"
)
Verdict = Literal["hidden", "perhaps", "reformatted", "seen"]
TOLD: dict[Verdict, str] = {"perhaps": PERHAPS, "reformatted": REFORMATTED}
"""What is said of a number that is read as it is stored."""
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
}
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_NEVER_A_FIGURE = frozenset({"containsErrors", "containsBlanks"})


class ConditionalLooks:
    """The hiding rules of one sheet, of openpyxl's."""

    def __init__(self, sheet: Any, colour_of: Callable[[Any], str | None]) -> None:
        self._colour_of = colour_of
        rules = [(one.sqref, rule) for one in sheet.conditional_formatting for rule in one.rules]
        self._hiding = [(where, rule) for where, rule in rules if self._hides(rule)]
        self._grounds = [
            (where, rule, colour_of(rule.dxf.fill.bgColor))
            for where, rule in rules
            if rule.dxf is not None and rule.dxf.fill is not None and rule.dxf.font is None
        ]
        self._formatting = [
            (where, rule, rule.dxf.numFmt.formatCode)
            for where, rule in rules
            if rule.dxf is not None and rule.dxf.numFmt is not None
        ]

    def of(self, cell: Any) -> Verdict:
        """Whether a cell with a number is seen."""
        if not isinstance(cell.value, int | float) or isinstance(cell.value, bool):
            return "seen"
        found: Verdict = "reformatted" if self._is_reformatted(cell) else "seen"
        ink = self._colour_of(cell.font.color) or BLACK
        lost = [
            (places, rule)
            for places, rule, ground in self._grounds
            if why_unseen(struck=False, points=None, colour=ink, ground=ground)
        ]
        for places, rule in [*self._hiding, *lost]:
            if any(_is_in(cell, place) for place in places.ranges):
                holds = _holds(rule, float(cell.value))
                if holds:
                    return "hidden"
                found = "perhaps" if holds is None else found
        return found

    def _is_reformatted(self, cell: Any) -> bool:
        """Whether a rule that may hold prints another number than the cell's own format."""
        return any(
            any(_is_in(cell, place) for place in places.ranges)
            and _holds(rule, float(cell.value)) is not False
            and _figure(cell.value, code) not in ("", _figure(cell.value, cell.number_format))
            for places, rule, code in self._formatting
        )

    def _hides(self, rule: Any) -> bool:
        if any(one is not None and one.showValue is False for one in (rule.iconSet, rule.dataBar)):
            return True
        if rule.colorScale is not None:
            return any(
                why_unseen(struck=False, points=None, colour=BLACK, ground=self._colour_of(one))
                for one in rule.colorScale.color
            )
        looks = rule.dxf
        if looks is None:
            return False
        if looks.numFmt is not None and not printed_number(1.5, looks.numFmt.formatCode):
            return True
        ground = WHITE
        if looks.fill is not None:
            ground = self._colour_of(looks.fill.bgColor) or ""
        font = looks.font
        return font is not None and bool(
            why_unseen(
                struck=bool(font.strike),
                points=font.sz,
                colour=self._colour_of(font.color) if font.color is not None else BLACK,
                ground=ground,
            )
        )


def extension_hides(sheet: etree._Element) -> bool:
    """Whether a rule in the extension of a sheet, which openpyxl leaves out, hides numbers."""
    for rule in sheet.iter(f"{_X14}cfRule"):
        formats = [one.get("formatCode", "") for one in rule.iter("{*}numFmt")]
        inks = [one.get("rgb", "")[-6:].upper() for one in rule.iterfind(".//{*}font/{*}color")]
        is_alone = any(one.get("showValue") in ("0", "false") for one in rule)
        if is_alone or WHITE in inks or not all(printed_number(1.5, one) for one in formats):
            return True
    return False


def _figure(value: float, number_format: str) -> str:
    """What a format prints, without what groups its figures."""
    return printed_number(value, number_format).replace(",", "").replace(" ", "")


def _is_in(cell: Any, place: Any) -> bool:
    inside = place.min_row <= cell.row <= place.max_row
    return inside and bool(place.min_col <= cell.column <= place.max_col)


def _holds(rule: Any, value: float) -> bool | None:
    """Whether a rule holds for a number; None where more than the number tells that."""
    if rule.type in ("iconSet", "dataBar"):
        return True
    if rule.type in _NEVER_A_FIGURE:
        return False
    bounds = list(_numbers(rule.formula))
    if rule.type != "cellIs" or None in bounds or not bounds:
        return None
    first, last = bounds[0] or 0.0, bounds[-1] or 0.0
    if rule.operator in ("between", "notBetween"):
        inside = min(first, last) <= value <= max(first, last)
        return inside is (rule.operator == "between")
    compared = _COMPARED.get(rule.operator)
    return None if compared is None else compared(value, first)


def _numbers(formulas: list[str]) -> Iterator[float | None]:
    for one in formulas:
        try:
            yield float(one)
        except ValueError:
            yield None
