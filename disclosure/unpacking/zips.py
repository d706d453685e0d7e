"""Members of a zip. Names without the UTF-8 flag are GBK, or UTF-8 from macOS.

What belongs here: zip and nothing else.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from functools import partial

from disclosure.errors import CorruptDocument
from disclosure.unpacking.entries import DamagedMember, Entry
from disclosure.unpacking.names import decoded

_UTF8 = 0x800
_ENCRYPTED = 0x1
_UNIX = 3


def entries_of_zip(content: bytes) -> list[Entry]:
    """Raises CorruptDocument where the directory of the archive is not whole."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise CorruptDocument("压缩包已损坏：目录不完整，可能没有下载完") from error
    return [
        Entry(
            name=_name(info),
            size=info.file_size,
            is_encrypted=bool(info.flag_bits & _ENCRYPTED),
            is_link=info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16),
            read=partial(_read, archive, info),
        )
        for info in archive.infolist()
        if not _name(info).endswith(("/", "\\"))
    ]


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return decoded(info.filename.encode("cp437"))
    except UnicodeEncodeError:  # an extra field gave the name in Unicode
        return info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(info) as member:
            return member.read(info.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise DamagedMember("已损坏，解不开") from error
    except NotImplementedError as error:
        raise DamagedMember("压缩方式特殊，解不开") from error
    except RuntimeError as error:  # zipfile's word for a password
        raise DamagedMember("设有密码，无法读取") from error
