"""A false alarm stays quiet from night to night, until the figures change.

One night before anybody decided, and one after: each department is a way of deciding, and has a
report that is wrong alike, of other amounts (nobody's twin).
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only, of_families
from warehouse.build import build_marts
from warehouse.decisions import Decision, record
from warehouse.sql_files import connect

FALSE_ALARM, OF_EVERY_ERROR, FIGURES_CHANGE, CONFIRMED, CORRECTED, THOUGHT_AGAIN = range(1, 7)
SAID = {
    FALSE_ALARM: ["false_alarm"],
    FIGURES_CHANGE: ["false_alarm"],
    CONFIRMED: ["confirmed"],
    CORRECTED: ["corrected"],
    THOUGHT_AGAIN: ["false_alarm", "confirmed"],
}
"""What is said of the leading finding of a department."""
FAMILIES = ("table-arithmetic", "cross-table", "hierarchy", "district-level")


class Lead(NamedTuple):
    """A leading finding."""

    key: str
    fingerprint: str
    cause: str


def tables(number: int, wrong: int) -> dict[str, list[str]]:
    """Table 3 whose total prints `wrong` for the projects' 60, and table 5; times the department's
    number."""

    def row(name: str, *amounts: int) -> str:
        return f"{name} | {' '.join(f'{number * amount}.00' for amount in amounts)}"

    right = row("合计", 100, 40, 60), row("201", 100, 40, 60)
    return {"3": [row("合计", 100, 40, wrong), right[1]], "5": [*right]}


def built(folder: Path, *, changed: bool) -> Path:
    said = {"name": "wrong", "expected": {"due_on": "2025-03-20"}}
    cases = []
    for number in (*SAID, OF_EVERY_ERROR):
        wrong = 51 if changed and number == FIGURES_CHANGE else 50
        cases.append(Case("-", number, said | {"tables": tables(number, wrong)}))
    return build_night(folder, cases)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The night that people decide on."""
    path = built(tmp_path_factory.mktemp("before"), changed=False)
    evaluate_only(path, *of_families(*FAMILIES))
    build_marts(path, None)
    return path


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next night, by those rules that found something in the first."""
    home = tmp_path_factory.mktemp("after")
    for number, words in SAID.items():
        for word in words:
            decide(home, lead(before, number), word)
    for one in standing_errors(before, OF_EVERY_ERROR):
        decide(home, one, "false_alarm")
    path = built(home / "next", changed=True)
    fired = [rule for (rule,) in rows(before, "SELECT DISTINCT rule_id FROM quality.finding")]
    evaluate_only(path, *fired, home=home)
    build_marts(path, None)
    return path


def decide(home: Path, one: Lead, decision: str) -> None:
    at = "2025-04-01T09:00:00+08:00"
    record(home, Decision(one.key, decision, "另有说明", one.fingerprint, "", "王某", at))


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def of(number: int) -> str:
    return f"agency_code = '{number:05d}'"


def standing_errors(path: Path, number: int) -> list[Lead]:
    found = rows(
        path,
        "SELECT finding_key, fingerprint, cause_key FROM quality.finding "
        "JOIN quality.fingerprint USING (finding_key) "
        f"WHERE {of(number)} AND severity = 'error' AND NOT is_consequence",
    )
    return [Lead(*one) for one in found]


def lead(path: Path, number: int) -> Lead:
    """The leading finding of the only cause."""
    (found,) = (one for one in standing_errors(path, number) if one.cause)
    return found


def errors(path: Path, number: int) -> int:
    return int(rows(path, f"SELECT errors FROM mart.coverage WHERE {of(number)}")[0][0])


def trusted(path: Path, number: int) -> Decimal:
    said = f"SELECT sum(trusted_amount_yuan) FROM mart.spending_by_agency WHERE {of(number)}"
    return Decimal(rows(path, said)[0][0])


def decisions(path: Path, number: int) -> list[tuple[Any, ...]]:
    return rows(
        path,
        "SELECT decision, stands FROM quality.decision JOIN quality.finding USING (finding_key) "
        f"WHERE {of(number)} ORDER BY ALL",
    )


def test_a_false_alarm_is_quiet_with_all_that_follows_from_it(before: Path, after: Path) -> None:
    cause = lead(after, FALSE_ALARM).cause
    words = rows(after, f"SELECT DISTINCT waiver FROM quality.finding WHERE cause_key = '{cause}'")
    assert words == [("审核为误报：另有说明（王某，2025-04-01）",)]
    assert errors(after, FALSE_ALARM) == errors(before, FALSE_ALARM) - 1
    assert decisions(after, FALSE_ALARM) == [("false_alarm", True)]


def test_money_is_trusted_when_every_error_was_a_false_alarm(before: Path, after: Path) -> None:
    assert len(standing_errors(before, OF_EVERY_ERROR)) > 1
    assert errors(after, OF_EVERY_ERROR) == 0
    assert trusted(before, OF_EVERY_ERROR) == 0
    assert trusted(after, OF_EVERY_ERROR) == 1_000_000 * OF_EVERY_ERROR


def test_changed_figures_wake_it(before: Path, after: Path) -> None:
    assert lead(after, FIGURES_CHANGE).key == lead(before, FIGURES_CHANGE).key
    assert errors(after, FIGURES_CHANGE) == errors(before, FIGURES_CHANGE)
    assert decisions(after, FIGURES_CHANGE) == [("false_alarm", False)]


@pytest.mark.parametrize(("number", "word"), [(CONFIRMED, "confirmed"), (CORRECTED, "corrected")])
def test_other_words_keep_nothing_quiet(before: Path, after: Path, number: int, word: str) -> None:
    assert errors(after, number) == errors(before, number) > 0
    assert decisions(after, number) == [(word, True)]


def test_who_thinks_again_is_heard(before: Path, after: Path) -> None:
    assert errors(after, THOUGHT_AGAIN) == errors(before, THOUGHT_AGAIN) > 0
    assert decisions(after, THOUGHT_AGAIN) == [("confirmed", True), ("false_alarm", False)]
