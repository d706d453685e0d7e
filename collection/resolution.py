"""Which documents are which report, and which of several publications of a report is current.

What belongs here: from sightings and readings to `reports.json`. What does not: whose a document is
(`identity`), which documents complete each other (`parts`), and making one reading (`assembly`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from collection.assembly import assembled
from collection.bodies import settled
from collection.disputed_years import with_years_settled
from collection.identity import claimed_document, newest_of
from collection.jurisdiction import Jurisdiction
from collection.orphans import identified, with_orphans
from collection.parts import Piece, publications_of
from collection.publications import INSIDE, container_url
from collection.store import Sighting
from disclosure.reading import Reading

QUARANTINED = "quarantined"
WITH_TABLES = frozenset({"whole", "tables"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which documents are which reports: `reports.json`, and readings made of several documents.

    `rows` are in the columns of source.report, in a fixed order; `assembled` by the SHA-256 of the
    main part, only where a report is in several documents.
    """

    rows: list[dict[str, Any]]
    assembled: dict[str, Reading]


def resolve(
    sightings: Sequence[Sighting],
    readings: Mapping[str, Reading],
    jurisdiction: Jurisdiction,
    faces: Mapping[str, Reading] | None = None,
) -> Resolution:
    """One report for each document, or for the documents that were published as its parts.

    `faces` are the readings without what they are long by (`KeptReadings`): enough to know whose a
    document is, and for one that no other could complete.
    """
    faces = readings if faces is None else faces
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.document_sha256:
            seen[sighting.document_sha256].append(sighting)
    replaced = _replaced(seen)
    titles = {one.url: one.title or "" for one in sightings}
    claimed = {
        sha: claimed_document(sha, seen[sha], faces[sha], jurisdiction, titles)
        for sha in sorted(seen)
        if sha in faces and not faces[sha].members
    }
    claimed = with_years_settled(claimed, readings)
    documents = settled(claimed, jurisdiction.name, {one.code for one in jurisdiction.agencies})
    rows, assembled_readings = [], {}
    every = _Pieces({sha: seen[sha] for sha in documents}, readings)
    for group in with_orphans(_same_report(documents), documents, every):
        own = {sha: seen[sha] for sha in group}
        pieces = _Pieces(own, faces if len(group) == 1 else readings)
        reports = []
        for publication in publications_of([*pieces.values()]):
            whole = assembled(publication)
            reports.append((_report([documents[one.sha256] for one in publication], whole), whole))
            if whole.parts:
                assembled_readings[whole.document_sha256] = whole
        rows += _with_superseded(reports, replaced)
    return Resolution(sorted(rows, key=lambda row: str(row["report_id"])), assembled_readings)


def resolve_reports(
    sightings: Sequence[Sighting], readings: Mapping[str, Reading], jurisdiction: Jurisdiction
) -> list[dict[str, Any]]:
    """The rows of `resolve`."""
    return resolve(sightings, readings, jurisdiction).rows


def _same_report(documents: Mapping[str, dict[str, Any]]) -> list[list[str]]:
    """Documents of one body, year, kind and level; those of nobody or no year each alone."""
    groups: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for sha, row in documents.items():
        who = row["agency_code"] or row["agency_name"]
        known = who and row["fiscal_year"]
        key = (who, row["unit_name"], row["fiscal_year"], row["report_kind"], row["report_level"])
        groups[key if known else (sha,)].append(sha)
    return list(groups.values())


def _report(parts: Sequence[dict[str, Any]], whole: Reading) -> dict[str, Any]:
    """The row of a report: the main part's, dated by the parts that hold tables."""
    if len(parts) == 1:
        return parts[0]
    main = identified(parts)
    with_tables = {part.document_sha256 for part in whole.parts if part.role in WITH_TABLES}
    dated = [one for one in parts if one["document_sha256"] in with_tables]
    days = [one["published_on"] for one in dated if one["published_on"]]
    conflicts = dict.fromkeys(one["identity_conflict"] for one in parts if one["identity_conflict"])
    titles = [one["title"] for one in sorted(parts, key=lambda one: one["status"] == QUARANTINED)]
    return {
        **main,
        "published_on": max(days) if days else None,
        "first_seen_at": max(one["first_seen_at"] for one in dated),
        "status": whole.status,
        "status_reason": None,
        "title": next((title for title in titles if title), None),
        "identity_conflict": "；".join(conflicts) or None,
    }


