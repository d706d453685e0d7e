"""A page whose scripts were not run to their end: what they would have listed is said."""

from __future__ import annotations

import pytest

from collection.portal.scripts.script_engine import has_engine, page_run
from collection.portal.walking import script_runs
from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from collection.portal.walking.telling import CUT_SCRIPTS
from tests.collection.portal.walking import BASE, Server, Walked, walk_over

pytestmark = pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
LIST = (
    "<h2>部门预算</h2><ul><li><a href='/f/0.pdf'>教育局2026年部门预算</a></li></ul>"
    "<script>function rows(d) { d.forEach(function (r) { var a = document.createElement('a');"
    " a.href = r; a.textContent = '民政局2026年部门预算'; document.body.appendChild(a); }); }%s"
    " fetch('/api/rows').then(r => r.json()).then(rows);</script>"
)


def portal(before: str) -> Server:
    """A list with a file of its own and one that its script asks for, after doing `before`."""

    def answer(ask: Ask) -> tuple[int, dict[str, str], bytes] | str:
        path = ask.url.removeprefix(BASE)
        if path == "/list.html":
            return 200, {"Content-Type": "text/html"}, (LIST % before).encode()
        if path == "/api/rows":
            return 200, {"Content-Type": "application/json"}, b'["/f/1.pdf"]'
        return 200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 " + path.encode()

    return answer


def walked(before: str = "") -> Walked:
    return walk_over(portal(before), f"{BASE}/list.html")


def test_a_run_that_ends_is_whole() -> None:
    found = walked()
    assert set(found.kept) == {"0.pdf", "1.pdf"}
    assert CUT_SCRIPTS not in found.reasons


def test_a_script_that_takes_too_long_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_run, "SCRIPT_SECONDS", 0.3)
    found = walked("while (true) {}")
    assert set(found.kept) == {"0.pdf"}
    assert CUT_SCRIPTS in found.reasons
    assert found.night.verdict != Verdict.WHOLE


def test_a_run_that_is_not_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_run, "MOST_SECONDS", 0.0)
    assert CUT_SCRIPTS in walked().reasons


@pytest.mark.parametrize("bound", ["MOST_RUNS", "MOST_MARKUP"])
def test_a_bound_of_the_runs_is_said(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(script_runs, bound, 0)
    found = walked()
    assert CUT_SCRIPTS in found.reasons
    assert found.night.verdict != Verdict.WHOLE


def test_a_click_that_is_left_over_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself was run; its second page would have been run after a click."""
    body = (
        "<h2>部门预算</h2><div id='l'></div><a onclick='go(2)'>2</a><script>function go(n) {"
        " fetch('/api/' + n).then(r => r.text()).then(t => { document.getElementById('l').innerHTML"
        " = t; }); } go(1);</script>"
    )

    def answer(ask: Ask) -> tuple[int, dict[str, str], bytes] | str:
        path = ask.url.removeprefix(BASE)
        if path == "/list.html":
            return 200, {"Content-Type": "text/html"}, body.encode()
        if path.startswith("/api/"):
            row = f"<a href='/f/{path[-1]}.pdf'>民政局2026年部门预算{path[-1]}</a>"
            return 200, {"Content-Type": "text/html"}, row.encode()
        return 200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 " + path.encode()

    assert set(walk_over(answer, f"{BASE}/list.html").kept) == {"1.pdf", "2.pdf"}
    monkeypatch.setattr(script_runs, "MOST_RUNS", 2)
    found = walk_over(answer, f"{BASE}/list.html")
    assert CUT_SCRIPTS in found.reasons
    assert found.night.verdict != Verdict.WHOLE
