"""Parts of a zipped Office file, taken out one by one.

What belongs here: how large a part may be that somebody will parse, since its tree takes twenty
times its size. What does not: the archive as a whole (`opening`), and what a part says.
"""

from __future__ import annotations

import zipfile

from disclosure.errors import OversizedDocument

MAX_PART_BYTES = 32 * 1024**2
"""The body of a report of forty pages takes 1 MB."""


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked; raises OversizedDocument, KeyError, or BadZipFile for a false size."""
    size = archive.getinfo(name).file_size
    if size > MAX_PART_BYTES:
        raise OversizedDocument(
            f"文件展开后过大（其中一部分有 {size // 1024**2} MB，"
            f"上限 {MAX_PART_BYTES // 1024**2} MB），没有打开"
        )
    return archive.read(name)
