"""A workbook with some of its sheets only: nothing else of it changes.

What belongs here: SpreadsheetML parts, as far as they say which sheets there are. What does not:
whose sheets they are (`compilation`). Styles and texts are shared by all sheets and stay whole.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from disclosure.documents.office.package import read_part, transitional_package

_SHEETS = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOT_OF_ONE_SHEET = ("definedNames", "bookViews", "calcPr")
"""What names sheets by their place among all."""
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
"""So that the same content gives the same file."""


def cut_workbook(content: bytes, first: int, last: int) -> bytes:
    """The sheets from `first` to `last` (1-based, inclusive) as a workbook of their own."""
    with zipfile.ZipFile(io.BytesIO(transitional_package(content))) as archive:
        parts = {name: read_part(archive, name) for name in archive.namelist()}
    book = etree.fromstring(parts[_SHEETS])
    sheets = book.findall("{*}sheets/{*}sheet")
    dropped = {one.get(_ID) for one in (*sheets[: first - 1], *sheets[last:])}
    for one in (*sheets[: first - 1], *sheets[last:]):
        one.getparent().remove(one)
    for name in _NOT_OF_ONE_SHEET:
        for element in book.findall(f"{{*}}{name}"):
            book.remove(element)
    relations = etree.fromstring(parts[_RELATIONS])
    gone = [one for one in relations if one.get("Id") in dropped]
    for one in gone:
        relations.remove(one)
        parts.pop(posixpath.normpath(posixpath.join("/xl", one.get("Target"))).lstrip("/"), None)
    parts |= {_SHEETS: etree.tostring(book), _RELATIONS: etree.tostring(relations)}
    return _packed(parts)


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, _ANY_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(member, part)
    return buffer.getvalue()
