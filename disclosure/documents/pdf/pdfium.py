"""What pdfium says stands on a page: its characters, and its size as it is shown upright.

What belongs here: pdfium's raw calls for text, made for all characters of a page at once, since one
by one they cost more than all else. What does not: lines and rectangles (`pdfium_paths`).
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, NamedTuple, cast

import numpy as np
import pypdfium2
from pypdfium2 import raw

from disclosure.documents.document import Remark
from disclosure.documents.pdf.char_columns import CharColumns, Numbers
from disclosure.documents.pdf.glyphs import (
    BACKGROUND,
    LARGE,
    UNKNOWN,
    Char,
    is_pale,
    placed,
    turn_of,
)
from disclosure.documents.pdf.page_geometry import Sheet
from disclosure.documents.pdf.pdfium_calls import (
    INT,
    POINTER,
    Buffer,
    address,
    bulk,
    consume,
    numbered,
)
from disclosure.documents.pdf.pdfium_paths import PaintedEdges, page_edges
from disclosure.documents.pdf.placing import Placing, needed_turn, page_placing
from disclosure.documents.pdf.visibility import (
    PageText,
    doubtful,
    light_inks,
    take_away,
    unseen,
)
from disclosure.documents.pdf.watermarks import tiled
from disclosure.documents.remarks import Remarks
from disclosure.errors import CorruptDocument, EncryptedDocument

SMALLEST_POINTS = 2.0
"""Type that small is no type that anybody reads."""
_ONLY_OUTLINES = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_PRINTS_NOTHING = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_LINE_END_HYPHEN, _LINE_END_UNIT = 2, 0xFFFE
_NAMELESS_CODE = 0
_FIGURES = frozenset(map(ord, "0123456789"))
NAMELESS = 0.2
FEW_NAMELESS = 3
MOST_ASKED = 60
"""Share and number of characters without a name from which a page is read from its picture."""
WITHOUT_NAMES = Remark(
    "unread_content", "的字体没有字符对照表（ToUnicode），文字不可靠，改为按图像识别"
)
_SURROGATES = 0xD800, 0xDFFF
_SPACES = frozenset(map(ord, " \r\n\t"))
"""All that pdfium adds by itself, to part words and lines."""

_unicode = numbered(raw.FPDFText_GetUnicode, ctypes.c_uint)
_has_no_name = numbered(raw.FPDFText_HasUnicodeMapError, INT)
_is_generated = numbered(raw.FPDFText_IsGenerated, INT)
_object = numbered(raw.FPDFText_GetTextObject, POINTER)
_size = numbered(raw.FPDFText_GetFontSize, ctypes.c_double)
_box = bulk(raw.FPDFText_GetLooseCharBox, INT, INT, POINTER)
_matrix = bulk(raw.FPDFText_GetMatrix, INT, INT, POINTER)
_origin = bulk(raw.FPDFText_GetCharOrigin, INT, INT, POINTER, POINTER)
_colour = bulk(raw.FPDFPageObj_GetFillColor, INT, POINTER, POINTER, POINTER, POINTER)
_mode = bulk(raw.FPDFTextObj_GetTextRenderMode, INT)


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """An open document, to be closed. Raises EncryptedDocument or CorruptDocument."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error


def read_sheet(page: Any, number: int) -> Sheet:
    """What is printed on an open page of pypdfium2; sideways pages are turned upright."""
    text = page.get_textpage()
    try:
        printed = _Printed(text)
        turn = printed.turn()
        turn = page.get_rotation() if turn is None else turn
        left, bottom, right, top = box = page.get_bbox()
        placing = page_placing(box, turn)
        found = printed.text(placing)
        is_nameless = printed.is_without_names()
    finally:
        text.close()
    width, height = right - left, top - bottom
    if turn in (90, 270):
        width, height = height, width
    if is_nameless:
        return Sheet(number, width, height, (), (), (), (WITHOUT_NAMES,))
    edges = page_edges(page, placing, printed.things)
    remarks = Remarks()
    remarks.hidden.update(printed.invisible)
    chars = _seen(page, found, edges, (placing, turn), remarks)
    lines = edges.horizontal, edges.vertical
    pictured = edges.picture_area / max(1.0, width * height)
    return Sheet(number, width, height, chars, *lines, remarks.told(), pictured)


