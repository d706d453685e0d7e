"""One district with so many reports: build, rules, marts, Parquet; in a process of its own.

What belongs here: the steps of a night that follow reading. What does not: the table (`__main__`).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.scale.clock import Steps
from benchmarks.scale.generated import NOTE, inputs
from expectations.evaluate import evaluate
from warehouse.build import build, build_marts
from warehouse.over_all.partitions import write_partitions
from warehouse.sql_files import connect


def main(models: Path, reports: int) -> None:
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as made:
        folder, night = Path(made), Path(made) / "night.duckdb"
        given = inputs(models, folder, reports)
        steps.figures["readings, MB"] = _megabytes(given.readings)
        with steps.timed("build"):
            build(night, given, NOTE)
        with steps.timed("rules"):
            evaluate(night, previous=None)
        with steps.timed("marts"):
            build_marts(night, None)
        with steps.timed("Parquet"):
            parquet = write_partitions(night)
        steps.figures["night, MB"] = _megabytes([night])
        steps.figures["Parquet, MB"] = _megabytes(parquet.rglob("*.parquet"))
        with connect(night, read_only=True) as connection:
            for title, what in (("cells", "source.cell"), ("findings", "quality.finding")):
                (count,) = connection.execute(f"SELECT count(*) FROM {what}").fetchall()[0]
                steps.figures[title] = count
    steps.tell()


def _megabytes(files: object) -> float:
    return sum(path.stat().st_size for path in files) / 1024**2  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
