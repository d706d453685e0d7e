"""What a reading must hold, whatever a file says: each table, row and cell once."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from disclosure.forms.inference.reading_tables import infer_tables
from disclosure.forms.inference.roles import general_form
from disclosure.forms.printed_tables import PrintedTables
from disclosure.forms.table_gaps import each_once
from disclosure.reading import Reading, ReportTable, ValueCell
from tests.disclosure.forms.form_pages import document
from tests.disclosure.forms.inference.test_unseen_tables import HEADS, ROWS, TITLE


def cell(printed: str, **more: Any) -> ValueCell:
    shared = {"row_no": 1, "side": None, "column_key": "total", "page_no": 1, "page_label": "第1页"}
    amount = float(printed) * 10_000 if printed else None
    return ValueCell(**shared | more, printed=printed, amount_yuan=amount, quantum_yuan=100)


def table_of(*cells: ValueCell) -> ReportTable:
    return ReportTable(
        table_no=3, title="支出总表", unit="万元", page_from=1, page_to=1, rows=(), cells=cells
    )


def test_a_cell_twice_is_no_reading() -> None:
    """It would end the night of the whole district, which knows a cell by its place."""
    with pytest.raises(ValidationError, match="twice"):
        table_of(cell("1.00"), cell("2.00"))


def test_a_table_twice_is_no_reading() -> None:
    with pytest.raises(ValidationError, match="twice"):
        Reading(
            reader_version="1", document_sha256="a", file_format="pdf", status="read",
            tables=(table_of(cell("1.00")), table_of(cell("2.00"))),
        )  # fmt: skip


def test_of_two_figures_read_for_one_place_the_second_is_told(joined: Any) -> None:
    kept, gaps = each_once(joined, [cell("1.00"), cell("2.00"), cell(""), cell("3.00", row_no=2)])
    assert [one.printed for one in kept] == ["1.00", "3.00"]
    assert [(gap.kind, gap.token) for gap in gaps] == [("lost_token", "2.00")]


@pytest.fixture
def joined() -> Any:
    form = general_form("budget")
    printed = PrintedTables(document([*TITLE, HEADS + ROWS]))
    (found,) = infer_tables(printed.runs, form).tables
    return found
