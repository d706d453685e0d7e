"""A link as it stands on its page, and what its address says of it.

What belongs here: the record; whether it is a file, a download, an attachment; links of one key.
What does not: finding links (`links`), which of them are followed (`choice`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from collection.portal.page import split
from collection.portal.pages.file_addresses import (
    ATTACHED_PAGES,
    DOCUMENT_SUFFIXES,
    NO_PAGES,
    PROGRAMS,
    suffix_of,
)
from collection.portal.pages.held_files import is_held

MOST_KEY = 300
SHORTEST_KEY = 3
_ATTACHED = re.compile(r"^\s*附\s*[件表]|\.s?html?\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DOWNLOAD = re.compile(
    r"down_?load|downfile|attach|filedown|getfile|openfile|/files?/|fileid|annex", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands on its page: absolute address, text, the date beside it.

    `framed` links stand in the head, foot or menus; `shown` ones are files that the page itself
    shows or offers to download; a script made what `is_made` for a record, and posts `form` there.
    `section` is the heading above it, where it speaks of budgets; links of one list share `place`.
    `is_site` stands in a list for choosing among other sites, framed by nothing else.
    """

    url: str
    text: str
    published_on: dt.date | None = None
    framed: bool = False
    shown: bool = False
    form: tuple[tuple[str, str], ...] | None = None
    is_made: bool = False
    section: str = ""
    place: str = ""
    is_site: bool = False

    @property
    def key(self) -> str:
        return self.url if self.form is None else f"{self.url}#{self.form}"

    @property
    def asked(self) -> str:
        """What tells apart what is posted to one address: its fields, without a page's state."""
        said = [(k, v) for k, v in self.form or () if v and not k.startswith("__VIEWSTATE")]
        return f"{self.url}#{urlencode(said)[:MOST_KEY]}" if said else ""

    @property
    def suffix(self) -> str:
        """Of the address; where it is a program's, of the file that it or the link's text names."""
        if is_held(self.url):
            return ".pdf" if "pdf" in self.url[:60] else ".docx"
        address = split(self.url)
        own = suffix_of(address.path)
        if own and own not in PROGRAMS:
            return own
        named = [suffix_of(value) for _, value in parse_qsl(address.query)] + [suffix_of(self.text)]
        return next((one for one in [own, *named] if one in DOCUMENT_SUFFIXES), own)

    @property
    def is_document(self) -> bool:
        return self.suffix in DOCUMENT_SUFFIXES

    @property
    def is_download(self) -> bool:
        """Whether an address without a file's suffix is one that hands out files."""
        parts = split(self.url)
        program = self.suffix in PROGRAMS or not self.suffix
        return program and bool(_DOWNLOAD.search(parts.path + "?" + parts.query))

    @property
    def is_attached_page(self) -> bool:
        """Whether a link to a page says that it is an attachment and not another article."""
        return self.suffix in ATTACHED_PAGES and bool(_ATTACHED.search(self.text))

    @property
    def may_be_page(self) -> bool:
        return self.suffix not in NO_PAGES and self.suffix not in DOCUMENT_SUFFIXES


def of_same_key(url: str, among: list[Link]) -> Iterator[Link]:
    """The links by which a page that stands before a file goes on to it: they carry its key."""
    own, keys = url.partition("#")[0], _keys(url)
    yield from (one for one in among if one.url != own and keys & _keys(one.url))


def _keys(url: str) -> set[str]:
    """What tells an address from others of its make: its values and names that hold a number."""
    parts = split(url)
    values = [value for _, value in parse_qsl(parts.query)]
    values += [one.partition(".")[0] for one in parts.path.split("/")]
    return {one for one in values if len(one) >= SHORTEST_KEY and _DIGIT.search(one)}
