"""What is said of a cause: which figure to change and what it should be.

What belongs here: Chinese sentences over repairs. What does not: finding the repairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from expectations.causes.constraint_model import Cell, Component, Repair
from expectations.causes.typo_patterns import TELLING, WEIGHTS, slip

LISTED = 4
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
FEN = {"元": Decimal(100), "万元": Decimal(10**6), "亿元": Decimal(10**10)}


def needed(cell: Cell, change_fen: int) -> str:
    """What should be printed, in the unit of the cell's table, to the places of its neighbours."""
    unit = cell.unit if cell.unit in FEN else "元"
    amount = (cell.amount_fen + change_fen) / FEN[unit]
    text = f"{amount:,.6f}".rstrip("0")
    whole, _, decimals = text.partition(".")
    places = max(0, len(f"{cell.grid_fen / FEN[unit]:.6f}".rstrip("0").partition(".")[2]))
    decimals = decimals.ljust(places, "0")
    return f"{whole}.{decimals}{unit}" if decimals else f"{whole}{unit}"


def sentence(component: Component, repairs: Sequence[Repair]) -> str:
    """One sentence for whoever repairs the report."""
    count = len(component.violated)
    if not repairs:
        return (
            f"改动其中任何一个数，都不能使{_checks(count)}成立而不影响其他核对；"
            "可能不止一处有误，请对照原始数据。"
        )
    changes = len(repairs[0].changes)
    if len(repairs) == 1:
        unharmed = "，且不影响其他核对" if count == 1 else ""
        return (
            f"改动{_places(changes)}即可使{_checks(count)}成立{unharmed}："
            f"{_repair(component, repairs[0], is_hinted=True)}。"
        )
    listed = "；".join(
        f"{CIRCLED[k]}{_repair(component, repair)}" for k, repair in enumerate(repairs[:LISTED])
    )
    more = f"；等{len(repairs)}种改法" if len(repairs) > LISTED else ""
    if changes == 1:
        opening = f"下列任何一处改动都能使{_checks(count)}成立，需核对原始数据："
    else:
        opening = f"至少改动{changes}处才能使{_checks(count)}成立，改法不止一种，需核对原始数据："
    return f"{opening}{listed}{more}。"


def _checks(count: int) -> str:
    return "本项核对" if count == 1 else f"{count}项核对全部"


def _places(count: int) -> str:
    return "一处" if count == 1 else f"{count}处"


def _repair(component: Component, repair: Repair, *, is_hinted: bool = False) -> str:
    changes = [(component.cells[number], by) for number, by in repair.changes.items()]
    return "，并且".join(
        f"{cell.place}{_printed(cell)}，应为{needed(cell, by)}{_hint(cell, by) * is_hinted}"
        for cell, by in changes
    )


def _printed(cell: Cell) -> str:
    if cell.is_spoken:
        told = f"{cell.printed}{cell.unit}"
        return "" if cell.place.replace(",", "").endswith(f"{told}”") else f"写为{told}"
    return f"印出{cell.printed}{cell.unit}" if cell.printed else "为空白"


def _hint(cell: Cell, change_fen: int) -> str:
    kind = slip(cell.amount_fen, cell.amount_fen + change_fen, cell.grid_fen)
    return f"（疑为{kind}）" if kind and WEIGHTS[kind] >= TELLING else ""
