"""What a file is, by its content and never by its name, and whether it may be opened.

What belongs here: telling formats apart, and the checks of size that pay before opening. What does
not: what there is to know of a format (`formats`), opening (`opening`), OLE streams (`ole`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from disclosure.documents.formats import ARCHIVES, FORMATS
from disclosure.documents.office.ole import OLE_MAGIC, recognise_ole
from disclosure.documents.web.markup import is_markup
from disclosure.errors import (
    CorruptDocument,
    EmptyDocument,
    OversizedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)

MAX_FILE_BYTES = 100 * 1024**2
MAX_UNPACKED_BYTES = 300 * 1024**2
MAX_UNPACKED_RATIO = 100
SMALL_ENOUGH_TO_UNPACK_BYTES = 20 * 1024**2
"""Below this a high ratio is harmless: a sheet of blanks packs 200 to 1."""

_SIGNATURES = {mark: one.name for one in FORMATS for mark in one.signatures}
"""Asked before PDF: a PDF that is stored in an archive begins within its first bytes."""
_REFUSED = {
    b"\x09\x00\x04\x00": "Excel 2.0 的表格",
    b"\x09\x02\x06\x00": "Excel 3.0 的表格",
    b"\x09\x04\x06\x00": "Excel 4.0 的表格",
}
_XML_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_REFUSED_XML = {
    b"http://schemas.microsoft.com/office/word/2003/wordml": "Word 2003 XML 文档",
}
_HEAD = 2048
_OFFICE_PARTS = frozenset(
    {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "mimetype", "OFD.xml"}
)
"""What an office file has and an archive has not: both are zip."""
_STORED = re.compile(r"[0-9a-f]{64}")
"""A kept original is called by its hash, which tells nobody anything."""


def recognise(content: bytes, *, file_name: str | None = None) -> str:
    """The format by its content, as `open_document` names it, or one of ARCHIVES.

    Raises a subclass of `UnreadableDocument` for everything else.
    """
    refuse_by_size(content)
    if content.startswith(b"PK"):
        return _recognise_zip(content)
    if content.startswith(OLE_MAGIC):
        return recognise_ole(content)
    if (signed := _marked(content, _SIGNATURES)) is not None:
        return signed
    if b"%PDF-" in content[:1024]:
        return "pdf"
    return _recognise_text(content, file_name)


def is_archive(content: bytes) -> bool:
    """Whether a file is a zip, rar or 7z that holds files, and no office file."""
    try:
        return recognise(content) in ARCHIVES
    except UnreadableDocument:
        return False


def refuse_by_size(content: bytes) -> None:
    """Raises EmptyDocument or OversizedDocument."""
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument("文件是空的（没有内容）")
    if len(content) > MAX_FILE_BYTES:
        size_mb, limit_mb = len(content) // 1024**2, MAX_FILE_BYTES // 1024**2
        raise OversizedDocument(f"文件过大（{size_mb} MB），超过上限 {limit_mb} MB，没有打开")


def _marked(content: bytes, signatures: Mapping[bytes, str]) -> str | None:
    return next((name for magic, name in signatures.items() if content.startswith(magic)), None)


def _recognise_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise CorruptDocument("文件已损坏：压缩结构不完整") from error
    names = {member.filename for member in members}
    if not names & _OFFICE_PARTS:
        return "zip"
    unpacked = sum(member.file_size for member in members)
    too_dense = unpacked > MAX_UNPACKED_RATIO * len(content)
    if unpacked > MAX_UNPACKED_BYTES or (too_dense and unpacked > SMALL_ENOUGH_TO_UNPACK_BYTES):
        raise OversizedDocument(
            f"文件展开后过大（{unpacked // 1024**2} MB，是原来的 {unpacked // len(content)} 倍），"
            "没有打开"
        )
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    raise UnsupportedFormat("这种办公软件的文件目前还不能读取，请另存为 PDF、Word 或 Excel")


def _recognise_text(content: bytes, file_name: str | None) -> str:
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if (old := _marked(content, _REFUSED)) is not None:
        raise UnsupportedFormat(f"这是{old}，目前还不能读取")
    head = content[:_HEAD]
    if (_XML_SPREADSHEET in head or _XML_SPREADSHEET in head.replace(b"\x00", b"")) and (
        b"<html" not in head.lower()
    ):
        return "xml_spreadsheet"
    for mark, name in _REFUSED_XML.items():
        if mark in content[:_HEAD]:
            raise UnsupportedFormat(f"这是{name}，目前还不能读取，请另存为 docx 或 pdf")
    if is_markup(content):
        return _recognise_page(content)
    called = "" if file_name is None or _STORED.match(file_name) else f"（{file_name}）"
    raise UnsupportedFormat(f"认不出的文件格式{called}：不是 PDF、Word、Excel、网页、图片或压缩包")


def _recognise_page(content: bytes) -> str:
    from disclosure.documents.web.html import holds_report

    if holds_report(content):
        return "html"
    raise UnsupportedFormat(
        "这是网页，其中没有预算表和情况说明；可能是下载时得到的出错页面，或表在附件里"
    )
