"""Whose report a document is, and of which year.

What belongs here: deciding from the document itself first and from the link's title second, and
saying where they disagree. What does not: which documents are one report (`resolution`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from collection.bodies import Claimed
from collection.body_names import (
    Body,
    behind,
    body_of,
    plain,
    scope_in_title,
    without_place,
    without_scope,
)
from collection.jurisdiction import Agency, Jurisdiction
from collection.publications import container_url
from collection.store import Sighting
from disclosure.reading import Reading

_YEAR = re.compile(r"(20\d{2})\s*年")
_NAMED_IN_TITLE = re.compile(
    r"^(?:附[件表]?+\d*+[:：.、．-]?+|\d{1,3}[.、．-]|[一二三四五六七八九十]+、)*+(?:关于)?(?:公开|公布)?(?:20\d\d年?度?)?"
    r"(?P<name>[^,，。;；:：\d]{2}[局委办院会馆]|[^,，。;；:：]{4,40}?)(?:本级|汇总)?(?:关于[^,，。;；:：]{0,6}?)?(?:20\d\d年?度?)?"
    r"(?:部门|单位|本级|汇总)*(?:预|决)算"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says a report is; None where it does not say."""

    agency: Agency | None = None
    agency_name: str | None = None
    agency_code: str | None = None
    fiscal_year: int | None = None
    report_kind: str | None = None
    report_level: str | None = None
    unit_name: str | None = None
    body: Body = field(default_factory=Body)


def claimed_document(
    sha: str,
    sightings: Sequence[Sighting],
    reading: Reading,
    place: Jurisdiction,
    titles: Mapping[str, str],
) -> Claimed:
    """A document with its row of source.report, as far as it can tell it by itself: all but its
    identifier, which follows from what others say (`bodies`)."""
    newest = newest_of(sightings)
    printed = claim_of_document(reading, place)
    titled = claim_of_title(newest.title or "", place)
    if (outer := container_url(newest.url)) != newest.url:
        titled = _filled(titled, claim_of_title(titles.get(outer, ""), place))
    claim = _merged(printed, titled)
    kind, level = claim.report_kind or "budget", claim.report_level or "department"
    dates = [one.published_on for one in sightings if one.published_on]
    units = Counter(table.unit for table in reading.tables)
    row = {
        "mof_div_code": place.mof_div_code,
        "agency_code": claim.agency_code,
        "agency_name": claim.agency.name if claim.agency else claim.agency_name,
        "fiscal_year": claim.fiscal_year,
        "report_kind": kind,
        "report_level": level,
        "unit_name": claim.unit_name,
        "level_reason": None,
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
    return Claimed(row, claim.body, reading, _disputed_year(printed, titled, sightings))


def _disputed_year(printed: Claim, titled: Claim, sightings: Sequence[Sighting]) -> int | None:
    """The year of the link where the file says another that no link ever said."""
    if printed.fiscal_year in {None, titled.fiscal_year}:
        return None
    said = {_year_in(title) for title in {one.title or "" for one in sightings}}
    return None if printed.fiscal_year in said else titled.fiscal_year


def newest_of(sightings: Sequence[Sighting]) -> Sighting:
    """The sighting that says most: one with a date of publication, and of these the last."""
    return max(sightings, key=lambda one: (one.published_on is not None, one.seen_at))


def claim_of_document(reading: Reading, place: Jurisdiction) -> Claim:
    """What the document prints: names of cover and table heads decide, then a printed code."""
    identity = reading.identity
    if identity is None:
        return Claim()
    called = next((one for one in identity.agency_names if _registered(one, place)), None)
    name = called or next(iter(identity.agency_names), None)
    found = _registered(name, place)
    agency = found.agency
    if agency is None and identity.agency_code:
        agency = next((one for one in place.agencies if one.code == identity.agency_code), None)
    body = body_of(name)
    return Claim(
        agency=agency,
        agency_name=without_scope(name) if name else None,
        agency_code=agency.code if agency else identity.agency_code,
        fiscal_year=identity.fiscal_year,
        report_kind=identity.report_kind,
        report_level="unit" if found.unit else identity.report_level,
        unit_name=found.unit,
        body=replace(
            body,
            scope=scope_in_title(identity.title) or body.scope,
            rest=behind(body.name or "", found.name) if found.name and not found.unit else "",
        ),
    )


def claim_of_title(title: str, place: Jurisdiction) -> Claim:
    """What a link's title or a file's name says."""
    found = _registered(title, place)
    kind = "final_account" if "决算" in title else "budget" if "预算" in title else None
    named = _NAMED_IN_TITLE.match(plain(title))
    name = named["name"] if named else None
    says_unit = found.unit or "单位预算" in title or "单位决算" in title
    return Claim(
        agency=found.agency,
        agency_name=name if not found.agency else None,
        agency_code=found.agency.code if found.agency else None,
        fiscal_year=_year_in(title),
        report_kind=kind,
        report_level="unit" if says_unit else None,
        unit_name=found.unit,
        body=Body(
            name,
            scope_in_title(title),
            behind(name, found.name) if name and found.name and not found.unit else "",
        ),
    )


def _year_in(title: str) -> int | None:
    year = _YEAR.search(title) or re.search(r"(?<!\d)(20\d{2})(?!\d)", title)
    return int(year[1]) if year else None


@dataclass(frozen=True, slots=True)
class _Registered:
    """The agency whose name occurs in a text, by which name, and the unit if it is one's."""

    agency: Agency | None = None
    name: str | None = None
    unit: str | None = None

    def __bool__(self) -> bool:
        return self.agency is not None


def _registered(text: str | None, place: Jurisdiction) -> _Registered:
    """By the longest name, alias or unit that occurs; else by a name printed without its place."""
    wanted = plain(text or "")
    found: list[tuple[int, bool, _Registered]] = []
    for agency in place.agencies:
        for name in (agency.name, *agency.aliases):
            found.append((len(plain(name)), True, _Registered(agency, name)))
        for name in agency.units:
            if plain(name) != plain(agency.name):
                found.append((len(plain(name)), False, _Registered(agency, name, name)))
    occurs = [one for one in found if plain(str(one[2].name)) in wanted]
    if not occurs and wanted:
        short = without_place(body_of(text).name or wanted, place.name)
        occurs = [one for one in found if without_place(str(one[2].name), place.name) == short]
    return max(occurs, key=lambda one: one[:2])[2] if occurs else _Registered()


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
        unit_name=who.unit_name,
        body=_body(printed.body, titled.body, is_printed=who is printed),
    )


def _body(printed: Body, titled: Body, *, is_printed: bool) -> Body:
    """What the document calls whom it is of; what its title says of the scope is no less told."""
    return replace(printed if is_printed else titled, scope=printed.scope or titled.scope)


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
        unit_name=who.unit_name,
        body=who.body,
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
