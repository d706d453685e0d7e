"""The characters of a page that print, by pdfium: what they are, where they stand, how they look.

What belongs here: pdfium's raw calls for text, made for all characters of a page at once, since one
by one they cost more than all else; what is the same for a text object is asked of its first
character. What does not: what is painted besides (`pdfium_paths`), and what is seen (`visibility`).
"""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.glyphs import (
    BACKGROUND,
    LARGE,
    UNKNOWN,
    Char,
    Numbers,
    Places,
    is_pale,
    placed,
    turns_of,
)
from disclosure.documents.pdf.pdfium_calls import (
    ADDRESS,
    INT,
    POINTER,
    address,
    bulk,
    numbered,
    written,
)
from disclosure.documents.pdf.placing import Placing, needed_turn
from disclosure.documents.pdf.visible.digit_shapes import (
    BLANK,
    DIGITS,
    LOWEST,
    JudgedFonts,
    with_drawn_signs,
)
from disclosure.documents.pdf.visible.inks import colour_of, light_inks, luminance_of_stroke
from disclosure.documents.pdf.visible.visibility import WHITISH, PageText

SMALLEST_POINTS = 2.0
"""Type that small is no type that anybody reads."""
NARROWEST = 0.1
"""Of its height: type squeezed to less is as small as it is wide."""
ROUNDED = 0.001
"""Points by which two ways of reckoning the same place differ: pdfium keeps seven digits."""
_ONLY_OUTLINES = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_FILLS_AND_OUTLINES = (
    raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
    raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP,
)
_PRINTS_NOTHING = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_LINE_END_HYPHEN, _LINE_END_UNIT = 2, 0xFFFE
_NAMELESS_CODE = 0
_UNKNOWN_CODE = 0xFFFD
_PRIVATE = 0xE000, 0xF8FF
_SPACING = (_LINE_END_HYPHEN, *map(ord, "\t\n\r"))
_FIGURES = ord("0"), ord("9")
_FOREIGN = 0x80, 0x2000
"""Letters that a Chinese page has few of: what a font does not name gets the code of its glyph."""
NAMELESS = 0.2
FEW_NAMELESS = 3
MOST_ASKED = 60
"""Share and number of characters without a name from which a page is read from its picture."""
ODD_WIDTH = 0.1
"""Shares of the type size: figures of usual fonts are half an em wide, or a little more."""
_DIGITS = frozenset(DIGITS)
_SURROGATES = 0xD800, 0xDFFF
_MAY_BE_ADDED = np.array([chr(code) in " \r\n\t" for code in range(ord(" ") + 2)])
"""All that pdfium adds by itself, to part words and lines."""

_unicode = numbered(raw.FPDFText_GetUnicode, ctypes.c_uint)
_has_no_name = numbered(raw.FPDFText_HasUnicodeMapError, INT)
_is_generated = numbered(raw.FPDFText_IsGenerated, INT)
_object = numbered(raw.FPDFText_GetTextObject, ADDRESS)
_size = numbered(raw.FPDFText_GetFontSize, ctypes.c_double)
_box = numbered(raw.FPDFText_GetLooseCharBox, INT)
_tight_box = numbered(raw.FPDFText_GetCharBox, INT)
_matrix = numbered(raw.FPDFText_GetMatrix, INT)
_origin = numbered(raw.FPDFText_GetCharOrigin, INT)
_mode = bulk(raw.FPDFTextObj_GetTextRenderMode, INT)


