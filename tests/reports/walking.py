"""Walks over every real PDF: a few in `make test`, all of them with `-m whole`.

What belongs here: which files a walk takes, and when two readings of a page are the same.
Each day draws another few (`drawn`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from disclosure.documents.document import Page
from disclosure.documents.pdf import pdf_reader
from tests.drawn import drawing

Choice = Callable[[Path], list[Path]]
A_FEW = 5
A_FEW_PAGES = 6
"""Of a file, for a reader that takes ten times as long as ours."""


def all_pdfs(reports: Path) -> list[Path]:
    """Every PDF below the folder of real reports, of forms known or not."""
    files = sorted(reports.rglob("*.pdf"))
    assert files
    return files


def a_few_pdfs(reports: Path) -> list[Path]:
    """Some, each of another folder; the same ones for the same seed."""
    draw = drawing()
    folders: dict[Path, list[Path]] = defaultdict(list)
    for file in all_pdfs(reports):
        folders[file.parent].append(file)
    drawn = draw.sample(sorted(folders), min(A_FEW, len(folders)))
    return [draw.choice(folders[folder]) for folder in drawn]


@lru_cache(A_FEW)
def read_pages(file: Path) -> Sequence[Page]:
    """The file's pages as our reader sees them."""
    return pdf_reader.read_pdf(file.read_bytes())


def drawn_pages(pages: Sequence[Page], chosen: Choice) -> list[Page]:
    """Some of the pages where a few files are walked; all of them where every file is."""
    if chosen is all_pdfs or len(pages) <= A_FEW_PAGES:
        return list(pages)
    drawn = drawing().sample(pages, A_FEW_PAGES)
    return sorted(drawn, key=lambda page: page.number)


def is_same(page: Page, read: Counter[str], other: Counter[str]) -> bool:
    """Whether a page's reading is the other's; where it tells of text nobody sees, a part of it.

    No other reader knows what is seen: each of them has the hidden text too.
    """
    tells_of_hidden = any(remark.kind == "hidden_content" for remark in page.remarks)
    return read <= other if tells_of_hidden else read == other


every_pdf = pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(a_few_pdfs, marks=pytest.mark.slow, id="few"),
        pytest.param(all_pdfs, marks=pytest.mark.whole, id="all"),
    ],
)
