"""The pictures of a finding: made when somebody asks, kept for whoever asks next.

What belongs here: from a finding's places to pictures, and their cache. What does not: what the
places are (`places`, `excerpts`) and how a picture is drawn (`evidence.pictures`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from collection.store import document_path
from disclosure.errors import UnreadableDocument
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
from evidence.table_excerpts import performance_excerpts, table_excerpt
from warehouse.snapshot import open_snapshot

FOLDER = "pictures"
VERSION = "1"
"""Raise it when pictures would look different."""
MOST = 6
HEAD_POINTS = 110.0
"""How much above a table's first figures its header and title usually take."""
LEAD = 24

Fetch = Callable[[str], bytes | None]


def pictures_of(home: Path, finding_key: str) -> list[Picture]:
    """The pictures of a finding of the newest snapshot; empty where it stands nowhere.

    Kept under pictures/ by what is drawn, so that a picture is never older than its figures.
    Raises NoSnapshot.
    """
    with open_snapshot(home) as connection:
        return _Drawing(connection, lambda sha256: _original(home, sha256), home / FOLDER).pictures(
            finding_key
        )


def draw_finding(
    connection: duckdb.DuckDBPyConnection, finding_key: str, fetch: Fetch
) -> list[Picture]:
    """The same over any night's connection; `fetch` gives an original by its SHA-256."""
    return _Drawing(connection, fetch, None).pictures(finding_key)


def _original(home: Path, sha256: str) -> bytes | None:
    path = document_path(home, sha256)
    return path.read_bytes() if path else None


class _Drawing:
    """One finding's way from places to pictures, with or without a cache."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, fetch: Fetch, cache: Path | None
    ) -> None:
        self.connection, self.fetch, self.cache = connection, fetch, cache

    def pictures(self, finding_key: str) -> list[Picture]:
        cells = cell_places(self.connection, finding_key)
        spoken = spoken_places(self.connection, finding_key)
        words = None if cells or spoken else wording(self.connection, finding_key)
        documents = dict.fromkeys(one.document_sha256 for one in [*cells, *spoken])
        if words:
            documents[words.document_sha256] = None
        found: list[Picture] = []
        for sha256 in documents:
            own_cells = [one for one in cells if one.document_sha256 == sha256]
            own_spoken = [one for one in spoken if one.document_sha256 == sha256]
            if file_format(self.connection, sha256) == "pdf":
                found += self._from_pages(sha256, own_cells, own_spoken, words)
            else:
                found += self._without_pages(own_cells, own_spoken, words)
        return found[:MOST]

    def _from_pages(
        self,
        sha256: str,
        cells: Iterable[CellPlace],
        spoken: Iterable[SpokenPlace],
        words: Wording | None,
    ) -> list[Picture]:
        marks = [*map(_cell_mark, cells), *map(_spoken_mark, spoken), *_word_marks(words)]
        if not marks:
            return []
        kept = self._kept(sha256, marks)
        if kept and kept.exists():
            return _unpacked(kept)
        content = self.fetch(sha256)
        if content is None:
            return []
        try:
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

    def _without_pages(
        self, cells: list[CellPlace], spoken: list[SpokenPlace], words: Wording | None
    ) -> list[Picture]:
        found: list[Picture] = []
        for _, places in groupby(cells, key=lambda one: (one.report_id, one.table_no, one.side)):
            if excerpt := table_excerpt(self.connection, list(places)):
                found.append(draw_excerpt(*excerpt))
        for _, quotes in groupby(spoken, key=lambda one: (one.report_id, one.section_no)):
            found += _quoted(list(quotes))
        if words:
            found += [draw_excerpt(*one) for one in performance_excerpts(self.connection, words)]
            found += [] if found else self._sections(words)
        return found

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


def _quoted(places: list[SpokenPlace]) -> list[Picture]:
    text = places[0].text
    if not text:
        return []
    spans = [(place.start, place.end, place.role) for place in places]
    drawn = draw_quote(text, spans, places[0].section or "")
    return [drawn] if drawn else []


def _keep(path: Path, pictures: list[Picture]) -> None:
    rows = [asdict(one) | {"content": base64.b64encode(one.content).decode()} for one in pictures]
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    fresh.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def _unpacked(path: Path) -> list[Picture]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Picture(**row | {"content": base64.b64decode(row["content"])}) for row in rows]
