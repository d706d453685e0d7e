"""Readers: each keeps its night, the next one sees the new night, and none can reach a file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.publish import publish
from warehouse.snapshot import NoSnapshot, open_snapshot
from warehouse.sql_files import connect

READ = """
import sys
from pathlib import Path
from warehouse.snapshot import open_snapshot
print(open_snapshot(Path(sys.argv[1])).execute("SELECT night_id FROM meta.night").fetchall()[0][0])
"""
NIGHT_ID = "SELECT night_id FROM meta.night"


def publish_as(night: Path, home: Path, night_id: str, keep: int = 14) -> None:
    folder = home / "nights" / night_id
    folder.mkdir(parents=True)
    building = Path(shutil.copy(night, folder / "building.duckdb"))
    with connect(building) as connection:
        connection.execute("UPDATE meta.night SET night_id = ?", [night_id])
    publish(building, home, night_id, keep)


def test_a_connected_reader_keeps_its_night_while_others_see_the_new_one(
    night: Path, tmp_path: Path
) -> None:
    publish_as(night, tmp_path, "20250401T020000", keep=1)
    reader = open_snapshot(tmp_path)
    publish_as(night, tmp_path, "20250402T020000", keep=1)
    assert not (tmp_path / "published" / "20250401T020000.duckdb").exists()
    assert reader.execute(NIGHT_ID).fetchall() == [("20250401T020000",)]
    assert reader.execute("SELECT count(*) FROM source.cell").fetchall()[0][0] > 0
    other = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert other.stdout.strip() == "20250402T020000"
    with open_snapshot(tmp_path) as fresh:
        assert fresh.execute(NIGHT_ID).fetchall() == [("20250402T020000",)]
    reader.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "DELETE FROM source.cell",
        "CREATE TABLE source.mine (a INTEGER)",
    ],
)
def test_a_typed_query_reads_the_snapshot_and_nothing_else(
    night: Path, tmp_path: Path, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish_as(night, tmp_path, "20250401T020000")
    with open_snapshot(tmp_path) as connection, pytest.raises(duckdb.Error):
        connection.execute(query)


def test_before_the_first_night_the_reader_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="mingzhang run"):
        open_snapshot(tmp_path)
