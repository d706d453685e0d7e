"""Each hostile file is refused in a sentence, in little memory, and takes nothing else with it."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from collection.workers import Limits, read_many
from disclosure.documents.office import package, worksheet
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument, EncryptedDocument, OversizedDocument
from tests.collection.hostile_jobs import job, opened
from tests.disclosure.documents import hostile_files as made
from tests.disclosure.documents.scans.test_image_files import huge_png, pdf_of

SHEET = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
    "<row r='1'><c r='A1' t='inlineStr'><is><t>&i;</t></is></c></row></sheetData></worksheet>"
)
WIDE_ROW = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='1000'/></w:tcPr></w:tc></w:tr>"
FAR_CELL = made.record(0x203, struct.pack("<HHHd", 0, 60_000, 0, 1.0))
CLAIM = struct.pack("<IIHHH", 0, 2**31, 0, 60_000, 0)
BODY, SHEET_PART = "word/document.xml", "xl/worksheets/sheet1.xml"


def with_record(content: bytes, extra: bytes, before: int = 0x023E) -> bytes:
    """The workbook with a record put into its sheet, before the one of that kind."""
    stream = made.workbook_stream(content)
    at = stream.rindex(struct.pack("<H", before))
    return made.xls_of(stream[:at] + extra + stream[at:])


def same_sheet_often(content: bytes, times: int) -> bytes:
    """The workbook naming its one sheet many times over."""
    stream = made.workbook_stream(content)
    at = stream.index(struct.pack("<H", 0x0085))
    size = 4 + struct.unpack_from("<H", stream, at + 2)[0]
    moved = bytearray(stream[at : at + size] * times)
    for begin in range(0, len(moved), size):
        start = struct.unpack_from("<I", moved, begin + 4)[0] + size * (times - 1)
        struct.pack_into("<I", moved, begin + 4, start)
    return made.xls_of(stream[:at] + bytes(moved) + stream[at + size :])


def hostile() -> dict[str, tuple[bytes, str, str]]:
    """By name: the file, the error's code, and a word of its reason."""
    body, entity, laughs = made.word_body, made.EXTERNAL, made.LAUGHS
    header = f"{entity}<w:hdr {made.W}>{made.paragraph('&i;')}</w:hdr>".encode()
    strings = SHEET.replace("&i;", "")
    utf16 = entity.replace("?>", " encoding='UTF-16'?>", 1) + SHEET
    merge = (
        SHEET.replace("&i;", "")
        .replace(
            "</sheetData>", "</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>"
        )
        .replace("'", '"')
    )
    many = made.docx({BODY: body("<w:p/>" * 3_000_000)})
    return {
        "xxe.docx": (made.docx({BODY: body(made.paragraph("&i;"), entity)}), "corrupt", "实体"),
        "xxe-header.docx": (made.docx({"word/header9.xml": header}), "corrupt", "实体"),
        "laughs.docx": (made.docx({BODY: body(made.paragraph("&i;"), laughs)}), "corrupt", "损坏"),
        "laughs.xlsx": (made.xlsx({SHEET_PART: (laughs + SHEET).encode()}), "corrupt", "实体"),
        "xxe-16.xlsx": (made.xlsx({SHEET_PART: utf16.encode("utf-16")}), "corrupt", "实体"),
        "deep.docx": (
            made.docx({BODY: body("<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000)}),
            "corrupt",
            "损坏",
        ),
        "bomb.docx": (made.docx({"word/media/a.bin": bytes(400 << 20)}), "oversized", "展开"),
        "false-size.docx": (made.with_false_size(many, BODY, 1000), "corrupt", "损坏"),
        "large-part.docx": (
            made.docx({BODY: body("<w:p/>" * 6_000_000), "a": os.urandom(1 << 20)}),
            "oversized",
            "展开",
        ),
        "wide.docx": (
            made.docx({BODY: body(f"<w:tbl>{WIDE_ROW * 100_000}</w:tbl>")}),
            "oversized",
            "表格过大",
        ),
        "merge.xlsx": (made.xlsx({SHEET_PART: merge.encode()}), "oversized", "范围"),
        "strings.xlsx": (made.xlsx({SHEET_PART: strings[:-9].encode()}), "corrupt", "损坏"),
        "claim.xls": (made.changed_records(made.xls(), {0x200: CLAIM}), "oversized", "自称"),
        "far.xls": (with_record(made.xls(), FAR_CELL), "oversized", "范围"),
        "often.xls": (same_sheet_often(made.xls(20_000), 40), "oversized", "范围"),
        "huge.png": (huge_png(), "oversized", "上限10000万像素"),
        "huge-image.pdf": (pdf_of(20_000), "oversized", "20000×20000像素"),
        "huge-page.pdf": (made.pdf("0 0 1000000000 1000000000"), "oversized", "页面过大"),
        "shut.docx": (made.encrypted_package(made.docx(), "秘密"), "encrypted", "密码"),
        "shut.xlsx": (made.encrypted_package(made.xlsx(), "秘密"), "encrypted", "密码"),
        "shut.xls": (made.encrypted_xls("秘密"), "encrypted", "密码"),
    }


def test_every_hostile_file_is_contained_and_explained(tmp_path: Path) -> None:
    files = hostile()
    for name, (content, _, _) in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.xls").write_bytes(made.xls())
    paths = [tmp_path / name for name in (*files, "good.xls")]
    outcomes = {
        outcome.path.name: outcome
        for outcome in read_many(paths, opened, limits=Limits(seconds=60, memory_mb=2048))
    }
    for name, (_, code, said) in files.items():
        error = outcomes[name].error
        assert error is not None, name
        assert (name, error.code) == (name, code)
        assert said in error.reason, name
    assert outcomes["good.xls"].result == "xls"


@pytest.mark.slow
def test_a_page_that_unpacks_to_half_a_gigabyte_ends_at_the_limits(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(made.pdf(stream=b"1 0 0 1 0 0 cm " * (560 * 1024**2 // 15)))
    outcomes = list(
        read_many([bomb, tmp_path / "good"], _either, limits=Limits(seconds=8, memory_mb=700))
    )
    assert outcomes[0].error is not None
    assert outcomes[0].error.code in ("timed_out", "crashed", "corrupt", "oversized")
    assert outcomes[1].result == "GOOD"


def _either(path: Path) -> str:
    return opened(path) if path.suffix else job(path)


@pytest.mark.parametrize(
    ("protected", "file_format"),
    [
        (lambda: made.encrypted_xls("VelvetSweatshop"), "xls"),
        (lambda: made.encrypted_package(made.xlsx(), "VelvetSweatshop"), "xlsx"),
    ],
)
def test_a_workbook_that_is_only_protected_opens_as_excel_opens_it(
    protected: Callable[[], bytes], file_format: str
) -> None:
    document = open_document(protected())
    assert document.file_format == file_format
    printed = [cell.text for table in document.pages[0].tables() for cell in table.cells]
    expected = {
        "xls": ["第1行", "0.5", "第2行", "1.5", "第3行", "2.5"],
        "xlsx": ["部门预算", "176.26"],
    }
    assert printed == expected[file_format]


def test_limits_are_what_stops_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same files pass where the limits are higher or the password is known."""
    small = made.xls(40)
    monkeypatch.setattr(worksheet, "MAX_CELLS", 79)
    with pytest.raises(OversizedDocument, match="范围"):
        open_document(small)
    monkeypatch.setattr(worksheet, "MAX_CELLS", 80)
    assert open_document(small).pages
    monkeypatch.setattr(package, "MAX_PART_BYTES", 10)
    with pytest.raises(OversizedDocument, match="展开"):
        open_document(made.docx())
    with pytest.raises(EncryptedDocument):
        open_document(made.encrypted_xls("velvetsweatshop"))


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.8, 0.95])
def test_a_torn_workbook_is_corrupt_never_half_read(share: float) -> None:
    content = made.xls(400)
    with pytest.raises(CorruptDocument):
        open_document(content[: int(len(content) * share)])


def test_padding_that_is_missing_takes_no_figure_with_it() -> None:
    content = made.xls(400)
    assert open_document(content[:-30]).pages == open_document(content).pages


def test_a_workbook_whose_sheet_does_not_end_is_corrupt() -> None:
    stream = made.workbook_stream(made.xls(400))
    with pytest.raises(CorruptDocument, match="没有写完"):
        open_document(made.xls_of(stream[: len(stream) * 3 // 4]))
