"""Damage to what a PDF draws, with lengths and offsets written anew, so that it opens.

What belongs here: operators of page contents dropped, doubled, moved, and text drawn so that people
do not see it. What does not: bytes (`byte_damage`).
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

from benchmarks.faults.byte_damage import Damage

_OBJECT = re.compile(rb"(\d+) 0 obj\r?\n?(.*?)\r?\n?endobj", re.S)
_STREAM = re.compile(rb"^(<<.*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.S)
_OPERATORS = re.compile(rb"BT .*?\) Tj ET|[^\n]+", re.S)
Change = Callable[[list[bytes], random.Random], list[bytes]]
"""Other operators for those of a page, a line each."""


def _text_line(lines: list[bytes], chance: random.Random) -> int:
    return chance.choice([number for number, line in enumerate(lines) if b" Tj" in line])


def dropped(lines: list[bytes], chance: random.Random) -> list[bytes]:
    number = chance.randrange(len(lines))
    return lines[:number] + lines[number + 1 :]


def repeated(lines: list[bytes], chance: random.Random) -> list[bytes]:
    number = chance.randrange(len(lines))
    return lines[:number] + [lines[number]] * 2 + lines[number + 1 :]


def moved(lines: list[bytes], chance: random.Random) -> list[bytes]:
    one = lines[chance.randrange(len(lines))]
    rest = [line for line in lines if line is not one]
    number = chance.randrange(len(rest))
    return [*rest[:number], one, *rest[number:]]


def _around(before: bytes, after: bytes) -> Change:
    """A text is drawn between two sequences of operators."""

    def change(lines: list[bytes], chance: random.Random) -> list[bytes]:
        number = _text_line(lines, chance)
        drawn = [b"q", before, lines[number], after, b"Q"]
        return lines[:number] + drawn + lines[number + 1 :]

    return change


def covered(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A white box over a part of the page, at the end."""
    x, y = chance.randrange(50, 450), chance.randrange(100, 700)
    return [*lines, b"q 1 1 1 rg %d %d 60 14 re f Q" % (x, y)]


def shifted(lines: list[bytes], chance: random.Random) -> list[bytes]:
    """A text some points further along its line, maybe over another cell."""
    number = _text_line(lines, chance)
    moved_by = b"q 1 0 0 1 %d 0 cm" % chance.choice((-80, -20, 3, 20, 80))
    return [*lines[:number], moved_by, lines[number], b"Q", *lines[number + 1 :]]


IN_CONTENTS: dict[str, Change] = {
    "dropped": dropped,
    "repeated": repeated,
    "moved": moved,
    "shifted": shifted,
    "covered": covered,
    "unpainted": _around(b"3 Tr", b""),
    "white": _around(b"1 1 1 rg", b""),
    "clipped": _around(b"0 0 1 1 re W n", b""),
    "narrow": _around(b"1 Tz", b""),
    "turned": _around(b"0.7 0.7 -0.7 0.7 200 0 cm", b""),
}


def objects(content: bytes) -> dict[int, bytes]:
    """The bodies of all objects, by their numbers."""
    return {int(found[1]): found[2] for found in _OBJECT.finditer(content)}


def rebuilt(bodies: dict[int, bytes], content: bytes) -> bytes:
    """A file of these objects with offsets that are true, under the trailer of the old one."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in sorted(bodies.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (max(bodies) + 1)
    for number in range(1, max(bodies) + 1):
        offset = offsets.get(number)
        out += b"0000000000 00000 f \n" if offset is None else b"%010d 00000 n \n" % offset
    trailer = content[content.rindex(b"trailer") : content.rindex(b"startxref")]
    return bytes(out) + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def in_contents(change: Change) -> Damage:
    """A change to the operators of one page that draws text."""

    def damage(content: bytes, chance: random.Random) -> bytes:
        bodies = objects(content)
        pages = {number: lines for number, body in bodies.items() if (lines := _drawn(body))}
        number = chance.choice(sorted(pages))
        packed = zlib.compress(b"\n".join(change(pages[number], chance)))
        head = b"<<\n/Filter /FlateDecode\n/Length %d\n>>" % len(packed)
        bodies[number] = head + b"\nstream\n" + packed + b"\nendstream"
        return rebuilt(bodies, content)

    return damage


def _drawn(body: bytes) -> list[bytes]:
    """The lines of a content stream that draws text; none of another object."""
    found = _STREAM.match(body)
    if found is None or b"FlateDecode" not in found[1] or b"/Length1" in found[1]:
        return []
    try:
        plain = zlib.decompress(found[2])
    except zlib.error:
        return []
    return _OPERATORS.findall(plain) if b" Tj" in plain else []


def page_box(content: bytes, chance: random.Random) -> bytes:
    """A page whose box shows a part of it, or that is turned."""
    bodies = objects(content)
    number = chance.choice([key for key, body in bodies.items() if b"/Type /Page\n" in body])
    entry = chance.choice(
        (b"/CropBox [0 0 300 842]", b"/Rotate 90", b"/Rotate 180", b"/UserUnit 2")
    )
    bodies[number] = bodies[number].replace(b"/Type /Page\n", b"/Type /Page\n" + entry + b"\n", 1)
    return rebuilt(bodies, content)


def without_object(content: bytes, chance: random.Random) -> bytes:
    bodies = objects(content)
    del bodies[chance.choice(sorted(bodies))]
    return rebuilt(bodies, content)


PDF_DAMAGE: dict[str, Damage] = {
    **{name: in_contents(change) for name, change in IN_CONTENTS.items()},
    "page_box": page_box,
    "without_object": without_object,
}
