"""Old crawl logs, folded: what follows from them in few lines; the logs themselves are archived.

What belongs here: which looks stay, and moving logs away so that a kill loses none. What does not:
writing and reading logs (`store`). A portal is looked at every night and shows the same: of looks
that say the same the first and the last stay, and what rules about nights count by days.
"""

from __future__ import annotations

import datetime as dt
import gzip
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from zoneinfo import ZoneInfo

from collection.store import (
    ARCHIVE,
    CRAWL,
    LOST,
    Sighting,
    folded_file,
    log_lines,
    lost_sentence,
    sighting_files,
    write_whole,
)

RECENT = 7
"""Logs that stay as they are; the older ones are folded once there are as many of them."""
FAILED_DAYS = 3
"""K-LINK counts the days of a failure so far."""
SHANGHAI = ZoneInfo("Asia/Shanghai")
Numbered = tuple[int, Sighting]
_SAID = attrgetter(*sorted(Sighting.model_fields.keys() - {"publication_id", "seen_at"}))


def fold(home: Path, recent: int = RECENT) -> int:
    """Folds logs that are older than the `recent` ones; returns how many. Under the writer's lock.

    First the folded file is written, then each log archived, then taken away: after a kill some
    looks stand in both, and are read once.
    """
    old = sighting_files(home)[:-recent]
    if len(old) < recent:
        return 0
    archive = home / CRAWL / ARCHIVE
    archive.mkdir(exist_ok=True)
    lost: dict[Path, list[int]] = {}
    kept = folded(_looks([folded_file(home), *old], lost))
    write_whole(folded_file(home), b"".join(f"{one.model_dump_json()}\n".encode() for one in kept))
    _keep_lost(archive, lost)
    for log in old:
        _archive(log, archive)
    return len(old)


def folded(looks: Iterable[Sighting]) -> list[Sighting]:
    """Those that stay, in their order: of looks that say the same the first and the last; of
    failures those of the first days; and each day's first look at a place's portals."""
    first: dict[object, Numbered] = {}
    last: dict[object, Numbered] = {}
    by_day: dict[object, Numbered] = {}
    failed: dict[object, set[dt.date]] = {}
    for number, look in enumerate(looks):
        said = _SAID(look)
        one, day = (number, look), look.seen_at.astimezone(SHANGHAI).date()
        _keep(first, said, one, earlier=True)
        _keep(last, said, one, earlier=False)
        if look.origin == "portal":
            _keep(by_day, (look.mof_div_code, day), one, earlier=True)
        days = failed.setdefault(said, set()) if look.outcome == "failed" else None
        if days is not None and (day in days or len(days) < FAILED_DAYS):
            days.add(day)
            _keep(by_day, (said, day), one, earlier=True)
    kept = {number: look for those in (first, last, by_day) for number, look in those.values()}
    once = {kept[number].publication_id: kept[number] for number in sorted(kept)}
    return [*once.values()]


def _keep(those: dict[object, Numbered], key: object, one: Numbered, *, earlier: bool) -> None:
    known = those.get(key)
    if known is None or (one[1].seen_at < known[1].seen_at) == earlier:
        those[key] = one


def _looks(files: Iterable[Path], lost: dict[Path, list[int]]) -> Iterator[Sighting]:
    for file in filter(Path.is_file, files):
        for number, look in log_lines(file):
            if look is None:
                lost.setdefault(file, []).append(number)
            else:
                yield look


def _keep_lost(archive: Path, lost: dict[Path, list[int]]) -> None:
    """What can't be read in a log stays told when the log is gone."""
    note = archive / LOST
    told = note.read_text("utf-8").split("\n") if note.is_file() else []
    told += [str(lost_sentence(file.name, numbers)) for file, numbers in lost.items()]
    if lost:
        write_whole(note, "\n".join(dict.fromkeys(told)).encode())


def _archive(log: Path, archive: Path) -> None:
    """Beside one of the same name, which a clock that was put back leaves behind."""
    content, number = log.read_bytes(), 1
    target = archive / f"{log.name}.gz"
    while target.exists() and gzip.decompress(target.read_bytes()) != content:
        number += 1
        target = archive / f"{log.stem}.{number}.jsonl.gz"
    write_whole(target, gzip.compress(content, mtime=0))
    log.unlink()
