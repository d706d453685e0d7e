"""The scanned report of 307: skewed, noisy, a seal on two pages; held against `.tables.json`.

Read once for all tests here: in `make test` its first four pages, of tables 1 to 3; the fourteen
that hold all tables are `whole`, minutes of a processor.
"""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from disclosure.reading import Reading
from tests.kept import read_once
from tests.reports.test_307_tables import DEPARTMENT, NAME, expected_figures, figures

pytestmark = pytest.mark.xdist_group("scan")
TABLES_ON = {4: 3, 14: 12}
"""How many tables the first pages hold; table 13 prints no row and stands on the page after."""


@cache
def scan(folder: Path, pages: int) -> Reading:
    whole = pypdfium2.PdfDocument((folder / f"{NAME}-扫描件.pdf").read_bytes())
    tables = pypdfium2.PdfDocument.new()
    tables.import_pages(whole, list(range(pages)))
    out = io.BytesIO()
    tables.save(out)
    tables.close()
    whole.close()
    return read_once(undated(out.getvalue()))


def undated(content: bytes) -> bytes:
    """Without the moment and the name that PDFium gives each file: its reading can be kept."""
    unnamed = re.sub(rb"<[0-9A-F]{32}>", b"<" + b"0" * 32 + b">", content)
    return re.sub(rb"D:[0-9]{14}", b"D:20250101000000", unnamed)


@pytest.fixture(
    params=[
        pytest.param(4, marks=pytest.mark.slow, id="few"),
        pytest.param(14, marks=pytest.mark.whole, id="all"),
    ]
)
def pages(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def reading(shared_reports: Path, pages: int) -> Reading:
    return scan(shared_reports / "shangdang", pages)


def test_at_least_99_percent_are_right_and_none_is_wrong_and_unmarked(
    shared_reports: Path, reading: Reading, pages: int
) -> None:
    path = shared_reports / "shangdang" / f"{NAME}.tables.json"
    every = expected_figures(json.loads(path.read_text(encoding="utf-8"))["tables"])
    expected = {figure for figure in every if figure[0] <= TABLES_ON[pages]}
    found = {figure for table in reading.tables for figure in figures(table)}
    assert len(expected) == {4: 102, 14: 233}[pages]
    assert len(expected & found) >= 0.99 * len(expected)
    certain = {
        figure
        for table in reading.tables
        for figure in figures(
            table.model_copy(
                update={"cells": tuple(c for c in table.cells if c.certainty != "uncertain")}
            )
        )
    }
    assert certain <= expected
    marked = {(gap.table_no, gap.token) for gap in reading.gaps}
    assert all((lost[0], lost[4]) in marked for lost in expected - certain)


def test_what_lies_under_the_seal_is_uncertain_and_little_else(
    reading: Reading, pages: int
) -> None:
    told = {
        (gap.kind, gap.table_no, gap.token)
        for gap in reading.gaps
        if gap.table_no is None or gap.table_no <= TABLES_ON[pages]
    }
    assert ("uncertain_figure", 1, "140.82") in told
    assert len(told) <= 3
    marks = [cell.certainty for table in reading.tables for cell in table.cells if cell.printed]
    assert marks.count("confirmed") >= {4: 100, 14: 230}[pages]


def test_rows_names_and_identity_are_those_of_the_text(
    shared_reports: Path, reading: Reading, pages: int
) -> None:
    name, count = f"{NAME}.pdf", TABLES_ON[pages]
    text = read_once((shared_reports / "shangdang" / name).read_bytes(), file_name=name)
    assert [table.rows for table in reading.tables] == [table.rows for table in text.tables[:count]]
    assert [table.unit for table in reading.tables] == ["万元"] * count
    assert {table.printed_agency for table in reading.tables} == {DEPARTMENT}
    assert reading.identity is not None
    assert (reading.identity.fiscal_year, reading.identity.report_kind) == (2025, "budget")


def test_cells_lie_where_they_are_on_the_page(shared_reports: Path, reading: Reading) -> None:
    """The skew is undone: the cell's figure is inside its box on the page as displayed."""
    cell = next(
        c for c in reading.tables[2].cells if (c.printed, c.column_key) == ("176.26", "total")
    )
    assert cell.bbox is not None
    x0, top, x1, bottom = cell.bbox
    document = pypdfium2.PdfDocument(
        (shared_reports / "shangdang" / f"{NAME}-扫描件.pdf").read_bytes()
    )
    page = document[cell.page_no - 1]
    picture = page.render(scale=2.0).to_numpy()[:, :, :3].min(axis=2)
    document.close()
    inside = picture[int(top * 2) + 6 : int(bottom * 2) - 6, int(x0 * 2) + 6 : int(x1 * 2) - 6]
    dark = (inside < 110).mean()
    assert 0.01 < dark < 0.2
