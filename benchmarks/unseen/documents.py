"""The documents that are measured, each opened once: what all measures share.

What belongs here: finding and opening files. What does not: what is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from disclosure.documents.document import Document
from disclosure.documents.opening import open_document
from disclosure.errors import UnreadableDocument

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
SUFFIXES = {".pdf", ".docx", ".xlsx", ".xls"}


def documents(folder: Path) -> Iterator[tuple[str, Document]]:
    """Each file of the folder that opens as text, with its place in it; scans are left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES:
            continue
        try:
            document = open_document(path.read_bytes(), file_name=path.name, recognise_scans=False)
        except UnreadableDocument:
            continue
        if any(page.has_text for page in document.pages):
            yield str(path.relative_to(folder)), document
