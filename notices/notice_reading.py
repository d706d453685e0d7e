"""From a snapshot to what a notice holds.

What belongs here: grouping findings by cause, leaving out what is waived or no error. What does
not: SQL (`notice_queries`) and proofs (`proofs`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

import duckdb

from evidence.finding import Finding, findings
from notices import notice_queries
from notices.cleaning import cleaned, one_line
from notices.notice_content import (
    Evidence,
    Item,
    Matter,
    NothingToNotice,
    Report,
    Severity,
    UnknownAgency,
)

Prove = Callable[[Finding], Sequence[Evidence]]
_OF = "n.agency_code = $agency AND n.fiscal_year = $year"
MOST_PROOFS = 3


def agency_code(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The code of a department by code, name or alias. Raises UnknownAgency."""
    rows = connection.execute(notice_queries.NAMED, {"name": name}).fetchall()
    if len(rows) != 1:
        trouble = "没有代码或名称为" if not rows else "不止一个部门的名称为"
        raise UnknownAgency(f"{trouble}“{name}”的部门")
    return str(rows[0][0])


def newest_year(connection: duckdb.DuckDBPyConnection, agency: str | None = None) -> int:
    """The newest fiscal year with errors or warnings of one department or of any; else of reports,
    0 where there is nothing at all."""
    return int(connection.execute(notice_queries.NEWEST_YEAR, {"agency": agency}).fetchall()[0][0])


def agencies_to_notice(connection: duckdb.DuckDBPyConnection, year: int) -> list[str]:
    """The codes of departments with errors or warnings in that fiscal year, waived or not."""
    return [
        row[0] for row in connection.execute(notice_queries.TO_NOTICE, {"year": year}).fetchall()
    ]


def confirmed_keys(connection: duckdb.DuckDBPyConnection, agency: str, year: int) -> list[str]:
    """The findings of a department's year that a reviewer confirmed, on a night that the decisions
    are laid over."""
    asked = {"agency": agency, "year": year}
    return [row[0] for row in connection.execute(notice_queries.CONFIRMED, asked).fetchall()]


def read_matter(
    connection: duckdb.DuckDBPyConnection,
    agency: str,
    year: int,
    *,
    prove: Prove,
    keys: Collection[str] | None = None,
) -> Matter:
    """What the snapshot says of a department's year, as it stands after the decisions laid over it;
    of the findings `keys` and what follows from them alone, where they are given.

    Raises UnknownAgency, NothingToNotice.
    """
    names = dict(connection.execute(notice_queries.AGENCIES).fetchall())
    if agency not in names:
        raise UnknownAgency(f"没有代码为“{agency}”的部门")
    mof_div_code, place, night_id, as_of = connection.execute(notice_queries.NIGHT).fetchall()[0]
    asked = {"agency": agency, "year": year}
    kept, waived, false_alarms = _sorted_out(findings(connection, _OF, asked))
    items = [_item(group, prove) for group in _grouped(_picked(kept, keys))]
    if not items:
        raise NothingToNotice(f"{names[agency]}{year}年没有需要整改或核实的问题")
    reports = connection.execute(notice_queries.REPORTS, asked).fetchall()
    return Matter(
        mof_div_code=mof_div_code,
        place=one_line(place),
        night_id=night_id,
        as_of=as_of,
        agency_code=agency,
        agency_name=one_line(names[agency]),
        fiscal_year=year,
        reports=tuple(Report(*map(one_line, row)) for row in reports),
        items=tuple(
            item for grave in ("error", "warning") for item in items if item.severity == grave
        ),
        infos=sum(finding.severity == "info" for finding in kept),
        waived=waived,
        false_alarms=false_alarms,
    )


def _picked(found: Sequence[Finding], keys: Collection[str] | None) -> list[Finding]:
    """The findings of `keys` with those of their causes; all without keys."""
    if keys is None:
        return list(found)
    causes = {one.cause_key for one in found if one.finding_key in keys and one.cause_key}
    return [one for one in found if one.finding_key in keys or one.cause_key in causes]


def _sorted_out(found: Sequence[Finding]) -> tuple[list[Finding], int, int]:
    """Findings that count, and how many are waived and how many false alarms."""
    false_alarms = sum(one.false_alarm is not None for one in found)
    kept = [cleaned(one) for one in found if one.waiver is None]
    return kept, len(found) - len(kept) - false_alarms, false_alarms


def _grouped(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Errors and warnings: those of one cause together, the others by rule and report."""
    groups: dict[tuple[str | None, ...], list[Finding]] = defaultdict(list)
    for one in findings:
        if one.severity != "info":
            alike = (one.severity, one.rule_id, one.report_id)
            groups[(one.cause_key,) if one.cause_key else alike].append(one)
    return list(groups.values())


def _item(group: Sequence[Finding], prove: Prove) -> Item:
    """The item of a group, as grave as its gravest; of a cause, the leading finding leads."""
    severity: Severity = "error" if any(one.severity == "error" for one in group) else "warning"
    if group[0].cause_key:
        leading, *others = sorted(group, key=lambda one: one.is_consequence)
        return Item(severity, (leading,), tuple(others), _proofs([leading], prove))
    return Item(severity, tuple(group), evidence=_proofs(group, prove))


def _proofs(findings: Sequence[Finding], prove: Prove) -> tuple[Evidence, ...]:
    """The first few proofs, none of them twice."""
    found: list[Evidence] = []
    for finding in findings:
        if len(found) < MOST_PROOFS:
            found += [proof for proof in prove(finding) if proof not in found]
    return tuple(found[:MOST_PROOFS])
