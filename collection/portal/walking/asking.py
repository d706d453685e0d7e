"""What passes between the walk and whoever asks: an address with all that is known of it, and what
was answered.

What belongs here: two records. What does not: the network, what an answer is (`answers`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from collection.portal.pages.form_fields import may_be_token
from collection.portal.scripts.script_engine import Click
from collection.portal.scripts.script_requests import Target
from collection.portal.scripts.templates import Template
from collection.portal.walking.setting import Setting
from collection.portal.walking.standing import Standing, shown_at, told

MOST_REDIRECTS = 5
MOST_LEADS = 6
"""Frames, refreshes and data behind each other: each address of an endless row is another one."""


class Role(StrEnum):
    LIST = "list"
    PAGE = "page"
    DOCUMENT = "document"
    SCRIPT = "script"
    DATA = "data"
    WITNESS = "witness"


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to be asked. `list_url` is where its list begins; `seen_from` the page with the
    link; `depth` counts the links from a start page; `tries` are further guesses of the same page.
    An aside is a frame or data beside a page that has items of its own: it may hold nothing; so may
    what is only hoped for, and what a tab or form chooses; but that this fails is told; so may what
    lies below a start page. A try is asked only to see what it is; a search is asked for what it
    knows. `templates` make addresses of the records that are answered. What is drawn is asked by a
    browser. A `form` is sent in the `charset` of its page. A page after `clicks` is not asked for
    again; `wanted` is by what a script knows its data; `leads` counts frames, refreshes and data
    behind each other; `held` is the page's own `data:` address of a file. A page in a `standing` is
    asked for after its server was told that again, with nothing between: `then` it is asked. What
    was refused is asked once more with its page's tokens of that moment: it `is_renewed`.
    """

    url: str
    role: Role
    title: str = ""
    day: dt.date | None = None
    seen_from: str | None = None
    setting: Setting = field(default_factory=Setting)
    list_url: str = ""
    depth: int = 0
    form: tuple[tuple[str, str], ...] | None = None
    charset: str = "utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    is_guess: bool = False
    number: int = 1
    tries: tuple[str, ...] = ()
    is_aside: bool = False
    is_data: bool = False
    is_hope: bool = False
    is_chosen: bool = False
    is_below: bool = False
    is_try: bool = False
    is_search: bool = False
    is_drawn: bool = False
    clicks: tuple[Click, ...] = ()
    wanted: str = ""
    templates: tuple[Template, ...] = ()
    hops: int = 0
    leads: int = 0
    asked: str = ""
    held: str = ""
    standing: Standing = ()
    then: Ask | None = None
    is_renewed: bool = False

    @property
    def key(self) -> str:
        """The address under which it is remembered: the first, before any redirect."""
        return self.asked or self.url

    @property
    def is_start(self) -> bool:
        return self.depth == 0 and self.number == 1 and not self.is_try

    @property
    def goes_on(self) -> bool:
        """A guess after data that was right: such a list ends with nothing or 404."""
        return self.is_guess and self.is_data and self.number > 2

    @property
    def may_fail(self) -> bool:
        """Data beside items: a counter or the weather; what counts pages is a list."""
        if self.is_hope or self.is_try:
            return True
        return self.is_aside and not Target(self.url, self.form).counts_pages

    def next_guess(self) -> Iterator[Ask]:
        """The next address where a guessed page may be."""
        if self.is_guess and self.tries:
            yield replace(self, url=self.tries[0], tries=self.tries[1:], asked="", hops=0)

    def sent_on(self, url: str, form: tuple[tuple[str, str], ...]) -> Ask:
        """What a page's form asks that its script sends as soon as it is opened."""
        hops = self.hops + 1
        return replace(
            self, url=url, form=form, hops=hops, asked=self.key, clicks=(), is_guess=False
        )

    @property
    def is_standing(self) -> bool:
        """Whether it is a page as a standing shows it, not what such a page asks for."""
        return bool(self.standing) and self.role in {Role.LIST, Role.PAGE} and not self.is_data

    @property
    def last(self) -> Ask:
        """What is asked in the end, where the server is told something first."""
        return self if self.then is None else self.then.last

    def shown_after(self, more: Standing) -> Ask:
        """The same page, after its server was told more."""
        standing = told(self.standing, more)
        url = shown_at(self.url, standing)
        own = replace(self, url=url, list_url=url, seen_from=self.key, standing=standing)
        return replace(own, clicks=(), form=None, asked="", is_guess=False, number=1, tries=())

    def told_first(self) -> Ask:
        """What is asked first, where the server must be told something before this."""
        first = self
        for one in reversed(self.standing):
            first = replace(first, url=one.url, form=one.form, headers=one.headers, then=first)
        return first

    @property
    def may_be_renewed(self) -> bool:
        """Whether it is a form with what may be a token of its page, not yet sent anew."""
        has_token = any(may_be_token(value) for _, value in self.form or ())
        return has_token and bool(self.seen_from) and not self.is_renewed

    def renewing(self) -> Ask:
        """What is asked first where a form was refused: the page that has the form."""
        again = replace(self, is_renewed=True)
        return replace(self, url=self.seen_from or self.url, form=None, asked="", then=again)

    def turned_to(self, url: str) -> Ask:
        return replace(self, url=url, hops=self.hops + 1, asked=self.key, form=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: names of `headers` in lower case; `from_memory` for a 304 to a condition."""

    status: int
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    from_memory: bool = False
