"""Figures that annotations and form fields print over a page: seen, and no text of the page.

What belongs here: what such an annotation says. What does not: annotations that cover what a page
prints (`visibility`). They are told, not read: nothing says which cell they belong to.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from disclosure.documents.remarks import Remarks

WRITTEN = "有批注或表单域写在页面上的数字没有读入，写明的是“{}”"
STRUCK = "有批注划去了页面上的文字，划去的仍按原文读入"
_SAYING = {
    raw.FPDF_ANNOT_FREETEXT: b"Contents",
    raw.FPDF_ANNOT_STAMP: b"Contents",
    raw.FPDF_ANNOT_WIDGET: b"V",
}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_FIGURE = re.compile(r"\d[\d,]*\.\d|\d,\d{3}|\d{3}")
_MOST, _LONGEST = 2000, 200


def tell_annotations(page: Any, remarks: Remarks) -> None:
    """Notes figures that annotations of an open page print, and text that they strike out."""
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        for sentence in _told(annotation):
            remarks.miss(sentence)
        raw.FPDFPage_CloseAnnot(annotation)


def _told(annotation: Any) -> Iterator[str]:
    if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        return
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        yield STRUCK
    elif kind in _SAYING:
        said = " ".join(_value(annotation, _SAYING[kind]).split())
        if _FIGURE.search(said):
            yield WRITTEN.format(said[:_LONGEST])


def _value(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    written = ctypes.create_string_buffer(max(2, length))
    place = ctypes.cast(written, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, key, place, length)
    return written.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
