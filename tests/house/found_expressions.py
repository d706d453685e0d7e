"""All regular expressions of the product, and how each is asked.

What belongs here: those of the code, by its syntax, and those that vocabularies are made of. What
does not: what they cost (`test_expressions`).
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from disclosure.forms.inference.columns.trade_words import concepts
from disclosure.forms.inference.roles import roles
from disclosure.narrative.performance.labels import labels
from disclosure.narrative.vocabulary import vocabulary

ROOT = Path(__file__).parents[2]
ROOMS = (
    "disclosure", "collection", "expectations", "evidence", "notices", "dashboard", "commands",
    "warehouse", "assets",
)  # fmt: skip
_AS = {
    "match": "match", "fullmatch": "fullmatch", "search": "search", "sub": "finditer",
    "subn": "finditer", "split": "finditer", "findall": "finditer", "finditer": "finditer",
}  # fmt: skip
_ANYHOW = ("finditer",)
"""Of one that is handed on: nobody sees how it is asked."""


@dataclass(frozen=True)
class Asked:
    """An expression, where it stands, and in which ways it is asked: keys of `_WAYS`."""

    where: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


@cache
def _trees() -> dict[Path, ast.Module]:
    return {
        path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8"))
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
    }


@cache
def _uses() -> dict[tuple[str, str], frozenset[str]]:
    """The ways in which a name of a module is asked; of a public one, wherever it is named."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for path, tree in _trees().items():
        asked = {
            id(node.value): _AS.get(node.attr)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
        }
        for node in ast.walk(tree):
            name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)
            if name and isinstance(getattr(node, "ctx", None), ast.Load):
                where = str(path) if name.startswith("_") else ""
                found[where, name].add(asked.get(id(node)) or "handed on")
    return {key: frozenset(ways) for key, ways in found.items()}


def _ways_of(path: Path, name: str) -> tuple[str, ...]:
    ways = _uses().get((str(path) if name.startswith("_") else "", name), frozenset())
    return tuple(sorted(ways)) if ways and "handed on" not in ways else _ANYHOW


def asked_in(room: str) -> Iterator[Asked]:
    """Each expression of a room that its module alone makes."""
    for path, tree in _trees().items():
        if path.parts[0] != room:
            continue
        named = {
            id(node.value): node.targets[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        calls = [node for node in ast.walk(tree) if _is_of_re(node)]
        names = vars(import_module(_module(path))) if calls else {}
        for call in calls:
            assert isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
            with suppress(NameError):  # made of what a function was given
                said = eval(ast.unparse(call.args[0]), dict(names))
                if isinstance(said, str | bytes):
                    known = _AS.get(call.func.attr)
                    name = named.get(id(call))
                    yield Asked(
                        f"{path}:{call.lineno}",
                        re.compile(said, _flags(call)),
                        (known,) if known else _ways_of(path, name) if name else _ANYHOW,
                    )


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) == "re"
        and node.func.attr in ("compile", *_AS)
    )


def _flags(call: ast.Call) -> int:
    said = ast.unparse(call)
    known = ("IGNORECASE", "DOTALL", "MULTILINE", "VERBOSE", "ASCII")
    return sum(int(getattr(re, name)) for name in known if f"re.{name}" in said)


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def declared() -> Iterator[Asked]:
    """Those that files of words are compiled to, under the ways that their holders ask them in."""
    for holder in (vocabulary(), roles(), concepts(), labels()):
        for name, pattern in _held(holder):
            uses = _uses().get(("", name), frozenset()) - {"handed on"}
            yield Asked(f"{name}: {pattern.pattern}", pattern, tuple(sorted(uses)) or _ANYHOW)


def _held(holder: object, name: str = "") -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(holder, re.Pattern):
        yield name, holder
    elif is_dataclass(holder):
        for one in fields(holder):
            yield from _held(getattr(holder, one.name), one.name)
    elif isinstance(holder, dict):
        yield from _held(list(holder.values()), name)
    elif isinstance(holder, Iterable) and not isinstance(holder, str):
        for one in holder:
            yield from _held(one, name)
