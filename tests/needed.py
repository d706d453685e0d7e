"""Programs of the system that some tests need and that a clone may lack.

What belongs here: skipping with a word where one is missing, and failing instead where the caller
says that everything is installed (`.ci/run` does, once it is). What does not: installing.
"""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from disclosure.documents.office.converter import find_converter
from disclosure.errors import ToolMissing

NO_SKIPS = "MINGZHANG_TESTS_SKIP_NOTHING"
CONVERTED = ("doc", "rtf")


def needed_program(*names: str, package: str) -> str:
    """The first of the programs that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or missing(f"本机没有 {names[0]}（Debian：apt-get install {package}）")


def needed_for(file_format: str) -> None:
    """What reading a format takes: LibreOffice for those that it converts."""
    if file_format in CONVERTED:
        try:
            find_converter()
        except ToolMissing as error:
            missing(error.reason)


def missing(what: str) -> NoReturn:
    if os.environ.get(NO_SKIPS):
        pytest.fail(what)
    pytest.skip(f"{what}，这项测试未运行")
