"""What pdfium says is seen on a page, and the page's size as it is shown upright.

What belongs here: opening a file, and the order in which a page is asked. What does not: the
characters (`printed_text`), lines and rectangles (`pdfium_paths`), and what hides (`visibility`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from disclosure.documents.document import Remark
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import BACKGROUND, Char
from disclosure.documents.pdf.page_geometry import Sheet
from disclosure.documents.pdf.pdfium_paths import PaintedEdges, page_edges
from disclosure.documents.pdf.placing import Placing, page_placing
from disclosure.documents.pdf.printed_text import PrintedText
from disclosure.documents.pdf.visible.annotations import Overlay, overlay_of
from disclosure.documents.pdf.visible.digit_shapes import JudgedFonts
from disclosure.documents.pdf.visible.drawn_digits import are_drawn_as_others
from disclosure.documents.pdf.visible.drawn_signs import (
    DRAWN_MINUS,
    DRAWN_POINT,
    drawn_minuses,
    drawn_points,
)
from disclosure.documents.pdf.visible.strikes import Lines, struck
from disclosure.documents.pdf.visible.visibility import PageText, doubtful, take_away, unseen
from disclosure.documents.pdf.visible.watermarks import tiled
from disclosure.documents.remarks import EXAMPLES, Remarks
from disclosure.errors import CorruptDocument, EncryptedDocument

WITHOUT_NAMES = Remark(
    "unread_content", "的字体没有字符对照表（ToUnicode），文字不可靠，改为按图像识别"
)
OTHER_DIGITS = Remark(
    "unread_content", "的字体写明的数字与显示的字形不符，文字不可靠，改为按图像识别"
)
_LAYERED = re.compile(rb"/OC[\s/<\[]")
"""A stream's own entries are never packed away, whatever else of a file is."""


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """An open document, to be closed. Raises EncryptedDocument or CorruptDocument."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error


def has_layered_forms(content: bytes) -> bool:
    """Whether a form or a picture of a file may stand on a layer (ISO 32000-1, 8.11.3.3)."""
    return _LAYERED.search(content) is not None


def read_sheet(
    page: Any,
    number: int,
    overlay: Overlay | None = None,
    fonts: JudgedFonts | None = None,
    *,
    layered: bool = False,
) -> Sheet:
    """What is printed on an open page of pypdfium2; sideways pages are turned upright.

    `overlay` is what lay over the page, where that has been laid down onto it; `fonts` go from
    page to page of one file, each page open until the next one was read; `layered` is that a form
    of the file may be on a layer.
    """
    overlay = overlay_of(page) if overlay is None else overlay
    text = page.get_textpage()
    try:
        printed = PrintedText(text)
        turn = printed.turn()
        turn = page.get_rotation() if turn is None else turn
        left, bottom, right, top = box = page.get_bbox()
        placing = page_placing(box, turn)
        found = printed.text(placing)
        distrust = _distrust(printed, found, number, fonts or JudgedFonts())
        drawn = printed.drawn_figures()
        if drawn and distrust is None and are_drawn_as_others(page, found, drawn, turn):
            distrust = OTHER_DIGITS
        foreign = printed.foreign_without_names()
    finally:
        text.close()
    width, height = right - left, top - bottom
    if turn in (90, 270):
        width, height = height, width
    if distrust is not None:
        return Sheet(number, width, height, (), (), (), (distrust,))
    edges = page_edges(page, placing, set(printed.things))
    remarks = Remarks()
    remarks.hidden.update(printed.invisible)
    if foreign:
        remarks.miss(f"有{len(foreign)}个字的字体没有写明是什么字（读成{foreign[:10]}等）")
    doubts = drawn | doubtful(page, found, edges, placing, layered=layered)
    chars = _seen(page, found, doubts, (placing, turn), remarks)
    chars = _not_struck(chars, edges, overlay.lines(placing), remarks)
    for sentence, figures in (
        (DRAWN_MINUS, drawn_minuses(chars, edges)),
        (DRAWN_POINT, drawn_points(chars, edges)),
    ):
        if figures:
            remarks.miss(sentence.format("、".join(figures[:EXAMPLES])))
    for sentence in overlay.told:
        remarks.miss(sentence)
    lines = edges.horizontal, edges.vertical
    pictured = edges.picture_area / max(1.0, width * height)
    return Sheet(number, width, height, chars, *lines, remarks.told(), pictured)


def _distrust(
    printed: PrintedText, found: PageText, number: int, fonts: JudgedFonts
) -> Remark | None:
    """Why the characters of a page can't be trusted, so that its picture is read."""
    if printed.is_without_names():
        return WITHOUT_NAMES
    lies = printed.has_lying_digits(number, fonts) or printed.has_false_digits(found)
    return OTHER_DIGITS if lies else None


def _seen(
    page: Any, found: PageText, doubts: set[int], shown: tuple[Placing, int], remarks: Remarks
) -> Sequence[Char]:
    """The characters that are seen; watermarks lie in the background, the others are told.

    What nobody sees is taken away and the page is asked again: pdfium leaves out a character that
    stands where the same one stands already, seen or not.
    """
    if marks := tiled(found) if found.inks else set():
        pairs = zip(found.chars, found.owners, strict=True)
        chars = [c._replace(turn=BACKGROUND) if owner in marks else c for c, owner in pairs]
        found = replace(found, chars=CharColumns.of(chars))
    placing, turn = shown
    doubts = doubts - marks
    if not doubts:
        return found.chars
    whole, single = unseen(page, found, doubts, turn)
    if not single:
        return found.chars
    gone = [
        char
        for char, owner in zip(found.chars, found.owners, strict=True)
        if (owner, char.start, char.baseline) in single
    ]
    for line in CharColumns.of(gone).lines():
        remarks.hide("看不见（与底色相同、被遮盖或裁去）的文字", line.text)
    take_away(whole)
    text = page.get_textpage()
    try:
        found = PrintedText(text).text(placing)
    finally:
        text.close()
    return [
        char._replace(turn=BACKGROUND) if owner in marks else char
        for char, owner in zip(found.chars, found.owners, strict=True)
        if (owner, char.start, char.baseline) not in single
    ]


def _not_struck(
    chars: Sequence[Char], edges: PaintedEdges, drawn_on: Lines, remarks: Remarks
) -> Sequence[Char]:
    """The characters that no line strikes out; the others are told."""
    columns = CharColumns.of(chars)
    gone = struck(columns, edges, drawn_on)
    if not gone.any():
        return chars
    for line in columns.chosen(gone).lines():
        remarks.hide("划去的文字", line.text)
    return columns.chosen(~gone)


def turn_upright(page: Any) -> bool:
    """Turns an open page whose text runs sideways as shown; False where it is upright."""
    text = page.get_textpage()
    try:
        turn = PrintedText(text).turn()
    finally:
        text.close()
    if turn is None or turn == page.get_rotation() % 360:
        return False
    page.set_rotation(turn)
    return True
