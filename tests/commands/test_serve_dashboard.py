"""`mingzhang dashboard` listens on loopback, says where, and refuses what is unsafe."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.running import mingzhang

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_it_serves_on_loopback_only_even_before_the_first_night(tmp_path: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from commands.cli import main; main()",
            "dashboard",
            f"--port={port}",
        ],
        env={**os.environ, "MINGZHANG_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert "请先运行 mingzhang run" in _answer(port)
        with socket.socket() as other, pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.2", port))
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=30)
    assert f"http://127.0.0.1:{port}/" in said
    assert "只能查看" in said


def test_what_is_unsafe_or_taken_is_refused_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for arguments in (["--as", "王某", "--host", "0.0.0.0"], ["--port", port]):
            done = mingzhang(tmp_path, "dashboard", *arguments)
            assert done.returncode == 2
            assert "出错" in done.stderr
            assert "Traceback" not in done.stderr


def _answer(port: int) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5)
        except urllib.error.HTTPError as answer:
            assert answer.code == 503
            with answer:
                return answer.read().decode()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
