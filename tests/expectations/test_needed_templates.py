"""Only those templates are run that a query stands on, and all of those."""

from __future__ import annotations

from expectations.rule_templates import (
    _MADE,
    TEMPLATES,
    _needed,
    prepare,
    prepare_more,
    texts_of,
    texts_of_causes,
    texts_of_judging,
)
from expectations.rules import catalogue

MAKES = "CREATE TEMP TABLE said AS SELECT 1 AS n;"
ADDS = "INSERT INTO said SELECT n FROM more;"
MORE = "CREATE TEMP TABLE more AS SELECT 2 AS n;"
OTHER = "CREATE MACRO other() AS 3;"


def test_a_template_that_only_adds_to_a_table_is_needed_by_its_readers() -> None:
    assert _needed([MAKES, MORE, ADDS, OTHER], ["FROM said"]) == [MAKES, MORE, ADDS]


def test_a_comment_that_speaks_of_a_table_needs_none() -> None:
    assert _needed([MAKES, MORE, ADDS, OTHER], ["FROM more -- as said does"]) == [MORE]


def test_what_judging_reads_itself_stands_on_no_sums_and_no_prose() -> None:
    """A rule that is asked alone costs what it stands on: half a second, not one and a half."""
    files = {path.read_text(encoding="utf-8"): path.stem for path in TEMPLATES.glob("*.sql")}
    needed = _needed(sorted(files, key=files.__getitem__), texts_of_judging())
    assert [files[text] for text in needed] == ["00_code_misprint", "00_figure", "00_unread"]


def test_what_causes_stand_on_beside_the_rules_is_made_once() -> None:
    """All that they need, nothing that was made, whatever the rules are."""
    for rule in catalogue():
        made, more = _Said(), _Said()
        before = [*texts_of([rule]), *texts_of_judging()]
        prepare(made, before)  # type: ignore[arg-type]
        prepare_more(more, before, texts_of_causes())  # type: ignore[arg-type]
        assert not set(made.texts) & set(more.texts), rule.rule_id
        both = _Said()
        prepare(both, [*before, *texts_of_causes()])  # type: ignore[arg-type]
        assert set(both.texts) == {*made.texts, *more.texts}, rule.rule_id


class _Said:
    """A connection that keeps what it is told."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def execute(self, text: str) -> None:
        self.texts.append(text)


def test_each_template_says_what_it_makes() -> None:
    silent = [one.name for one in TEMPLATES.glob("*.sql") if not _MADE.search(one.read_text())]
    assert silent == []
