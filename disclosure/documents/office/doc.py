"""A Word 97-2003 file (WPS's own included) or RTF becomes what its docx is.

What belongs here: what is checked before and after the conversion. What does not: the conversion
(`converter`), and what a docx says (`docx`).
"""

from __future__ import annotations

from disclosure.documents.document import Page
from disclosure.documents.office.converter import to_docx
from disclosure.documents.office.docx import read_docx
from disclosure.documents.office.ole import refuse_torn
from disclosure.errors import CorruptDocument


def read_word(content: bytes) -> tuple[Page, ...]:
    """The body of a Word 97-2003 document. Raises as `to_docx` does.

    LibreOffice opens torn files as far as they go: what is not whole is refused before that, so
    that no figure is missing in silence.
    """
    refuse_torn(content)
    return read_docx(to_docx(content, "doc"))


def read_rtf(content: bytes) -> tuple[Page, ...]:
    """The body of an RTF document, as `read_word`."""
    if not content.rstrip(b"\x00 \t\r\n\x1a").endswith(b"}"):
        raise CorruptDocument("文件不完整：RTF 没有结束，可能没有传完")
    return read_docx(to_docx(content, "rtf"))
