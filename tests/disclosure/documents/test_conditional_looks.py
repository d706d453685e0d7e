"""A conditional format that hides a figure, or may hide it."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from openpyxl.formatting.rule import (
    CellIsRule,
    ColorScaleRule,
    FormulaRule,
    IconSetRule,
    Rule,
)
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from disclosure.documents.office.conditional_looks import (
    HIDDEN,
    PERHAPS,
    REFORMATTED,
    extension_hides,
)
from tests.disclosure.documents.test_seen_cells import grid_of, new, page_of, told

WHITE_INK, BLUE = Font(color="FFFFFFFF"), PatternFill(bgColor="FF4472C4", fill_type="solid")
NO_FORMAT = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode=";;;"))
IN_THOUSANDS = DifferentialStyle(numFmt=NumberFormat(numFmtId=165, formatCode="0.00,"))
UNSEEN = [f"有{HIDDEN}、没有读入：“743.41”"]


@pytest.mark.parametrize(
    ("rule", "printed", "said"),
    [
        (CellIsRule("greaterThan", ["0"], font=Font(color="FFFFFFFF")), "", UNSEEN),
        (CellIsRule("between", ["700", "800"], font=Font(strike=True)), "", UNSEEN),
        (CellIsRule("equal", ["0"], font=WHITE_INK), "743.41", []),
        (CellIsRule("notEqual", ["0"], font=WHITE_INK), "", UNSEEN),
        (CellIsRule("greaterThanOrEqual", ["743.41"], font=WHITE_INK), "", UNSEEN),
        (CellIsRule("lessThan", ["743.42"], font=WHITE_INK), "", UNSEEN),
        (CellIsRule("lessThanOrEqual", ["743.41"], font=WHITE_INK), "", UNSEEN),
        (CellIsRule("greaterThan", ["0"], font=WHITE_INK, fill=BLUE), "743.41", []),
        (CellIsRule("greaterThan", ["0"], fill=PatternFill(bgColor="FF000000")), "", UNSEEN),
        (CellIsRule("greaterThan", ["0"], fill=BLUE), "743.41", []),
        (Rule("cellIs", dxf=NO_FORMAT, operator="greaterThan", formula=["0"]), "", UNSEEN),
        (Rule("cellIs", dxf=IN_THOUSANDS, operator="lessThan", formula=["0"]), "743.41", []),
        (Rule("expression", dxf=IN_THOUSANDS, formula=["TRUE"]), "743.41", [REFORMATTED]),
        (Rule("containsErrors", dxf=NO_FORMAT, formula=["ISERROR(C2)"]), "743.41", []),
        (Rule("containsBlanks", dxf=NO_FORMAT, formula=["LEN(C2)=0"]), "743.41", []),
        (CellIsRule("equal", ["$A$1"], font=Font(color="FFFFFFFF")), "743.41", [PERHAPS]),
        (FormulaRule(["TRUE"], font=Font(color="FFFFFFFF")), "743.41", [PERHAPS]),
        (FormulaRule(["TRUE"], font=Font(color="FFFF0000")), "743.41", []),
        (IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False), "", UNSEEN),
        (IconSetRule("3Arrows", "percent", [0, 33, 67]), "743.41", []),
        (ColorScaleRule("min", None, "FF000000", "max", None, "FFFFFFFF"), "743.41", [PERHAPS]),
        (ColorScaleRule("min", None, "FFFFEEEE", "max", None, "FFEEFFEE"), "743.41", []),
    ],
)
def test_a_conditional_format_may_hide_a_figure(rule: Any, printed: str, said: list[str]) -> None:
    book, sheet = new()
    sheet.conditional_formatting.add("C2", rule)
    page = page_of(book)
    assert (grid_of(page)[1][2], told(page)) == (printed, said)


RED = "FFC00000"


@pytest.mark.parametrize(("ink", "printed"), [(RED, ""), ("FFFFFFFF", "743.41")])
def test_a_ground_that_a_condition_gives_hides_what_is_as_dark(ink: str, printed: str) -> None:
    book, sheet = new()
    sheet["C2"].font, sheet["C2"].fill = Font(color=ink), PatternFill("solid", fgColor="FF0000FF")
    rule = CellIsRule("greaterThan", ["0"], fill=PatternFill(bgColor=RED))
    sheet.conditional_formatting.add("C2", rule)
    assert grid_of(page_of(book))[1][2] == printed


@pytest.mark.parametrize("place", ["B2", "D2", "C1"])
def test_a_conditional_format_beside_a_figure_hides_it_not(place: str) -> None:
    book, sheet = new()
    sheet.conditional_formatting.add(place, CellIsRule("greaterThan", ["0"], font=WHITE_INK))
    assert (grid_of(page_of(book))[1][2], told(page_of(book))) == ("743.41", [])


X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


@pytest.mark.parametrize(
    ("rule", "hides"),
    [
        ("<x:dataBar showValue='0'/>", True),
        ("<x:dataBar/>", False),
    ],
)
def test_a_rule_in_the_extension_of_a_sheet_is_looked_at(rule: str, hides: bool) -> None:
    sheet = f"<sheet xmlns:x='{X14}'><x:cfRule>{rule}</x:cfRule></sheet>"
    assert extension_hides(etree.fromstring(sheet)) == hides
