"""Files made to hurt whoever opens them, and files that are torn or shut; all of our own making.

What belongs here: bytes. What does not: what must become of them (the tests say).
"""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
import zlib
from hashlib import md5

import msoffcrypto
import xlwt
from docx import Document as WordDocument
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from openpyxl import Workbook
from xlwt.CompoundDoc import XlsDoc

from disclosure.documents.office.ole import workbook_stream

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈">'
    + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/hostname">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_body(inner: str, before: str = "") -> bytes:
    return f"{before}<w:document {W}><w:body>{inner}</w:body></w:document>".encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(parts: dict[str, bytes] | None = None) -> bytes:
    """A good Word file, some parts replaced or added."""
    document = WordDocument()
    document.add_paragraph("部门预算")
    buffer = io.BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue(), parts or {})


def xlsx(parts: dict[str, bytes] | None = None) -> bytes:
    """A good workbook, some parts replaced or added."""
    book = Workbook()
    book.active.append(["部门预算", 176.26])  # type: ignore[union-attr]
    buffer = io.BytesIO()
    book.save(buffer)
    return repacked(buffer.getvalue(), parts or {})


def repacked(content: bytes, parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        kept = {name: old.read(name) for name in old.namelist()}
        for name, part in (kept | parts).items():
            new.writestr(name, part)
    return buffer.getvalue()


def with_false_size(content: bytes, name: str, claimed: int) -> bytes:
    """The same archive, one member of which says that it unpacks to `claimed` bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        real = struct.pack("<I", archive.getinfo(name).file_size)
    return content.replace(real, struct.pack("<I", claimed))


def xls(rows: int = 3) -> bytes:
    """A good workbook of Excel 97."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    for row in range(rows):
        sheet.write(row, 0, f"第{row + 1}行")
        sheet.write(row, 1, row + 0.5)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xls_of(stream: bytes) -> bytes:
    """A container around the records of a workbook."""
    buffer = io.BytesIO()
    XlsDoc().save(buffer, stream)
    return buffer.getvalue()


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def changed_records(content: bytes, change: dict[int, bytes]) -> bytes:
    """The workbook with the content of some kinds of records replaced, each of the same length."""
    stream, position = bytearray(workbook_stream(content)), 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind in change:
            assert len(change[kind]) == length
            stream[position + 4 : position + 4 + length] = change[kind]
        position += 4 + length
    return xls_of(bytes(stream))


def encrypted_xls(password: str) -> bytes:
    """A workbook shut by RC4, as MS-XLS 2.2.10 has it: heads of records stay plain."""
    stream = workbook_stream(xls())
    salt, verifier = os.urandom(16), os.urandom(16)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        shut = _rc4(password, salt, verifier + md5(verifier).digest(), 1024)
        head = record(0x2F, struct.pack("<HHH", 1, 1, 1) + salt + shut)
        first = 4 + struct.unpack_from("<H", stream, 2)[0]
        whole = stream[:first] + head + stream[first:]
        return xls_of(_shut_records(whole, _rc4(password, salt, whole, 1024), len(head)))


def _rc4(password: str, salt: bytes, content: bytes, block: int) -> bytes:
    found: bytes = DocumentRC4.decrypt(password, salt, io.BytesIO(content), blocksize=block).read()
    return found


def _shut_records(plain: bytes, shut: bytes, moved: int) -> bytes:
    """Heads, starts of sheets (moved on) and what must stay plain as they are, the rest shut."""
    made, position = bytearray(), 0
    while position + 4 <= len(plain):
        kind, length = struct.unpack_from("<HH", plain, position)
        body = slice(position + 4, position + 4 + length)
        made += plain[position : position + 4]
        if kind in (0x0809, 0x002F, 0x00E1):
            made += plain[body]
        elif kind == 0x0085:
            start = struct.unpack_from("<I", plain, position + 4)[0] + moved
            made += struct.pack("<I", start) + shut[body][4:]
        else:
            made += shut[body]
        position += 4 + length
    return bytes(made)


def encrypted_package(content: bytes, password: str) -> bytes:
    """A docx or xlsx under a password."""
    buffer = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, buffer)
    assert msoffcrypto.OfficeFile(buffer).is_encrypted()
    return buffer.getvalue()


def pdf(media_box: str = "0 0 595 842", stream: bytes = b"", more: bytes = b"") -> bytes:
    """One page of that size with a packed stream of content."""
    packed = zlib.compress(stream, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{media_box}]/Contents 4 0 R".encode() + more + b">>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )
