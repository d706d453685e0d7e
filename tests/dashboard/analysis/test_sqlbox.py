"""The SQL box answers what reads, refuses everything else in Chinese, and outlives every query."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard.sqlbox.box import SqlBox
from dashboard.sqlbox.query_limits import Answer, Limits, Refusal
from warehouse.snapshot import open_snapshot

pytestmark = pytest.mark.slow  # each starts a process and waits for it, some for its end

QUICK = Limits(seconds=1.5, grace_seconds=1.5)


@pytest.fixture(scope="module")
def box() -> Iterator[SqlBox]:
    made = SqlBox(workers=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "20250401T020000.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE SCHEMA mart")
        connection.execute("CREATE TABLE mart.spending (code VARCHAR, amount_yuan DECIMAL(18, 2))")
        connection.execute("INSERT INTO mart.spending VALUES ('206', 1762600.00), ('208', NULL)")
    return path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM mart.spending",
        "WITH a AS (FROM mart.spending) SELECT code FROM a;",
        "FROM mart.spending -- 全部",
        "DESCRIBE mart.spending",
        "SUMMARIZE mart.spending",
        "SHOW ALL TABLES",
        "SELECT unnest([1, 2]) FROM range(3)",
        "FROM (PIVOT mart.spending ON code IN ('206') USING sum(amount_yuan))",
        "SELECT table_name, comment FROM duckdb_tables()",
    ],
)
def test_what_reads_is_answered(box: SqlBox, night: Path, query: str) -> None:
    assert isinstance(box.run(night, query), Answer)


def test_values_come_back_as_they_are(box: SqlBox, night: Path) -> None:
    answer = box.run(night, "SELECT code AS 编码, amount_yuan FROM mart.spending ORDER BY code")
    assert isinstance(answer, Answer)
    assert answer.columns == ("编码", "amount_yuan")
    assert answer.rows == [("206", Decimal("1762600.00")), ("208", None)]
    assert not answer.cut


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("INSERT INTO mart.spending VALUES ('1', 2)", "INSERT"),
        ("UPDATE mart.spending SET code = '1'", "UPDATE"),
        ("DELETE FROM mart.spending", "DELETE"),
        ("DROP TABLE mart.spending", "DROP"),
        ("CREATE TABLE t AS SELECT 1", "CREATE"),
        ("CREATE TEMP MACRO m() AS 1", "CREATE"),
        ("ATTACH '/tmp/other.duckdb'", "ATTACH"),
        ("COPY mart.spending TO '/tmp/stolen.csv'", "COPY"),
        ("EXPORT DATABASE '/tmp/stolen'", "EXPORT"),
        ("INSTALL httpfs", "INSTALL"),
        ("LOAD httpfs", "LOAD"),
        ("SET memory_limit = '100GB'", "SET"),
        ("RESET lock_configuration", "SET"),
        ("PRAGMA enable_profiling", "PRAGMA"),
        ("CHECKPOINT", "CHECKPOINT"),
        ("SELECT 1; SELECT 2", "2 条"),
        ("SELECT 1; DROP TABLE mart.spending", "2 条"),
        ("  -- 只有注释", "请写"),
        ("WITH a AS (INSERT INTO mart.spending VALUES ('1', 2) RETURNING *) FROM a", "只读"),
        ("FROM read_csv('/etc/passwd')", "read_csv"),
        ("SELECT 1 IN (SELECT content FROM read_text('/etc/passwd'))", "read_text"),
        ("FROM glob('/etc/*')", "glob"),
        ("WITH a AS (FROM system.main.glob('/etc/*')) FROM a", "glob"),
        ("FROM '/etc/passwd'", "没有名为“/etc/passwd”的表"),
        ("FROM '/etc/passwd.csv'", "没有|不能读文件"),
        ("FROM query('ATTACH ''/tmp/x''')", "query"),
        ("FROM json_execute_serialized_sql('{}')", "json_execute_serialized_sql"),
        ("FROM enable_logging('QueryLog')", "enable_logging"),
        ("FROM pandas_scan(1::POINTER, 2::POINTER, 3::POINTER)", "pandas_scan"),
        ("FROM pragma_database_size()", "pragma_database_size"),
    ],
)
def test_everything_else_is_refused(box: SqlBox, night: Path, query: str, said: str) -> None:
    refusal = box.run(night, query)
    assert isinstance(refusal, Refusal)
    assert any(part in refusal.reason for part in said.split("|")), refusal


def test_the_locks_hold_without_the_guard(
    night: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Should the guard be fooled one day, the connection itself refuses."""
    from dashboard.sqlbox import worker

    monkeypatch.setattr(worker, "check", lambda connection, query: None)
    for query in (
        "INSERT INTO mart.spending VALUES ('1', 2)",
        "CREATE TABLE t AS SELECT 1",
        f"ATTACH '{tmp_path}/other.duckdb'",
        f"COPY mart.spending TO '{tmp_path}/stolen.csv'",
        "FROM read_csv('/etc/passwd')",
        "FROM glob('/etc/*')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 8",
        "SET enable_external_access = true",
        "PRAGMA enable_profiling",
        "FROM enable_logging('QueryLog')",
    ):
        assert isinstance(worker.answer(night, query, Limits()), Refusal), query
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "query",
    [
        "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t) SELECT count(*) FROM t",
        "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a FROM t) FROM t WHERE a = 0",
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = -1",
        "SELECT sleep_ms(600000)",
        "SELECT length(list_aggregate(range(300000000), 'string_agg', ','))",
    ],
)
def test_what_never_ends_is_ended(box: SqlBox, night: Path, query: str) -> None:
    box.run(night, "SELECT 1")
    began = time.monotonic()
    refusal = box.run(night, query, QUICK)
    assert time.monotonic() - began < 8
    assert isinstance(refusal, Refusal)
    assert "1.5 秒" in refusal.reason or "内存" in refusal.reason
    assert isinstance(box.run(night, "SELECT 1"), Answer), "the next query runs"


