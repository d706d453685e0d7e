"""A test that takes long and is not marked so fails: `make check` stays quick by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.kept import REPOSITORY

HOOKS = """
from tests import processor
from tests.processor import pytest_runtest_makereport, pytest_runtest_protocol
processor.MOST_SECONDS = 0.2
"""
TESTS = """
import time
import pytest

def long():
    until = time.process_time() + 0.3
    while time.process_time() < until:
        pass

def test_nothing(): pass
def test_long(): long()
@pytest.mark.slow
def test_long_and_said_to_be(): long()
"""


def test_what_takes_long_is_slow_or_fails(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(HOOKS, "utf-8")
    (tmp_path / "test_them.py").write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow", "utf-8")
    asked = ["-q", "-m", "not slow", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)]
    asked += ["-c", str(tmp_path / "pytest.ini"), str(tmp_path / "test_them.py")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *asked],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ERROR at teardown of test_long _" in done.stdout, done.stdout
    assert "2 passed, 1 deselected, 1 error" in done.stdout, done.stdout
