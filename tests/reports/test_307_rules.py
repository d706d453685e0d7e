"""All rules on the real report of 307: what they find in it, and that they find nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from commands.check import Checked
from expectations.rules import catalogue
from tests.reports.checked_307 import checked_307

pytestmark = pytest.mark.xdist_group("307")

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
def evaluated(request: pytest.FixtureRequest, shared_reports: Path) -> tuple[str, Checked]:
    return request.param, checked_307(shared_reports, request.param)


def test_the_rules_find_what_is_there_and_nothing_else(evaluated: tuple[str, Checked]) -> None:
    file_format, checked = evaluated
    outcomes = {one["rule_id"]: one["outcome"] for one in checked.evaluations}
    found = Counter((one.rule_id, one.severity) for one in checked.findings)
    assert {rule for rule, outcome in outcomes.items() if outcome == "rounding"} == ROUNDED
    expected = IN_THE_TABLES if file_format in WITHOUT_PROSE else IN_THE_TABLES | IN_THE_WORDS
    assert found == expected
    judged = {o for r, o in outcomes.items() if r not in {rule for rule, _ in expected}}
    assert judged <= {"pass", "rounding", "not_applicable", "not_evaluable"}


@pytest.mark.parametrize("message", TRUE_SENTENCES)
def test_what_is_known_to_be_wrong_is_said(evaluated: tuple[str, Checked], message: str) -> None:
    file_format, checked = evaluated
    if file_format in WITHOUT_PROSE:
        pytest.skip("工作簿里没有文字说明和绩效目标表")
    (page_no,) = (one.page_no for one in checked.findings if message in one.message)
    assert page_no is not None


def test_one_set_of_true_figures_explains_all_rounding(evaluated: tuple[str, Checked]) -> None:
    reasons = [
        one["reason"] for one in evaluated[1].evaluations if one["rule_id"] == "REPORT-ROUNDING"
    ]
    assert reasons == ["8处尾差可由四舍五入同时解释：真值与印出的数最多差h=0.0033万元"]


def test_every_rule_has_an_outcome(evaluated: tuple[str, Checked]) -> None:
    rules = {rule.rule_id for rule in catalogue() if rule.family != "district-level"}
    assert rules <= {one["rule_id"] for one in evaluated[1].evaluations}
