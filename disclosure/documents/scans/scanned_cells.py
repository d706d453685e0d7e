"""The cells of a scanned table: what each holds, read from the page and again from the cell alone.

What belongs here: placing found text in cells, the second and third look at figures, ink. What does
not: the grid itself, and which reading is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from disclosure.documents.document import Cell, Table
from disclosure.documents.scans.borders import Grid, GridCell
from disclosure.documents.scans.digit_repair import is_figure, may_be_figure, repaired
from disclosure.documents.scans.doubts import BENT, ONE_BIT, UNDER_SEAL, UNREAD_INK
from disclosure.documents.scans.known_wording import is_known
from disclosure.documents.scans.ocr_engine import Image, Spot, read_lines
from disclosure.documents.scans.scanned_digits import digits_by_shape
from disclosure.documents.scans.upright import Upright

INSET = 4
PADDING = 5
INK_DARKER = 40
"""A pixel so much darker than the cell's paper is ink."""
LEAST_INK = 12
LEAST_STROKE = 5
FLAT = 0.3
"""Text lines: lower ink in a cell is a dash, which says that nothing is there."""
DASH = "—"


@dataclass(slots=True)
class _Held:
    """What was found in one cell."""

    place: GridCell
    spots: list[Spot] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    ink: Spot | None = None


def read_tables(
    page: Upright, grids: Sequence[Grid], rules: Image, texts: dict[Spot, str]
) -> tuple[list[Table], list[Spot]]:
    """The tables with their cells read, boxes in pixels of the source; and spots in no table.

    `texts` are the lines of the page pass; a line across several cells is read anew in pieces.
    """
    held = [[_Held(cell) for cell in grid.cells] for grid in grids]
    outside = _place(page, held, texts)
    clean = _without_rules(page.grey, rules)
    for table in held:
        for one in table:
            one.ink = _ink_in(clean, one.place, page.text_height)
    _read_again(page, clean, [one for table in held for one in table])
    tables = [
        Table(
            grid.row_count,
            grid.column_count,
            tuple(_cell(page, one) for one in table),
            page.source_box(grid.box),
        )
        for grid, table in zip(grids, held, strict=True)
    ]
    return tables, outside


def _place(page: Upright, held: Sequence[Sequence[_Held]], texts: dict[Spot, str]) -> list[Spot]:
    """Gives each found line to its cell; pieces of lines across borders are read again."""
    cells = [one for table in held for one in table]
    outside: list[Spot] = []
    pieces: list[tuple[_Held, Spot]] = []
    for spot in page.spots:
        owners = [(one, part) for one in cells if (part := _overlap(spot, one.place)) is not None]
        if len(owners) == 1 and owners[0][1].width >= 0.6 * spot.width:
            owners[0][0].spots.append(spot)
            owners[0][0].texts.append(texts[spot])
        elif owners:
            pieces.extend(owners)
        else:
            outside.append(spot)
    read = read_lines([_crop(page.grey, part) for _, part in pieces])
    for (one, part), text in zip(pieces, read, strict=True):
        if text:
            one.spots.append(part)
            one.texts.append(text)
    return outside


def _overlap(spot: Spot, place: GridCell) -> Spot | None:
    """The part of a line that lies in a cell; None for a touch."""
    x0, top, x1, bottom = place.box
    part = Spot(max(spot.x0, x0), max(spot.top, top), min(spot.x1, x1), min(spot.bottom, bottom))
    if part.width < min(0.35 * spot.height, 0.6 * spot.width) or part.height < 0.5 * spot.height:
        return None
    return part


def _without_rules(grey: Image, rules: Image) -> Image:
    paper = np.uint8(np.percentile(grey[::7, ::7], 80))
    clean = grey.copy()
    clean[cv2.dilate(rules, np.ones((3, 3), np.uint8)) > 0] = paper
    return clean


def _ink_in(clean: Image, place: GridCell, text_height: float) -> Spot | None:
    """Where a cell holds ink: specks and remains of borders left out."""
    x0, top, x1, bottom = (round(value) for value in place.box)
    x0, top, x1, bottom = x0 + INSET, top + INSET, x1 - INSET, bottom - INSET
    crop = clean[top:bottom, x0:x1]
    if crop.size == 0:
        return None
    paper = float(np.percentile(crop, 75))
    dark = (crop < paper - INK_DARKER).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    strokes = [
        (x, y, x + width, y + height)
        for x, y, width, height, area in stats[1:count]
        if area >= LEAST_INK and max(width, height) >= min(LEAST_STROKE, text_height / 6)
    ]
    tall = [s for s in strokes if max(s[3] - s[1], s[2] - s[0]) >= text_height / 4]
    if not tall:
        return None
    box = np.array(strokes)
    low, high = box[:, :2].min(axis=0), box[:, 2:].max(axis=0)
    return Spot(float(x0 + low[0]), float(top + low[1]), float(x0 + high[0]), float(top + high[1]))


def _read_again(page: Upright, clean: Image, cells: Sequence[_Held]) -> None:
    """A second look at every cell that may hold a figure; a third where the two differ."""
    doubtful = [
        one
        for one in cells
        if one.ink is not None and not _is_dash(one, page) and _is_worth_a_look(_text(one))
    ]
    for one, text in zip(doubtful, _looks(clean, doubtful, page.text_height, 2.0), strict=True):
        one.again.append(text)
    differing = [one for one in doubtful if repaired(_text(one)) != one.again[0]]
    for one, text in zip(differing, _looks(clean, differing, page.text_height, 3.0), strict=True):
        one.again.append(text)
    _hold_shapes_against(clean, doubtful)


