"""No error of the operating system is told in English."""

from __future__ import annotations

import errno

import pytest

from disclosure.system_words import system_words


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOENT, "没有这个文件或文件夹"), (errno.EXDEV, f"系统错误 {errno.EXDEV}")],
)
def test_an_error_is_said_in_chinese(number: int, said: str) -> None:
    assert system_words(OSError(number, "No such file or directory")) == said