def test_an_endless_result_is_cut_at_the_limit(box: SqlBox, night: Path) -> None:
    endless = "WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM t) FROM t"
    for query in ("FROM range(1000000)", "FROM range(1000000) a, range(1000000) b", endless):
        answer = box.run(night, query)
        assert isinstance(answer, Answer)
        assert len(answer.rows) == Limits().rows
        assert answer.cut
    whole = box.run(night, "FROM range(500)")
    assert isinstance(whole, Answer)
    assert len(whole.rows) == 500
    assert not whole.cut


def test_a_million_rows_sorted_stay_within_memory(box: SqlBox, night: Path) -> None:
    answer = box.run(night, "FROM range(1000000) ORDER BY hash(range)")
    assert isinstance(answer, Answer)
    assert answer.cut


@pytest.mark.parametrize(
    "query",
    [
        "SELECT a.range FROM range(100000) a, range(100000) b ORDER BY a.range + b.range",
        "SELECT repeat('x', 1000000000)",
        "SELECT repeat('x', 100000000) FROM range(50)",
        "SELECT " + "(" * 2000 + "1" + ")" * 2000,
    ],
)
def test_what_is_too_big_is_refused_or_cut(box: SqlBox, night: Path, query: str) -> None:
    result = box.run(night, query)
    if isinstance(result, Answer):
        assert all(len(row[0]) <= Limits().cell_characters + 1 for row in result.rows)
    assert isinstance(box.run(night, "SELECT 1"), Answer)


def test_a_worker_that_crashes_takes_one_query_with_it(night: Path) -> None:
    made = SqlBox(workers=1, address_space_mb=2048)
    try:
        tight = replace(Limits(), memory_mb=100_000, seconds=5)
        result = made.run(night, "SELECT list(range) FROM range(400000000)", tight)
        assert isinstance(result, Refusal)
        assert isinstance(made.run(night, "SELECT 1"), Answer)
    finally:
        made.close()


def test_the_file_stays_as_it_was(box: SqlBox, night: Path) -> None:
    before = night.read_bytes()
    box.run(night, "WITH a AS (DELETE FROM mart.spending RETURNING *) FROM a")
    assert night.read_bytes() == before
    assert [path.name for path in night.parent.iterdir()] == [night.name]


def test_it_runs_beside_the_dashboards_own_connection(box: SqlBox, tmp_path: Path) -> None:
    """DuckDB keeps one configuration a file and process: the box has a process of its own."""
    published = tmp_path / "published"
    published.mkdir()
    with duckdb.connect(str(published / "20250401T020000.duckdb")) as connection:
        connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    with open_snapshot(tmp_path) as own:
        answer = box.run(published / "20250401T020000.duckdb", "SELECT a + 1 AS b FROM t")
        assert isinstance(answer, Answer)
        assert own.execute("SELECT a FROM t").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC 1", "语法有误（第 1 行）"),
        ("SELECT 1\nFROM mart.spending WHERE", "语法有误"),
        ("FROM mart.spendin", "没有名为“spendin”的表"),
        (
            "SELECT amount_yua FROM mart.spending",
            "没有名为“amount_yua”的列（第 1 行），相近的有：amount_yuan",
        ),
        ("SELECT summ(1)", "没有名为“summ”的函数"),
        ("SELECT CAST('甲' AS INTEGER)", "不能转换"),
        ("SELECT ?", "参数"),
        ("SELECT 1 -- " + "字" * 7000, "太长"),
    ],
)
def test_errors_are_told_in_chinese(box: SqlBox, night: Path, query: str, said: str) -> None:
    refusal = box.run(night, query)
    assert isinstance(refusal, Refusal)
    assert said in refusal.reason


def test_several_ask_at_once_and_one_too_many_is_told_to_wait(night: Path) -> None:
    made = SqlBox(workers=1)
    try:
        made.run(night, "SELECT 1")
        slow = Limits(seconds=3.0, grace_seconds=2.0)
        with ThreadPoolExecutor(2) as people:
            first = people.submit(made.run, night, "SELECT sleep_ms(60000)", slow)
            time.sleep(0.3)
            second = people.submit(made.run, night, "SELECT 2", Limits(seconds=0.5))
            third = people.submit(made.run, night, "SELECT 3", Limits(seconds=9.0))
        told, answered = second.result(), third.result()
        assert isinstance(first.result(), Refusal)
        assert isinstance(told, Refusal)
        assert "稍后再试" in told.reason
        assert isinstance(answered, Answer)
        assert answered.rows == [(3,)]
    finally:
        made.close()


LEAVES_SUDDENLY = """
import multiprocessing, os, sys
from pathlib import Path
from dashboard.sqlbox.box import SqlBox
made = SqlBox(workers=1)
made.run(Path(sys.argv[1]), "SELECT 1")
print(*[child.pid for child in multiprocessing.active_children()], flush=True)
os._exit(1)
"""


def test_no_worker_outlives_the_web_app(night: Path) -> None:
    command = [sys.executable, "-c", LEAVES_SUDDENLY, str(night)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    workers = [int(word) for word in done.stdout.split()]
    assert workers, done.stderr
    until = time.monotonic() + 10
    while any(_is_running(worker) for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.1)


def _is_running(process: int) -> bool:
    """Also a dead process that nobody has buried yet is not running."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or ") Z " not in stat.read_text(encoding="utf-8")
