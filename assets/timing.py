"""How long each step of a night took, kept until the night is published.

What belongs here: the clock around a step. What does not: showing it (`dashboard`), and Dagster's
own record of runs, which a snapshot can't carry.
"""

from __future__ import annotations

import functools
import json
import time
from collections.abc import Callable
from typing import Any, TypeVar

from assets.tonight import Night

STEPS = "steps.jsonl"
Result = TypeVar("Result")


def timed(title: str) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """For an asset's function, under @dg.asset: notes its seconds in the night's folder."""

    def around(step: Callable[..., Result]) -> Callable[..., Result]:
        @functools.wraps(step)
        def clocked(night: Night) -> Result:
            began = time.monotonic()
            result = step(night)
            _note(night, title, time.monotonic() - began)
            return result

        return clocked

    return around


def steps_of(night: Night) -> list[tuple[str, float]]:
    """(title, seconds) of the steps so far, in order; of a step that ran again, the last time."""
    path = night.folder / STEPS
    found: dict[str, float] = {}
    for line in path.read_bytes().split(b"\n") if path.is_file() else ():
        try:
            told: dict[str, Any] = json.loads(line)
            found[told["title"]] = told["seconds"]
        except (ValueError, KeyError, TypeError):
            continue  # a step's time torn by a kill; the step runs again
    return list(found.items())


def _note(night: Night, title: str, seconds: float) -> None:
    line = json.dumps({"title": title, "seconds": round(seconds, 3)}, ensure_ascii=False)
    with (night.folder / STEPS).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
