"""Files in the container of Office 97-2003: told apart by their streams, never by their names.

What belongs here: which kind of document a container holds, whether it is whole, and whether a
password keeps it shut. What does not: reading it (`xls`, `doc`).
"""

from __future__ import annotations

import io
import struct
from typing import Any

import olefile

from disclosure.errors import CorruptDocument, EncryptedDocument, UnsupportedFormat

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIRST_WORD_97 = 0xC0
"""The version that the head of a Word 97 file names (nFib, MS-DOC 2.5.2); Word 95 wrote 0x68."""
_WORD_ENCRYPTED, _WORD_SECOND_TABLE = 0x0100, 0x0200
_TORN = "文件不完整：缺少后面一部分，可能没有传完"
_OTHERS = {
    "Book": "Excel 5.0/95 的表格",
    "PowerPoint Document": "PowerPoint 演示文稿",
    "VisioDocument": "Visio 图",
    "MatOST": "Microsoft Works 文档",
    "__properties_version1.0": "Outlook 邮件",
}


def recognise_ole(content: bytes) -> str:
    """`xls` or `doc` (which WPS writes as .et and .wps too); raises for all other containers."""
    with _opened(content) as container:
        if container.exists("EncryptedPackage"):
            raise EncryptedDocument("文件设有打开密码，无法读取")
        if container.exists("Workbook"):
            return "xls"
        if container.exists("WordDocument"):
            _check_word(container)
            return "doc"
        for stream, name in _OTHERS.items():
            if container.exists(stream):
                raise UnsupportedFormat(f"这是{name}，不能可靠读取，请另存为 docx、xlsx 或 pdf")
        if _is_short(container, len(content)):
            raise CorruptDocument(_TORN)
    raise UnsupportedFormat("这是旧版 Office 文件，里面没有 Word 或 Excel 的内容")


def workbook_stream(content: bytes) -> bytes:
    """The stream of an Excel file; raises CorruptDocument where a part of it is missing."""
    with _opened(content) as container:
        return _whole(container, "Workbook")


def refuse_torn(content: bytes) -> None:
    """Raises CorruptDocument where any stream is shorter than the container says."""
    with _opened(content) as container:
        for path in container.listdir():
            _whole(container, path)


def _opened(content: bytes) -> Any:
    try:
        return olefile.OleFileIO(io.BytesIO(content))
    except Exception as error:
        raise CorruptDocument("文件已损坏：旧版 Office 文件的结构不完整") from error


def _whole(container: Any, path: str | list[str]) -> bytes:
    try:
        stream: bytes = container.openstream(path).read()
        if len(stream) >= container.get_size(path):
            return stream
    except Exception as error:
        raise CorruptDocument("文件已损坏：旧版 Office 文件的结构不完整") from error
    raise CorruptDocument(_TORN)


def _is_short(container: Any, size: int) -> bool:
    """Whether the file ends before its last sector in use, where its list of streams may stand."""
    used = [n for n, following in enumerate(container.fat) if following != olefile.FREESECT]
    return bool(used) and size < (max(used) + 2) * int(container.sectorsize)


def _check_word(container: Any) -> None:
    stream = _whole(container, "WordDocument")
    if len(stream) < 12:
        raise CorruptDocument("文件已损坏：Word 内容不完整")
    version, flags = struct.unpack_from("<2xH6xH", stream)
    if version < _FIRST_WORD_97:
        raise UnsupportedFormat("这是 Word 95 或更早的文档，不能可靠读取，请另存为 docx")
    if flags & _WORD_ENCRYPTED:
        raise EncryptedDocument("文件设有打开密码，无法读取")
    if not container.exists("1Table" if flags & _WORD_SECOND_TABLE else "0Table"):
        raise CorruptDocument(_TORN)
