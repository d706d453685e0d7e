"""Files that complete each other are one report; a file that says the same again is a revision."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import permutations

import pytest

from collection.assembly import assembled
from collection.parts import Piece, complete_each_other, publications_of
from disclosure.reading import (
    Gap,
    PerformanceTable,
    ProseSection,
    Reading,
    ReportTable,
    Statement,
    ValueCell,
)

DAY = dt.date(2025, 2, 10)


def table(number: int, page: int = 1) -> ReportTable:
    cell = ValueCell(
        row_no=1, side=None, column_key="total", printed="1.00", amount_yuan=Decimal(10000),
        quantum_yuan=Decimal(100), page_no=page, page_label=f"第{page}页",
    )  # fmt: skip
    return ReportTable(
        table_no=number, title=f"表{number}", unit="万元", page_from=page, page_to=page, rows=(),
        cells=(cell,),
    )  # fmt: skip


def statement(number: int, amount: int) -> Statement:
    return Statement(
        statement_no=number, section_no=1, section="一、", subject="income", measure="level",
        year=2025, amount=Decimal(amount), unit="万元", amount_yuan=Decimal(amount * 10000),
        decimals=2, direction=None, percent=None, quote=str(amount), span=(0, 1), page_no=1,
        page_label="正文",
    )  # fmt: skip


def form(name: str) -> PerformanceTable:
    return PerformanceTable(
        form_no=1, scope="project", title="绩效目标表", printed_year=2025, agency_code=None,
        agency_name=None, implementing_unit=None, project_name=name, page_from=1, page_to=2,
        page_label="第1页", fields={}, amounts=(), indicators=(),
    )  # fmt: skip


def reading(
    sha: str,
    tables: tuple[int, ...] = (),
    figures: tuple[int, ...] = (),
    forms: tuple[str, ...] = (),
    error: str | None = None,
) -> Reading:
    missing = tuple(
        Gap(kind="missing_table", detail="", table_no=n) for n in range(1, 5) if n not in tables
    )
    error = error or (None if tables else "no_form")
    section = ProseSection(
        section_no=1, path=("一、",), title="一、", text="文", page_no=1, page_label="正文"
    )
    return Reading(
        reader_version="1",
        document_sha256=sha,
        file_format="pdf",
        status="quarantined" if error else "read_with_gaps" if missing else "read",
        error_code=error,
        error_reason="未识别" if error else None,
        form_id="form" if tables else None,
        page_count=3,
        tables=tuple(table(n) for n in tables),
        sections=(section,) if figures else (),
        statements=tuple(statement(n, amount) for n, amount in enumerate(figures, start=1)),
        performance_tables=tuple(map(form, forms)),
        gaps=missing if tables else (),
    )


def piece(one: Reading, day: dt.date = DAY, *places: str) -> Piece:
    name = f"{one.document_sha256}.pdf"
    return Piece(one.document_sha256, one, name, frozenset(places), frozenset({day}))


SAID = (1, 2, 3, 4, 5, 6)
TABLES = reading("t", (1, 2, 3, 4))
TABLES_AGAIN = reading("u", (1, 2, 3, 4))
FIRST_HALF, SECOND_HALF = reading("h", (1, 2)), reading("k", (3, 4))
PROSE = reading("p", figures=SAID)
PROSE_AGAIN = reading("q", figures=(1, 2, 3, 4, 5, 7))
FORMS = reading("f", forms=("甲项目",), figures=(1, 2))
WHOLE = reading("w", (1, 2, 3, 4), SAID)
LOCKED = reading("l", error="encrypted")


@pytest.mark.parametrize(
    ("one", "other", "completes"),
    [
        (TABLES, PROSE, True),
        (FIRST_HALF, SECOND_HALF, True),
        (PROSE, FORMS, True),
        (WHOLE, FORMS, True),
        (TABLES, TABLES_AGAIN, False),
        (PROSE, PROSE_AGAIN, False),
        (WHOLE, PROSE, False),
        (WHOLE, TABLES, False),
        (FORMS, FORMS, False),
        (TABLES, LOCKED, False),
        (TABLES, reading("e", error="no_form"), False),
    ],
)
def test_files_complete_each_other_or_repeat(one: Reading, other: Reading, completes: bool) -> None:
    assert complete_each_other(one, other) is completes
    assert complete_each_other(other, one) is completes


def test_another_form_is_another_report() -> None:
    other = SECOND_HALF.model_copy(update={"form_id": "other"})
    assert not complete_each_other(FIRST_HALF, other)


def shas(pieces: list[Piece]) -> set[tuple[str, ...]]:
    return {tuple(one.sha256 for one in found) for found in publications_of(pieces)}


def test_three_files_of_one_day_are_one_report_in_any_order() -> None:
    pieces = [piece(TABLES), piece(PROSE), piece(FORMS)]
    for order in permutations(pieces):
        assert shas(list(order)) == {("t", "p", "f")}


@pytest.mark.parametrize(
    ("days", "places", "together"),
    [(0, (), True), (7, (), True), (8, (), False), (300, ("http://x/a.zip",), True)],
)
def test_parts_are_published_together(days: int, places: tuple[str, ...], together: bool) -> None:
    later = piece(PROSE, DAY + dt.timedelta(days), *places)
    expected = {("t", "p")} if together else {("t",), ("p",)}
    assert shas([piece(TABLES, DAY, *places), later]) == expected


def test_a_correction_of_the_tables_has_the_same_prose() -> None:
    corrected = piece(TABLES_AGAIN, DAY + dt.timedelta(90), "inbox:")
    found = shas([piece(TABLES, DAY, "inbox:"), piece(PROSE, DAY, "inbox:"), corrected])
    assert found == {("t", "p"), ("u", "p")}


def test_a_correction_of_the_prose_takes_the_old_one_s_place() -> None:
    corrected = piece(PROSE_AGAIN, DAY + dt.timedelta(5))
    assert shas([piece(TABLES), piece(PROSE), corrected]) == {("t", "q"), ("p",)}


def test_what_repeats_a_whole_report_is_a_publication_of_its_own() -> None:
    assert shas([piece(WHOLE), piece(TABLES), piece(LOCKED)]) == {("w",), ("t",), ("l",)}


def test_a_glossary_beside_a_report_is_no_report_that_can_t_be_read() -> None:
    glossary, stranger = reading("g", error="prose_only"), reading("s", error="no_form")
    unknown = Gap(kind="unknown_table", detail="")
    stranger = stranger.model_copy(update={"gaps": (unknown,)})
    beside = [piece(one, DAY, "http://x/a.zip") for one in (WHOLE, glossary, stranger)]
    assert shas(beside) == {("w", "g"), ("s",)}
    assert [part.role for part in assembled(beside[:2]).parts] == ["whole", "other"]
    assert shas([piece(WHOLE), piece(glossary)]) == {("w",), ("g",)}


def test_pages_sections_and_figures_count_on() -> None:
    whole = assembled([piece(FIRST_HALF), piece(SECOND_HALF), piece(PROSE), piece(FORMS)])
    assert (whole.status, whole.gaps, whole.error_code) == ("read", (), None)
    assert [(one.document_sha256, one.first_page, one.role) for one in whole.parts] == [
        ("h", 1, "tables"),
        ("k", 4, "tables"),
        ("p", 7, "prose"),
        ("f", 10, "performance"),
    ]
    places = {one.table_no: (one.page_from, one.cells[0].page_no) for one in whole.tables}
    assert places == {1: (1, 1), 2: (1, 1), 3: (4, 4), 4: (4, 4)}
    assert whole.tables[2].cells[0].page_label == "“k.pdf”第1页"
    assert [one.section_no for one in whole.sections] == [1, 2]
    assert [one.statement_no for one in whole.statements] == list(range(1, 9))
    assert {one.section_no for one in whole.statements[:6]} == {1}
    assert (whole.performance_tables[0].page_from, whole.performance_tables[0].page_to) == (10, 11)


def test_what_no_part_has_is_missing_once() -> None:
    whole = assembled([piece(reading("a", (1,))), piece(reading("b", (2,)))])
    assert [gap.table_no for gap in whole.gaps] == [3, 4]
    assert whole.status == "read_with_gaps"


def test_a_single_file_stays_as_it_was_read() -> None:
    assert assembled([piece(WHOLE)]) is WHOLE
