"""A night's reports judged: the rules are asked, what fails becomes findings, then causes.

What belongs here: the order of evaluation. What does not: how rules are asked (`judging`), what of
a carried night is asked again (`judged_again`), the guards of our own work (`suites`).
"""

from __future__ import annotations

from pathlib import Path

from expectations.finding_rows import hold_last_findings, write_findings
from expectations.judging import evaluate_rules, few_threads
from expectations.rule_templates import (
    prepare,
    prepare_more,
    sql_of,
    texts_of,
    texts_of_causes,
    texts_of_judging,
)
from expectations.rules import catalogue
from warehouse.decisions import take_decisions
from warehouse.sql_files import connect


def evaluate(path: Path, *, previous: Path | None, home: Path | None = None) -> None:
    """Fills `quality` (but for guards) in the night's file; `previous` is last night's file.

    `home` is the data folder whose reviewers' decisions count, if there is one. Raises RuleFailed
    when a query can't run: the night must not be published then, and `quality` stays empty. One
    transaction: what a query returned is not tidied away before the next one needs it.
    """
    with connect(path) as connection:
        hold_last_findings(connection, previous)
        few_threads(connection)
        connection.begin()
        rules = catalogue()
        read = [*texts_of(rules), *texts_of_judging()]
        prepare(connection, read)
        evaluate_rules(connection, rules)
        if write_findings(connection, rules):
            from expectations.causes import write_causes  # a solver: half a second to load

            prepare_more(connection, read, texts_of_causes())
            write_causes(connection, rules)
            connection.execute(sql_of("fingerprints"))
        if home is not None:
            take_decisions(connection, home)
        connection.commit()
