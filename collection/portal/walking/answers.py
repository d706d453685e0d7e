"""What an answer is: a file, data, or no text at all; by its bytes, then by its name.

What belongs here: telling. What does not: what follows from it (`portal_walk`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.message import Message
from typing import Any
from urllib.parse import unquote

from collection.portal.pages.file_addresses import DOCUMENT_SUFFIXES, suffix_of
from collection.portal.pages.file_beginnings import suffix_by_beginning
from collection.portal.walking.asking import Answer
from disclosure.documents.web.markup import is_markup


def file_suffix(answer: Answer) -> str | None:
    """The suffix of the file that an answer is; None for a page. By its bytes, then its name."""
    head = answer.body[:1024].lstrip()
    known = suffix_by_beginning(head)
    named = suffix_of(file_name(answer.headers))
    if known is None:
        handed_out = named in DOCUMENT_SUFFIXES and not is_markup(answer.body) and bool(answer.body)
        return named if handed_out else None
    return named if named in DOCUMENT_SUFFIXES else known


def file_name(headers: Mapping[str, str]) -> str:
    """The name that Content-Disposition gives, as it was meant: percent-encoded, UTF-8 or GBK."""
    said = headers.get("content-disposition", "")
    if extended := re.search(r"filename\*\s*=\s*[\w-]*'[^']*'([^;]+)", said, re.IGNORECASE):
        return unquote(extended[1].strip().strip('"'))
    message = Message()
    message["Content-Disposition"] = said.replace("\r", " ").replace("\n", " ")
    name: Any = message.get_filename() or ""
    raw = unquote(str(name)).encode("latin-1", "replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return str(name)


def may_be_data(answer: Answer) -> bool:
    """Whether an answer begins like JSON or XML."""
    return answer.body[:1] in {b"{", b"["} or b"xml" in answer.body[:100]


def is_binary(answer: Answer) -> bool:
    """Whether an answer is no text at all."""
    head = answer.body[:512]
    return b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))
