"""The proofs of a finding: pictures of pages, and for files without pages excerpts and passages.

What belongs here: choosing between a picture and what stands for it where a document can't hold
one (Word and PDF set no SVG). What does not: drawing, and where the figures stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import duckdb

from evidence.finding_places import (
    SpokenPlace,
    cell_places,
    file_format,
    spoken_places,
    wording,
)
from evidence.pictures import Picture
from evidence.table_excerpts import performance_excerpts, table_excerpt
from notices.cleaning import fit
from notices.notice_content import Evidence, Quotation

Pictures = Callable[[str], Sequence[Picture]]
AROUND = 160
"""Characters of a passage kept on each side of its figures."""


def proofs(
    connection: duckdb.DuckDBPyConnection, finding_key: str, pictures: Pictures
) -> list[Evidence]:
    """The proofs of one finding, pictures first; none where it stands nowhere."""
    drawn = [one for one in pictures(finding_key) if one.media_type == "image/png"]
    return [*drawn, *_in_words(connection, finding_key, beside_pictures=bool(drawn))]


def _in_words(
    connection: duckdb.DuckDBPyConnection, finding_key: str, *, beside_pictures: bool
) -> list[Evidence]:
    """What no picture shows: of a report in several files, what stands in those without pages."""
    cells = cell_places(connection, finding_key)
    spoken = spoken_places(connection, finding_key)
    if beside_pictures:
        shown = {
            sha256: file_format(connection, sha256) == "pdf"
            for sha256 in {one.document_sha256 for one in [*cells, *spoken]}
        }
        if not any(shown.values()):
            return []
        cells = [one for one in cells if not shown[one.document_sha256]]
        spoken = [one for one in spoken if not shown[one.document_sha256]]
    found: list[Evidence] = []
    for _, places in groupby(cells, key=lambda one: (one.report_id, one.table_no, one.side)):
        if excerpt := table_excerpt(connection, list(places)):
            found.append(excerpt)
    for _, quotes in groupby(spoken, key=lambda one: (one.report_id, one.section_no)):
        if quotation := _quotation(list(quotes)):
            found.append(quotation)
    if not (found or beside_pictures) and (words := wording(connection, finding_key)):
        found += performance_excerpts(connection, words)
    return found


def _quotation(places: Sequence[SpokenPlace]) -> Quotation | None:
    """The passage around the figures, cut to whole characters with dots where it goes on."""
    text = places[0].text
    if not text:
        return None
    spans = sorted({(place.start, place.end) for place in places})
    first = max(0, spans[0][0] - AROUND)
    last = min(len(text), max(end for _, end in spans) + AROUND)
    before, after = "……" * (first > 0), "……" * (last < len(text))
    shift = len(before) - first
    return Quotation(
        fit(places[0].section or "说明"),
        before + text[first:last] + after,
        tuple((start + shift, end + shift) for start, end in spans),
    )
