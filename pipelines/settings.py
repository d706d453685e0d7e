"""Where data is and what is switched off: read once from the environment.

What belongs here: environment settings and their defaults. What does not: what is true of a place
(`jurisdictions/`).
"""

from __future__ import annotations

import os
from pathlib import Path

from pipelines.places import is_many

HOME_SETTING = "MINGZHANG_HOME"
JURISDICTION_SETTING = "MINGZHANG_JURISDICTION"
ENGINE_SETTING, STORE_SETTING = "MINGZHANG_ENGINE", "MINGZHANG_STORE"
ALERTS_SETTING = "MINGZHANG_ALERT_URLS"
DEFAULT_JURISDICTION = "shangdang"


def home() -> Path:
    return Path(os.environ.get(HOME_SETTING, "data")).resolve()


def jurisdiction() -> str:
    return os.environ.get(JURISDICTION_SETTING, DEFAULT_JURISDICTION)


def configured_jurisdiction() -> str | None:
    """The place that this machine was set to; None where nobody set one, or several."""
    asked = os.environ.get(JURISDICTION_SETTING) or None
    return None if asked is None or is_many(asked) else asked


def engine() -> str | None:
    """The cluster that reads; None for this machine's own workers."""
    return os.environ.get(ENGINE_SETTING) or None


def store() -> str | None:
    """What machines of a cluster share."""
    return os.environ.get(STORE_SETTING) or None


def alert_urls() -> list[str]:
    """Addresses in apprise's notation, parted by white space or commas."""
    return os.environ.get(ALERTS_SETTING, "").replace(",", " ").split()


def dagster_home() -> Path:
    """Dagster's own folder; made with our dagster.yaml where there is none."""
    folder = Path(os.environ.setdefault("DAGSTER_HOME", str(home() / "dagster")))
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "dagster.yaml"
    ours = Path(__file__).resolve().parents[1] / "dagster.yaml"
    if not settings.exists() and ours.is_file():
        settings.write_text(ours.read_text(encoding="utf-8"), encoding="utf-8")
    return folder
