"""Every kind of archive gives its members under the names that a person gave them."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
import rarfile

from disclosure.errors import (
    CorruptDocument,
    EncryptedDocument,
    OversizedDocument,
    ToolMissing,
    UnreadableDocument,
    UnsupportedFormat,
)
from disclosure.unpacking import rars, unpack
from disclosure.unpacking.names import decoded
from disclosure.unpacking.unpacking_limits import MAX_MEMBERS
from tests.disclosure.unpacking import made_archives as made

PDF = b"%PDF-1.4 a report"
NAMES = ("长治市上党区科学技术协会/2025年部门预算.pdf", "附件1：预算公开表.xls")
FILES = {NAMES[0]: PDF, NAMES[1]: b"old sheets"}
Packed = Callable[[], bytes]
"""Made by the test alone: every worker would make it where it only reads the test's name."""


@pytest.mark.parametrize(
    ("file_format", "packed"),
    [
        ("zip", lambda: made.zipped(FILES, "gbk")),
        ("zip", lambda: made.zipped(FILES, "utf-8")),
        ("zip", lambda: made.zipped(FILES)),
        ("rar", lambda: made.rar3(FILES)),
        ("rar", lambda: made.rar3(FILES, "utf-8")),
        ("rar", lambda: made.rar5(FILES)),
        ("7z", lambda: made.sevenzipped(FILES)),
    ],
    ids=["zip-gbk", "zip-utf8-unsaid", "zip-utf8", "rar3-gbk", "rar3-utf8", "rar5", "7z"],
)
def test_members_come_out_whole_under_their_names(file_format: str, packed: Packed) -> None:
    found = unpack(packed())
    assert found.file_format == file_format
    assert [(one.name, one.outcome) for one in found.members] == [(n, "kept") for n in NAMES]
    for one in found.members:
        assert one.sha256 == hashlib.sha256(FILES[one.name]).hexdigest()
        assert found.contents[one.sha256] == FILES[one.name]


@pytest.mark.parametrize(
    "name", ["预算", "联通.pdf", "一", "附件１：表（三）.xls", "a一.doc", "《报告》——附表.docx"]
)
@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_a_name_without_an_encoding_is_told_by_what_reads_as_chinese(
    name: str, encoding: str
) -> None:
    assert decoded(name.encode(encoding)) == name


def test_what_is_no_report_is_skipped_and_said() -> None:
    found = unpack(
        made.zipped(
            {
                "报告.pdf": PDF,
                "说明.txt": "先解压".encode(),
                "Thumbs.db": b"x",
                "__MACOSX/._报告.pdf": b"x",
                "~$报告.docx": b"x",
                "目录/": b"",
                "无扩展名": PDF + b" too",
            }
        )
    )
    outcomes = {one.name: (one.outcome, one.reason) for one in found.members}
    assert outcomes == {
        "报告.pdf": ("kept", None),
        "说明.txt": ("skipped", "不是报告文件（.txt）"),
        "Thumbs.db": ("skipped", "系统自动生成的文件，不是报告"),
        "__MACOSX/._报告.pdf": ("skipped", "系统自动生成的文件，不是报告"),
        "~$报告.docx": ("skipped", "系统自动生成的文件，不是报告"),
        "无扩展名": ("kept", None),
    }


def test_archives_inside_archives_are_opened_and_named() -> None:
    inner = made.sevenzipped({"表.xls": b"x"})
    found = unpack(made.zipped({"a.zip": made.zipped({"b.7z": inner}), "c.pdf": PDF}))
    assert [one.name for one in found.members] == ["a.zip#b.7z#表.xls", "c.pdf"]


def test_a_locked_archive_inside_is_kept_so_that_its_reading_tells() -> None:
    locked = made.encrypted_zip("表.xls", b"x")
    found = unpack(made.zipped({"a.zip": locked, "c.pdf": PDF}))
    assert [one.name for one in found.members] == ["a.zip", "c.pdf"]
    assert all(one.outcome == "kept" for one in found.members)


@pytest.mark.parametrize(
    "name", ["../../etc/x.pdf", "/etc/x.pdf", "C:\\x.pdf", "..\\..\\x.pdf", "a/../../x.pdf"]
)
@pytest.mark.parametrize("make", [made.zipped, made.rar3, made.rar5])
def test_a_name_that_leads_out_is_a_label_and_no_more(make, name: str) -> None:  # type: ignore[no-untyped-def]
    (member,) = unpack(make({name: PDF})).members
    assert member.name == name.replace("\\", "/")
    assert member.outcome == "kept"


