"""What rests on a wrong figure follows from it where it holds with the right one, only there."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.expectations.mini_reports import Case

CLASSES = ["206 科学技术支出 | 60.00 40.00 20.00", "208 社会保障和就业支出 | 30.00 - 30.00"]
SHARES = [
    "五、一般公共预算支出情况说明",
    "一般公共预算当年支出90.00万元，主要用于以下方面：科学技术支出60.00万元，占66.67%；"
    "社会保障和就业支出30.00万元，占{share}。",
]
ITEMS = [
    "206 科学技术支出 | 20.00 - 20.00",
    "20607 科学技术普及 | 20.00 - 20.00",
    "2060702 科普活动 | 20.00 - 20.00",
]
SAID = (
    "1.科学技术支出（类）科学技术普及（款）科普活动（项）2025年预算安排25.00万元，"
    "比2024年预算执行数{base}万元增加100.00%。主要用于科普。"
)


def shares(total: str, share: str) -> dict[str, Any]:
    whole = [f"合计 | {total} 40.00 50.00", *CLASSES]
    return {"tables": {"5": whole}, "prose": [one.format(share=share) for one in SHARES]}


def item(base: str) -> dict[str, Any]:
    prose = ["五、一般公共预算支出情况说明", SAID.format(base=base)]
    return {"tables": {"5": ITEMS}, "prose": prose}


CHILDREN = ["2060701 机构运行 | 8.00 8.00 -", "2060702 科普活动 | 9.00 - 9.00"]
ABOVE = ["合计 | 17.00 8.00 9.00", "206 科学技术支出 | 17.00 8.00 9.00"]
MOVED = ["20607 科学技术普及 | 17.00 8.00 9.00", CHILDREN[0], "2060702 科普活动 | 9.00 9.00 -"]
CARRIED = ["20607 科学技术普及 | 19.00 8.00 11.00", *CHILDREN]
REPORTS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "a wrong total, and shares of the right one": (
        shares("79.00", "33.33%"),
        {"表5"},
    ),
    "a wrong total, and a share that is wrong as well": (
        shares("79.00", "43.33%"),
        {"表5", "为33.33%，印为43.33%"},
    ),
    "an amount misprinted, and the growth of the right one": (item("10.00"), {"25.00万元”，表5"}),
    "an amount misprinted, and a growth that is wrong as well": (
        item("15.00"),
        {"25.00万元”，表5", "计算为增加66.67%"},
    ),
    "an amount one column further": ({"tables": {"5": [*ABOVE, *MOVED]}}, {"下级2项相加"}),
    "a wrong amount whose line adds up": ({"tables": {"5": [*ABOVE, *CARRIED]}}, {"下级"}),
}


CASES = [
    Case("-", number, {"name": name, **content})
    for number, (name, (content, _)) in enumerate(REPORTS.items(), 2001)
]


@pytest.mark.parametrize("name", REPORTS)
def test_so_many_findings_lead_as_figures_are_wrong(
    night: duckdb.DuckDBPyConnection, name: str
) -> None:
    said = [
        message
        for (message,) in night.execute(
            "SELECT message FROM quality.finding WHERE agency_code = ? AND NOT is_consequence "
            "AND family IN ('narrative-vs-table', 'narrative-internal', 'table-arithmetic', "
            "'hierarchy') AND severity <> 'info' AND rule_id <> 'ORPHAN'",
            [f"{list(REPORTS).index(name) + 2001:05d}"],
        ).fetchall()
    ]
    wanted = REPORTS[name][1]
    assert len(said) == len(wanted), said
    assert all(any(words in one for one in said) for words in wanted), said


def test_a_cause_counts_what_follows_from_it(night: duckdb.DuckDBPyConnection) -> None:
    wrong = night.execute(
        "SELECT c.sentence FROM quality.cause c JOIN quality.finding f USING (cause_key) "
        "GROUP BY c.cause_key, c.findings, c.sentence HAVING c.findings <> count(*)"
    ).fetchall()
    assert wrong == []
