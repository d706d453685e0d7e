"""Runs one query inside a worker process whose hands are tied.

What belongs here: the locked-down connection, the timer, plain values out. What does not: the pool
(`box`). This module imports only DuckDB and the standard library, so that a worker starts quickly.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import resource
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from dashboard.sqlbox.guard import NotAllowed, check
from dashboard.sqlbox.query_limits import Answer, Limits, Refusal
from dashboard.sqlbox.sql_errors import sentence

_BATCH = 200


def tie_hands(address_space_mb: int) -> None:
    """For the rest of its life this process can't write a file, dump core, or take more memory.

    It ends when the web app does, however that came about.
    """
    size = address_space_mb * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def answer(night: Path, query: str, limits: Limits) -> Answer | Refusal:
    """Runs `query` on the night's file within `limits`; never raises for what the query does."""
    began = time.monotonic()
    if len(query) > limits.query_characters:
        return Refusal(f"查询太长：最多 {limits.query_characters} 个字。")
    try:
        with _locked(night, limits) as connection:
            check(connection, query)
            timer = threading.Timer(limits.seconds, connection.interrupt)
            timer.start()
            try:
                return _collect(connection.execute(query), limits, began)
            finally:
                timer.cancel()
    except NotAllowed as refused:
        return Refusal(str(refused))
    except duckdb.Error as error:
        said = sentence(error, seconds=limits.seconds, memory_mb=limits.memory_mb)
        return Refusal(said, str(error))
    except (MemoryError, RecursionError):
        return Refusal("结果太大或查询嵌套太深，已停止。请缩小范围。")


def _locked(night: Path, limits: Limits) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(
        str(night),
        read_only=True,
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "enable_external_access": "false",
            "python_enable_replacements": "false",
            "memory_limit": f"{limits.memory_mb}MB",
            "threads": str(limits.threads),
            "temp_directory": "",
        },
    )
    connection.execute("SET TimeZone = 'Asia/Shanghai'")
    connection.execute("SET lock_configuration = true")
    return connection


def _collect(result: duckdb.DuckDBPyConnection, limits: Limits, began: float) -> Answer | Refusal:
    columns = tuple(str(column[0]) for column in result.description or ())
    rows: list[tuple[Any, ...]] = []
    size = 0
    while len(rows) <= limits.rows and (batch := result.fetchmany(_BATCH)):
        for row in batch:
            plain = tuple(_plain(value, limits.cell_characters) for value in row)
            size += sum(len(value) if isinstance(value, str) else 8 for value in plain)
            rows.append(plain)
        if size > limits.answer_mb * 1024**2:
            return Refusal(f"结果超过 {limits.answer_mb} MB。请少取几列或几行。")
        if time.monotonic() - began > limits.seconds:
            raise duckdb.InterruptException("INTERRUPT Error: Interrupted!")
    cut = len(rows) > limits.rows
    return Answer(columns, rows[: limits.rows], cut, time.monotonic() - began)


def _plain(value: Any, most: int) -> Any:
    if value is None or isinstance(value, bool | int | float | Decimal | dt.date):
        return value
    text = value.hex() if isinstance(value, bytes) else str(value)
    return text if len(text) <= most else text[:most] + "…"
