"""What a Word paragraph prints: its runs, fields, formulas, symbols and pictures.

What belongs here: everything below a `w:p`. What does not: paragraphs and tables in order (`docx`),
and which runs are seen (`word_runs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from disclosure.documents.document import RemarkKind
from disclosure.documents.office.symbol_fonts import OTHER_SYMBOL, shown_in, shows_pictograms
from disclosure.documents.office.word_fields import (
    WITHOUT_RESULT,
    Field,
    Fields,
    prints_a_figure,
)
from disclosure.documents.office.word_layout import COVERED, covers
from disclosure.documents.office.word_runs import Colour, Look, RunStyles, W, fill_of
from disclosure.documents.remarks import Remarks

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_A_BLIP = f"{_A}blip"
_A_SHAPE = f"{_A}prstGeom"
_V_LINE = "{urn:schemas-microsoft-com:vml}line"
_V_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_MC}AlternateContent"
_KNOWN_NEEDS = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
"""Namespaces of extensions that Word and its like know."""
TURNED = "有一段文字的次序是颠倒的，看到的数字与读入的次序不同"
CRAMPED = "有数字的字距或双行合一使字叠在一起，看到的与读入的不同"
LINED = "有一条线画在数字所在的格上，可能划去了数字；划去的仍按原文读入"
_LINE = re.compile(r"line|straightConnector")
SKIPPED = frozenset(
    {
        f"{_MC}Fallback",
        f"{_M}rPr",
        *(f"{W}{name}" for name in ("delText", "pPr", "rPr")),
    }
)
_REVISED_AWAY = frozenset({f"{W}del", f"{W}moveFrom"})
INLINE_PICTURE = "〔图片〕"
"""Stands within a cell's text for a picture in its line, which may show a figure."""
LARGE_PICTURE_EMU = 1_800_000
"""Five centimetres: a picture that is larger both ways may be a table or a page."""
UNREAD_PICTURE = "有一张大的图片没有读，图中若有表格或文字，不在结果里"
NEAR = 2
"""Lines between a picture and a table of which it may be the rest: a caption and a unit."""
_SYMBOL_FONT_TEXT = frozenset("0123456789.,+-()%/")
_A_FIGURE = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?%?")
LOWEST_TWIPS = 40
"""Lines of two points and less show nothing."""
FLATTENED = "压得看不见的文字"
NUMBERED = "格中的数字前有自动编号，编号没有读入，看到的与读入的不同"
_RISE = {f"{_M}sup": "superscript", f"{_M}sub": "subscript"}


REVISED_AWAY = "修订中已删除的内容"
"""Word shows it struck or not at all, as its reader chooses."""


_BLANKS = " \n\r\v\f\u3000"


def text_of(element: etree._Element) -> str:
    """All text in an element, that which a revision deleted too."""
    return "".join(element.itertext(f"{W}t", f"{W}delText"))


def is_picture(element: etree._Element) -> bool:
    """Whether an element shows an image."""
    return element.tag in (_A_BLIP, _V_IMAGE)


@dataclass
class Paragraphs:
    """Reads paragraphs under the styles of one document; what is not seen goes to the remarks."""

    styles: RunStyles
    remarks: Remarks

    def read(
        self, paragraph: etree._Element, behind: Colour | None, table: str | None
    ) -> tuple[str, list[etree._Element]]:
        """The paragraph's own text, its tabs kept outside of cells, and its text boxes.

        `table` is the style of the table that it stands in, empty where that has none.
        """
        in_cell = table is not None
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        shading = paragraph.find(f"{W}pPr/{W}shd")
        name = "" if style is None else style.get(f"{W}val", "")
        walk = _Walk(self, (table or "", name), _ground(shading, behind), in_cell)
        walk.into(paragraph)
        text = "".join(walk.parts).replace("\xa0", " ")
        if _is_flat(paragraph.find(f"{W}pPr/{W}spacing")):
            self.remarks.hide(FLATTENED, text)
            return "", walk.boxes
        if in_cell:
            if any(one.isdigit() for one in text):
                for said in [LINED] * walk.has_line + [COVERED] * walk.has_cover:
                    self.remarks.miss(said)
            numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None
            if numbered and _A_FIGURE.fullmatch(text.strip()):
                self.remarks.miss(NUMBERED)
            return text.strip(), walk.boxes
        return text.strip(_BLANKS).lstrip(OTHER_SYMBOL).strip(_BLANKS), walk.boxes


def _ground(shading: etree._Element | None, behind: Colour | None) -> Colour | None:
    return fill_of(shading) or behind


