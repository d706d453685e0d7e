"""Pages that can be reached by links from the first one, as a browser would ask for them.

In `make test` a few of each kind of page, drawn by the day; every page is `whole`.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.drawn import drawing

A_FEW, EVERY = 1, 1_000
few_or_every = pytest.mark.parametrize(
    "alike",
    [
        pytest.param(A_FEW, id="few"),
        pytest.param(EVERY, marks=pytest.mark.whole, id="every"),
    ],
    scope="module",
)
"""How many pages of a kind a test walks."""


class Links(HTMLParser):
    """Addresses of links, pictures, scripts and stylesheets of a page; and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "action") and value and ("method", "post") not in attrs:
                self.addresses.append(value)


def kind_of(path: str) -> str:
    """A page's path without what names the one that it shows: codes, keys, names."""
    return "/".join(part if re.fullmatch("[a-z-]*", part) else "*" for part in path.split("/"))


def crawl(client: TestClient, alike: int) -> dict[str, str]:
    """Address → page (HTML only), `alike` of a kind; asserts that every link leads somewhere.

    Links with a query are followed where one of their parameters is new to that path: lists have
    too many. A finding's page carries its list's filter, so all findings are one path in this.
    A parameter that is new to a kind of page is followed however many were walked.
    """
    draw, count = drawing(), Counter[str]()
    seen: dict[str, str] = {}
    known: dict[str, set[str]] = {}
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        parts = urlsplit(address)
        names = {pair.split("=")[0] for pair in parts.query.split("&") if pair}
        path = "/findings/" if parts.path.startswith("/findings/") else parts.path
        if names and names <= known.setdefault(path, set()):
            continue
        kind = kind_of(parts.path) + "?" * bool(names)
        if count[kind] >= alike and names <= known.setdefault(kind, set()):
            continue
        count[kind] += 1
        for one in (path, kind):
            known.setdefault(one, set()).update(names)
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        is_page = answer.headers["content-type"].startswith("text/html")
        seen[address] = answer.text if is_page else ""
        if is_page:
            assert " object at 0x" not in answer.text, f"{address} shows what is no text"
            links = (urljoin(address, link) for link in Links(answer.text).addresses)
            found = [link.split("#")[0] for link in links if not urlsplit(link).netloc]
            waiting.extend(draw.sample(found, len(found)))
    return seen
