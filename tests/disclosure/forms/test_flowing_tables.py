"""Tables that flow over the pages, as a word processor sets them: a title may end a page."""

from __future__ import annotations

from disclosure.forms.printed.candidates import captions_stand_below
from tests.disclosure.forms.form_pages import T3_HEADER, T3_ROWS, document, only_table, read

UNIT = "单位：万元"


def test_titles_at_the_ends_of_pages_are_of_the_tables_that_follow() -> None:
    """Each page begins with the rest of a table and ends with the title of the next."""
    flowing = [
        ["部门收入总表", UNIT, T3_HEADER + T3_ROWS[:2], "部门支出总表", UNIT],
        [T3_HEADER + T3_ROWS, "一般公共预算支出表", UNIT],
        [T3_HEADER + T3_ROWS],
    ]
    assert not captions_stand_below(document(*flowing))
    assert {one.table_no for one in read(*flowing).tables} >= {3, 5}


def test_titles_under_every_table_are_of_the_tables_before_them() -> None:
    below = [[T3_HEADER + T3_ROWS, "部门支出总表", UNIT] for _ in range(2)]
    assert captions_stand_below(document(*below))
    assert only_table(read(*below[:1])).table_no == 3
