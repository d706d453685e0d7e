"""The files that a check is asked for: each as it is; of a folder or an archive what it holds.

What belongs here: from paths to names and bytes. What does not: reading and checking them.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from collection.publications import INSIDE
from collection.reading_store import load_reading, read_new, reading_path
from collection.store import document_path
from disclosure.documents.file_formats import is_archive
from disclosure.system_words import system_words


@dataclass(frozen=True, slots=True)
class Source:
    """A file by the name that a person knows it by, with its content; or why there is none."""

    name: str
    content: bytes = b""
    problem: str | None = None


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and all that lie in folders among them by name; hidden ones and locks left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        below = (one for one in sorted(path.rglob("*")) if one.is_file())
        yield from (one for one in below if not _aside(one.relative_to(path)))


def _aside(path: Path) -> bool:
    """What offices and systems leave beside files: `.DS_Store`, `~$报告.docx`, `Thumbs.db`."""
    return path.name == "Thumbs.db" or any(part.startswith((".", "~$")) for part in path.parts)


def sources_of(file: Path) -> Iterator[Source]:
    """The file, or the members of an archive as `archive.zip#name`; nothing is raised."""
    try:
        content = file.read_bytes()
    except OSError as error:
        yield Source(str(file), problem=f"打不开文件：{system_words(error)}")
        return
    yield from _members(file, content) if is_archive(content) else [Source(str(file), content)]


def _members(file: Path, content: bytes) -> Iterator[Source]:
    """What an archive holds, unpacked by a worker with limits as in a night."""
    sha256 = hashlib.sha256(content).hexdigest()
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        home = Path(folder)
        read_new(home, {sha256: file}, workers=1)
        reading = load_reading(reading_path(home, sha256))
        if not reading.members:
            yield Source(str(file), content, reading.error_reason)
        for one in reading.members:
            name = f"{file}{INSIDE}{one.name}"
            path = document_path(home, one.sha256) if one.sha256 else None
            if path is not None:
                yield Source(name, path.read_bytes())
            elif one.outcome == "failed":
                yield Source(name, problem=one.reason)
