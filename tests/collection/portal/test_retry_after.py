"""Retry-After lengthens the delay, within reason."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from scrapy.http import Response
from scrapy.http.request import Request

from collection.portal.fetching.retry_after import LONGEST_SECONDS, ObeyRetryAfter


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
    slot = SimpleNamespace(delay=2)
    downloader = SimpleNamespace(slots={"x": slot})
    obeying = ObeyRetryAfter(SimpleNamespace(engine=SimpleNamespace(downloader=downloader)))
    request = Request("http://x/", meta={"download_slot": "x"})
    answer = Response("http://x/", status=status, headers={"Retry-After": said})
    assert obeying.process_response(request, answer) is answer
    assert slot.delay == delay
