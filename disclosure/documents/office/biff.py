"""The records of an Excel 97-2003 stream, walked before a library parses them.

What belongs here: how far each sheet reaches, and what xlrd does not tell: a password, a formula
that was never calculated, a sheet without an end. What does not: texts and formats (`xls`).
Record numbers and layouts are those of MS-XLS, chapter 2.4.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from disclosure.documents.office.worksheet import Place, refuse_too_far
from disclosure.errors import (
    CorruptDocument,
    EncryptedDocument,
    OversizedDocument,
    UnsupportedFormat,
)

MAX_ROWS, MAX_COLUMNS = 65_536, 256
"""What a sheet of this format can have."""
_BIFF8, _WORKSHEET = 0x0600, 0
_BOF, _EOF, _FILEPASS, BOUNDSHEET, _DIMENSIONS = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200
_FORMULA, _MULRK, _MULBLANK = 0x0006, 0x00BD, 0x00BE
_CELLS = {_FORMULA, 0x0201, 0x0203, 0x0204, 0x0205, 0x00D6, 0x00FD, 0x027E, _MULRK, _MULBLANK}
_NOT_CALCULATED = 0x0002
"""Set by libraries that write a formula and leave its result, 0, to whoever opens the file."""
_CONDITIONAL, _CONDITIONAL_12 = 0x01B1, 0x087A
_CONDITIONALS = {_CONDITIONAL, _CONDITIONAL_12}
_NOTED = _CELLS | _CONDITIONALS
_LOOKS = 6
"""Where a conditional format's looks begin, behind its comparison (MS-XLS, 2.4.42, 2.5.92)."""
_FONT_OPTIONS, _FONT_COLOUR, _FONT_SAYS = (_LOOKS + 6 + place for place in (68, 80, 88))
_STRUCK = 0x80
_HAS_NUMBER_FORMAT, _HAS_FONT = 1 << 25, 1 << 26
_WHITES = frozenset({1, 9})
_EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"
_OBJECT, _OBJECT_TEXT, _CONTINUE, _NOTE_OBJECT = 0x005D, 0x01B6, 0x003C, 0x0019
_DRAWING = 0x00EC
_RECALC_ID = 0x01C1
"""Written by all that calculate; without it Excel calculates anew whatever is kept as a result."""
_NO_RECORD = 0x0000
_GONE = "文件已损坏：Excel 内容中有一段是空白，可能没有传完整"
_TORN = "文件不完整：工作表没有写完，可能没有传完"


@dataclass(slots=True)
class SheetOutline:
    """Places whose formula has no result yet, by row the column after the last, whether numbers
    may be hidden on a condition, and what is drawn over the cells: texts, the records of the
    drawing, and the kinds of its objects."""

    reach: dict[int, int] = field(default_factory=dict)
    not_calculated: set[Place] = field(default_factory=set)
    drawn: list[str] = field(default_factory=list)
    drawing: bytearray = field(default_factory=bytearray)
    objects: list[int] = field(default_factory=list)
    may_hide: bool = False
    is_whole: bool = False


def sheet_outlines(stream: bytes) -> list[SheetOutline]:
    """One outline for each worksheet that the workbook names, in its order.

    Raises UnsupportedFormat, EncryptedDocument, OversizedDocument or CorruptDocument.
    """
    named: list[int] = []
    at: dict[int, SheetOutline] = {}
    cells: Counter[int] = Counter()
    open_at: list[int] = []
    was_calculated = _calculated(stream)
    drawn = _Drawn()
    for start, kind, data in records(stream):
        drawn.note(kind, data, at[open_at[0]] if open_at else None)
        if kind == _BOF:
            if not start:
                _check_version(data)
            open_at.append(start)
            at.setdefault(start, SheetOutline())
        elif kind == _EOF:
            if open_at:
                at[open_at.pop()].is_whole = True
        elif kind == _NO_RECORD and not data and open_at:
            raise CorruptDocument(_GONE)
        elif kind == _FILEPASS:
            raise EncryptedDocument("文件设有打开密码，无法读取")
        elif kind == BOUNDSHEET and len(data) >= 6:
            begins, sort = struct.unpack_from("<IxB", data)
            named += [begins] if sort == _WORKSHEET else []
        elif kind == _DIMENSIONS and len(data) >= 12:
            _check_claim(data)
        elif kind in _NOTED and len(open_at) == 1:
            cells[open_at[0]] += _note(at[open_at[0]], kind, data, was_calculated)
    if not named:
        raise CorruptDocument("文件已损坏：Excel 文件中没有工作表")
    if any(start not in at or not at[start].is_whole for start in named):
        raise CorruptDocument(_TORN)
    refuse_too_far(sum(max(cells[start], sum(at[start].reach.values())) for start in named))
    return [at[start] for start in named]


