"""docs/rules.md is what the rule files say today."""

from __future__ import annotations

from pathlib import Path

from expectations.rulebook import main, rulebook
from expectations.rules import catalogue


def test_the_page_is_fresh(repository: Path) -> None:
    page = (repository / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == rulebook(), "run python -m expectations.rulebook"


def test_every_rule_is_in_it(tmp_path: Path) -> None:
    main(tmp_path / "rules.md")
    page = (tmp_path / "rules.md").read_text(encoding="utf-8")
    for rule in catalogue():
        assert page.count(f"`{rule.rule_id}`") == 1
        assert f"### {rule.title}\n" in page
