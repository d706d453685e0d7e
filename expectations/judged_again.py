"""What rules say in a night that goes on from the one before: only what may differ is asked again.

What belongs here: which rules look at nights, which at other reports, what of last night's answers
stays, and the judging of changed reports by themselves. What does not: copying the file
(`warehouse.carry`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import duckdb

from expectations.finding_rows import hold_last_findings, write_findings
from expectations.judging import ask, conclude, few_threads, register
from expectations.laid_apart import lay_apart
from expectations.rule_templates import prepare, sql_of, texts_of, texts_of_causes, texts_of_judging
from expectations.rules import Rule, catalogue
from warehouse.carry import OF_THE_NIGHT
from warehouse.decisions import take_decisions
from warehouse.sql_files import ROOM as WAREHOUSE
from warehouse.sql_files import SCHEMA_ORDER, connect, hand_over

_VIEW = re.compile(r"^CREATE VIEW (\S+) AS([^;]*);$", re.MULTILINE)
_OF_FINDINGS = ("finding_cell", "finding_statement", "finding_quote", "fingerprint")
_OF_REPORTS = ("instance", "evaluation", "reading_gap", "unread_table", "finding", "cause")


def judge_again(
    path: Path, *, previous: Path, changed: Collection[str] = (), home: Path | None = None
) -> None:
    """Brings `quality` of a carried file up to this night, as `evaluate` would have written it.

    `previous` is the night that it is a copy of, `changed` the reports that are new, others or gone
    since; `home` the data folder whose reviewers' decisions count. First the rules that look beyond
    a report are asked of all; then reports that changed, or of which those rules say something
    else, are judged by themselves. Where nothing is said otherwise, nothing is judged. Raises
    RuleFailed. Guards and marts are still last night's.
    """
    across = rules_across() if changed else about_nights()
    with connect(path) as night:
        _ask_across(night, across, changed)
        night.execute(
            "CREATE TEMP TABLE judged_finding AS SELECT finding_key FROM quality.finding LIMIT 0"
        )
        if night.execute("SELECT count(*) FROM renewed").fetchall()[0][0]:
            name = night.execute("SELECT current_database()").fetchall()[0][0]
            with night.cursor() as apart:
                renewed = night.execute(_STILL_THERE).fetchall()
                lay_apart(apart, name, [report_id for (report_id,) in renewed], under="apart")
                hold_last_findings(apart, previous)
                _judge_apart(apart, name, has_reports=bool(renewed))
            night.execute("RESET threads")
            _take_over(night)
        hold_last_findings(night, previous)
        night.execute(_STAYING)
        if home is not None:
            take_decisions(night, home)


@cache
def about_nights() -> Sequence[Rule]:
    """The rules whose answer depends on what nights saw, or on the day: by what they read."""
    names = night_tables()
    return tuple(rule for rule in catalogue() if any(name in rule.sql for name in names))


@cache
def rules_across() -> Sequence[Rule]:
    """The rules that look beyond the report that they judge."""
    return tuple(rule for rule in catalogue() if rule.is_across)


@cache
def night_tables() -> Sequence[str]:
    """The tables that are loaded anew every night, and the views over them."""
    names = list(OF_THE_NIGHT)
    for schema in SCHEMA_ORDER:
        text = (WAREHOUSE / "schema" / f"{schema}.sql").read_text(encoding="utf-8")
        names += [view for view, query in _VIEW.findall(text) if any(n in query for n in names)]
    return tuple(names)


def _ask_across(
    night: duckdb.DuckDBPyConnection, rules: Sequence[Rule], changed: Collection[str]
) -> None:
    """Writes what the rules say now, and as `renewed` of which reports they say something else.

    Those are to be judged by themselves; the row without a report stands for what is of none.
    """
    hand_over(night, "changed", "report_id VARCHAR", [(one,) for one in changed])
    hand_over(night, "asked", "rule_id VARCHAR", [(rule.rule_id,) for rule in rules])
    night.execute(
        "CREATE TEMP TABLE said_before AS FROM quality.instance WHERE rule_id IN (FROM asked)"
    )
    night.execute("DELETE FROM quality.instance WHERE rule_id IN (FROM asked)")
    night.begin()
    prepare(night, [*texts_of(rules), sql_of("instances") if changed else "unread"])
    if not changed:
        night.execute(_NO_FIGURES)
    ask(night, rules, register(night, rules, rules))
    night.execute(_RENEWED)
    night.commit()


_NO_FIGURES = """
CREATE TEMP TABLE IF NOT EXISTS figure AS
SELECT cell_id, report_id, table_no, side FROM source.cell LIMIT 0;
CREATE TEMP TABLE IF NOT EXISTS repeated_cell AS SELECT cell_id FROM figure;
"""
"""Rules about nights point to no figure: those of all reports need not be laid out for them."""
_RENEWED = """
CREATE TEMP TABLE renewed AS
WITH said_now AS (FROM quality.instance WHERE rule_id IN (FROM asked))
SELECT DISTINCT report_id FROM (
    FROM changed
    UNION ALL SELECT report_id FROM (FROM said_before EXCEPT ALL FROM said_now)
    UNION ALL SELECT report_id FROM (FROM said_now EXCEPT ALL FROM said_before))
