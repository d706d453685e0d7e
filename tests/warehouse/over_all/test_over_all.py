"""The whole over all districts: each district whole, whoever is killed, and only what changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.test_districts import HERE, THERE, publish_night
from warehouse.cookbook import Recipe, recipes_over_all
from warehouse.districts import district_home
from warehouse.lock import one_writer
from warehouse.over_all import (
    NotOneQuery,
    open_over_all,
    partitions,
    refresh,
    select_only,
    shape,
    switching,
    view_file,
)
from warehouse.over_all.partitions import partition_folder
from warehouse.over_all.shape import tables
from warehouse.publish import last_published
from warehouse.sql_files import connect

A_NIGHT = """
import os, sys, time
from pathlib import Path
from tests.warehouse.test_districts import publish_night
from warehouse.cookbook import Recipe, recipes_over_all
from warehouse.districts import district_home
from warehouse.lock import one_writer
root, night, code, night_id, waits = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:6]
home = district_home(root, code, code)
with one_writer(home):
    print("running", flush=True)
    time.sleep(float(waits))
    publish_night(night, home, code, night_id)
"""
FEW = ("meta.night", "source.report", "source.cell", "mart.coverage")


def two_districts(night: Path, root: Path) -> Path:
    for code in (HERE, THERE):
        publish_night(night, district_home(root, code, code), code)
    refresh(root)
    return root


@pytest.fixture(scope="module")
def whole(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two districts, a night each, to be looked at only."""
    return two_districts(night, tmp_path_factory.mktemp("whole"))


