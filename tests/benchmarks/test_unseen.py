"""The measures of unseen reports count what they say they count."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.unseen.documents import documents
from benchmarks.unseen.left_out import facts_of, left_out
from benchmarks.unseen.reports import measure
from demo.demo_report import demo_reports
from demo.write_pdf import write_pdf
from disclosure.documents.document import Document
from disclosure.forms.matcher import read_forms


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("unseen")
    clean = next(one for one in demo_reports() if one.file_format == "pdf" and not one.planted)
    write_pdf(clean, folder / "clean.pdf")
    (folder / "no report.pdf").write_bytes(b"not even a PDF")
    ((name, opened),) = documents(Path(folder))
    assert name == "clean.pdf"
    return opened


def test_a_clean_report_loses_nothing_and_its_sums_come_out(document: Document) -> None:
    found = measure(document)
    assert (found.lost, found.invented) == (0, 0)
    assert found.sums_held == found.sums > 100
    assert found.tokens > 100


def test_without_its_family_a_report_says_the_same(document: Document) -> None:
    """Inference alone: at least 97% of the facts equal, as the measure counts them."""
    found = left_out(document)
    assert found is not None
    assert found.facts == len(facts_of(read_forms(document)))
    assert found.facts == found.equal + found.missing + found.unnamed + found.wrong
    assert found.equal >= 0.97 * found.facts
