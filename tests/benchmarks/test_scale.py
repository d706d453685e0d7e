"""The generated district is what a night hands the warehouse: as many reports as asked, whole."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.scale.__main__ import sizes, table
from benchmarks.scale.generated import YEARS, inputs


def test_each_report_has_a_reading_of_its_own(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "0.json").write_text(
        json.dumps({"document_sha256": "a" * 64, "form_id": "general-budget"}), "utf-8"
    )
    given = inputs(models, tmp_path, YEARS + 1)
    rows = json.loads(given.reports.read_text("utf-8"))
    read = [json.loads(path.read_text("utf-8"))["document_sha256"] for path in given.readings]
    assert [row["document_sha256"] for row in rows] == read
    assert len(set(read)) == YEARS + 1
    assert len({(row["agency_code"], row["fiscal_year"]) for row in rows}) == YEARS + 1


def test_the_table_says_each_figure_for_one_as_well() -> None:
    assert sizes("100,1000") == (100, 1000)
    assert sizes("0") == ()
    said = table("reports", (10, 100), [{"build, s": 1.0}, {"build, s": 11.0}])
    assert "(   0.1000)" in said
    assert "(   0.1100)" in said
