"""Judging by a few rules: planning the queries of all takes seconds, whatever they are asked of.

What belongs here: leaving the others out. What does not: which rules a test is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from expectations import evaluate as evaluation
from expectations import judged_again
from expectations.rules import catalogue


@contextmanager
def only_rules(*rule_ids: str) -> Iterator[None]:
    """While it lasts, nights are judged by these rules alone; each of them must exist."""
    chosen = tuple(rule for rule in catalogue() if rule.rule_id in rule_ids)
    assert {rule.rule_id for rule in chosen} == set(rule_ids)
    with (
        patch.object(evaluation, "catalogue", lambda: chosen),
        patch.object(judged_again, "catalogue", lambda: chosen),
    ):
        _forget()
        yield
    _forget()


def _forget() -> None:
    """What nights that go on remember of the catalogue."""
    judged_again.about_nights.cache_clear()
    judged_again.rules_across.cache_clear()
