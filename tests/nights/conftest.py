"""One night over the demo district, run once as a person runs it: by the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from demo.district import write_district


def mingzhang(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, over a data folder."""
    return subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import main; main()", *arguments],
        env={**os.environ, "MINGZHANG_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo district's files, written once."""
    folder = tmp_path_factory.mktemp("district") / "demo"
    write_district(folder)
    return folder


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after one demo night."""
    home = tmp_path_factory.mktemp("night")
    done = mingzhang(home, "run", "--demo")
    assert done.returncode == 0, done.stdout + done.stderr
    return home


@pytest.fixture(scope="session")
def demo_night(demo_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published snapshot of that night."""
    with duckdb.connect(str(demo_home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        yield night
