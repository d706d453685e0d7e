"""Pages whose text runs up or down the sheet are turned, for readers that see a file as it is.

What belongs here: a copy of a file with such pages turned. What does not: reading them.
"""

from __future__ import annotations

import io
from collections.abc import Collection

from disclosure.documents.pdf.pdfium import open_pdf, turn_upright


def upright_copy(content: bytes, numbers: Collection[int] | None = None) -> bytes:
    """The same PDF with its sideways pages turned, those of the given numbers (from 1) or all.

    Unchanged bytes where there is none.

    Raises EncryptedDocument or CorruptDocument.
    """
    document = open_pdf(content)
    try:
        wanted = range(1, len(document) + 1) if numbers is None else numbers
        pages = [document[number - 1] for number in wanted]
        turned = [turn_upright(page) for page in pages]
        if not any(turned):
            return content
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()
