"""Where an asset is described at length: the page of docs/ that Dagster shows beside it.

What belongs here: the link. What does not: what the page says.
"""

from __future__ import annotations

import dagster as dg

LINK = "文档"


def documented(page: str) -> dict[str, dg.MetadataValue]:
    """An asset's metadata: a page of `docs/`, as a path in the repository."""
    return {LINK: dg.MetadataValue.path(f"docs/{page}")}
