"""What an archive says of one of its files, before anything is unpacked.

What belongs here: the one shape for zip, rar and 7z. What does not: any of these formats.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive; folders are left out. `size` is claimed, in bytes.

    `read` gives at most `size` bytes; it raises `DamagedMember` for one that does not unpack, and
    an `UnreadableDocument` for what concerns the whole archive.
    """

    name: str
    size: int
    is_encrypted: bool
    is_link: bool
    read: Callable[[], bytes]


class DamagedMember(Exception):
    """One member does not unpack; the others may."""
