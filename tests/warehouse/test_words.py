"""Every code has one Chinese word, said the same wherever it is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disclosure.errors import UnreadableDocument
from disclosure.report import NO_FORM_CODE, PROSE_ONLY_CODE, UNKNOWN_FORM_CODE
from evidence import number_words
from expectations.rules import catalogue
from warehouse.sql_files import connect
from warehouse.words import entries, kinds, word, words

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = ("warehouse", "expectations", "evidence", "notices", "dashboard", "commands", "assets")


def test_the_snapshot_holds_the_same_words(night: Path) -> None:
    with connect(night, read_only=True) as connection:
        rows = connection.execute("SELECT kind, code, word FROM reference.word").fetchall()
    assert sorted(rows) == sorted(
        (kind, code, said) for kind in kinds() for code, said in words(kind).items()
    )


@pytest.mark.parametrize("kind", kinds())
def test_no_two_codes_of_a_kind_share_a_word(kind: str) -> None:
    said = list(words(kind).values())
    assert all(said)
    assert len(said) == len(set(said))


def test_every_reason_why_a_file_is_unread_has_its_words() -> None:
    codes = {one.code for one in UnreadableDocument.__subclasses__()}
    codes |= {NO_FORM_CODE, UNKNOWN_FORM_CODE, PROSE_ONLY_CODE}
    assert codes <= words("unread_file").keys()


def test_what_a_page_says_by_code_alone_is_unambiguous() -> None:
    meant: dict[str, set[str]] = {}
    for kind in number_words._KINDS:
        for code, said in words(kind).items():
            meant.setdefault(code, set()).add(said)
    assert {code: said for code, said in meant.items() if len(said) > 1} == {}


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert word("severity", "fatal") == "fatal"
    assert word("severity", None) == ""
    assert entries("outcome")["rounding"].word == "尾差"


def test_every_severity_and_family_of_the_catalogue_has_a_word() -> None:
    for rule in catalogue():
        assert rule.severity in words("severity")
        assert rule.family in words("family")


def test_nobody_has_a_table_of_words_of_his_own() -> None:
    """A dictionary from a code to a Chinese word, in Python or in a template, is a second copy."""
    codes = [
        re.escape(code) for kind in ("severity", "outcome", "decision") for code in words(kind)
    ]
    copy = re.compile(rf"""["'](?:{"|".join(codes)})["']\s*:\s*\(?["'][“\u4e00-\u9fff]""")
    files = [
        path
        for room in ROOMS
        for path in (REPOSITORY / room).rglob("*")
        if path.suffix in {".py", ".html"}
    ]
    assert [path.name for path in files if copy.search(path.read_text("utf-8"))] == []


def test_every_source_of_money_that_some_form_prints_has_a_word(night: Path) -> None:
    """A province's income table may name sources that no other prints; no page says a code."""
    with connect(night, read_only=True) as connection:
        rows = connection.execute(
            "SELECT DISTINCT column_key FROM reference.form_column WHERE table_no = 2 "
            "AND side IS NULL AND is_source(column_key) AND column_key NOT LIKE 'carried.%'"
        ).fetchall()
    sources = {key for (key,) in rows}
    assert "institution_income" in sources
    assert sources - words("fund").keys() == set()
