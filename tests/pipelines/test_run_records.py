"""Records of Dagster that are damaged end no night: they are set aside, and it is said."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from dagster._core.storage.event_log.sqlite import sqlite_event_log
from sqlalchemy import NullPool, create_engine

from pipelines.run_records import flush_nothing, one_engine_a_file, set_aside_damaged


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    assert set_aside_damaged() == []
    store = tmp_path / "dagster" / "history" / "runs.db"
    store.parent.mkdir()
    with closing(sqlite3.connect(store)) as records, records:
        records.execute("CREATE TABLE runs (id TEXT PRIMARY KEY)")
        records.executemany("INSERT INTO runs VALUES (?)", [(f"run {n}" * 40,) for n in range(99)])
    assert set_aside_damaged() == []
    return tmp_path / "dagster"


@pytest.mark.parametrize("damage", [b"", b"what is this" * 99, None])
def test_a_damaged_store_is_set_aside_and_said(folder: Path, damage: bytes | None) -> None:
    store = folder / "history" / "runs.db"
    whole = store.read_bytes()
    half = whole[: len(whole) // 2] + bytes(len(whole) // 2)
    store.write_bytes(half if damage is None else damage)
    said = set_aside_damaged()
    if damage == b"":  # nothing is a store of no tables, which Dagster fills
        assert (said, store.read_bytes()) == ([], b"")
        return
    (sentence,) = said
    assert "history/runs.db" in sentence and "已损坏" in sentence
    assert not store.exists()
    assert list((folder / "damaged").iterdir())


@pytest.mark.parametrize("damage", [b"a: [", b"", b"\xff\xfe", b"- a"])
def test_damaged_settings_are_ours_again(folder: Path, damage: bytes) -> None:
    ours = (folder / "dagster.yaml").read_bytes()
    (folder / "dagster.yaml").write_bytes(damage)
    (said,) = set_aside_damaged()
    assert "dagster.yaml" in said
    assert (folder / "dagster.yaml").read_bytes() == ours


def test_records_are_written_without_waiting_for_the_disk(folder: Path) -> None:
    flush_nothing()
    engine = create_engine(f"sqlite:///{folder / 'runs.db'}")
    with engine.connect() as records:
        assert records.exec_driver_sql("PRAGMA synchronous").fetchall() == [(0,)]
    engine.dispose()


def test_a_file_of_records_has_one_engine_and_no_connection_that_stays(tmp_path: Path) -> None:
    one_engine_a_file()
    make = sqlite_event_log.create_engine
    one, other = (f"sqlite:///{tmp_path / name}.db" for name in ("a", "b"))
    assert make(one, poolclass=NullPool) is make(one, poolclass=NullPool)
    assert make(one, poolclass=NullPool) is not make(other, poolclass=NullPool)
    assert isinstance(make(one, poolclass=NullPool).pool, NullPool)
