"""The door: every file ends in a reading, and a reading survives its file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from disclosure import report
from disclosure.documents.document import Document, Page
from disclosure.errors import EncryptedDocument
from disclosure.reading import Reading

sys.path.insert(0, str(Path(__file__).parent / "forms"))
from form_pages import T3_HEAD, T3_HEADER, T3_ROWS, document


def read(opened: Document | Exception, monkeypatch: pytest.MonkeyPatch) -> Reading:
    def open_document(content: bytes, **_: object) -> Document:
        if isinstance(opened, Exception):
            raise opened
        return opened

    monkeypatch.setattr(report, "open_document", open_document)
    return report.read_report(b"content", file_name="a.pdf")


def test_an_unreadable_file_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(EncryptedDocument("文件有密码"), monkeypatch)
    assert (reading.status, reading.error_code) == ("quarantined", "encrypted")
    assert reading.error_reason == "文件有密码"
    assert len(reading.document_sha256) == 64


def test_our_own_fault_is_a_quarantine_too(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(KeyError("x"), monkeypatch)
    assert (reading.status, reading.error_code) == ("quarantined", "crashed")
    assert "KeyError" in (reading.error_reason or "")


def test_a_document_without_any_form(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(
        document(["关于召开会议的通知", [["序号", "单价"], ["1", "1,200.00"]]]), monkeypatch
    )
    assert (reading.status, reading.error_code) == ("quarantined", "no_form")
    assert reading.error_reason == "标题写的是“通知”，不是部门预决算报告"
    assert [gap.kind for gap in reading.gaps] == ["unknown_table"]
    assert reading.raw_tables[0].grid == (("序号", "单价"), ("1", "1,200.00"))


def test_a_document_of_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tuple(Page(n, f"第{n}页", (), has_text=False, is_scan=True) for n in (1, 2))
    reading = read(Document("0" * 64, "pdf", pages), monkeypatch)
    assert (reading.status, reading.error_code) == ("quarantined", "image_only")
    assert [gap.kind for gap in reading.gaps] == ["image_page", "image_page"]


def test_a_reading_survives_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    cover = ["甲区科学技术局", "2025年度部门预算公开", "目录"]
    reading = read(document(cover, [*T3_HEAD, T3_HEADER + T3_ROWS]), monkeypatch)
    assert (reading.status, reading.form_id) == ("read_with_gaps", "shanxi-department-budget")
    assert [gap.table_no for gap in reading.gaps] == [1, 2, *range(4, 14)]
    assert reading.identity is not None
    assert reading.identity.agency_names == ("甲区科学技术局",)
    assert (reading.identity.fiscal_year, reading.identity.report_kind) == (2025, "budget")
    assert reading.identity.report_level == "department"
    stored = reading.model_dump_json()
    again = Reading.model_validate_json(stored)
    assert again == reading
    assert again.model_dump_json() == stored
    assert read(document(cover, [*T3_HEAD, T3_HEADER + T3_ROWS]), monkeypatch) == reading
