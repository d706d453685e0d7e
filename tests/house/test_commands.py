"""The two commands of the README exist, and the README names no command that does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [REPOSITORY / "README.md", REPOSITORY / "README.zh-CN.md", *(REPOSITORY / "docs").rglob("*.md")]
)
MAKE_TARGETS = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))


def command_names() -> set[str]:
    from commands.cli import app

    return set(getattr(get_command(app), "commands", {}))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_make_target_that_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"`make ([a-z]+)`", path.read_text("utf-8")))
    assert named <= MAKE_TARGETS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_command_that_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?mingzhang ([a-z][a-z-]*)", path.read_text("utf-8")))
    assert named <= command_names()


def test_the_readmes_name_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (REPOSITORY / name).read_text("utf-8")
        assert "make run" in text
        assert "make test" in text
