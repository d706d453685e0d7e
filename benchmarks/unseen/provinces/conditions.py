"""Which flows a row or a column asks for, in words: `general fresh`, `item:301 unit:319001`.

What belongs here: that small language. What does not: flows (`ledger`) and forms (`forms/*.toml`).
"""

from __future__ import annotations

from benchmarks.unseen.provinces.ledger import (
    ACCOUNT,
    CAPITAL,
    FISCAL,
    FUND,
    GENERAL,
    PERSONNEL,
    PROJECT,
    PUBLIC,
    UNIT,
    Flow,
    Where,
)

_FUNDS = {"general": GENERAL, "fund": FUND, "capital": CAPITAL, "account": ACCOUNT, "own": UNIT}
_WORDS: dict[str, Where] = {
    "all": lambda _: True,
    "none": lambda _: False,
    "fresh": lambda flow: not flow.is_carried,
    "carried": lambda flow: flow.is_carried,
    "fiscal": lambda flow: flow.fund in FISCAL,
    "basic": lambda flow: flow.kind != PROJECT,
    "personnel": lambda flow: flow.kind == PERSONNEL,
    "public": lambda flow: flow.kind == PUBLIC,
    "project": lambda flow: flow.kind == PROJECT,
    "three": lambda flow: flow.item in ("30217", "30231"),
}
_OF_COLUMN = {"total": "all", "basic": "basic", "personnel": "personnel", "public": "public",
              "project": "project", "carry_over": "carried", "income": "fresh",
              "reception": "item:30217", "vehicles": "item:30231",
              "vehicle_running": "item:30231"}  # fmt: skip
_OF_COLUMN |= {fund: word for word, fund in _FUNDS.items()}
_OF_COLUMN |= {f"carry_over.{fund}": f"{word} carried" for word, fund in _FUNDS.items()}


def condition(words: str) -> Where:
    """All of the words; KeyError for one that is none."""
    found = [_one(word) for word in words.split()]
    return lambda flow: all(holds(flow) for holds in found)


def of_column(key: str) -> Where:
    """What a column of that key asks for where its form does not say; nothing for any other."""
    return condition(_OF_COLUMN.get(key, "none"))


def _one(word: str) -> Where:
    if word in _FUNDS:
        return lambda flow: flow.fund == _FUNDS[word]
    if word in _WORDS:
        return _WORDS[word]
    field, _, value = word.partition(":")
    return _OF_FIELD[field](value)


def _not_in(value: str) -> Where:
    return lambda flow: flow.item not in value.split(",")


_OF_FIELD = {
    "code": lambda value: lambda flow: flow.code.startswith(value),
    "item": lambda value: lambda flow: flow.item.startswith(value),
    "unit": lambda value: lambda flow: flow.unit == value,
    "named": lambda value: lambda flow: flow.project == value,
    "without": _not_in,
}


def both(first: Where, second: Where) -> Where:
    def holds(flow: Flow) -> bool:
        return first(flow) and second(flow)

    return holds