@pytest.fixture
def root(night: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two districts of few tables, so that nights are soon written."""
    few = tuple(table for table in shape.tables() if table.title in FEW)
    monkeypatch.setattr(partitions, "base_tables", lambda: few)
    monkeypatch.setattr(view_file, "tables", lambda: few)
    return two_districts(night, tmp_path)


def ask(root: Path, query: str) -> list[tuple[object, ...]]:
    with open_over_all(root) as connection:
        return connection.execute(query).fetchall()


def test_the_schemas_are_those_of_a_night(whole: Path, night: Path) -> None:
    with connect(night, read_only=True) as connection, open_over_all(whole) as every:
        for table in tables():
            one = connection.execute(f"DESCRIBE {table.title}").fetchall()
            all_ = {row[0]: row[1] for row in every.execute(f"DESCRIBE {table.title}").fetchall()}
            assert {row[0]: row[1] for row in one}.items() <= all_.items(), table.title


def test_every_row_of_every_district_is_there_once(whole: Path, night: Path) -> None:
    with connect(night, read_only=True) as connection, open_over_all(whole) as every:
        for table in tables():
            if table.sql is None:
                rows = connection.execute(f"SELECT count(*) FROM {table.title}").fetchall()[0][0]
                found = every.execute(f"SELECT count(*) FROM {table.title}").fetchall()[0][0]
                assert found == rows * (1 if table.is_national else 2), table.title


def test_columns_keep_their_words(whole: Path) -> None:
    told = ask(
        whole,
        "SELECT comment FROM duckdb_columns() WHERE schema_name = 'mart' "
        "AND table_name = 'spending_by_function' AND column_name IN ('mof_div_code', 'level')",
    )
    assert all(comment for (comment,) in told)
    assert len(told) == 2


def test_any_client_reads_it(whole: Path) -> None:
    with duckdb.connect(str(whole / "published" / "all.duckdb"), read_only=True) as plain:
        query = "SELECT mof_div_code, count(*) FROM source.cell GROUP BY ALL ORDER BY ALL"
        assert [code for code, _ in plain.execute(query).fetchall()] == [HERE, THERE]
        files = lake(whole) / "mart.coverage" / "*" / "*" / "*.parquet"
        (found,) = plain.execute(
            f"SELECT count(DISTINCT (mof_div_code, fiscal_year)) "
            f"FROM read_parquet('{files}', hive_partitioning = true)"
        ).fetchall()
    assert found == (2,)


def lake(root: Path) -> Path:
    return root / "published" / "all" / "current" / "lake"


def test_below_a_table_s_folder_are_partitions_and_nothing_else(whole: Path) -> None:
    """So Hive, Spark and Trino find them: a folder that is none ends their search."""
    assert {one.name for one in lake(whole).iterdir()} == {t.title for t in shape.base_tables()}
    for table in lake(whole).iterdir():
        places = sorted(table.iterdir())
        assert [one.name for one in places] == [f"mof_div_code={code}" for code in (HERE, THERE)]
        years = [year for place in places for year in place.iterdir()]
        assert all(one.name.startswith("fiscal_year=") for one in years), table.name
        assert all(file.suffix == ".parquet" for year in years for file in year.iterdir())


def test_a_night_is_written_once(root: Path, night: Path) -> None:
    before = {path: path.stat().st_ino for path in root.rglob("*.parquet") if path.is_file()}
    assert not refresh(root).is_new
    publish_night(night, root / "districts" / THERE, THERE, "20250402T020000")
    assert refresh(root).is_new
    after = {path: path.stat().st_ino for path in root.rglob("*.parquet") if path.is_file()}
    fresh = {path for path, number in after.items() if before.get(path) != number}
    assert fresh
    assert all((root / "districts" / THERE) in path.parents for path in fresh)


def test_no_night_is_opened_that_was_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening each night of a hundred districts took twenty seconds of processor time."""
    monkeypatch.setattr(switching, "last_published", lambda _: pytest.fail("a night was opened"))
    assert refresh(root).districts == (HERE, THERE)


def test_a_damaged_district_costs_itself(root: Path, night: Path) -> None:
    publish_night(night, root, HERE, "20250402T020000")
    (root / "districts" / THERE / "published" / "20250401T020000.duckdb").write_bytes(b"rot")
    (root / "districts" / THERE / "published" / "mingzhang.duckdb").write_bytes(b"rot")
    refresh(root)
    assert ask(root, "SELECT night_id FROM meta.night WHERE mof_div_code = '140404'") == [
        ("20250402T020000",)
    ]


def test_readers_see_each_district_whole_while_nights_are_published(
    root: Path, night: Path
) -> None:
    """All tables of a district are of one night in every look, old readers keep theirs."""
    looks: list[bool] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            with open_over_all(root) as whole:
                first = whole.execute("SELECT count(*) FROM source.cell").fetchall()
                nights = whole.execute("SELECT DISTINCT night_id FROM meta.night").fetchall()
                same = whole.execute("SELECT count(*) FROM source.cell").fetchall() == first
                looks.append(same and len(nights) in (1, 2))

    reader = threading.Thread(target=look)
    reader.start()
    with open_over_all(root) as held:
        for number in range(2, 4):
            publish_night(night, root, HERE, f"2025040{number}T020000")
            refresh(root)
        assert held.execute("SELECT DISTINCT night_id FROM meta.night").fetchall() == [
            ("20250401T020000",)
        ]
    done.set()
    reader.join()
    assert looks
    assert all(looks)


def test_two_at_once_and_one_killed(root: Path, night: Path) -> None:
    """Both hold their own lock at the same time; the killed one is made good by its next night."""

    def begin(code: str, seconds: float) -> subprocess.Popen[str]:
        more = [str(root), str(night), code, "20250402T020000", str(seconds)]
        started = subprocess.Popen(
            [sys.executable, "-c", A_NIGHT, *more], stdout=subprocess.PIPE, text=True
        )
        assert started.stdout is not None
        assert started.stdout.readline() == "running\n"
        return started

    killed = begin(THERE, 60)
    other = begin(HERE, 0)
    os.kill(killed.pid, signal.SIGKILL)
    for one in (killed, other):
        one.communicate()
    assert (killed.returncode, other.returncode) == (-signal.SIGKILL, 0)
    refresh(root)
    now = "SELECT mof_div_code, night_id FROM meta.night ORDER BY ALL"
    assert ask(root, now) == [(HERE, "20250402T020000"), (THERE, "20250401T020000")]
    with one_writer(root / "districts" / THERE):
        publish_night(night, root / "districts" / THERE, THERE, "20250402T020000")
    refresh(root)
    assert ask(root, now) == [(HERE, "20250402T020000"), (THERE, "20250402T020000")]


def test_a_kill_while_writing_leaves_nothing_half(root: Path, night: Path) -> None:
    newest = publish_night(night, root, HERE, "20250402T020000")
    folder = partition_folder(newest)
    half = folder.with_name(f".{folder.name}.1.tmp")
    (half / "source.cell").mkdir(parents=True)
    refresh(root)
    assert folder.is_dir()
    assert not half.exists()
    assert last_published(root) == newest


@pytest.mark.parametrize("recipe", recipes_over_all(), ids=lambda recipe: recipe.slug)
def test_the_cookbook_holds_over_all(whole: Path, recipe: Recipe) -> None:
    rows = ask(whole, select_only(recipe.query(year=2025)))
    assert rows or recipe.slug in ("rules", "class_share", "three_public")


def test_only_a_query_is_answered(whole: Path) -> None:
    assert select_only("FROM meta.night") == "FROM meta.night"
    for query in ("COPY (SELECT 1) TO 'x.csv'", "SELECT 1; SELECT 2", "ATTACH 'x' AS y"):
        with pytest.raises(NotOneQuery):
            select_only(query)
    with pytest.raises(duckdb.PermissionException):
        ask(whole, "SELECT * FROM read_csv('/etc/passwd')")
