"""One misprinted code is one finding; all other rules go by the code that is meant."""

from __future__ import annotations

from pathlib import Path

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import Case, build_night
from warehouse.sql_files import connect

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


def test_a_misprint_in_three_tables_is_three_findings_and_no_more(tmp_path: Path) -> None:
    tables = {"2": [row.replace(" -", "") for row in INCOME], "3": ROWS, "5": ROWS}
    path = build_night(tmp_path, [Case("-", 1, {"name": "misprint", "tables": tables})])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        found = connection.execute(
            "SELECT rule_id, count(*) FROM quality.finding "
            "WHERE family IN ('hierarchy', 'classification', 'cross-table', 'table-arithmetic') "
            "AND rule_id <> 'CODE-LENGTH' GROUP BY ALL"
        ).fetchall()
        told = connection.execute(
            "SELECT c.printed FROM quality.finding_cell JOIN source.cell c USING (cell_id) "
            "JOIN quality.finding USING (finding_key) WHERE rule_id = 'CODE-MISPRINT' "
            "AND c.table_no = 3 AND c.amount_yuan IS NOT NULL ORDER BY c.column_key"
        ).fetchall()
    assert found == [("CODE-MISPRINT", 3)]
    assert told == [("10.00",), ("10.00",)]


def test_on_a_scan_a_code_unlike_the_others_is_the_operators_and_its_table_not_trusted(
    tmp_path: Path,
) -> None:
    rows = [f"{row.split('|')[0]}| 10.00" for row in ROWS if row.startswith(("210", "711"))]
    scan = {"name": "scan", "tables": {"3": ["合计 | 10.00?", *rows]}}
    path = build_night(tmp_path, [Case("-", 1, scan)])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        told = connection.execute(
            "SELECT table_no, tokens FROM quality.reading_gap WHERE kind = 'uncertain_code'"
        ).fetchall()
        unread = connection.execute("SELECT table_no FROM quality.unread_table").fetchall()
        rules = connection.execute("SELECT rule_id FROM quality.finding").fetchall()
    assert told == [(3, ["71101"])]
    assert (3,) in unread
    assert ("CODE-MISPRINT",) not in rules