def records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Where each record starts, its number, and its content; a last sector is filled with 0."""
    if len(stream) < 4 or struct.unpack_from("<H", stream)[0] != _BOF:
        raise CorruptDocument("文件已损坏：Excel 内容不完整")
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == length == 0 and not stream[position:].strip(b"\0"):
            return
        yield position, kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


@dataclass(slots=True)
class _Drawn:
    """What is drawn, record after record; of notes, which stand beside their cell, no text."""

    _is_note: bool = False
    _before: int = 0
    """The record that is continued, if any."""

    def note(self, kind: int, data: bytes, sheet: SheetOutline | None) -> None:
        """Notes what a record of a sheet draws, if anything (MS-XLS, 2.4.170, 2.4.181, 2.4.329)."""
        goes_on = self._before if kind == _CONTINUE else 0
        self._before = _DRAWING if goes_on == _DRAWING else kind
        if sheet is None:
            return
        if _DRAWING in (kind, goes_on):
            sheet.drawing += data
        elif kind == _OBJECT and len(data) >= 6:
            (of,) = struct.unpack_from("<H", data, 4)
            sheet.objects.append(of)
            self._is_note = of == _NOTE_OBJECT
        elif goes_on == _OBJECT_TEXT and data and not self._is_note:
            encoding = "utf-16-le" if data[0] & 1 else "latin-1"
            sheet.drawn.append(data[1:].decode(encoding, "replace"))


def _hides(kind: int, rule: bytes) -> bool:
    """Whether a conditional format gives numbers a format of its own, strikes them or prints them
    in white; those of later Excel (bars, icons) may."""
    if kind == _CONDITIONAL_12:
        return True
    (said,) = struct.unpack_from("<I", rule, _LOOKS) if len(rule) >= _LOOKS + 4 else (0,)
    if said & _HAS_NUMBER_FORMAT:
        return True
    if not said & _HAS_FONT or len(rule) < _FONT_SAYS + 4:
        return False
    (options,), (unsaid,) = (
        struct.unpack_from("<I", rule, at) for at in (_FONT_OPTIONS, _FONT_SAYS)
    )
    if options & _STRUCK and not unsaid & _STRUCK:
        return True
    return struct.unpack_from("<I", rule, _FONT_COLOUR)[0] in _WHITES


def _check_version(data: bytes) -> None:
    if len(data) < 2 or struct.unpack_from("<H", data)[0] != _BIFF8:
        raise UnsupportedFormat("这是 Excel 95 或更早的表格，不能可靠读取，请另存为 xlsx")


def _check_claim(data: bytes) -> None:
    _, after_row, _, after_column = struct.unpack_from("<IIHH", data)
    if after_row > MAX_ROWS or after_column > MAX_COLUMNS:
        raise OversizedDocument(
            f"工作表范围过大（自称 {after_row} 行 {after_column} 列），没有打开"
        )


def _calculated(stream: bytes) -> bool:
    return any(kind == _RECALC_ID for _, kind, _ in records(stream))


def _note(sheet: SheetOutline, kind: int, data: bytes, was_calculated: bool) -> int:
    """Notes where the cells of a record stand, or what it may hide; returns how many they are."""
    if kind in _CONDITIONALS:
        sheet.may_hide |= _hides(kind, data)
        return 0
    if len(data) < 6:
        raise CorruptDocument("文件已损坏：Excel 内容不完整")
    row: int
    first: int
    last: int
    row, first = struct.unpack_from("<HH", data)
    last = (
        struct.unpack_from("<H", data, len(data) - 2)[0] if kind in (_MULRK, _MULBLANK) else first
    )
    if last >= MAX_COLUMNS:
        raise OversizedDocument(f"工作表范围过大（第 {last + 1} 列），没有打开")
    sheet.reach[row] = max(sheet.reach.get(row, 0), last + 1)
    if kind == _FORMULA and len(data) >= 16:
        result, flags = struct.unpack_from("<8sH", data, 6)
        never = result == _EMPTY_TEXT and not was_calculated
        if never or (flags & _NOT_CALCULATED and not any(result)):
            sheet.not_calculated.add((row, first))
    return max(1, last - first + 1)
