"""Readings on disk: one JSON file a document and reader version, written once.

What belongs here: which documents are still unread, reading them in workers, keeping the results.
What does not: the reading itself (`report`), or which document is whose report (`identity`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from disclosure.reading import READER_VERSION, Reading
from disclosure.report import read_report
from disclosure.workers import Limits, Outcome, read_many

Track = Callable[[Iterator[Outcome[str]], int], Iterable[Outcome[str]]]


def shelf(home: Path) -> Path:
    """Where readings of this reader's version stand."""
    return home / "readings" / READER_VERSION


def reading_path(home: Path, sha256: str) -> Path:
    return shelf(home) / f"{sha256}.json"


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
    """Reads the documents (SHA-256 → file) that have no reading yet; returns how many.

    Each reading is written by one rename as soon as it is there, so a killed night loses nothing.
    """
    shelf(home).mkdir(parents=True, exist_ok=True)
    unread = {path: sha for sha, path in documents.items() if not reading_path(home, sha).is_file()}
    read = partial(_read, folder=shelf(home))
    outcomes = read_many(sorted(unread), read, workers=workers, limits=limits)
    for outcome in track(outcomes, len(unread)) if track else outcomes:
        if outcome.error is not None:
            sha = unread[outcome.path]
            _write(
                shelf(home) / f"{sha}.json",
                Reading(
                    reader_version=READER_VERSION,
                    document_sha256=sha,
                    file_format=None,
                    status="quarantined",
                    error_code=outcome.error.code,
                    error_reason=outcome.error.reason,
                ),
            )
    return len(unread)


def _read(path: Path, *, folder: Path) -> str:
    """In a worker: reads one document and writes its reading; gives back its SHA-256."""
    reading = read_report(path.read_bytes(), file_name=path.name)
    _write(folder / f"{reading.document_sha256}.json", reading)
    return reading.document_sha256


def _write(path: Path, reading: Reading) -> None:
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text(reading.model_dump_json(), encoding="utf-8")
    fresh.replace(path)
