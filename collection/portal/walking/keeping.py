"""What a walk keeps: files, pages that are reports themselves; and whether they are known already.

What belongs here: storing and telling of what was had. What does not: where it is stored
(`spider`).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, Protocol

from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind
from collection.portal.walking.answers import file_name
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.telling import Teller
from disclosure.documents.web.html import what_it_says


class Memory(Protocol):
    """What was kept of an address, and what is to be kept of it now."""

    def known(self, url: str) -> dict[str, Any]: ...
    def remember(self, url: str, facts: dict[str, Any], answer: Answer) -> None: ...
    def store(self, body: bytes, suffix: str) -> str: ...


class Keeper:
    """Keeps documents in a memory, and tells of each; `unstored` is the text of a page of which it
    is not known yet whether it is a report.
    """

    def __init__(self, memory: Memory, tell: Teller) -> None:
        self.memory, self.tell = memory, tell
        self.unstored: dict[str, bytes] = {}

    def file(self, ask: Ask, answer: Answer, suffix: str) -> None:
        """A file, whatever was expected: kept, or known already."""
        if ask.role != Role.DOCUMENT and ask.setting.kind(ask.title) == Kind.BARE:
            ask = replace(ask, title=file_name(answer.headers) or ask.title)
        sha256 = self.memory.store(answer.body, suffix)
        self.keep(ask, answer, {"sha256": sha256})

    def keep(self, ask: Ask, answer: Answer, facts: dict[str, Any]) -> None:
        known = self.memory.known(ask.key).get("sha256")
        self.memory.remember(ask.key, facts, answer)
        self.tell.sight(
            ask,
            "unchanged" if known == facts["sha256"] else "fetched",
            None,
            answer.status,
            facts["sha256"],
        )

    def page_for_file(self, ask: Ask, answer: Answer) -> None:
        """A page where a file was linked: the report itself, or an error."""
        own = self.own_text(ask, answer)
        if own:
            self._store(own)
            self.keep(ask, answer, own)
            return
        self.tell.failed(ask, "得到的是网页而不是文件，链接可能已失效", answer.status)

    def own_text(self, ask: Ask, answer: Answer) -> dict[str, Any]:
        """A page whose text holds a report's tables or prose, kept; empty for every other page.

        A page's bytes change with its counters and links: it is the same as long as it says the
        same, and then what was kept first stays.
        """
        said = what_it_says(answer.body)
        if said is None:
            return {}
        known = self.memory.known(ask.key)
        if known.get("said") == said:
            return {"sha256": known["sha256"], "said": said}
        sha256 = hashlib.sha256(answer.body).hexdigest()
        self.unstored = {sha256: answer.body}
        return {"sha256": sha256, "said": said}

    def _store(self, own: dict[str, Any]) -> None:
        """Only what turned out to be a report is among the documents."""
        if (body := self.unstored.pop(own["sha256"], None)) is not None:
            self.memory.store(body, ".html")

    def page_itself(
        self, ask: Ask, answer: Answer, facts: PageFacts, own: dict[str, Any], report: str | None
    ) -> None:
        self._store(own)
        title = report or facts.title or ask.title
        day = facts.published_on or ask.day
        shown = replace(ask, title=title, day=day, url=ask.key, seen_from=ask.key)
        known = self.memory.known(ask.key).get("sha256")
        self.tell.sight(
            shown,
            "unchanged" if known == own["sha256"] else "fetched",
            None,
            answer.status,
            own["sha256"],
        )
