"""One scanned page becomes the same `Page` as any other: lines and ruled tables with places.

What belongs here: the order of the stages, and reading order. What does not: the stages, and where
the image came from (`images`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

import numpy as np

from disclosure.documents.collector import with_collector
from disclosure.documents.document import BBox, Block, Line, LineRole, Page, Table
from disclosure.documents.scans.borders import Grid
from disclosure.documents.scans.doubts import READ_DIFFERENTLY
from disclosure.documents.scans.ocr_engine import Image, Spot, read_lines
from disclosure.documents.scans.ruled_grid import find_grids
from disclosure.documents.scans.scanned_cells import closer, read_tables, text_rows
from disclosure.documents.scans.upright import Upright, set_upright

_Placed = tuple[float, float, Block]
"""Top and left on the upright page, for the reading order."""
BLANK_PAPER = 25
"""A page whose tones differ by less holds nothing."""


@with_collector()
def read_page_image(
    image: Image, *, number: int, label: str, width: float, height: float, one_bit: bool = False
) -> Page:
    """Reads a page's image (rows × columns, grey or BGR). Width and height in points, as displayed;
    `one_bit` where the source is known to be binarised.

    Boxes are in points of the page as displayed: skew and turns are undone. `has_text` is false
    where there is ink and none of it could be read.
    """
    empty = Page(number, label, (), round(width, 2), round(height, 2), is_scan=True)
    if int(np.percentile(image, 99.9)) - int(np.percentile(image, 0.1)) < BLANK_PAPER:
        return empty
    page = set_upright(image, one_bit=one_bit)
    grids, rules = find_grids(page.grey, page.seal, page.text_height)
    crops = [_crop_of(page.grey, spot) for spot in page.spots]
    texts = dict(zip(page.spots, read_lines(crops), strict=True))
    tables, outside = read_tables(page, grids, rules, texts)
    doubted = _read_differently(page.grey, outside, texts)
    scale = (width / image.shape[1], height / image.shape[0])
    placed = [
        *_tables_in_place(grids, tables, scale),
        *_lines_in_place(page, grids, text_rows(outside), (texts, doubted), scale),
    ]
    blocks = tuple(block for *_, block in sorted(placed, key=lambda item: item[:2]))
    return replace(empty, blocks=blocks, has_text=any(texts.values()))


def _crop_of(grey: Image, spot: Spot) -> Image:
    crop = grey[
        int(max(0, spot.top)) : int(spot.bottom) + 1, int(max(0, spot.x0)) : int(spot.x1) + 1
    ]
    return crop if crop.size else np.full((32, 32), 255, np.uint8)


def _read_differently(
    grey: Image, spots: Sequence[Spot], texts: dict[Spot, str]
) -> frozenset[Spot]:
    """Lines whose digits, or whose 万元 or 元, a second, closer look does not confirm."""
    with_digits = [spot for spot in spots if _digits(texts[spot])]
    again = read_lines([closer(_crop_of(grey, spot)) for spot in with_digits])
    return frozenset(
        spot
        for spot, text in zip(with_digits, again, strict=True)
        if _digits(text) != _digits(texts[spot])
    )


def _digits(text: str) -> str:
    return "".join(
        character for character in text if character.isdecimal() or character in ".%万元"
    )


def _tables_in_place(
    grids: Sequence[Grid], tables: Sequence[Table], scale: tuple[float, float]
) -> Iterator[_Placed]:
    for grid, table in zip(grids, tables, strict=True):
        yield grid.box[1], grid.box[0], _table_in_points(table, scale)


def _lines_in_place(
    page: Upright,
    grids: Sequence[Grid],
    rows: Iterable[Sequence[Spot]],
    read: tuple[dict[Spot, str], Set[Spot]],
    scale: tuple[float, float],
) -> Iterator[_Placed]:
    """Lines by their place on the upright page; what lies inside a table's frame is stray."""
    texts, doubted = read
    for row in rows:
        text = "  ".join(filter(None, (texts[spot] for spot in row)))
        if text:
            box = _around(row)
            inside = any(_is_inside(box, grid.box) for grid in grids)
            role = LineRole.STRAY if inside else LineRole.TEXT
            place = _in_points(page.source_box(box), scale)
            doubt = READ_DIFFERENTLY if doubted & set(row) else ""
            yield box[1], box[0], Line(text, place, role, doubt)


def _table_in_points(table: Table, scale: tuple[float, float]) -> Table:
    cells = tuple(
        cell._replace(bbox=_in_points(cell.bbox, scale)) for cell in table.cells if cell.bbox
    )
    box = _in_points(table.bbox, scale) if table.bbox else None
    return replace(table, cells=cells, bbox=box)


def _in_points(box: BBox, scale: tuple[float, float]) -> BBox:
    x0, top, x1, bottom = box
    across, down = scale
    return (
        round(x0 * across, 2),
        round(top * down, 2),
        round(x1 * across, 2),
        round(bottom * down, 2),
    )


def _around(spots: Iterable[Spot]) -> BBox:
    boxes = np.array([(spot.x0, spot.top, spot.x1, spot.bottom) for spot in spots])
    low, high = boxes.min(axis=0), boxes.max(axis=0)
    return float(low[0]), float(low[1]), float(high[2]), float(high[3])


def _is_inside(box: BBox, frame: BBox) -> bool:
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] < middle[0] < frame[2] and frame[1] < middle[1] < frame[3]
