"""What one query may cost, and what comes of it: the words that pass between page and worker.

What belongs here: plain values that can be sent between processes. What does not: running anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one query. `seconds` interrupts it; `grace_seconds` later its process is ended.

    `memory_mb` bounds DuckDB, `address_space_mb` the whole process, `answer_mb` what is sent back.
    """

    seconds: float = 10.0
    grace_seconds: float = 3.0
    rows: int = 500
    memory_mb: int = 512
    address_space_mb: int = 2048
    answer_mb: int = 64
    cell_characters: int = 32_000
    query_characters: int = 6_000
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns, rows of plain values, whether the row limit cut them, seconds it took."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    cut: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: a Chinese sentence, and DuckDB's own words where it said any."""

    reason: str
    detail: str = ""
