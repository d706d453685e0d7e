"""What the members of an archive are called, and which of them may be reports.

What belongs here: names as labels for people. What does not: paths: nothing here meets a disk.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from disclosure.documents.formats import BY_SUFFIX

LONGEST_LABEL = 200
_IDEOGRAPH = re.compile(r"[⺀-鿿豈-﫿＀-￯　-〿]")
_OF_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def decoded(raw: bytes) -> str:
    """A name whose archive does not say in which encoding it is: UTF-8 or GBK, as Windows writes.

    A short name in GBK may be valid UTF-8 by chance, but not one that reads as Chinese.
    """
    if raw.isascii():
        return raw.decode("ascii")
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")
    foreign = "".join(letter for letter in name if not letter.isascii())
    if len(_IDEOGRAPH.findall(foreign)) == len(foreign):
        return name
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return name


def label(name: str) -> str:
    """A name as it is shown: forward slashes, no control characters, of bounded length."""
    shown = "".join(
        letter for letter in name.replace("\\", "/") if unicodedata.category(letter)[0] != "C"
    )
    if len(shown) > LONGEST_LABEL:
        shown = "…" + shown[-LONGEST_LABEL:]
    return shown.strip() or "（无名文件）"


def suffix(name: str) -> str:
    return PurePosixPath(label(name)).suffix.lower()


def looks_like_a_document(name: str) -> bool:
    return suffix(name) in BY_SUFFIX


def of_the_system(name: str) -> bool:
    """What an operating system or an office program leaves beside the files of a person."""
    path = PurePosixPath(label(name))
    base = path.name.lower()
    return "__MACOSX" in path.parts or base in _OF_SYSTEMS or base.startswith((".", "~$"))
