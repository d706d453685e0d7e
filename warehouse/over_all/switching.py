"""From the districts' last nights to the whole: a new generation, switched to by one rename.

What belongs here: which files are of a generation, and for how long old ones stay. What does not:
their contents. A generation is a folder of links, one a district, and a file of views that names
it; a district whose night is the same is linked again, not written again. Its `lake` has the same
files table first, as every other engine expects partitions to lie.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock

from warehouse.districts import District, published
from warehouse.over_all.partitions import partition_folder, write_partitions
from warehouse.over_all.shape import PLACE
from warehouse.over_all.view_file import write_views
from warehouse.publish import OVER_ALL, last_published, noted_night, point_to
from warehouse.snapshot import SHANGHAI
from warehouse.whole_file import replacing

CURRENT, LAKE = "current", "lake"
KEPT_GENERATIONS, KEPT_SECONDS = 3, 3600.0
"""Old generations stay for readers that hold them: these many, and whatever is younger."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The districts that are in the whole, and a Chinese sentence for each that was not renewed."""

    districts: tuple[str, ...]
    troubles: tuple[str, ...] = ()
    is_new: bool = False


def folder_of(root: Path) -> Path:
    return root / "published" / "all"


def is_wanted(root: Path) -> bool:
    """Whether there is a whole to keep: of several districts, or because somebody asked for it."""
    return (folder_of(root) / CURRENT).exists() or len(published(root)) > 1


def refresh(root: Path) -> Refreshed:
    """Brings the whole up to the districts' last nights; nothing is written where none changed.

    A district whose night can't be read keeps the files it had, and is told. Raises OSError.
    """
    folder = folder_of(root)
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".lock"):
        before = members(folder / CURRENT)
        now, troubles = _renewed(published(root), before)
        told = Refreshed(tuple(sorted(now)), tuple(troubles), now != before)
        if now and told.is_new:
            _switch(folder, now)
        _tidy(root, folder)
    return told


def members(generation: Path) -> dict[str, Path]:
    """The folders of Parquet that a generation is made of, by district."""
    links = generation.glob(f"{PLACE}=*")
    return {link.name.partition("=")[2]: link.resolve() for link in links if link.exists()}


def _renewed(
    found: Iterable[District], before: dict[str, Path]
) -> tuple[dict[str, Path], list[str]]:
    now: dict[str, Path] = {}
    troubles = []
    for one in found:
        try:
            if (folder := _written(one) or _write_newest(one)) is not None:
                now[one.mof_div_code] = folder.resolve()
        except duckdb.Error as error:
            troubles.append(
                f"{one.name}：上一夜的快照读不出来，全部地区中仍是较早的一夜（{error}）"
            )
            if one.mof_div_code in before:
                now[one.mof_div_code] = before[one.mof_div_code]
    return now, troubles


def _written(one: District) -> Path | None:
    """The Parquet of its last night where that is there: then no night need be opened."""
    night = noted_night(one.home)
    folder = partition_folder(night) if night is not None else None
    return folder if folder is not None and folder.is_dir() else None


def _write_newest(one: District) -> Path | None:
    night = last_published(one.home)
    return None if night is None else write_partitions(night)


def _switch(folder: Path, now: dict[str, Path]) -> None:
    name = dt.datetime.now(SHANGHAI).strftime("%Y%m%dT%H%M%S%f")
    generation = folder / name
    generation.mkdir()
    for code, target in now.items():
        (generation / f"{PLACE}={code}").symlink_to(os.path.relpath(target, generation.resolve()))
    _lay_out_lake(generation / LAKE, now)
    views = folder / f"{name}.duckdb"
    with replacing(views) as fresh:
        write_views(fresh, generation.resolve())
    point_to(views, folder.parent / OVER_ALL)
    link = folder / f".{CURRENT}.tmp"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.replace(folder / CURRENT)


def _lay_out_lake(lake: Path, now: dict[str, Path]) -> None:
    """`<schema>.<table>/mof_div_code=<code>/fiscal_year=<year>/*.parquet`: partitions as Hive has
    them, which Spark and Trino find only below the table's own folder."""
    for code, target in now.items():
        for table in target.iterdir():
            (lake / table.name).mkdir(parents=True, exist_ok=True)
            link = lake / table.name / f"{PLACE}={code}"
            link.symlink_to(os.path.relpath(table, link.parent.resolve()))


def _tidy(root: Path, folder: Path) -> None:
    """Drops old generations, then the districts' Parquet that no kept one is made of."""
    generations = sorted(one for one in folder.iterdir() if one.is_dir() and not one.is_symlink())
    kept = generations[-KEPT_GENERATIONS:]
    for old in generations[:-KEPT_GENERATIONS]:
        if time.time() - old.lstat().st_mtime < KEPT_SECONDS:
            kept.append(old)
            continue
        (folder / f"{old.name}.duckdb").unlink(missing_ok=True)
        shutil.rmtree(old)
    used = {path for one in kept for path in members(one).values()}
    for stale in _stale(published(root), used):
        shutil.rmtree(stale, ignore_errors=True)


def _stale(found: Sequence[District], used: set[Path]) -> list[Path]:
    written = (one for d in found for one in (d.home / "published" / "parquet").glob("*"))
    return [one for one in written if one.resolve() not in used]
