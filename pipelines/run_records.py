"""Dagster's own records of runs, after a bad day: what can't be opened is set aside, and said.

What belongs here: its SQLite files, how they are written, and its settings. What does not: our
files (`warehouse.damage`).
The records are history that no night needs: it begins anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from pipelines.settings import dagster_home
from warehouse.damage import set_aside

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

WAIT_SECONDS = 5
_BESIDE = ("-wal", "-shm", "-journal")


@cache
def flush_nothing() -> None:
    """Dagster's records of this process are written without waiting for the disk.

    It opens and closes its files for each of a night's two hundred events, and each time SQLite
    waits for the disk: seconds a night, for history. A killed process loses none of it; what a
    power cut damages is set aside.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    @event.listens_for(Engine, "connect")
    def unflushed(opened: object, _: object) -> None:
        if isinstance(opened, sqlite3.Connection):
            opened.execute("PRAGMA synchronous = OFF")


@cache
def one_engine_a_file() -> None:
    """Dagster opens its files for each event with an engine of its own, which compiles the same
    statements anew: a second of the processor a night. Engines are kept, connections are not."""
    from dagster._core.storage.event_log.sqlite import sqlite_event_log
    from dagster._core.storage.runs.sqlite import sqlite_run_storage

    for module in (sqlite_event_log, sqlite_run_storage):
        names = vars(module)
        names["create_engine"] = _kept(names["create_engine"])


def _kept(make: Callable[..., Engine]) -> Callable[..., Engine]:
    engines: dict[str, Engine] = {}

    def engine(address: str, **options: Any) -> Engine:
        if address not in engines:
            engines[address] = make(address, **options)
        return engines[address]

    return engine


def set_aside_damaged() -> list[str]:
    """Makes Dagster's folder one that it can begin with; returns what to say of what it lost."""
    folder = dagster_home()
    said = []
    for file in sorted(folder.rglob("*.db")):
        if not _is_sound(file):
            said.append(f"{set_aside(file, folder)}；Dagster 的运行历史从今夜记起")
            for ending in _BESIDE:
                file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)
    if not _is_declared(folder / "dagster.yaml"):
        said.append(f"{set_aside(folder / 'dagster.yaml', folder)}；已换成随程序的一份")
        dagster_home()
    return said


def _is_sound(file: Path) -> bool:
    """Whether SQLite finds nothing wrong; a file that somebody is writing to is sound."""
    try:
        with closing(sqlite3.connect(file, timeout=WAIT_SECONDS)) as records:
            return bool(records.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except sqlite3.OperationalError as error:
        return "locked" in str(error) or "busy" in str(error)
    except sqlite3.DatabaseError:
        return False


def _is_declared(file: Path) -> bool:
    """Whether the settings are a table of names, or are not there at all."""
    try:
        return isinstance(yaml.safe_load(file.read_text("utf-8")), dict)
    except FileNotFoundError:
        return True
    except (yaml.YAMLError, UnicodeDecodeError):
        return False
