"""A second night with nothing new."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.running import mingzhang
from warehouse.compare import differences

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("night")]


def test_a_second_night_asks_with_conditions_reads_nothing_and_is_identical(
    demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    readings = {path: path.stat().st_mtime_ns for path in (home / "readings").rglob("*.json")}
    first = next(path for path in (home / "published").glob("2*.duckdb"))

    done = mingzhang(home, "run", "--demo")

    assert done.returncode == 0, done.stdout + done.stderr
    assert {p: p.stat().st_mtime_ns for p in (home / "readings").rglob("*.json")} == readings
    second = max((home / "published").glob("2*.duckdb"))
    assert second != first
    assert differences(first, second) == {}
    with duckdb.connect(str(second), read_only=True) as night:
        outcomes = dict(
            night.execute(
                "SELECT outcome, count(*) FROM source.publication "
                "WHERE seen_at = (SELECT max(seen_at) FROM source.publication) GROUP BY 1"
            ).fetchall()
        )
    assert outcomes["unchanged"] > 50
    assert "fetched" not in outcomes
