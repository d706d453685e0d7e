"""Districts of random size and shape: what no page may stumble over, as SQL for `publish_district`.

What belongs here: figures that are blank, nought, negative or confirmed by nothing, levels that are
not printed, final accounts, departments of one name or of very long ones. What does not: what is
asked of pages.
"""

from __future__ import annotations

import random
from pathlib import Path

from tests.dashboard.analysis.district import publish_district

FACTS = ("function_expenditure", "fund_expenditure", "economic_expenditure", "three_public")
SIZES, MOST = (1, 2, 5, 12), (40, 200)
_DOCUMENTS = """
INSERT INTO source.document BY NAME
SELECT DISTINCT document_sha256, 'pdf' AS file_format, 1 AS page_count, '1' AS reader_version
FROM source.report;
INSERT INTO source.report_document BY NAME
SELECT report_id, 1 AS part_no, document_sha256, 'whole' AS role, 1 AS first_page, 1 AS page_count
FROM source.report WHERE hash(report_id) % 5 > 0;
"""
_ACCOUNTS = """
UPDATE source.report SET report_kind = 'final_account' WHERE hash(report_id) % 3 = 0;
"""
_OF_REPORT = """
UPDATE budget.{table} x SET agency_name = r.agency_name, report_kind = r.report_kind
FROM source.report r WHERE r.report_id = x.report_id;
"""
_NAMED = """
CREATE TEMP TABLE renamed AS SELECT agency_code, CASE (hash(agency_code) + {turn}) % 4
    WHEN 0 THEN '同名的局' WHEN 1 THEN repeat('名称很长的', 20) || agency_code || '局'
    WHEN 2 THEN '示例区人民政府办公室' || agency_code
    ELSE '第' || agency_code || '局' END AS agency_name
FROM reference.agency;
UPDATE reference.agency x SET agency_name = r.agency_name
FROM renamed r WHERE r.agency_code = x.agency_code;
UPDATE source.report x SET agency_name = r.agency_name
FROM renamed r WHERE r.agency_code = x.agency_code;
"""
_AMOUNTS = """
UPDATE budget.{table} SET amount_yuan = CASE WHEN random() < {blank} THEN NULL
    WHEN random() < {nought} THEN 0 WHEN random() < {below} THEN -amount_yuan ELSE amount_yuan END;
INSERT INTO source.cell BY NAME
SELECT cell_id, report_id, table_no, 1 AS row_no, '合计' AS row_key, 'code' AS row_kind, 1 AS level,
       '合计' AS row_label, 'total' AS column_key, '1' AS printed, amount_yuan, 1 AS page_no,
       '第1页' AS page_label, 'uncertain' AS certainty, [] AS readings
FROM budget.{table} WHERE random() < {unsure};
"""
_LEVELS = (
    "DELETE FROM budget.function_expenditure WHERE level = {level} AND hash(report_id) % 2 = 0;"
)


def random_district(
    home: Path,
    seed: int,
    *,
    whole: bool = False,
    departments: int | None = None,
    years: int | None = None,
) -> Path:
    """`home` with one published night, drawn by `seed`; `whole` may draw large ones. Sizes that are
    given are not drawn."""
    draw = random.Random(seed)
    departments = departments or draw.choice(SIZES + MOST if whole else SIZES)
    years = years or draw.choice((1, 2, 3, 10) if whole else (1, 2, 3))
    return publish_district(home, departments=departments, years=years, rules=5, more=_facts(draw))


def _facts(draw: random.Random) -> str:
    told = [
        f"SELECT setseed({draw.random()});",
        _DOCUMENTS,
        _NAMED.replace("{turn}", str(draw.randrange(99))),
    ]
    told += [_ACCOUNTS] if draw.random() < 0.5 else []
    told += [_LEVELS.format(level=level) for level in (1, 2, 3) if draw.random() < 0.3]
    for table in FACTS:
        shares = {name: draw.choice((0, 0, 0.1, 0.5)) for name in ("blank", "nought", "below")}
        shares["unsure"] = draw.choice((0, 0.2, 1))
        told.append(_OF_REPORT.format(table=table))
        told.append(_AMOUNTS.format(table=table, **shares))
    return "\n".join(told)
