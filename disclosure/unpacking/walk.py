"""An archive and the archives inside it, opened into a flat list of members.

What belongs here: the order, what is kept and what is skipped, and that a bomb leaves nothing. What
does not: any format of archive.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disclosure.documents.file_formats import recognise
from disclosure.documents.formats import ARCHIVES
from disclosure.errors import (
    CorruptDocument,
    EncryptedDocument,
    OversizedDocument,
    ToolMissing,
    UnreadableDocument,
    UnsupportedFormat,
)
from disclosure.reading import ArchiveMember
from disclosure.unpacking.entries import DamagedMember, Entry
from disclosure.unpacking.names import label, looks_like_a_document, of_the_system, suffix
from disclosure.unpacking.unpacking_limits import Budget

INSIDE = "#"
"""Between the name of an archive and the name of its member."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive holds: every member, and the content of those that are kept, by SHA-256."""

    file_format: str
    members: tuple[ArchiveMember, ...]
    contents: dict[str, bytes]


def unpack(content: bytes) -> Unpacked:
    """All members of an archive and of archives inside it (`inner.zip#name`).

    Raises a subclass of UnreadableDocument where the archive as a whole can't be opened: torn,
    locked, a bomb, without any file that may be a report, or for want of a tool (ToolMissing).
    """
    file_format = recognise(content)
    if file_format not in ARCHIVES:
        raise UnsupportedFormat("这不是压缩包")
    contents: dict[str, bytes] = {}
    found = list(_members(file_format, content, Budget(len(content)), 1, contents))
    members = tuple(_with_distinct_names(found))
    if not contents:
        raise _nothing_kept(members)
    return Unpacked(file_format, members, contents)


def _members(
    file_format: str, content: bytes, budget: Budget, depth: int, contents: dict[str, bytes]
) -> Iterator[ArchiveMember]:
    entries = _entries(file_format, content)
    budget.spend(entries, depth)
    for entry in entries:
        name = label(entry.name)
        if (why := _why_skipped(entry)) is not None:
            yield ArchiveMember(name=name, outcome="skipped", reason=why)
            continue
        try:
            member = _read(entry)
        except DamagedMember as error:
            yield ArchiveMember(name=name, outcome="failed", reason=str(error))
            continue
        yield from _opened(name, member, budget, depth, contents)


def _opened(
    name: str, member: bytes, budget: Budget, depth: int, contents: dict[str, bytes]
) -> Iterator[ArchiveMember]:
    """A member that came out: a file to keep, or an archive whose members follow."""
    try:
        file_format = recognise(member, file_name=name)
    except UnreadableDocument:
        file_format = None
    if file_format is None and not looks_like_a_document(name):
        why = f"不是报告文件（{suffix(name) or '没有扩展名'}）"
        yield ArchiveMember(name=name, outcome="skipped", reason=why)
        return
    if file_format in ARCHIVES:
        inner: dict[str, bytes] = {}
        try:
            members = list(_members(file_format, member, budget, depth + 1, inner))
        except (OversizedDocument, ToolMissing):
            raise
        except UnreadableDocument:
            members = []  # kept as it is: reading it says what is wrong
        if inner:
            contents.update(inner)
            for one in members:
                yield one.model_copy(update={"name": f"{name}{INSIDE}{one.name}"})
            return
    sha256 = hashlib.sha256(member).hexdigest()
    contents[sha256] = member
    yield ArchiveMember(name=name, outcome="kept", sha256=sha256)


def _entries(file_format: str, content: bytes) -> list[Entry]:
    if file_format == "zip":
        from disclosure.unpacking.zips import entries_of_zip

        return entries_of_zip(content)
    if file_format == "rar":
        from disclosure.unpacking.rars import entries_of_rar

        return entries_of_rar(content)
    from disclosure.unpacking.sevenzips import entries_of_7z

    return entries_of_7z(content)


def _why_skipped(entry: Entry) -> str | None:
    if of_the_system(entry.name):
        return "系统自动生成的文件，不是报告"
    return "是链接，不是文件" if entry.is_link else None


def _read(entry: Entry) -> bytes:
    if entry.is_encrypted:
        raise DamagedMember("设有密码，无法读取")
    return entry.read()


def _nothing_kept(members: Sequence[ArchiveMember]) -> UnreadableDocument:
    """Why an archive without a single file to read is told as a whole."""
    failed = [one for one in members if one.outcome == "failed"]
    if not failed:
        names = "、".join(one.name for one in members[:5])
        return UnsupportedFormat(f"压缩包中没有报告文件（{names or '是空的'}）")
    reasons = Counter(one.reason for one in failed)
    if all("密码" in (reason or "") for reason in reasons):
        return EncryptedDocument("压缩包设有密码，无法打开")
    name, reason = failed[0].name, failed[0].reason
    return CorruptDocument(f"压缩包中的文件都解不开（“{name}”{reason}）")


def _with_distinct_names(members: Sequence[ArchiveMember]) -> Iterator[ArchiveMember]:
    """A name that occurs again gets its number, so that each member has an address."""
    seen: Counter[str] = Counter()
    for one in members:
        seen[one.name] += 1
        again = seen[one.name]
        yield one if again == 1 else one.model_copy(update={"name": f"{one.name}（{again}）"})
