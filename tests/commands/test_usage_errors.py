"""A command line that can't be taken is answered in Chinese, with exit code 2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from commands import cli


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check"], "还要写报告文件、压缩包或文件夹"),
        (["check", "a.pdf", "--jsn"], "没有选项 --jsn，是不是 --json"),
        (["frob"], "没有命令 frob"),
        (["run", "--year", "今年"], "选项 --year 写得不对，应为整数"),
        (["sql", "SELECT 1", "SELECT 2"], "多写了 SELECT 2"),
        (["run", "--year"], "选项 --year 用得不对"),
        (["dashboard", "--port", "99999"], "不能大于 65535"),
    ],
)
def test_usage_errors_are_chinese(
    typed: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["mingzhang", *typed])
    with pytest.raises(SystemExit) as left:
        cli.main()
    told = capsys.readouterr().err.replace("\n", "")
    assert left.value.code == cli.FAILED
    assert said in told
    assert "--help" in told
    assert "Usage" not in told


def _commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from _commands(command, (*path, name))


def test_no_help_has_a_word_of_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside names: of commands, options, programs, formats."""
    monkeypatch.setenv("COLUMNS", "80")
    english = re.compile(r"Usage|Options|Arguments|Commands|Show this|default|<|required|…$", re.M)
    for path in _commands(typer.main.get_command(cli.app)):
        monkeypatch.setattr("sys.argv", ["mingzhang", *path, "--help"])
        monkeypatch.setattr(cli, "_leave", lambda code: None)
        cli.main()
        told = capsys.readouterr().out
        assert told.startswith("用法："), path
        assert "--help" in told
        assert english.search(told.partition("\n")[2]) is None, told
