"""Archives of our own making: zips as Windows and macOS write them, 7z, and stored RAR3 and RAR5.

No free program writes rar, but a stored member is only a header with its checksum and the bytes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import py7zr

RAR3_MARK = b"Rar!\x1a\x07\x00"
RAR5_MARK = b"Rar!\x1a\x07\x01\x00"
STORED, COMPRESSED = 0x30, 0x33


def zipped(members: Mapping[str, bytes], encoding: str = "utf-8-flag") -> bytes:
    """A zip; names in GBK or UTF-8 without a flag, or in UTF-8 with it (`utf-8-flag`)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members.items()):
            plain = name if encoding == "utf-8-flag" else _placeholder(number, name, encoding)
            archive.writestr(plain, content)
    whole = buffer.getvalue()
    if encoding == "utf-8-flag":
        return whole
    for number, name in enumerate(members):
        whole = whole.replace(_placeholder(number, name, encoding).encode(), name.encode(encoding))
    return whole


def _placeholder(number: int, name: str, encoding: str) -> str:
    return f"{number:04d}".ljust(len(name.encode(encoding)), "q")


def encrypted_zip(name: str, content: bytes) -> bytes:
    """A zip whose only member says that it is encrypted."""
    whole = bytearray(zipped({name: content}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def sevenzipped(members: Mapping[str, bytes], password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return buffer.getvalue()


def rar3(
    members: Mapping[str, bytes], encoding: str = "gbk", method: int = STORED, flags: int = 0
) -> bytes:
    """RAR 2.9 to 4: names in the code page of who packed it. `method` claims, bytes stay stored."""
    whole = RAR3_MARK + _rar3_block(0x73, 0, b"\x00" * 6)
    for name, content in members.items():
        raw = name.encode(encoding)
        head = struct.pack(
            "<IIBIIBBHI", len(content), len(content), 2, zlib.crc32(content), 0x5A21_0000, 29,
            method, len(raw), 0x20,
        )  # fmt: skip
        whole += _rar3_block(0x74, 0x8000 | flags, head + raw) + content
    return whole + _rar3_block(0x7B, 0x4000, b"")


def _rar3_block(kind: int, flags: int, body: bytes) -> bytes:
    rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(rest) & 0xFFFF) + rest


def rar5(members: Mapping[str, bytes], method: int = 0) -> bytes:
    """RAR 5: names in UTF-8. `method` above 0 claims compression, the bytes stay stored."""
    whole = RAR5_MARK + _rar5_block(1, 0, _vint(0))
    for name, content in members.items():
        raw = name.encode()
        body = _vint(0x4) + _vint(len(content)) + _vint(0x20)
        body += struct.pack("<I", zlib.crc32(content))
        body += _vint(method << 7) + _vint(0) + _vint(len(raw)) + raw
        whole += _rar5_block(2, 0x2, body, data_size=len(content)) + content
    return whole + _rar5_block(5, 0, _vint(0))


def _rar5_block(kind: int, flags: int, body: bytes, data_size: int | None = None) -> bytes:
    size = b"" if data_size is None else _vint(data_size)
    head = _vint(kind) + _vint(flags) + size + body
    sized = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _vint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])
