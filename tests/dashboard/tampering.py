"""A night in which every printed text is something nasty.

What belongs here: which columns hold printed text, and writing over them. What does not: tests.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

EVIL = "<script>alert(1)</script>\"'&\r\n{{7*7}}=1+1</title></textarea><img src=x onerror=alert(2)>"
TAMPERED = {
    "meta.night": ["jurisdiction_name"],
    "mart.coverage": ["agency_name"],
    "mart.district_missing": ["agency_name"],
    "mart.total_disagreement": ["agency_name"],
    "mart.spending_by_agency": ["agency_name"],
    "mart.spending_by_function": ["exp_func_name"],
    "mart.spending_by_economic_category": ["dep_bgt_eco_name", "gov_bgt_eco_name"],
    "source.report": ["agency_name", "title", "status_reason", "identity_conflict"],
    "source.publication": ["title", "reason"],
    "source.report_table": ["title", "unit"],
    "source.table_row": ["row_label", "second_label"],
    "source.cell": ["row_label", "printed", "page_label"],
    "source.section": ["title", "text"],
    "source.statement": ["quote", "section", "page_label"],
    "source.gap": ["detail", "token", "page_label"],
    "reference.form_column": ["column_name"],
    "budget.function_expenditure": ["agency_name", "exp_func_name"],
    "budget.economic_expenditure": ["agency_name", "dep_bgt_eco_name"],
    "budget.project_expenditure": ["agency_name", "pro_name", "unit_name"],
    "quality.finding": ["agency_name", "location", "message", "arithmetic", "page_label"],
    "quality.finding_quote": ["quote"],
    "quality.rule": ["title", "basis", "false_alarms"],
    "quality.cause": ["sentence"],
    "quality.cause_cell": ["printed", "needed"],
}


def tamper(home: Path, text: str = EVIL) -> Path:
    """Puts `text` before every printed text of the night; 109 has no code then, only a name."""
    (night,) = (home / "published").glob("2*.duckdb")
    with duckdb.connect(str(night)) as connection:
        for table, columns in TAMPERED.items():
            for column in columns:
                # what is nobody's stays nobody's: a finding about the district has no department
                printed = column if column == "agency_name" else f"coalesce({column}, '')"
                connection.execute(f"UPDATE {table} SET {column} = ? || {printed}", [text])
        connection.execute("UPDATE source.publication SET url = 'javascript:alert(3)'")
        connection.execute("UPDATE source.report SET source_url = 'javascript:alert(3)'")
        for table in (
            "mart.coverage",
            "mart.district_missing",
            "mart.total_disagreement",
            "mart.spending_by_agency",
            "quality.evaluation",
            "quality.finding",
            "source.report",
        ):
            connection.execute(f"UPDATE {table} SET agency_code = NULL WHERE agency_code = '109'")
    return home
