"""A list that is published as XML with a stylesheet (XSLT): the page that a browser makes of both.

What belongs here: which stylesheet a document names, and what comes of it: a stylesheet is a
program, so it runs in a process of its own. What does not: that process (`apart`), fetching it
(`companions`).
"""

from __future__ import annotations

import re

from lxml import etree

from collection.apart import Overrun, Unmade, apart, work
from disclosure.errors import UnreadableDocument

NAMESPACE = "http://www.w3.org/1999/XSL/Transform"
MOST_HEAD = 1_000
_NAMED = re.compile(rb"<\?xml-stylesheet\b([^?]{0,300})\?>")
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"']{1,200})[\"']")
_ALONE = etree.XSLTAccessControl(
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


def stylesheet_of(url: str, body: bytes) -> str | None:
    """The address of the XSLT stylesheet that a document names."""
    from collection.portal.page import page_of  # not loaded where a stylesheet is run

    named = _NAMED.search(body[:MOST_HEAD])
    href = _HREF.search(named[1]) if named and b"xsl" in named[1] else None
    return page_of(url, b"").absolute(href[1].decode("utf-8", "replace")) if href else None


def is_stylesheet(text: str) -> bool:
    return NAMESPACE in text[:MOST_HEAD]


def styled(body: bytes, stylesheet: str) -> bytes:
    """What a stylesheet makes of a document; the document itself where it makes nothing of it.
    Raises UnreadableDocument where it takes more than it may.
    """
    sheet = stylesheet.encode()
    try:
        return apart(__file__, [str(len(sheet))], sheet + body) or body
    except Unmade:
        return body
    except Overrun as error:
        reason = "列表的样式表（XSLT）运行过久或占用过多内存，没有读取"
        raise UnreadableDocument(reason) from error


def _made(arguments: list[str], content: bytes) -> bytes:
    """In the process of its own: the length of the sheet; the sheet, with the document behind it.
    Raises LxmlError and ValueError.
    """
    length = int(arguments[0])
    sheet, body = content[:length].decode(), content[length:]
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    style = etree.XSLT(etree.fromstring(sheet.encode(), _parser(sheet)), access_control=_ALONE)
    return str(style(etree.fromstring(body, parser=parser))).encode()


def _parser(text: str) -> etree.XMLParser:
    """The text is decoded already, whatever its declaration says."""
    said = None if "encoding" not in text[:100] else "utf-8"
    return etree.XMLParser(encoding=said, resolve_entities=False, no_network=True)


if __name__ == "__main__":
    work(_made)
