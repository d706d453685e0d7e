"""What an address says of the file behind it: its suffix, its name, the file that a viewer is given
with its own address, plain or covered.

What belongs here: addresses alone. What does not: what stands around them on a page (`links`).
"""

from __future__ import annotations

import base64
import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, unquote_to_bytes

from collection.portal.page import split
from disclosure.documents.formats import BY_SUFFIX

PAGE_SUFFIXES = frozenset({"", ".html", ".htm", ".shtml", ".jsp", ".do", ".aspx", ".php", ".asp"})
PAGE_SUFFIXES |= {
    ".jhtml",
    ".action",
    ".ashx",
    ".xhtml",
    ".jspx",
    ".cgi",
    ".dhtml",
    ".phtml",
    ".xml",
}
DOCUMENT_SUFFIXES = frozenset(
    suffix
    for suffix, known in BY_SUFFIX.items()
    if suffix not in PAGE_SUFFIXES and not known.is_image
)
PROGRAMS = frozenset({".jsp", ".do", ".aspx", ".ashx", ".asp", ".php", ".action"})
NO_PAGES = frozenset(
    {".css", ".js", ".ico", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp"}
)
NO_PAGES |= {
    ".woff",
    ".swf",
    ".apk",
    ".exe",
    ".json",
    ".txt",
    ".avi",
    ".flv",
    ".wmv",
    ".tif",
}
NO_PAGES |= {".mp4", ".mp3"}
ATTACHED_PAGES = frozenset({".html", ".htm", ".shtml"})
_VIEWER = re.compile(r"view|pdfjs", re.IGNORECASE)
_GIVEN = re.compile(r"(?:pdf|doc)?(?:file|url|src|path)(?:url|path)?", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


def suffix_of(name: str) -> str:
    return PurePosixPath(unquote(split(name).path).strip()).suffix.lower()


def file_named(url: str) -> str:
    """What the file at an address is called there, percent-encoded in UTF-8 or GBK."""
    name = split(url).path.rpartition("/")[2]
    if suffix_of(name) not in DOCUMENT_SUFFIXES:
        return ""
    raw = unquote_to_bytes(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def file_in(target: str) -> str:
    """The file that an address is or that its viewer is given, plain or covered; else nothing."""
    within = [value for _, value in parse_qsl(split(target).query)]
    covered = [said for one in within if (said := _uncovered(one))]
    files = [one for one in (*covered, *within, target) if suffix_of(one) in DOCUMENT_SUFFIXES]
    return next(iter(files), "") or _handed_out(target)


def shown_by(href: str) -> str:
    """The file that a viewer's page would show; any other address as it is."""
    address = split(href)
    if covered := next(filter(None, (_uncovered(v) for _, v in parse_qsl(address.query))), None):
        return covered
    elsewhere = [v for _, v in parse_qsl(address.query) if split(v).scheme in {"http", "https"}]
    if address.netloc and any(split(one).netloc != address.netloc for one in elsewhere):
        shown = [one for one in elsewhere if suffix_of(one) in DOCUMENT_SUFFIXES]
        return shown[0] if shown else href
    if suffix_of(address.path) in PROGRAMS or not address.query:
        return href
    files = [
        v for _, v in parse_qsl(address.query) if suffix_of(v) in DOCUMENT_SUFFIXES and "/" in v
    ]
    shows = "view" in address.path.lower() or suffix_of(address.path) in ATTACHED_PAGES
    return (files[0] if files and shows else "") or _handed_out(href) or href


def _handed_out(target: str) -> str:
    """The address without a file's suffix that a viewer is given (viewer.html?file=/down?id=3)."""
    address = split(target)
    shows = _VIEWER.search(address.path) and suffix_of(address.path) in ATTACHED_PAGES
    given = [v for k, v in parse_qsl(address.query) if shows and _GIVEN.fullmatch(k)]
    programs = [v for v in given if suffix_of(v) in PROGRAMS | {""} and "?" in v]
    return next((v for v in programs if v.startswith(("/", "http://", "https://"))), "")


def _uncovered(value: str) -> str | None:
    """The file's address that a viewer is given in base64; None where it is given none."""
    if len(value) < 16 or not _BASE64.fullmatch(value):
        return None
    try:
        said = unquote(base64.b64decode(value + "=" * (-len(value) % 4)).decode("utf-8"))
    except ValueError:
        return None
    is_file = suffix_of(said) in DOCUMENT_SUFFIXES
    return said if is_file and said.startswith(("http://", "https://", "/")) else None
