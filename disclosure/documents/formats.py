"""The formats of published files, one record each: all that anybody must know of one stands here.

What belongs here: names, suffixes, media types, signatures, which function reads it. What does not:
telling a file's format (`file_formats`), reading it (one module each).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from disclosure.documents.document import Page

Reader = Callable[[bytes], tuple[Page, ...]]


@dataclass(frozen=True, slots=True)
class FileFormat:
    """`name` is what `Document.file_format` says; the first suffix is the usual one.

    `signatures` are beginnings of the file that settle the format; formats in a container (zip,
    OLE) and texts have none. `reader` is `module:function`, below this package; what is told apart
    before reading (archives, PDF with its scans, images) or is refused has none.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    media_type: str = "application/octet-stream"
    signatures: tuple[bytes, ...] = ()
    reader: str | None = None
    has_pages: bool = False
    is_workbook: bool = False
    is_archive: bool = False
    is_image: bool = False

    def read(self, content: bytes) -> tuple[Page, ...]:
        """By its reader, imported now: most processes meet few formats. Raises ValueError
        for a format without one."""
        if self.reader is None:
            raise ValueError(self.name)
        module, _, function = self.reader.partition(":")
        read = getattr(import_module(f"disclosure.documents.{module}"), function)
        return cast(Reader, read)(content)


_OPENXML = "application/vnd.openxmlformats-officedocument"
FORMATS = (
    FileFormat("pdf", (".pdf",), "application/pdf", has_pages=True),
    FileFormat(
        "docx",
        (".docx", ".docm"),
        f"{_OPENXML}.wordprocessingml.document",
        reader="office.docx:read_docx",
    ),
    FileFormat("doc", (".doc", ".wps"), "application/msword", reader="office.doc:read_word"),
    FileFormat("rtf", (".rtf",), "application/rtf", reader="office.doc:read_rtf"),
    FileFormat(
        "xlsx",
        (".xlsx", ".xlsm"),
        f"{_OPENXML}.spreadsheetml.sheet",
        reader="office.xlsx:read_xlsx",
        is_workbook=True,
    ),
    FileFormat(
        "xls",
        (".xls", ".et"),
        "application/vnd.ms-excel",
        reader="office.xls:read_xls",
        is_workbook=True,
    ),
    FileFormat(
        "xml_spreadsheet",
        media_type="application/vnd.ms-excel",
        reader="office.xml_spreadsheet:read_xml_spreadsheet",
        is_workbook=True,
    ),
    FileFormat("ofd", (".ofd",), "application/ofd", reader="ofd:read_ofd"),
    FileFormat("html", (".html", ".htm", ".mht", ".mhtml"), reader="web.html:read_html"),
    FileFormat("opendocument", (".odt", ".ods")),
    FileFormat("zip", (".zip",), "application/zip", is_archive=True),
    FileFormat("rar", (".rar",), signatures=(b"Rar!\x1a\x07",), is_archive=True),
    FileFormat("7z", (".7z",), signatures=(b"7z\xbc\xaf\x27\x1c",), is_archive=True),
    FileFormat("png", (".png",), "image/png", (b"\x89PNG",), is_image=True),
    FileFormat("jpeg", (".jpg", ".jpeg"), "image/jpeg", (b"\xff\xd8\xff",), is_image=True),
    FileFormat("tiff", (".tif", ".tiff"), "image/tiff", (b"II*\x00", b"MM\x00*"), is_image=True),
)
BY_NAME = {one.name: one for one in FORMATS}
BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
ARCHIVES = frozenset(one.name for one in FORMATS if one.is_archive)
PAGED = frozenset(one.name for one in FORMATS if one.has_pages)
"""Files whose pages can be shown as a picture."""
WORKBOOKS = frozenset(one.name for one in FORMATS if one.is_workbook)
"""Files of sheets, each with a name that may be the only title of its table."""
