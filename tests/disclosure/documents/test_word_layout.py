"""Figures of a Word file that its layout keeps from being seen are told, and usual ones are not."""

from __future__ import annotations

import pytest

from disclosure.documents.office.word_layout import COVERED, CUT_ROW, MOVED_AWAY, NARROW
from disclosure.documents.office.word_paragraph import CRAMPED
from tests.disclosure.documents.test_word_visibility import page_of, run

V = "xmlns:v='urn:schemas-microsoft-com:vml'"
AHEAD = "position:absolute;margin-top:20pt;height:{}pt;z-index:{}"


def paragraph(text: str, said: str = "", look: str = "") -> str:
    return f"<w:p><w:pPr>{said}</w:pPr>{run(text, look)}</w:p>"


def told(
    cell: str, row: str = "", table: str = "", before: str = "", wide: int = 2000
) -> list[str]:
    page = page_of(
        f"{before}<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>"
        f"<w:tc>{paragraph('合计')}</w:tc>"
        f"<w:tc><w:tcPr><w:tcW w:w='{wide}' w:type='dxa'/></w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
    )
    (found,) = page.tables()
    assert "743.41" in found.cells[1].text
    return [one.text for one in page.remarks]


EXACT = "<w:trHeight w:val='400' w:hRule='exact'/>"
SIZE = "<w:sz w:val='28'/>"


@pytest.mark.parametrize(
    ("cell", "row", "expected"),
    [
        (paragraph(" ", look=SIZE) + paragraph("743.41", look=SIZE), EXACT, [CUT_ROW]),
        (paragraph("743.41", "<w:spacing w:before='900'/>"), EXACT, [CUT_ROW]),
        (paragraph("743.41", look=SIZE), EXACT, []),
        (paragraph("743.41") + paragraph("元", look=SIZE), EXACT, []),
        (paragraph("743.41", "<w:spacing w:before='900'/>"), EXACT.replace("exact", "atLeast"), []),
    ],
)
def test_a_row_too_low_for_its_figures(cell: str, row: str, expected: list[str]) -> None:
    assert told(cell, row) == expected


@pytest.mark.parametrize(
    ("indent", "wide", "expected"),
    [
        ("w:left='-20000'", 2000, [MOVED_AWAY]),
        ("w:left='2100'", 2000, [MOVED_AWAY]),
        ("w:left='210' w:firstLine='420'", 2000, []),
        ("w:left='2100'", 0, []),
        ("w:left='-105'", 2000, []),
    ],
)
def test_figures_that_are_indented_out_of_their_cell(
    indent: str, wide: int, expected: list[str]
) -> None:
    assert told(paragraph("743.41", f"<w:ind {indent}/>"), wide=wide) == expected


@pytest.mark.parametrize(("by", "expected"), [(-20000, [MOVED_AWAY]), (108, [])])
def test_a_table_beside_the_sheet(by: int, expected: list[str]) -> None:
    assert told(paragraph("743.41"), table=f"<w:tblInd w:w='{by}'/>") == expected


def box(height: int, layer: int = 1, said: str = "", name: str = "rect") -> str:
    style = AHEAD.format(height, layer)
    return f"<w:r><w:pict><v:{name} {V} style='{style}' {said}/></w:pict></w:r>"


@pytest.mark.parametrize(
    ("shape", "in_cell", "before"),
    [
        (box(90), True, True),
        (box(90, said="filled='f'"), False, False),
        (box(90, layer=-1), False, False),
        (box(1), True, False),
        (box(90, name="line"), None, False),
    ],
)
def test_a_box_of_vml_over_figures(shape: str, in_cell: bool | None, before: bool) -> None:
    if in_cell is not None:
        cell = f"<w:p>{run('743.41')}{shape}</w:p>"
        assert told(cell) == ([COVERED] if in_cell else [])
    assert told(paragraph("743.41"), before=f"<w:p>{shape}</w:p>") == ([COVERED] if before else [])


def board(of: str, high: int = 90) -> str:
    emu = 12_700
    return (
        f"<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom='{of}'/>"
        f"<wp:extent cx='{300 * emu}' cy='{high * emu}'/><a:spPr><a:solidFill/></a:spPr>"
        "</wp:anchor></w:drawing></w:r>"
    )


NEXT_SHEET = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"<w:p>{board('page')}</w:p>", [COVERED]),
        (f"<w:p>{board('margin')}</w:p>" + paragraph("") * 9, [COVERED]),
        (f"<w:p>{board('page', high=20)}</w:p>", []),
        (f"<w:p>{board('page')}</w:p>{NEXT_SHEET}", []),
        (f"<w:p>{board('page')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>", []),
    ],
)
def test_a_shape_that_is_placed_by_the_sheet(before: str, expected: list[str]) -> None:
    assert told(paragraph("743.41"), before=before) == expected


@pytest.mark.parametrize(("wide", "expected"), [(40, [NARROW]), (400, [])])
def test_a_column_too_narrow_for_any_figure(wide: int, expected: list[str]) -> None:
    assert told(paragraph("743.41"), wide=wide) == expected


def test_a_shape_ends_above_a_table_that_stands_lines_below() -> None:
    lines = f"<w:p>{box(60)}</w:p>" + paragraph("") * 6
    assert told(paragraph("743.41"), before=lines) == []


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ("<w:spacing w:val='-300'/>", [CRAMPED]),
        ("<w:sz w:val='28'/><w:spacing w:val='-8'/>", []),
        ("<w:eastAsianLayout w:combine='1'/>", [CRAMPED]),
    ],
)
def test_figures_that_stand_over_each_other(look: str, expected: list[str]) -> None:
    assert told(paragraph("743.41", look=look)) == expected
