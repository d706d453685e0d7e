"""From a night's finished file to the file that everybody reads: one rename.

What belongs here: the audit's verdict, links, keeping the last nights, cleaning up after a killed
night. What does not: building, and readers (`snapshot`).
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from warehouse.sql_files import connect

CURRENT = "mingzhang.duckdb"
LAST_NIGHT = "last_night.json"


class NightNotPublishable(Exception):
    """Guards of our own work failed: the last snapshot stays. `failures` are Chinese sentences."""

    def __init__(self, failures: list[str]) -> None:
        super().__init__("本夜未发布，上一夜的快照保持不变：" + "；".join(failures))
        self.failures = failures


def audit(building: Path) -> None:
    """Raises NightNotPublishable when a guard failed, or when none was run at all."""
    with connect(building, read_only=True) as connection:
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
    audit(building)
    folder = home / "published"
    folder.mkdir(parents=True, exist_ok=True)
    _checkpoint(building)
    night = folder / f"{night_id}.duckdb"
    _flush(building)
    building.replace(night)
    _point_to(night, folder / CURRENT)
    _replace_text(folder / LAST_NIGHT, json.dumps({"night_id": night_id, "file": night.name}))
    _flush(folder)
    _tidy(folder, keep)
    return night


def last_published(home: Path) -> Path | None:
    """The file of the newest published night, by its own name; None before the first night."""
    folder = home / "published"
    note = folder / LAST_NIGHT
    if note.is_file():
        night = folder / str(json.loads(note.read_text(encoding="utf-8"))["file"])
        if night.is_file():
            return night
    nights = _nights(folder)
    return nights[-1] if nights else None


def tidy_leftovers(home: Path) -> None:
    """Removes what killed nights left behind; call it while holding the night's lock."""
    shutil.rmtree(home / "nights", ignore_errors=True)
    for stale in (home / "published").glob(".*.tmp"):
        stale.unlink(missing_ok=True)


def _nights(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.duckdb") if path.name != CURRENT)


def _checkpoint(building: Path) -> None:
    with connect(building) as connection:
        connection.execute("CHECKPOINT")
    Path(f"{building}.wal").unlink(missing_ok=True)


def _point_to(night: Path, current: Path) -> None:
    fresh = current.with_name(f".{current.name}.tmp")
    fresh.unlink(missing_ok=True)
    os.link(night, fresh)
    fresh.replace(current)


def _replace_text(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text(text, encoding="utf-8")
    _flush(fresh)
    fresh.replace(path)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tidy(folder: Path, keep: int) -> None:
    for old in _nights(folder)[:-keep]:
        old.unlink(missing_ok=True)
