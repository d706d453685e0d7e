"""A walk in this process over answers in a dictionary: no server, no reactor, no files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collection.jurisdiction import Portal
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.portal_walk import Walk
from tests.drawn import few_of

BASE = "http://www.x.gov.cn"
Server = Callable[[Ask], tuple[int, dict[str, str], bytes] | str]
"""What a portal says to an ask: status, headers, body; or why it did not answer."""


@dataclass
class Sighted:
    ask: Ask
    outcome: str
    reason: str | None
    sha256: str | None


@dataclass
class Walked:
    """What one walk brought. `documents` by SHA-256; `asked` without maps and feeds."""

    night: PortalNight
    sighted: list[Sighted] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    asked: list[Ask] = field(default_factory=list)

    @property
    def kept(self) -> dict[str, Sighted]:
        """The documents' sightings by the end of their address."""
        return {one.ask.key.rpartition("/")[2]: one for one in self.sighted if one.sha256}

    @property
    def reasons(self) -> list[str]:
        return [one.reason for one in self.sighted if one.reason]


class _Memory:
    def __init__(self, walked: Walked) -> None:
        self.walked = walked

    def known(self, url: str) -> dict[str, Any]:
        return {}

    def remember(self, url: str, facts: dict[str, Any], answer: Answer) -> None: ...

    def store(self, body: bytes, suffix: str) -> str:
        sha256 = hashlib.sha256(body).hexdigest()
        self.walked.documents[sha256] = body
        return sha256


def walk_over(server: Server, *starts: str, draws: bool = False, **portal: Any) -> Walked:
    """Walks until nothing is left to ask, in the order of asking."""
    place = Portal(name="门户", start_pages=starts, delay_seconds=0, **portal)
    walked = Walked(PortalNight("门户", "20260301T020000", "999902"))

    def sight(ask: Ask, outcome: str, reason: str | None, _status: Any, sha: str | None) -> None:
        walked.sighted.append(Sighted(ask, outcome, reason, sha))

    bounds = Bounds(place.allowed_hosts, starts, None)
    walk = Walk(place, bounds, _Memory(walked), sight, walked.night, draws=draws)
    waiting = list(walk.start(list(starts)))
    while waiting := waiting or list(walk.remaining()):
        ask = waiting.pop(0)
        if ask.role != Role.WITNESS:
            walked.asked.append(ask)
        said = server(ask)
        if isinstance(said, str):
            waiting += walk.unanswered(ask, said)
        else:
            status, headers, body = said
            lower = {name.lower(): value for name, value in headers.items()}
            more = list(walk.answered(ask, Answer(status, ask.url, body, lower)))
            sent_on = [one for one in more if one.hops]
            waiting = sent_on + waiting + [one for one in more if not one.hops]
    walk.finish()
    return walked


def pages(answers: Mapping[str, str | bytes | tuple[int, dict[str, str], bytes]]) -> Server:
    """A portal of paths: markup, bytes of a file, or a whole answer; anything else is gone."""

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        found = answers.get(ask.url.removeprefix(BASE))
        if found is None:
            return 404, {}, b"<h1>404</h1>"
        if isinstance(found, tuple):
            return found
        if isinstance(found, bytes):
            return 200, {}, found
        return 200, {"Content-Type": "text/html"}, found.encode()

    return server


def drawn(seeds: Sequence[int] | Sequence[str], few: int) -> list[object]:
    """All of them, of which `make test` draws a few."""
    return list(few_of(seeds, few))