def test_a_7z_whose_names_lead_out_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py7zr.py7zr.check_archive_path", lambda name: True)
    content = made.sevenzipped({"../../x.pdf": PDF, "/etc/y.pdf": PDF + b"2"})
    assert {one.outcome for one in unpack(content).members} == {"kept"}
    assert set(unpack(content).contents.values()) == {PDF, PDF + b"2"}


def test_links_are_not_followed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("报告.pdf")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("真.pdf", PDF)
    outcomes = {one.name: one.outcome for one in unpack(buffer.getvalue()).members}
    assert outcomes == {"报告.pdf": "skipped", "真.pdf": "kept"}


def test_one_torn_member_leaves_the_others() -> None:
    content = bytearray(made.zipped({"坏.pdf": PDF * 50, "好.pdf": PDF}))
    content[50:60] = b"\xff" * 10
    outcomes = {one.name: (one.outcome, one.reason) for one in unpack(bytes(content)).members}
    assert outcomes["坏.pdf"][0] == "failed"
    assert "损坏" in (outcomes["坏.pdf"][1] or "")
    assert outcomes["好.pdf"] == ("kept", None)


def test_one_locked_member_is_told() -> None:
    locked = bytearray(made.zipped({"锁.pdf": PDF, "开.pdf": PDF + b"2"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    outcomes = {one.name: one.reason for one in unpack(bytes(locked)).members}
    assert outcomes == {"锁.pdf": "设有密码，无法读取", "开.pdf": None}


def test_two_members_of_one_name_have_two_addresses() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("表.pdf", PDF)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("表.pdf", PDF + b"2")
    assert [one.name for one in unpack(buffer.getvalue()).members] == ["表.pdf", "表.pdf（2）"]


def _nested(depth: int) -> bytes:
    content = made.zipped({"表.pdf": PDF})
    for _ in range(depth):
        content = made.zipped({"a.zip": content})
    return content


def _wide(levels: int) -> bytes:
    """As 42.zip: each level holds sixteen copies of the next."""
    content = made.zipped({"0.pdf": b"0" * 1024**2})
    for _ in range(levels):
        content = made.zipped({f"{number}.zip": content for number in range(16)})
    return content


@pytest.mark.parametrize(
    ("packed", "error", "said"),
    [
        (lambda: made.zipped({"表.pdf": PDF})[:-10], CorruptDocument, "损坏"),
        (lambda: made.sevenzipped(FILES)[:-5], CorruptDocument, "损坏"),
        (lambda: made.rar3(FILES)[:9], UnreadableDocument, "损坏|没有报告"),
        (lambda: made.encrypted_zip("表.pdf", PDF), EncryptedDocument, "密码"),
        (lambda: made.sevenzipped(FILES, "秘密"), EncryptedDocument, "密码"),
        (lambda: made.rar3(FILES, flags=0x4), EncryptedDocument, "密码"),
        (lambda: made.zipped({"a.txt": b"x"}), UnsupportedFormat, "没有报告文件（a.txt）"),
        (lambda: made.zipped({}), UnsupportedFormat, "空"),
        (lambda: made.zipped({"0.pdf": b"0" * 40 * 1024**2}), OversizedDocument, "展开"),
        (
            lambda: made.zipped({f"{n}.pdf": b"" for n in range(MAX_MEMBERS + 1)}),
            OversizedDocument,
            "个",
        ),
        (lambda: _nested(3), OversizedDocument, "嵌套"),
        (lambda: _wide(2), OversizedDocument, "展开"),
    ],
)
def test_an_archive_that_is_not_opened_says_why(
    packed: Packed, error: type[UnreadableDocument], said: str
) -> None:
    with pytest.raises(error, match=said):
        unpack(packed())


def test_a_size_that_lies_is_held_to() -> None:
    """A member that unpacks to more than its archive claims is not let through."""
    content = bytearray(made.zipped({"表.pdf": b"0" * 1000}))
    central = content.index(b"PK\x01\x02")
    content[central + 24 : central + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableDocument):
        unpack(bytes(content))


@pytest.mark.parametrize("content", [made.rar3(FILES, method=0x33), made.rar5(FILES, method=3)])
def test_a_packed_rar_without_a_tool_waits_for_it(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(**_: bool) -> None:
        raise rarfile.RarCannotExec("none")

    monkeypatch.setattr(rars.rarfile, "tool_setup", nothing)
    with pytest.raises(ToolMissing, match="unar"):
        unpack(content)