class _Pieces(Mapping[str, Piece]):
    """Documents with what ties them together; each named by its link, or else by its file.

    A reading is taken when its piece is asked for: most documents are complete by themselves.
    """

    def __init__(
        self, seen: Mapping[str, Sequence[Sighting]], readings: Mapping[str, Reading]
    ) -> None:
        self._seen, self._readings = seen, readings
        self._newest = {sha: newest_of(sightings) for sha, sightings in seen.items()}
        self._titles = Counter(one.title for one in self._newest.values())
        self._known: dict[str, Piece] = {}

    def __getitem__(self, sha: str) -> Piece:
        if sha not in self._known:
            self._known[sha] = self._made(sha)
        return self._known[sha]

    def __iter__(self) -> Iterator[str]:
        return iter(self._newest)

    def __len__(self) -> int:
        return len(self._newest)

    def _made(self, sha: str) -> Piece:
        one = self._newest[sha]
        return Piece(
            sha256=sha,
            reading=self._readings[sha],
            name=one.title if one.title and self._titles[one.title] == 1 else file_name(one.url),
            places=frozenset(place for look in self._seen[sha] for place in _places(look)),
            days=frozenset(_days(self._seen[sha])),
        )


def _places(one: Sighting) -> list[str]:
    """What ties documents together: their archive; their folder in the inbox; their web page."""
    outer = container_url(one.url)
    if outer != one.url:
        return [outer]
    if one.origin == "inbox":
        return [one.url.rpartition("/")[0] or "inbox:"]
    return [one.page_url] if one.page_url else []


def _days(sightings: Sequence[Sighting]) -> Iterator[dt.date]:
    """When it was published; where no page says so, when it was first seen."""
    dated = [one.published_on for one in sightings if one.published_on]
    yield from dated or [min(one.seen_at for one in sightings).date()]


def file_name(url: str) -> str:
    """The name of the file at an address, as a person knows it."""
    name = PurePosixPath(unquote(url.removeprefix("inbox:").rpartition(INSIDE)[2])).name
    return name or url


def _replaced(seen: Mapping[str, Sequence[Sighting]]) -> frozenset[str]:
    """Documents in whose place another lies by now, under the same title, wherever they were seen.

    The title, since one address may give many files (a form that is sent).
    """
    looks = sorted((one for each in seen.values() for one in each), key=lambda one: one.seen_at)
    last = {(one.url, one.title): one.document_sha256 for one in looks}
    return frozenset(
        sha for sha, each in seen.items() if all(last[one.url, one.title] != sha for one in each)
    )


def _with_superseded(
    reports: Sequence[tuple[dict[str, Any], Reading]], replaced: Set[str]
) -> list[dict[str, Any]]:
    """Of several publications of one report the newest readable one is current."""
    first = min(_seen_day(row) for row, _ in reports)
    current, _ = max(reports, key=lambda report: _currency(report, replaced, first))
    return [
        row if row is current else {**row, "superseded_by": current["report_id"]}
        for row, _ in reports
    ]


def _seen_day(row: Mapping[str, Any]) -> str:
    return str(row["first_seen_at"])[:10]


def _currency(
    report: tuple[dict[str, Any], Reading], replaced: Set[str], first: str
) -> tuple[Any, ...]:
    """What still lies where it was seen; then by day; on the same day what says more, and a file
    rather than the page that shows it.

    What nobody dated came on the day on which it was first seen, if others had been seen before
    (`first`): a correction that is put into the inbox. Else it may be of any day.
    """
    row, reading = report
    came = _seen_day(row) if _seen_day(row) > first else ""
    parts = [part.document_sha256 for part in reading.parts] or [row["document_sha256"]]
    return (
        row["status"] != QUARANTINED,
        replaced.isdisjoint(parts),
        str(row["published_on"] or came),
        _seen_day(row),
        len(reading.tables),
        bool(reading.statements),
        reading.file_format != "html",
        str(row["first_seen_at"]),
        str(row["report_id"]),
    )
