"""Parts of a zipped Office file, taken out one by one.

What belongs here: how large a part may be that somebody will parse, since its tree takes twenty
times its size. What does not: the archive as a whole (`opening`), and what a part says.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from disclosure.errors import OversizedDocument

_XML = (".xml", ".rels")
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
MAX_PART_BYTES = 32 * 1024**2
"""The body of a report of forty pages takes 1 MB."""


STRICT = b"http://purl.oclc.org/ooxml/"
_FAMILIES = (b"spreadsheetml", b"wordprocessingml", b"drawingml", b"presentationml")
_OFFICE = b"http://schemas.openxmlformats.org/"


def transitional(xml: bytes) -> bytes:
    """A part of a strict package (ISO 29500-1) under the names that Office itself writes."""
    if STRICT not in xml:
        return xml
    for family in _FAMILIES:
        xml = re.sub(re.escape(STRICT + family) + rb"/(\w+)", _OFFICE + family + rb"/2006/\1", xml)
    return xml.replace(STRICT + b"officeDocument/", _OFFICE + b"officeDocument/2006/")


def transitional_package(content: bytes) -> bytes:
    """The same package with all its parts under those names; unchanged bytes where they are."""
    parts = _parts(content)
    named = _transitional(parts)
    return content if named == parts else packed(named, zipfile.ZIP_STORED)


def transitional_parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package by name, each under those names. Raises as `read_part`."""
    return _transitional(_parts(content))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: read_part(archive, name) for name in archive.namelist()}


def _transitional(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        name: transitional(part) if name.endswith(_XML) else part for name, part in parts.items()
    }


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked; raises OversizedDocument, KeyError, or BadZipFile for a false size."""
    size = archive.getinfo(name).file_size
    if size > MAX_PART_BYTES:
        raise OversizedDocument(
            f"文件展开后过大（其中一部分有 {size // 1024**2} MB，"
            f"上限 {MAX_PART_BYTES // 1024**2} MB），没有打开"
        )
    return archive.read(name)


def packed(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts; the same parts give the same file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, part in parts.items():
            member = zipfile.ZipInfo(name, _ANY_DAY)
            member.compress_type = compression
            written.writestr(member, part)
    return buffer.getvalue()
