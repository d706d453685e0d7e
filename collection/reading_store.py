"""Readings on disk: one JSON file a document and reader version, written once.

What belongs here: which documents are still unread, reading them in workers, keeping the results;
and, under `waiting/`, readings that stand only until this machine has what a document needs. What
does not: the reading itself (`report`), or which document is whose report (`identity`).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from collection.reading_marks import Marks, marks_of
from collection.store import document_path, state_of, store_document, write_whole
from collection.workers import (
    SCAN_LIMITS,
    SECONDS_A_SCANNED_PAGE,
    Job,
    Limits,
    Outcome,
    run_jobs,
)
from disclosure.compilation import COMPILATION
from disclosure.documents.formats import ARCHIVES
from disclosure.documents.scans.scan_limits import MAX_SCANNED_PAGES
from disclosure.errors import ReadingCrashed, ReadingTimedOut, ToolMissing
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reader_version import reader_version
from disclosure.reading import ArchiveMember, Reading
from disclosure.unpacking.names import suffix

WAITING = "waiting"
_HEAD = 1000
"""Characters at the beginning of a reading's file that say what kind of file it is of."""
_OF_ARCHIVE = re.compile(r'"file_format":"(?:' + "|".join(sorted({*ARCHIVES, COMPILATION})) + ')"')
_OUR_FAILURES = (ReadingCrashed.code, ReadingTimedOut.code)
TRIES = 3
"""A document is given up when our reader crashed or timed out over it in so many nights."""
SHELVES_KEPT = 3
"""Readers whose readings stay: after a step back to the release before nothing is read anew."""
Reader = Callable[..., Iterator[Outcome[str]]]
"""Called as `read_here` is, without `workers`."""
Track = Callable[[Iterator[Outcome[str]], int], Iterable[Outcome[str]]]


def shelf(home: Path) -> Path:
    """Where readings of this reader's version stand."""
    return home / "readings" / reader_version()


