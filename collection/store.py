"""What was collected, on disk: originals, the crawl log, and what servers said of their pages.

What belongs here: writing so that a kill at any moment loses nothing that was there. What does not:
fetching (`portal`) and reading (`report`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import stat
import uuid
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel, ConfigDict, field_validator

CRAWL, ARCHIVE = "crawl", "archive"
FOLDED, LOST = "folded.jsonl", "lost.txt"
VALIDATORS = "validators.json"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
"""A suffix comes from outside: anything else is left away, and the SHA-256 is name enough."""
_HALF = re.compile("[\ud800-\udfff]")
_BYTES = frozenset(chr(number) for number in range(0xDC80, 0xDD00))
Outcome = Literal["fetched", "unchanged", "skipped", "failed"]


class Sighting(BaseModel):
    """One look at one link or inbox file: a row of source.publication."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    publication_id: str
    mof_div_code: str
    origin: Literal["portal", "inbox"]
    url: str
    page_url: str | None = None
    title: str | None = None
    published_on: dt.date | None = None
    seen_at: dt.datetime
    http_status: int | None = None
    document_sha256: str | None = None
    outcome: Outcome
    reason: str | None = None

    @field_validator("url", "page_url", "title", "reason", mode="before")
    @classmethod
    def _writable(cls, text: object) -> object:
        return readable(text) if isinstance(text, str) else text


def readable(name: str) -> str:
    """A name from outside as text that any file and table can hold.

    Half characters (surrogates) are the bytes of a name that is no UTF-8: on Chinese machines GB
    18030, else each such byte is spelt out. A name without any stays as it is.
    """
    return "/".join(map(_readable_part, name.split("/"))) if _HALF.search(name) else name


def _readable_part(name: str) -> str:
    if not _HALF.search(name):
        return name
    spelt = "".join(f"\\u{ord(c):04x}" if _HALF.match(c) and c not in _BYTES else c for c in name)
    content = spelt.encode("utf-8", "surrogateescape")
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        return content.decode("utf-8", "backslashreplace")


def new_sighting_id() -> str:
    return uuid.uuid4().hex


class SightingLog:
    """The crawl log of one night: append-only, one JSON a line.

    What is new is on disk when written. A look that found all as it was may wait for `settle`:
    the night that it belongs to is not published before.
    """

    def __init__(self, home: Path, night_id: str) -> None:
        self.path = home / CRAWL / f"{night_id}.jsonl"
        self.path.parent.mkdir(parents=True, exist_ok=True)

    def append(self, sighting: Sighting) -> None:
        with self.path.open("a+b") as log:
            log.write(_whole_lines(log) + sighting.model_dump_json().encode() + b"\n")
            log.flush()
            if sighting.outcome != "unchanged":
                os.fsync(log.fileno())

    def settle(self) -> None:
        """After this all that was appended outlives a power cut."""
        if self.path.is_file():
            with self.path.open("rb") as log:
                os.fsync(log.fileno())


def _whole_lines(log: IO[bytes]) -> bytes:
    """What is to be written first, so that a line torn by a kill takes no other with it."""
    if log.seek(0, os.SEEK_END) == 0:
        return b""
    log.seek(-1, os.SEEK_END)
    return b"" if log.read(1) == b"\n" else b"\n"


def sighting_files(home: Path) -> list[Path]:
    """The logs of the last nights; older ones are folded into one (`folded_log`)."""
    return sorted((home / CRAWL).glob("*.jsonl"))


def folded_file(home: Path) -> Path:
    return home / CRAWL / ARCHIVE / FOLDED


def read_sightings(home: Path) -> list[Sighting]:
    """What was seen ever, in the order of the nights; a line that can't be read costs itself.

    Of looks older than the logs of the last nights those that `folded_log` keeps.
    """
    files = [folded_file(home), *sighting_files(home)]
    return [*{one.publication_id: one for file in files for one in read_log(file)[0]}.values()]


def read_log(file: Path) -> tuple[Sequence[Sighting], Sequence[int]]:
    """The sightings of one log, and the numbers of its lines that can't be read.

    A night asks several times: a log that is as it was is not read again.
    """
    state = state_of(file)
    return ((), ()) if state is None else _read_log(file, state)


def state_of(file: Path) -> tuple[int, int, int] | None:
    """By what a file is told from what it was; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


@lru_cache(maxsize=64)
def _read_log(file: Path, state: object) -> tuple[Sequence[Sighting], Sequence[int]]:
    lines = [*log_lines(file)]
    lost = tuple(number for number, seen in lines if seen is None)
    return tuple(seen for _, seen in lines if seen is not None), lost


def log_lines(file: Path) -> Iterator[tuple[int, Sighting | None]]:
    """Each line with its number, one at a time; None for one that can't be read.

    Lines end at LF alone: names hold characters that other programs take for an end of line.
    """
    with file.open("rb") as log:
        for number, line in enumerate(log, start=1):
            try:
                if line != b"\n":
                    yield number, Sighting.model_validate_json(line)
            except ValueError:
                yield number, None


def lost_lines(home: Path) -> list[str]:
    """What can't be read in the crawl logs, said in Chinese, a sentence a log."""
    archived = home / CRAWL / ARCHIVE / LOST
    told = archived.read_text("utf-8").split("\n") if archived.is_file() else []
    new = (lost_sentence(file.name, read_log(file)[1]) for file in sighting_files(home))
    return [*filter(None, (*told, *new))]


def lost_sentence(name: str, numbers: Sequence[int]) -> str | None:
    """That these lines of a log can't be read; None where there are none."""
    if not numbers:
        return None
    listed = "、".join(map(str, numbers))
    return f"采集日志 {name} 有 {len(numbers)} 行残缺（第 {listed} 行），已略过"


def store_document(home: Path, content: bytes, suffix: str) -> str:
    """Keeps an original under its SHA-256 and returns that; a file that is there stays as it is."""
    sha256 = hashlib.sha256(content).hexdigest()
    if document_path(home, sha256) is None:
        folder = home / "documents" / sha256[:2]
        folder.mkdir(parents=True, exist_ok=True)
        ending = suffix.lower() if _SUFFIX.fullmatch(suffix) else ""
        write_whole(folder / f"{sha256}{ending}", content)
    return sha256


def document_path(home: Path, sha256: str) -> Path | None:
    """Where an original stands; None when it was never collected."""
    folder = home / "documents" / sha256[:2]
    try:
        with os.scandir(folder) as held:
            names = [one.name for one in held if one.name.startswith(sha256)]
    except OSError:
        return None
    return folder / min(names) if names else None


def read_validators(home: Path) -> dict[str, dict[str, Any]]:
    """What servers said of each URL (etag, last_modified, sha256, links); empty when lost."""
    path = home / CRAWL / VALIDATORS
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def write_validators(home: Path, validators: dict[str, dict[str, Any]]) -> None:
    path = home / CRAWL / VALIDATORS
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(validators, sort_keys=True, default=str)
    write_whole(path, text.encode("ascii"))


def write_whole(path: Path, content: bytes) -> None:
    """The whole file or none of it, on disk: a temporary file, flushed, renamed, folder flushed."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """After this a rename in the folder outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_leftovers(home: Path) -> None:
    """Removes what killed writers left in the stores; call it while holding the night's lock."""
    for folder in ("documents/*", CRAWL, "readings/*", "readings/*/waiting"):
        for stale in home.glob(f"{folder}/.*.tmp"):
            stale.unlink(missing_ok=True)
