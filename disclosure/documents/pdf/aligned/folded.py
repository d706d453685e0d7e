"""Names over several lines beside a row of figures, folded into one line each.

What belongs here: which lines were drawn as one name, and the row of figures beside it. What
does not: rows and columns (`row_blocks`, `rivers`). Where rows are no higher than one line, names
over several stand among those of other rows: place alone cannot part them. Lengths are in points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.glyphs import Numbers, Places
from disclosure.documents.pdf.ruled.drawn_names import DrawnCell, DrawnLine, names_by_place

_AMOUNT = re.compile(r"[(（]?[-−]?\d{1,3}(?:,\d{3}){0,9}\.\d+[)）]?|[(（]?[-−]?\d{1,30}\.\d+[)）]?")
_DASHES = re.compile(r"[-‐‑‒–—―─－−]{1,3}")
"""What stands where a row has no figure: a row all the same."""
_GLUED = re.compile(rf"(?:{_AMOUNT.pattern})(?=[\u3400-\u9fff（(])")
"""An amount beside which the next cell's name stands without a gap."""
_OPENS = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
"""How a line begins that is no rest of a name above."""
_FEWEST = 2
_SAME_LINE, _APART = 0.1, 0.45
"""Shares of the type size: how far characters of one line are out of it, and apart, at most."""
_SAME_STEP = 0.1
_ROWS = 0.4
"""Shares of the type size: how far lines are out of the step of rows, and rows apart, at least."""
_CLEAR = 0.5
"""Type sizes that a folded name keeps clear of the column on its right."""
_INDENT = 2.0
"""Type sizes by which the first line of a name may begin behind the end of a short last one."""
_HALF = 0.37
"""Share of the type size by which the middle of a Chinese character is above its baseline."""


def folded(chars: CharColumns, is_free: Mask) -> CharColumns | None:
    """The characters, every name over several lines beside figures in one; None without such."""
    numbers = (is_free & chars.printing).nonzero()[0]
    if len(numbers) < _FEWEST:
        return None
    runs = [part for run in _runs(chars, numbers) for part in _cells(run, chars)]
    texts = ["".join(chars.texts[n] for n in run) for run in runs]
    _, _, baseline, size = chars.lying()
    if not any(map(_AMOUNT.fullmatch, texts)):
        return None
    figures = [run for run, text in zip(runs, texts, strict=True) if _is_figure(text)]
    rows = _rows(figures, baseline, size)
    drawn = [[_line(run, baseline, size) for run in own] for own in _groups(runs, texts, chars)]
    step = min((below.top - above.top for above, below in pairwise(rows)), default=float("inf"))
    found = [
        (name.lines, (rows[name.owner].top + rows[name.owner].foot) / 2)
        for lines in drawn
        for name in names_by_place(lines, rows)
        if name.owner is not None and _is_wrapped(name.lines, step)
    ]
    return _moved(chars, found) if found else None


def _cells(run: Places, chars: CharColumns) -> list[Places]:
    """A run of two cells: money to the last place, and the name that touches it."""
    glued = _GLUED.match("".join(chars.texts[n] for n in run))
    return [run] if glued is None else np.split(run, [glued.end()])


def _is_figure(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text) or _DASHES.fullmatch(text))


def _is_wrapped(lines: Sequence[DrawnLine], step: float) -> bool:
    """Whether lines are closer or further than rows: names of rows without figures are no name."""
    if len(lines) < _FEWEST:
        return False
    return abs(lines[1].top - lines[0].top - step) > _SAME_STEP * lines[0].size


def _moved(chars: CharColumns, names: Sequence[tuple[Sequence[DrawnLine], float]]) -> CharColumns:
    """Each name's lines one behind the other from where the first begins, as far as the widest
    ends, at a row's middle."""
    xs, ends, ys, sizes = (own.copy() for own in chars.lying())
    for lines, middle in names:
        lefts = [float(xs[line.chars].min()) for line in lines]
        widths = [float(ends[line.chars].max()) - x for line, x in zip(lines, lefts, strict=True)]
        right = max(x + width for x, width in zip(lefts, widths, strict=True))
        at = lefts[0]
        share = (right - _CLEAR * lines[0].size - at) / sum(widths)
        for line, left, width in zip(lines, lefts, widths, strict=True):
            own = line.chars
            xs[own], ends[own] = at + (xs[own] - left) * share, at + (ends[own] - left) * share
            at += width * share
            sizes[own] *= share
            ys[own] = middle + _HALF * sizes[own]
    return chars.moved(xs, ends, ys, sizes)


def _runs(chars: CharColumns, numbers: Places) -> list[Places]:
    """Characters drawn one after the other in one line, without a gap."""
    x0, x1, baseline, size = (own[numbers] for own in chars.lying())
    gaps = x0[1:] - x1[:-1]
    is_next = (
        (np.abs(np.diff(baseline)) < _SAME_LINE * size[1:])
        & (gaps < _APART * size[1:])
        & (x0[1:] > x0[:-1])
    )
    return np.split(numbers, (~is_next).nonzero()[0] + 1)


def _rows(figures: Sequence[Places], baseline: Numbers, size: Numbers) -> list[DrawnCell]:
    """The rows of figures from the top, each as a cell as high as its figures."""
    heights = sorted({(float(baseline[run[0]]), float(size[run[0]])) for run in figures})
    rows: list[DrawnCell] = []
    last = float("-inf")
    for height, unit in heights:
        if height - last > _ROWS * unit:
            middle = height - _HALF * unit
            rows.append(DrawnCell(len(rows), middle - unit / 2, middle + unit / 2))
            last = height
    return rows


def _groups(runs: Sequence[Places], texts: Sequence[str], chars: CharColumns) -> list[list[Places]]:
    """Runs of words drawn one after the other with no figure between, by the column they are in."""
    x0, x1, _, size = chars.lying()
    groups: list[list[Places]] = []
    opened: list[list[Places]] = []
    for run, text in zip(runs, texts, strict=True):
        if _is_figure(text):
            groups += opened
            opened = []
            continue
        if text.isdigit():  # a code before a name is no line of it
            continue
        if _OPENS.match(text):
            opened.append([run])
            continue
        own = [group for group in reversed(opened) if size[group[-1][0]] == size[run[0]]]
        shared = [
            min(x1[group[-1][-1]], x1[run[-1]]) - max(x0[group[-1][0]], x0[run[0]]) for group in own
        ]
        indented = -_INDENT * size[run[0]]
        over = [group for group, width in zip(own, shared, strict=True) if width > 0]
        beside = [
            group
            for group, width in zip(own, shared, strict=True)
            if indented < width and x0[run[0]] < x0[group[-1][0]]
        ]
        if over or beside:
            (over or beside)[0].append(run)
        else:
            opened.append([run])
    return [group for group in (*groups, *opened) if len(group) > 1]


def _line(run: Places, baseline: Numbers, size: Numbers) -> DrawnLine:
    unit, height = float(size[run[0]]), float(baseline[run[0]])
    middle = height - _HALF * unit
    return DrawnLine(run.tolist(), middle - unit / 2, middle + unit / 2, unit)
