"""A data folder that is full, can't be written or is taken: a sentence in Chinese, a code each."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from commands import run_night
from commands.home_troubles import (
    BUSY,
    FULL,
    PROBE,
    UNWRITABLE,
    HomeTrouble,
    check_home,
    trouble_of,
)
from warehouse.lock import one_writer


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/data/x"), FULL, "磁盘已满"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FULL, "磁盘已满"),
        (OSError(errno.EROFS, "Read-only file system"), UNWRITABLE, "不能写入"),
        (PermissionError(errno.EACCES, "Permission denied"), UNWRITABLE, "不能写入"),
        (sqlite3.OperationalError("database or disk is full"), FULL, "磁盘已满"),
        (sqlite3.OperationalError("attempt to write a readonly database"), UNWRITABLE, "不能写入"),
        (
            "读取未完成：OSError: [Errno 28] No space left on device: '/data/a.json'",
            FULL,
            "/data/a.json",
        ),
        (
            'IO Error: Could not write file "/data/x.duckdb": No space left on device',
            FULL,
            "磁盘已满",
        ),
        ("采集未完成：另一夜正在运行（数据目录 /data），请等它结束后再试", BUSY, "另一夜"),
    ],
)
def test_errors_of_the_system_are_said(error: Exception | str, code: int, said: str) -> None:
    trouble = trouble_of(error, Path("/data"))
    assert trouble is not None
    assert trouble.exit_code == code
    assert said in str(trouble)


@pytest.mark.parametrize(
    ("free", "code", "said"), [(4096, FULL, "磁盘已满"), (10**12, UNWRITABLE, "磁盘可能有故障")]
)
def test_what_sqlite_calls_a_fault_of_the_disk(
    free: int, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so of a full disk too, also by way of Dagster."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    told = "(sqlite3.OperationalError) disk I/O error\n(Background on this error at: …)"
    for error in (told, sqlite3.OperationalError("disk I/O error"), OSError(errno.EIO, "x")):
        trouble = trouble_of(error, tmp_path)
        assert trouble is not None
        assert (trouble.exit_code, said in str(trouble)) == (code, True)


@pytest.mark.parametrize("error", [ValueError("表头不认得"), FileNotFoundError(2, "没有")])
def test_other_errors_are_none_of_these(error: Exception) -> None:
    assert trouble_of(error, Path("/data")) is None


def test_an_empty_folder_is_made_and_left_clean(tmp_path: Path) -> None:
    check_home(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeTrouble, match="不能写入") as caught:
        check_home(tmp_path / "file" / "home")
    assert caught.value.exit_code == UNWRITABLE


def test_a_full_disk_is_known_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(run_night, "_execute", lambda *_: pytest.fail("a night began"))
    assert run_night.run_night(tmp_path, "shangdang") == FULL
    assert "磁盘已满" in capsys.readouterr().out
    assert not (tmp_path / PROBE).exists()


def test_a_disk_that_fills_in_the_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = "读取：逐份报告未完成：OSError: [Errno 28] No space left on device: '/data/r.json'"
    monkeypatch.setattr(run_night, "_execute", lambda *_: reason)
    assert run_night.run_night(tmp_path, "shangdang") == FULL
    assert "快照保持不变" in capsys.readouterr().out


def test_two_nights_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holds = (
        "import sys, time; from pathlib import Path; from warehouse.lock import one_writer\n"
        f"with one_writer(Path({str(tmp_path)!r})): print(flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", holds], stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        other.stdout.readline()
        assert run_night.run_night(tmp_path, "shangdang") == BUSY
    finally:
        other.kill()
        other.wait()
        other.stdout.close()  # type: ignore[union-attr]
    assert "另一夜正在运行" in capsys.readouterr().out
    with one_writer(tmp_path):
        pass
