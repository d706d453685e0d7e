"""What a drawn page leads to is asked plainly; a page that can't be drawn is what it was before."""

from __future__ import annotations

import pytest

from collection.portal.walking.asking import Ask
from tests.collection.portal.walking import BASE, Walked, walk_over

HTML = {"Content-Type": "text/html"}
SHELL = "<html><body><div id='app'></div><script>draw()</script></body></html>"
FRAME = "<h1>2026年部门预算</h1><iframe src='/list.html'></iframe>"
LIST = "<li><a href='/f/a.pdf'>教育局2026年部门预算</a></li>"
Said = tuple[int, dict[str, str], bytes] | str


def _walk(drawn: Said, framed: Said) -> Walked:
    """A start page that only a script makes; drawn, it shows a frame."""

    def server(ask: Ask) -> Said:
        path = ask.url.removeprefix(BASE)
        if path == "/":
            return drawn if ask.is_drawn else (200, HTML, SHELL.encode())
        assert not ask.is_drawn, ask.url
        if path == "/list.html":
            return framed
        return (200, {}, b"%PDF-1.4") if path == "/f/a.pdf" else (404, HTML, b"")

    return walk_over(server, f"{BASE}/", draws=True)


def test_what_a_drawn_page_leads_to_is_asked_plainly() -> None:
    walked = _walk((200, HTML, FRAME.encode()), (200, HTML, LIST.encode()))
    assert len(walked.documents) == 1, walked.night.gaps


@pytest.mark.parametrize("framed", ["网站没有应答", (500, HTML, b"")])
def test_what_a_drawn_page_leads_to_may_fail_and_is_told(framed: Said) -> None:
    walked = _walk((200, HTML, FRAME.encode()), framed)
    assert any("/list.html" in gap for gap in walked.night.gaps)


@pytest.mark.parametrize("drawn", ["浏览器没有应答", (503, HTML, b""), (302, HTML, b"")])
def test_a_page_that_cannot_be_drawn_is_told_as_the_plain_way_saw_it(drawn: Said) -> None:
    walked = _walk(drawn, (404, HTML, b""))
    assert any("脚本" in gap for gap in walked.night.gaps)
    assert [ask.is_drawn for ask in walked.asked] == [False, True]
