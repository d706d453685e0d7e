"""Forms of one province (`forms/*.toml`) as sheets: rows and columns crossed over a ledger.

What belongs here: the files' terms. A row is `kind condition: texts`, of kinds `line KEY`, `total`,
`blank`, `count N` (no money), `classes`, `functions`, `economics`, `units`, `projects`, or `blocks`
(each unit, then its functions). Texts are cells parted by `|`, with the names of what the row is in
braces. A column is `key` or `key=condition`. What does not: what a condition means (`conditions`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.unseen.drawing.sheets import Drawn, Fact, Sheet
from benchmarks.unseen.provinces.conditions import both, condition, of_column
from benchmarks.unseen.provinces.ledger import ITEMS, NAMES, UNITS, Ledger, Where
from disclosure.forms.declaration import vocabulary
from disclosure.forms.texts import comparable

FOLDER = Path(__file__).parent / "forms"
SIDES = ("income", "expenditure", "purpose", "government_economic")
_WORD = {"general_public_budget": "general", "government_fund": "fund", "state_capital": "capital",
         "fiscal_special_account": "account", "unit_funds": "own"}  # fmt: skip
_NUMERALS = "一二三四五六七八九十"
_SETS = {
    "funds": "general_public_budget government_fund state_capital",
    "money": " ".join(_WORD),
    "uses": "total basic project",
    "others": "business_expenditure paid_to_superior aid_to_subordinates",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One table. `roles` are the numbers that it may be read as; the first is meant."""

    roles: tuple[int, ...]
    title: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class _Row:
    texts: list[str]
    key: str
    where: Where
    count: str = ""


_Column = tuple[str, Where]


@dataclass(frozen=True, slots=True)
class _Lane:
    """Rows over columns; `side` of a table with lists beside each other."""

    role: int
    side: str | None
    rows: list[_Row]
    columns: list[_Column]


