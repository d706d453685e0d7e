"""What a file is by how it begins: portals name and declare files wrongly.

What belongs here: the beginnings of documents and archives. What does not: what an address says of
a file (`file_addresses`), reading one (`disclosure`).
"""

from __future__ import annotations

PDF = b"%PDF"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
BEGINNINGS = (
    (PDF, ".pdf"),
    (OLD_OFFICE, ".doc"),
    (b"{\\rtf", ".rtf"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"PK\x03\x04", ".zip"),
)
_TORN = (PDF, b"PK", b"Rar", b"7z", b"{\\rtf")
"""As much as is left of them in a file that is broken near its beginning, and is text behind it."""


def suffix_by_beginning(head: bytes) -> str | None:
    """The suffix of a file by its first bytes; .zip and .doc stand for all that begin alike."""
    return next((suffix for mark, suffix in BEGINNINGS if head.startswith(mark)), None)


def begins_like_file(body: bytes) -> bool:
    """Whether something was meant as a file, though it may be broken."""
    return body.startswith(_TORN)
