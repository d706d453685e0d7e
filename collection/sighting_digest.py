"""What was seen of documents, as a hash: another night's look at the same gives the same.

What belongs here: all that `resolution` takes from sightings, and nothing of when or how often the
same was seen. What does not: what nights saw of portals, which rules ask anew every night.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from collection.identity import newest_of
from collection.publications import container_url
from collection.store import Sighting


def sighting_digest(sightings: Sequence[Sighting]) -> str:
    """A hash of what is said of each document: by whom, since when, and by its newest look."""
    seen: dict[str, list[Sighting]] = defaultdict(list)
    titles = {one.url: one.title for one in sightings}
    for one in sightings:
        if one.document_sha256:
            seen[one.document_sha256].append(one)
    digest = hashlib.sha256()
    for sha in sorted(seen):
        looks = seen[sha]
        newest = newest_of(looks)
        said = sorted({repr(_said(one)) for one in looks})
        outer = titles.get(container_url(newest.url))
        first = min(one.seen_at for one in looks)
        digest.update(repr((sha, _said(newest), said, outer, first)).encode())
    return digest.hexdigest()


def _said(one: Sighting) -> tuple[object, ...]:
    return one.origin, one.url, one.page_url, one.title, one.published_on