class PrintedText:
    """The characters of a text page that the file itself holds, without pdfium's own spaces.

    Text objects go by a number, in the order of their addresses.
    """

    def __init__(self, text: Any) -> None:
        self._text = POINTER(address(text))
        self._codes = _codes(text, self._text, text.count_chars())
        owners = self._owners()
        things, firsts, of_char = np.unique(owners, return_index=True, return_inverse=True)
        self._owner_of: list[int] = owners.tolist()
        """The address of the object of each character."""
        none = int(len(things) > 0 and things[0] == 0)
        self._firsts: list[int] = firsts[none:].tolist()
        """The first character of each object."""
        self._of_char: Places = of_char - none
        """The object of each character; -1 for what pdfium put in by itself."""
        self.things: list[int] = things[none:].tolist()
        """The address of each object."""
        self._nameless = self._without_names()
        self._codes[self._nameless] = _NAMELESS_CODE
        self._places: Places = np.zeros(0, np.intp)
        """Which of the characters were found to be printed, once they were asked for."""
        self.invisible: dict[str, list[str]] = {}
        self._matrices = self._asked(_matrix, self._firsts, 6)

    def _asked(self, ask: Any, numbers: list[int], width: int) -> Numbers:
        """What pdfium writes for each of the characters."""
        return written(ask, len(numbers), repeat(self._text), numbers, width=width)[1]

    def _owners(self) -> NDArray[np.uint64]:
        """The text object of each character; 0 for what pdfium put in by itself."""
        spaces = _MAY_BE_ADDED[np.minimum(self._codes, ord(" ") + 1)].nonzero()[0].tolist()
        generated = [n for n in spaces if _is_generated(self._text, n)]
        is_written = np.ones(len(self._codes), np.bool_)
        is_written[generated] = False
        numbers = is_written.nonzero()[0].tolist()
        owners = np.zeros(len(self._codes), np.uint64)
        owners[is_written] = np.fromiter(
            map(_object, repeat(self._text), numbers), np.uint64, len(numbers)
        )
        return owners

    def _without_names(self) -> list[int]:
        """The figures whose font does not say what they are: they may be any others."""
        numbers = self._figures()
        return [n for n, one in zip(numbers, self._are_nameless(numbers), strict=True) if one]

    def _figures(self) -> list[int]:
        codes = self._codes
        figures: list[int] = ((codes >= _FIGURES[0]) & (codes <= _FIGURES[1])).nonzero()[0].tolist()
        return figures

    def _are_nameless(self, numbers: list[int]) -> list[int]:
        return list(map(_has_no_name, repeat(self._text), numbers))

    def is_without_names(self) -> bool:
        """Whether the fonts of the page do not say which characters they print.

        A font that is gone from the file leaves codes of no character, or of private use.
        """
        codes = self._codes
        unknown = sum(code not in _SPACING for code in codes[codes < ord(" ")].tolist())
        is_private = (codes >= _PRIVATE[0]) & (codes <= _PRIVATE[1])
        unknown += int(np.count_nonzero(is_private | (codes == _UNKNOWN_CODE)))
        if unknown > max(FEW_NAMELESS, NAMELESS * len(codes)):
            return True
        firsts = sorted(self._firsts, reverse=True)[:: 1 + len(self._firsts) // MOST_ASKED]
        wrong = sum(self._are_nameless(firsts))
        nameless = len(self._nameless)
        figures = nameless + len(self._figures()) if nameless else 0
        few = max(FEW_NAMELESS, NAMELESS * len(firsts))
        return wrong > few or nameless > max(FEW_NAMELESS, NAMELESS * figures)

    def foreign_without_names(self) -> str:
        """The letters that their fonts do not name: other characters are seen."""
        codes = self._codes
        numbers = ((codes >= _FOREIGN[0]) & (codes < _FOREIGN[1])).nonzero()[0].tolist()
        nameless = self._are_nameless(numbers)
        return "".join(chr(codes[n]) for n, one in zip(numbers, nameless, strict=True) if one)

    def has_lying_digits(self, page: int, fonts: JudgedFonts) -> bool:
        """Whether a font of the page shows other digits than it says (`digit_shapes`)."""
        figures = np.array([*self._figures(), *self._blanks()], np.intp)
        owners = self._of_char[figures]
        places, of_figure = np.unique(owners[owners >= 0], return_inverse=True)
        lies = fonts.lying_digits(page, [self.things[place] for place in places.tolist()])
        if not any(lies):
            return False
        codes = self._codes[figures[owners >= 0]].tolist()
        return any(chr(code) in lies[n] for code, n in zip(codes, of_figure.tolist(), strict=True))

    def drawn_figures(self) -> set[int]:
        """The objects that print figures in fonts whose signs are drawings: only the picture of
        the page tells what they look like."""
        owners = self._of_char[np.array(self._figures(), np.intp)]
        places = np.unique(owners[owners >= 0]).tolist()
        return with_drawn_signs(self.things[place] for place in places)

    def _blanks(self) -> list[int]:
        """The blanks that the file itself prints."""
        written = (self._codes == ord(BLANK)) & (self._of_char >= 0)
        found: list[int] = np.flatnonzero(written).tolist()
        return found

    def has_false_digits(self, found: PageText) -> bool:
        """Whether a digit that is printed is wider or narrower than its like, and no digit by its
        height: a font may call two of its glyphs by one name, and `digit_shapes` sees one.
        """
        chars = found.chars
        x0, x1, _, sizes = chars.lying()
        is_digit = np.fromiter(map(_DIGITS.__contains__, chars.texts), np.bool_, len(chars))
        digits = np.flatnonzero(is_digit & (chars.turns == 0))
        if not len(digits):
            return False
        wide = (x1[digits] - x0[digits]) / sizes[digits]
        odd = digits[np.abs(wide - np.median(wide)) > ODD_WIDTH][:MOST_ASKED]
        numbers = self._places[odd].tolist()
        asked = repeat(self._text), numbers
        _, _, bottoms, tops = written(
            _tight_box, len(numbers), *asked, width=4, outs=4, kind=np.float64
        )[1]
        heights = (tops - bottoms) / sizes[odd]
        return bool(((heights > 0) & (heights < LOWEST)).any())

    def turn(self) -> int | None:
        """The rotation under which most text is upright; None where there is little or mixed."""
        counts = np.bincount(self._of_char[self._of_char >= 0], minlength=len(self.things))
        across, up = self._matrices[:2]
        if not up.any() and (across > 0).all():
            return needed_turn([(1.0, 0.0, int(counts.sum()))])
        return needed_turn(zip(across.tolist(), up.tolist(), counts.tolist(), strict=True))

    def text(self, placing: Placing) -> PageText:
        """The characters that are printed, as they stand on the page that is shown."""
        inks, odd = light_inks(self.things)
        sizes, turns, prints = self._styles(placing, odd)
        of_char = self._of_char
        chosen = np.append(prints, False)[of_char]
        of_char = of_char[chosen]
        places = self._places = chosen.nonzero()[0]
        texts = _texts(self._codes[places])
        numbers: list[int] = places.tolist()
        owners = list(map(self._owner_of.__getitem__, numbers))
        boxes = self._asked(_box, numbers, 4)
        a, b, c, d, e, f = placing
        xs, ys = self._origins(places, of_char, boxes)
        across, down = a * xs + c * ys + e, b * xs + d * ys + f
        if b == 0 and a == 1 and not turns[prints].any():
            chars = CharColumns.upright(texts, across, down, boxes[2] - boxes[0], sizes[of_char])
            return PageText(chars, owners, inks, frozenset(odd))
        columns = (across, down, sizes[of_char], turns[of_char])
        found: list[Char] = []
        for text, x, y, size, turn, box in zip(
            texts, *(column.tolist() for column in columns), boxes.T.tolist(), strict=True
        ):
            is_plain = b == 0 and a == 1 and not turn
            reach = box[2] - box[0] if is_plain else _advance((x, y), placing, box, turn)
            found.append(placed(text, (x, y), reach, size, turn))
        return PageText(CharColumns.of(found), owners, inks, frozenset(odd))

    def _origins(self, places: Places, of_char: Places, boxes: Numbers) -> tuple[Numbers, Numbers]:
        """Where the writing of each character begins, `boxes` around them being known.

        The matrix of a level object says where its first character begins; the box says whether
        pdfium kept that one (it leaves out what is printed twice). Behind a first one that begins
        just where its box does so do all of that height; but a damaged glyph may reach back over
        those before it. The others are asked for.
        """
        lefts, bottoms, _, tops = boxes
        firsts = np.searchsorted(places, self._firsts)[of_char]
        xs, ys = self._matrices[4:, of_char]
        is_known = (np.abs(xs - lefts) <= ROUNDED) & (firsts == np.arange(len(places)))
        is_exact = (xs == lefts[firsts]) & (bottoms == bottoms[firsts]) & (tops == tops[firsts])
        xs = np.where(is_exact, lefts, xs)
        turns_back = np.append(False, (xs[1:] < xs[:-1]) & (of_char[1:] == of_char[:-1]))
        asked = ~((is_known | is_exact) & (self._matrices[1, of_char] == 0)) | turns_back
        if asked.any():
            xs[asked], ys[asked] = self._asked_origins(places[asked])
        return xs, ys

    def _asked_origins(self, places: Places) -> Numbers:
        numbers = places.tolist()
        asked = repeat(self._text), numbers
        return written(_origin, len(numbers), *asked, width=2, outs=2, kind=np.float64)[1]

    def _styles(self, placing: Placing, odd: set[int]) -> tuple[Numbers, Places, Mask]:
        """Type size and quarter turns of each text object, and whether it prints.

        Text under a scanned picture does not. Objects that only outline their characters, or do it
        in white, are added to the odd ones.
        """
        modes = list(map(_mode, self.things))
        points = np.fromiter(
            map(_size, repeat(self._text), self._firsts), np.float64, len(self.things)
        )
        a, b, c, d = self._matrices[:4]
        sizes = points * np.sqrt(c * c + d * d)
        widths = points * np.sqrt(a * a + b * b)
        sizes = np.where(widths < NARROWEST * sizes, widths, sizes)
        turns = turns_of(placing.direction(a, b), placing.direction(c, d))
        prints = np.ones(len(sizes), np.bool_)
        if any(modes) or not ((sizes >= SMALLEST_POINTS) & (sizes < LARGE)).all():
            for number in sorted(range(len(sizes)), key=lambda n: -self._firsts[n]):
                thing, size, mode = self.things[number], float(sizes[number]), modes[number]
                if mode in _ONLY_OUTLINES or (
                    mode in _FILLS_AND_OUTLINES and luminance_of_stroke(thing) >= WHITISH
                ):
                    odd.add(thing)
                if reason := _why_not_printed(size, mode):
                    prints[number] = False
                    self._note_invisible(number, reason)
                elif size >= LARGE and is_pale(size, *colour_of(thing)):
                    turns[number] = BACKGROUND
        return sizes, turns, prints

    def _note_invisible(self, number: int, reason: str) -> None:
        codes = self._codes[self._of_char == number].tolist()
        said = "".join(chr(code) for code in codes if code > 31)
        self.invisible.setdefault(reason, []).append(said)


def _why_not_printed(size: float, mode: int) -> str:
    if mode in _PRINTS_NOTHING:
        return "不显示的文字"
    return "极小的文字" if size < SMALLEST_POINTS else ""


def _codes(text: Any, handle: Any, count: int) -> Places:
    """The code of each character: all at once where none is left out and none takes two units.

    Half a character (a lone surrogate of a damaged font) is none.
    """
    units = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, units) == count + 1:
        codes: Places = np.frombuffer(memoryview(units), np.uint16, count).astype(np.intp)
        codes[codes == _LINE_END_UNIT] = _LINE_END_HYPHEN
        if not _are_halves(codes).any():
            return codes
    codes = np.fromiter(map(_unicode, repeat(handle), range(count)), np.intp, count)
    codes[_are_halves(codes)] = _UNKNOWN_CODE
    return codes


def _are_halves(codes: Places) -> NDArray[np.bool_]:
    return (codes >= _SURROGATES[0]) & (codes <= _SURROGATES[1])


def _texts(codes: Places) -> list[str]:
    if (codes > 31).all():
        return list(map(chr, codes.tolist()))
    return [chr(code) if code > 31 else _control(code) for code in codes.tolist()]


def _control(code: int) -> str:
    """What stands for a code that is no character: pdfium gives 2 for a hyphen at a line's end."""
    return {_LINE_END_HYPHEN: "-", 9: " "}.get(code, UNKNOWN)


def _advance(at: tuple[float, float], placing: Placing, box: list[float], turn: int) -> float:
    """How far a character reaches from its origin along its reading direction."""
    left, top, right, bottom = box
    x0, y0, x1, y1 = placing.box(left, bottom, right, top)
    reach = {1: y1 - at[1], 2: at[0] - x0, 3: at[1] - y0}.get(turn, x1 - at[0])
    return max(0.0, reach)
