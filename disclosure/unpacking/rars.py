"""Members of a rar, of RAR3 and RAR5. What is compressed in it needs a tool of the system.

What belongs here: rar and nothing else. No free library unpacks it: `rarfile` reads the structure
and what is stored uncompressed, and asks unrar, unar or bsdtar for the rest. Each is tried: unar
and bsdtar know different parts of the format. A member's checksum tells whether it came out right.
"""

from __future__ import annotations

import io
from functools import partial

import rarfile

from disclosure.errors import CorruptDocument, EncryptedDocument, ToolMissing
from disclosure.unpacking.entries import DamagedMember, Entry
from disclosure.unpacking.names import decoded

TOOLS = ("unrar", "unar", "bsdtar")
NO_TOOL = "本机没有能解开 RAR 压缩包的程序（unar 或 unrar），装好后会自动重新打开"
_TORN = (rarfile.Error, EOFError, OSError, ValueError, LookupError)
_NAME_IN_UNICODE = 0x200


def entries_of_rar(content: bytes) -> list[Entry]:
    """Raises EncryptedDocument where even the names are locked, CorruptDocument for a torn file."""
    try:
        archive = rarfile.RarFile(io.BytesIO(content))
        infos = [info for info in archive.infolist() if not info.is_dir()]
    except (rarfile.PasswordRequired, rarfile.NoCrypto) as error:
        raise EncryptedDocument("压缩包设有密码，无法打开") from error
    except rarfile.NeedFirstVolume as error:
        raise CorruptDocument("这是分卷压缩包中的一卷，单独打不开，需要全部各卷") from error
    except _TORN as error:
        raise CorruptDocument("压缩包已损坏：目录不完整，可能没有下载完") from error
    if archive.needs_password() and not infos:
        raise EncryptedDocument("压缩包设有密码，无法打开")
    return [
        Entry(
            name=_name(info),
            size=info.file_size or 0,
            is_encrypted=info.needs_password(),
            is_link=info.is_symlink() or info.file_redir is not None,
            read=partial(_read, archive, info),
        )
        for info in infos
    ]


def _name(info: rarfile.RarInfo) -> str:
    raw = info.orig_filename
    old_style = isinstance(info, rarfile.Rar3Info) and not info.flags & _NAME_IN_UNICODE
    return decoded(raw) if old_style and isinstance(raw, bytes) else info.filename


def _read(archive: rarfile.RarFile, info: rarfile.RarInfo) -> bytes:
    if info.flags & rarfile.RAR_FILE_SPLIT_AFTER:
        raise DamagedMember("跨了几个分卷，只有一卷解不开")
    if info.compress_type == rarfile.RAR_M0:
        return _unpacked(archive, info)
    tried = 0
    for tool in TOOLS:
        only = dict.fromkeys(("unrar", "unar", "bsdtar", "sevenzip", "sevenzip2"), False)
        try:
            rarfile.tool_setup(**(only | {tool: True}), force=True)
        except rarfile.RarCannotExec:
            continue
        tried += 1
        try:
            return _unpacked(archive, info)
        except DamagedMember:
            continue
    if not tried:
        raise ToolMissing(NO_TOOL)
    raise DamagedMember("解不开，可能已损坏")


def _unpacked(archive: rarfile.RarFile, info: rarfile.RarInfo) -> bytes:
    try:
        with archive.open(info) as member:
            content: bytes = member.read(info.file_size)
            member.read(1)  # the checksum is looked at when the end is reached
    except _TORN as error:
        raise DamagedMember("已损坏，解不开") from error
    if len(content) != info.file_size:
        raise DamagedMember("不完整，解不开")
    return content
