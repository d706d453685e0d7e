"""Reports of the demo district, printed and scanned again badly: nothing is wrong and unmarked.

A page takes a processor many seconds: `make test` reads one of the five.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from demo.demo_report import corrected, demo_reports
from demo.district import WRITERS
from disclosure.reading import Reading
from tests.disclosure.documents.scans.made_scans import (
    Comparison,
    Spoil,
    as_file,
    blurred,
    compared,
    noisy,
    one_bit,
    pressed,
    rendered,
    sealed,
    skewed,
    spoilt,
    turned,
    without_rules,
)
from tests.drawn import few_of
from tests.kept import read_once

pytestmark = pytest.mark.slow


@cache
def text_report() -> tuple[bytes, Reading]:
    report = next(corrected(one) for one in demo_reports() if one.file_format == "pdf")
    with TemporaryDirectory() as folder:
        path = Path(folder) / report.file_name
        WRITERS["pdf"](report, path)
        content = path.read_bytes()
    return content, read_once(content)


def scanned(
    tables: tuple[int, ...], dpi: int, spoils: list[Spoil], file_format: str = "PDF"
) -> tuple[Reading, Comparison]:
    """The pages of some tables, spoilt, read, and held against the text."""
    content, truth = text_report()
    pages = sorted(
        page
        for table in truth.tables
        if table.table_no in tables
        for page in range(table.page_from - 1, table.page_to)
    )
    pictures = [spoilt(one, spoils, seed) for seed, one in enumerate(rendered(content, dpi, pages))]
    reading = read_once(as_file(pictures, file_format, dpi))
    return reading, compared(truth, reading)


def skewed_blurred_noisy_and_pressed() -> None:
    spoils = [skewed(0.9), blurred(0.8), noisy(9), pressed(55)]
    reading, comparison = scanned((3,), 150, spoils)
    assert 3 in {table.table_no for table in reading.tables}
    assert comparison.figures > 20
    assert comparison.share >= 0.99
    assert (comparison.wrong, comparison.lost) == ((), ())
    assert comparison.certain >= 0.9 * comparison.figures


def under_a_seal() -> None:
    spoils = [sealed(0.62, 0.3, 0.3), skewed(-0.6), noisy(6), pressed(70)]
    _, comparison = scanned((3,), 200, spoils)
    assert (comparison.wrong, comparison.lost) == ((), ())
    assert 0 < comparison.marked < comparison.figures
    assert comparison.share >= 0.9


def one_bit_is_read_and_not_trusted() -> None:
    _, comparison = scanned((10,), 200, [skewed(0.5), one_bit()], "TIFF")
    assert comparison.figures > 5
    assert (comparison.wrong, comparison.lost, comparison.certain) == ((), (), 0)
    assert comparison.marked >= comparison.equal >= 0.9 * comparison.figures


def laid_sideways() -> None:
    _, comparison = scanned((10,), 150, [turned(1), noisy(5)], "TIFF")
    assert (comparison.wrong, comparison.share) == ((), 1.0)


def a_table_without_rules_gives_no_figure() -> None:
    reading, comparison = scanned((10,), 150, [without_rules, noisy(5)], "PNG")
    assert (comparison.wrong, comparison.certain) == ((), 0)
    assert reading.status == "quarantined"
    assert reading.error_code == "unknown_form"
    assert {gap.kind for gap in reading.gaps} == {"unknown_table"}


SPOILT = (
    skewed_blurred_noisy_and_pressed,
    under_a_seal,
    one_bit_is_read_and_not_trusted,
    laid_sideways,
    a_table_without_rules_gives_no_figure,
)


@pytest.mark.parametrize("holds", few_of(SPOILT, 1, lambda one: one.__name__))
def test_a_spoilt_scan(holds: Callable[[], None]) -> None:
    holds()
