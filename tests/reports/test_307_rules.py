"""All rules on the real report of 307: what they find in it, and that they find nothing else."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from disclosure.forms import declaration
from expectations.evaluate import evaluate
from tests.kept import read_once
from warehouse.build import build
from warehouse.sql_files import connect

AGENCY = "长治市上党区科学技术协会"
FORMATS = ("pdf", "docx", "xlsx")
"""Of doc and xls the readings are those of docx and xlsx (`test_307_tables`)."""
ROUNDED = {"PARENT-SUM", "REPORT-ROUNDING", "T6-ROW", "T6-TOTAL"}
WITHOUT_PROSE = {"xlsx"}
"""The workbook holds the tables alone: no prose, no performance forms."""
IN_THE_TABLES = {("H-OTHER-SHARE", "info"): 1, ("I-PERSONNEL-PROJECT", "info"): 1}
IN_THE_WORDS = {
    ("E-PERFORMANCE", "error"): 1,
    ("I-COVERAGE", "error"): 1,
    ("I-OWNER", "error"): 1,
    ("F-FOREIGN-TERM", "warning"): 1,
    ("F-TEMPLATE", "info"): 1,
    ("I-DATES", "warning"): 3,
    ("I-STAFF", "warning"): 2,
    ("I-WHOLE-PROJECT", "warning"): 1,
    ("J-VEHICLES", "warning"): 1,
    ("F-WORDING", "info"): 1,
    ("I-DUPLICATE", "info"): 1,
    ("I-TASKS", "info"): 1,
}
"""Each was seen on the printed page."""
TRUE_SENTENCES = (
    "公务用车实有0辆、编制0辆，但安排运行维护费1.80万元",
    "公开绩效目标的项目写为2个，同句分类相加为5个",
    "合计24.90万元（占项目支出的26.80%），未附：",
    "415 长治市上党区项目推进中心，不是本部门",
    "核定编制7人，机构设置所列合计5人",
    "内设职能部门填0个，概况列有3个",
    "“遗属补助人员”的实施计划写2024年",
    "写作“省直部门”，本部门属于县区级",
    "“群众满意度”整体目标表为≥90%，项目目标表为≥85%",
)


@pytest.fixture(scope="module", params=FORMATS)
def evaluated(
    request: pytest.FixtureRequest, shared_reports: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    file_format, tmp_path = str(request.param), tmp_path_factory.mktemp("307")
    file = shared_reports / "shangdang" / f"307-科学技术协会-2025.{file_format}"
    reading = read_once(file.read_bytes(), file_name=file.name)
    (tmp_path / "reading.json").write_text(reading.model_dump_json(), encoding="utf-8")
    inputs = {
        "reports": [_report(reading.document_sha256, reading.form_id)],
        "forms": declaration(),
        "register": {
            "mof_div_code": "140404",
            "name": "长治市上党区",
            "agencies": [{"agency_code": "307", "agency_name": AGENCY, "aliases": []}],
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
        found = connection.execute(
            "SELECT rule_id, severity, count(*) FROM quality.finding GROUP BY ALL"
        ).fetchall()
    assert {rule for rule, outcome in outcomes.items() if outcome == "rounding"} == ROUNDED
    expected = IN_THE_TABLES if file_format in WITHOUT_PROSE else IN_THE_TABLES | IN_THE_WORDS
    assert {(rule, severity): count for rule, severity, count in found} == expected
    judged = {o for r, o in outcomes.items() if r not in {rule for rule, _ in expected}}
    assert judged <= {"pass", "rounding", "not_applicable", "not_evaluable"}


@pytest.mark.parametrize("message", TRUE_SENTENCES)
def test_what_is_known_to_be_wrong_is_said(evaluated: tuple[str, Path], message: str) -> None:
    file_format, night = evaluated
    if file_format in WITHOUT_PROSE:
        pytest.skip("工作簿里没有文字说明和绩效目标表")
    with connect(night, read_only=True) as connection:
        found = connection.execute(
            "SELECT page_no FROM quality.finding WHERE contains(message, ?)", [message]
        ).fetchall()
    assert len(found) == 1
    assert found[0][0] is not None


def test_one_set_of_true_figures_explains_all_rounding(evaluated: tuple[str, Path]) -> None:
    with connect(evaluated[1], read_only=True) as connection:
        reasons = connection.execute(
            "SELECT reason FROM quality.evaluation WHERE rule_id = 'REPORT-ROUNDING'"
        ).fetchall()
    assert reasons == [("8处尾差可由四舍五入同时解释：真值与印出的数最多差h=0.0033万元",)]


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
        "agency_name": AGENCY,
        "fiscal_year": 2025,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": sha256,
        "status": "read",
        "unit": "万元",
        "form_id": form_id,
    }
