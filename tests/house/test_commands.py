"""The two commands of the README exist, and no document names a command, an option or a module to
run that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from commands.cli import app

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [REPOSITORY / "README.md", REPOSITORY / "README.zh-CN.md", *(REPOSITORY / "docs").rglob("*.md")]
)
CODE = re.compile(r"^```.*?\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
ENDS = re.compile(r"\s[|#&>]|；|，|。")
SETTING = re.compile(r"\w+=")
MAKE_TARGETS = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_make_target_that_a_document_names_exists(path: Path) -> None:
    lines = list(written(path.read_text("utf-8")))
    named = {target for line in lines for target in asked(line, "make") if "=" not in target}
    assert named <= MAKE_TARGETS


def written(text: str) -> Iterator[str]:
    """What a document writes as code, line by line."""
    for block, inline in CODE.findall(text):
        yield from (block or inline).replace("\\\n", " ").splitlines()


def asked(line: str, program: str) -> list[str]:
    """The words that a line gives a program, up to a remark or another program; none, if it is not
    the first word."""
    words = ENDS.split(line)[0].split()
    while words and SETTING.match(words[0]):
        words.pop(0)
    return words[1:] if words and words[0].removeprefix(".venv/bin/") == program else []


@cache
def commands() -> Any:
    return get_command(app)


def lost(words: list[str]) -> str | None:
    """The first of the words that is no command, or no option of it."""
    command = commands()
    for word in words:
        if (further := getattr(command, "commands", None)) is not None:
            if word in further:
                command = further[word]
                continue
            return None if word.startswith("-") else word
        options = {one for each in command.params for one in each.opts} | {"--help"}
        if word.startswith("--") and word.partition("=")[0] not in options:
            return word
    return None


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("mingzhang run --demo", None),
        (".venv/bin/mingzhang place check 文件.toml # mingzhang fly", None),
        ("MINGZHANG_HOME=x mingzhang fly", "fly"),
        ("mingzhang place fly", "fly"),
        ("mingzhang run --jurisdiction all --wings", "--wings"),
    ],
)
def test_what_does_not_exist_is_seen(line: str, word: str | None) -> None:
    assert lost(asked(line, "mingzhang")) == word


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_command_and_option_that_a_document_names_exists(path: Path) -> None:
    lines = list(written(path.read_text("utf-8")))
    assert [line for line in lines if lost(asked(line, "mingzhang"))] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_module_that_a_document_runs_exists(path: Path) -> None:
    """`python -m benchmarks.night`: a module, or a package with a main one."""
    named = {
        words[1]
        for line in written(path.read_text("utf-8"))
        if (words := asked(line, "python"))[:1] == ["-m"]
    }
    homes = {name: REPOSITORY.joinpath(*name.split(".")) for name in named}
    assert [
        name
        for name, home in homes.items()
        if not (home.with_suffix(".py").is_file() or (home / "__main__.py").is_file())
    ] == []


def test_the_readmes_name_the_two_commands() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (REPOSITORY / name).read_text("utf-8")
        assert "make run" in text
        assert "make test" in text
