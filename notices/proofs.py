"""The proofs of a finding: pictures of pages, and for files without pages excerpts and passages.

What belongs here: choosing between a picture and what stands for it where a document can't hold
one (Word and PDF set no SVG). What does not: drawing, and the excerpt itself (`evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from evidence.excerpts import excerpt
from evidence.finding import Finding
from evidence.pictures import Picture
from notices.notice_content import Evidence

Draw = Callable[[Finding], Sequence[Picture]]


def proofs(connection: duckdb.DuckDBPyConnection, finding: Finding, draw: Draw) -> list[Evidence]:
    """The proofs of one finding, pictures first; none where it stands nowhere."""
    drawn = [one for one in draw(finding) if one.media_type == "image/png"]
    if drawn and not (finding.cells or finding.spoken):
        return list(drawn)
    shown = excerpt(connection, finding, without_pages=bool(drawn))
    return [*drawn, *shown.tables, *shown.passages]
