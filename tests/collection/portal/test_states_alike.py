"""States of a page that are alike: what two of them told is not tried for again in the third."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from collection.portal.scripts.script_engine import (
    ScriptedPage,
    has_engine,
    run_scripts,
    tries,
)
from collection.portal.scripts.script_engine.tries import Alike

pytestmark = pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
URL = "http://www.x.gov.cn/list.html"
SCRIPT = """
var dept = '', year = 2026, box = document.getElementById('box');
function ask(url) { fetch(url).then(r => r.text()).then(t => { box.innerHTML = t; }); }
document.querySelectorAll('.az b').forEach(b => b.onclick = () => ask('/az?l=' + b.textContent));
box.onclick = e => { if (e.target.dataset.d) { dept = e.target.dataset.d; list(); } };
document.querySelectorAll('.y b').forEach(b => b.onclick = () => { year = b.textContent; list(); });
function list() { if (dept) ask('/list?d=' + dept + '&y=' + year); }
"""
PAGE = f"""<html><body><p class='az'><b>甲字</b><b>乙字</b><b>丙字</b><b>丁字</b></p>
<div id='box'></div>
<p class='y'><b>2026</b><b>2025</b></p><script>{SCRIPT}</script></body></html>"""
LETTERS = "甲乙丙丁"


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of each run, how many further pages were made to try something on."""
    counted: list[int] = []
    real = tries.started

    def started() -> Any:
        counted[-1] += 1
        return real()

    monkeypatch.setattr(tries, "started", started)
    return counted


class _Page:
    """The page with what it is answered; its states by clicks, learning from each other."""

    def __init__(self, of_letter: dict[str, int], starts: list[int]) -> None:
        self.of_letter, self.starts = of_letter, starts
        self.answers: dict[str, Any] = {}
        self.alike = [Alike() for _ in range(4)]

    def state(self, *clicks: int, before: ScriptedPage | None = None) -> ScriptedPage:
        groups = before.groups if before is not None else {}
        while True:
            self.starts.append(0)
            learned: dict[str, Any] = {"alike": self.alike[len(clicks)], "before": groups}
            done = run_scripts(
                URL, PAGE, {}, self.answers, clicks, will_ask=lambda _: True, **learned
            )
            if not done.wants:
                return done
            self.answers |= {one.key: self._said(one.url) for one in done.wants}

    def _said(self, url: str) -> dict[str, Any]:
        letter = next((one for one in self.of_letter if f"{one}字" in unquote(url)), None)
        names = [f"{letter}{n}" for n in range(self.of_letter.get(letter or "", 0))]
        body = "".join(f"<i data-d='{one}'>{one}县教育局</i>" for one in names) or "暂无"
        return {"status": 200, "body": body}


def _numbers(done: ScriptedPage, words: str) -> list[int]:
    return [one.number for one in done.steps if words in one.text]


def test_what_two_states_told_is_not_tried_in_the_third(starts: list[int]) -> None:
    page = _Page(dict.fromkeys(LETTERS, 2), starts)
    first = page.state()
    tried = []
    for number in _numbers(first, "字"):
        done = page.state(number, before=first)
        tried.append(starts[-1])
        assert len(_numbers(done, "字")) == len(LETTERS)
        assert len(_numbers(done, "教育局")) == 2
    assert tried[2] == tried[3] < tried[0]


def test_what_was_tried_before_by_chance_teaches_nothing(starts: list[int]) -> None:
    """Where a letter has one department, the last that was tried is the one that is chosen: years
    seem not to depend on the department.
    """
    page = _Page({"甲": 1, "乙": 1, "丙": 2, "丁": 3}, starts)
    first = page.state()
    for number in _numbers(first, "字"):
        letter = page.state(number, before=first)
        for department in _numbers(letter, "教育局"):
            done = page.state(number, department, before=letter)
            own = next(one for one in letter.steps if one.number == department).asks[0].url
            years = [one.asks[0].url for one in done.steps if one.text == "2025"]
            assert years == [own.replace("2026", "2025")]


def test_a_click_on_what_was_chosen_already_teaches_only_what_differs() -> None:
    """Of kinds × years × units the final accounts were lost: the year that a page begins with was
    clicked twice, and units did the same after it.
    """

    def units(kind: str) -> dict[str, Any]:
        asks = [{"key": f"/docs?unit=0&kind={kind}"}]
        return {"u": {"members": ["甲"], "steps": [{"at": 0, "asks": asks}]}}

    alike, used = Alike(), ["/units?year=2026"]
    report = {"used": used, "carried": [], "members": {"u": [(0, "甲")]}}
    for took, is_known in ((used, False), (used, False), ([], False), ([], True)):
        alike.compare(units("budget"), units("budget"), report, took)
        assert bool(alike.known(units("budget"), used)) == is_known
    alike.compare(units("budget"), units("final"), report, used)
    assert not alike.known(units("budget"), used)
