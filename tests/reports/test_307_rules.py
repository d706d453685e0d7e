"""All rules on the real report of 307: what they find in it, and that they find nothing else."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from disclosure.forms import declaration
from disclosure.report import read_report
from expectations.evaluate import evaluate
from warehouse.build import build
from warehouse.files import connect

FORMATS = ("pdf", "docx", "xlsx")
ROUNDED = {"PARENT-SUM", "T6-ROW", "T6-TOTAL"}
WITHOUT_PROSE = {"xlsx"}
"""The workbook holds the tables alone: no vehicles are counted in it."""


@pytest.fixture(params=FORMATS)
def evaluated(
    request: pytest.FixtureRequest, shared_reports: Path, tmp_path: Path
) -> tuple[str, Path]:
    file_format = str(request.param)
    file = shared_reports / "shangdang" / f"307-科学技术协会-2025.{file_format}"
    reading = read_report(file.read_bytes())
    (tmp_path / "reading.json").write_text(reading.model_dump_json(), encoding="utf-8")
    inputs = {
        "reports": [_report(reading.document_sha256, reading.form_id)],
        "forms": declaration(),
        "register": {
            "mof_div_code": "140404",
            "name": "长治市上党区",
            "agencies": [{"agency_code": "307", "agency_name": "科学技术协会", "aliases": []}],
            "expected": [],
            "bounds": {},
        },
    }
    for name, content in inputs.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    night = tmp_path / "night.duckdb"
    build(
        night,
        readings=[tmp_path / "reading.json"],
        sightings=[],
        **{name: tmp_path / f"{name}.json" for name in inputs},
        night_id="20250401T020000",
        reader_version="1",
        as_of=dt.date(2025, 4, 1),
        started_at=dt.datetime(2025, 4, 1, tzinfo=dt.UTC),
    )
    evaluate(night, previous=None)
    return file_format, night


def test_the_rules_find_what_is_there_and_nothing_else(evaluated: tuple[str, Path]) -> None:
    file_format, night = evaluated
    with connect(night, read_only=True) as connection:
        outcomes: dict[str, str] = dict(
            connection.execute("SELECT rule_id, outcome FROM quality.evaluation").fetchall()
        )
        found = connection.execute("SELECT rule_id, severity, message FROM quality.finding")
        findings = found.fetchall()
    assert {rule for rule, outcome in outcomes.items() if outcome == "rounding"} == ROUNDED
    assert {o for r, o in outcomes.items() if r not in ROUNDED | {"J-VEHICLES"}} <= {
        "pass",
        "not_applicable",
    }
    if file_format in WITHOUT_PROSE:
        assert outcomes["J-VEHICLES"] == "not_applicable"
        assert findings == []
    else:
        message = "公务用车实有0辆、编制0辆，但安排运行维护费1.80万元。"
        assert findings == [("J-VEHICLES", "warning", message)]


def test_every_rule_has_an_outcome(evaluated: tuple[str, Path]) -> None:
    with connect(evaluated[1], read_only=True) as connection:
        missing = connection.execute(
            "SELECT rule_id FROM quality.rule WHERE family <> 'district-level' "
            "EXCEPT SELECT rule_id FROM quality.evaluation"
        ).fetchall()
    assert missing == []


def _report(sha256: str, form_id: str | None) -> dict[str, Any]:
    return {
        "report_id": "140404-307-2025-budget-department",
        "mof_div_code": "140404",
        "agency_code": "307",
        "agency_name": "科学技术协会",
        "fiscal_year": 2025,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": sha256,
        "status": "read",
        "unit": "万元",
        "form_id": form_id,
    }