def _seen(
    page: Any, found: PageText, edges: PaintedEdges, shown: tuple[Placing, int], remarks: Remarks
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
    doubts = doubtful(page, found, edges, placing) - marks
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
        found = _Printed(text).text(placing)
    finally:
        text.close()
    return [
        char._replace(turn=BACKGROUND) if owner in marks else char
        for char, owner in zip(found.chars, found.owners, strict=True)
        if (owner, char.start, char.baseline) not in single
    ]


def turn_upright(page: Any) -> bool:
    """Turns an open page whose text runs sideways as shown; False where it is upright."""
    text = page.get_textpage()
    try:
        turn = _Printed(text).turn()
    finally:
        text.close()
    if turn is None or turn == page.get_rotation() % 360:
        return False
    page.set_rotation(turn)
    return True


class _Style(NamedTuple):
    """How a text object is printed: its type size in points, and its quarter turns."""

    size: float
    turn: int


class _Printed:
    """The characters of a text page that the file itself holds, without pdfium's own spaces."""

    def __init__(self, text: Any) -> None:
        self._handle = address(text)
        self._text = POINTER(self._handle)
        """The same for functions that are `numbered`."""
        self._count = count = text.count_chars()
        numbers = range(count)
        self._codes = _codes(text, self._text, count)
        self._objects = self._owners()
        self._nameless = self._without_names()
        for number in self._nameless:
            self._codes[number] = _NAMELESS_CODE
        firsts = dict(zip(reversed(self._objects), reversed(numbers), strict=True))
        firsts.pop(None, None)
        self._firsts = cast("dict[int, int]", firsts)
        self.invisible: dict[str, list[str]] = {}
        self._matrices = self._written(_matrix, self._firsts.values(), 6)

    @property
    def things(self) -> Collection[int]:
        """The text objects, in an order of their own."""
        return self._firsts.keys()

    def _owners(self) -> list[int | None]:
        """The text object of each character; None for what pdfium put in by itself."""
        spaces = [n for n, code in enumerate(self._codes) if code in _SPACES]
        generated = {n for n in spaces if _is_generated(self._text, n)}
        if not generated:
            return list(map(_object, repeat(self._text), range(self._count)))
        written = [n for n in range(self._count) if n not in generated]
        owners: list[int | None] = [None] * self._count
        found = map(_object, repeat(self._text), written)
        for number, owner in zip(written, found, strict=True):
            owners[number] = owner
        return owners

    def _without_names(self) -> set[int]:
        """The figures whose font does not say what they are: they may be any others."""
        numbers = [n for n, code in enumerate(self._codes) if code in _FIGURES]
        wrong = list(map(_has_no_name, repeat(self._text), numbers))
        return {n for n, one in zip(numbers, wrong, strict=True) if one} if any(wrong) else set()

    def is_without_names(self) -> bool:
        """Whether the fonts of the page do not say which characters they print."""
        firsts = list(self._firsts.values())[:: 1 + len(self._firsts) // MOST_ASKED]
        wrong = sum(map(_has_no_name, repeat(self._text), firsts))
        nameless = len(self._nameless)
        figures = nameless + sum(code in _FIGURES for code in self._codes) if nameless else 0
        few = max(FEW_NAMELESS, NAMELESS * len(firsts))
        return wrong > few or nameless > max(FEW_NAMELESS, NAMELESS * figures)

    def _written(self, ask: Any, numbers: Collection[int], width: int) -> Buffer:
        """What pdfium writes for each of the characters: so many numbers each."""
        buffer = Buffer(len(numbers), width)
        consume(map(ask, repeat(self._handle), numbers, buffer.places()))
        return buffer

    def _origins(
        self, numbers: Sequence[int], owners: Sequence[int], boxes: Buffer
    ) -> tuple[Numbers, Numbers]:
        """Where the writing of each character begins, `boxes` around them being known.

        Only the first of each text object is asked for: along a level line each begins where its
        box does, at the height of the first. Boxes of one height say that the line is level.
        """
        xs, bottoms, _, tops = boxes.numbers()
        firsts = dict(zip(reversed(owners), reversed(range(len(owners))), strict=True))
        beginnings = np.fromiter(map(firsts.__getitem__, owners), np.intp, len(owners))
        places = np.fromiter(firsts.values(), np.intp, len(firsts))
        at = np.zeros((2, len(owners)))
        at[:, places] = self._asked_origins([numbers[place] for place in places.tolist()])
        is_level = (bottoms == bottoms[beginnings]) & (tops == tops[beginnings])
        is_level &= at[0, beginnings] == xs[beginnings]
        ys = at[1, beginnings]
        for_each = np.flatnonzero(~is_level)
        xs[for_each], ys[for_each] = self._asked_origins([numbers[n] for n in for_each.tolist()])
        return xs, ys

    def _asked_origins(self, numbers: Sequence[int]) -> Numbers:
        buffer = Buffer(len(numbers), 2, "d")
        consume(map(_origin, repeat(self._handle), numbers, buffer.places(), buffer.places(1)))
        return buffer.numbers()

    def turn(self) -> int | None:
        """The rotation under which most text is upright; None where there is little or mixed."""
        chars = Counter(self._objects)
        votes: Counter[tuple[float, float]] = Counter()
        across = zip(self._matrices.column(0), self._matrices.column(1), strict=True)
        directions = list(across)
        if len(set(directions)) == 1:
            votes[directions[0]] = len(self._objects) - chars[None]
        else:
            for thing, direction in zip(self._firsts, directions, strict=True):
                votes[direction] += chars[thing]
        return needed_turn((x, y, count) for (x, y), count in votes.items())

    def text(self, placing: Placing) -> PageText:
        """The characters that are printed, as they stand on the page that is shown."""
        inks, odd = light_inks(list(self._firsts))
        styles = self._styles(placing, odd)
        numbers = [number for number, thing in enumerate(self._objects) if thing in styles]
        owners: list[Any] = list(map(self._objects.__getitem__, numbers))
        codes = map(self._codes.__getitem__, numbers)
        texts = [chr(code) if code > 31 else _control(code) for code in codes]
        looks = list(map(styles.__getitem__, owners))
        boxes = self._written(_box, numbers, 4)
        a, b, c, d, e, f = placing
        xs, ys = self._origins(numbers, owners, boxes)
        across, down = a * xs + c * ys + e, b * xs + d * ys + f
        if b == 0 and a == 1 and not any(style.turn for style in styles.values()):
            sides = boxes.numbers()
            sizes = np.fromiter((size for size, _ in looks), np.float64, len(looks))
            chars = CharColumns.upright(texts, across, down, sides[2] - sides[0], sizes)
            return PageText(chars, owners, inks, frozenset(odd))
        found: list[Char] = []
        places = zip(across.tolist(), down.tolist(), boxes.rows(), strict=True)
        for text, (x, y, box), (size, turn) in zip(texts, places, looks, strict=True):
            is_plain = b == 0 and a == 1 and not turn
            reach = box[2] - box[0] if is_plain else _advance((x, y), placing, box, turn)
            found.append(placed(text, (x, y), reach, size, turn))
        return PageText(CharColumns.of(found), owners, inks, frozenset(odd))

    def _styles(self, placing: Placing, odd: set[int]) -> dict[int, _Style]:
        """The style of each text object that prints; text under a scanned picture does not.

        Objects that outline their characters and do not fill them are added to the odd ones.
        """
        sizes = map(_size, repeat(self._text), self._firsts.values())
        matrices = zip(*map(self._matrices.column, range(4)), strict=True)
        looks = list(zip(sizes, map(_mode, self._firsts), matrices, strict=True))
        known = {look: _style(look[0], look[2], placing) for look in set(looks)}
        styles = dict(zip(self._firsts, map(known.__getitem__, looks), strict=True))
        if not any(mode for _, mode, _ in known) and all(
            SMALLEST_POINTS <= style.size < LARGE for style in known.values()
        ):
            return styles
        modes = (mode for _, mode, _ in looks)
        return dict(self._printing(zip(styles.items(), modes, strict=True), odd))

    def _printing(
        self, objects: Iterable[tuple[tuple[Any, _Style], int]], odd: set[int]
    ) -> Iterator[tuple[int, _Style]]:
        """Those objects that print anything, with their style; the others are noted."""
        for (thing, style), mode in objects:
            if mode in _PRINTS_NOTHING:
                self._note_invisible(thing, "不显示的文字")
                continue
            if mode in _ONLY_OUTLINES:
                odd.add(thing)
            if style.size < SMALLEST_POINTS:
                self._note_invisible(thing, "极小的文字")
            elif style.size >= LARGE and is_pale(style.size, *_colour_of(thing)):
                yield thing, style._replace(turn=BACKGROUND)
            else:
                yield thing, style

    def _note_invisible(self, thing: int | None, reason: str) -> None:
        texts = zip(self._objects, self._codes, strict=True)
        said = "".join(chr(code) for one, code in texts if one == thing and code > 31)
        self.invisible.setdefault(reason, []).append(said)


def _style(size: float, matrix: tuple[float, ...], placing: Placing) -> _Style:
    a, b, c, d = matrix[:4]
    turn = turn_of(placing.direction(a, b), placing.direction(c, d))
    return _Style(size * (c * c + d * d) ** 0.5, turn)


def _codes(text: Any, handle: Any, count: int) -> list[int]:
    """The code of each character: all at once where none is left out and none takes two units."""
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes = np.array(units[:count], np.intp)
        codes[codes == _LINE_END_UNIT] = _LINE_END_HYPHEN
        if not ((codes >= _SURROGATES[0]) & (codes <= _SURROGATES[1])).any():
            return list(codes.tolist())
    return list(map(_unicode, repeat(handle), range(count)))


def _control(code: int) -> str:
    """What stands for a code that is no character: pdfium gives 2 for a hyphen at a line's end."""
    return {_LINE_END_HYPHEN: "-", 9: " "}.get(code, UNKNOWN)


def _advance(at: tuple[float, float], placing: Placing, box: tuple[float, ...], turn: int) -> float:
    """How far a character reaches from its origin along its reading direction."""
    left, top, right, bottom = box
    x0, y0, x1, y1 = placing.box(left, bottom, right, top)
    reach = {1: y1 - at[1], 2: at[0] - x0, 3: at[1] - y0}.get(turn, x1 - at[0])
    return max(0.0, reach)


def _colour_of(thing: int) -> tuple[tuple[float, ...], float]:
    """Red, green and blue as shares, and the opacity."""
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    if not _colour(thing, at, at + 4, at + 8, at + 12):
        return (), 1.0
    red, green, blue, opacity = (value / 255 for value in parts)
    return (red, green, blue), opacity
