"""A workbook with some of its sheets only: nothing else of it changes.

What belongs here: which sheets a workbook says that it has, in SpreadsheetML and in BIFF8. What
does not: whose sheets they are (`compilation`). Styles are shared by all sheets and stay whole; of
the shared texts those remain that a sheet prints.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
from collections.abc import Iterator, Sequence
from copy import deepcopy

import olefile
from lxml import etree

from disclosure.documents.office.biff import BOUNDSHEET, records
from disclosure.documents.office.ole import workbook_stream
from disclosure.documents.office.package import packed, transitional_parts

_SHEETS = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_TEXTS = "xl/sharedStrings.xml"
_TEXT_OF_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?=[^<>]*?\bt=["']s["'])[^<>]*+>"""
    rb"""[^<]*+(?:<(?!(?:\w{1,20}:)?[cv]\b)[^<]*+)*+<(?:\w{1,20}:)?v>(\d{1,12})<"""
)
"""Up to the next cell: one without a number of its own has none of the next one's."""
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_OF_ONE_SHEET = ("definedNames", "bookViews", "calcPr")
"""What names sheets by their place among all."""
_NO_SHEET = 0x1085
"""A record of BIFF8 that means nothing: readers pass over what they do not know."""


def cut_workbook(content: bytes, spans: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """For each span the sheets from first to last (1-based, inclusive) as a workbook."""
    parts = transitional_parts(content)
    book, relations = etree.fromstring(parts[_SHEETS]), etree.fromstring(parts[_RELATIONS])
    targets = {one.get("Id"): _target(one) for one in relations}
    for name in _NOT_OF_ONE_SHEET:
        for element in book.findall(f"{{*}}{name}"):
            book.remove(element)
    texts = etree.fromstring(parts[_TEXTS]) if _TEXTS in parts else None
    for first, last in spans:
        own, links = deepcopy(book), deepcopy(relations)
        sheets = own.findall("{*}sheets/{*}sheet")
        dropped = {one.get(_ID) for one in (*sheets[: first - 1], *sheets[last:])}
        for one in (*sheets[: first - 1], *sheets[last:]):
            one.getparent().remove(one)
        for one in [one for one in links if one.get("Id") in dropped]:
            links.remove(one)
        gone = {targets[one] for one in dropped if one in targets}
        gone |= {_relations_of(name) for name in gone}
        kept = {name: part for name, part in parts.items() if name not in gone}
        kept |= {_SHEETS: etree.tostring(own), _RELATIONS: etree.tostring(links)}
        if texts is not None:
            named = [targets[one.get(_ID)] for one in sheets[first - 1 : last]]
            kept[_TEXTS] = _printed_texts(texts, [kept[name] for name in named if name in kept])
        yield packed(kept)


def _target(relation: etree._Element) -> str:
    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _printed_texts(texts: etree._Element, sheets: Sequence[bytes]) -> bytes:
    """The shared texts, each at its number, those of other sheets empty."""
    used = {int(number) for sheet in sheets for number in _TEXT_OF_CELL.findall(sheet)}
    own = etree.Element(texts.tag, nsmap=texts.nsmap)
    namespace = etree.QName(texts).namespace
    for number, one in enumerate(texts.iterchildren(f"{{{namespace}}}si")):
        own.append(deepcopy(one) if number in used else etree.Element(one.tag))
    return bytes(etree.tostring(own, xml_declaration=True, encoding="UTF-8"))


def cut_old_workbook(content: bytes, spans: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """The same of a workbook of Excel 97-2003: it names fewer sheets, all else stays in place."""
    stream = workbook_stream(content)
    sheets = [start for start, kind, data in records(stream) if _is_sheet(kind, data)]
    for first, last in spans:
        own = bytearray(stream)
        for number, start in enumerate(sheets, start=1):
            if not first <= number <= last:
                struct.pack_into("<H", own, start, _NO_SHEET)
        book = io.BytesIO(content)
        with olefile.OleFileIO(book, write_mode=True) as container:
            container.write_stream("Workbook", bytes(own))
            yield book.getvalue()


def _is_sheet(kind: int, data: bytes) -> bool:
    return kind == BOUNDSHEET and len(data) > 5 and data[5] == 0
