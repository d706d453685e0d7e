"""Damage that knows nothing of formats: bits turned, bytes cut off, left out, zeroed, doubled.

What belongs here: changes of bytes. What does not: changes that keep a file well formed.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]
"""What makes another file of one, by chance."""


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) // 10, len(content))]


def gapped(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 16, 512, 4096)) :]


def zeroed(content: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(content)), chance.choice((1, 16, 512))
    stop = min(len(content), start + length)
    return content[:start] + bytes(stop - start) + content[stop:]


def doubled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    stop = start + chance.choice((16, 512, 4096))
    return content[:stop] + content[start:stop] + content[stop:]


BYTE_DAMAGE: dict[str, Damage] = {
    "flipped": flipped,
    "cut": cut,
    "gapped": gapped,
    "zeroed": zeroed,
    "doubled": doubled,
}
