"""What the reader could not do is told to the operator, one row a cause, and is no finding."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from expectations.identities import LINEAR
from expectations.rules import catalogue
from tests.expectations.mini_reports import Case, all_cases, build_night, evaluate_only
from warehouse.sql_files import connect

HEADER = "表3有表式以外的一栏“备注金额”"
REPORT = {
    "name": "gaps",
    "tables": {"3": ["合计 | 100.00 40.00 60.00"], "5": ["合计 | 90.00 40.00 50.00"]},
    "gaps": [
        {"kind": "unknown_column", "table_no": 3, "page_no": 3, "page_label": "第3页", "token": t}
        | {"detail": f"{HEADER}：{t}", "bbox": (1.0, float(t), 3.0, 4.0)}
        for t in ("1.00", "2.00")
    ]
    + [{"kind": "image_page", "page_no": n, "page_label": f"第{n}页"} for n in (21, 22)]
    + [{"kind": "hidden_content", "page_no": n, "page_label": f"第{n}页"} for n in (31, 33)]
    + [{"kind": "unread_picture", "page_no": 5, "page_label": "正文"}],
}
"""The picture stands on the page of table 5, as all of a Word file does, among the prose."""

CASES = [Case("-", 6001, REPORT)]


def test_one_row_a_cause_with_its_place(night: duckdb.DuckDBPyConnection) -> None:
    rows = night.execute(
        "SELECT kind, place, places, page_no, top, tokens, detail, help <> '' "
        "FROM quality.reading_gap WHERE kind <> 'not_checked' "
        "AND contains(report_id, '-06001-') ORDER BY kind"
    ).fetchall()
    detail = f"{HEADER}：1.00，等2处"
    hidden = "hidden_content，等2处（第31页至第33页）"
    assert rows == [
        ("hidden_content", "第31页", 2, 31, None, [], hidden, True),
        ("image_page", "第21页", 2, 21, None, [], "image_page，等2处（第21页至第22页）", True),
        ("unknown_column", "第3页 表3《预算支出总表》", 2, 3, 1.0, ["1.00", "2.00"], detail, True),
        ("unread_picture", "正文", 1, 5, None, [], "unread_picture", True),
    ]


def test_no_finding_speaks_of_it(night: duckdb.DuckDBPyConnection) -> None:
    rules = night.execute("SELECT DISTINCT rule_id FROM quality.finding").fetchall()
    assert not [rule for (rule,) in rules if rule.startswith("L-")]


def test_what_was_not_read_whole_is_trusted_by_nobody_and_a_picture_in_the_prose_harms_no_table(
    night: duckdb.DuckDBPyConnection,
) -> None:
    of_it = "WHERE contains(report_id, '-06001-')"
    assert night.execute(f"FROM quality.unread_table {of_it}").fetchall() == [
        ("140404-06001-2025-budget-department", 3, False, True)
    ]
    trust = night.execute(
        f"SELECT table_no, trusted FROM mart.table_trust {of_it} ORDER BY 1"
    ).fetchall()
    assert trust == [(3, False), (5, True)]


def test_a_sum_down_a_column_needs_no_unknown_column(tmp_path: Path) -> None:
    """Across, the unknown column may hold what is lacking; down, it can't."""
    rows = ["合计 | 100.00 40.00 50.00", "206 科学技术支出 | 90.00 40.00 50.00"]
    content = {**REPORT, "gaps": REPORT["gaps"][:1], "tables": {"3": rows}}
    path = build_night(tmp_path, [Case("-", 1, content)])
    evaluate_only(path, "BASIC-PROJECT", "CODE-TABLE-TOTAL")
    with connect(path, read_only=True) as connection:
        found = connection.execute(
            "SELECT rule_id, outcome, reason FROM quality.evaluation "
            "WHERE rule_id IN ('BASIC-PROJECT', 'CODE-TABLE-TOTAL') ORDER BY 1"
        ).fetchall()
    assert found == [
        ("BASIC-PROJECT", "not_evaluable", "有未读入的内容，不作判断"),
        ("CODE-TABLE-TOTAL", "violated", "不相等"),
    ]


def test_a_row_without_its_name_may_be_the_one_that_a_sum_lacks(tmp_path: Path) -> None:
    purposes = ["一、基本支出 | 60.00", "二、项目支出 | 30.00"]
    tables = {
        "1": {"expenditure": ["当年支出小计 | 90.00"], "purpose": purposes},
        "3": ["合计 | 90.00 60.00 30.00"],
    }
    report = {"name": "names", "form_id": "jiangsu-department-budget", "tables": tables}
    path = build_night(tmp_path, [Case("-", 1, report), Case("-", 2, report)])
    with connect(path) as connection:
        for agency, printed in (("00001", "二、项\ufffd支出"), ("00002", "二、发展性支出")):
            connection.execute(
                "UPDATE source.cell SET row_kind = 'item', row_key = 'item:' || $1, row_label = $1 "
                "WHERE side = 'purpose' AND row_key = 'project' AND contains(report_id, $2)",
                [printed, agency],
            )
    evaluate_only(path, "T1-T3-PURPOSE")
    with connect(path, read_only=True) as connection:
        found = connection.execute(
            "SELECT instance_key, outcome FROM quality.instance ORDER BY 1"
        ).fetchall()
    assert found == [("basic", "pass")] * 2 + [("total", "not_evaluable")] * 2


def _with_a_row_unread(case: Case) -> Case:
    rule = next(rule for rule in catalogue() if rule.rule_id == case.rule_id)
    gaps = [
        {"kind": "unknown_row", "table_no": n, "page_no": n, "page_label": f"第{n}页"}
        for n in rule.tables
    ]
    return Case(case.rule_id, case.number, {**case.content, "gaps": gaps})


@pytest.mark.slow
def test_no_rule_holds_one_table_against_another_of_which_a_row_is_unread(tmp_path: Path) -> None:
    """Whatever rule compares rows of two tables: the row that differs may be the unread one's."""
    compares = {r.rule_id for r in catalogue() if r.convention in LINEAR and len(r.tables) > 1}
    cases = [
        _with_a_row_unread(case)
        for case in all_cases()
        if case.rule_id in compares and case.content["outcome"] == "violated"
    ]
    rules = {case.rule_id for case in cases}
    path = build_night(tmp_path, cases)
    evaluate_only(path, *rules)
    with connect(path, read_only=True) as connection:
        spoken = connection.execute(
            "SELECT rule_id, agency_code, location FROM quality.instance WHERE outcome = 'violated'"
        ).fetchall()
    names = {(case.rule_id, case.agency_code): case.name for case in cases}
    assert len(rules) > 10
    assert not [names[one[:2]] for one in spoken if one[:2] in names]
