"""Which places a run is asked for: one, a list, or all that have a file.

What belongs here: the names behind `--jurisdiction` and MINGZHANG_JURISDICTION. What does not: what
is true of a place (`collection.jurisdiction`), and where its home is (`warehouse.districts`).
"""

from __future__ import annotations

ALL, DEMO = "all", "demo"


def is_many(asked: str) -> bool:
    return asked == ALL or "," in asked or "，" in asked


def asked_places(asked: str) -> list[str]:
    """The names: of all places that have a file but for the demo, or those listed, each once."""
    if asked == ALL:
        from collection.jurisdiction import FOLDER  # the command line starts without it

        return [path.stem for path in sorted(FOLDER.glob("*.toml")) if path.stem != DEMO]
    parts = (one.strip() for one in asked.replace("，", ",").split(","))
    return list(dict.fromkeys(filter(None, parts)))
