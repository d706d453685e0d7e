"""The old files of 307, torn and shut: refused with the reason, never read in part."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import olefile
import pytest

from disclosure.documents.file_formats import recognise
from disclosure.documents.office.ole import refuse_torn
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat

NAME = "307-科学技术协会-2025"
SHARES = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)


def content_of(folder: Path, suffix: str) -> bytes:
    return (folder / "shangdang" / f"{NAME}.{suffix}").read_bytes()


def text_of(content: bytes) -> list[bytes]:
    """The two streams that hold a Word file's text and its structure."""
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        return [container.openstream(name).read() for name in ("WordDocument", "1Table")]


def with_head(content: bytes, offset: int, value: int) -> bytes:
    """The Word file with two bytes of its head (FIB) replaced."""
    with olefile.OleFileIO(io.BytesIO(content)) as container:
        head = container.openstream("WordDocument").read(64)
    at = content.index(head) + offset
    return content[:at] + struct.pack("<H", value) + content[at + 2 :]


@pytest.mark.parametrize("suffix", ["doc", "xls"])
def test_old_files_are_told_by_their_streams(shared_reports: Path, suffix: str) -> None:
    assert recognise(content_of(shared_reports, suffix), file_name="a.pdf") == suffix


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("suffix", ["doc", "xls"])
def test_a_torn_file_is_corrupt(shared_reports: Path, suffix: str, share: float) -> None:
    content = content_of(shared_reports, suffix)
    with pytest.raises(CorruptDocument, match=r"损坏|不完整"):
        open_document(content[: int(len(content) * share)])


@pytest.mark.parametrize("cut", range(1, 3000, 113))
def test_a_word_file_passes_whole_or_not_at_all(shared_reports: Path, cut: int) -> None:
    """At the end of its container stands the list of its streams."""
    content = content_of(shared_reports, "doc")
    try:
        recognise(content[:-cut])
        refuse_torn(content[:-cut])
    except CorruptDocument:
        return
    assert text_of(content[:-cut]) == text_of(content)


def test_a_shut_and_an_older_word_file_say_so(shared_reports: Path) -> None:
    content = content_of(shared_reports, "doc")
    with pytest.raises(EncryptedDocument, match="密码"):
        open_document(with_head(content, 0x0A, 0x0100 | 0x0200))
    with pytest.raises(UnsupportedFormat, match="Word 95"):
        open_document(with_head(content, 0x02, 0x0068))
