"""One asset check a rule family, one a guard of our own work.

What belongs here: turning verdicts into Dagster's checks. What does not: rules and guards
(`expectations`). Findings are the departments' faults: a warning with its counts, never red. Red is
what we failed at: a guard that fails stops the publication.
"""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg

from assets.building import findings, marts
from assets.night_files import jurisdiction_of
from assets.night_resource import Tonight
from assets.tonight import Night
from assets.unchanged import is_carried
from expectations.rules import FAMILIES, catalogue
from expectations.suites import GUARD_SUITE, Verdict, guards, kept_verdicts, run_suites
from warehouse.decisions import lay_over, newest
from warehouse.review import severity_counts, worst_findings
from warehouse.sql_files import connect
from warehouse.words import word, words

HEAD = "| 程度 | 规则 | 部门 | 年度 | 说明 |\n|---|---|---|---|---|\n"


def check_name(text: str) -> str:
    """Dagster takes ASCII letters, digits and underscores."""
    return text.replace("-", "_")


FAMILY_SPECS = [
    dg.AssetCheckSpec(
        check_name(family), asset=findings, description=title, additional_deps=[marts]
    )
    for family, title in FAMILIES.items()
    if any(rule.family == family for rule in catalogue())
]
GUARD_SPECS = [
    dg.AssetCheckSpec(
        f"guard_{check_name(guard.guard_id)}", asset=marts, description=guard.title, blocking=True
    )
    for guard in guards()
]


@dg.multi_asset_check(name="verdicts", specs=[*FAMILY_SPECS, *GUARD_SPECS])
def verdicts(night: Tonight) -> Iterator[dg.AssetCheckResult]:
    """Great Expectations judges and counts; the findings themselves are DuckDB's."""
    if is_carried(night):
        said = kept_verdicts(night.building)
    else:
        said = run_suites(night.building, night.previous(jurisdiction_of(night).mof_div_code))
    judged = {verdict.name: verdict for verdict in said if verdict.suite != GUARD_SUITE}
    yield from _families(night, judged)
    yield from (_guard(verdict) for verdict in said if verdict.suite == GUARD_SUITE)


def _families(night: Night, judged: dict[str, Verdict]) -> Iterator[dg.AssetCheckResult]:
    with connect(night.building, read_only=True) as connection:
        lay_over(connection, newest(night.root))
        counts = severity_counts(connection)
        for family in (spec.name.replace("_", "-") for spec in FAMILY_SPECS):
            told = {
                said: counts.get((family, severity), 0)
                for severity, said in words("severity").items()
            }
            rows = worst_findings(connection, family=family)
            verdict = judged[family]
            yield dg.AssetCheckResult(
                asset_key=findings.key,
                check_name=check_name(family),
                passed=verdict.success,
                severity=dg.AssetCheckSeverity.WARN,
                description="，".join(f"{said} {count} 处" for said, count in told.items()),
                metadata={
                    **told,
                    "不成立的核对": verdict.unexpected_rows,
                    "最要紧的": dg.MetadataValue.md(_table(rows)),
                    "规则": dg.MetadataValue.path("docs/rules.md"),
                },
            )


def _guard(verdict: Verdict) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=marts.key,
        check_name=f"guard_{check_name(verdict.name)}",
        passed=verdict.success,
        severity=dg.AssetCheckSeverity.ERROR,
        description=verdict.title,
        metadata={"不合格的行": verdict.unexpected_rows},
    )


def _table(rows: list[tuple[object, ...]]) -> str:
    lines = (
        "| " + " | ".join(str(value or "").replace("|", "／") for value in shown) + " |\n"
        for severity, rule, agency, year, _, message in rows
        for shown in [(word("severity", str(severity)), rule, agency, year, message)]
    )
    return HEAD + "".join(lines)
