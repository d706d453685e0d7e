"""One misprinted code is one finding; all other rules go by the code that is meant."""

from __future__ import annotations

import duckdb

from tests.expectations.mini_reports import Case

ROWS = [
    "合计 | 30.00 30.00 -",
    "208 社会保障和就业支出 | 20.00 20.00 -",
    "20805 行政事业单位养老支出 | 20.00 20.00 -",
    "2080505 机关事业单位基本养老保险缴费支出 | 20.00 20.00 -",
    "210 卫生健康支出 | 10.00 10.00 -",
    "21011 行政事业单位医疗 | 10.00 10.00 -",
    "71101 行政单位医疗 | 10.00 10.00 -",
]
INCOME = [row.replace(" 10.00 -", " 10.00").replace(" 20.00 -", " 20.00") for row in ROWS]

TABLES = {"2": [row.replace(" -", "") for row in INCOME], "3": ROWS, "5": ROWS}
ON_A_SCAN = [f"{row.split('|')[0]}| 10.00" for row in ROWS if row.startswith(("210", "711"))]
CASES = [
    Case("-", 5001, {"name": "misprint", "tables": TABLES}),
    Case("-", 5002, {"name": "scan", "tables": {"3": ["合计 | 10.00?", *ON_A_SCAN]}}),
]


def test_a_misprint_in_three_tables_is_three_findings_and_no_more(
    night: duckdb.DuckDBPyConnection,
) -> None:
    found = night.execute(
        "SELECT rule_id, count(*) FROM quality.finding WHERE agency_code = '05001' "
        "AND family IN ('hierarchy', 'classification', 'cross-table', 'table-arithmetic') "
        "AND rule_id <> 'CODE-LENGTH' GROUP BY ALL"
    ).fetchall()
    told = night.execute(
        "SELECT c.printed FROM quality.finding_cell JOIN source.cell c USING (cell_id) "
        "JOIN quality.finding USING (finding_key) WHERE rule_id = 'CODE-MISPRINT' "
        "AND agency_code = '05001' "
        "AND c.table_no = 3 AND c.amount_yuan IS NOT NULL ORDER BY c.column_key"
    ).fetchall()
    assert found == [("CODE-MISPRINT", 3)]
    assert told == [("10.00",), ("10.00",)]


def test_on_a_scan_a_code_unlike_the_others_is_the_operators_and_its_table_not_trusted(
    night: duckdb.DuckDBPyConnection,
) -> None:
    told = night.execute(
        "SELECT table_no, tokens FROM quality.reading_gap "
        "WHERE kind = 'uncertain_code' AND contains(report_id, '-05002-')"
    ).fetchall()
    unread = night.execute(
        "SELECT table_no FROM quality.unread_table WHERE contains(report_id, '-05002-')"
    ).fetchall()
    rules = night.execute(
        "SELECT rule_id FROM quality.finding WHERE agency_code = '05002'"
    ).fetchall()
    assert told == [(3, ["71101"])]
    assert (3,) in unread
    assert rules
    assert ("CODE-MISPRINT",) not in rules
