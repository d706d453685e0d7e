"""One rename: refusing, keeping the last nights, and surviving SIGKILL at any moment."""

from __future__ import annotations

import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.small_district import district, note, write
from warehouse.lock import NightRunning, one_writer
from warehouse.publish import (
    CURRENT,
    NightNotPublishable,
    last_published,
    publish,
    set_aside_damaged,
    tidy_leftovers,
)
from warehouse.snapshot import open_snapshot
from warehouse.sql_files import connect

NIGHTS_FOREVER = """
import itertools, pickle, sys
from dataclasses import replace
from pathlib import Path
from warehouse.build import build, build_marts
from warehouse.sql_files import connect
from warehouse.lock import one_writer
from warehouse.publish import last_published, publish, tidy_leftovers
home, first = Path(sys.argv[1]), int(sys.argv[3])
files, note = pickle.loads(bytes.fromhex(sys.argv[2]))
with one_writer(home):
    for number in itertools.count(first):
        tidy_leftovers(home)
        night = f"{number:08d}"
        building = home / "nights" / night / "building.duckdb"
        building.parent.mkdir(parents=True)
        build(building, files, replace(note, night_id=night))
        with connect(building) as connection:
            connection.execute("INSERT INTO quality.guard VALUES ('a', '关卡', true, 0, NULL)")
        build_marts(building, last_published(home))
        publish(building, home, night, keep=3)
        print(number, flush=True)
"""


def copy_of(night: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(night, folder / "building.duckdb"))


def test_a_published_night_is_the_current_one(night: Path, tmp_path: Path) -> None:
    path = publish(copy_of(night, tmp_path / "nights"), tmp_path, "20250401T020000")
    folder = tmp_path / "published"
    assert path == folder / "20250401T020000.duckdb" == last_published(tmp_path)
    assert (folder / CURRENT).samefile(path)
    assert json.loads((folder / "last_night.json").read_text())["night_id"] == "20250401T020000"
    assert {file.name for file in folder.iterdir()} == {path.name, CURRENT, "last_night.json"}


def test_only_the_newest_nights_are_kept(night: Path, tmp_path: Path) -> None:
    for day in range(1, 5):
        publish(copy_of(night, tmp_path / "nights"), tmp_path, f"2025040{day}T020000", keep=2)
    kept = sorted(file.name for file in (tmp_path / "published").glob("2*.duckdb"))
    assert kept == ["20250403T020000.duckdb", "20250404T020000.duckdb"]


