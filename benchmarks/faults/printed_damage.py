"""Damage to what figures are printed with, and to their places, in docx, xlsx and html.

What belongs here: characters without ink, other digits and signs within a figure, rows changed for
each other, a column that slipped down by a row, units. What does not: hiding (`markup_damage`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from lxml import etree

Element = etree._Element
Change = Callable[[Element, random.Random], None]
_FIGURE = re.compile(r"\d[\d,]*\.\d\d")
_FULL = {ord(one): ord(one) + 0xFEE0 for one in "0123456789,."}
_ROWS = ("tr", "row")
_CELLS = ("td", "tc", "c")
_TEXTS = ("t", "v", "td", "p")


def _named(root: Element, *names: str) -> Iterator[Element]:
    for one in root.iter(etree.Element):
        if etree.QName(one).localname in names:
            yield one


def _reprinted(change: Callable[[str, random.Random], str]) -> Change:
    """One figure, somewhere in the text, is printed in another way."""

    def damage(root: Element, chance: random.Random) -> None:
        having = [one for one in _named(root, *_TEXTS) if _FIGURE.search(one.text or "")]
        one = chance.choice(having)
        found = chance.choice([*_FIGURE.finditer(one.text or "")])
        text = one.text or ""
        one.text = text[: found.start()] + change(found[0], chance) + text[found.end() :]

    return damage


def _with_inside(marks: str) -> Callable[[str, random.Random], str]:
    def change(figure: str, chance: random.Random) -> str:
        at = chance.randrange(1, len(figure))
        return figure[:at] + chance.choice(marks) + figure[at:]

    return change


def _swapped_rows(root: Element, chance: random.Random) -> None:
    rows = [one for one in _named(root, *_ROWS) if _FIGURE.search("".join(one.itertext()))]
    one = chance.choice(rows)
    if (following := one.getnext()) is not None:
        following.addnext(one)


def _slipped_column(root: Element, chance: random.Random) -> None:
    """What the cells of a column hold stands a row lower, from a row on."""
    rows = [[*_named(row, *_CELLS)] for row in _named(root, *_ROWS)]
    first = chance.randrange(len(rows) - 2)
    column = chance.randrange(1, 4)
    cells = [row[column] for row in rows[first:] if len(row) > column]
    held = [([*cell], cell.text) for cell in cells]
    for cell, (children, text) in zip(cells[1:], held, strict=False):
        for child in [*cell]:
            cell.remove(child)
        cell.extend(children)
        cell.text = text


def _other_unit(root: Element, chance: random.Random) -> None:
    said = [one for one in _named(root, "t", "p", "is") if "单位：" in (one.text or "")]
    if said:
        one = chance.choice(said)
        one.text = (one.text or "").replace("万元", chance.choice(("元", "亿元", "千元", "")))


REPRINTED: dict[str, Change] = {
    "joiner_inside": _reprinted(_with_inside("\u200b\u200c\u200d\u2060\ufeff\u200e")),
    "blank_inside": _reprinted(_with_inside(" \u00a0\u2009\u3000")),
    "mark_inside": _reprinted(_with_inside("·'、。\ue000\ufffd")),
    "full_width": _reprinted(lambda figure, _: figure.translate(_FULL)),
    "decimal_comma": _reprinted(lambda figure, _: figure.replace(",", "").replace(".", ",")),
    "turned_round": _reprinted(lambda figure, _: f"\u202e{figure}\u202c"),
    "other_sign": _reprinted(lambda figure, chance: f"{chance.choice('−–‐‑－△▲')}{figure}"),
    "in_brackets": _reprinted(lambda figure, _: f"（{figure}）"),
    "with_a_mark": _reprinted(lambda figure, chance: f"{figure}{chance.choice('*①¹†')}"),
    "twice": _reprinted(lambda figure, _: f"{figure} {figure}"),
    "swapped_rows": _swapped_rows,
    "slipped_column": _slipped_column,
    "other_unit": _other_unit,
}
