"""A font that calls a drawn 8 a 3: the page is read from its picture, and told."""

from __future__ import annotations

import random
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from fpdf import FPDF

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.visible import digit_shapes
from fonts.kept_font import CHINESE
from tests.disclosure.documents.raw_pdf import raw_pdf, text

TYPEFACES = ("Helvetica", "Times-Roman", "Courier", "Times-Bold")
NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def printed() -> bytes:
    """Two pages in an embedded font, whose ten digits are its glyphs 1 to 10."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_compression(False)
    pdf.add_font("song", "", str(CHINESE))
    pdf.set_font("song", size=10)
    for words in ("0123456789", "12.60"):
        pdf.add_page()
        pdf.text(60, 100, words)
    return bytes(pdf.output())


def embedded(order: str) -> bytes:
    """The two pages, whose font says of its ten digits, in turn, that they are these."""
    content = printed()
    for glyph, digit in enumerate(order, 1):
        said = f"<{glyph:04X}>_<{ord(digit):04X}>".encode()
        true = f"<{glyph:04X}> <{ord('0') + glyph - 1:04X}>".encode()
        assert content.count(true) == 1
        content = content.replace(true, said)
    return content.replace(b">_<", b"> <")


def page_of(content: bytes) -> Page:
    return open_document(content, recognise_scans=False).pages[0]


def swapped(one: int, other: int) -> str:
    digits = list("0123456789")
    digits[one], digits[other] = digits[other], digits[one]
    return "".join(digits)


def test_a_font_that_says_what_it_shows_is_read() -> None:
    page = page_of(embedded("0123456789"))
    assert next(page.lines()).text == "0123456789"
    assert page.remarks == ()


def test_two_digits_that_changed_places_are_told_whichever_they_are() -> None:
    for one, other in combinations(range(10), 2):
        page = page_of(embedded(swapped(one, other)))
        assert (page.blocks, page.is_scan) == ((), True), (one, other)
        assert "与显示的字形不符" in page.remarks[0].text


def test_any_order_of_the_digits_is_told() -> None:
    chance = random.Random(1)
    for _ in range(20):
        order = "".join(chance.sample("0123456789", 10))
        assert page_of(embedded(order)).is_scan == (order != "0123456789"), order


@pytest.mark.parametrize("typeface", TYPEFACES)
def test_a_standard_typeface_under_a_false_map_is_told(typeface: str) -> None:
    """`/Differences` says which shape a code draws, `/ToUnicode` which character it stands for."""
    map_of = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    map_of += "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <33> <0033> "
    map_of += "endbfchar endcmap end end"
    content = raw_pdf(text(40, 200, "1234") + text(40, 180, "12.60"), form=map_of).decode("latin-1")
    plain = "/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    false = f"/BaseFont /{typeface} /ToUnicode 6 0 R "
    for drawn in range(10):
        font = false + f"/Encoding << /Type /Encoding /Differences [51 /{NAMES[drawn]}] >>"
        page = page_of(content.replace(plain, font).encode("latin-1"))
        assert page.is_scan == (drawn != 3), drawn


@pytest.mark.parametrize(
    ("drawn", "said"),
    [("-", "1"), (".", "0"), ("\\(", "1"), ("-", " "), ("-", "\x34")],
    ids=["a minus as 1", "a point as 0", "a bracket as 1", "a minus as a blank", "a minus as 4"],
)
@pytest.mark.parametrize("typeface", TYPEFACES)
def test_a_sign_that_is_called_a_digit_is_told(drawn: str, said: str, typeface: str) -> None:
    """Also where the font has the digit, too: both codes stand for one character."""
    true = {ord(one): ord(one) for one in "0123456789.-("}
    false = {ord(drawn[-1]): ord(said)}
    assert not page_of(with_sign(drawn, typeface, true)).is_scan
    assert page_of(with_sign(drawn, typeface, true | false)).is_scan


@pytest.mark.parametrize(("drawn", "said"), [("-", "1"), (".", "0"), ("-", "\x34")])
@pytest.mark.parametrize("typeface", ["Helvetica", "Times-Roman", "Times-Bold"])
def test_a_narrow_sign_is_told_though_the_font_shows_the_digit_first(
    drawn: str, said: str, typeface: str
) -> None:
    """Asked for the digit, such a font gives the shape of the other code."""
    false = {ord(drawn): ord(said)}
    true = {ord(one): ord(one) for one in "0123456789.-(" if one != drawn}
    assert page_of(with_sign(drawn, typeface, false | true)).is_scan


def with_sign(drawn: str, typeface: str, codes: dict[int, int]) -> bytes:
    """7435.41, and below it the sign before 743.41, in a font whose codes stand for these."""
    shown = text(40, 200, "7435.41") + text(34, 160, f"{drawn}743.41")
    lines = " ".join(f"<{code:02X}> <{means:04X}>" for code, means in codes.items())
    map_of = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    map_of += "1 begincodespacerange <00> <FF> endcodespacerange "
    map_of += f"{len(codes)} beginbfchar {lines} endbfchar endcmap end end"
    plain = f"/BaseFont /{typeface} /ToUnicode 6 0 R"
    return raw_pdf(shown, form=map_of).replace(b"/BaseFont /Helvetica", plain.encode())


DRAWN_8 = "40 140 m 160 140 l 160 270 l 40 270 l 40 20 l 160 20 l 160 140 l S"
DRAWN_7 = "40 270 m 160 270 l 80 20 l S"


@pytest.mark.parametrize(
    ("drawing", "is_scan", "said"),
    [(DRAWN_8, False, "8"), (DRAWN_7, True, ""), ("", False, "")],
    ids=["as it is called", "as another digit", "nothing"],
)
def test_a_digit_that_is_a_drawing_is_looked_at(drawing: str, is_scan: bool, said: str) -> None:
    """In a font of Type 3, which has no outlines."""
    name = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    name += "1 beginbfchar <38> <0038> endbfchar endcmap"
    font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 240 300] "
    font += "/FontMatrix [.0025 0 0 .0025 0 0] "
    font += "/Encoding << /Type /Encoding /Differences [56 /eight] >> /ToUnicode 8 0 R "
    font += "/CharProcs << /eight 6 0 R >> /FirstChar 56 /LastChar 56 /Widths [200] >>\nendobj\n"
    content = raw_pdf(
        text(40, 200, "from 12.60") + "BT /T 12 Tf 1 0 0 1 40 160 Tm (8) Tj ET",
        form=f"200 0 d0 32 w {drawing}",
        seventh=f"{font}8 0 obj\n<< /Length {len(name)} >>\nstream\n{name}\nendstream",
    ).replace(b"startxref\n", b"startxref\n1")  # the eighth object is found by looking for it
    page = page_of(content.replace(b"/F 4 0 R", b"/F 4 0 R /T 7 0 R"))
    assert page.is_scan == is_scan
    read = "" if is_scan else f"from 12.60{said}"
    assert "".join(line.text for line in page.lines()) == read


@pytest.mark.parametrize(
    ("own", "other", "is_other"),
    [
        (0.1, 1.0, True),
        (1.0, 0.9, False),
        (0.1, digit_shapes.CLEARLY - 0.01, False),
        (0.99 - digit_shapes.MARGIN / 2, 0.99, False),
    ],
)
def test_a_digit_of_a_typeface_of_its_own_is_no_lie(
    own: float, other: float, is_other: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what is clearly another, and clearly less itself."""
    shape = np.zeros(len(digit_shapes.KNOWN))
    shape[3], shape[8] = own, other
    standard = np.tile(np.eye(len(shape)), (len(digit_shapes.TYPEFACES), 1))
    monkeypatch.setattr(digit_shapes, "_height", lambda outline: 0.7)
    monkeypatch.setattr(digit_shapes, "_standard_shapes", lambda: standard)
    monkeypatch.setattr(digit_shapes, "_shape", lambda outline: shape)
    assert digit_shapes._is_other("3", 0) == is_other


