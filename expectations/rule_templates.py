"""What rules stand on: macros, and temporary tables that several of them read.

What belongs here: which of them a query needs, and making those alone: planning one takes longer
than running it on a report. What does not: asking the rules (`judging`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import duckdb

from expectations.rules import ROOM, SHAPES, Rule

TEMPLATES = ROOM / "templates"
OF_JUDGING = (
    "instances",
    "rounding",
    "identities",
    "evaluation",
    "reading_gaps",
    "findings",
    "closed_findings",
)
"""Files that are run where nothing is wrong, too, and what lays findings out."""
_MADE = re.compile(
    r"(?:CREATE (?:OR REPLACE )?(?:TEMP )?(?:TABLE|VIEW|MACRO) (?:IF NOT EXISTS )?"
    r"|INSERT INTO |UPDATE |DELETE FROM )(\w+)"
)
"""What a template makes or changes: whoever reads it needs the template."""
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"--[^\n]*")

NO_OPTIMIZERS = (
    "common_subplan,projection_pullup,projection_placement,aggregate_function_rewriter,"
    "redundant_order_keys,outer_join_simplification,window_self_join,partial_aggregate_pushdown,"
    "join_filter_pushdown"
)
"""Of DuckDB's optimizers those that take longer over a rule's query than they ever save."""


def prepare(connection: duckdb.DuckDBPyConnection, queries: Iterable[str] | None = None) -> None:
    """Macros, and those templates that `queries` stand on (all without); tables are of this
    connection only, macros may stand in the file already."""
    connection.execute(f"SET search_path = 'main'; SET disabled_optimizers = '{NO_OPTIMIZERS}'")
    files = _templates()
    _run(connection, [sql_of("macros"), *(files if queries is None else _needed(files, queries))])


def prepare_more(
    connection: duckdb.DuckDBPyConnection, before: Iterable[str], queries: Iterable[str]
) -> None:
    """The templates that `queries` stand on, but for those that `before` was prepared with."""
    files, held = _templates(), list(before)
    has_run = _needed(files, held)
    _run(connection, [text for text in _needed(files, [*held, *queries]) if text not in has_run])


def texts_of_judging() -> list[str]:
    """What judging reads, whatever the rules."""
    return list(map(sql_of, OF_JUDGING))


def texts_of_causes() -> list[str]:
    """What is read beside where there are findings."""
    others = sorted({path.stem for path in ROOM.glob("*.sql")}.difference(OF_JUDGING))
    return list(map(sql_of, others))


def texts_of(rules: Sequence[Rule]) -> list[str]:
    """What rules read: their queries, and what judges the shapes of what they return."""
    shapes = (shape for rule in rules for shape in rule.queries if shape in SHAPES)
    return [*(rule.sql for rule in rules), *shapes]


def _templates() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.sql"))]


def _run(connection: duckdb.DuckDBPyConnection, texts: Iterable[str]) -> None:
    for text in texts:
        connection.execute(text.replace("CREATE MACRO ", "CREATE OR REPLACE MACRO "))


def sql_of(name: str) -> str:
    """The text of a file of this room."""
    return (ROOM / f"{name}.sql").read_text(encoding="utf-8")


def _needed(files: Sequence[str], queries: Iterable[str]) -> list[str]:
    """The templates that queries name, and those that these name in turn, in their order."""
    makes = {text: set(_MADE.findall(text)) for text in files}
    words = {text: _words(text) for text in files}
    asked = {word for query in queries for word in _words(query)}
    found: set[str] = set()
    while fresh := {text for text in files if text not in found and makes[text] & asked}:
        found |= fresh
        asked.update(*(words[text] for text in fresh))
    return [text for text in files if text in found]


@lru_cache(512)
def _words(query: str) -> frozenset[str]:
    """The words of a query; a comment that speaks of a template needs none."""
    return frozenset(_WORD.findall(_COMMENT.sub("", query)))