ORDER BY 1;
"""
_STILL_THERE = "SELECT report_id FROM renewed SEMI JOIN source.report USING (report_id) ORDER BY 1"


def _judge_apart(apart: duckdb.DuckDBPyConnection, night: str, *, has_reports: bool) -> None:
    """All that rules say of the reports laid apart, and of what belongs to no report."""
    across = rules_across()
    rules = catalogue() if has_reports else across
    own = [rule for rule in rules if not rule.is_across]
    few_threads(apart)
    apart.begin()
    judging = [*texts_of_judging(), *texts_of_causes()] if has_reports else []
    prepare(apart, [*texts_of(own), *judging])
    off = register(apart, rules, own)
    if own:
        ask(apart, own, off)
    apart.execute(
        f'INSERT INTO quality.instance BY NAME FROM "{night}".quality.instance '
        "WHERE list_contains(?, rule_id) "
        "AND (report_id IS NULL OR report_id IN (FROM judged_report))",
        [[rule.rule_id for rule in across]],
    )
    conclude(apart, rules, off)
    if has_reports:
        apart.execute(sql_of("reading_gaps"))
    has_findings = write_findings(apart, rules)
    if has_findings and has_reports:
        from expectations.causes import write_causes  # a solver, which takes half a second to load

        write_causes(apart, rules)
    if has_findings:
        apart.execute(sql_of("fingerprints"))
    apart.commit()


def _take_over(night: duckdb.DuckDBPyConnection) -> None:
    """What was judged apart takes the place of what the night said of the same."""
    night.execute(_FORGET)
    for table in _OF_FINDINGS:
        night.execute(f"DELETE FROM quality.{table} WHERE finding_key IN (FROM forgotten)")
    night.execute("DELETE FROM quality.cause_cell WHERE cause_key IN (FROM forgotten_cause)")
    for table in _OF_REPORTS:
        night.execute(f"DELETE FROM quality.{table} WHERE {_IS_RENEWED}")
    night.begin()
    for table in (*_OF_REPORTS, *_OF_FINDINGS, "cause_cell"):
        night.execute(f"INSERT INTO quality.{table} BY NAME FROM apart.quality.{table}")
    night.execute(
        "INSERT INTO judged_finding BY NAME SELECT finding_key FROM apart.quality.finding"
    )
    night.commit()
    night.execute("DETACH apart")


_IS_RENEWED = (
    "(report_id IS NULL "
    "OR report_id IN (SELECT report_id FROM renewed WHERE report_id IS NOT NULL) "
    "OR report_id NOT IN (SELECT report_id FROM source.report))"
)
_FORGET = f"""
CREATE TEMP TABLE forgotten AS SELECT finding_key FROM quality.finding WHERE {_IS_RENEWED};
CREATE TEMP TABLE forgotten_cause AS SELECT cause_key FROM quality.cause WHERE {_IS_RENEWED};
"""
_STAYING = """
UPDATE quality.finding SET last_seen = n.as_of, change = 'open' FROM meta.night n
WHERE finding_key NOT IN (FROM judged_finding);
UPDATE quality.finding f SET waiver = p.waiver FROM quality.fingerprint p
WHERE p.finding_key = f.finding_key AND f.waiver IS DISTINCT FROM p.waiver;
DELETE FROM quality.closed_finding;
INSERT INTO quality.closed_finding BY NAME
SELECT l.finding_key, l.rule_id, l.agency_code, l.fiscal_year, l.message, l.first_seen, l.last_seen
FROM last_finding l ANTI JOIN quality.finding f USING (finding_key)
ORDER BY ALL;
DELETE FROM quality.decision;
"""
"""Findings that stay: seen again today, waived as the place says; the reviewers' words follow."""
