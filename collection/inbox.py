"""Files that a person dropped in: a source of equal rank with a portal.

What belongs here: sighting the inbox. What does not: moving or changing what lies there.
"""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from pathlib import Path

from collection.store import (
    Sighting,
    SightingLog,
    new_sighting_id,
    read_sightings,
    readable,
    store_document,
)

QUIET_SECONDS = 2.0
"""A file changed more recently may still be being copied: it waits for the next night."""


def collect_inbox(
    home: Path, mof_div_code: str, log: SightingLog, now: dt.datetime
) -> Counter[str]:
    """Sights every file of the inbox; counts by outcome."""
    known = {
        (one.url, one.document_sha256)
        for one in read_sightings(home)
        if one.origin == "inbox" and one.mof_div_code == mof_div_code
    }
    counts: Counter[str] = Counter()
    for file in inbox_files(home / "inbox"):
        sha256 = store_document(home, file.read_bytes(), file.suffix)
        url = f"inbox:{readable(file.relative_to(home / 'inbox').as_posix())}"
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
            )
        )
        counts[outcome] += 1
    return counts


def inbox_files(inbox: Path) -> list[Path]:
    """Files that are whole: not hidden, not temporary, not changed within the last seconds."""
    if not inbox.is_dir():
        return []
    newest = time.time() - QUIET_SECONDS
    return sorted(
        file
        for file in inbox.rglob("*")
        if file.is_file()
        and not file.name.startswith((".", "~$"))
        and file.suffix.lower() not in {".tmp", ".part", ".crdownload"}
        and file.stat().st_mtime <= newest
    )
