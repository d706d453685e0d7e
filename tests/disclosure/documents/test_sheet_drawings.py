"""What is drawn over the cells of a worksheet is told; a note beside a cell is not."""

from __future__ import annotations

import io
import struct

import pytest
from lxml import etree

from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.sheet_drawings import COVERED, LINED, WRITTEN, tell_anchor
from disclosure.documents.opening import open_document
from disclosure.documents.remarks import Remarks
from tests.disclosure.documents.hostile_files import record, repacked, xls_of
from tests.disclosure.documents.test_seen_cells import grid_of, new, old, told

ANCHOR = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:row>{row}</xdr:row></xdr:to><xdr:sp>"
    '<a:prstGeom prst="{shape}"/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:sp>'
    "</xdr:twoCellAnchor></xdr:wsDr>"
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="drawing" Target="../drawings/drawing1.xml"/></Relationships>'
)


@pytest.mark.parametrize(
    ("shape", "row", "text", "said"),
    [
        ("rect", 3, "应为77.00", [WRITTEN.format("应为77.00")]),
        ("rect", 3, "保密审查", []),
        ("line", 1, "", [LINED]),
        ("line", 3, "", []),
    ],
)
def test_what_is_drawn_over_the_cells_is_told(
    shape: str, row: int, text: str, said: list[str]
) -> None:
    book, _ = new()
    buffer = io.BytesIO()
    book.save(buffer)
    drawing = ANCHOR.format(shape=shape, row=row, text=text)
    parts = {
        "xl/drawings/drawing1.xml": drawing.encode(),
        "xl/worksheets/_rels/sheet1.xml.rels": RELATION.encode(),
    }
    page = open_document(repacked(buffer.getvalue(), parts)).pages[0]
    assert (grid_of(page)[1][2], told(page)) == ("743.41", said)


@pytest.mark.parametrize(
    ("looks", "row", "offset", "said"),
    [
        ("</xdr:spPr><xdr:style><a:fillRef idx='1'/></xdr:style><xdr:spPr>", 2, 0, [COVERED]),
        ("</xdr:spPr><xdr:style><a:fillRef idx='0'/></xdr:style><xdr:spPr>", 2, 0, []),
        ("<a:solidFill/>", 2, 0, [COVERED]),
        ("<a:solidFill/>", 1, 120_000, [COVERED]),
        ("<a:solidFill/>", 1, 60_000, []),
        ("<a:noFill/><a:ln><a:solidFill/></a:ln>", 2, 0, []),
        ("<a:solidFill><a:alpha/></a:solidFill>", 2, 0, []),
        ("<a:solidFill/><xdr:cNvPr hidden='1'/>", 2, 0, []),
    ],
)
def test_a_filled_shape_over_a_figure_is_told(
    looks: str, row: int, offset: int, said: list[str]
) -> None:
    edges = (
        "<xdr:from><xdr:col>2</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{offset}</xdr:rowOff></xdr:to>"
    )
    root = etree.fromstring(ANCHOR.replace("<xdr:sp>", f"<xdr:sp><xdr:spPr>{looks}</xdr:spPr>"))
    shape = etree.tostring(root[0].find("{*}sp")).decode()
    anchor = etree.fromstring(
        f'<xdr:twoCellAnchor xmlns:xdr="{root.nsmap["xdr"]}">{edges}{shape}</xdr:twoCellAnchor>'
    )
    remarks = Remarks()
    tell_anchor(anchor, {(1, 2)}, remarks)
    assert [one.text for one in remarks.told()] == said


@pytest.mark.parametrize(
    ("kind", "place", "said"),
    [
        ("oneCell", "<xdr:from><xdr:col>2</xdr:col><xdr:row>1</xdr:row></xdr:from>{}", [COVERED]),
        ("oneCell", "<xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from>{}", []),
        ("absolute", '<xdr:pos x="1200000" y="180000"/>{}', [COVERED]),
        ("absolute", '<xdr:pos x="1200000" y="900000"/>{}', []),
    ],
)
def test_a_filled_shape_that_says_its_size_alone(kind: str, place: str, said: list[str]) -> None:
    space = etree.fromstring(ANCHOR).nsmap
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in space.items())
    at = place.format('<xdr:ext cx="600000" cy="180000"/>')
    shape = "<xdr:sp><xdr:spPr><a:solidFill/></xdr:spPr></xdr:sp>"
    remarks = Remarks()
    anchor = f"<xdr:{kind}CellAnchor {names}>{at}{shape}</xdr:{kind}CellAnchor>"
    tell_anchor(etree.fromstring(anchor), {(1, 2)}, remarks)
    assert [one.text for one in remarks.told()] == said


def test_a_text_box_of_an_old_workbook_is_told_and_a_note_is_not() -> None:
    xls, _ = old()
    buffer = io.BytesIO()
    xls.save(buffer)
    stream = workbook_stream(buffer.getvalue()).rstrip(b"\0")
    end = stream.rindex(b"\x0a")
    for kind, said in ((0x0006, [WRITTEN.format("应为77.00")]), (0x0019, [])):
        drawn = record(0x005D, struct.pack("<3H20x", 0x15, 0x12, kind))
        drawn += record(0x01B6, struct.pack("<10xH6x", len("应为77.00")))
        text = record(0x003C, b"\1" + "应为77.00".encode("utf-16-le"))
        content = xls_of(stream[:end] + drawn + text + stream[end:] + b"\0\0\0")
        page = open_document(content).pages[0]
        assert (grid_of(page)[1][2], told(page)) == ("743.41", said)
