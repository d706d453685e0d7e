"""A night costs what has changed: what follows from the same as last night is carried over.

What belongs here: what is new tonight, and a file that goes on from last night's. What does not:
hashes (`night_inputs`), the copy itself (`warehouse.carry`), rules (`expectations.judged_again`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from assets.night_files import (
    REPORTS,
    documents_and_readings,
    forms_and_register,
    jurisdiction_of,
    note_of,
    resolved_rows,
    seen_files,
)
from assets.night_inputs import inputs_of, made_by, made_of
from assets.tonight import Night
from warehouse.carry import NOTHING, Changes, carry, last_made_of
from warehouse.night_tables import DOCUMENT, REPORT, UNKNOWN, MadeOf
from warehouse.sql_files import connect

CARRIED, BASIS, PART = "carried", "made_of", "part.duckdb"
LOADED_AHEAD = ("expectations.judged_again", "expectations.suites", "warehouse.build")
SOLVERS = ("expectations.causes", "expectations.rounding")
MOST_CHANGED = 0.5
"""Of tonight's reports: where more changed, a whole night costs less than what is copied twice."""


def is_unchanged(night: Night) -> bool:
    """Whether last night was made of the very same; notes what tonight is made of."""
    now = made_of(night)
    (night.folder / BASIS).write_text(now, encoding="ascii")
    last = _last_made_of(night)
    return last is not None and last.of == now


def goes_on(night: Night) -> bool:
    """Whether tonight's file may go on from last night's: the place and the code are the same."""
    last = _last_made_of(night)
    return last is not None and last.by == made_by(night)


def looking_ahead(night: Night) -> AbstractContextManager[object]:
    """While portals are asked: loads and looks up what a night that goes on will need at once."""

    def look() -> None:
        _load(LOADED_AHEAD)
        goes_on(night)

    return _beside(look)


def loading_solvers() -> AbstractContextManager[object]:
    """While what is new is read: loads what judging it will need."""
    return _beside(lambda: _load(SOLVERS))


@contextmanager
def _beside(work: Callable[[], object]) -> Iterator[None]:
    """Whatever goes wrong in `work` is met again by the step that needs it."""
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as beside:
        beside.submit(work)
        yield


def _load(modules: Iterable[str]) -> None:
    for module in modules:
        import_module(module)


def basis_of(night: Night) -> MadeOf:
    """What tonight is made of, once its reports are resolved."""
    of = (night.folder / BASIS).read_text(encoding="ascii")
    return MadeOf(of, made_by(night), inputs_of(night))


def is_carried(night: Night) -> bool:
    """Whether tonight's file is finished but for its publication."""
    return (night.folder / CARRIED).is_file()


def carry_over(night: Night) -> bool:
    """Finishes the night's file from last night's; False where it must be built after all.

    It must where code, place or accounts are others, where most reports changed, where last night's
    file breaks on the way, or where the outcome does not pass the guards.
    """
    import duckdb

    from expectations.judging import RuleFailed

    last, made = night.previous(jurisdiction_of(night).mof_div_code), _made(night)
    if last is None or made is None:
        return False
    try:
        changes = _changes(night, made)
        if changes is None or not _is_finished(night, last, made, changes):
            return False
    except (duckdb.Error, RuleFailed):
        return False
    (night.folder / CARRIED).write_text(last.stem, encoding="utf-8")
    return True


def _is_finished(night: Night, last: Path, made: MadeOf, changes: Changes) -> bool:
    """Makes tonight's file of last night's and of what changed; whether it passes the guards."""
    from expectations.judged_again import judge_again
    from expectations.suites import GUARD_SUITE, count_again
    from warehouse.build import build_marts

    sightings, portals = seen_files(night)
    carry(
        last,
        night.building,
        note_of(night, made),
        sightings=[sightings],
        portal_nights=[portals],
        changes=changes,
    )
    with connect(night.building):  # held: opening the file anew at each step costs as much as it
        judge_again(night.building, previous=last, changed=changes.reports, home=night.root)
        build_marts(night.building, last)
        verdicts = count_again(night.building, last)
    return all(one.success for one in verdicts if one.suite == GUARD_SUITE)


def _last_made_of(night: Night) -> MadeOf | None:
    last = night.previous(jurisdiction_of(night).mof_div_code)
    return None if last is None else _made_at(last, last.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _made_at(night: Path, _written_at: int) -> MadeOf | None:
    """Opened once: a published night stays as it was written."""
    return last_made_of(night)


def _made(night: Night) -> MadeOf | None:
    """What tonight's file is made of: last night's inputs where nothing is new."""
    return basis_of(night) if (night.folder / REPORTS).is_file() else _last_made_of(night)


def _changes(night: Night, made: MadeOf) -> Changes | None:
    """What is other than last night; None where that is the place itself, or most of the reports.

    What is new is built into a file of its own, as a whole night would build it.
    """
    last = _last_made_of(night)
    if last is None or last.by != made.by:
        return None
    new = set(made.inputs) ^ set(last.inputs)
    if not new:
        return NOTHING
    documents = {name for kind, name, _ in new if kind == DOCUMENT}
    reports = {name for kind, name, _ in new if kind == REPORT}
    here = {name for kind, name, _ in made.inputs if kind == REPORT}
    if len(reports & here) > MOST_CHANGED * len(here):
        return None
    return Changes(documents, reports, _built_apart(night, documents, reports))


def _built_apart(night: Night, documents: Collection[str], reports: Collection[str]) -> Path:
    from warehouse.build import NightFiles, build

    rows = [row for row in resolved_rows(night) if row["report_id"] in reports]
    wanted = {*documents, *(str(row["document_sha256"]) for row in rows)}
    told = night.folder / "changed-reports.json"
    told.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    forms, register = forms_and_register(night)
    part = night.folder / PART
    files = NightFiles(
        readings=[path for sha, path in documents_and_readings(night).items() if sha in wanted],
        reports=told,
        forms=forms,
        register=register,
        sightings=[seen_files(night)[0]],
        classification=night.root / "classification",
    )
    build(part, files, note_of(night, UNKNOWN))
    return part
