"""Two districts at once in one data folder, one killed: the other publishes, the killed repeats."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.nights.three_reports import FORMATS, three_reports
from tests.running import command, environment
from warehouse.over_all import open_over_all

CODES = {"one": "999911", "two": "999912"}


def places(place: Path) -> dict[str, str]:
    """Two districts that ask the same portal; the names that the command line takes."""
    text = place.read_text(encoding="utf-8")
    names = {}
    for name, code in CODES.items():
        path = place.with_name(f"{name}.toml")
        path.write_text(text.replace('"999901"', f'"{code}"'), encoding="utf-8")
        names[name] = str(path.with_suffix(""))
    return names


def begin(home: Path, *names: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("run", "--jurisdiction", ",".join(names)),
        env=environment(home, portals=True),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def kill_its_night(run: subprocess.Popen[str], name: str) -> None:
    """SIGKILL to the process of one district's night, as soon as it works."""
    import psutil

    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        for child in psutil.Process(run.pid).children():
            if child.cmdline()[-3].endswith(name) and child.children(recursive=True):
                os.kill(child.pid, signal.SIGKILL)
                return
        time.sleep(0.05)
    pytest.fail("no night to kill")


@pytest.mark.whole
def test_one_is_killed_and_the_other_publishes(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with three_reports(tmp_path / "portal") as place:
        one, two = places(place).values()
        run = begin(home, one, two)
        kill_its_night(run, two)
        said, _ = run.communicate(timeout=600)
        assert run.returncode == 2, said
        assert f"{two}　进程被强行结束（信号 9）" in said
        assert f"没有发布：{two}" in said
        with open_over_all(home) as whole:
            assert whole.execute("SELECT mof_div_code FROM meta.night").fetchall() == [("999911",)]
        run = begin(home, one, two)
        said, _ = run.communicate(timeout=600)
        assert run.returncode == 0, said
    with open_over_all(home) as whole:
        reports = whole.execute(
            "SELECT mof_div_code, count(*) FROM source.current_report GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    assert reports == [("999911", len(FORMATS)), ("999912", len(FORMATS))]
