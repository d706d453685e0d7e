"""A check that a web page asked for, as a process of its own: files in, a page and data out.

What belongs here: reading under the night's limits, saying how far it is, writing what was found.
What does not: the check itself (`commands.check`), queues and links (`dashboard.check_desk`).
Run as: python -m commands.check.web_worker FOLDER
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from assets.place_check import sound_jurisdiction
from collection.jurisdiction import find_jurisdiction
from collection.workers import Limits, read_many
from commands.check import check_readings
from commands.check.check_page import page_of
from commands.check.check_result import Checked
from commands.check.checked_files import Source, sources_of
from commands.check.checked_report import read_source
from commands.check.corrections_of import corrections_of
from dashboard.check_desk import DATA, FILES, PAGE, SAID
from disclosure.documents.page_progress import told_pages
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reading import Reading
from warehouse.whole_file import write_whole

LIMITS = Limits(seconds=600.0, memory_mb=6144, clock_factor=2.0)
"""As a night's, with the time of a scan of thirty pages."""
_Read = list[tuple[Source, Reading | Checked]]


def read_file(path: Path, *, corrections: Sequence[TableCorrection] = ()) -> _Read:
    """What one file holds, in a worker: importable by name. Tells its page under SAID."""

    def say(page: int, of: int) -> None:
        write_whole(path.parent.parent / SAID, f"读取 {path.name}，第 {page}/{of} 页")

    with told_pages(say):
        return [one for source in sources_of(path) for one in read_source(source, corrections)]


def check_folder(folder: Path, jurisdiction: str | None = None) -> list[Checked]:
    """Checks the files under FILES, tells under SAID how far it is, writes PAGE and DATA.

    `folder` is a check's own, two levels below the data folder whose corrections count.
    """
    place = sound_jurisdiction(find_jurisdiction(jurisdiction)) if jurisdiction else None
    paths = sorted((folder / FILES).iterdir())

    def say(text: str) -> None:
        write_whole(folder / SAID, text)

    read_one = partial(read_file, corrections=corrections_of(folder.parent.parent))
    read: _Read = []
    say(f"读取第 1/{len(paths)} 份：{paths[0].name}")
    for number, outcome in enumerate(read_many(paths, read_one, workers=1, limits=LIMITS), 1):
        if outcome.error is not None:
            failed = Checked(
                str(outcome.path), "quarantined", outcome.error.reason,
                error_code=outcome.error.code,
            )  # fmt: skip
            read.append((Source(str(outcome.path), problem=outcome.error.reason), failed))
        else:
            read += outcome.result or []
        if number < len(paths):
            say(f"读取第 {number + 1}/{len(paths)} 份：{paths[number].name}")
    checked = check_readings(read, with_pictures=True, place=place, now=say)
    rows = [one.as_dict() for one in checked]
    write_whole(folder / DATA, json.dumps(rows, ensure_ascii=False, default=str))
    write_whole(folder / PAGE, page_of(checked))
    return checked


def main(arguments: Sequence[str]) -> None:
    """`[--jurisdiction NAME] FOLDER`; without a name the place that this machine was set to."""
    *named, folder = arguments
    place = named[1] if named else os.environ.get("MINGZHANG_JURISDICTION")
    check_folder(Path(folder), place or None)


if __name__ == "__main__":
    main(sys.argv[1:])
