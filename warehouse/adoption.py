"""What a data folder of before held of a district that now gets a home of its own.

What belongs here: linking its originals and nights, and copying its lines of the crawl logs, the
decisions and notices. What does not: where homes are (`districts`). Nothing is taken away.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.sql_files import connect

KEPT_WHOLE = ("decisions.sqlite", "corrections.sqlite", "notices")


def first_seen(root: Path) -> str | None:
    """The district of the first thing that was ever collected here."""
    seen = (one for log in _logs(root) for line in _lines(log) for one in [_code(line)] if one)
    return next(seen, None)


def adopt(root: Path, home: Path, mof_div_code: str) -> None:
    """Gives the district's own `home` what the data folder `root` collected and published of it.

    Originals and nights are linked; decisions and notices are copied whole, as they are told apart
    by their findings. Can be repeated after a kill.
    """
    hashes: set[str] = set()
    for log in _logs(root):
        own = [line for line in _lines(log) if _code(line) == mof_div_code]
        if own:
            target = home / log.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(line + b"\n" for line in own))
            told = (json.loads(line).get("document_sha256") for line in own)
            hashes.update(sha for sha in told if sha)
    nights = [night for night in _nights(root) if _district_of(night) == mof_div_code]
    if not hashes and not nights:
        return
    originals = (path for sha in hashes for path in (root / "documents" / sha[:2]).glob(f"{sha}*"))
    for path in [*originals, *nights]:
        _link(path, home / path.relative_to(root))
    for name in KEPT_WHOLE:
        _copy(root / name, home / name)


def _logs(root: Path) -> list[Path]:
    folders = (root / "crawl", root / "crawl" / "portals")
    return [log for folder in folders for log in sorted(folder.glob("*.jsonl"))]


def _lines(log: Path) -> Iterator[bytes]:
    return (line for line in log.read_bytes().split(b"\n") if line)


def _code(line: bytes) -> str | None:
    """The district of a line of a crawl log; None where it can't be read."""
    try:
        return str(json.loads(line)["mof_div_code"])
    except (ValueError, KeyError, TypeError):
        return None


def _nights(root: Path) -> list[Path]:
    return sorted((root / "published").glob("2*T*.duckdb"))


def _district_of(night: Path) -> str | None:
    try:
        with connect(night, read_only=True) as connection:
            found = connection.execute("SELECT mof_div_code FROM meta.night").fetchall()
    except duckdb.Error:
        return None
    return str(found[0][0]) if found else None


def _link(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        try:
            os.link(path, target)
        except OSError:  # a file system without links
            shutil.copy2(path, target)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        shutil.copy2(source, target)
