"""The markup of a web page: which characters its bytes are, and what of it a person sees.

What belongs here: charset, MHTML (Office's "single file web page"), invisible elements. What does
not: lines and tables (`html`).
"""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

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
HEAD_BYTES = 4096
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "euc-cn"})
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "select", "textarea", "button"}
    | {"iframe", "object", "embed", "svg", "math", "audio", "video", "map", "title", "xml"}
)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_SIMPLE = re.compile(r"^\s*\w*([.#])([\w-]+)\s*$")


def is_markup(content: bytes) -> bool:
    """Whether a file is a web page or MHTML, by its first bytes."""
    head = content[:HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\x00", b"")
    return bool(_MARKUP.search(head)) or is_mhtml(content)


def is_mhtml(content: bytes) -> bool:
    return bool(_MIME.match(content[:HEAD_BYTES].lstrip().replace(b"\r\n", b"\n")))


def bodies(content: bytes) -> Iterator[etree._Element]:
    """What a person sees of the page, or of each page of an MHTML; raises CorruptDocument."""
    for raw, said in _pages(content):
        root = _parsed(decoded(raw, said))
        if root is not None:
            _drop_unseen(root)
            yield root


def decoded(content: bytes, said: str | None = None) -> str:
    """The page's text: by its byte order mark, what was `said` beside it, what it declares.

    Declarations lie; the first that fits every byte is taken, then UTF-8, then GB18030, which
    holds GBK and GB2312.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    declared = _DECLARED.search(content[:HEAD_BYTES])
    names = [said, declared[1].decode("ascii", "replace") if declared else None, "utf-8", "gb18030"]
    for name in filter(None, names):
        try:
            return content.decode("gb18030" if name.lower() in _CHINESE else name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("gb18030", errors="replace")


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
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    if not plain.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True)
    try:
        return lxml_html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CorruptDocument("网页已损坏，无法打开") from error


def _drop_unseen(root: etree._Element) -> None:
    hidden = _hidden_by_rule(root)
    for element in list(root.iter()):
        if element is not root and not _is_seen(element, hidden):
            element.drop_tree()


def _is_seen(element: etree._Element, hidden: set[str]) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag in _UNSEEN or "hidden" in element.attrib:
        return False
    if _HIDING.search(element.get("style") or ""):
        return False
    names = {f".{name}" for name in (element.get("class") or "").split()}
    return not hidden & (names | {f"#{element.get('id')}"})


def _hidden_by_rule(root: etree._Element) -> set[str]:
    """Classes and ids that the page's own style sheet hides, where the selector is that simple."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        for selectors, body in _rules(sheet.text or ""):
            if _HIDING.search(body):
                simple = (_SIMPLE.match(one) for one in selectors.split(","))
                found |= {f"{match[1]}{match[2]}" for match in simple if match}
    return found


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each closed rule, also of those within `@media`; in one pass."""
    for piece in sheet.split("}")[:-1]:
        *_, selectors, body = ["", *piece.split("{")]
        if selectors:
            yield selectors, body
