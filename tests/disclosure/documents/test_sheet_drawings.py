"""What is drawn over the cells of a worksheet is told; a note beside a cell is not."""

from __future__ import annotations

import io
import struct

import pytest
from lxml import etree

from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.sheet_drawings import (
    COVERED,
    LINED,
    PICTURED,
    WRITTEN,
    tell_anchor,
)
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
        ("<a:gradFill/>", 2, 0, [COVERED]),
        ("<a:blipFill/>", 2, 0, [COVERED]),
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


@pytest.mark.parametrize(
    ("thing", "ends", "said"),
    [
        ("<xdr:graphicFrame/>", ((1, 2), (4, 4)), [COVERED]),
        ("<xdr:graphicFrame/>", ((9, 9), (12, 12)), []),
        ("<xdr:pic/>", ((1, 2), (1, 2)), [PICTURED]),
        ("<xdr:pic/>", ((3, 2), (3, 2)), [PICTURED]),
        ("<xdr:pic><xdr:cNvPr hidden='1'/></xdr:pic>", ((1, 2), (1, 2)), []),
        ("<xdr:pic/>", ((0, 0), (0, 3)), []),
        ("<xdr:pic/>", ((1, 5), (9, 8)), []),
    ],
)
def test_charts_and_pictures_among_figures_are_told(
    thing: str, ends: tuple[tuple[int, int], tuple[int, int]], said: list[str]
) -> None:
    """A picture over a blank cell, too: it may be its figure."""
    names = " ".join(f'xmlns:{p}="{n}"' for p, n in etree.fromstring(ANCHOR).nsmap.items())
    places = "".join(
        f"<xdr:{end}><xdr:col>{column}</xdr:col><xdr:row>{row}</xdr:row></xdr:{end}>"
        for end, (row, column) in zip(("from", "to"), ends, strict=True)
    )
    remarks = Remarks()
    anchor = f"<xdr:twoCellAnchor {names}>{places}{thing}</xdr:twoCellAnchor>"
    tell_anchor(etree.fromstring(anchor), {(1, 2), (5, 3)}, remarks)
    assert [one.text for one in remarks.told()] == said


def art(kind: int, content: bytes, instance: int = 0, version: int = 0) -> bytes:
    """A record of a drawing (MS-ODRAW, 2.2.1)."""
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content


def drawn(options: dict[int, int], shape: int = 1, row: int = 1) -> bytes:
    """A drawing of one shape over the third column of a row."""
    said = b"".join(struct.pack("<HI", name, value) for name, value in options.items())
    place = struct.pack("<9H", 0, 2, 0, row, 0, 2, 900, row, 250)
    parts = art(0xF00A, bytes(8), shape) + art(0xF00B, said, len(options))
    parts += art(0xF010, place) + art(0xF011, b"")
    return art(0xF002, art(0xF003, art(0xF004, parts, version=15), version=15), version=15)


FILLED, CLEAR, HIDDEN = {0x01BF: 0x100010}, {0x01BF: 0x100000}, {0x03BF: 0x20002}
RECTANGLE, LINE, CONTROL = 1, 20, 201
BOX, CHART, PICTURE = 0x02, 0x05, 0x08


@pytest.mark.parametrize(
    ("options", "shape", "of", "row", "said"),
    [
        (FILLED, RECTANGLE, BOX, 1, [COVERED]),
        ({}, RECTANGLE, BOX, 1, [COVERED]),
        (FILLED, RECTANGLE, BOX, 9, []),
        (CLEAR, RECTANGLE, BOX, 1, []),
        (FILLED | {0x0182: 0x8000}, RECTANGLE, BOX, 1, []),
        (FILLED | HIDDEN, RECTANGLE, BOX, 1, []),
        (FILLED, LINE, BOX, 1, []),
        (FILLED, CONTROL, 0x14, 1, []),
        (FILLED, CONTROL, CHART, 1, [COVERED]),
        (CLEAR | {0x0104: 1}, 75, PICTURE, 1, [PICTURED]),
        (CLEAR | {0x0104: 1}, 75, PICTURE, 9, []),
    ],
)
def test_what_is_drawn_over_an_old_sheet_is_told(
    options: dict[int, int], shape: int, of: int, row: int, said: list[str]
) -> None:
    xls, _ = old()
    buffer = io.BytesIO()
    xls.save(buffer)
    stream = workbook_stream(buffer.getvalue()).rstrip(b"\0")
    end = stream.rindex(b"\x0a")
    drawing = drawn(options, shape, row)
    records = record(0x00EC, drawing[:30]) + record(0x003C, drawing[30:])
    records += record(0x005D, struct.pack("<3H20x", 0x15, 0x12, of))
    page = open_document(xls_of(stream[:end] + records + stream[end:] + b"\0\0\0")).pages[0]
    assert (grid_of(page)[1][2], told(page)) == ("743.41", said)


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
