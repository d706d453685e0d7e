"""A page of an original with all its open findings: where they stand, and who is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from evidence.original_page import findings_by_page, original_page
from tests.notices.conftest import SHA, home, night  # noqa: F401
from warehouse.decisions import Decision, lay_over
from warehouse.sql_files import connect

BOX = (100.0, 200.0, 150.0, 212.0)


@pytest.fixture
def paged(home: Path) -> Path:  # noqa: F811
    """The small night, its report a PDF of 13 pages, with the figure of finding `lead` placed."""
    (file,) = (home / "published").glob("2*.duckdb")
    with connect(file) as connection:
        connection.execute("UPDATE source.document SET file_format = 'pdf'")
        connection.execute(
            "UPDATE source.cell SET x0 = ?, top = ?, x1 = ?, bottom = ? WHERE row_no = 1", BOX
        )
    pdf = FPDF()
    for number in range(1, 14):
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        pdf.text(50, 50, f"page {number}")
    folder = home / "documents" / SHA[:2]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{SHA}.pdf").write_bytes(bytes(pdf.output()))
    return home


def test_every_open_finding_of_the_page_is_listed_and_what_has_a_place_outlined(
    paged: Path,
) -> None:
    (file,) = (paged / "published").glob("2*.duckdb")
    with connect(file) as connection:
        lay_over(connection)
        counted = findings_by_page(connection, SHA)
        page = original_page(connection, SHA, 9, paged)
        assert counted == {9: len(page.findings)}
        keys = [one.finding_key for one in page.findings]
        assert "lead" in keys
        assert not {"waived", "told", "follows"} & {*keys}
        assert [one.severity for one in page.findings] == sorted(
            (one.severity for one in page.findings), key=["error", "warning"].index
        )
        assert page.picture is not None
        lead = next(one for one in page.findings if one.finding_key == "lead")
        boxes = {
            (one.x0, one.y0, one.x1, one.y1)
            for one in page.outlines
            if one.number == lead.number and one.role == "total"
        }
        assert boxes == {tuple(2 * one for one in BOX)}
        assert original_page(connection, SHA, 9, paged) == page  # from the cache
        assert original_page(connection, SHA, 3, paged).findings == ()
        assert original_page(connection, SHA, 99, paged).picture is None


def test_a_false_alarm_is_outlined_no_more(paged: Path) -> None:
    (file,) = (paged / "published").glob("2*.duckdb")
    with connect(file) as connection:
        said = Decision(
            "lead", "false_alarm", "看过", "f-lead", "", "王某", "2026-03-02T10:00:00+08:00"
        )
        lay_over(connection, [said])
        keys = {one.finding_key for one in original_page(connection, SHA, 9, paged).findings}
        assert "lead" not in keys


def test_without_pages_or_without_the_original_there_is_no_picture(paged: Path) -> None:
    (file,) = (paged / "published").glob("2*.duckdb")
    (paged / "documents" / SHA[:2] / f"{SHA}.pdf").unlink()
    with connect(file) as connection:
        lay_over(connection)
        gone = original_page(connection, SHA, 9, paged)
        assert (gone.picture, gone.outlines) == (None, ())
        assert gone.findings
        connection.execute("UPDATE source.document SET file_format = 'docx'")
        assert original_page(connection, SHA, 9, paged).picture is None
