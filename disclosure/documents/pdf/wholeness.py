"""Whether a PDF arrived whole: its end, streams and pages, what these name, and none told twice.

What belongs here: what pdfium passes over in silence: it reads a stream as far as it goes, and
makes up a table of objects where there is none. What does not: files that do not open (`pdfium`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from disclosure.documents.document import Page, Remark
from disclosure.documents.pdf.playa_reader import holds_contents

TAIL = 65_536
"""Bytes at the end in which the end is looked for: servers append things."""
MOST_INFLATED = 64 * 1024**2
LONGEST_DICTIONARY = 2048
FEWEST_REPEATED = 4
_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_OTHER_STREAMS = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length[123]\b|/DecodeParms|/Type\s*/XRef"
)
"""Pictures, fonts, metadata: a fault there shows, or matters to nobody."""
_ONLY_FLATE = re.compile(rb"/Filter\s*+(?:\[\s*+)?/(?:FlateDecode|Fl)\s*+\]?(?!\s*+/)")
_CUT = Remark("unread_content", "所在的文件没有结尾，可能没有传完；后面的页或内容可能缺失")
_ABSENT = Remark("unread_content", "的内容有一段在文件里缺失，可能缺少文字或数字")
_BROKEN = Remark("unread_content", "所在的文件有的页记录已损坏，可能缺少文字或数字")
_TWICE = Remark("hidden_content", "起各页在文件中重复了一遍，只读了一遍")


def with_wholeness(content: bytes, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The pages, once, with a remark at the first where the file is damaged and still opens."""
    remarks: list[Remark] = []
    if b"startxref" not in content[-TAIL:]:
        remarks.append(_CUT)
    damaged = damaged_streams(content)
    if damaged:
        remarks.append(
            Remark("unread_content", f"所在的文件有{damaged}段内容已损坏，可能缺少文字或数字")
        )
    held = holds_contents(content)
    if held is not None and len(held) != len(pages):
        remarks.append(_BROKEN)
        held = None
    half = len(pages) // 2
    if 2 * half == len(pages) >= FEWEST_REPEATED and _are_told_twice(pages, half):
        pages = pages[:half]
        remarks.append(_TWICE)
    pages = tuple(
        page if held is None or held[page.number - 1] else _remarked(page, _ABSENT)
        for page in pages
    )
    return (_remarked(pages[0], *remarks), *pages[1:])


def _remarked(page: Page, *remarks: Remark) -> Page:
    return replace(page, remarks=(*page.remarks, *remarks))


def damaged_streams(content: bytes) -> int:
    """How many packed streams of text and structure do not unpack to their end.

    An encrypted file can't be looked into.
    """
    if b"/Encrypt" in content:
        return 0
    return sum(not _is_whole(data) for data in _packed(content))


def _packed(content: bytes) -> Iterator[bytes]:
    """The bytes of each stream that is packed by deflate alone, without pictures and fonts."""
    for match in _STREAM.finditer(content):
        start = match.end()
        before = content[max(0, match.start() - LONGEST_DICTIONARY) : match.start() + 2]
        dictionary = before[before.rfind(b" obj") :]
        if not _ONLY_FLATE.search(dictionary) or _OTHER_STREAMS.search(dictionary):
            continue
        length = _LENGTH.search(dictionary)
        end = start + int(length[1]) if length else -1
        if length is None or not content[end : end + 12].lstrip().startswith(b"endstream"):
            end = content.find(b"endstream", start)
        yield content[start : end if end >= 0 else len(content)]


def _is_whole(data: bytes) -> bool:
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(data, MOST_INFLATED)
    except zlib.error:
        return False
    return unpacker.eof or bool(unpacker.unconsumed_tail)


def _are_told_twice(pages: tuple[Page, ...], half: int) -> bool:
    return all(
        one.blocks and one.blocks == other.blocks
        for one, other in zip(pages[:half], pages[half:], strict=True)
    )
