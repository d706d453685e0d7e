"""The one door into this room: bytes of a published file in, a `Reading` out.

What belongs here: the order of opening, forms, performance tables, prose; and turning every
failure into a quarantine. What does not: how any of these is done.
"""

from __future__ import annotations

import hashlib

from disclosure.documents.model import Document
from disclosure.documents.opening import open_document
from disclosure.errors import ImageOnlyDocument, ReadingCrashed, UnreadableDocument
from disclosure.forms.matcher import read_forms
from disclosure.forms.printed_identity import printed_identity
from disclosure.narrative import contents, prose_sections, statements
from disclosure.narrative.performance import performance_tables
from disclosure.reading import READER_VERSION, Reading
from disclosure.second_opinion import with_second_opinion

NO_FORM_CODE = "no_form"
NO_FORM_REASON = "未识别出任何规定的预算表"


def read_report(content: bytes, *, file_name: str | None = None) -> Reading:
    """Everything that a file says, or why it can't be read. Never raises for a bad file."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        document = open_document(content, file_name=file_name)
        return with_second_opinion(read_document(document, sha256), document, content)
    except UnreadableDocument as error:
        return _quarantined(sha256, error.code, error.reason)
    except Exception as error:
        reason = f"读取程序出错（{type(error).__name__}），文件未读"
        return _quarantined(sha256, ReadingCrashed.code, reason)


def read_document(document: Document, sha256: str) -> Reading:
    """The reading of an opened document; quarantined if it holds no table of any form."""
    performance = performance_tables(document)
    forms = read_forms(document, performance.consumed)
    code = reason = None
    if forms.form is None:
        code, reason = NO_FORM_CODE, NO_FORM_REASON
        if document.pages and not any(page.has_text for page in document.pages):
            code, reason = ImageOnlyDocument.code, "每一页都是图像，没有文字可读"
    return Reading(
        reader_version=READER_VERSION,
        document_sha256=sha256,
        file_format=document.file_format,
        status="quarantined" if code else "read_with_gaps" if forms.gaps else "read",
        error_code=code,
        error_reason=reason,
        form_id=forms.form.form_id if forms.form else None,
        page_count=len(document.pages),
        identity=printed_identity(document, forms.tables, performance.tables),
        tables=forms.tables,
        raw_tables=forms.raw_tables,
        contents=contents(document).entries,
        sections=prose_sections(document) if document.pages else (),
        statements=statements(document),
        performance_tables=performance.tables,
        gaps=forms.gaps,
    )


def _quarantined(sha256: str, code: str, reason: str) -> Reading:
    return Reading(
        reader_version=READER_VERSION,
        document_sha256=sha256,
        file_format=None,
        status="quarantined",
        error_code=code,
        error_reason=reason,
    )
