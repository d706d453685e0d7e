"""What a server was told and keeps for its reader: a unit, a year, set by a script that then loads
the same page again.

What belongs here: such standings, and the asks that repeat them. What does not: finding them
(`script_runs`).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit

from collection.portal.pages.form_fields import Fields


@dataclass(frozen=True, slots=True)
class Told:
    """One request by which a server was told something."""

    url: str
    form: Fields | None = None
    headers: Fields = ()

    @property
    def fields(self) -> list[tuple[str, str]]:
        return [*parse_qsl(urlsplit(self.url).query), *(self.form or ())]

    @property
    def about(self) -> tuple[str, frozenset[str]]:
        """What it tells of: told again, it takes the place of what was told before."""
        return self.url.partition("?")[0], frozenset(name for name, _ in self.fields)


Standing = tuple[Told, ...]
"""All that a server was told, in turn, each thing once."""


def told(before: Standing, more: Standing) -> Standing:
    """A standing after more was told."""
    said = {one.about: one for one in before}
    for one in more:
        said.pop(one.about, None)
        said[one.about] = one
    return tuple(sorted(said.values(), key=lambda one: one.url.partition("?")[0]))


def shown_at(url: str, standing: Standing) -> str:
    """The address of a page as it is shown in a standing, apart from the same page in another."""
    said = "&".join(urlencode(one.fields) for one in standing)
    return f"{urldefrag(url).url}#{said}"
