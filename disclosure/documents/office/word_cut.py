"""A Word file with some parts of its body only: nothing else that is seen of it changes.

What belongs here: the parts that a body is made of (paragraphs, tables), and a package without some
of them. What does not: whose parts they are (`compilation`), and what they say (`docx`).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from disclosure.documents.office.package import packed, transitional_parts
from disclosure.documents.office.word_runs import W

_BODY = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_HELD = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What only stands around parts of a body."""
_OF_THE_MOMENT = "docProps/"
"""Who saved it when: the same content gives the same file."""
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def body_parts(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs, tables and whatever else stands in a body, in order."""
    for child in parent:
        if child.tag in _HELD:
            yield from body_parts(child)
        elif isinstance(child.tag, str):
            yield child


def cut_word(content: bytes, spans: Sequence[tuple[int, int]]) -> Iterator[bytes]:
    """For each span (1-based, inclusive) the file with these parts of its body."""
    parts = {
        name: part
        for name, part in transitional_parts(content).items()
        if not name.startswith(_OF_THE_MOMENT)
    }
    whole = etree.fromstring(parts[_BODY])
    for first, last in spans:
        own = deepcopy(whole)
        _keep(own, first, last)
        body = etree.tostring(own, xml_declaration=True, encoding="UTF-8", standalone=True)
        yield packed(_without_unused(parts | {_BODY: body}, own))


def _keep(document: etree._Element, first: int, last: int) -> None:
    body = document.find(f"{W}body")
    if body is None:
        return
    for number, part in enumerate(list(body_parts(body)), start=1):
        parent = part.getparent()
        is_section = part.tag == f"{W}sectPr"
        if parent is not None and not is_section and not first <= number <= last:
            parent.remove(part)


def _without_unused(parts: dict[str, bytes], document: etree._Element) -> dict[str, bytes]:
    """Without the pictures that nothing in the body refers to."""
    if _RELATIONS not in parts:
        return parts
    used = {
        value
        for element in document.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(_OFFICE)
    }
    relations = etree.fromstring(parts[_RELATIONS])
    for one in list(relations):
        target = posixpath.normpath(posixpath.join("/word", one.get("Target", ""))).lstrip("/")
        if target.startswith("word/media/") and one.get("Id") not in used:
            relations.remove(one)
            parts.pop(target, None)
    return parts | {_RELATIONS: etree.tostring(relations)}
