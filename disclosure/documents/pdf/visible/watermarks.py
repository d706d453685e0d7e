"""A pale text that is laid over a page again and again: it says nothing of the report.

What belongs here: telling it from what is printed. What does not: what becomes of it (`pdfium`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from disclosure.documents.pdf.glyphs import Char
from disclosure.documents.pdf.visible.visibility import PageText


def tiled(text: PageText) -> set[int]:
    """The objects of a pale text that is laid over the page again and again: a watermark.

    All that is printed in one pale colour and size is one string over and over, and has a letter.
    """
    pale: dict[tuple[object, ...], list[int]] = defaultdict(list)
    light = [number for number, owner in enumerate(text.owners) if owner in text.inks]
    chars = dict(zip(light, text.chars.picked(light), strict=True))
    for number, char in chars.items():
        if not char.text.isspace():
            colour = text.inks[text.owners[number]].colour
            pale[colour, round(char.size), char.turn].append(number)
    found: set[int] = set()
    for numbers in pale.values():
        rows: dict[float, list[Char]] = defaultdict(list)
        for number in numbers:
            rows[round(chars[number].baseline)].append(chars[number])
        strings = [
            "".join(char.text for char in sorted(row, key=lambda one: one.start))
            for row in rows.values()
        ]
        if _is_one_over_and_over(strings):
            found |= {text.owners[number] for number in numbers}
    return found


def _is_one_over_and_over(rows: Sequence[str]) -> bool:
    if not rows:
        return False
    unit = _period(max(rows, key=len), Counter(rows).most_common(1)[0][0])
    if len(unit) < 2 or not any(char.isalpha() for char in unit):
        return False
    longest = max(map(len, rows))
    endless = unit * (longest // len(unit) + 2)
    return sum(map(len, rows)) >= 3 * len(unit) and all(row in endless for row in rows)


def _period(row: str, usual: str) -> str:
    """The shortest piece that, said again and again, gives the row; else the usual row."""
    at = (row + row).find(row, 1)
    return row[:at] if at < len(row) else usual
