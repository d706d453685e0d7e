"""Our own files after a bad day: what can't be opened is set aside by name, and said.

What belongs here: telling whether a published night and the store of decisions are sound, and
moving away what is not. What does not: readings (`collection.reading_store`), which are made anew
from the originals, and what a killed night leaves behind (`publish`).
"""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path

import duckdb

from warehouse.sql_files import SETTINGS

DAMAGED = "damaged"
SAID = "set_aside.json"


class DamagedFile(Exception):
    """A file of ours that can't be read; says which one, and what to do, in Chinese."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"文件 {path.name} 已损坏，读不出来。"
            f"运行 mingzhang run 会把它移到 {DAMAGED} 目录并重新生成"
        )
        self.path = path


class HeldFile(Exception):
    """Another program has a night open to write into it: nobody else can read it meanwhile."""


def is_sound_night(night: Path) -> bool:
    """Whether a published night opens and can be read."""
    try:
        return _is_sound(night)
    except HeldFile:
        return False


def is_damaged_night(night: Path) -> bool:
    """Whether a published night can't be read, and not since another program holds it."""
    try:
        return not _is_sound(night)
    except HeldFile:
        return False


def _is_sound(night: Path) -> bool:
    try:
        state = night.stat()
    except OSError:
        return False
    return _opens(night, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _opens(file: Path, changed: int, size: int) -> bool:
    """A published file never changes, so it is tried once."""
    try:
        with duckdb.connect(str(file), read_only=True, config=dict(SETTINGS)) as connection:
            return bool(connection.execute("SELECT night_id FROM meta.night").fetchall())
    except duckdb.CatalogException:
        return True  # a whole file of another make: pages say what it lacks
    except duckdb.Error as error:
        if "set lock" in str(error):
            raise HeldFile(str(file)) from error
        # Opened already in this process under locked settings: then it was sound.
        return "different configuration" in str(error)


def set_aside(path: Path, home: Path) -> str:
    """Moves a damaged file into `damaged/` under its name and the moment; returns what to say."""
    folder = home / DAMAGED
    folder.mkdir(parents=True, exist_ok=True)
    moment = dt.datetime.now().strftime("%Y%m%dT%H%M%S%f")
    target = folder / f"{path.name}.{moment}"
    path.replace(target)
    return f"文件 {path.relative_to(home)} 已损坏，移到 {target.relative_to(home)}"


def say(home: Path, night_id: str, sentences: list[str]) -> None:
    """Keeps what was set aside in this night, for the summary and the pages."""
    note = home / "published" / SAID
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(
        json.dumps({"night_id": night_id, "said": sentences}, ensure_ascii=False), "utf-8"
    )


def said(home: Path, night_id: str) -> list[str]:
    """What was set aside in this night; nothing where nothing was or nobody knows."""
    try:
        note = json.loads((home / "published" / SAID).read_text("utf-8"))
        return [str(one) for one in note["said"]] if note["night_id"] == night_id else []
    except (OSError, ValueError, KeyError, TypeError):
        return []
