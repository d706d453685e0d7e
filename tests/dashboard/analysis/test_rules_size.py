"""A rule's page stays small whatever it was applied to; what is not listed has a way to it."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dashboard.rule_pages import rule_queries


def test_a_long_list_is_cut_and_leads_to_the_whole(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_queries, "MOST_REPORTS", 2)
    page = client.get("/rules/R-1").text
    parts = page.split('id="outcome-')[1:]
    assert max(part.count("<tr><td") for part in parts) == 2
    (link, *_) = re.findall(r'只列前 2 份，<a href="([^"]+)"', page)
    assert "R-1" in client.get(link.replace("&amp;", "&")).text