def test_what_was_just_published_stays_whatever_the_clock_says(night: Path, tmp_path: Path) -> None:
    for number in range(3):
        publish(copy_of(night, tmp_path), tmp_path, f"2099010{number}T020000", keep=3)
    tonight = publish(copy_of(night, tmp_path), tmp_path, "20260101T020000", keep=3)
    assert last_published(tmp_path) == tonight
    assert len(list((tmp_path / "published").glob("2*.duckdb"))) == 3


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"\0" * 9000])
def test_a_damaged_night_is_passed_over_and_set_aside_by_name(
    night: Path, tmp_path: Path, damage: bytes
) -> None:
    older = publish(copy_of(night, tmp_path), tmp_path, "20260101T020000")
    newer = publish(copy_of(night, tmp_path), tmp_path, "20260102T020000")
    newer.unlink()  # the current file is a second name of it, and must not hide the damage
    newer.write_bytes(damage)
    assert last_published(tmp_path) == older

    told = set_aside_damaged(tmp_path)
    assert len(told) == 1
    assert "20260102T020000.duckdb 已损坏" in told[0]
    assert not newer.exists()
    assert [one.read_bytes() for one in (tmp_path / "damaged").iterdir()] == [damage]
    with connect(tmp_path / "published" / CURRENT, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM meta.night").fetchall() == [(1,)]
    assert (tmp_path / "published" / CURRENT).samefile(older)
    assert set_aside_damaged(tmp_path) == []


def test_the_current_file_is_damaged_with_its_night(night: Path, tmp_path: Path) -> None:
    """Two names of one file: neither may be served."""
    only = publish(copy_of(night, tmp_path), tmp_path, "20260101T020000")
    only.write_bytes(b"no database at all")
    assert len(set_aside_damaged(tmp_path)) == 1
    assert not (tmp_path / "published" / CURRENT).exists()


def test_a_night_is_tried_once_and_again_when_it_is_another_file(
    night: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(
        "warehouse.publish.is_damaged_night", lambda one: bool(tried.append(one.name))
    )
    for day in (1, 2):
        publish(copy_of(night, tmp_path), tmp_path, f"2026010{day}T020000")
    assert set_aside_damaged(tmp_path) == set_aside_damaged(tmp_path) == []
    assert sorted(tried) == ["20260101T020000.duckdb", "20260102T020000.duckdb"]
    publish(copy_of(night, tmp_path), tmp_path, "20260102T020000")
    (tmp_path / "published" / "sound.json").write_text("[torn", encoding="utf-8")
    set_aside_damaged(tmp_path)
    assert len(tried) == 4


HOLDS = (
    "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
)


def test_a_night_that_another_program_holds_is_passed_over_and_not_called_damaged(
    night: Path, tmp_path: Path
) -> None:
    for number in ("20250401T020000", "20250402T020000"):
        publish(copy_of(night, tmp_path / "nights" / number), tmp_path, number)
    held = tmp_path / "published" / "20250402T020000.duckdb"
    analyst = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(held)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with analyst:
        assert analyst.stdout is not None
        analyst.stdout.readline()
        assert last_published(tmp_path) == held.with_name("20250401T020000.duckdb")
        assert set_aside_damaged(tmp_path) == []
        analyst.communicate()
    assert last_published(tmp_path) == held


@pytest.mark.parametrize("note", ["", "{", "[]", '{"file": "gone.duckdb"}', "null"])
def test_a_damaged_note_of_the_last_night_stops_nobody(
    night: Path, tmp_path: Path, note: str
) -> None:
    published = publish(copy_of(night, tmp_path), tmp_path, "20260101T020000")
    (tmp_path / "published" / "last_night.json").write_text(note)
    assert last_published(tmp_path) == published
    told = set_aside_damaged(tmp_path)
    assert ["last_night.json" in one for one in told] == ([] if "gone" in note else [True])
    assert last_published(tmp_path) == published


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("UPDATE quality.guard SET passed = false, failures = 3", "单元格编号不重复（3 处）"),
        ("DELETE FROM quality.guard", "没有运行任何关卡"),
        ("UPDATE quality.guard SET passed = true, failures = 0", ""),
    ],
)
def test_a_failed_guard_keeps_the_last_night(
    night: Path, tmp_path: Path, change: str, word: str
) -> None:
    first = publish(copy_of(night, tmp_path / "nights"), tmp_path, "20250401T020000")
    building = copy_of(night, tmp_path / "nights")
    with connect(building) as connection:
        connection.execute(change)
    if not word:
        assert publish(building, tmp_path, "20250402T020000") != first
        return
    with pytest.raises(NightNotPublishable, match=word):
        publish(building, tmp_path, "20250402T020000")
    assert last_published(tmp_path) == first
    assert (tmp_path / "published" / CURRENT).samefile(first)


def test_leftovers_of_a_killed_night_go_and_published_nights_stay(
    night: Path, tmp_path: Path
) -> None:
    first = publish(copy_of(night, tmp_path / "nights" / "a"), tmp_path, "20250401T020000")
    copy_of(night, tmp_path / "nights" / "killed")
    (tmp_path / "published" / ".mingzhang.duckdb.tmp").touch()
    tidy_leftovers(tmp_path)
    assert not (tmp_path / "nights").exists()
    assert not list((tmp_path / "published").glob(".*"))
    assert last_published(tmp_path) == first


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    with one_writer(tmp_path), pytest.raises(NightRunning, match="正在运行"), one_writer(tmp_path):
        pytest.fail("two writers")
    with one_writer(tmp_path):
        pass


@pytest.mark.parametrize(
    "kills",
    [pytest.param(3, marks=pytest.mark.slow), pytest.param(12, marks=pytest.mark.whole)],
)
def test_killed_at_any_moment_a_reader_finds_a_whole_night(
    night: Path, tmp_path: Path, kills: int
) -> None:
    """Each writer takes the lock, cleans up after the one killed before it, and starts anew."""
    home = tmp_path / "home"
    publish(copy_of(night, home / "nights" / "first"), home, "00000000", keep=3)
    inputs = pickle.dumps((write(district(), tmp_path / "inputs"), note())).hex()
    moments = random.Random(os.environ.get("MINGZHANG_SEED", "307"))
    for attempt in range(kills):
        start = 1 + attempt * 1000
        with subprocess.Popen(
            [sys.executable, "-c", NIGHTS_FOREVER, str(home), inputs, str(start)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline().strip() == str(start)
            time.sleep(moments.uniform(0, 0.8))
            writer.kill()
        _assert_readable(home)
        current = last_published(home)
        assert current is not None
        assert int(current.stem) >= start
    publish(copy_of(night, home / "nights" / "last"), home, "99999999", keep=3)
    assert last_published(home) == home / "published" / "99999999.duckdb"


def _assert_readable(home: Path) -> None:
    with open_snapshot(home) as connection:
        assert connection.execute("SELECT count(*) FROM source.cell").fetchall()[0][0] > 0
    with duckdb.connect(str(home / "published" / CURRENT), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM source.cell").fetchall()[0][0] > 0
