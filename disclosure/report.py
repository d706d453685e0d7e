"""The one door into this room: bytes of a published file in, a `Reading` out.

What belongs here: the order of opening, forms, performance tables, prose; and turning every
failure into a quarantine. What does not: how any of these is done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from disclosure.certainty import judge_scans
from disclosure.compilation import COMPILATION, CUT, Share, shares_of, split
from disclosure.cross_check import with_second_opinion
from disclosure.documents.collector import without_collector
from disclosure.documents.document import Document
from disclosure.documents.file_formats import is_archive
from disclosure.documents.opening import open_document
from disclosure.documents.scans.known_wording import with_known_wording
from disclosure.errors import (
    ImageOnlyDocument,
    ReadingCrashed,
    SeveralReports,
    UnreadableDocument,
)
from disclosure.forms.inference.taught import TableCorrection
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.printed.facing import with_facing_joined
from disclosure.forms.printed.printed_identity import printed_identity
from disclosure.narrative import (
    contents,
    prose_sections,
    relations,
    sections,
    statements,
    told_sections,
    torn_gaps,
)
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.other_documents import other_document
from disclosure.reader_version import reader_version
from disclosure.reading import HARMLESS_GAPS, ArchiveMember, Gap, Reading, Statement
from disclosure.unpacking import unpack

NO_FORM_CODE = "no_form"
NO_FORM_REASON = "未识别出任何规定的预算表"
UNKNOWN_FORM_CODE = "unknown_form"
UNKNOWN_FORM_REASON = "文件里有带金额的表，没有认出是哪一张预算表"
PROSE_ONLY_CODE = "prose_only"
PROSE_ONLY_REASON = "文件只有文字说明，没有预算表；预算表可能另成一个文件"


def read_report(
    content: bytes,
    *,
    file_name: str | None = None,
    recognise_scans: bool = True,
    corrections: Sequence[TableCorrection] = (),
) -> Reading:
    """Everything that a file says, or why it can't be read. Never raises for a bad file.

    Without `recognise_scans` each page that is an image is a gap (`image_page`) and is not read.
    `corrections` are what somebody told of tables of that make.
    """
    return read_content(
        content, file_name=file_name, recognise_scans=recognise_scans, corrections=corrections
    )[0]


def read_content(
    content: bytes,
    *,
    file_name: str | None = None,
    recognise_scans: bool = True,
    corrections: Sequence[TableCorrection] = (),
) -> tuple[Reading, dict[str, bytes]]:
    """As `read_report`; with the files, by SHA-256, that an archive or a compilation holds."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        if is_archive(content):
            return read_archive(content)
        with without_collector():
            return _read_file(content, sha256, file_name, recognise_scans, corrections)
    except UnreadableDocument as error:
        return _quarantined(sha256, error.code, error.reason), {}
    except Exception as error:
        reason = f"读取程序出错（{type(error).__name__}），文件未读"
        return _quarantined(sha256, ReadingCrashed.code, reason), {}


def _read_file(
    content: bytes,
    sha256: str,
    file_name: str | None,
    recognise_scans: bool,
    corrections: Sequence[TableCorrection],
) -> tuple[Reading, dict[str, bytes]]:
    """One report, or several in one file; the opened document is gone when it is read."""
    document = open_document(content, file_name=file_name, recognise_scans=recognise_scans)
    if shares := shares_of(document):
        return _compilation(content, document, shares)
    reading = read_document(document, sha256, corrections)
    return with_second_opinion(reading, document, content), {}


def _compilation(
    content: bytes, document: Document, shares: Sequence[Share]
) -> tuple[Reading, dict[str, bytes]]:
    """A file of several agencies' reports, as an archive of one file each.

    Raises SeveralReports where it has no pages or sheets to be cut at.
    """
    if document.file_format not in CUT:
        raise SeveralReports.naming([one.agency_name for one in shares])
    parts = split(content, shares)
    hashes = [hashlib.sha256(part).hexdigest() for part in parts]
    reading = Reading(
        reader_version=reader_version(),
        document_sha256=hashlib.sha256(content).hexdigest(),
        file_format=COMPILATION,
        status="read",
        page_count=len(document.pages),
        members=tuple(
            ArchiveMember(name=share.label, outcome="kept", sha256=sha256)
            for share, sha256 in zip(shares, hashes, strict=True)
        ),
    )
    return reading, dict(zip(hashes, parts, strict=True))


