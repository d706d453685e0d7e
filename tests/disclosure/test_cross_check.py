"""The second reader is asked where something is wrong; what it says stands beside the first."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from disclosure import cross_check
from disclosure.cross_check import differing_cells, doubtful_pages, with_second_opinion
from disclosure.documents.document import Document, Page, Table
from disclosure.documents.opening import open_document
from disclosure.documents.pdf import playa_reader
from disclosure.documents.time_limit import time_limit
from disclosure.forms.broken import pages_of_broken_sums
from disclosure.reading import Gap, Reading
from tests.kept import read_once

NAME = "307-科学技术协会-2025.pdf"


@pytest.fixture(scope="module")
def content(shared_reports: Path) -> bytes:
    return (shared_reports / "shangdang" / NAME).read_bytes()


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return open_document(content)


@pytest.fixture(scope="module")
def reading(content: bytes) -> Reading:
    return read_once(content, file_name=NAME)


def _with_broken_sum(reading: Reading) -> Reading:
    """The total of table 3 larger by one fen than its parts and their rounding allow."""
    (table,) = [table for table in reading.tables if table.table_no == 3]
    first, *rest = table.cells
    assert first.amount_yuan is not None
    wrong = first.model_copy(update={"amount_yuan": first.amount_yuan + Decimal(1_000_000)})
    broken = table.model_copy(update={"cells": (wrong, *rest)})
    tables = tuple(broken if one is table else one for one in reading.tables)
    return reading.model_copy(update={"tables": tables})


def _changed(page: Page, ours: str, theirs: str) -> Page:
    blocks = [
        replace(
            block,
            cells=tuple(
                cell._replace(text=theirs) if cell.text == ours else cell for cell in block.cells
            ),
        )
        if isinstance(block, Table)
        else block
        for block in page.blocks
    ]
    return replace(page, blocks=tuple(blocks))


def test_a_report_whose_sums_come_out_needs_no_second_reading(reading: Reading) -> None:
    assert doubtful_pages(reading) == []


def test_a_broken_sum_and_a_lost_token_are_looked_at_again(reading: Reading) -> None:
    broken = _with_broken_sum(reading)
    (page_no,) = {cell.page_no for cell in broken.tables[2].cells[:1]}
    assert page_no in pages_of_broken_sums(broken)
    lost = Gap(kind="lost_token", detail="", page_no=99)
    assert doubtful_pages(broken.model_copy(update={"gaps": (lost,)}))[:2] == [99, page_no]


def test_where_both_readers_agree_nothing_is_said(
    reading: Reading, document: Document, content: bytes
) -> None:
    broken = _with_broken_sum(reading)
    assert with_second_opinion(broken, document, content) == broken


def test_where_they_differ_the_first_stays_and_a_gap_names_both(
    reading: Reading, document: Document, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = _with_broken_sum(reading)
    printed = broken.tables[2].cells[0].printed

    def pages(_content: bytes, numbers: Sequence[int]) -> Iterator[Page]:
        for number in numbers:
            yield _changed(document.pages[number - 1], printed, "1.11")

    monkeypatch.setattr(playa_reader, "read_pages", pages)
    second = with_second_opinion(broken, document, content)
    gaps = [gap for gap in second.gaps if gap.kind == "readers_disagree"]
    assert gaps
    assert gaps[0].table_no == 3
    assert f"“{printed}”" in gaps[0].detail
    assert "“1.11”" in gaps[0].detail
    assert second.tables == broken.tables
    assert second.status == "read_with_gaps"


def test_a_reader_that_fails_or_hangs_is_no_opinion(
    reading: Reading, document: Document, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hanging(_content: bytes, _numbers: Sequence[int]) -> Iterator[Page]:
        while True:  # the limit is the processor's
            sum(range(100))
        yield

    monkeypatch.setattr(cross_check, "MAX_SECONDS", 0.1)
    monkeypatch.setattr(playa_reader, "read_pages", hanging)
    broken = _with_broken_sum(reading)
    assert with_second_opinion(broken, document, content) == broken


def test_characters_without_names_are_no_opinion(document: Document) -> None:
    page = next(page for page in document.pages if any(page.tables()))
    text = next(cell.text for table in page.tables() for cell in table.cells if "." in cell.text)
    assert list(differing_cells(page, _changed(page, text, "(cid:12)(cid:9)"))) == []
    assert list(differing_cells(page, replace(page, blocks=(), has_text=False))) == []
    assert list(differing_cells(page, _changed(page, text, "7")))


def test_a_cell_that_holds_ours_among_several_amounts_is_no_opinion(document: Document) -> None:
    page = next(page for page in document.pages if any(page.tables()))
    text = next(cell.text for table in page.tables() for cell in table.cells if "." in cell.text)
    assert list(differing_cells(page, _changed(page, text, f"1.11 {text}\n2.22"))) == []
    assert list(differing_cells(page, _changed(page, text, "1.11 2.22")))


def test_the_alarm_is_put_away() -> None:
    with time_limit(0.05):
        pass
    _work(0.1)
    with pytest.raises(TimeoutError), time_limit(0.05):
        _work(5)


def test_waiting_for_the_processor_is_no_work() -> None:
    with time_limit(0.2):
        time.sleep(0.4)


def _work(seconds: float) -> None:
    ended = time.process_time() + seconds
    while time.process_time() < ended:
        pass
