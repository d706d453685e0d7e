"""A PDF that did not arrive whole says so, also where it still opens."""

from __future__ import annotations

import re

from fpdf import FPDF

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.wholeness import damaged_streams


def report(pages: int = 3) -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Helvetica", size=10)
    for number in range(1, pages + 1):
        pdf.add_page()
        for line in range(40):
            pdf.text(60, 60 + 15 * line, f"page {number} line {line} {number * line + 0.25:,.2f}")
    return bytes(pdf.output())


def told(pages: tuple[Page, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for page in pages for one in page.remarks]


def test_a_whole_one_says_nothing() -> None:
    content = report()
    assert told(open_document(content).pages) == []
    assert told(open_document(content + b"\n<html>added by a server</html>\n").pages) == []


def test_a_stream_that_is_cut_short_is_told() -> None:
    content = report()
    start = content.index(b"stream\n") + 7
    stop = content.index(b"endstream", start)
    length = stop - start
    short = content[: start + length // 2] + b"\x00" * (length - length // 2) + content[stop:]
    assert damaged_streams(short) == 1
    (kind, text), *_ = told(open_document(short).pages)
    assert (kind, "有1段内容已损坏" in text) == ("unread_content", True)


def test_a_changed_byte_in_a_packed_stream_is_told() -> None:
    content = bytearray(report())
    at = content.index(b"stream\n") + 60
    content[at] ^= 0x10
    assert damaged_streams(bytes(content)) == 1


def test_a_file_without_an_end_is_told() -> None:
    content = report()
    cut = content[: content.rindex(b"startxref")]
    kinds = {kind for kind, _ in told(open_document(cut).pages)}
    assert kinds == {"unread_content"}


def test_pages_that_are_told_twice_are_read_once() -> None:
    content = report(2)
    kids = re.search(rb"/Kids \[([^\]]*)\]", content)
    assert kids is not None
    twice = content.replace(kids[0], b"/Kids [" + kids[1] + b" " + kids[1] + b"]")
    twice = twice.replace(b"/Count 2", b"/Count 4")
    pages = open_document(twice).pages
    assert len(pages) == 2
    assert ("hidden_content", "起各页在文件中重复了一遍，只读了一遍") in told(pages)


def test_a_page_whose_record_is_damaged_is_told() -> None:
    """pdfium gives an empty page, the second parser none."""
    content = report(3)
    second = [match.end() for match in re.finditer(rb"/Contents \d+ 0 R", content)][1]
    damaged = content[: second - 1] + b"\xd2" + content[second:]
    assert told(open_document(damaged).pages) == [
        ("unread_content", "所在的文件有的页记录已损坏，可能缺少文字或数字")
    ]


def test_contents_that_a_page_names_and_the_file_lacks_are_told_of_that_page() -> None:
    content = report(3)
    second = [match[1] for match in re.finditer(rb"/Contents (\d+) 0 R", content)][1]
    lacking = content.replace(b"/Contents " + second + b" 0 R", b"/Contents 999 0 R")
    pages = open_document(lacking).pages
    assert [page.number for page in pages if page.remarks] == [2]
    assert told(pages) == [("unread_content", "的内容有一段在文件里缺失，可能缺少文字或数字")]
    beside = content.replace(
        b"/Contents " + second + b" 0 R", b"/Contents [" + second + b" 0 R 999 0 R]"
    )
    assert told(open_document(beside).pages) == told(pages)
