"""From a night's finished file to the file that everybody reads: one rename.

What belongs here: the audit's verdict, links, keeping the last nights, cleaning up after a killed
night. What does not: building, and readers (`snapshot`).
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import duckdb

from warehouse.damage import is_damaged_night, is_sound_night, set_aside
from warehouse.sql_files import connect
from warehouse.whole_file import flush, write_whole

CURRENT = "mingzhang.duckdb"
OVER_ALL = "all.duckdb"
"""The views over all districts (`over_all`): no night, though it stands beside them."""
LAST_NIGHT = "last_night.json"
SOUND = "sound.json"
"""Which nights opened, by size, time and inode: each is tried once, not every night anew."""


class NightNotPublishable(Exception):
    """Guards of our own work failed: the last snapshot stays. `failures` are Chinese sentences."""

    def __init__(self, failures: list[str]) -> None:
        super().__init__("本夜未发布，上一夜的快照保持不变：" + "；".join(failures))
        self.failures = failures


def audit(building: Path) -> None:
    """Raises NightNotPublishable when a guard failed, or when none was run at all."""
    with connect(building, read_only=True) as connection:
        _audit(connection)


def _audit(connection: duckdb.DuckDBPyConnection) -> None:
    guards = connection.execute(
        "SELECT title, passed, failures, detail FROM quality.guard ORDER BY guard_id"
    ).fetchall()
    failures = [
        f"{title}（{count} 处）" + (f"：{detail}" if detail else "")
        for title, passed, count, detail in guards
        if not passed
    ]
    if not guards:
        failures = ["没有运行任何关卡"]
    if failures:
        raise NightNotPublishable(failures)


def publish(building: Path, home: Path, night_id: str, keep: int = 14) -> Path:
    """Publishes `building` as `home/published/<night_id>.duckdb` and makes it the current one.

    The building file must be closed. Keeps the newest `keep` nights. Raises NightNotPublishable.
    A reader sees the old night or the new one, never anything between.
    """
    with connect(building) as connection:
        _audit(connection)
        connection.execute("CHECKPOINT")
    Path(f"{building}.wal").unlink(missing_ok=True)
    folder = home / "published"
    folder.mkdir(parents=True, exist_ok=True)
    night = folder / f"{night_id}.duckdb"
    flush(building)
    building.replace(night)
    point_to(night, folder / CURRENT)
    write_whole(folder / LAST_NIGHT, json.dumps({"night_id": night_id, "file": night.name}))
    flush(folder)
    _tidy(folder, keep, night)
    return night


def last_published(home: Path) -> Path | None:
    """The file of the newest published night that opens, by its own name; None before the first.

    A damaged file or note is passed over here, and set aside by the next night.
    """
    folder = home / "published"
    noted = _noted(folder)
    newest_first = [*([noted] if noted else []), *reversed(_nights(folder))]
    return next((night for night in newest_first if is_sound_night(night)), None)


def noted_night(home: Path) -> Path | None:
    """The night that was published last, unopened: it may be damaged, or of before the note."""
    return _noted(home / "published")


def set_aside_damaged(home: Path) -> list[str]:
    """Moves published nights that do not open, and a note that says nothing, to `damaged/`.

    To be called while holding the night's lock. Returns a Chinese sentence for each.
    """
    folder = home / "published"
    states = {night: _state(night) for night in _nights(folder)}
    known = _found_sound(folder)
    broken = [
        night
        for night, state in states.items()
        if known.get(night.name) != state and is_damaged_night(night)
    ]
    sound = {night.name: state for night, state in states.items() if night not in broken}
    if sound != known:
        write_whole(folder / SOUND, json.dumps(sound))
    note = folder / LAST_NIGHT
    if note.is_file() and _noted(folder) is None:
        broken.append(note)
    told = [set_aside(path, home) for path in broken]
    current = folder / CURRENT
    is_known = current.exists() and _state(current) in sound.values()
    if current.exists() and not is_known and is_damaged_night(current):
        current.unlink()  # a second name of a night that was set aside
    newest = last_published(home)
    if told and newest is not None:
        point_to(newest, current)
    return told


def _state(night: Path) -> list[int]:
    found = night.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ino]


def _found_sound(folder: Path) -> dict[str, list[int]]:
    """The files that opened when they were looked at last, as they were then."""
    try:
        found = json.loads((folder / SOUND).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _noted(folder: Path) -> Path | None:
    """The night that the last publication named; None where the note says nothing."""
    try:
        return folder / str(json.loads((folder / LAST_NIGHT).read_text(encoding="utf-8"))["file"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def tidy_leftovers(home: Path) -> None:
    """Removes what killed nights left behind; call it while holding the night's lock."""
    shutil.rmtree(home / "nights", ignore_errors=True)
    for stale in (home / "published").glob(".*.tmp"):
        if OVER_ALL not in stale.name:  # another district may be about to switch
            stale.unlink(missing_ok=True)


def _nights(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.duckdb") if path.name not in (CURRENT, OVER_ALL))


def point_to(night: Path, current: Path) -> None:
    """Makes `current` a second name of the file, at once: who holds the old one keeps it."""
    fresh = current.with_name(f".{current.name}.tmp")
    fresh.unlink(missing_ok=True)
    os.link(night, fresh)
    fresh.replace(current)


def _tidy(folder: Path, keep: int, newest: Path) -> None:
    """Leaves `keep` nights: the one just published, whatever the clock says, and newest others."""
    others = [night for night in _nights(folder) if night != newest]
    for old in others[: max(len(others) - (keep - 1), 0)]:
        old.unlink(missing_ok=True)
