"""Every page that can be reached by links from the first one, as a browser would ask for it."""

from __future__ import annotations

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from starlette.testclient import TestClient


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


def crawl(client: TestClient, start: str = "/", most: int = 2000) -> dict[str, str]:
    """Address → page (HTML only) of all pages; asserts that every link leads somewhere.

    Links with a query are followed where one of their parameters is new to that path: lists have
    too many. A finding's page carries its list's filter, so all findings are one path in this.
    """
    seen: dict[str, str] = {}
    known: dict[str, set[str]] = {}
    waiting = deque([start])
    while waiting and len(seen) < most:
        address = waiting.popleft()
        if address in seen:
            continue
        parts = urlsplit(address)
        names = {pair.split("=")[0] for pair in parts.query.split("&") if pair}
        path = "/findings/" if parts.path.startswith("/findings/") else parts.path
        if names and names <= known.setdefault(path, set()):
            continue
        known.setdefault(path, set()).update(names)
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        is_page = answer.headers["content-type"].startswith("text/html")
        seen[address] = answer.text if is_page else ""
        if is_page:
            found = (urljoin(address, link) for link in Links(answer.text).addresses)
            waiting.extend(link.split("#")[0] for link in found if not urlsplit(link).netloc)
    return seen
