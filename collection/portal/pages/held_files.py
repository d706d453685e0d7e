"""Files that a page holds itself, as a `data:` address in base64.

What belongs here: telling and decoding them. What does not: what becomes of them (`portal_walk`).
"""

from __future__ import annotations

import base64
import binascii
import hashlib

HELD = "data:application/"


def is_held(url: str) -> bool:
    return url.startswith(HELD) and ";base64," in url[:200]


def held_file(url: str) -> bytes:
    """The bytes of a file that an address holds; none where it is damaged."""
    try:
        return base64.b64decode(url.partition(",")[2], validate=False)
    except binascii.Error:
        return b""


def place_of(url: str, page: str) -> str:
    """By what such a file is known: its page and its bytes."""
    return f"{page}#{hashlib.sha256(url.encode()).hexdigest()[:16]}"
