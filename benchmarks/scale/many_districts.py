"""A house of so many districts: the whole over all of them, new, unchanged, with one new night.

What belongs here: what the whole costs beside the districts' own nights, and a query over it. What
does not: those nights (`one_district`), since each costs the same whoever stands beside it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.scale.clock import Steps
from benchmarks.scale.generated import NOTE, inputs
from warehouse.build import build, build_marts
from warehouse.districts import district_home
from warehouse.over_all import open_over_all, refresh
from warehouse.publish import publish
from warehouse.sql_files import connect

REPORTS = 20
QUERY = (
    "SELECT exp_func_code, sum(amount_yuan), count(DISTINCT mof_div_code) "
    "FROM mart.spending_by_function WHERE level = 1 AND fund_type = 'all' GROUP BY ALL"
)


def main(models: Path, districts: int) -> None:
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as made:
        root, night = Path(made) / "house", Path(made) / "night.duckdb"
        build(night, inputs(models, Path(made), REPORTS), NOTE)
        build_marts(night, None)
        with connect(night) as connection:
            connection.execute(
                "INSERT INTO quality.guard BY NAME "
                "SELECT 'g' AS guard_id, 'g' AS title, true AS passed, 0 AS failures"
            )
        codes = [f"{140000 + number}" for number in range(districts)]
        with steps.timed("publishing all"):
            for code in codes:
                _publish(night, root, code, "20260601T020000")
        for title in ("the whole, first", "the whole, unchanged"):
            with steps.timed(title):
                refresh(root)
        _publish(night, root, codes[0], "20260602T020000")
        with steps.timed("the whole, one changed"):
            refresh(root)
        with steps.timed("a query"), open_over_all(root) as connection:
            assert connection.execute(QUERY).fetchall()
    steps.tell()


def _publish(night: Path, root: Path, code: str, night_id: str) -> None:
    home = district_home(root, code, code, apart=True)
    building = home / "nights" / "building.duckdb"
    building.parent.mkdir(exist_ok=True)
    shutil.copyfile(night, building)
    with connect(building) as connection:
        connection.execute("UPDATE meta.night SET mof_div_code = ?, night_id = ?", [code, night_id])
    publish(building, home, night_id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
