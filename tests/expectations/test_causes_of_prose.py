"""Causes that reach into the prose: is the sentence wrong, or the table that it speaks of?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import Case, build_night
from warehouse.sql_files import connect

INCOME = ["本年收入合计 | 170.26", "上年结转 | 6.00", "收入总计 | {total}"]
EXPENDITURE = ["支出总计 | 176.26 170.26 6.00"]
PROSE = ["一、收支变动情况", "2025年度收入总计{said}万元，支出总计176.26万元。"]
BASIC_ITEM = ["商品和服务支出 | 1.50 - 1.50", "公务接待费 / 公务接待费 | {item} - 1.50"]


def causes_of(folder: Path, content: dict[str, Any]) -> list[tuple[Any, ...]]:
    path = build_night(folder, [Case("-", 1, {"name": "prose", **content})])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        return connection.execute(
            "SELECT decided, c.findings, sentence, f.rule_id, k.cell_id IS NULL, "
            "k.statement_id IS NULL, (SELECT list(o.rule_id ORDER BY o.rule_id) "
            " FROM quality.finding o WHERE o.cause_key = c.cause_key AND o.is_consequence) "
            "FROM quality.cause c JOIN quality.finding f ON f.finding_key = main_finding_key "
            "JOIN quality.cause_cell k ON k.cause_key = c.cause_key AND k.alternative = 1"
        ).fetchall()


def with_income(total: str, said: str) -> dict[str, Any]:
    income = [line.format(total=total) for line in INCOME]
    prose = [line.format(said=said) for line in PROSE]
    return {"tables": {"1": {"income": income, "expenditure": EXPENDITURE}}, "prose": prose}


def test_a_sentence_against_a_figure_that_adds_up_is_wrong(tmp_path: Path) -> None:
    ((decided, findings, sentence, rule, no_cell, no_statement, _),) = causes_of(
        tmp_path, with_income("176.26", "167.26")
    )
    assert (decided, findings, rule) == (True, 1, "E-TOTALS")
    assert (no_cell, no_statement) == (True, False)
    assert sentence == (
        "改动一处即可使本项核对成立，且不影响其他核对：说明“2025年度收入总计167.26万元”"
        "写为167.26万元，应为176.26万元（疑为两位数字颠倒）。"
    )


def test_a_sentence_that_is_right_is_a_consequence_of_the_wrong_figure(tmp_path: Path) -> None:
    ((decided, findings, sentence, rule, no_cell, _, others),) = causes_of(
        tmp_path, with_income("167.26", "176.26")
    )
    assert (decided, findings, no_cell) == (True, 3, False)
    assert "表1 “收入总计”（金额）印出167.26万元，应为176.26万元" in sentence
    assert rule != "E-TOTALS"
    assert "E-TOTALS" in others


@pytest.mark.parametrize("said", ["176.3", "176"])
def test_a_sentence_with_fewer_decimals_is_no_cause(tmp_path: Path, said: str) -> None:
    assert causes_of(tmp_path, with_income("176.26", said)) == []


def test_a_part_above_its_whole_follows_from_the_wrong_part(tmp_path: Path) -> None:
    tables = {
        "6": [line.format(item="9.50") for line in BASIC_ITEM],
        "10": ["公务接待费 | 2.00 2.00"],
    }
    ((decided, findings, sentence, rule, _, _, others),) = causes_of(tmp_path, {"tables": tables})
    assert (decided, findings) == (True, 3)
    assert rule in {"T6-ROW", "T6-TOTAL"}
    assert "T6-T10-FLOOR" in others
    assert "表6 “公务接待费”（合计）印出9.50万元，应为1.50万元" in sentence


def test_a_share_that_its_sentence_and_the_table_refute_is_one_cause(tmp_path: Path) -> None:
    said = "2025年度支出预算100.00万元，其中：基本支出40.00万元，占45.00%；"
    content = {
        "tables": {"2": ["合计 | 100.00 100.00"], "3": ["合计 | 100.00 40.00 60.00"]},
        "prose": ["三、支出预算情况说明", f"{said}项目支出60.00万元，占60.00%。"],
    }
    path = build_night(tmp_path, [Case("-", 1, {"name": "share", **content})])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        found = connection.execute(
            "SELECT rule_id, is_consequence, cause_key IS NULL FROM quality.finding "
            "WHERE rule_id LIKE '%SHARE%' ORDER BY ALL"
        ).fetchall()
    assert found == [("E-SHARES", True, False), ("F-SHARE", False, False)]
