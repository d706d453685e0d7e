"""The published snapshot of its night (`demo_home`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest


@pytest.fixture(scope="session")
def demo_night(demo_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published snapshot of that night."""
    with duckdb.connect(str(demo_home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        yield night
