"""The district as it stands on disk, for who only serves it: nothing here makes a report.

What belongs here: whether this version's district is there, and the site's content as files. What
does not: what the site says (`site`), and writing reports (`district`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

MARKER = "district.sha256"
SITE = "site.json"


def stands(folder: Path) -> bool:
    marker = folder / MARKER
    return marker.is_file() and marker.read_text() == _version()


def mark(folder: Path) -> None:
    """The last thing that is written: before it the district does not stand."""
    (folder / MARKER).write_text(_version())


def write_site(folder: Path, pages: Mapping[str, bytes]) -> None:
    """Keeps the pages by their paths; bytes as letters of Latin 1."""
    text = {path: body.decode("latin-1") for path, body in pages.items()}
    (folder / SITE).write_text(json.dumps(text), encoding="ascii")


def site(folder: Path) -> dict[str, bytes]:
    """All that the portal serves, by path: pages and files."""
    kept = json.loads((folder / SITE).read_text(encoding="ascii"))
    return {path: body.encode("latin-1") for path, body in kept.items()} | dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder / "files").iterdir()):
        yield f"/files/{path.name}", path.read_bytes()
    yield "/files/empty.pdf", b""
    yield "/private/secret.pdf", b"%PDF-1.4 nobody may read this"


def _version() -> str:
    """Of the code and data that the district is made from."""
    room = Path(__file__).resolve().parent
    register = room.parent / "jurisdictions" / "demo.toml"
    digest = hashlib.sha256()
    for path in [*sorted(room.glob("*.py")), register]:
        digest.update(path.read_bytes())
    return digest.hexdigest()
