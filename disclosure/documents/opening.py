"""The one door to a file: what it is, whether it may be opened, and the reader that opens it.

What belongs here: recognising a format by its content, never by its name, and the checks that pay
before opening. What does not: how a format is read (one module each).
"""

from __future__ import annotations

import hashlib
import io
import zipfile

from disclosure.documents.markup import is_markup
from disclosure.documents.model import Document, Page
from disclosure.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    OversizedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)

MAX_FILE_BYTES = 100 * 1024**2
MAX_UNPACKED_BYTES = 300 * 1024**2
MAX_UNPACKED_RATIO = 100
SMALL_ENOUGH_TO_UNPACK_BYTES = 20 * 1024**2
"""Below this a high ratio is harmless: a sheet of blanks packs 200 to 1."""

ARCHIVES = frozenset({"zip", "rar", "7z"})
_PACKED = {b"Rar!\x1a\x07": "rar", b"7z\xbc\xaf\x27\x1c": "7z"}
"""Asked before PDF: a PDF that is stored in an archive begins within its first bytes."""
_OTHER_FORMATS = ((b"{\\rtf", "RTF 文档"),)
_OFFICE_PARTS = frozenset(
    {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "mimetype", "OFD.xml"}
)
"""What an office file has and an archive has not: both are zip."""
_IMAGES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"II*\x00": "tiff", b"MM\x00*": "tiff"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_document(
    content: bytes, *, file_name: str | None = None, recognise_scans: bool = True
) -> Document:
    """Opens a published file of any supported format (pdf, docx, xlsx, html, png, jpeg, tiff).

    Without `recognise_scans` pages that are images are told apart and not read.
    Raises a subclass of `UnreadableDocument` with a Chinese reason; nothing else.
    """
    try:
        file_format = recognise(content, file_name=file_name)
        pages = _read(file_format, content, recognise_scans)
    except UnreadableDocument:
        raise
    except MemoryError as error:
        raise OversizedDocument("文件展开后过大，超出内存限制，没有打开") from error
    except Exception as error:
        raise CorruptDocument(f"文件已损坏，无法打开（{type(error).__name__}）") from error
    return Document(hashlib.sha256(content).hexdigest(), file_format, pages)


def recognise(content: bytes, *, file_name: str | None = None) -> str:
    """The format by its content, as `open_document` names it, or one of ARCHIVES.

    Raises a subclass of `UnreadableDocument` for everything else.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise EmptyDocument("文件是空的（没有内容）")
    if len(content) > MAX_FILE_BYTES:
        size_mb, limit_mb = len(content) // 1024**2, MAX_FILE_BYTES // 1024**2
        raise OversizedDocument(f"文件过大（{size_mb} MB），超过上限 {limit_mb} MB，没有打开")
    if content.startswith(b"PK"):
        return _recognise_zip(content)
    for magic, file_format in _PACKED.items():
        if content.startswith(magic):
            return file_format
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        return _recognise_ole(content)
    for magic, file_format in _IMAGES.items():
        if content.startswith(magic):
            return file_format
    for magic, name in _OTHER_FORMATS:
        if content.startswith(magic):
            raise UnsupportedFormat(f"这是{name}，目前还不能读取")
    if is_markup(content):
        return _recognise_page(content)
    raise UnsupportedFormat(f"认不出的文件格式（{file_name or '无文件名'}）")


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
    raise UnsupportedFormat("这种办公软件的文件目前还不能读取，请另存为 PDF、Word 或 Excel")


def _recognise_page(content: bytes) -> str:
    from disclosure.documents.html import holds_tables

    if holds_tables(content):
        return "html"
    raise UnsupportedFormat("这是网页，其中没有预算表；可能是下载时得到的出错页面，或表在附件里")


def _recognise_ole(content: bytes) -> str:
    import msoffcrypto

    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        encrypted = office.is_encrypted()
    except Exception as error:
        raise UnsupportedFormat("这是旧版 Office 文件，目前还不能读取") from error
    if encrypted:
        raise EncryptedDocument("文件设有打开密码，无法读取")
    kind = {"doc97": "Word（.doc）", "xls97": "Excel（.xls）", "ppt97": "PowerPoint（.ppt）"}
    name = kind.get(getattr(office, "format", ""), "Office")
    raise UnsupportedFormat(f"这是旧版 {name} 文件，目前还不能读取，请另存为新格式")


def _read(file_format: str, content: bytes, recognise_scans: bool) -> tuple[Page, ...]:
    if file_format in ARCHIVES:
        name = file_format.upper() if file_format != "7z" else file_format
        raise UnsupportedFormat(f"这是 {name} 压缩包，要逐个打开其中的文件")
    if file_format == "pdf":
        from disclosure.documents.pdf import read_pdf
        from disclosure.scans.pdf import with_scans

        return with_scans(content, read_pdf(content), recognise=recognise_scans)
    if file_format in _IMAGES.values():
        from disclosure.scans.images import read_image

        return read_image(content, recognise=recognise_scans)
    if file_format == "docx":
        from disclosure.documents.docx import read_docx

        return read_docx(content)
    if file_format == "html":
        from disclosure.documents.html import read_html

        return read_html(content)
    from disclosure.documents.xlsx import read_xlsx

    return read_xlsx(content)
