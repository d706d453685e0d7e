"""One record a format: everything that another module asks of a format is answered by it."""

from __future__ import annotations

from importlib import import_module

import pytest

from disclosure.documents.document import Cell, Document, Page, Table
from disclosure.documents.formats import BY_NAME, BY_SUFFIX, FORMATS, PAGED, WORKBOOKS, FileFormat
from disclosure.forms import all_forms
from disclosure.forms.printed.candidates import find_candidates


def test_no_two_formats_share_a_name_a_suffix_or_a_beginning() -> None:
    assert len(BY_NAME) == len(FORMATS)
    assert len(BY_SUFFIX) == sum(len(one.suffixes) for one in FORMATS)
    marks = [mark for one in FORMATS for mark in one.signatures]
    assert not [a for a in marks for b in marks if a is not b and a.startswith(b)]


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_a_format_is_read_or_told_apart(known: FileFormat) -> None:
    if known.reader is None:
        apart = known.is_archive or known.is_image or known.name in {"pdf", "opendocument"}
        assert apart
        with pytest.raises(ValueError, match=known.name):
            known.read(b"")
        return
    module, _, function = known.reader.partition(":")
    assert callable(getattr(import_module(f"disclosure.documents.{module}"), function))


def test_only_pages_of_a_pdf_can_be_shown() -> None:
    assert {"pdf"} == PAGED


@pytest.mark.parametrize("file_format", sorted(WORKBOOKS))
def test_a_sheets_name_stands_above_its_table_in_every_workbook(file_format: str) -> None:
    cells = (Cell(0, 0, "科目编码"), Cell(0, 1, "合计"), Cell(1, 0, "201"), Cell(1, 1, "1.00"))
    page = Page(1, "工作表“支出总表”", (Table(2, 2, cells),))
    (found,) = find_candidates(Document("0" * 64, file_format, (page,)), all_forms()[0])
    assert "支出总表" in found.lines
