"""What every night asks of every reading, kept beside them: most of them are as they were.

What belongs here: a reading's hash, the corrections that made it and its face, by the state of its
file. What does not: readings themselves (`reading_store`). The file of marks may be lost or damaged
at any time: then they are made again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from collection.store import state_of, write_whole

FILE = "marks"
SHELVES_HELD = 4
"""A night asks of its home's readings, and of those that it assembled from several files."""


@dataclass(frozen=True, slots=True)
class Mark:
    """`state` is the file's size, time of change and inode; `told` gives, by the head of a table,
    the correction that it was read by; `face` is the reading without what it is long by."""

    state: tuple[int, int, int]
    sha256: str
    told: dict[str, str]
    face: dict[str, Any]


class Marks:
    """The marks of one shelf of readings."""

    def __init__(self, shelf: Path) -> None:
        self._file = shelf / FILE
        self._known = _kept(self._file)
        self._is_changed = False

    def of(self, reading: Path) -> Mark | None:
        """None where there is no such file; one that can't be parsed is removed, and is none."""
        state = state_of(reading)
        if state is None:
            return None
        try:
            known = self._known.get(reading.name)
            if known is None or known.state != state:
                known = _made(reading.read_bytes(), state)
                self._known[reading.name], self._is_changed = known, True
        except FileNotFoundError:
            return None
        except ValueError:
            reading.unlink(missing_ok=True)
            return None
        return known

    def keep(self) -> None:
        """Writes what is new, for the next night."""
        if self._is_changed:
            told = {
                name: {
                    "state": mark.state,
                    "sha256": mark.sha256,
                    "told": mark.told,
                    "face": mark.face,
                }
                for name, mark in self._known.items()
            }
            write_whole(self._file, json.dumps(told, ensure_ascii=False).encode())
            self._is_changed = False


@lru_cache(maxsize=SHELVES_HELD)
def marks_of(shelf: Path) -> Marks:
    """The marks of a shelf, read once by a process: the steps of a night ask one after the other.

    That a reading has changed since is seen by its file, whoever wrote it.
    """
    return Marks(shelf)


def _made(content: bytes, state: tuple[int, int, int]) -> Mark:
    """Raises ValueError for what is no JSON."""
    read = from_json(content)
    heads = read.get("heads", ()) if isinstance(read, dict) else ()
    told = {one["head_key"]: one["correction_id"] for one in heads}
    face = _face(read) if isinstance(read, dict) else {}
    return Mark(state, hashlib.sha256(content).hexdigest(), told, face)


def _face(read: dict[str, Any]) -> dict[str, Any]:
    """What of a reading says whose it is and whether it is a report: no rows, cells and words; of
    statements, performance forms and unknown tables one, for that there are any."""
    told = {name: [] if isinstance(value, list) else value for name, value in read.items()}
    unknown = [gap for gap in read.get("gaps", ()) if gap.get("kind") == "unknown_table"]
    return told | {
        "members": read.get("members", []),
        "parts": read.get("parts", []),
        "tables": [one | {"rows": [], "cells": []} for one in read.get("tables", ())],
        "statements": read.get("statements", [])[:1],
        "performance_tables": read.get("performance_tables", [])[:1],
        "gaps": unknown[:1],
    }


def _kept(file: Path) -> dict[str, Mark]:
    try:
        found = from_json(file.read_bytes())
        return {
            name: Mark((*one["state"],), one["sha256"], one["told"], one["face"])
            for name, one in found.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
