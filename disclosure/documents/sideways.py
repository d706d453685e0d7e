"""Pages whose text runs up or down the sheet are turned, so that every reader sees them upright.

What belongs here: finding such pages and setting their rotation. What does not: reading them.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from disclosure.errors import CorruptDocument, EncryptedDocument

MOSTLY = 0.8
_ENOUGH_CHARS = 20
_SAMPLE = 400


def upright_copy(content: bytes) -> bytes:
    """The same PDF with sideways pages turned; unchanged bytes where there is none.

    Raises EncryptedDocument or CorruptDocument.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error
    try:
        turned = [index for index in range(len(document)) if _turn(document[index])]
        if not turned:
            return content
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
    finally:
        document.close()


def _turn(page: Any) -> bool:
    """Turns a page whose text runs sideways as shown; False where it is upright."""
    angle = _text_angle(page)
    if angle is None or (needed := -angle % 360) == page.get_rotation() % 360:
        return False
    page.set_rotation(needed)
    return True


def _text_angle(page: Any) -> int | None:
    """The angle in degrees at which most text runs on the unturned sheet; None if mixed."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count < _ENOUGH_CHARS:
            return None
        step = max(1, count // _SAMPLE)
        angles = Counter(
            round(pdfium.FPDFText_GetCharAngle(text, index) * 180 / 3.14159265 / 90) * 90 % 360
            for index in range(0, count, step)
        )
    finally:
        text.close()
    angle, votes = angles.most_common(1)[0]
    return angle if votes >= MOSTLY * sum(angles.values()) else None
