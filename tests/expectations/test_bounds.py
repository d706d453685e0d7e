"""A bound is declared once, in its rule's header, and is what a place may set."""

from __future__ import annotations

import re

import pytest

from expectations.rules import Rule, bounds, catalogue

ASKED = re.compile(r"bound_of\('(\w+)'\)")


@pytest.mark.parametrize(
    "rule", [one for one in catalogue() if one.bounds], ids=lambda rule: rule.rule_id
)
def test_a_rule_asks_for_the_bounds_that_it_declares(rule: Rule) -> None:
    assert {name for name, _ in rule.bounds} == set(ASKED.findall(rule.sql))


def test_no_rule_asks_for_a_bound_that_it_does_not_declare() -> None:
    for rule in catalogue():
        assert set(ASKED.findall(rule.sql)) == {name for name, _ in rule.bounds}
        assert "reference.bound" not in rule.sql


def test_no_two_rules_declare_one_bound_with_two_defaults() -> None:
    told = [bound for rule in catalogue() for bound in set(rule.bounds)]
    assert len({name for name, _ in told}) == len(set(told)) == len(bounds())
