"""SQL files of the dashboard with their values written in: the text that is run is the text shown.

What belongs here: literals. What does not: queries. Each `$name` becomes a DuckDB literal; a text
is quoted, so no value can become SQL.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

Value = str | int | None
_NAME = re.compile(r"\$([a-z_]+)")


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


def fill(path: Path, values: Mapping[str, Value]) -> str:
    """The query of `path` with its values. Raises KeyError for a name without a value."""
    return _NAME.sub(lambda found: literal(values[found[1]]), _read(path))


def literal(value: Value) -> str:
    """A DuckDB literal. Raises TypeError for anything but text, whole numbers and None."""
    if value is None:
        return "NULL"
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(f"no literal for {type(value).__name__}")
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