def drop_old_shelves(home: Path, keep: int = SHELVES_KEPT) -> None:
    """Leaves this reader's readings and those of the `keep` - 1 readers before it."""
    others = [one for one in (home / "readings").glob("*") if one.is_dir() and one != shelf(home)]
    newest_first = sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in newest_first[keep - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def reading_path(home: Path, sha256: str) -> Path:
    """The reading of a document: the one that stays, else the one that waits to be replaced."""
    final, waiting = _paths(shelf(home), sha256)
    return waiting if waiting.is_file() and not final.is_file() else final


def assembled_path(folder: Path, sha256: str) -> Path:
    """In a night's own folder: the reading of a report of several documents, by its main part."""
    return folder / "assembled" / f"{sha256}.json"


def write_assembled(folder: Path, readings: Mapping[str, Reading]) -> None:
    """Tonight's readings of several documents; those of an earlier try are gone."""
    (folder / "assembled").mkdir(parents=True, exist_ok=True)
    for left in (folder / "assembled").glob("*.json"):
        left.unlink()
    for sha256, reading in readings.items():
        _write_reading(assembled_path(folder, sha256), reading)


def load_reading(path: Path) -> Reading:
    return Reading.model_validate_json(path.read_bytes())


def unread(
    home: Path, documents: Iterable[str], corrections: Sequence[TableCorrection] = ()
) -> list[str]:
    """Those of the documents (SHA-256) that have no reading that stays."""
    told = {one.head_key: one.correction_id for one in corrections}
    marks = marks_of(shelf(home))
    found = [sha for sha in documents if not _is_whole(marks, _paths(shelf(home), sha)[0], told)]
    marks.keep()
    return found


def reading_hashes(readings: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The SHA-256 of each reading's own file: of one whose file is as it was, without reading it.

    What was read anew for it is kept for the next night. Raises FileNotFoundError for one that is
    not there, or can't be parsed.
    """
    asked = set()
    for path in readings:
        marks = marks_of(path.parent)
        if (mark := marks.of(path)) is None:
            raise FileNotFoundError(path)
        asked.add(marks)
        yield path, mark.sha256
    for marks in asked:
        marks.keep()


class KeptReadings(Mapping[str, Reading]):
    """Readings by the SHA-256 of their documents, each read from its file when it is asked for.

    `faces` are those without what they are long by: a night asks every reading whose it is.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = {path.stem: path for path in paths}
        self.faces: Mapping[str, Reading] = _Faces(self._paths)

    def __getitem__(self, sha256: str) -> Reading:
        return load_reading(self._paths[sha256])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


class _Faces(Mapping[str, Reading]):
    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._known: dict[str, Reading] = {}

    def __getitem__(self, sha256: str) -> Reading:
        if sha256 not in self._known:
            path = self._paths[sha256]
            mark = marks_of(path.parent).of(path)
            if mark is None:
                raise FileNotFoundError(path)
            self._known[sha256] = Reading.model_validate(mark.face)
        return self._known[sha256]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def read_new(
    home: Path,
    documents: Mapping[str, Path],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    track: Track | None = None,
    corrections: Sequence[TableCorrection] = (),
    reader: Reader | None = None,
) -> int:
    """Reads the documents (SHA-256 → file) that have no reading that stays; returns how many.

    One that was made before a correction of one of its tables, or by one taken back, is read again.
    Each reading is written by one rename as soon as it is there, so a killed night loses nothing.
    `reader` reads instead of this machine's own `workers`.
    """
    (shelf(home) / WAITING).mkdir(parents=True, exist_ok=True)
    missing = {documents[sha]: sha for sha in unread(home, documents, corrections)}
    read = reader or partial(read_here, workers=workers)
    outcomes = read(home, sorted(missing), corrections, limits=limits)
    for outcome in track(outcomes, len(missing)) if track else outcomes:
        if outcome.error is not None:
            _write(
                shelf(home),
                Reading(
                    reader_version=reader_version(),
                    document_sha256=missing[outcome.path],
                    file_format=None,
                    status="quarantined",
                    error_code=outcome.error.code,
                    error_reason=outcome.error.reason,
                ),
            )
    return len(missing)


def read_all(
    home: Path,
    documents: Mapping[str, Path],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    track: Track | None = None,
    corrections: Sequence[TableCorrection] = (),
    reader: Reader | None = None,
) -> int:
    """As `read_new`, and then what the archives among the documents hold."""
    again = partial(
        read_new,
        home,
        workers=workers,
        limits=limits,
        track=track,
        corrections=corrections,
        reader=reader,
    )
    read = again(documents)
    kept = {one.sha256 for sha in documents for one in members_of(home, sha) if one.sha256}
    found = {sha: document_path(home, sha) for sha in sorted(kept - documents.keys())}
    members = {sha: path for sha, path in found.items() if path is not None}
    return read + again(members)


def members_of(home: Path, sha256: str) -> tuple[ArchiveMember, ...]:
    """What an archive holds; empty for all that is no archive, or could not be opened.

    A night asks several times of each document: a reading that is as it was is not opened again.
    """
    path = reading_path(home, sha256)
    state = state_of(path)
    return () if state is None else _members_in(path, state)


@lru_cache(maxsize=16_384)
def _members_in(path: Path, _state: object) -> tuple[ArchiveMember, ...]:
    try:
        with path.open(encoding="utf-8") as file:
            head = file.read(_HEAD)
    except OSError:
        return ()
    if not _OF_ARCHIVE.search(head):
        return ()
    return load_reading(path).members


def kept_members(reading: Reading) -> dict[str, str]:
    """The documents that an archive or a compilation holds: SHA-256 → ending of its file's name."""
    return {one.sha256: suffix(one.name) for one in reading.members if one.sha256}


def read_here(
    home: Path,
    paths: Sequence[Path],
    corrections: Sequence[TableCorrection] = (),
    *,
    limits: Limits | None = None,
    workers: int = 2,
) -> Iterator[Outcome[str]]:
    """Reads files in workers of this machine, which write the readings; outcomes as they come.

    What has scans is recognised as soon as that is known, with more memory and more time.

    The largest files begin: those that take longest are among them, and none is left for the end.
    """
    read = partial(_read, home=home, corrections=tuple(corrections))
    recognise = partial(read, recognise_scans=True)

    def then(outcome: Outcome[_Read]) -> Job[_Read] | None:
        if outcome.result is None or not outcome.result.scanned_pages:
            return None
        pages = min(outcome.result.scanned_pages, MAX_SCANNED_PAGES)
        seconds = SCAN_LIMITS.seconds + pages * SECONDS_A_SCANNED_PAGE
        return Job(outcome.path, recognise, replace(SCAN_LIMITS, seconds=seconds))

    largest_first = sorted(paths, key=lambda path: (-path.stat().st_size, path))
    jobs = [Job(path, read, limits or Limits()) for path in largest_first]
    yield from map(_named, run_jobs(jobs, workers=workers, then=then))


def _named(outcome: Outcome[_Read]) -> Outcome[str]:
    sha256 = outcome.result.sha256 if outcome.result is not None else None
    return Outcome(outcome.path, sha256, outcome.error)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker gives back: `scanned_pages` wait for recognition, and nothing was written."""

    sha256: str
    scanned_pages: int = 0


def _read(
    path: Path,
    *,
    home: Path,
    recognise_scans: bool = False,
    corrections: Sequence[TableCorrection] = (),
) -> _Read:
    """In a worker: reads one document and writes its reading, unless it has scans to recognise.

    The members of an archive or compilation are kept as originals before its reading says so.
    """
    from disclosure.report import read_content

    content = path.read_bytes()
    reading, contents = read_content(
        content, file_name=path.name, recognise_scans=recognise_scans, corrections=corrections
    )
    endings = kept_members(reading)
    for sha256, member in contents.items():
        store_document(home, member, endings[sha256])
    pages = sum(gap.kind == "image_page" for gap in reading.gaps)
    if pages and not recognise_scans:
        return _Read(reading.document_sha256, pages)
    _write(shelf(home), reading)
    return _Read(reading.document_sha256)


def _paths(folder: Path, sha256: str) -> tuple[Path, Path]:
    """Where the reading of a document stays, and where it waits."""
    name = f"{sha256}.json"
    return folder / name, folder / WAITING / name


def _write(folder: Path, reading: Reading) -> None:
    final, waiting = _paths(folder, reading.document_sha256)
    path = waiting if _is_to_be_tried_again(waiting, reading) else final
    _write_reading(path, reading)
    if path == final:
        waiting.unlink(missing_ok=True)
        _failures(waiting).unlink(missing_ok=True)


def _is_to_be_tried_again(waiting: Path, reading: Reading) -> bool:
    """What lacked a program always is; what our worker did not survive is on two more nights."""
    if reading.error_code == ToolMissing.code:
        return True
    if reading.error_code not in _OUR_FAILURES:
        return False
    tries = _failures(waiting)
    with tries.open("a", encoding="ascii") as log:
        log.write("x")
    return tries.stat().st_size < TRIES


def _failures(waiting: Path) -> Path:
    """Beside a waiting reading: a letter for each time that reading failed for our reasons."""
    return waiting.with_suffix(".failures")


def _is_whole(marks: Marks, path: Path, told: Mapping[str, str]) -> bool:
    """Whether a reading is there, can be parsed, and was made by what is `told` of its tables
    (head key → correction); one that can't be parsed is read again."""
    mark = marks.of(path)
    return mark is not None and all(told.get(head) == by for head, by in mark.told.items())


def _write_reading(path: Path, reading: Reading) -> None:
    write_whole(path, reading.model_dump_json().encode())