@cache
def names() -> tuple[str, ...]:
    """All provinces drawn here."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def forms_of(name: str, ledger: Ledger) -> list[Form]:
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [_form({**told.get("usual", {}), **one}, ledger) for one in told["form"]]


def _form(told: dict[str, Any], ledger: Ledger) -> Form:
    roles = told["role"] if isinstance(told["role"], list) else [told["role"]]
    above = [_dated(text, ledger) for text in (*told["title"], *told.get("above", ()))]
    head = [
        [Drawn(_dated(text, ledger)) for text in _cells(row)]
        for row in told["head"].strip().split("\n")
    ]
    lanes = [
        _Lane(
            roles[0],
            None if side == "rows" else side,
            [row for text in told[side] for row in _rows(text, ledger)],
            _columns(told, side),
        )
        for side in (*SIDES, "rows")
        if side in told
    ]
    body = []
    for number in range(max(len(lane.rows) for lane in lanes)):
        line: list[Drawn] = [Drawn(str(number + 1))] if told.get("serial") else []
        body.append([*line, *(one for lane in lanes for one in _drawn(told, lane, number, ledger))])
    assert all(len(row) == len(body[0]) for row in [*head, *body]), (above, head, body[0])
    inside = above if told.get("inside") else []
    shown = [] if inside else above
    sheet = Sheet(roles[0], above[0], shown, inside, head, body, list(told.get("below", ())))
    return Form(tuple(roles), above[-1 - len(told.get("above", ()))], sheet)


def _drawn(told: dict[str, Any], lane: _Lane, number: int, ledger: Ledger) -> list[Drawn]:
    after = _cells(told["after"]) if "after" in told and lane.side is None else []
    if number >= len(lane.rows):
        return [Drawn("")] * (len(lane.rows[0].texts) + len(lane.columns) + len(after))
    row = lane.rows[number]
    cells = [Drawn(text) for text in row.texts]
    for key, where in lane.columns:
        amount = ledger.sum(row.where, where)
        fact = _fact(lane, row, key, amount)
        cells.append(Drawn(row.count or _printed(amount, told), _count(row) if row.count else fact))
    return [*cells, *(Drawn(text) for text in after)]


def _fact(lane: _Lane, row: _Row, key: str, amount: int) -> Fact | None:
    return Fact(lane.role, lane.side, row.key, key, Decimal(amount * 100)) if amount else None


def _count(row: _Row) -> Fact:
    """A count is money of no table."""
    return Fact(0, None, "", "", Decimal(row.count))


def _printed(amount: int, told: dict[str, Any]) -> str:
    if not amount:
        return str(told.get("nothing", ""))
    unit = told.get("unit", "万元")
    printed = {"元": f"{amount * 100:,.2f}", "千元": f"{amount / 10:,.1f}"}.get(
        unit, f"{Decimal(amount) / 100:,.2f}"
    )
    return str(told.get("figure", "{}")).format(printed)


def _columns(told: dict[str, Any], side: str) -> list[_Column]:
    text = told.get(
        f"{side}_columns", "amount" if side != "rows" else told.get("columns", "amount")
    )
    return [column for word in text.split(";") for column in _column(word.strip())]


def _column(word: str) -> Iterator[_Column]:
    """`fresh.money` is one column a fund of this year's; `carried.funds` of last year's."""
    stage, _, group = word.partition(".")
    if stage in ("fresh", "carried") and group in _SETS:
        for key in _SETS[group].split():
            shown = key if stage == "fresh" else f"carry_over.{key}"
            yield shown, condition(f"{_WORD[key]} {stage}")
    elif word in _SETS:
        yield from ((key, of_column(key)) for key in _SETS[word].split())
    elif "=" in word:
        key, _, asked = word.partition("=")
        yield key, condition(asked)
    else:
        yield word, condition("all") if word == "amount" else of_column(word)


def _rows(text: str, ledger: Ledger) -> list[_Row]:
    kind, _, rest = text.partition(" ")
    asked, _, shown = rest.partition(": ")
    if kind == "line":
        key, _, asked = asked.partition(" ")
        return [_Row(_cells(_dated(shown, ledger)), "" if key == "-" else key, condition(asked))]
    if kind == "total":
        return [_Row(_cells(shown), "total", condition(asked))]
    if kind == "count":
        return [_Row(_cells(shown), "", condition("none"), asked)]
    if kind == "blank":
        return [_Row(_cells(shown), "", condition("none"))] * int(asked)
    return list(_MANY[kind](condition(asked), shown, ledger))


def _functions(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    for code in ledger.codes(where):
        texts = shown.format(code=code, name=NAMES[code], a=code[:3], b=code[3:5], c=code[5:],
                             indent="  " * (len(code) // 2 - 1))  # fmt: skip
        yield _Row(_cells(texts), code, both(where, condition(f"code:{code}")))


def _classes(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    """All classes that there are, numbered, whether anything is spent on them or not."""
    for number, (code, known) in enumerate(vocabulary()["function_classes"].items(), start=1):
        texts = shown.format(n=_numeral(number), name=known[0], code=code)
        yield _Row(_cells(texts), code, both(where, condition(f"code:{code}")))


def _economics(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    where = both(where, condition("basic"))
    for code in ledger.items(where):
        name, other, other_name = ITEMS[code]
        texts = shown.format(code=code, name=name, a=code[:3], b=code[3:], gcode=other,
                             gname=other_name, ga=other[:3], gb=other[3:],
                             indent="  " * (len(code) // 2 - 1))  # fmt: skip
        yield _Row(_cells(texts), comparable(name), both(where, condition(f"item:{code}")))


def _units(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    for code in ledger.units(where):
        texts = shown.format(code=code, unit=UNITS[code])
        yield _Row(_cells(texts), comparable(UNITS[code]), both(where, condition(f"unit:{code}")))


def _blocks(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    """Each unit, then its own functions; the two rows' texts are parted by `//`."""
    above, _, below = shown.partition(" // ")
    for code in ledger.units(where):
        own = both(where, condition(f"unit:{code}"))
        texts = above.format(code=code, unit=UNITS[code])
        yield _Row(_cells(texts), comparable(UNITS[code]), own)
        yield from _functions(own, below.replace("{unit_code}", code), ledger)


def _projects(where: Where, shown: str, ledger: Ledger) -> Iterator[_Row]:
    where = both(where, condition("project"))
    for unit, name in ledger.projects(where):
        own = both(where, condition(f"unit:{unit} named:{name}"))
        first = ledger.of(own)[0]
        texts = shown.format(name=name, unit=UNITS[unit], code=unit, function=NAMES[first.code],
                             a=first.code[:3], b=first.code[3:5], c=first.code[5:],
                             item=first.item, item_name=ITEMS[first.item][0])  # fmt: skip
        yield _Row(_cells(texts), comparable(name), own)


_MANY = {"functions": _functions, "classes": _classes, "economics": _economics, "units": _units,
         "blocks": _blocks, "projects": _projects}  # fmt: skip


def _cells(text: str) -> list[str]:
    return [part.strip(" ") for part in text.split("|")] if text != "-" else []


def _dated(text: str, ledger: Ledger) -> str:
    return text.replace("{year}", str(ledger.year)).replace("{last}", str(ledger.year - 1))


def _numeral(place: int) -> str:
    tens, ones = divmod(place, 10)
    head = {0: "", 1: "十"}.get(tens, _NUMERALS[tens - 1] + "十")
    return head + (_NUMERALS[ones - 1] if ones else "")