@dataclass
class _Walk:
    """One paragraph on its way."""

    reader: Paragraphs
    styles: tuple[str, str]
    behind: Colour | None
    in_cell: bool
    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    has_line: bool = False
    has_cover: bool = False
    fields: Fields = field(default_factory=Fields)

    def into(self, element: etree._Element, look: Look | None = None) -> None:
        """Reads what an element holds, which looks as its run does."""
        for child in element:
            if child.tag in SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag in _REVISED_AWAY:
                self.reader.remarks.hide(REVISED_AWAY, text_of(child))
            elif child.tag == f"{W}p":  # no schema allows it; programs show two lines
                self.parts.append("\n")
                self.into(child, look)
                self.parts.append("\n")
            elif child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif child.tag == f"{W}r":
                self.into(child, self.reader.styles.look(child, self.styles, self.behind))
            elif child.tag in (f"{W}t", f"{_M}t"):
                self._print(child.text or "", look)
            elif child.tag == f"{W}rt":
                self.reader.remarks.hide("注音文字", "".join(child.itertext(f"{W}t")))
            elif child.tag in _RISE:
                self.into(child, Look(look.unseen if look else None, _RISE[child.tag]))
            elif child.tag == f"{_M}f":
                self._fraction(child, look)
            else:
                self._special(child, look)

    def _print(self, text: str, look: Look | None) -> None:
        if look is None:
            self.parts.append(text)
        elif look.unseen:
            self.reader.remarks.hide(f"{look.unseen}的文字", text)
        elif self.fields.in_code:
            self.reader.remarks.hide("域代码中的文字", text)
        else:
            if look.is_cramped and self.in_cell and any(map(str.isdigit, text)):
                self.reader.remarks.miss(CRAMPED)
            self.fields.print()
            self.parts.append(look.printed(text))

    def _fraction(self, element: etree._Element, look: Look | None) -> None:
        for number, name in enumerate(("num", "den")):
            if (part := element.find(f"{_M}{name}")) is not None:
                self.parts.extend("/" if number else "")
                self.into(part, look)

    def _special(self, child: etree._Element, look: Look | None) -> None:
        if child.tag in (f"{W}tab", f"{W}ptab"):
            self.parts.append(" " if self.in_cell else "\t")
        elif child.tag in (f"{W}br", f"{W}cr"):
            self.parts.append("\n")
        elif child.tag == f"{W}noBreakHyphen":
            self._print("-", look)
        elif child.tag == f"{W}sym":
            self._print(_symbol(child), look)
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            if not (look and look.unseen):
                self._picture(child)
                self.has_line = self.has_line or any(map(_is_line, child.iter()))
                self.has_cover = self.has_cover or covers(child)
            self.into(child, look)
        elif child.tag == ALTERNATIVES:
            self.into(alternative(child), look)
        elif child.tag == f"{W}instrText":
            self.fields.instruct(child.text or "")
        elif child.tag == f"{W}fldChar":
            self._field(self.fields.mark(child), look)
        else:
            if child.tag == f"{W}bdo" and child.get(f"{W}val") == "rtl":
                self._turned(child)
            self.into(child, look)

    def _field(self, ended: Field | None, look: Look | None) -> None:
        """What a field prints that ends here without a stored result."""
        if ended is not None and ended.chosen:
            self._print(ended.chosen, look)
        elif ended is not None and self.in_cell and prints_a_figure(ended):
            self.reader.remarks.miss(WITHOUT_RESULT)

    def _turned(self, override: etree._Element) -> None:
        if any(one.isdigit() for one in text_of(override)):
            self.reader.remarks.miss(TURNED)

    def _picture(self, drawing: etree._Element) -> None:
        """A picture in the line of a cell stands in its text; a large one elsewhere is told."""
        if not any(map(is_picture, drawing.iter())):
            return
        if self.in_cell:
            if drawing.find(f"{_WP}anchor") is None:
                self.parts.append(INLINE_PICTURE)
        elif _is_large(drawing):
            kind: RemarkKind = "unread_content" if _leans_on_a_table(drawing) else "unread_picture"
            self.reader.remarks.miss(UNREAD_PICTURE, kind)


def alternative(alternatives: etree._Element) -> etree._Element:
    """What programs of today show: the first choice all of whose needs they know, or the rest."""
    for one in alternatives.iterchildren(f"{_MC}Choice"):
        needs = (one.nsmap.get(prefix) or "" for prefix in one.get("Requires", "").split())
        if all(need.startswith(_KNOWN_NEEDS) for need in needs):
            return one
    fallback = alternatives.find(f"{_MC}Fallback")
    return alternatives if fallback is None else fallback


def _is_flat(spacing: etree._Element | None) -> bool:
    """Whether lines are exactly so low that nobody sees what they hold."""
    height = "" if spacing is None else spacing.get(f"{W}line", "")
    is_exact = spacing is not None and spacing.get(f"{W}lineRule") == "exact"
    return is_exact and height.isdigit() and 0 < int(height) <= LOWEST_TWIPS


def _is_line(element: etree._Element) -> bool:
    """Whether an element draws a straight line."""
    shape = element.get("prst", "") if element.tag == _A_SHAPE else ""
    return element.tag == _V_LINE or _LINE.match(shape) is not None


def _leans_on_a_table(drawing: etree._Element) -> bool:
    """Whether a table stands so near that the picture may be the rest of it."""
    lines = [one for one in drawing.iterancestors() if one.tag == f"{W}p"]
    return any(
        line.tag == f"{W}tbl"
        for back in (True, False)
        for line in islice(_said(lines[-1].itersiblings(preceding=back)), NEAR)
    )


def _said(lines: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Tables, and paragraphs that say something."""
    return (one for one in lines if one.tag == f"{W}tbl" or text_of(one).strip())


def _is_large(drawing: etree._Element) -> bool:
    sizes = [(one.get("cx", ""), one.get("cy", "")) for one in drawing.iter(f"{_WP}extent")]
    return any(
        x.isdigit() and y.isdigit() and min(int(x), int(y)) >= LARGE_PICTURE_EMU for x, y in sizes
    )


def _symbol(element: etree._Element) -> str:
    """The character that a `w:sym` shows, as far as its font is known."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return OTHER_SYMBOL
    font = element.get(f"{W}font", "").lower()
    if shows_pictograms(font):
        return shown_in(font, chr(code))
    character = chr(code - 0xF000 if 0xF020 <= code <= 0xF07E else code)
    if font == "symbol":
        return character if character in _SYMBOL_FONT_TEXT else OTHER_SYMBOL
    return character if character.isprintable() else OTHER_SYMBOL
