"""Pages whose text runs up or down the sheet are turned, for readers that see a file as it is.

What belongs here: a copy of a file with such pages turned. What does not: reading them.
"""

from __future__ import annotations

import io

from disclosure.documents.pdf.pdfium import open_pdf, turn_upright


def upright_copy(content: bytes) -> bytes:
    """The same PDF with sideways pages turned; unchanged bytes where there is none.

    Raises EncryptedDocument or CorruptDocument.
    """
    document = open_pdf(content)
    try:
        pages = [document[index] for index in range(len(document))]
        turned = [turn_upright(page) for page in pages]
        if not any(turned):
            return content
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()