def test_a_page_without_the_digits_that_lie_is_read() -> None:
    one, other = open_document(embedded(swapped(3, 8)), recognise_scans=False).pages
    assert (one.is_scan, other.is_scan) == (True, False)
    assert next(other.lines()).text == "12.60"


def test_the_fonts_of_a_file_are_judged_once_and_not_for_each_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[int] = []
    judge = digit_shapes._lies
    monkeypatch.setattr(digit_shapes, "_lies", lambda font: judged.append(font) or judge(font))
    assert len(open_document(printed(), recognise_scans=False).pages) == 2
    assert len(judged) == 1


def test_what_is_known_of_a_font_holds_only_from_page_to_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its address may be another font's, once a page between did not keep it."""
    monkeypatch.setattr(digit_shapes, "_font", lambda thing: thing)
    shown = {1: iter((frozenset("3"), frozenset(), frozenset("8")))}
    monkeypatch.setattr(digit_shapes, "_lies", lambda font: next(shown[font]))
    fonts = digit_shapes.JudgedFonts()
    pages = [fonts.lying_digits(page, [1]) for page in (1, 2, 4, 5)]
    assert pages == [[{"3"}], [{"3"}], [set()], [set()]]
    assert fonts.lying_digits(6, [0]) == [set()]
    assert fonts.lying_digits(7, [1]) == [{"8"}]
