"""The declaration of subjects: complete, and no wording in another's shadow."""

from __future__ import annotations

import re

import pytest

from disclosure.narrative.performance.labels import labels
from disclosure.narrative.vocabulary import declared_subjects, vocabulary

ENTRIES = declared_subjects()
KEYS = {"id", "title", "wordings", "units", "section", "not_section"}
KEYS |= {"part", "same", "under", "after", "alone"}
PLAIN = re.compile(r"[^\\()\[\]?*+{}|<>]+")
WORDINGS = [
    (entry, wording)
    for entry in ENTRIES
    if not entry.get("same")
    for wording in entry["wordings"]
    if PLAIN.fullmatch(wording)
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_a_subject_has_a_chinese_title_and_wordings(entry: dict[str, object]) -> None:
    assert re.search("[一-龥]", str(entry["title"]))
    assert entry["wordings"]
    assert set(entry) <= KEYS


@pytest.mark.parametrize(("entry", "wording"), WORDINGS, ids=lambda value: str(value)[:40])
def test_a_wording_leads_to_its_own_subject(entry: dict[str, object], wording: str) -> None:
    units = entry.get("units", ["money"])
    assert isinstance(units, list)
    section = str(entry.get("section", "")).split("|")[0]
    match = vocabulary().find(f"某局{wording}", section, units[0], units[0])
    assert match is not None
    assert match.subject.id == entry["id"]


def test_identifiers_are_of_one_kind() -> None:
    for entry in ENTRIES:
        assert re.fullmatch(r"[a-z0-9_]+(:\{name\})?", entry["id"])


def test_fillers_alone_name_nothing() -> None:
    assert vocabulary().find("2025年度预算安排", "三、支出预算情况说明", "money") is None


def test_second_level_indicators_belong_to_a_first_level() -> None:
    assert labels().level1_of["数量指标"] == "产出指标"
    assert set(labels().level1_of.values()) <= labels().level1
