"""Excerpts and quotes: text stays text, marks stand on what they mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evidence.pictures import COLOURS, TableExcerpt, draw_excerpt, draw_quote
from evidence.pictures.svg import SVG, broken, printable, text_width

TEXT = f"{{{SVG}}}text"
RECT = f"{{{SVG}}}rect"


def test_an_excerpt_outlines_the_marked_cell_only() -> None:
    table = TableExcerpt(
        ("编码", "合计"), (("208", "27.71"), None, ("221", "5.23")), 1, ((2, 1, "part"),)
    )
    root = etree.fromstring(draw_excerpt(table).content)
    outlines = [one for one in root.iter(RECT) if one.get("stroke") == COLOURS["part"]]
    marked = next(one for one in root.iter(TEXT) if one.text == "5.23")
    (outline,) = outlines
    top, height = float(outline.get("y")), float(outline.get("height"))
    assert top < float(marked.get("y")) < top + height
    assert "……" in [one.text for one in root.iter(TEXT)]


def test_markup_in_a_label_stays_text() -> None:
    hostile = "<script>alert(1)</script>\x0b&"
    content = draw_excerpt(TableExcerpt((hostile,), ((hostile,),), 1, title=hostile)).content
    root = etree.fromstring(content)
    assert not list(root.iter("{*}script"))
    assert printable(hostile) in "".join(one.text or "" for one in root.iter(TEXT))


def test_a_quote_is_cut_to_its_neighbourhood() -> None:
    text = "前" * 200 + "预算176.26万元" + "后" * 200
    drawn = draw_quote(text, [(202, 210, "spoken")], "收支情况")
    assert drawn is not None
    root = etree.fromstring(drawn.content)
    shown = "".join(one.text or "" for one in root.iter(TEXT))
    assert "176.26" in shown and shown.startswith("……") and shown.endswith("……")
    assert shown.count("前") == 58


def test_a_quote_without_a_span_is_no_picture() -> None:
    assert draw_quote("一段文字", [(9, 12, "spoken")], "") is None


@given(st.text(max_size=80), st.integers(60, 300))
def test_broken_lines_hold_the_whole_text(text: str, width: int) -> None:
    lines = broken(text, width)
    assert "".join(lines) == text
    assert all(text_width(line) <= width or len(line) == 1 for line in lines)