def read_archive(content: bytes) -> tuple[Reading, dict[str, bytes]]:
    """An archive's members as a reading, and the content of those that are kept, by SHA-256.

    Raises a subclass of UnreadableDocument where the archive can't be opened.
    """
    found = unpack(content)
    reading = Reading(
        reader_version=reader_version(),
        document_sha256=hashlib.sha256(content).hexdigest(),
        file_format=found.file_format,
        status="read",
        members=found.members,
    )
    return reading, found.contents


def read_document(
    document: Document, sha256: str, corrections: Sequence[TableCorrection] = ()
) -> Reading:
    """The reading of an opened document; quarantined if it holds no table of any form."""
    document = with_facing_joined(with_known_wording(document))
    performance = performance_tables(document)
    forms = read_forms(document, performance.consumed, corrections)
    tables, uncertain = judge_scans(document, forms.form, forms.tables)
    parts = tuple(sections(document))
    identity = printed_identity(document, tables, performance.tables)
    told = told_sections(document, parts, identity.fiscal_year)
    gaps = (*forms.gaps, *performance.gaps, *uncertain, *_told(document), *torn_gaps(told))
    has_gaps = any(gap.kind not in HARMLESS_GAPS for gap in gaps)
    said = statements(told)
    if other := other_document(document, forms, said):
        return Reading(
            reader_version=reader_version(),
            document_sha256=sha256,
            file_format=document.file_format,
            status="quarantined",
            error_code=NO_FORM_CODE,
            error_reason=other,
            page_count=len(document.pages),
            raw_tables=forms.raw_tables,
            heads=forms.heads,
            gaps=gaps,
        )
    code, reason = _why_not(document, forms, gaps, said)
    return Reading(
        reader_version=reader_version(),
        document_sha256=sha256,
        file_format=document.file_format,
        status="quarantined" if code else "read_with_gaps" if has_gaps else "read",
        error_code=code,
        error_reason=reason,
        form_id=forms.form.form_id if forms.form else None,
        page_count=len(document.pages),
        identity=identity,
        tables=tables,
        raw_tables=forms.raw_tables,
        heads=forms.heads,
        contents=contents(document).entries,
        sections=prose_sections(document, parts) if document.pages else (),
        statements=said,
        relations=relations(told, said),
        performance_tables=performance.tables,
        gaps=gaps,
    )


def _told(document: Document) -> Iterator[Gap]:
    """What the readers of formats left out, and said so."""
    for page in document.pages:
        for remark in page.remarks:
            yield Gap(
                kind=remark.kind,
                detail=f"{page.label}{remark.text}",
                page_no=page.number,
                page_label=page.label,
            )


def _why_not(
    document: Document, forms: FormReading, gaps: Sequence[Gap], said: Sequence[Statement]
) -> tuple[str | None, str | None]:
    """Code and reason of the quarantine of a document that holds no table of any form.

    Tables with amounts that were not recognised are the reader's fault, not the issuer's.
    """
    if forms.form is not None:
        return None, None
    if document.pages and not any(page.has_text for page in document.pages):
        return ImageOnlyDocument.code, "每一页都是图像，没有文字可读"
    if any(gap.kind == "unknown_table" for gap in gaps):
        return UNKNOWN_FORM_CODE, UNKNOWN_FORM_REASON
    if document.pages and all(page.is_scan for page in document.pages):
        return ImageOnlyDocument.code, f"每一页都是图像，识别后{NO_FORM_REASON}"
    if not forms.raw_tables and any(one.amount_yuan is not None for one in said):
        return PROSE_ONLY_CODE, PROSE_ONLY_REASON
    return NO_FORM_CODE, NO_FORM_REASON


def _quarantined(sha256: str, code: str, reason: str) -> Reading:
    return Reading(
        reader_version=reader_version(),
        document_sha256=sha256,
        file_format=None,
        status="quarantined",
        error_code=code,
        error_reason=reason,
    )
