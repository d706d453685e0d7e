"""Shanghai's families: budgets of 2023 and 2025, of departments and a unit; accounts of 2024."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.reports.read_once import assert_no_money_lost_or_invented, raised_in, reading

BUDGET, FINAL = "shanghai-department-budget", "shanghai-department-final-account"
FILES = {
    "putuo/上海市普陀区人民政府万里街道办事处23年预算.pdf": (BUDGET, 2023, "department", 520),
    "putuo/上海市普陀区人民政府办公室25年预算.pdf": (BUDGET, 2025, "department", 221),
    "putuo/上海市普陀区商务委员会25年预算.pdf": (BUDGET, 2025, "department", 287),
    "putuo/上海市普陀区商务委员会单位25年预算.pdf": (BUDGET, 2025, "unit", 300),
    "putuo/上海市普陀区财政局部门25年预算.pdf": (BUDGET, 2025, "department", 241),
    "putuo-final/上海市普陀区财政局2024年度部门决算.pdf": (FINAL, 2024, "department", 195),
    "putuo-final/中共上海市普陀区委社会工作部 2024 年度部门决算.pdf": (
        FINAL,
        2024,
        "department",
        205,
    ),
}
TRUE_ERRORS = {
    # 职业年金 said as 220.63 and as 441.25; a form of 10,903,043 with sources of 11,419,043;
    # 政府性基金 of 0万元 is said to be 1,421.25 more than the year before; 11.67 → 45.41 is
    # 289.12%; 8,013 m² for 8,103; five forms come to 3,351.33 万元, not 3,328.13
    "putuo/上海市普陀区人民政府万里街道办事处23年预算.pdf": {
        "E-FORMS",
        "E-ITEMS",
        "F-CHANGE",
        "F-REPEAT",
        "F-SUM",
        "I-SOURCES",
    },
    # 87.36 万元 of 职业年金 said as 887.36; the note of 政府性基金 under 国有资本经营
    "putuo/上海市普陀区财政局部门25年预算.pdf": {"E-ITEMS", "H-EMPTY-NOTE"},
    # 财政拨款收支总计 of 2,961.68 万元 said as 0.3; 2,106.66 of 2,940.05 is 71.65%, not 71.73%
    "putuo-final/上海市普陀区财政局2024年度部门决算.pdf": {"E-GRANT", "F-SHARE"},
    # 95.89% is of 全年预算, 年初预算 is 0; 中小企业 won 21.07 + 21.07 of 21.07
    "putuo-final/中共上海市普陀区委社会工作部 2024 年度部门决算.pdf": {
        "E-PROCUREMENT",
        "F-COMPLETION",
    },
}


TRUE_WARNINGS = {
    # 原因是项目调整 for 1,421.25 万元; growth of 100% on a base of 0, twice
    "putuo/上海市普陀区人民政府万里街道办事处23年预算.pdf": {
        "F-REASON": 1,
        "F-ZERO-BASE": 2,
    },
    # the same words for 2,389.52 万元; （列示至基层预算单位） left in
    "putuo/上海市普陀区人民政府办公室25年预算.pdf": {"F-REASON": 1, "F-TEMPLATE": 1},
    # 2,106.66 of 2,940.05 is 71.65%, not 71.73%; 个人农业生产补贴 is listed and blank in the table
    "putuo-final/上海市普陀区财政局2024年度部门决算.pdf": {
        "E-SHARES": 1,
        "E-BASIC": 1,
    },
    # 邮电费 is listed and 0.00 in the table; 增长100.00% four times for a department of that year;
    # 仍保留该表格式，并在本表下方作下述说明 twice
    "putuo-final/中共上海市普陀区委社会工作部 2024 年度部门决算.pdf": {
        "E-BASIC": 1,
        "F-TEMPLATE": 2,
        "F-ZERO-BASE": 4,
    },
}
"""Each looked at on its page."""


@pytest.mark.parametrize("name", FILES)
def test_all_nine_tables_are_recognised(shared_reports: Path, name: str) -> None:
    read = reading(shared_reports / name)
    form, year, level, _ = FILES[name]
    assert (read.status, read.form_id) == ("read", form)
    assert {gap.kind for gap in read.gaps} <= {"hidden_content"}, "lines drawn through two clips"
    assert [table.table_no for table in read.tables] == [1, 2, 3, 4, 5, 6, 8, 9, 10]
    assert read.identity is not None
    assert (read.identity.fiscal_year, read.identity.report_level) == (year, level)
    assert read.identity.report_kind == ("budget" if form == BUDGET else "final_account")


@pytest.mark.parametrize("name", FILES)
def test_no_money_token_is_lost_or_invented(shared_reports: Path, name: str) -> None:
    assert_no_money_lost_or_invented(shared_reports / name, FILES[name][3])


@pytest.fixture(scope="module")
def raised(shared_reports: Path) -> dict[Path, dict[str, Counter[str]]]:
    return raised_in([shared_reports / name for name in FILES])


@pytest.mark.parametrize("name", FILES)
def test_only_true_errors_are_raised(
    shared_reports: Path, raised: dict[Path, dict[str, Counter[str]]], name: str
) -> None:
    found = raised[shared_reports / name]
    assert set(found["error"]) == TRUE_ERRORS.get(name, set())
    assert found["warning"] == TRUE_WARNINGS.get(name, {})


def test_a_whole_report_by_eye(shared_reports: Path) -> None:
    """区财政局 2025, tables 3 and 6 as printed on pages 12, 13, 19 and 20."""
    read = reading(shared_reports / "putuo" / "上海市普陀区财政局部门25年预算.pdf")
    tables = {table.table_no: table for table in read.tables}
    three = {row.row_no: row for row in tables[3].rows}
    printed = [
        (three[cell.row_no].code or three[cell.row_no].row_key, cell.column_key, cell.printed)
        for cell in tables[3].cells
        if cell.printed and three[cell.row_no].level < 2
    ]
    assert printed == [
        ("201", "total", "22,186,440.80"),
        ("201", "basic", "16,093,326.00"),
        ("201", "project", "6,093,114.80"),
        ("208", "total", "3,508,644.00"),
        ("208", "basic", "3,508,644.00"),
        ("210", "total", "782,164.00"),
        ("210", "basic", "782,164.00"),
        ("221", "total", "4,736,957.00"),
        ("221", "basic", "4,736,957.00"),
        ("total", "total", "31,214,205.80"),
        ("total", "basic", "25,121,091.00"),
        ("total", "project", "6,093,114.80"),
    ]
    six = tables[6]
    categories = [(row.code, row.label) for row in six.rows if row.row_kind == "category"]
    assert categories[:2] == [("301", "工资福利支出"), ("302", "商品和服务支出")]
    assert all((row.code or "")[:3].isdecimal() for row in six.rows if row.row_kind == "item")


def test_the_halves_of_a_table_are_one_list(shared_reports: Path) -> None:
    read = reading(shared_reports / "putuo-final" / "上海市普陀区财政局2024年度部门决算.pdf")
    (six,) = [table for table in read.tables if table.table_no == 6]
    amounts = {cell.row_no: cell.printed for cell in six.cells}
    printed = {row.code or row.row_key: amounts[row.row_no] for row in six.rows}
    assert printed["301"] == "2,082.85"
    assert printed["30239"] == "48.49"
    assert printed["31002"] == "13.58"
    assert printed["personnel_total"] == "2,152.26"
    assert printed["public_total"] == "184.65"


def test_lines_side_by_side_are_rows(shared_reports: Path) -> None:
    read = reading(shared_reports / "putuo-final" / "上海市普陀区财政局2024年度部门决算.pdf")
    (ten,) = [table for table in read.tables if table.table_no == 10]
    rows = {row.row_no: row.row_key for row in ten.rows}
    printed = {(rows[c.row_no], c.column_key): c.printed for c in ten.cells if c.printed}
    assert printed == {("total", "budget"): "0.95", ("reception", "budget"): "0.95"}
