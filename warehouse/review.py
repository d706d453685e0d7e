"""What a finished night says of itself, for run pages, alerts and the summary on the terminal.

What belongs here: small read-only questions to one night's file. What does not: wording and colour.
What stands open is counted where pages count it: `open_count` (`words_in_force.lay_words_over`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from warehouse.words import word


@dataclass(frozen=True, slots=True)
class YearTotals:
    """One fiscal year of the district. Amounts in yuan; shares from 0 to 1, None where unknown.

    `reports` are the departments of the register that have published, `received` all that have,
    `counted` those whose total is in the sum.
    """

    fiscal_year: int
    reports: int
    reports_expected: int
    received: int
    amount_yuan: Decimal
    trusted_yuan: Decimal
    trusted_share: float | None
    counted: int
    comparable: int
    change_share: float | None
    errors: int
    warnings: int

    @property
    def published_said(self) -> str:
        """已公开/应公开; without a register nobody knows who should have."""
        if self.reports_expected:
            return f"{self.reports}/{self.reports_expected}"
        return f"{self.received}/—"


def year_totals(connection: duckdb.DuckDBPyConnection, kind: str = "budget") -> list[YearTotals]:
    """Departments' reports of a kind by year, newest first; sums are of mart.district_total.

    `connection` has the reviewers' words laid over.
    """
    rows = connection.execute(
        """
        SELECT c.fiscal_year, count(*) FILTER (c.is_expected AND c.status LIKE 'published%'),
               count(*) FILTER (c.is_expected), count(*) FILTER (c.status LIKE 'published%'),
               coalesce(any_value(t.amount_yuan), 0),
               coalesce(any_value(t.trusted_amount_yuan), 0), any_value(t.trusted_share),
               coalesce(any_value(t.reports), 0), coalesce(any_value(t.comparable), 0),
               any_value(t.change_share), coalesce(any_value(o.errors), 0),
               coalesce(any_value(o.warnings), 0)
        FROM mart.coverage c
        LEFT JOIN mart.district_total t USING (fiscal_year, report_kind)
        LEFT JOIN (SELECT fiscal_year, report_kind, sum(errors)::INTEGER AS errors,
                          sum(warnings)::INTEGER AS warnings FROM open_count GROUP BY ALL) o
            USING (fiscal_year, report_kind)
        WHERE c.report_kind = $kind AND c.status NOT IN ('secret', 'not_due')
        GROUP BY c.fiscal_year ORDER BY c.fiscal_year DESC
        """,
        {"kind": kind},
    ).fetchall()
    return [YearTotals(*row) for row in rows]


def portal_sentences(
    connection: duckdb.DuckDBPyConnection, *, only_unread: bool = True
) -> list[str]:
    """One sentence for each portal of the night, or only for those that were not read whole or list
    reports that can't be had.
    """
    rows = connection.execute(
        """
        SELECT portal, verdict, list_pages, list_pages_printed, items, kept + unchanged, kept,
               failed,
               concat_ws('；', '列出而取不到的报告：' || nullif(array_to_string(lost, '、'), ''),
                         nullif(gaps, ''), nullif(doubts, ''))
        FROM source.portal_tonight
        WHERE verdict <> 'whole' OR len(lost) > 0 OR NOT ? ORDER BY portal
        """,
        [only_unread],
    ).fetchall()
    return [
        f"{portal}：{gaps}"
        if verdict == "off"
        else f"{portal}：{word('portal', verdict)}；列表 {read}/{printed} 页，条目 {items} 个，"
        f"文件 {files} 个（新 {kept}），失败 {failed} 个" + (f"；{gaps[:300]}" if gaps else "")
        for portal, verdict, read, printed, items, files, kept, failed, gaps in rows
    ]


def worst_findings(
    connection: duckdb.DuckDBPyConnection, *, family: str | None = None, most: int = 20
) -> list[tuple[Any, ...]]:
    """severity, rule, agency, year, location, message; gravest first, each cause once."""
    return connection.execute(
        """
        SELECT severity, rule_id, agency_name, fiscal_year, location, message
        FROM open_finding WHERE ? IS NULL OR family = ?
        ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
                 abs(difference_yuan) DESC NULLS LAST, finding_key LIMIT ?
        """,
        [family, family, most],
    ).fetchall()


def severity_counts(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], int]:
    """Number of findings by (family, severity); consequences and waived ones are not counted."""
    rows = connection.execute(
        "SELECT family, severity, count(*) FROM open_finding GROUP BY ALL"
    ).fetchall()
    return {(family, severity): int(count) for family, severity, count in rows}
