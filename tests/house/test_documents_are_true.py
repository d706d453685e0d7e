"""What the documents name is there: modules by dotted names, words of the code in their homes."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.test_commands import DOCUMENTS
from tests.house.test_names import REPOSITORY, ROOMS

DOTTED = re.compile(rf"`((?:{'|'.join(ROOMS)})(?:\.[A-Za-z_]+)+)(?:\([^`]*\))?`")
FILES = (".csv", ".env", ".toml")
DECISIONS = REPOSITORY / "docs" / "decisions"
"""Of what was decided, names may be gone."""
WORD = re.compile(r"^\| `(\w+)` \| `([\w.]+)` \|", re.MULTILINE)


def is_there(dotted: str) -> bool:
    """Whether a dotted name is a module, a package, or what one of them defines."""
    path = REPOSITORY.joinpath(*dotted.split("."))
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    module, _, name = dotted.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), name)
    except ImportError:
        return False


@pytest.mark.parametrize(
    "path",
    [one for one in DOCUMENTS if DECISIONS not in (one.parent, one.with_suffix(""))],
    ids=lambda path: path.name,
)
def test_every_module_that_a_document_names_is_there(path: Path) -> None:
    named = {found[1] for found in DOTTED.finditer(path.read_text("utf-8"))}
    modules = (one for one in named if not one.endswith(FILES))
    assert sorted(one for one in modules if not is_there(one)) == []


def test_every_word_of_the_code_stands_in_its_home() -> None:
    words = WORD.findall((REPOSITORY / "docs" / "glossary.md").read_text("utf-8"))
    assert len(words) > 30
    lost = []
    for word, home in words:
        path = REPOSITORY.joinpath(*home.split("."))
        files = [*path.glob("*.py")] if path.is_dir() else [path.with_suffix(".py")]
        texts = [one.read_text("utf-8") for one in files if one.is_file()]
        if not any(word in text for text in [home, *texts]) or not texts:
            lost.append((word, home))
    assert lost == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_folder_is_a_room_that_the_readme_names(readme: str) -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    folders = {one.partition("/")[0] for one in tracked if "/" in one}
    named = set(re.findall(r"`([a-z]+)/`", (REPOSITORY / readme).read_text("utf-8")))
    assert {one for one in folders if not one.startswith(".")} - named == set()
