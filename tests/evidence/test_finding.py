"""One finding says the same on its page, in the notice, in the list and in `check --json`."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html
from starlette.testclient import TestClient

from commands.check.check_result import Checked
from dashboard.app import create_app
from evidence.excerpts import Excerpt, excerpt
from evidence.finding import Finding, finding, findings
from notices import write_list
from notices.blocks import Grid
from notices.notice_words import compose
from notices.writing import numbered
from tests.notices.conftest import TODAY, home, night, no_pictures  # noqa: F401
from warehouse.decisions import lay_over, newest
from warehouse.snapshot import open_snapshot


def proven(home: Path, key: str = "lead") -> tuple[Finding, Excerpt]:  # noqa: F811
    with open_snapshot(home) as connection:
        lay_over(connection, newest(home))
        found = finding(connection, key)
        assert found
        return found, excerpt(connection, found)


def as_json(home: Path) -> dict[str, Any]:  # noqa: F811
    found, shown = proven(home)
    checked = Checked("x", "read", findings=[found], excerpts={found.finding_key: shown})
    told = json.loads(json.dumps(checked.as_dict(), default=str))
    return dict(told["findings"][0])


def test_a_finding_holds_its_cells_repairs_and_words(home: Path) -> None:  # noqa: F811
    found, _ = proven(home)
    assert [(one.table_shown, one.code, one.row_label, one.printed) for one in found.cells] == [
        ("表5", "20501", "教育管理", "3.00")
    ]
    assert [one.needed for one in found.changes] == ["2.00万元", "6.00万元"]
    assert found.severity_word == "提醒"
    assert found.place == "表5 lead，第9页"
    assert found.figures == (("3.00", "total"),)


def test_the_excerpt_marks_the_figures_and_what_the_repair_would_print(
    home: Path,  # noqa: F811
) -> None:
    (table,) = proven(home)[1].tables
    assert table.rows == (("20501", "教育管理", "3.00"), ("20502", "普通教育", "5.00"))
    assert table.marks == ((0, 2, "cause"), (1, 2, "cause"))
    assert table.needed == ((0, 2, "2.00万元"), (1, 2, "6.00万元"))


def test_page_notice_and_json_show_the_same(home: Path) -> None:  # noqa: F811
    found, shown = proven(home)
    (table,) = shown.tables
    wanted = [row for row in table.rows if row]
    changes = [(one.place, one.printed, one.needed) for one in found.changes]

    page = html.fromstring(TestClient(create_app(home)).get("/findings/lead").text)
    (drawn,) = page.xpath("//table[@class='excerpt']")
    assert drawn.xpath("caption")[0].text == table.title
    rows = [tuple(cell.text for cell in row.xpath("td")) for row in drawn.xpath("tbody/tr")]
    assert rows == wanted
    listed = page.xpath("//section//table/tbody/tr")
    assert [tuple(cell.text_content() for cell in row) for row in listed] == changes
    assert found.severity_word in page.text_content()

    notice = numbered(home, "104", 2025, pictures=no_pictures, today=TODAY)
    grids = [block for block in compose(notice) if isinstance(block, Grid)]
    assert [grid.rows for grid in grids if table.title in grid.caption] == [tuple(wanted)]
    assert [grid.rows for grid in grids if grid.header == ("须改动的数", "印出", "应为")] == [
        tuple(changes)
    ]

    told = as_json(home)
    assert [tuple(row) for row in told["excerpt"]["tables"][0]["rows"]] == wanted
    assert [(one["place"], one["printed"], one["needed"]) for one in told["repairs"][0]] == changes
    assert told["severity_word"] == found.severity_word
    assert [one["cell_id"] for one in told["cells"]] == [one.cell_id for one in found.cells]


def test_the_list_says_the_same_words(home: Path) -> None:  # noqa: F811
    found, _ = proven(home)
    sheet = openpyxl.load_workbook(io.BytesIO(write_list(home)[1]))["问题"]
    heads, *rows = sheet.iter_rows(values_only=True)
    (row,) = (dict(zip(heads, one, strict=True)) for one in rows if one[-1] == "lead")
    assert row["严重程度"] == found.severity_word
    assert row["位置"] == found.place
    assert row["原因"] == found.sentence


@pytest.mark.parametrize(
    ("key", "exempt", "false"), [("waived", True, False), ("wrong", False, True)]
)
def test_why_a_finding_does_not_count(
    home: Path,  # noqa: F811
    key: str,
    exempt: bool,
    false: bool,
) -> None:
    found, _ = proven(home, key)
    assert found.waiver
    assert (found.exemption is not None, found.false_alarm is not None) == (exempt, false)


def test_findings_are_chosen_by_parameters_and_come_gravest_first(home: Path) -> None:  # noqa: F811
    with open_snapshot(home) as connection:
        lay_over(connection, newest(home))
        found = findings(connection, "n.agency_code = $agency", {"agency": "104"})
    severities = ["error", "warning", "info"]
    places = [severities.index(one.severity) for one in found]
    assert places == sorted(places)
