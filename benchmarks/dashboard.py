"""What pages cost: the demo night, and a generated district of 116 departments and 10 years.

What belongs here: processor time over a real server on loopback, beside a bare page of the same
framework in the same run, and sizes. What does not: a browser's own time. Run: python -m
benchmarks.dashboard DATA_FOLDER (one that holds a demo night).
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import duckdb
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from dashboard.app import create_app
from dashboard.pages.spending import VIEWS
from warehouse.publish import last_published
from warehouse.snapshot import open_snapshot
from warehouse.sql_files import connect

COPIES, SHIFTS = 4, 5
"""29 departments times 4 are above 100; two years shifted five times by two make ten."""
FIRST_YEAR = 2017
ROUNDS = 3
MOST_KB = 300
"""Of a page as it is, before compression; charts are left out of it."""
LEFT_OUT = {"quality.instance"}
KEYS = (
    "report_id", "cell_id", "finding_key", "cause_key", "main_finding_key", "statement_id",
    "superseded_by", "publication_id", "relation_id", "gap_key",
)  # fmt: skip
CHART = re.compile(rb'<script type="application/json".*?</script>', re.S)
BARE = "<!doctype html><title>x</title><p>x"


def main(home: Path) -> None:
    """Prints a table of both districts; each ends with its slowest page beside its goal."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large"
        multiply(home, large)
        for title, place, goals in (("demo", home, (1.0, 1.0)), ("116 × 10", large, (1.0, 1.0))):
            _report(title, place, goals)


def multiply(home: Path, target: Path) -> None:
    """A night with every department four times and every pair of years five times."""
    night = last_published(home)
    assert night is not None
    copy = target / "published" / night.name
    copy.parent.mkdir(parents=True)
    shutil.copy(night, copy)
    with connect(copy) as connection:
        tables = connection.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
            "WHERE schema_name IN ('source', 'budget', 'quality', 'mart', 'reference')"
        ).fetchall()
        for (table,) in tables:
            _multiply_table(connection, table)
        connection.execute(f"DELETE FROM mart.coverage WHERE fiscal_year < {FIRST_YEAR}")
        connection.execute("CHECKPOINT")
    note = {"night_id": night.stem, "file": night.name}
    (copy.parent / "last_night.json").write_text(json.dumps(note), encoding="utf-8")


def _multiply_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = [str(row[0]) for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    is_keyed = bool({"agency_code", *KEYS} & set(columns))
    if table in LEFT_OUT or not (is_keyed or "fiscal_year" in columns):
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE original AS FROM {table}")
    for copy in range(COPIES if is_keyed else 1):
        for shift in range(SHIFTS):
            if copy or shift:
                chosen = ", ".join(
                    f'{_changed(column, copy, shift)} AS "{column}"' for column in columns
                )
                connection.execute(f"INSERT INTO {table} BY NAME SELECT {chosen} FROM original")


def _changed(column: str, copy: int, shift: int) -> str:
    if column in KEYS:
        return f"{column} || '~{copy}{shift}'"
    if column in ("agency_code", "agency_name"):
        return f"{column} || '{'~' * bool(copy)}{copy or ''}'"
    if column == "document_sha256":
        return f"sha256(document_sha256 || '{copy}{shift}')"
    return f"fiscal_year - {2 * shift}" if column == "fiscal_year" else column


def _report(title: str, home: Path, goals: tuple[float, float]) -> None:
    """`goals` are seconds of the processor: for the first page, and for any other."""
    bare = Starlette(routes=[Route("/", lambda _: HTMLResponse(BARE))])
    with _serving(bare) as port:
        _seconds(port, "/")
        base = _median(port, "/")
    paths = _paths(home)
    with open_snapshot(home) as night:
        facts = night.execute(
            "SELECT count(*), count(DISTINCT agency_code), count(DISTINCT fiscal_year), "
            "(SELECT count(*) FROM source.cell) FROM source.report"
        ).fetchall()[0]
    names = ("reports", "departments", "years", "cells")
    print(f"\n{title}: " + ", ".join(f"{n:,} {name}" for n, name in zip(facts, names, strict=True)))
    print(f"bare page {base * 1000:.2f} ms")
    with _serving(create_app(home)) as port:
        slowest = {"/": 0.0, "any other": 0.0}
        for path in paths:
            first = _seconds(port, path)
            again = _median(port, path)
            kind = path if path == "/" else "any other"
            slowest[kind] = max(slowest[kind], first, again)
            print(
                f"{path[:48]:<48} first {first * 1000:7.1f} ms   again {again * 1000:7.1f} ms   "
                f"{again / base:6.1f} bare pages   {_kilobytes(port, path):4} KB"
            )
    for (kind, spent), goal in zip(slowest.items(), goals, strict=True):
        print(
            f"slowest, {kind}: {spent:.2f} s of {goal} s, {spent / base:.0f} bare pages"
            f"{'' if spent <= goal else '   MISSED'}"
        )


def _paths(home: Path) -> list[str]:
    """The first page first; then each page of the menu, and one of each kind below it."""
    menu = [item.path for item in create_app(home).state.menu if item.path != "/spending"]
    with open_snapshot(home) as night:
        (worst,) = night.execute(
            "SELECT finding_key FROM quality.finding JOIN quality.finding_cell USING (finding_key) "
            "GROUP BY ALL ORDER BY count(*) DESC, finding_key LIMIT 1"
        ).fetchall()[0]
        (sha256,) = night.execute("SELECT min(document_sha256) FROM source.document").fetchall()[0]
    asked = f"/query?sql={quote('SELECT * FROM mart.spending_by_agency')}"
    return [*menu, *(f"/spending/{one}" for one in VIEWS), "/spending/function?code=205",
            "/agencies/109?year=2025", f"/findings/{worst}", f"/findings/{worst}/pictures/1",
            "/rules/ORPHAN", "/sources/publications", f"/sources/documents/{sha256}", asked,
            "/findings.xlsx?year=2025"]  # fmt: skip


def _seconds(port: int, path: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    started = time.process_time()
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    spent = time.process_time() - started
    connection.close()
    assert answer.status in (200, 303, 307), f"{path}: {answer.status}"
    return spent


def _kilobytes(port: int, path: str) -> str:
    """A page without its charts' data in KB, with a mark where that is too much."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    answer = connection.getresponse()
    content, kind = answer.read(), answer.headers.get("content-type", "")
    connection.close()
    size = len(CHART.sub(b"", content)) // 1024
    return f"{size}{' TOO LARGE' if 'html' in kind and size > MOST_KB else ''}"


def _median(port: int, path: str) -> float:
    return statistics.median(_seconds(port, path) for _ in range(ROUNDS))


@contextmanager
def _serving(app: ASGIApp) -> Iterator[int]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
