"""From violated instances to findings: a key that stays, a sentence, and what changed since.

What belongs here: the finding as the bureau reads it. What does not: deciding what is violated.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from expectations.rules import ROOM, Rule
from warehouse.sql_files import hand_over

_VIOLATED = """
    SELECT i.rowid, i.rule_id, i.report_id, i.agency_code, i.fiscal_year, i.instance_key,
           i.location, i.arguments, coalesce(r.report_kind, '-'),
           concat_ws('/', coalesce(r.report_level, '-'), r.unit_name),
           r.mof_div_code
    FROM quality.instance i LEFT JOIN source.report r USING (report_id)
    WHERE i.outcome = 'violated'
    ORDER BY i.rule_id, i.report_id, i.agency_code, i.fiscal_year, i.instance_key
"""
_WORDED = "instance_no BIGINT, finding_key VARCHAR, message VARCHAR, location VARCHAR"
"""`instance_no` is the row of quality.instance; `location` only where tables are named anew."""
_NAMED_TABLES = """
    SELECT report_id, table_no, shown FROM source.table_name WHERE shown <> '表' || table_no
"""
_QUOTE = re.compile(r"(“[^”]*+(?:”|$))")
_REQUEST = re.compile("(?<![申提])请")
_TABLE_NUMBER = re.compile(r"“[^”]*+(?:”|$)|表(\d{1,2})(?!\d)(《[^》]{0,80}》)?")
"""A table by its number, or a quotation; quotes within a title are the title's."""


def hold_last_findings(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    """Last night's findings as a temporary table; none without a file of last night."""
    if previous is None:
        connection.execute("CREATE TEMP TABLE last_finding AS FROM quality.finding LIMIT 0")
        return
    source = str(previous).replace("'", "''")
    connection.execute(f"ATTACH '{source}' AS previous (READ_ONLY)")
    connection.execute("CREATE TEMP TABLE last_finding AS FROM previous.quality.finding")
    connection.execute("DETACH previous")


def write_findings(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> bool:
    """Fills quality.finding, finding_cell and closed_finding from the rules' violated instances.

    After `hold_last_findings`, which says what is new. Returns whether there are findings; only
    then are there `worded` and `violated`, of which causes are made.
    """
    templates = {rule.rule_id: rule.message for rule in rules}
    names: dict[str, dict[int, str]] = defaultdict(dict)
    for report_id, table_no, shown in connection.execute(_NAMED_TABLES).fetchall():
        names[report_id][table_no] = shown
    rows = [
        _worded(row, templates, names.get(row[2], {}))
        for row in connection.execute(_VIOLATED).fetchall()
        if row[1] in templates
    ]
    if rows:
        hand_over(connection, "worded", _WORDED, rows)
        connection.execute((ROOM / "findings.sql").read_text(encoding="utf-8"))
    connection.execute((ROOM / "closed_findings.sql").read_text(encoding="utf-8"))
    return bool(rows)


def finding_key(*parts: object) -> str:
    """Sixteen hex digits that stay the same for the same rule, report identity and place."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def message_of(template: str, arguments: dict[str, str]) -> str:
    """The template with its arguments; an argument that is missing is an error of the rule."""
    return template.format_map(arguments)


def with_table_names(text: str, names: Mapping[int, str]) -> str:
    """The tables of a form without numbers of its own by their titles; quotations stay as printed.

    Rules speak of a table by its role (表5), which such a report prints nowhere.
    """
    if not names:
        return text

    def named(found: re.Match[str]) -> str:
        name, title = names.get(int(found[1] or -1)), found[2] or ""
        if name is None:
            return found[0]
        return name if name.startswith("《") else name + title

    return _TABLE_NUMBER.sub(named, text)


def on_one_line(text: str) -> str:
    """Words quoted over a line's end, joined; a name of two languages keeps its space."""
    return re.sub(r"(?<=[A-Za-z])[ \t]*\n\s*(?=[A-Za-z])", " ", text).replace("\n", "")


def with_request(message: str) -> str:
    """The sentence with one request to its reader; what a quotation asks for is none."""
    if any(_REQUEST.search(part) for part in _QUOTE.split(message)[::2]):
        return message
    return message.removesuffix("。") + "，请核对。"


def _worded(
    row: tuple[Any, ...], templates: dict[str, str], names: Mapping[int, str]
) -> tuple[Any, ...]:
    number, rule_id, report_id, agency, year, instance_key, place, arguments, *identity = row
    kind, level, division = identity
    key = finding_key(rule_id, division, agency or report_id, year, kind, level, instance_key)
    told = on_one_line(message_of(templates[rule_id], arguments or {}))
    message = with_request(with_table_names(told, names))
    location = with_table_names(on_one_line(place or ""), names)
    return number, key, message, location if location != place else None
