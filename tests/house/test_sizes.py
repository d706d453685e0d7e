"""The house stays readable: sizes of files, functions and queries; a first word in each module."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.house.test_names import REPOSITORY, ROOMS

MODULES = sorted(
    path for room in (*ROOMS, "tests", "benchmarks") for path in (REPOSITORY / room).rglob("*.py")
)
QUERIES = sorted(
    path
    for folder in (
        "expectations/catalogue",
        "expectations/templates",
        "warehouse/facts",
        "warehouse/marts",
    )
    for path in (REPOSITORY / folder).rglob("*.sql")
)
_DEF = re.compile(r"( *)(?:async )?def ")
_OPENS = re.compile(r'(?:#.*\n|\s)*r?"""\S')
TEXT = re.compile(r"'[^']*'| -- .*")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_QUERY_LINES = 90
MAX_QUERY_WIDTH = 120


@cache
def texts() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in MODULES}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(texts()[path])


def _may_hold_a_long_function(text: str) -> bool:
    """Whether the next def is far away, or stands within: parsing all files takes seconds."""
    lines = text.split("\n")
    begins = [(n, len(found[1])) for n, line in enumerate(lines) if (found := _DEF.match(line))]
    return any(
        end - start >= MAX_FUNCTION_LINES or inner > outer
        for (start, outer), (end, inner) in pairwise([*begins, (len(lines), 0)])
    )


def name_of(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def test_a_file_is_at_most_400_lines_and_its_functions_60() -> None:
    long: list[str] = []
    for path, text in texts().items():
        lines = text.count("\n")
        if lines > MAX_FILE_LINES:
            long.append(f"{name_of(path)}: {lines} lines")
        if not _may_hold_a_long_function(text):
            continue
        long += [
            f"{name_of(path)} {node.name}: {node.end_lineno - node.lineno + 1}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno is not None
            and node.end_lineno - node.lineno >= MAX_FUNCTION_LINES
        ]
    assert long == []


def test_each_module_opens_by_saying_what_it_is() -> None:
    silent = [path for path, text in texts().items() if text.strip() and not _OPENS.match(text)]
    assert list(map(name_of, silent)) == []


def test_a_query_is_at_most_90_lines() -> None:
    long = []
    for path in QUERIES:
        lines = path.read_text(encoding="utf-8").splitlines()
        query = [line for line in lines if line.strip() and not line.lstrip().startswith("--")]
        if len(query) > MAX_QUERY_LINES:
            long.append(f"{name_of(path)}: {len(query)}")
    assert long == []


def test_a_line_of_a_query_is_at_most_120_wide_beside_its_words() -> None:
    wide = [
        f"{name_of(path)}: {line.strip()[:60]}"
        for path in QUERIES
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("--") and len(TEXT.sub("''", line)) > MAX_QUERY_WIDTH
    ]
    assert wide == []


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 50
    assert len(QUERIES) > 20
