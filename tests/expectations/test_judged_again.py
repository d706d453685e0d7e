"""Which rules look at nights, and that nothing else does: they alone are asked again."""

from __future__ import annotations

import re

from expectations.judged_again import about_nights, night_tables
from expectations.rules import ROOM
from warehouse.sql_files import ROOM as WAREHOUSE


def test_the_rules_about_nights_are_found_by_what_they_read() -> None:
    assert {rule.rule_id for rule in about_nights()} == {
        "K-DUPLICATE", "K-LINK", "K-MISSING", "K-REMOVED",
    }  # fmt: skip
    assert {"source.portal_tonight", "source.dead_link"} < set(night_tables())


def test_a_rule_about_nights_has_neither_causes_nor_cells() -> None:
    for rule in about_nights():
        assert rule.convention == "state", rule.rule_id
        assert not re.search(r"\bcells\b|statement_ids", rule.sql), rule.rule_id


def test_nothing_that_is_carried_looks_at_nights() -> None:
    """But for `findings.sql` (days, waivers in force) and marts, which a carried night has anew."""
    files = [*(ROOM / "templates").glob("*.sql"), *(WAREHOUSE / "facts").glob("*.sql")]
    files += [path for path in ROOM.glob("*.sql") if path.stem != "findings"]
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in night_tables() if name in text], path.name
