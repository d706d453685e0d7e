"""Years that a list offers and that lead nowhere are said; those that lead or are shown are not."""

from __future__ import annotations

import pytest

from collection.portal.page import page_of
from collection.portal.pages.page_reading import facts_of
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, pages, walk_over

ITEM = "<li><a href='/f/{0}.pdf'>教育局{0}年部门预算</a></li>"
TABS = "<ul class='tab'><li class='on'>2026年</li><li>2025年</li><li>2024年</li></ul>"
ANCHORS = "<p><a href='#a'>2026年</a> <a href='#b'>2025年</a></p>"
PANEL = "<div class='panel'><ul>{0}</ul></div>"


def _years(html: str) -> list[str]:
    return facts_of(page_of(BASE + "/", html.encode()), BASE + "/").unread_years


@pytest.mark.parametrize(
    ("html", "years"),
    [
        (TABS + f"<ul>{ITEM.format(2026)}</ul>", ["2025年", "2024年"]),
        (TABS + f"<ul>{ITEM.format(2026)}{ITEM.format(2025)}</ul>", ["2024年"]),
        (TABS.replace("2024年", "<a href='/2024/'>2024年</a>"), ["2025年"]),
        (TABS + PANEL.format(ITEM.format(2026)) + PANEL.format("") * 2, []),
        ("<div>" + TABS + "</div><div>" + PANEL.format("") * 3 + "</div>", []),
        (ANCHORS + "<h3><a name='a'></a>2026年</h3><h3 id='b'>2025年</h3>", []),
        (ANCHORS.replace("#b", "#a") + "<div id='a'></div>", ["2026年", "2025年"]),
        ("<table><tr><th>2026年</th><th>2025年</th></tr></table>", []),
        ("<p><span>2026年</span>预算</p>", []),
        ("<p>发布日期<span>2026</span><span>11</span></p>", []),
    ],
)
def test_years_that_lead_nowhere(html: str, years: list[str]) -> None:
    assert _years(f"<html><body><h1>部门预算</h1>{html}</body></html>") == years


def test_a_list_with_years_that_lead_nowhere_is_not_read_whole() -> None:
    answers = {
        "/": f"<h1>部门预算公开</h1>{TABS}<ul>{ITEM.format(2026)}</ul>",
        "/f/2026.pdf": (200, {}, b"%PDF-1.4"),
    }
    walked = walk_over(pages(answers), f"{BASE}/")
    assert len(walked.documents) == 1
    assert walked.night.verdict == Verdict.PARTLY
    assert any("2024年" in gap for gap in walked.night.gaps)
