"""The one door to a file: it is recognised, opened by its format's reader, and its failures typed.

What belongs here: the order of what is done. What does not: recognising (`file_formats`), which
function reads which format (`formats`), and how (one module each, imported when it is needed).
"""

from __future__ import annotations

import hashlib

from disclosure.documents.document import Document, Page
from disclosure.documents.file_formats import recognise, refuse_by_size
from disclosure.documents.formats import BY_NAME
from disclosure.documents.invisible import without_invisible
from disclosure.documents.office.protection import unprotected
from disclosure.errors import (
    CorruptDocument,
    OversizedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)


def open_document(
    content: bytes, *, file_name: str | None = None, recognise_scans: bool = True
) -> Document:
    """Opens a published file: pdf, docx, doc, rtf, xlsx, xls, xml_spreadsheet, ofd, html,
    png, jpeg or tiff.

    Without `recognise_scans` pages that are images are told apart and not read.
    Raises a subclass of `UnreadableDocument` with a Chinese reason; nothing else.
    """
    try:
        refuse_by_size(content)
        plain = unprotected(content)
        file_format = recognise(plain, file_name=file_name)
        pages = _pages(file_format, plain, recognise_scans)
    except UnreadableDocument:
        raise
    except MemoryError as error:
        raise OversizedDocument("文件展开后过大，超出内存限制，没有打开") from error
    except Exception as error:
        raise CorruptDocument(f"文件已损坏，无法打开（{type(error).__name__}）") from error
    return Document(hashlib.sha256(content).hexdigest(), file_format, pages)


def _pages(file_format: str, content: bytes, recognise_scans: bool) -> tuple[Page, ...]:
    known = BY_NAME[file_format]
    if known.is_archive:
        name = file_format.upper() if file_format != "7z" else file_format
        raise UnsupportedFormat(f"这是 {name} 压缩包，要逐个打开其中的文件")
    if file_format == "pdf":
        from disclosure.documents.pdf.pdf_reader import read_pdf
        from disclosure.documents.scans.scanned_pdf import with_scans

        return with_scans(content, read_pdf(content), recognise=recognise_scans)
    if known.is_image:
        from disclosure.documents.scans.image_files import read_image

        return read_image(content, recognise=recognise_scans)
    pages = known.read(content)
    return pages if file_format == "ofd" else without_invisible(file_format, pages)
