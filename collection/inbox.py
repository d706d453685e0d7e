"""Files that a person dropped in: a source of equal rank with a portal.

What belongs here: sighting the inbox. What does not: moving or changing what lies there.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from collection.store import (
    Outcome,
    Sighting,
    SightingLog,
    new_sighting_id,
    read_sightings,
    readable,
    store_document,
)

QUIET_SECONDS = 2.0
"""A file changed more recently may still be being copied: it is looked at again after so long."""
MOST_LOOKS = 10
"""What changes for longer waits for the next night, and is said."""
STILL_CHANGING = "文件还在变动，下一夜再读"
_UNFINISHED = frozenset({".tmp", ".part", ".crdownload"})
Look = dict[Path, tuple[int, int]]
"""Size and time of change (nanoseconds) of each file."""


def collect_inbox(
    home: Path, mof_div_code: str, log: SightingLog, now: dt.datetime
) -> Counter[str]:
    """Sights every file of the inbox; counts by outcome. Waits for what is being copied."""
    known = {
        (one.url, one.document_sha256)
        for one in read_sightings(home)
        if one.origin == "inbox" and one.mof_div_code == mof_div_code
    }
    counts: Counter[str] = Counter()
    whole, changing = settled_files(home / "inbox")
    for file in (*whole, *changing):
        url = f"inbox:{readable(file.relative_to(home / 'inbox').as_posix())}"
        sha256 = None
        outcome: Outcome = "skipped"
        if file not in changing:
            sha256 = store_document(home, file.read_bytes(), file.suffix)
            outcome = "unchanged" if (url, sha256) in known else "fetched"
        log.append(
            Sighting(
                publication_id=new_sighting_id(),
                mof_div_code=mof_div_code,
                origin="inbox",
                url=url,
                title=readable(file.name),
                seen_at=now,
                document_sha256=sha256,
                outcome=outcome,
                reason=STILL_CHANGING if sha256 is None else None,
            )
        )
        counts[outcome] += 1
    return counts


def settled_files(inbox: Path) -> tuple[list[Path], list[Path]]:
    """Files that stay as they are, and those that kept changing for as long as was waited."""
    looked = look_at(inbox)
    newest = (time.time() - QUIET_SECONDS) * 1e9
    changing = {file for file, (_, changed) in looked.items() if changed > newest}
    for _ in range(MOST_LOOKS):
        if not changing:
            break
        time.sleep(QUIET_SECONDS)
        again = look_at(inbox)
        changing = {file for file in again if again[file] != looked.get(file)}
        looked = again
    return sorted(looked.keys() - changing), sorted(changing)


def look_at(inbox: Path) -> Look:
    """What lies there: not hidden, not temporary. A file that goes away meanwhile is none."""
    found: Look = {}
    for file in inbox.rglob("*") if inbox.is_dir() else ():
        if file.name.startswith((".", "~$")) or file.suffix.lower() in _UNFINISHED:
            continue
        with suppress(FileNotFoundError):
            if file.is_file():
                state = file.stat()
                found[file] = state.st_size, state.st_mtime_ns
    return found
