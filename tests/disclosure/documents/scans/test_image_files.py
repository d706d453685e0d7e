"""Image files and image pages at the door: what they are, what they may cost, what they hold."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image as Pillow

from disclosure.documents.document import Page
from disclosure.documents.file_formats import recognise
from disclosure.documents.opening import open_document
from disclosure.documents.scans import scan_limits
from disclosure.documents.scans.scanned_pdf import with_scans
from disclosure.errors import CorruptDocument, OversizedDocument
from disclosure.report import read_report
from tests.disclosure.documents.scans.made_scans import as_file

BLANK = np.full((700, 500), 250, np.uint8)


def huge_png(side: int = 20_000) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\x00" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def pdf_of(side: int) -> bytes:
    """One page whose image says that it is `side` by `side` pixels."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 28>>stream\nq 500 0 0 700 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 4>>stream\nabcd\nendstream" % (side, side),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "PDF"])
def test_formats_are_told_by_their_content(file_format: str) -> None:
    assert recognise(as_file([BLANK], file_format)) == file_format.lower()


@pytest.mark.parametrize("content", [huge_png(), pdf_of(20_000), huge_png(11_000)])
def test_a_huge_image_is_refused_before_it_is_decoded(content: bytes) -> None:
    reading = read_report(content)
    assert (reading.status, reading.error_code) == ("quarantined", "oversized")
    assert "上限10000万像素，没有打开" in (reading.error_reason or "")


def test_a_torn_image_is_corrupt() -> None:
    with pytest.raises(CorruptDocument, match="图片"):
        open_document(as_file([np.eye(400, dtype=np.uint8) * 255], "PNG")[:200])


def test_every_page_of_a_tiff_with_its_size_on_paper() -> None:
    pages = open_document(as_file([BLANK, BLANK], "TIFF", 100), recognise_scans=False).pages
    assert [(p.number, p.label, p.width, p.height, p.has_text) for p in pages] == [
        (1, "第1页", 360.0, 504.0, False),
        (2, "第2页", 360.0, 504.0, False),
    ]


def test_a_photograph_lies_as_it_is_seen() -> None:
    out = io.BytesIO()
    exif = Pillow.Exif()
    exif[0x0112] = 6
    Pillow.fromarray(BLANK).save(out, "JPEG", exif=exif, dpi=(100, 100))
    (page,) = open_document(out.getvalue()).pages
    assert (page.width, page.height, page.blocks, page.is_scan) == (504.0, 360.0, (), True)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_limits, "MAX_SCANNED_PAGES", 2)
    with pytest.raises(OversizedDocument, match="扫描页有3页"):
        open_document(as_file([BLANK] * 3, "TIFF"))
    with pytest.raises(OversizedDocument, match="扫描页有3页"):
        open_document(as_file([BLANK] * 3, "PDF"))


def mixed() -> bytes:
    """A page of text, an image page, image pages under invisible text and under a stamp in the
    margin, text on an image."""
    pdf = FPDF()
    pdf.set_font("helvetica")
    picture = Pillow.fromarray(BLANK)
    pdf.add_page()
    pdf.cell(text="Total 176.26")
    for mode in (None, "INVISIBLE", "FILL"):
        pdf.add_page()
        pdf.image(picture, 0, 0, pdf.w, pdf.h)
        if mode is not None:
            pdf.text_mode = mode
            pdf.text(20, 100, "Total 999.99 and some more text of this page")
    pdf.add_page()
    pdf.image(picture, 0, 0, pdf.w, pdf.h)
    pdf.text(20, 10, "Filed by the bureau of finance, page 5")
    return bytes(pdf.output())


def told(pages: tuple[Page, ...]) -> list[tuple[bool, bool]]:
    return [(page.has_text, page.is_scan) for page in pages]


def test_each_page_of_a_mixed_document_is_read_by_what_it_is() -> None:
    waiting = open_document(mixed(), recognise_scans=False).pages
    assert told(waiting) == [
        (True, False),
        (False, True),
        (False, True),
        (True, False),
        (False, True),
    ]
    read = open_document(mixed()).pages
    assert told(read) == [(True, False), (True, True), (True, True), (True, False), (True, True)]
    assert [line.text for line in read[0].lines()] == ["Total 176.26"]
    assert not read[2].blocks, "somebody else's recognition is not what is printed"


def test_a_pdf_without_images_is_not_looked_at_again() -> None:
    pdf = FPDF()
    pdf.set_font("helvetica")
    pdf.add_page()
    pdf.cell(text="Total")
    pages = (Page(1, "第1页", ()),)
    assert with_scans(bytes(pdf.output()), pages) is pages


def test_blank_paper_is_no_gap_and_quarantines() -> None:
    reading = read_report(as_file([BLANK], "PNG"))
    assert (reading.status, reading.error_code, reading.gaps) == ("quarantined", "image_only", ())
    assert reading.error_reason == "每一页都是图像，识别后未识别出任何规定的预算表"
