"""Recognising costs the same however many families of forms are declared."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from disclosure.documents.document import Document
from disclosure.forms import matcher
from disclosure.forms.declaration import all_forms
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, document

COPIES = 50
STRANGE = [["科目", "名称", "总数", "日常", "专项"], *T3_ROWS]
DOCUMENTS = {
    "of a family": document([*T3_HEAD, T3_HEADER + T3_ROWS]),
    "under a family's title": document([*T3_HEAD, STRANGE]),
}


def work(opened: Document) -> int:
    """How many calls recognising makes within this package."""
    calls = 0

    def count(frame: FrameType, event: str, _: Any) -> None:
        nonlocal calls
        is_call = event == "call" and frame.f_code.co_name != "<genexpr>"
        calls += is_call and "/disclosure/forms/" in frame.f_code.co_filename

    sys.setprofile(count)
    try:
        matcher.read_forms(opened)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_fifty_times_the_families_cost_no_more(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, forms = DOCUMENTS[kind], all_forms()
    families = [form for form in forms if not form.is_general]
    calls = []
    for times in (1, COPIES):
        copies = tuple(
            form.model_copy(update={"form_id": f"{form.form_id}-{number}"})
            for number in range(times)
            for form in families
        )
        monkeypatch.setattr(matcher, "all_forms", lambda copies=copies: (*forms, *copies))
        calls.append(min(work(opened) for _ in range(2)))
    assert calls[1] <= 1.1 * calls[0]


def test_a_few_tables_that_the_whole_country_prints_are_of_no_family() -> None:
    """Another province's tables 3 and 5 under heads that ours has, too: ten would be missing."""
    pages = [
        [f"部门公开表0{number}", title, "单位：万元", T3_HEADER + T3_ROWS]
        for number, title in ((3, "部门支出总表"), (5, "一般公共预算支出表"))
    ]
    reading = matcher.read_forms(document(*pages))
    assert reading.form is not None and reading.form.is_general
    assert [table.table_no for table in reading.tables] == [3, 5]
    assert reading.gaps == ()


def test_one_table_numbered_in_the_familys_own_words_is_of_it() -> None:
    reading = matcher.read_forms(document([*T3_HEAD, T3_HEADER + T3_ROWS]))
    assert reading.form is not None and not reading.form.is_general
