"""On another machine: originals from the store, readings into it, by the very workers of this one.

What belongs here: what a Dask worker is asked to run. What does not: reading, its limits and the
child process that can be killed (`collection.workers`); those are the same everywhere.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from collection.cluster.shared_store import SharedStore, original_key, reading_key
from collection.reading_store import (
    kept_members,
    load_reading,
    read_here,
    reading_path,
    shelf,
    unread,
)
from collection.store import document_path, write_whole
from collection.workers import Limits, Outcome
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reader_version import reader_version


@dataclass(frozen=True, slots=True)
class Order:
    """Documents by their names in the store, for a machine whose reader must be `reader`."""

    store: str
    reader: str
    names: tuple[str, ...]
    corrections: tuple[TableCorrection, ...] = ()
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A reading is in the store; one that only waits to be made again is `waiting`, its content."""

    sha256: str
    waiting: bytes | None = None


class OtherReader(Exception):
    """The machine has another version of the reader, or of a library that decides what it reads."""


def read_order(order: Order) -> list[Outcome[Done]]:
    """Reads the documents that have no reading in the store, one after another.

    What another try of the same order has read is not read again. Raises OtherReader.
    """
    if order.reader != reader_version():
        raise OtherReader(f"{order.reader} {reader_version()}")
    store = SharedStore(order.store)
    with tempfile.TemporaryDirectory(prefix="mingzhang-reading-") as folder:
        home = Path(folder)
        shelf(home).mkdir(parents=True)
        by_sha = {Path(name).stem: name for name in order.names}
        for sha in by_sha:
            if (known := store.get(reading_key(sha))) is not None:
                write_whole(reading_path(home, sha), known)
        missing = [by_sha[sha] for sha in unread(home, by_sha, order.corrections)]
        there = [Outcome(Path(n), Done(Path(n).stem), None) for n in {*order.names} - {*missing}]
        return [*there, *_read(store, home, missing, order)]


def _read(
    store: SharedStore, home: Path, names: list[str], order: Order
) -> Iterator[Outcome[Done]]:
    paths = []
    for name in names:
        content = store.get(original_key(Path(name).stem))
        if content is None:
            raise FileNotFoundError(name)
        paths.append(home / name)
        paths[-1].write_bytes(content)
    for outcome in read_here(home, paths, order.corrections, workers=1, limits=order.limits):
        done = None if outcome.result is None else _kept(store, home, outcome.result)
        yield Outcome(Path(outcome.path.name), done, outcome.error)


def _kept(store: SharedStore, home: Path, sha256: str) -> Done:
    """Into the store: the members of an archive first, then the reading that names them."""
    path = reading_path(home, sha256)
    for member in kept_members(load_reading(path)):
        if (original := document_path(home, member)) is not None:
            store.put_original(original)
    if path.parent != shelf(home):
        return Done(sha256, path.read_bytes())
    store.put(reading_key(sha256), path.read_bytes())
    return Done(sha256)
