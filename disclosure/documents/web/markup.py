"""The markup of a web page: which characters its bytes are, and its pages.

What belongs here: charset, MHTML (Office's "single file web page"). What does not: which
elements are seen (`seen_elements`), lines and tables (`html`).
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from disclosure.documents.remarks import Remarks
from disclosure.documents.web.seen_elements import keep_what_is_seen
from disclosure.documents.web.table_parts import settle_tables
from disclosure.errors import CorruptDocument

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=[\s"']*([\w.:-]+)""", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<table[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE
)
_MIME = re.compile(rb"^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
NOTHING = "\x00"
"""Stands where a disk or a transfer lost what was there."""
HEAD_BYTES = 4096
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "euc-cn"})


def is_markup(content: bytes) -> bool:
    """Whether a file is a web page or MHTML, by its first bytes."""
    head = content[:HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\x00", b"")
    return bool(_MARKUP.search(head)) or is_mhtml(content)


def is_mhtml(content: bytes) -> bool:
    return bool(_MIME.match(content[:HEAD_BYTES].lstrip().replace(b"\r\n", b"\n")))


def bodies(content: bytes, remarks: Remarks | None = None) -> Iterator[etree._Element]:
    """What a person sees of the page, or of each page of an MHTML; raises CorruptDocument.

    Figures that nobody sees are noted in `remarks`.
    """
    for raw, said in _pages(content):
        text, left_out = decoded(raw, said), Remarks() if remarks is None else remarks
        if damaged := text.count(UNKNOWN) + text.count(NOTHING):
            left_out.miss(f"有{damaged}个字符已损坏，认不出是什么")
        root = _parsed(text)
        if root is not None:
            keep_what_is_seen(root, left_out)
            settle_tables(root, left_out)
            yield root


def decoded(content: bytes, said: str | None = None) -> str:
    """The page's text: by its byte order mark, what was `said` beside it, what it declares.

    Declarations lie; the first that fits every byte is taken, then UTF-8, then GB18030, which
    holds GBK and GB2312. Of a damaged page, that which leaves the fewest characters unknown (�).
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    declared = _DECLARED.search(content[:HEAD_BYTES])
    names = [said, declared[1].decode("ascii", "replace") if declared else None, "utf-8", "gb18030"]
    damaged = []
    for name in filter(None, names):
        encoding = "gb18030" if name.lower() in _CHINESE else name
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            damaged.append(content.decode(encoding, errors="replace"))
        except LookupError:
            continue
    return min(damaged, key=lambda text: text.count(UNKNOWN))


def _pages(content: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The page itself, or the pages of an MHTML with the charset that their heads give."""
    if not is_mhtml(content):
        yield content, None
        return
    message = email.message_from_bytes(content.lstrip(), policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload, part.get_content_charset()


def _parsed(text: str) -> etree._Element | None:
    """The page's root; entities are never fetched, an encoding named in the text is ignored."""
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace(NOTHING, "")
    if not plain.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    try:
        return lxml_html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CorruptDocument("网页已损坏，无法打开") from error
