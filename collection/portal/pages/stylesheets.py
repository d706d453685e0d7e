"""A list that is published as XML with a stylesheet (XSLT): the page that a browser makes of both.

What belongs here: which stylesheet a document names, and what comes of it, without any access to
files or the network. What does not: fetching it (`companions`).
"""

from __future__ import annotations

import re

from lxml import etree

from collection.portal.page import page_of

NAMESPACE = "http://www.w3.org/1999/XSL/Transform"
MOST_HEAD = 1_000
_NAMED = re.compile(rb"<\?xml-stylesheet\b([^?]{0,300})\?>")
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"']{1,200})[\"']")
_ALONE = etree.XSLTAccessControl(
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


def stylesheet_of(url: str, body: bytes) -> str | None:
    """The address of the XSLT stylesheet that a document names."""
    named = _NAMED.search(body[:MOST_HEAD])
    href = _HREF.search(named[1]) if named and b"xsl" in named[1] else None
    return page_of(url, b"").absolute(href[1].decode("utf-8", "replace")) if href else None


def is_stylesheet(text: str) -> bool:
    return NAMESPACE in text[:MOST_HEAD]


def styled(body: bytes, stylesheet: str) -> bytes:
    """What a stylesheet makes of a document; the document itself where it makes nothing of it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        sheet = etree.fromstring(stylesheet.encode(), parser=_parser(stylesheet))
        made = etree.XSLT(sheet, access_control=_ALONE)(etree.fromstring(body, parser=parser))
    except (etree.LxmlError, ValueError):
        return body
    return str(made).encode() or body


def _parser(text: str) -> etree.XMLParser:
    """The text is decoded already, whatever its declaration says."""
    said = None if "encoding" not in text[:100] else "utf-8"
    return etree.XMLParser(encoding=said, resolve_entities=False, no_network=True)
