"""Each rule on small reports: what it finds, what it says, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations.rules import CASES, catalogue
from tests.expectations.mini_reports import Case, all_cases
from warehouse.sql_files import connect

KEYS = {
    "name",
    "outcome",
    "messages",
    "severity",
    "reason",
    "tables",
    "titles",
    "columns",
    "gaps",
    "statements",
    "yuan",
    "pages",
    "form",
    "form_id",
    "year",
    "agency",
    "expected",
    "secret",
    "published",
    "quarantined",
    "prose",
    "performance",
    "others",
    "contents",
    "heads",
    "report",
    "peers",
    "peers_before",
    "sighting",
    "sightings",
    "unregistered",
    "district_totals",
    "whole_district",
}
"""What a case may say."""
IMPOSSIBLE = {
    "K-FOREIGN-FORM": {"pass"},  # where there is no foreign form, there is nothing to judge
    "T1-T6-SPLIT": {"pass", "violated"},  # no form that is read yet splits table 1
}


@pytest.fixture(scope="module")
def night(evaluated_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(evaluated_night, read_only=True) as connection:
        yield connection


Key = tuple[str, str | None, int]
"""Rule, department, year."""


@pytest.fixture(scope="module")
def evaluated(night: duckdb.DuckDBPyConnection) -> dict[Key, list[tuple[str, str]]]:
    """Outcome and reason, of reports in force."""
    return _by_key(
        night,
        "SELECT outcome, reason FROM quality.evaluation WHERE coalesce(report_id, '') NOT IN "
        "(SELECT report_id FROM source.report WHERE superseded_by IS NOT NULL)",
    )


@pytest.fixture(scope="module")
def found(night: duckdb.DuckDBPyConnection) -> dict[Key, list[tuple[str, str]]]:
    """Severity and message."""
    return _by_key(night, "SELECT severity, message FROM quality.finding ORDER BY message")


def _by_key(night: duckdb.DuckDBPyConnection, sql: str) -> dict[Key, list[tuple[str, str]]]:
    by_key: dict[Key, list[tuple[str, str]]] = {}
    columns = "SELECT rule_id, agency_code, fiscal_year, "
    for *key, one, other in night.execute(sql.replace("SELECT ", columns, 1)).fetchall():
        by_key.setdefault((key[0], key[1], key[2]), []).append((one, other))
    return by_key


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case(
    evaluated: dict[Key, list[tuple[str, str]]],
    found: dict[Key, list[tuple[str, str]]],
    case: Case,
) -> None:
    whole_district = case.content.get("whole_district", False)
    key = (case.rule_id, None if whole_district else case.agency_code, case.year)
    evaluations, findings = evaluated.get(key, []), found.get(key, [])
    rule = next(rule for rule in catalogue() if rule.rule_id == case.rule_id)
    severity = case.content.get("severity", rule.severity)
    messages = sorted(case.content.get("messages", []))
    if rule.family == "district-level" and case.content["outcome"] == "not_applicable":
        assert {outcome for outcome, _ in evaluations} <= {"not_applicable"}
    else:
        assert [outcome for outcome, _ in evaluations] == [case.content["outcome"]], evaluations
    assert [message for _, message in findings] == messages
    assert {given for given, _ in findings} <= {severity}
    if "reason" in case.content and evaluations:
        assert evaluations[0][1] == case.content["reason"]


def test_every_rule_has_a_case_for_every_outcome_it_can_have() -> None:
    shown: dict[str, set[str]] = {}
    for case in all_cases():
        shown.setdefault(case.rule_id, set()).add(case.content["outcome"])
    for rule in catalogue():
        possible = {"pass", "violated"}
        possible |= {"rounding"} if rule.convention == "env" else set()
        possible |= {"not_evaluable"} if rule.tables else set()
        possible |= {"not_applicable"}
        possible -= IMPOSSIBLE.get(rule.rule_id, set())
        missing = possible - shown.get(rule.rule_id, set())
        assert not missing, f"{rule.rule_id}: no case for {', '.join(sorted(missing))}"


def test_every_case_file_has_its_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == {rule.rule_id for rule in catalogue()}


def test_violated_cases_state_their_message() -> None:
    for case in all_cases():
        assert (case.content["outcome"] == "violated") == bool(case.content.get("messages")), (
            case.name
        )
        assert set(case.content) <= KEYS, case.name


def test_an_instance_is_named_once_in_a_report(night: duckdb.DuckDBPyConnection) -> None:
    twice = night.execute(
        "SELECT rule_id, report_id, agency_code, fiscal_year, instance_key FROM quality.instance "
        "GROUP BY ALL HAVING count(*) > 1"
    ).fetchall()
    assert twice == []


MIXED_UNITS = {"E-UNIT"}
"""The rule about the unit itself."""


def test_every_sentence_can_be_read_at_once(night: duckdb.DuckDBPyConnection) -> None:
    sentences = night.execute("SELECT rule_id, message FROM quality.finding").fetchall()
    for rule_id, message in sentences:
        own_words = re.sub("“[^”]*”", "", message)
        assert "{" not in message
        assert "None" not in message
        assert "相差-" not in message
        assert message.endswith("。"), message
        assert not message.endswith("。。"), message
        assert len(re.findall("(?<![申提])请", own_words)) == 1, message
        assert not re.search(r"(?<![\d.,])\d{4,}(?:\.\d+)?万?元", own_words), message
        units = set(re.findall(r"\d(万元|亿元|元)", own_words))
        assert len(units) <= 1 or rule_id in MIXED_UNITS, message
