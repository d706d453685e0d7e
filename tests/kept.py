"""What tests make once: folders shared by the workers of a run, readings kept from run to run.

What belongs here: who makes a thing, and where it is kept (`.nights/`). What does not: what it is.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from disclosure.reader_version import reader_version
from disclosure.reading import Reading
from disclosure.report import read_report

REPOSITORY = Path(__file__).resolve().parents[1]
KEPT = REPOSITORY / ".nights"
A_DAY_SECONDS = 86_400


def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share; it goes with the run."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """`folder` as `make` fills it: made by the first who asks; half made is not made."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not folder.is_dir():
            making = folder.with_name(f"{folder.name}.making")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            make(making)
            making.rename(folder)
    return folder


def read_once(content: bytes, *, file_name: str | None = None) -> Reading:
    """What this very reader makes of the content, read by whichever test asks first."""
    named = hashlib.sha256(f"{file_name}\0".encode() + content).hexdigest()

    def read(folder: Path) -> None:
        reading = read_report(content, file_name=file_name)
        (folder / "reading.json").write_text(reading.model_dump_json(), encoding="utf-8")

    kept = made_once(_readings() / named, read)
    return Reading.model_validate_json((kept / "reading.json").read_bytes())


def _readings() -> Path:
    """The folder of this reader's readings; those of readers of other days are dropped."""
    of_now = KEPT / f"readings-{reader_version()}"
    if not of_now.is_dir():
        for other in KEPT.glob("readings-*"):
            if time.time() - other.stat().st_mtime > A_DAY_SECONDS:
                shutil.rmtree(other, ignore_errors=True)
    return of_now
