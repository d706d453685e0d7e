"""Each kind of contradiction in each family of forms: found where it is, and nothing where not.

What belongs here: one sentence or row that is wrong beside the same that is right, the same for
every family. What does not: what a rule makes of its own corner cases (`expectations/cases`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only
from tests.expectations.mini_tables import FORMS
from warehouse.sql_files import connect


@dataclass(frozen=True)
class Kind:
    """`wrong` and `right` stand below a heading, a line each; `tables` in both; `rule` is what must
    tell. `also` is more of both cases, `right_also` of the right one: what was not read."""

    wrong: str
    right: str
    rule: str
    heading: str = "四、一般公共预算支出情况"
    tables: Mapping[str, list[str]] = field(default_factory=dict)
    wrong_tables: Mapping[str, list[str]] | None = None
    also: Mapping[str, Any] = field(default_factory=dict)
    right_also: Mapping[str, Any] = field(default_factory=dict)


ITEMS = {
    "5": [
        "合计 | 30.00",
        "213 农林水支出 | 30.00",
        "21301 农业农村 | 30.00",
        "2130104 事业运行 | 30.00",
    ]
}
BLANK = {"5": [*ITEMS["5"][:3], "2130104 事业运行 | -"]}
IN_YUAN = {"5": [line.replace("30.00", "300000.40") for line in ITEMS["5"]]}
ALL_TOLD = (
    "收支总预算100.00万元。收入预算100.00万元，支出预算100.00万元，均为财政拨款。一般公共预算支出"
    "100.00万元，基本支出100.00万元，“三公”经费0万元，{}政府采购1.00万元，绩效目标1个，车辆0辆。"
    "\n第四部分 名词解释\n机关运行经费：指公用经费。"
)
KINDS = {
    "F1 blank, and what was not read": Kind(
        "1.农林水支出（类）农业农村（款）事业运行（项）50.00万元。",
        "1.农林水支出（类）农业农村（款）事业运行（项）50.00万元。",
        "E-ITEMS",
        tables=BLANK,
        right_also={"gaps": [{"kind": "lost_token", "table_no": 5, "token": "50.00"}]},
    ),
    "F4 as precise as it was printed": Kind(
        "1.农林水支出（类）农业农村（款）事业运行（项）30.10万元。",
        "1.农林水支出（类）农业农村（款）事业运行（项）30.00万元。",
        "E-ITEMS",
        tables=IN_YUAN,
        also={"yuan": [5]},
    ),
    "F5 of no year nothing is said that needs one": Kind(
        "",
        "",
        "FUNCTION-CODE-YEAR",
        tables={"5": ["20110 人力资源事务 | 20.00"]},
        right_also={"report": {"fiscal_year": None}},
    ),
    "F6 a misprinted code with the likely one": Kind(
        "",
        "",
        "CODE-MISPRINT",
        wrong_tables={
            "5": [
                "210 卫生健康支出 | 10.00",
                "21011 行政事业单位医疗 | 10.00",
                "71101 行政单位医疗 | 10.00",
            ]
        },
        tables={
            "5": [
                "210 卫生健康支出 | 10.00",
                "21011 行政事业单位医疗 | 10.00",
                "2101101 行政单位医疗 | 10.00",
            ]
        },
    ),
    "F16 told in the glossary alone": Kind(
        ALL_TOLD.format(""),
        ALL_TOLD.format("机关运行经费10.00万元，"),
        "H-SECTIONS",
        heading="一、预算收支情况",
    ),
    "F10 a reason that goes the other way": Kind(
        "事业运行50.00万元，比上年减少10.00万元，主要是新增人员，经费增加。",
        "事业运行50.00万元，比上年增加10.00万元，主要是新增人员，经费增加。",
        "F-REASON",
    ),
    "F13 posts": Kind(
        "本部门编制46名，其中行政编制38名，事业编制18名。",
        "本部门编制56名，其中行政编制38名，事业编制18名。",
        "F-SUM",
        heading="三、人员情况",
    ),
    "F7 growth from two levels": Kind(
        "今年执行数250.00万元，上年200.00万元，增长40.00%。",
        "今年执行数250.00万元，上年200.00万元，增长25.00%。",
        "F-CHANGE",
    ),
    "F7 growth from a change": Kind(
        "事业运行50.00万元，比上年增加10.00万元，增长20.00%。",
        "事业运行50.00万元，比上年增加10.00万元，增长25.00%。",
        "F-CHANGE",
    ),
    "F8 item against its table": Kind(
        "1.农林水支出（类）农业农村（款）事业运行（项）50.00万元。",
        "1.农林水支出（类）农业农村（款）事业运行（项）30.00万元。",
        "E-ITEMS",
        tables=ITEMS,
    ),
    "F9 share in a bracket": Kind(
        "支出合计100.00万元，其中基本支出70.00万元（占60.00%），项目支出30.00万元（占30.00%）。",
        "支出合计100.00万元，其中基本支出70.00万元（占70.00%），项目支出30.00万元（占30.00%）。",
        "F-SHARE",
    ),
    "F9 shares of two in turn": Kind(
        "支出合计100.00万元，基本支出70.00万元，项目支出30.00万元，两者分别占60.00%和30.00%。",
        "支出合计100.00万元，基本支出70.00万元，项目支出30.00万元，两者分别占70.00%和30.00%。",
        "F-SHARE",
    ),
    "F10 direction against levels": Kind(
        "行政运行80.00万元，上年100.00万元，上升20.00%。",
        "行政运行80.00万元，上年100.00万元，下降20.00%。",
        "F-DIRECTION",
    ),
    "F10 a word that no list has": Kind(
        "行政运行80.00万元，上年100.00万元，扩大20.00万元。",
        "行政运行80.00万元，上年100.00万元，缩小20.00万元。",
        "F-CHANGE",
    ),
    "F11 completed of a budget": Kind(
        "行政运行：预算100.00万元，决算80.00万元，完成90.00%。",
        "行政运行：预算100.00万元，决算80.00万元，完成80.00%。",
        "F-COMPLETION",
    ),
    "F12 more with goals than projects": Kind(
        "5个项目纳入绩效目标管理，金额80.00万元。",
        "5个项目纳入绩效目标管理，金额60.00万元。",
        "E-PERFORMANCE",
        heading="十、绩效目标管理情况",
        tables={"3": ["合计 | 100.00 40.00 60.00"]},
    ),
    "F13 areas": Kind(
        "房屋13,459平方米，其中地上8,013平方米、其他5,356平方米。",
        "房屋13,459平方米，其中地上8,103平方米、其他5,356平方米。",
        "F-SUM",
        heading="九、国有资产占有使用情况",
    ),
    "F13 cars": Kind(
        "现有车辆4辆，越野车2辆、其他用车3辆。",
        "现有车辆4辆，越野车1辆、其他用车3辆。",
        "F-SUM",
        heading="九、国有资产占有使用情况",
    ),
    "F14 residue": Kind(
        "XX局行政运行80.00万元。",
        "本局行政运行80.00万元。",
        "F-TEMPLATE",
    ),
    "F14 no amount": Kind(
        "政府采购预算合计万元。",
        "政府采购预算合计5.00万元。",
        "F-TEMPLATE",
        heading="八、政府采购情况",
    ),
    "F14 no reason": Kind(
        "行政运行80.00万元，比上年减少5.00万元，主要是。",
        "行政运行80.00万元，比上年减少5.00万元，主要是人员调出。",
        "F-REASON",
    ),
    "F15 a code with another's name": Kind(
        "",
        "",
        "ECONOMIC-CODE",
        wrong_tables={"6": ["30205 电费 | 5.00", "30206 电费 | 5.00"]},
        tables={"6": ["30205 水费 | 5.00", "30206 电费 | 5.00"]},
    ),
}
NOT_PRINTED = {
    (
        "jiangsu-department-budget",
        "F12 more with goals than projects",
    ): "table 3 is one row of uses",
    (
        "shanghai-department-final-account",
        "F12 more with goals than projects",
    ): "was spent, not set",
    ("general-final-account", "F12 more with goals than projects"): "was spent, not set",
}
PLACES = [(family, kind) for family in FORMS for kind in KINDS if (family, kind) not in NOT_PRINTED]


def _case(number: int, family: str, kind: Kind, *, is_wrong: bool) -> Case:
    tables = (kind.wrong_tables if is_wrong else None) or kind.tables
    said = kind.wrong if is_wrong else kind.right
    return Case(
        kind.rule,
        number,
        {
            "name": f"{family} {is_wrong}",
            "form_id": family,
            "tables": dict(tables),
            "prose": ["第三部分 情况说明", kind.heading, *said.split("\n")] if said else [],
            **kind.also,
            **({} if is_wrong else kind.right_also),
        },
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """By the department of each case, what the rules say that its kind is told by."""
    cases = [
        _case(2 * at + is_wrong, family, KINDS[kind], is_wrong=is_wrong)
        for at, (family, kind) in enumerate(PLACES, start=50)
        for is_wrong in (False, True)
    ]
    night = build_night(tmp_path_factory.mktemp("families"), cases)
    evaluate_only(night, *sorted({kind.rule for kind in KINDS.values()}))
    found = defaultdict(list)
    with connect(night, read_only=True) as connection:
        for agency, rule, message in connection.execute(
            "SELECT agency_code, rule_id, message || ' ' || page_no FROM quality.finding"
        ).fetchall():
            found[f"{agency} {rule}"].append(str(message))
    return found


@pytest.mark.parametrize(("family", "kind"), PLACES)
def test_a_kind_is_found_in_each_family(told: dict[str, list[str]], family: str, kind: str) -> None:
    at = PLACES.index((family, kind)) + 50
    right, wrong = (
        told.get(
            f"{_case(2 * at + is_wrong, family, KINDS[kind], is_wrong=is_wrong).agency_code} "
            f"{KINDS[kind].rule}",
            [],
        )
        for is_wrong in (False, True)
    )
    assert wrong
    assert not right
    assert not any("None" in message for message in wrong)  # nor without a page
