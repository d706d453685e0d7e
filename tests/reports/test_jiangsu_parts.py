"""Real departments of Jiangsu that published tables and prose in two files: each is one report."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.check import check_readings
from commands.check.checked_files import Source
from commands.check.grouping import reports_of
from disclosure.forms.declaration import all_forms
from tests.drawn import drawing
from tests.reports.read_once import reading

pytestmark = pytest.mark.skipif(
    not any("jiangsu" in form.form_id for form in all_forms()), reason="还没有江苏的表式"
)
PAIRS = {
    "人大 2019": (
        "江苏省人大办公厅__江苏省人大常委会办公厅2019年部门预算公开表.pdf",
        "江苏省人大办公厅__江苏省人大常委会2019年度部门预算公开.pdf",
    ),
    "委办 2017": (
        "江苏省委办公厅__江苏省委办公厅2017年预算公开表格.pdf",
        "江苏省委办公厅__江苏省委办公厅2017年部门预算.pdf",
    ),
    "政协 2017": (
        "江苏省政协办公厅__2017年度部门预算公开表.pdf",
        "江苏省政协办公厅__江苏省政协办公厅2017年度部门预算.pdf",
    ),
}

TRUE_ERRORS = {
    # the scope is said of 2018; an amount was left blank in the sentence on government funds
    "人大 2019": ["E-YEAR", "F-TEMPLATE"],
    # 101.48 more than 6,005.51 is 1.69%, not 1.66%
    "委办 2017": ["F-CHANGE"],
    "政协 2017": [],
}


DRAWN = drawing().choice(sorted(PAIRS))


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=[pytest.mark.whole] if one != DRAWN else []) for one in PAIRS],
)
def test_a_published_pair_is_one_report(name: str, shared_reports: Path) -> None:
    tables, prose = PAIRS[name]
    folder = shared_reports / "jiangsu"
    (found,) = check_readings([(Source(n, b""), reading(folder / n)) for n in (prose, tables)])
    assert found.files == (tables, prose)
    assert found.status != "quarantined"
    assert found.figures > 100
    told = [one for one in found.evaluations if one["rule_id"] == "E-TOTALS"]
    assert [one["outcome"] for one in told] == ["pass"]
    errors = sorted(one.rule_id for one in found.leading if one.severity == "error")
    assert errors == TRUE_ERRORS[name]
    labels = {one.page_label for one in found.findings if one.page_label}
    assert {label.partition("第")[0] for label in labels} <= {f"“{prose}”", f"“{tables}”"}
    assert any(label.startswith(f"“{prose}”第") for label in labels)


def test_prose_of_one_department_and_tables_of_another_stay_two(shared_reports: Path) -> None:
    names = (PAIRS["人大 2019"][0], PAIRS["政协 2017"][1], PAIRS["委办 2017"][0])
    known = [(Source(name, b""), reading(shared_reports / "jiangsu" / name)) for name in names]
    assert [len(one) for one in reports_of(known)] == [1, 1, 1]
