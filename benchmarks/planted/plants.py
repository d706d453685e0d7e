"""One planted contradiction: what belongs here is its record, and nothing of how it is made."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.reading import Reading


@dataclass(frozen=True, slots=True)
class Plant:
    """A reading with one thing made wrong; `what` tells whoever looks at a missed one where."""

    kind: str
    what: str
    reading: Reading
