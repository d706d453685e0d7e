"""What one archive, with all archives inside it, may cost. A bomb runs into one of these limits.

What belongs here: counting and refusing. What does not: unpacking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.documents.file_formats import MAX_UNPACKED_RATIO, SMALL_ENOUGH_TO_UNPACK_BYTES
from disclosure.errors import OversizedDocument
from disclosure.unpacking.entries import Entry

MAX_MEMBERS = 2000
MAX_UNPACKED_BYTES = 500 * 1024**2
MAX_DEPTH = 3
"""An archive in an archive in an archive is the last that is opened."""


@dataclass(slots=True)
class Budget:
    """Spent before a byte is unpacked, by what the archive claims; claims are held to later."""

    packed_bytes: int
    members: int = 0
    unpacked_bytes: int = 0

    def spend(self, entries: Sequence[Entry], depth: int) -> None:
        """Raises OversizedDocument where the archives at hand claim too much."""
        if depth > MAX_DEPTH:
            raise OversizedDocument(f"压缩包层层嵌套，超过 {MAX_DEPTH} 层，没有打开")
        self.members += len(entries)
        self.unpacked_bytes += sum(entry.size for entry in entries)
        if self.members > MAX_MEMBERS:
            raise OversizedDocument(f"压缩包中的文件超过 {MAX_MEMBERS} 个，没有打开")
        ratio = self.unpacked_bytes // max(1, self.packed_bytes)
        too_dense = ratio > MAX_UNPACKED_RATIO
        small = self.unpacked_bytes <= SMALL_ENOUGH_TO_UNPACK_BYTES
        if self.unpacked_bytes > MAX_UNPACKED_BYTES or (too_dense and not small):
            size_mb = self.unpacked_bytes // 1024**2
            raise OversizedDocument(
                f"压缩包展开后过大（{size_mb} MB，是原来的 {ratio} 倍），没有打开"
            )
