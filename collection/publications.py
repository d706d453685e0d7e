"""Everything that was published: what was seen, and what the archives among it hold.

What belongs here: the sightings of members, which follow from the sighting of their archive and are
in no log. What does not: collecting (`portal`), unpacking (`unpacking`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from collection.store import Outcome, Sighting
from disclosure.reading import ArchiveMember

INSIDE = "#"
"""Between the address of an archive and the name of its member; addresses have no fragment."""


def with_members(
    sightings: Sequence[Sighting], members_of: Callable[[str], tuple[ArchiveMember, ...]]
) -> list[Sighting]:
    """All sightings, each opened archive followed by its members.

    `members_of` gives what the archive of a SHA-256 holds, nothing for any other document. The same
    sightings and archives give the same rows, identifiers included.
    """
    known: dict[str, tuple[ArchiveMember, ...]] = {}
    found: list[Sighting] = []
    for one in sightings:
        sha = one.document_sha256
        if sha and sha not in known:
            known[sha] = members_of(sha)
        members = known[sha] if sha else ()
        found.append(_counted(one, members) if members else one)
        found.extend(_members(one, members))
    return found


def container_url(url: str) -> str:
    """The address of the archive that a member stands in; any other address as it is."""
    return url.split(INSIDE, 1)[0]


def _counted(archive: Sighting, members: Sequence[ArchiveMember]) -> Sighting:
    kept = sum(one.outcome == "kept" for one in members)
    others = len(members) - kept
    said = f"内有多份，打开了其中 {kept} 份" + (f"，另有 {others} 份未取" if others else "")
    return archive.model_copy(update={"reason": said})


def _members(archive: Sighting, members: Sequence[ArchiveMember]) -> Iterator[Sighting]:
    for one in members:
        outcome: Outcome = "skipped" if one.outcome == "skipped" else "failed"
        key = f"{archive.publication_id}{INSIDE}{one.name}"
        yield archive.model_copy(
            update={
                "publication_id": hashlib.sha256(key.encode()).hexdigest()[:32],
                "url": f"{archive.url}{INSIDE}{one.name}",
                "title": one.name,
                "document_sha256": one.sha256,
                "outcome": archive.outcome if one.outcome == "kept" else outcome,
                "reason": one.reason,
            }
        )
