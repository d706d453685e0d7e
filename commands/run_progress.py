"""Watching a run from the terminal: Dagster's log records tell which step is done.

What belongs here: the logger that listens. What does not: what is drawn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import dagster as dg


class _Listener(logging.Handler):
    """Calls back with the name of each step that succeeded."""

    def __init__(self, done: Callable[[str], None]) -> None:
        super().__init__()
        self.done = done

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", None) or {}
        event = meta.get("dagster_event")
        if event is not None and event.event_type is dg.DagsterEventType.STEP_SUCCESS:
            self.done(str(event.step_key))


def step_logger(done: Callable[[str], None]) -> dg.LoggerDefinition:
    """A logger that prints nothing and reports finished steps."""

    @dg.logger(config_schema={})
    def listener(context: dg.InitLoggerContext) -> logging.Logger:
        logger = logging.Logger("mingzhang.night", level=logging.DEBUG)
        logger.addHandler(_Listener(done))
        return logger

    return listener
