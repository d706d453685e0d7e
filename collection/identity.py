"""Whose report a document is, and of which year.

What belongs here: deciding from the document itself first and from the link's title second, and
saying where they disagree. What does not: which documents are one report (`resolution`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collection.jurisdiction import Agency, Jurisdiction
from collection.publications import container_url
from collection.store import Sighting
from disclosure.reading import Reading

_YEAR = re.compile(r"(20\d{2})\s*年")
_NAMED_IN_TITLE = re.compile(
    r"^(?:关于)?(?:20\d\d年?度?)?(?P<name>[^,，。;；:：]{4,40}?)(?:本级|汇总)?(?:20\d\d年?度?)?"
    r"(?:部门|单位|本级)*(?:预|决)算"
)
_OF_ITSELF = re.compile(r"[（(](?:本级|机关|机关本级|部门|部门本级|汇总|合并|含下属单位)[）)]$")
"""What a name says of the report and not of the agency: its own alone, or with its units."""
_NOISE = re.compile(r"[\s　“”\"'‘’()（）【】\[\]《》]")


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says a report is; None where it does not say."""

    agency: Agency | None = None
    agency_name: str | None = None
    agency_code: str | None = None
    fiscal_year: int | None = None
    report_kind: str | None = None
    report_level: str | None = None


def document_row(
    sha: str,
    sightings: Sequence[Sighting],
    reading: Reading,
    place: Jurisdiction,
    titles: Mapping[str, str],
) -> dict[str, Any]:
    newest = newest_of(sightings)
    printed = claim_of_document(reading, place)
    titled = claim_of_title(newest.title or "", place)
    if (outer := container_url(newest.url)) != newest.url:
        titled = _filled(titled, claim_of_title(titles.get(outer, ""), place))
    claim = _merged(printed, titled)
    kind, level = claim.report_kind or "budget", claim.report_level or "department"
    parts = (
        place.mof_div_code,
        claim.agency_code or "unknown",
        f"{claim.fiscal_year or 0:04d}",
        kind,
        level,
        sha[:8],
    )
    dates = [one.published_on for one in sightings if one.published_on]
    units = Counter(table.unit for table in reading.tables)
    return {
        "report_id": "-".join(parts),
        "mof_div_code": place.mof_div_code,
        "agency_code": claim.agency_code,
        "agency_name": claim.agency.name if claim.agency else claim.agency_name,
        "fiscal_year": claim.fiscal_year,
        "report_kind": kind,
        "report_level": level,
        "document_sha256": sha,
        "source_url": newest.url,
        "published_on": max(dates) if dates else None,
        "first_seen_at": min(one.seen_at for one in sightings),
        "status": reading.status,
        "status_reason": reading.error_reason,
        "status_code": reading.error_code,
        "unit": units.most_common(1)[0][0] if units else None,
        "form_id": reading.form_id,
        "title": (reading.identity.title if reading.identity else None) or newest.title,
        "superseded_by": None,
        "identity_source": _source(printed, titled),
        "identity_conflict": _conflict(printed, titled),
    }


def newest_of(sightings: Sequence[Sighting]) -> Sighting:
    """The sighting that says most: one with a date of publication, and of these the last."""
    return max(sightings, key=lambda one: (one.published_on is not None, one.seen_at))


def claim_of_document(reading: Reading, place: Jurisdiction) -> Claim:
    """What the document prints: names of cover and table heads decide, then a printed code."""
    identity = reading.identity
    if identity is None:
        return Claim()
    agency, unit = None, False
    for name in identity.agency_names:
        agency, unit = _agency_of(name, place)
        if agency is not None:
            break
    if agency is None and identity.agency_code:
        agency = next((one for one in place.agencies if one.code == identity.agency_code), None)
    return Claim(
        agency=agency,
        agency_name=_OF_ITSELF.sub("", identity.agency_names[0]) if identity.agency_names else None,
        agency_code=agency.code if agency else identity.agency_code,
        fiscal_year=identity.fiscal_year,
        report_kind=identity.report_kind,
        report_level="unit" if unit else identity.report_level,
    )


def claim_of_title(title: str, place: Jurisdiction) -> Claim:
    """What a link's title or a file's name says."""
    agency, unit = _agency_of(title, place)
    year = _YEAR.search(title) or re.search(r"(?<!\d)(20\d{2})(?!\d)", title)
    kind = "final_account" if "决算" in title else "budget" if "预算" in title else None
    named = _NAMED_IN_TITLE.match(plain(title))
    return Claim(
        agency=agency,
        agency_name=named["name"] if named and not agency else None,
        agency_code=agency.code if agency else None,
        fiscal_year=int(year[1]) if year else None,
        report_kind=kind,
        report_level="unit" if unit or "单位预算" in title or "单位决算" in title else None,
    )


def plain(text: str) -> str:
    return _NOISE.sub("", text)


def _agency_of(text: str, place: Jurisdiction) -> tuple[Agency | None, bool]:
    """The agency whose longest name, alias or unit occurs in a text; whether it was a unit's."""
    wanted = plain(text)
    found: list[tuple[int, bool, Agency]] = []
    for agency in place.agencies:
        named = [(name, False) for name in (agency.name, *agency.aliases)]
        named += [(name, True) for name in agency.units if plain(name) != plain(agency.name)]
        found += [(len(plain(n)), unit, agency) for n, unit in named if plain(n) in wanted]
    if not found:
        return None, False
    _, unit, agency = max(found, key=lambda one: (one[0], not one[1]))
    return agency, unit


def _merged(printed: Claim, titled: Claim) -> Claim:
    """The document first, the title where the document is silent."""
    silent = printed.agency is None and printed.agency_code is None and printed.agency_name is None
    who = titled if silent or (printed.agency is None and titled.agency) else printed
    return Claim(
        agency=who.agency,
        agency_name=who.agency_name,
        agency_code=who.agency_code,
        fiscal_year=printed.fiscal_year or titled.fiscal_year,
        report_kind=printed.report_kind or titled.report_kind,
        report_level=printed.report_level or titled.report_level,
    )


def _filled(member: Claim, archive: Claim) -> Claim:
    """What a member's name says, and where it is silent what is said of its archive."""
    who = member if member.agency else archive
    return Claim(
        agency=who.agency,
        agency_name=who.agency_name,
        agency_code=who.agency_code,
        fiscal_year=member.fiscal_year or archive.fiscal_year,
        report_kind=member.report_kind or archive.report_kind,
        report_level=who.report_level,
    )


def _source(printed: Claim, titled: Claim) -> str:
    by_document = bool(printed.agency_name or printed.agency_code or printed.fiscal_year)
    by_title = bool(titled.agency or titled.fiscal_year)
    return "both" if by_document and by_title else "document" if by_document else "title"


def _conflict(printed: Claim, titled: Claim) -> str | None:
    kinds = {"budget": "预算", "final_account": "决算"}
    said = []
    if printed.agency and titled.agency and printed.agency != titled.agency:
        said.append(f"标题写“{titled.agency.name}”，文件是“{printed.agency.name}”")
    if printed.fiscal_year and titled.fiscal_year and printed.fiscal_year != titled.fiscal_year:
        said.append(f"标题写{titled.fiscal_year}年，文件是{printed.fiscal_year}年")
    if printed.report_kind and titled.report_kind and printed.report_kind != titled.report_kind:
        said.append(f"标题写{kinds[titled.report_kind]}，文件是{kinds[printed.report_kind]}")
    return "；".join(said) or None
