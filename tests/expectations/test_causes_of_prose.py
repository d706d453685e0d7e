"""Causes that reach into the prose: is the sentence wrong, or the table that it speaks of?"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from tests.expectations.mini_reports import Case

INCOME = ["本年收入合计 | 170.26", "上年结转 | 6.00", "收入总计 | {total}"]
EXPENDITURE = ["支出总计 | 176.26 170.26 6.00"]
PROSE = ["一、收支变动情况", "2025年度收入总计{said}万元，支出总计176.26万元。"]
BASIC_ITEM = ["商品和服务支出 | 1.50 - 1.50", "公务接待费 / 公务接待费 | {item} - 1.50"]


def with_income(total: str, said: str) -> dict[str, Any]:
    income = [line.format(total=total) for line in INCOME]
    prose = [line.format(said=said) for line in PROSE]
    return {"tables": {"1": {"income": income, "expenditure": EXPENDITURE}}, "prose": prose}


SAID = "2025年度支出预算100.00万元，其中：基本支出40.00万元，占45.00%；"
REPORTS: dict[str, dict[str, Any]] = {
    "sentence wrong": with_income("176.26", "167.26"),
    "figure wrong": with_income("167.26", "176.26"),
    "one decimal": with_income("176.26", "176.3"),
    "no decimals": with_income("176.26", "176"),
    "part wrong": {
        "tables": {
            "6": [line.format(item="9.50") for line in BASIC_ITEM],
            "10": ["公务接待费 | 2.00 2.00"],
        }
    },
    "exchanged": {
        "tables": {"2": ["合计 | 100.00 100.00"], "3": ["合计 | 100.00 40.00 60.00"]},
        "prose": [
            "三、支出预算情况说明",
            "2025年度支出预算100.00万元，其中：基本支出60.00万元；项目支出40.00万元。",
        ],
    },
    "share wrong": {
        "tables": {"2": ["合计 | 100.00 100.00"], "3": ["合计 | 100.00 40.00 60.00"]},
        "prose": ["三、支出预算情况说明", f"{SAID}项目支出60.00万元，占60.00%。"],
    },
    "shares exchanged": {
        "prose": [
            "三、支出预算情况说明",
            "2025年度支出预算100.00万元，其中：基本支出40.00万元，占60.00%；"
            "项目支出60.00万元，占40.00%。",
        ],
    },
    "words turned": {
        "prose": [
            "第三部分 情况说明",
            "八、机关运行经费",
            "2025年机关运行经费预算9.22万元，比上年减少0.77万元，下降9.11%，"
            "增长原因主要是人员增加。",
        ],
    },
    "level and change exchanged": {
        "tables": {"11": ["合计 | 7.60 7.60"]},
        "prose": [
            "第三部分 情况说明",
            "八、机关运行经费",
            "2025年机关运行经费预算1.86万元，比上年减少7.60万元，下降19.66%，主要原因是压减支出。",
        ],
    },
    "so much a car, elsewhere": {
        "tables": {"10": ["公务用车运行维护费 | 3.81 3.81"]},
        "prose": [
            "第三部分 情况说明",
            "七、“三公”经费情况",
            "公务用车运行维护费3.18万元。",
            "九、国有资产情况",
            "我部门共有车辆2辆；车均运行维护费1.91万元。",
        ],
    },
    "more than budgeted where it was less": {
        "tables": {"11": ["合计 | 129.08 129.08"]},
        "prose": [
            "第三部分 情况说明",
            "八、机关运行经费",
            "机关运行经费支出决算129.08万元，年初预算141.99万元，决算数多于预算数12.91万元，主要是厉行节约。",
        ],
    },
    "below the budget, for more": {
        "prose": [
            "第三部分 情况说明",
            "四、支出决算情况",
            "年初预算为90.00万元；支出决算为95.00万元，决算数小于年初预算数的主要原因：缴费人数增加。",
        ],
    },
}
AGENCY = {name: f"{number:05d}" for number, name in enumerate(REPORTS, 3001)}


CASES = [Case("-", int(AGENCY[name]), {"name": name, **REPORTS[name]}) for name in REPORTS]


def causes_of(night: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    return night.execute(
        "SELECT decided, c.findings, sentence, f.rule_id, k.cell_id IS NULL, "
        "k.statement_id IS NULL, (SELECT list(o.rule_id ORDER BY o.rule_id) "
        " FROM quality.finding o WHERE o.cause_key = c.cause_key AND o.is_consequence) "
        "FROM quality.cause c JOIN quality.finding f ON f.finding_key = main_finding_key "
        "JOIN quality.cause_cell k ON k.cause_key = c.cause_key AND k.alternative = 1 "
        "WHERE c.agency_code = ?",
        [AGENCY[name]],
    ).fetchall()


def test_a_sentence_against_a_figure_that_adds_up_is_wrong(
    night: duckdb.DuckDBPyConnection,
) -> None:
    ((decided, findings, sentence, rule, no_cell, no_statement, _),) = causes_of(
        night, "sentence wrong"
    )
    assert (decided, findings, rule) == (True, 1, "E-TOTALS")
    assert (no_cell, no_statement) == (True, False)
    assert sentence == (
        "改动一处即可使本项核对成立，且不影响其他核对：说明“2025年度收入总计167.26万元”"
        "，应为176.26万元（疑为两位数字颠倒）。"
    )


def test_a_sentence_that_is_right_is_a_consequence_of_the_wrong_figure(
    night: duckdb.DuckDBPyConnection,
) -> None:
    ((decided, findings, sentence, rule, no_cell, _, others),) = causes_of(night, "figure wrong")
    assert (decided, findings, no_cell) == (True, 3, False)
    assert "表1 “收入总计”（金额）印出167.26万元，应为176.26万元" in sentence
    assert rule != "E-TOTALS"
    assert "E-TOTALS" in others


@pytest.mark.parametrize("name", ["one decimal", "no decimals"])
def test_a_sentence_with_fewer_decimals_is_no_cause(
    night: duckdb.DuckDBPyConnection, name: str
) -> None:
    assert causes_of(night, name) == []


def test_a_part_above_its_whole_follows_from_the_wrong_part(
    night: duckdb.DuckDBPyConnection,
) -> None:
    ((decided, findings, sentence, rule, _, _, others),) = causes_of(night, "part wrong")
    assert (decided, findings) == (True, 3)
    assert rule in {"T6-ROW", "T6-TOTAL"}
    assert "T6-T10-FLOOR" in others
    assert "表6 “公务接待费”（合计）印出9.50万元，应为1.50万元" in sentence


def test_a_share_that_its_sentence_and_the_table_refute_is_one_cause(
    night: duckdb.DuckDBPyConnection,
) -> None:
    found = night.execute(
        "SELECT rule_id, is_consequence, cause_key IS NULL FROM quality.finding "
        "WHERE rule_id LIKE '%SHARE%' AND agency_code = ? ORDER BY ALL",
        [AGENCY["share wrong"]],
    ).fetchall()
    assert found == [("E-SHARES", False, False), ("F-SHARE", True, False)]


def test_two_figures_that_were_exchanged_are_one_slip(night: duckdb.DuckDBPyConnection) -> None:
    causes = causes_of(night, "exchanged")
    assert {(decided, findings) for decided, findings, *_ in causes} == {(True, 2)}
    assert causes[0][2] == (
        "说明“基本支出60.00万元”与说明“项目支出40.00万元”两处的数疑互换，"
        "前者应为40.00万元，后者应为60.00万元，请核对。"
    )
    assert len(causes) == 2, "both figures are to be changed"


def test_two_percents_that_were_exchanged_are_one_slip(night: duckdb.DuckDBPyConnection) -> None:
    leading = night.execute(
        "SELECT f.rule_id, c.sentence FROM quality.finding f LEFT JOIN quality.cause c "
        "USING (cause_key) WHERE f.agency_code = ? AND f.rule_id LIKE 'F-%' "
        "AND NOT f.is_consequence",
        [AGENCY["shares exchanged"]],
    ).fetchall()
    assert [rule for rule, _ in leading] == ["F-SHARE"]
    assert "疑互换" in leading[0][1]


@pytest.mark.parametrize(
    ("name", "leads", "follow"),
    [
        ("level and change exchanged", "E-OPERATING", "F-CHANGE"),
        ("so much a car, elsewhere", "E-THREE-PUBLIC", "F-RATE"),
        ("below the budget, for more", "F-ORDER", "F-REASON"),
        ("more than budgeted where it was less", "F-CHANGE", "F-ORDER"),
    ],
)
def test_what_one_wrong_figure_or_word_refutes_follows_from_it(
    night: duckdb.DuckDBPyConnection, name: str, leads: str, follow: str
) -> None:
    found = night.execute(
        "SELECT rule_id, is_consequence FROM quality.finding "
        "WHERE agency_code = ? AND rule_id IN (?, ?) ORDER BY is_consequence",
        [AGENCY[name], leads, follow],
    ).fetchall()
    assert found == [(leads, False), (follow, True)]


def test_a_level_and_its_change_that_were_exchanged_are_two_places_of_one_repair(
    night: duckdb.DuckDBPyConnection,
) -> None:
    repair = night.execute(
        "SELECT list(k.needed ORDER BY rank), any_value(c.decided), any_value(c.sentence) "
        "FROM quality.cause c JOIN quality.cause_cell k USING (cause_key) WHERE agency_code = ?",
        [AGENCY["level and change exchanged"]],
    ).fetchall()
    assert repair[0][:2] == (["7.60万元", "1.86万元"], True)
    assert "疑互换" in repair[0][2]


def test_a_movement_that_was_turned_is_one_slip(night: duckdb.DuckDBPyConnection) -> None:
    leading = night.execute(
        "SELECT message FROM quality.finding WHERE agency_code = ? AND rule_id LIKE 'F-%' "
        "AND NOT is_consequence",
        [AGENCY["words turned"]],
    ).fetchall()
    assert len(leading) == 1
    assert "如为增加，正是9.11%" in leading[0][0]
