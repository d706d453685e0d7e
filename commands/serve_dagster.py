"""`mingzhang dagster`: Dagster's own pages and daemon, on loopback, with our settings."""

from __future__ import annotations

import os
import sys

from pipelines import settings


def serve(port: int) -> None:
    """Replaces this process by `dagster dev`; ends when that is stopped."""
    settings.dagster_home()
    command = [sys.executable, "-m", "dagster", "dev", "-h", "127.0.0.1", "-p", str(port)]
    os.execv(sys.executable, [*command, "-m", "pipelines.definitions"])
