"""Every picture and file that a document points to is there, and no picture is heavy."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.house.test_commands import DOCUMENTS

LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
MOST_BYTES = 300_000


def targets(path: Path) -> list[Path]:
    found = (one or other for one, other in LINK.findall(path.read_text("utf-8")))
    local = (link.split("#")[0] for link in found if not re.match(r"[a-z]+:", link))
    return [(path.parent / unquote(link)).resolve() for link in local if link]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    assert [target for target in targets(path) if not target.exists()] == []


def test_pictures_are_light() -> None:
    pictures = [one for path in DOCUMENTS for one in targets(path) if one.suffix == ".png"]
    assert len(set(pictures)) >= 4
    assert [one.name for one in pictures if one.stat().st_size > MOST_BYTES] == []
