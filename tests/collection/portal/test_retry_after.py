"""Retry-After lengthens the delay, within reason."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from scrapy.http import Response
from scrapy.http.request import Request

from collection.portal.fetching.retry_after import (
    LONGEST_SECONDS,
    MOST_SECONDS,
    ObeyRetryAfter,
)


@pytest.mark.parametrize(
    ("status", "said", "delay"),
    [
        (429, "30", 30),
        (503, "30", 30),
        (429, "99999999", LONGEST_SECONDS),
        (429, "soon", 2),
        (200, "30", 2),
        (503, "1", 2),
    ],
)
def test_the_delay_after_a_busy_answer(status: int, said: str, delay: int) -> None:
    obeying, slot = _obeying()
    _answer(obeying, status, said)
    assert slot.delay == delay


def test_a_site_that_answers_again_is_asked_as_before() -> None:
    obeying, slot = _obeying()
    _answer(obeying, 503, "60")
    _answer(obeying, 503, "60")
    assert slot.delay == 60
    _answer(obeying, 200, "")
    assert slot.delay == 2


def test_an_address_that_is_always_busy_does_not_take_the_night() -> None:
    obeying, slot = _obeying()
    paused = 0.0
    for _ in range(100):
        _answer(obeying, 503, "120")
        paused += slot.delay - 2
        obeying.until = 0.0
        _answer(obeying, 200, "")
    assert 0 < paused <= MOST_SECONDS


def _obeying() -> tuple[ObeyRetryAfter, SimpleNamespace]:
    slot = SimpleNamespace(delay=2)
    downloader = SimpleNamespace(slots={"x": slot})
    return ObeyRetryAfter(SimpleNamespace(engine=SimpleNamespace(downloader=downloader))), slot


def _answer(obeying: ObeyRetryAfter, status: int, said: str) -> None:
    request = Request("http://x/", meta={"download_slot": "x"})
    answer = Response("http://x/", status=status, headers={"Retry-After": said})
    assert obeying.process_response(request, answer) is answer
