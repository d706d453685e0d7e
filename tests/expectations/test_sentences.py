"""True sentences in any wording never yield an error or a warning; false ones are found."""

from __future__ import annotations

import pytest

from expectations.rules import catalogue
from tests.expectations.mini_reports import Case, build_night, evaluate_only
from tests.expectations.sentence_grammar import YEAR, Sentence, sentences
from warehouse.sql_files import connect

COUNT = 480
FAMILY = "narrative-internal"
JUDGED = f"""
SELECT DISTINCT s.section, f.rule_id || ' ' || f.severity || ' ' || f.message
FROM quality.finding f JOIN quality.finding_statement USING (finding_key)
JOIN source.statement s USING (statement_id)
WHERE f.family = '{FAMILY}' AND f.severity <> 'info'
  AND f.rule_id NOT IN ('F-REPEAT', 'F-REASON')
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Sentence, list[str]]]:
    """Each sentence with what is found in it; each stands in a section of its own."""
    given = list(sentences(COUNT, seed=7))
    prose = ["第三部分 情况说明"]
    for number, sentence in enumerate(given):
        prose += [f"一、第{number}件事的决算情况", sentence.text]
    case = Case("-", 1, {"name": "sentences", "year": YEAR, "prose": prose})
    night = build_night(tmp_path_factory.mktemp("sentences"), [case])
    evaluate_only(night, *(one.rule_id for one in catalogue() if one.family == FAMILY))
    with connect(night, read_only=True) as connection:
        found = connection.execute(JUDGED).fetchall()
    by_section: dict[str, list[str]] = {}
    for section, finding in found:
        by_section.setdefault(section, []).append(finding)
    titles = [f"一、第{number}件事的决算情况" for number in range(COUNT)]
    return [(one, by_section.get(title, [])) for one, title in zip(given, titles, strict=True)]


def test_a_true_sentence_is_left_alone(said: list[tuple[Sentence, list[str]]]) -> None:
    assert [(one.text, found) for one, found in said if one.is_true and found] == []


def test_a_false_sentence_is_found(said: list[tuple[Sentence, list[str]]]) -> None:
    missed = [one.text for one, found in said if not one.is_true and not found]
    assert missed == []
