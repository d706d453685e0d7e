"""A department on one sheet: years side by side, budget beside final account, uncertain apart."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district

# The final account of 2024 of department 5 spends 90% of its budget.
FINAL = """
CREATE TEMP TABLE own AS FROM source.report WHERE report_id = '1005-2024';
INSERT INTO source.report BY NAME
SELECT * REPLACE ('1005-2024-f' AS report_id, 'final_account' AS report_kind,
                  'f' AS document_sha256) FROM own;
INSERT INTO source.report_table BY NAME
SELECT * REPLACE ('1005-2024-f' AS report_id) FROM source.report_table
WHERE report_id = '1005-2024';
INSERT INTO budget.function_expenditure BY NAME
SELECT * REPLACE ('1005-2024-f' AS report_id, 'final_account' AS report_kind,
                  (amount_yuan * 9 / 10)::DECIMAL(18, 2) AS amount_yuan, 'f' || cell_id AS cell_id)
FROM budget.function_expenditure WHERE report_id = '1005-2024';
"""


def _cells(page: str, name: str) -> list[str]:
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.S) if f">{name}<" in row)
    return re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)


def test_budget_and_final_account_of_a_year_stand_side_by_side(client: TestClient) -> None:
    page = client.get("/cards/1005?year=2025&kind=budget").text
    assert "第5局" in page
    assert _cells(page, "2025年")[2:4] == ["—", "—"]
    assert "最要紧的问题" in page
    assert client.get("/cards/9999").status_code == 404


def test_the_share_that_was_spent(tmp_path_factory: object) -> None:
    home = tmp_path_factory.mktemp("home")  # type: ignore[attr-defined]
    publish_district(home, departments=6, years=2, rules=3, more=FINAL)
    with TestClient(create_app(home)) as own:
        year = _cells(own.get("/cards/1005?year=2025&kind=budget").text, "2024年")
        assert year[3] == "90.0%"
        assert year[1] != "—"
        assert _cells(own.get("/cards/1004?year=2024&kind=budget").text, "2024年")[3] == "—"
