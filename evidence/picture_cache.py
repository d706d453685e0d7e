"""The pictures of a finding: made when somebody asks, kept for whoever asks next.

What belongs here: from a finding's places to pictures, and their cache. What does not: what the
places are (`finding_places`, `excerpts`) and how a picture is drawn (`evidence.pictures`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from collection.store import document_path
from disclosure.documents.formats import PAGED
from disclosure.errors import UnreadableDocument
from evidence.excerpts import excerpt
from evidence.finding import Finding
from evidence.finding_places import (
    CellPlace,
    SpokenPlace,
    Wording,
    cell_places,
    file_format,
    spoken_places,
    wording,
)
from evidence.pictures import Mark, Picture, draw_excerpt, draw_pages, draw_quote
from warehouse.whole_file import write_whole

FOLDER = "pictures"
VERSION = "1"
"""Raise it when pictures would look different."""
MOST = 6
HEAD_POINTS = 110.0
"""How much above a table's first figures its header and title usually take."""
LEAD = 24
DRAWING = threading.Lock()
"""PDFium is not thread-safe: one draws at a time."""

Fetch = Callable[[str], bytes | None]


def pictures(connection: duckdb.DuckDBPyConnection, finding: Finding, home: Path) -> list[Picture]:
    """The pictures of a finding over the originals of a data folder; empty where it stands nowhere.

    Kept under pictures/ by what is drawn, so that a picture is never older than its figures.
    """
    drawing = _Drawing(connection, lambda sha256: original_of(home, sha256), home / FOLDER)
    return drawing.pictures(finding)


def page_pictures(
    connection: duckdb.DuckDBPyConnection, finding: Finding, home: Path
) -> list[Picture]:
    """Those of them that are parts of the originals' pages; what has none is not drawn."""
    drawing = _Drawing(connection, lambda sha256: original_of(home, sha256), home / FOLDER)
    return drawing.pictures(finding, pages_only=True)


def place_picture(
    connection: duckdb.DuckDBPyConnection,
    sha256: str,
    place: tuple[int, tuple[float, float, float, float]],
    *,
    home: Path,
) -> Picture | None:
    """The part of a page (numbered within its file) around a box in points, outlined; None for a
    file without pages, and where the original is gone."""
    if file_format(connection, sha256) not in PAGED:
        return None
    drawing = _Drawing(connection, lambda sha256: original_of(home, sha256), home / FOLDER)
    drawn = drawing.marked(sha256, [Mark(place[0], "cause", place[1])])
    return drawn[0] if drawn else None


def draw_finding(
    connection: duckdb.DuckDBPyConnection, finding: Finding, fetch: Fetch
) -> list[Picture]:
    """The same, kept nowhere; `fetch` gives an original by its SHA-256."""
    return _Drawing(connection, fetch, None).pictures(finding)


def original_of(home: Path, sha256: str) -> bytes | None:
    """A collected file by its SHA-256; None where it is gone."""
    path = document_path(home, sha256)
    return path.read_bytes() if path else None


class _Drawing:
    """One finding's way from places to pictures, with or without a cache."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, fetch: Fetch, cache: Path | None
    ) -> None:
        self.connection, self.fetch, self.cache = connection, fetch, cache

    def pictures(self, finding: Finding, *, pages_only: bool = False) -> list[Picture]:
        cells = cell_places(self.connection, finding.finding_key)
        spoken = spoken_places(self.connection, finding.finding_key)
        words = None if cells or spoken else wording(self.connection, finding.finding_key)
        documents = dict.fromkeys(
            [*(one.document_sha256 for one in cells), *(one.document_sha256 for one in spoken)]
        )
        if words:
            documents[words.document_sha256] = None
        paged = [one for one in documents if file_format(self.connection, one) in PAGED]
        found: list[Picture] = []
        for sha256 in paged:
            own_cells = [one for one in cells if one.document_sha256 == sha256]
            own_spoken = [one for one in spoken if one.document_sha256 == sha256]
            found += self._from_pages(sha256, own_cells, own_spoken, words)
        if len(paged) < len(documents) and not pages_only:
            found += self._without_pages(finding, words)
        return found[:MOST]

    def _from_pages(
        self,
        sha256: str,
        cells: Iterable[CellPlace],
        spoken: Iterable[SpokenPlace],
        words: Wording | None,
    ) -> list[Picture]:
        marks = [*map(_cell_mark, cells), *map(_spoken_mark, spoken), *_word_marks(words)]
        return self.marked(sha256, marks) if marks else []

    def marked(self, sha256: str, marks: list[Mark]) -> list[Picture]:
        """The pages of one file that the marks stand on."""
        kept = self._kept(sha256, marks)
        if kept and kept.exists():
            return _unpacked(kept)
        content = self.fetch(sha256)
        if content is None:
            return []
        try:
            with DRAWING:
                drawn = draw_pages(content, marks)
        except UnreadableDocument:
            return []
        if kept:
            _keep(kept, drawn)
        return drawn

    def _kept(self, sha256: str, marks: list[Mark]) -> Path | None:
        if self.cache is None:
            return None
        drawn = json.dumps([VERSION, sha256, [asdict(mark) for mark in marks]], ensure_ascii=False)
        key = hashlib.sha256(drawn.encode()).hexdigest()
        return self.cache / key[:2] / f"{key}.json"

    def _without_pages(self, finding: Finding, words: Wording | None) -> list[Picture]:
        """The excerpt, drawn: of files that have no pages to show."""
        shown = excerpt(self.connection, finding, without_pages=True)
        found = [draw_excerpt(table) for table in shown.tables]
        drawn = [draw_quote(one.text, one.spans, one.section) for one in shown.passages]
        found += [one for one in drawn if one]
        return found or (self._sections(words) if words else [])

    def _sections(self, words: Wording) -> list[Picture]:
        """The first section that holds what the finding quotes."""
        sections = self.connection.execute(
            "SELECT title, text FROM source.section WHERE report_id = ? ORDER BY section_no",
            [words.report_id],
        ).fetchall()
        for text in words.texts:
            for title, body in sections:
                if (start := body.find(text)) >= 0:
                    drawn = draw_quote(body, [(start, start + len(text), "spoken")], title)
                    return [drawn] if drawn else []
        return []


def _cell_mark(place: CellPlace) -> Mark:
    if None in (place.x0, place.top, place.x1, place.bottom):
        return Mark(place.page_no, place.role)
    bbox: Any = (place.x0, place.top, place.x1, place.bottom)
    first = place.first_top
    head = (max(0.0, first - HEAD_POINTS), first) if first is not None else None
    return Mark(place.page_no, place.role, bbox, head=head)


def _spoken_mark(place: SpokenPlace) -> Mark:
    lead = ""
    if place.text and (start := place.text.rfind(place.quote, 0, place.end + 1)) > 0:
        lead = place.text[max(0, start - LEAD) : start]
    return Mark(place.page_no, place.role, text=place.quote, lead=lead)


def _word_marks(words: Wording | None) -> list[Mark]:
    if words is None or words.page_no is None:
        return []
    last = words.last_page or words.page_no
    return [Mark(words.page_no, "spoken", text=text, last_page=last) for text in words.texts]


def _keep(path: Path, pictures: list[Picture]) -> None:
    rows = [asdict(one) | {"content": base64.b64encode(one.content).decode()} for one in pictures]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(rows, ensure_ascii=False))


def _unpacked(path: Path) -> list[Picture]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Picture(**row | {"content": base64.b64decode(row["content"])}) for row in rows]
