"""What is drawn over the cells of a sheet of Excel 97-2003: filled shapes, charts and pictures.

What belongs here: the drawing records of a sheet (MS-ODRAW, 2.2; MS-XLS, 2.5.193), as places that
each shape covers. What does not: the records of the stream (`biff`), and what is told
(`sheet_drawings`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_CONTAINER = 0xF
_SHAPE_CONTAINER, _SHAPE, _OPTIONS, _ANCHOR, _CLIENT = 0xF004, 0xF00A, 0xF00B, 0xF010, 0xF011
_DEEPEST = 20
_PICTURE, _OPACITY, _FILL_FLAGS, _GROUP_FLAGS = 0x0104, 0x0182, 0x01BF, 0x03BF
_IS_FILLED, _SAYS_FILLED = 1 << 4, 1 << 20
_IS_HIDDEN, _SAYS_HIDDEN = 1 << 1, 1 << 17
_OPAQUE = 0x10000
_LINES = frozenset({20, *range(32, 41)})
"""Shapes that are lines and connectors."""
_HALF_A_COLUMN, _HALF_A_ROW = 512, 128
"""Anchors count parts of the column or row in which an edge lies."""
_CONTROL, _CHART = 201, 0x05
"""A shape that stands for a chart or for a button, and the kind of object that a chart is."""
_ANCHOR_FIELDS = 9


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A thing that is drawn: rows and columns that it covers by half, and all that it touches."""

    rows: range
    columns: range
    touched_rows: range
    touched_columns: range
    is_picture: bool
    is_opaque: bool


@dataclass(slots=True)
class _Shape:
    kind: int = 0
    options: dict[int, int] = field(default_factory=dict)
    anchor: tuple[int, ...] = ()
    is_object: bool = False


def drawn_shapes(drawing: bytes, objects: Sequence[int]) -> Iterator[DrawnShape]:
    """The shapes of a sheet's drawing that are shown; `objects` are the kinds of its objects, in
    the order in which the drawing refers to them."""
    number = 0
    for shape in _shapes(drawing, _DEEPEST):
        of_object = objects[number] if shape.is_object and number < len(objects) else 0
        number += shape.is_object
        if shape.anchor and not _is_hidden(shape):
            yield _drawn(shape, of_object)


def _shapes(data: bytes, depth: int) -> Iterator[_Shape]:
    for kind, _, content, is_container in _parts(data):
        if kind == _SHAPE_CONTAINER:
            yield _shape(content)
        elif is_container and depth:
            yield from _shapes(content, depth - 1)


def _shape(data: bytes) -> _Shape:
    shape = _Shape()
    for kind, instance, content, _ in _parts(data):
        if kind == _SHAPE:
            shape.kind = instance
        elif kind == _OPTIONS:
            for at in range(0, min(6 * instance, len(content) - 5), 6):
                name, value = struct.unpack_from("<HI", content, at)
                shape.options[name & 0x3FFF] = value
        elif kind == _ANCHOR and len(content) >= 2 * _ANCHOR_FIELDS:
            shape.anchor = struct.unpack_from(f"<{_ANCHOR_FIELDS}H", content)
        elif kind == _CLIENT:
            shape.is_object = True
    return shape


def _parts(data: bytes) -> Iterator[tuple[int, int, bytes, bool]]:
    """Kind, instance and content of each record, and whether it holds others."""
    at = 0
    while at + 8 <= len(data):
        version, kind, length = struct.unpack_from("<HHI", data, at)
        yield kind, version >> 4, data[at + 8 : at + 8 + length], version & 0xF == _CONTAINER
        at += 8 + length


def _is_hidden(shape: _Shape) -> bool:
    flags = shape.options.get(_GROUP_FLAGS, 0)
    return bool(flags & _IS_HIDDEN and flags & _SAYS_HIDDEN)


def _drawn(shape: _Shape, of_object: int) -> DrawnShape:
    _, left, dx0, top, dy0, right, dx1, bottom, dy1 = shape.anchor
    is_picture = _PICTURE in shape.options
    flags = shape.options.get(_FILL_FLAGS, _IS_FILLED | _SAYS_FILLED)
    is_filled = bool(flags & _IS_FILLED) or not flags & _SAYS_FILLED
    is_solid = shape.options.get(_OPACITY, _OPAQUE) >= _OPAQUE
    is_shape = is_filled and is_solid and shape.kind not in (*_LINES, _CONTROL)
    return DrawnShape(
        rows=range(top + (dy0 > _HALF_A_ROW), bottom + (dy1 > _HALF_A_ROW)),
        columns=range(left + (dx0 > _HALF_A_COLUMN), right + (dx1 > _HALF_A_COLUMN)),
        touched_rows=range(top, bottom + 1),
        touched_columns=range(left, right + 1),
        is_picture=is_picture,
        is_opaque=not is_picture and (of_object == _CHART or is_shape),
    )
