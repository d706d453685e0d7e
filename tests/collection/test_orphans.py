"""A document that does not say whose it is belongs to the one report that prints its figures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from collection.jurisdiction import Agency, Jurisdiction
from collection.orphans import same_figures
from collection.resolution import Resolution
from collection.store import Sighting
from disclosure.reading import PrintedIdentity, Reading, ReportTable, Statement, ValueCell
from tests.collection.both_ways import resolved_both_ways

PLACE = Jurisdiction(
    name="某区",
    mof_div_code="999902",
    agencies=(Agency(code="101", name="某区教育局"), Agency(code="102", name="某区财政局")),
)
AMOUNTS = [Decimal(1000 * number**2) for number in range(1, 12)]


def identity(name: str | None, year: int | None) -> PrintedIdentity:
    return PrintedIdentity(
        title=None,
        agency_names=(name,) if name else (),
        agency_code=None,
        fiscal_year=year,
        report_kind="budget",
        report_level=None,
    )


def tables(sha: str, amounts: list[Decimal], name: str | None, year: int | None) -> Reading:
    cells = tuple(
        ValueCell(
            row_no=row,
            side=None,
            column_key="total",
            printed=str(one),
            amount_yuan=one,
            quantum_yuan=None,
            page_no=1,
            page_label="第1页",
            bbox=None,
        )
        for row, one in enumerate(amounts)
    )
    table = ReportTable(
        table_no=3, title="支出总表", unit="万元", page_from=1, page_to=1, rows=(), cells=cells
    )
    return reading(sha, name, year, tables=(table,))


def prose(sha: str, amounts: list[Decimal], name: str | None, year: int | None) -> Reading:
    said = tuple(
        Statement(
            statement_no=number,
            section_no=1,
            section="说明",
            unit="元",
            decimals=2,
            direction=None,
            percent=None,
            quote="",
            span=(0, 0),
            page_label="第1页",
            subject="x",
            measure=f"m{number}",
            year=2025,
            amount=one,
            amount_yuan=one,
            page_no=1,
        )
        for number, one in enumerate(amounts)
    )
    return reading(sha, name, year, statements=said, error_code="prose_only")


def reading(sha: str, name: str | None, year: int | None, **more: object) -> Reading:
    return Reading(
        reader_version="1",
        document_sha256=sha,
        file_format="pdf",
        status="quarantined" if more.get("error_code") else "read",
        page_count=1,
        identity=identity(name, year),
        **more,
    )


def resolved(*readings: Reading) -> Resolution:
    sightings = [
        Sighting(
            publication_id=one.document_sha256,
            mof_div_code="999902",
            origin="inbox",
            url=f"inbox:{one.document_sha256}.pdf",
            title="附件.pdf",
            seen_at=dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
            document_sha256=one.document_sha256,
            outcome="fetched",
        )
        for one in readings
    ]
    return resolved_both_ways(sightings, readings, PLACE)


@pytest.mark.parametrize(
    ("of_tables", "of_prose"),
    [
        (("某区教育局", 2025), (None, None)),
        (("某区教育局", 2025), ("某区教育局", None)),
        (("某区教育局", 2025), (None, 2025)),
    ],
)
def test_nameless_prose_joins_the_tables_with_its_figures(
    of_tables: tuple[str, int], of_prose: tuple[str | None, int | None]
) -> None:
    others = [2 * one + 7 for one in AMOUNTS]
    found = resolved(
        tables("aa" * 32, AMOUNTS, *of_tables),
        tables("bb" * 32, others, "某区财政局", 2025),
        prose("cc" * 32, AMOUNTS[:7], *of_prose),
    )
    assert [(row["agency_code"], row["fiscal_year"]) for row in found.rows] == [
        ("101", 2025),
        ("102", 2025),
    ]
    (whole,) = found.assembled.values()
    assert [part.document_sha256 for part in whole.parts] == ["aa" * 32, "cc" * 32]


def test_nameless_tables_are_whose_their_prose_says() -> None:
    found = resolved(
        tables("aa" * 32, AMOUNTS, None, None), prose("cc" * 32, AMOUNTS[:7], "某区教育局", 2025)
    )
    (row,) = found.rows
    assert (row["agency_code"], row["fiscal_year"]) == ("101", 2025)
    assert row["report_id"] == "999902-101-2025-budget-department-aaaaaaaa"


@pytest.mark.parametrize(
    "of_prose",
    [("某区财政局", None), (None, 2024)],
    ids=["another agency", "another year"],
)
def test_what_contradicts_does_not_join(of_prose: tuple[str | None, int | None]) -> None:
    found = resolved(
        tables("aa" * 32, AMOUNTS, "某区教育局", 2025), prose("cc" * 32, AMOUNTS[:7], *of_prose)
    )
    assert found.assembled == {}
    assert len(found.rows) == 2


def test_prose_that_two_reports_would_do_for_stays_alone() -> None:
    found = resolved(
        tables("aa" * 32, AMOUNTS, "某区教育局", 2025),
        tables("bb" * 32, AMOUNTS, "某区财政局", 2025),
        prose("cc" * 32, AMOUNTS[:7], None, None),
    )
    assert found.assembled == {}
    assert len(found.rows) == 3


def test_few_or_small_figures_are_chance() -> None:
    few = prose("c", AMOUNTS[:4], None, None)
    small = prose("c", [Decimal(number) for number in range(20)], None, None)
    zero = tables("a", [Decimal(number) for number in range(20)], None, None)
    assert not same_figures(few, tables("a", AMOUNTS, None, None))
    assert not same_figures(small, zero)
