"""Readings on disk: one JSON file a document and reader version, written once.

What belongs here: which documents are still unread, reading them in workers, keeping the results;
and, under `waiting/`, readings that stand only until this machine has what a document needs. What
does not: the reading itself (`report`), or which document is whose report (`identity`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from disclosure.errors import ConverterMissing
from disclosure.reading import READER_VERSION, Reading
from disclosure.report import read_report
from disclosure.scans.limits import MAX_SCANNED_PAGES
from disclosure.workers import SCAN_LIMITS, SECONDS_A_SCANNED_PAGE, Limits, Outcome, read_many

WAITING = "waiting"
Track = Callable[[Iterator[Outcome[str]], int], Iterable[Outcome[str]]]


def shelf(home: Path) -> Path:
    """Where readings of this reader's version stand."""
    return home / "readings" / READER_VERSION


def reading_path(home: Path, sha256: str) -> Path:
    """The reading of a document: the one that stays, else the one that waits to be replaced."""
    final, waiting = _paths(shelf(home), sha256)
    return waiting if waiting.is_file() and not final.is_file() else final


def load_reading(path: Path) -> Reading:
    return Reading.model_validate_json(path.read_bytes())


def read_new(
    home: Path,
    documents: Mapping[str, Path],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    track: Track | None = None,
) -> int:
    """Reads the documents (SHA-256 → file) that have no reading that stays; returns how many.

    Each reading is written by one rename as soon as it is there, so a killed night loses nothing.
    """
    (shelf(home) / WAITING).mkdir(parents=True, exist_ok=True)
    unread = {
        path: sha for sha, path in documents.items() if not _paths(shelf(home), sha)[0].is_file()
    }
    outcomes = _outcomes(sorted(unread), shelf(home), workers, limits)
    for outcome in track(outcomes, len(unread)) if track else outcomes:
        if outcome.error is not None:
            _write(
                shelf(home),
                Reading(
                    reader_version=READER_VERSION,
                    document_sha256=unread[outcome.path],
                    file_format=None,
                    status="quarantined",
                    error_code=outcome.error.code,
                    error_reason=outcome.error.reason,
                ),
            )
    return len(unread)


def _outcomes(
    paths: Sequence[Path], folder: Path, workers: int, limits: Limits | None
) -> Iterator[Outcome[str]]:
    """First what can be read as it is; then, with more memory and more time, what has scans."""
    scanned: dict[Path, float] = {}
    read = partial(_read, folder=folder)
    for outcome in read_many(paths, read, workers=workers, limits=limits):
        if outcome.result is not None and outcome.result.scanned_pages:
            pages = min(outcome.result.scanned_pages, MAX_SCANNED_PAGES)
            scanned[outcome.path] = pages * SECONDS_A_SCANNED_PAGE
        else:
            yield _named(outcome)
    recognise = partial(_read, folder=folder, recognise_scans=True)
    yield from map(
        _named,
        read_many(
            list(scanned), recognise, workers=workers, limits=SCAN_LIMITS, more_seconds=scanned
        ),
    )


def _named(outcome: Outcome[_Read]) -> Outcome[str]:
    sha256 = outcome.result.sha256 if outcome.result is not None else None
    return Outcome(outcome.path, sha256, outcome.error)


@dataclass(frozen=True, slots=True)
class _Read:
    """What a worker gives back: `scanned_pages` wait for recognition, and nothing was written."""

    sha256: str
    scanned_pages: int = 0


def _read(path: Path, *, folder: Path, recognise_scans: bool = False) -> _Read:
    """In a worker: reads one document and writes its reading, unless it has scans to recognise."""
    reading = read_report(path.read_bytes(), file_name=path.name, recognise_scans=recognise_scans)
    pages = sum(gap.kind == "image_page" for gap in reading.gaps)
    if pages and not recognise_scans:
        return _Read(reading.document_sha256, pages)
    _write(folder, reading)
    return _Read(reading.document_sha256)


def _paths(folder: Path, sha256: str) -> tuple[Path, Path]:
    """Where the reading of a document stays, and where it waits."""
    name = f"{sha256}.json"
    return folder / name, folder / WAITING / name


def _write(folder: Path, reading: Reading) -> None:
    final, waiting = _paths(folder, reading.document_sha256)
    path = waiting if reading.error_code == ConverterMissing.code else final
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text(reading.model_dump_json(), encoding="utf-8")
    fresh.replace(path)
    if path == final:
        waiting.unlink(missing_ok=True)
