"""What may be opened, and what is refused with a reason that an official understands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document as WordDocument
from fpdf import FPDF
from openpyxl import Workbook

from disclosure.documents.file_formats import MAX_FILE_BYTES
from disclosure.documents.opening import open_document
from disclosure.errors import (
    CorruptDocument,
    EmptyDocument,
    EncryptedDocument,
    OversizedDocument,
    UnreadableDocument,
    UnsupportedFormat,
)


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _pdf(password: str | None = None) -> bytes:
    pdf = FPDF()
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.text(40, 40, "176.26")
    return bytes(pdf.output())


ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
)

EXCEL_2003 = (
    b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"", EmptyDocument, "空"),
        (b"\x00\x00 \n", EmptyDocument, "空"),
        (lambda: b"%PDF-1.4\n" + b"0" * MAX_FILE_BYTES, OversizedDocument, "过大"),
        (b"%PDF-1.4 nothing more", CorruptDocument, "损坏"),
        (_pdf()[:300], CorruptDocument, "损坏"),
        (_pdf("secret"), EncryptedDocument, "密码"),
        (b"PK\x03\x04 torn", CorruptDocument, "损坏"),
        (_zip({"a.pdf": b"x"}), UnsupportedFormat, "ZIP"),
        (lambda: _zip({"word/document.xml": b"0" * 400 * 1024**2}), OversizedDocument, "展开"),
        (_zip({"word/document.xml": ENTITY}), CorruptDocument, "实体"),
        (_zip({"word/document.xml": b"<torn"}), CorruptDocument, "损坏"),
        (_zip({"xl/workbook.xml": b"<torn"}), CorruptDocument, "损坏"),
        (b"Rar!\x1a\x07\x00", UnsupportedFormat, "RAR"),
        (b"\x89PNG\r\n", CorruptDocument, "图片"),
        (b"<!DOCTYPE html><html>", UnsupportedFormat, "网页"),
        (b"whatever this is", UnsupportedFormat, "认不出"),
        (EXCEL_2003[:-4], CorruptDocument, "XML 表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, CorruptDocument, "Office"),
    ],
)
def test_a_bad_file_is_refused_with_its_own_error(
    content: bytes | Callable[[], bytes], error: type[UnreadableDocument], said: str
) -> None:
    """What is large is made when it is needed, not while tests are collected."""
    with pytest.raises(error, match=said):
        open_document(content() if callable(content) else content)


def test_a_good_pdf_is_read_whatever_its_name() -> None:
    document = open_document(_pdf(), file_name="report.xlsx")
    assert document.file_format == "pdf"
    assert [line.text for line in document.pages[0].lines()] == ["176.26"]


def test_a_sheet_that_reaches_to_the_last_column_is_refused() -> None:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = 1, 2
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(OversizedDocument, match="范围"):
        open_document(buffer.getvalue())


def test_word_merges_deletions_and_nested_tables() -> None:
    document = WordDocument()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "项目"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "金额"
    table.cell(1, 0).text, table.cell(2, 2).text = "编码", "92.90"
    inner = table.cell(2, 0).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "1.80"
    document.add_paragraph("注：说明")
    buffer = io.BytesIO()
    document.save(buffer)
    page = open_document(buffer.getvalue()).pages[0]
    outer, nested = page.tables()
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in outer.cells if cell.text}
    assert spans["项目"] == (1, 2)
    assert spans["金额"] == (2, 1)
    assert outer.grid()[2][2].text == "92.90"  # type: ignore[union-attr]
    assert [cell.text for cell in nested.cells] == ["1.80"]
    assert [line.text for line in page.lines()] == ["注：说明"]
