"""Original files as they are handed out: what a browser is told that they are.

What belongs here: media types. What does not: where originals lie (`collection.store`).
"""

from __future__ import annotations

from disclosure.documents.formats import BY_SUFFIX

UNKNOWN = "application/octet-stream"


def media_type_of(suffix: str) -> str:
    """Of a file by its suffix; a web page is only ever saved, never shown as ours."""
    known = BY_SUFFIX.get(suffix.lower())
    return known.media_type if known else UNKNOWN