def _hold_shapes_against(clean: Image, cells: Sequence[_Held]) -> None:
    """One more reading of figures and codes in one line: with the digits that their shapes are."""
    figures = [one for one in cells if one.ink is not None and is_figure(_said(one))]
    crops = [_crop(clean, one.ink, 1) for one in figures if one.ink is not None]
    said = list(map(_said, figures))
    for one, text, digits in zip(figures, said, digits_by_shape(crops, said), strict=True):
        if digits is not None:
            places = iter(digits)
            again = (next(places) if mark.isdecimal() else mark for mark in text)
            one.again.append("".join(again))


def _said(one: _Held) -> str:
    return _chosen((repaired(_text(one)), *one.again))


def _looks(clean: Image, cells: Sequence[_Held], text_height: float, zoom: float) -> Iterator[str]:
    """Each cell's text from its own ink, line by line, at `zoom` times the size."""
    lines = [
        (number, closer(_crop(clean, line, round(PADDING * zoom / 2)), zoom))
        for number, one in enumerate(cells)
        for line in _ink_lines(one, text_height)
    ]
    found: defaultdict[int, list[str]] = defaultdict(list)
    read = read_lines([image for _, image in lines])
    for (number, _), text in zip(lines, read, strict=True):
        found[number].append(repaired(text))
    return (repaired("\n".join(filter(None, found[number]))) for number in range(len(cells)))


def _ink_lines(one: _Held, text_height: float) -> list[Spot]:
    """The lines of a cell: its ink as a whole where it is one line, else the found lines."""
    assert one.ink is not None
    rows = text_rows(one.spots)
    if len(rows) <= 1 or one.ink.height <= 1.2 * text_height:
        return [one.ink]
    left, right = one.ink.x0, one.ink.x1
    return [
        Spot(left, min(spot.top for spot in row), right, max(spot.bottom for spot in row))
        for row in rows
    ]


def text_rows(spots: Sequence[Spot]) -> list[list[Spot]]:
    """Spots side by side make one row."""
    rows: list[list[Spot]] = []
    for spot in sorted(spots, key=lambda one: one.top + one.height / 2):
        middle = spot.top + spot.height / 2
        if rows and middle < max(one.bottom for one in rows[-1]) - 0.3 * spot.height:
            rows[-1].append(spot)
        else:
            rows.append([spot])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def _is_worth_a_look(text: str) -> bool:
    """A figure may be wrong in any digit, and an unknown word in any character."""
    return may_be_figure(text) or not is_known(text)


def _is_dash(one: _Held, page: Upright) -> bool:
    """Whether all the ink of a cell is one short stroke."""
    if one.ink is None or one.ink.height > FLAT * page.text_height:
        return False
    if any(character.isdecimal() for character in _text(one)):
        return False
    return 1.5 * one.ink.height < one.ink.width < 3 * page.text_height


def _text(one: _Held) -> str:
    by_spot = dict(zip(one.spots, one.texts, strict=True))
    return "\n".join("".join(by_spot[spot] for spot in row) for row in text_rows(one.spots))


def _cell(page: Upright, one: _Held) -> Cell:
    first = DASH if _is_dash(one, page) else repaired(_text(one))
    readings = (first, *one.again) if one.ink is not None and one.again else ()
    chosen = _chosen(readings) if readings else first
    place = one.place
    return Cell(
        row=place.row,
        column=place.column,
        text=chosen,
        row_span=place.row_span,
        column_span=place.column_span,
        bbox=page.source_box(place.box),
        readings=_in_order(chosen, readings),
        doubt=_doubt(page, one, readings),
    )


def _chosen(readings: Sequence[str]) -> str:
    """A known word, else a figure, else what most agree on; of equals the earlier."""
    said = [text for text in readings if text] or [""]
    return max(
        said,
        key=lambda text: (is_known(text), is_figure(text), said.count(text), -said.index(text)),
    )


def _in_order(chosen: str, readings: tuple[str, ...]) -> tuple[str, ...]:
    if not readings:
        return ()
    rest = list(readings)
    rest.remove(chosen)
    return (chosen, *rest)


def _doubt(page: Upright, one: _Held, readings: Sequence[str]) -> str:
    if one.ink is None or _is_dash(one, page):
        return ""
    if readings and not any(readings):
        return UNREAD_INK
    if page.is_one_bit:
        return ONE_BIT
    if page.is_bent:
        return BENT
    return UNDER_SEAL if page.seal is not None and _is_sealed(page.seal, one.ink) else ""


def _is_sealed(seal: Image, ink: Spot) -> bool:
    return bool(np.count_nonzero(_crop(seal, ink, 2)) > LEAST_INK)


def _crop(image: Image, spot: Spot, padding: int = 0) -> Image:
    top, left = max(0, int(spot.top) - padding), max(0, int(spot.x0) - padding)
    bottom, right = int(np.ceil(spot.bottom)) + padding, int(np.ceil(spot.x1)) + padding
    crop = image[top:bottom, left:right]
    return crop if crop.size else np.full((32, 32), 255, np.uint8)


def closer(image: Image, zoom: float = 2.0) -> Image:
    return cv2.resize(image, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC)
