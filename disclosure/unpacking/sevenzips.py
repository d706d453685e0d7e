"""Members of a 7z. They are unpacked into memory, all at once: most 7z are solid.

What belongs here: 7z and nothing else.
"""

from __future__ import annotations

import io
import lzma
from collections.abc import Callable
from functools import cache, partial

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import Py7zIO, WriterFactory

from disclosure.errors import CorruptDocument, EncryptedDocument, OversizedDocument
from disclosure.unpacking.entries import DamagedMember, Entry


class _Member(Py7zIO):
    """Takes what is unpacked, up to what the archive claimed."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.buffer = io.BytesIO()

    def write(self, s: bytes | bytearray) -> int:
        if self.buffer.tell() + len(s) > self.limit:
            raise OversizedDocument("压缩包中的文件展开后比所写的大，没有打开")
        return self.buffer.write(s)

    def read(self, size: int | None = None) -> bytes:
        return self.buffer.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.buffer.seek(offset, whence)

    def flush(self) -> None:
        self.buffer.flush()

    def size(self) -> int:
        return self.buffer.getbuffer().nbytes


class _Members(WriterFactory):
    """Members by number: the archive's own names never become paths, not even in the library."""

    def __init__(self, sizes: dict[str, int]) -> None:
        self.sizes = sizes
        self.made: dict[str, _Member] = {}

    def create(self, filename: str) -> Py7zIO:
        self.made[filename] = _Member(self.sizes[filename])
        return self.made[filename]


def entries_of_7z(content: bytes) -> list[Entry]:
    """Raises EncryptedDocument where even the names are locked, CorruptDocument for a torn file."""
    try:
        with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
            locked = archive.needs_password()
            files = [file for file in archive.files if not file.is_directory]
            members = [(str(f.id), f.filename, f.uncompressed, f) for f in files]
    except PasswordRequired as error:
        raise EncryptedDocument("压缩包设有密码，无法打开") from error
    except (ArchiveError, lzma.LZMAError, EOFError, OSError, ValueError, LookupError) as error:
        raise CorruptDocument("压缩包已损坏：目录不完整，可能没有下载完") from error
    sizes = {number: size for number, _, size, _ in members}
    unpacked = cache(partial(_unpacked, content, tuple(sizes.items())))
    return [
        Entry(
            name=name,
            size=size,
            is_encrypted=locked,
            is_link=bool(file.is_symlink or file.is_junction),
            read=partial(_read, unpacked, number),
        )
        for number, name, size, file in members
    ]


def _read(unpacked: Callable[[], dict[str, bytes]], number: str) -> bytes:
    found = unpacked()
    if number not in found:
        raise DamagedMember("已损坏，解不开")
    return found[number]


def _unpacked(content: bytes, sizes: tuple[tuple[str, int], ...]) -> dict[str, bytes]:
    """All members by number. A solid archive that is torn is torn for all of them."""
    members = _Members(dict(sizes))
    try:
        with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
            for file in archive.files:
                file._file_info["filename"] = str(file.id)
            archive.extractall(factory=members)
    except PasswordRequired as error:
        raise EncryptedDocument("压缩包设有密码，无法打开") from error
    except (ArchiveError, lzma.LZMAError, EOFError, OSError, ValueError, LookupError) as error:
        raise CorruptDocument("压缩包已损坏，解不开") from error
    return {number: member.buffer.getvalue() for number, member in members.made.items()}
