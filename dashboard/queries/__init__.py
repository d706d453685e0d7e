"""Queries of the pages that are longer than a few lines, one file each.

What belongs here: SQL over the published schemas and `finding_now`. What does not: Python.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def sql(name: str) -> str:
    """The text of queries/<name>.sql."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
