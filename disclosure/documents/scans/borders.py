"""Borders of a page image: edges in pixels, the grids they make, and what is a stroke of text.

What belongs here: one edge and one grid. What does not: finding them (`ruled_grid`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from disclosure.documents.document import BBox
from disclosure.documents.scans.ocr_engine import Image

Edge = dict[str, Any]
"""As pdfplumber has it; orientation is "h" or "v"."""

TOGETHER = 9
"""Pixels within which lines are one: a scan's lines waver."""
LEAST_CELL = 8
BESIDE = 10
"""Pixels beside a rule in which a stroke that is no border leaves paper free."""


@dataclass(frozen=True, slots=True)
class GridCell:
    row: int
    column: int
    row_span: int
    column_span: int
    box: BBox


@dataclass(frozen=True, slots=True)
class Grid:
    """One ruled table, in pixels."""

    row_count: int
    column_count: int
    cells: tuple[GridCell, ...]
    box: BBox


def border(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    size = {"width": x1 - x0, "height": bottom - top}
    place = {"x0": x0, "x1": x1, "top": top, "bottom": bottom}
    return {"object_type": "line", "orientation": orientation, **place, **size}


def running_into(edges: Sequence[Edge], across: Sequence[Edge], ink: Image) -> list[Edge]:
    """The edges that may be borders: they run into most rules that they meet. `is_sure` of those
    that meet one.

    The digits of tight rows make a stroke from row to row, and a tall stroke lengthens a border by
    a row; such strokes stop short of each rule.
    """
    found = []
    for edge in edges:
        crossings = _crossings(edge, across, ink)
        sides = [side for one in crossings for side in (one.before, one.after) if side is not None]
        if 2 * sum(sides) >= len(sides):
            found.append({**_trimmed(edge, crossings), "is_sure": bool(sides)})
    return found


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A rule that an edge meets, and whether its ink comes up to it on either side; None where
    the edge does not go there."""

    place: int
    before: bool | None
    after: bool | None


def _crossings(edge: Edge, across: Sequence[Edge], ink: Image) -> list[_Crossing]:
    is_steep = edge["orientation"] == "v"
    along, wide, wide_far = ("top", "x0", "x1") if is_steep else ("x0", "top", "bottom")
    start, stop = edge[along], edge["bottom" if is_steep else "x1"]
    at, half = edge[wide], max(2, round(edge["thick"] / 2))
    band = slice(max(0, round(at) - half), round(at) + half + 1)
    line: Image = (ink[:, band] if is_steep else ink[band].T).max(axis=1) > 0

    def comes_up(low: int) -> bool | None:
        if not start < low + BESIDE / 2 < stop:
            return None
        return bool(line[max(0, low) : low + BESIDE].all())

    met = {
        round(other[along])
        for other in across
        if start - BESIDE <= other[along] <= stop + BESIDE
        and other[wide] - TOGETHER <= at <= other[wide_far] + TOGETHER
    }
    return [_Crossing(place, comes_up(place - BESIDE), comes_up(place)) for place in sorted(met)]


def _trimmed(edge: Edge, crossings: Sequence[_Crossing]) -> Edge:
    """Without its first or last piece where that stops short of the rules at both its ends."""
    low, high = ("top", "bottom") if edge["orientation"] == "v" else ("x0", "x1")
    start, stop = edge[low], edge[high]
    if len(crossings) > 2:
        first, second, *_ = crossings
        if first.after is False and second.before is False:
            start = second.place
        *_, second, first = crossings
        if first.before is False and second.after is False:
            stop = second.place
    return {**edge, low: start, high: stop}
