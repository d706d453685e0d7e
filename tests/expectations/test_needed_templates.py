"""Only those templates are run that a query stands on, and all of those."""

from __future__ import annotations

from expectations.judging import _MADE, TEMPLATES, _needed

MAKES = "CREATE TEMP TABLE said AS SELECT 1 AS n;"
ADDS = "INSERT INTO said SELECT n FROM more;"
MORE = "CREATE TEMP TABLE more AS SELECT 2 AS n;"
OTHER = "CREATE MACRO other() AS 3;"


def test_a_template_that_only_adds_to_a_table_is_needed_by_its_readers() -> None:
    assert _needed([MAKES, MORE, ADDS, OTHER], ["FROM said"]) == [MAKES, MORE, ADDS]


def test_each_template_says_what_it_makes() -> None:
    silent = [one.name for one in TEMPLATES.glob("*.sql") if not _MADE.search(one.read_text())]
    assert silent == []
