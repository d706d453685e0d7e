"""Self-checks of departments: files in, one check at a time, a link that lives some days.

What belongs here: taking files under limits, the queue, the one worker, what became of a check.
What does not: checking (a program of its own, given by who starts the app), pages. Nothing of it
enters the warehouse; the files are deleted as soon as they are checked.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import re
import secrets
import shutil
import signal
import subprocess
import threading
import time
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from notices.cleaning import file_name
from warehouse.whole_file import write_whole

FOLDER = "self-checks"
MOST_FILES, MOST_BYTES = 10, 60 * 1024 * 1024
MOST_WAITING, MOST_AN_HOUR = 10, 20
MOST_SECONDS = 1800
MOST_SAID = 8
"""Findings that the verdict's own page lists; the result has them all."""
DAY_SECONDS, HOUR_SECONDS = 86_400, 3600
FILES, SAID, PAGE, DATA, KNOWN, FAILED = (
    "files", "said.txt", "result.html", "result.json", "check.json", "failed.txt",
)  # fmt: skip
TOKEN = re.compile(r"[\w-]{20,40}", re.ASCII)
BROKEN = "核对没有完成，请再试一次；还是这样的，请告诉财政局"


class Refused(Exception):
    """Why files are not taken; a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check as it stands. `stage` is waiting, running, done or failed; `ahead` wait before it."""

    token: str
    stage: str
    said: str
    names: tuple[str, ...]
    ahead: int
    seconds: int
    days_left: int
    verdicts: tuple[dict[str, Any], ...] = ()


class CheckDesk:
    """The checks under `home`; `command` checks the folder that is appended to it."""

    def __init__(self, home: Path, command: Sequence[str] = (), *, days: int = 7) -> None:
        self._folder = home / FOLDER
        self._command = tuple(command)
        self.days = days
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._queue: queue.Queue[str] = queue.Queue()
        self._recent: dict[str, deque[float]] = defaultdict(deque)
        self._thread: threading.Thread | None = None

    @property
    def is_open(self) -> bool:
        return bool(self._command)

    def accept(self, files: Sequence[tuple[str, bytes]], who: str) -> str:
        """Takes the files in and queues them; the token of their link. Raises Refused."""
        if not self._command:
            raise Refused("没有开通网上自查")
        if not files:
            raise Refused("请先选文件")
        if len(files) > MOST_FILES or sum(len(content) for _, content in files) > MOST_BYTES:
            raise Refused(f"一次最多 {MOST_FILES} 个文件，共 {MOST_BYTES // 1024 // 1024} MB")
        self._forget_old()
        with self._lock:
            self._take_turn(who)
            if len(self._waiting) >= MOST_WAITING:
                raise Refused("正在排队的已经很多，请过几分钟再试")
            token = secrets.token_urlsafe(18)
            self._keep(token, files)
            self._waiting.append(token)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
        self._queue.put(token)
        return token

    def _take_turn(self, who: str) -> None:
        now, recent = time.time(), self._recent[who]
        while recent and recent[0] < now - HOUR_SECONDS:
            recent.popleft()
        if len(recent) >= MOST_AN_HOUR:
            raise Refused(f"一小时内最多核对 {MOST_AN_HOUR} 次，请稍后再试")
        recent.append(now)

    def _keep(self, token: str, files: Sequence[tuple[str, bytes]]) -> None:
        folder = self._folder / token
        (folder / FILES).mkdir(parents=True)
        names = []
        for number, (name, content) in enumerate(files, start=1):
            plain = _plain(name)
            if plain in names:
                plain = f"{number} {plain}"
            names.append(plain)
            (folder / FILES / plain).write_bytes(content)
        known = {"names": names, "at": time.time()}
        write_whole(folder / KNOWN, json.dumps(known, ensure_ascii=False))

    def _forget_old(self) -> None:
        oldest = time.time() - self.days * DAY_SECONDS
        for folder in self._folder.glob("*"):
            if folder.stat().st_mtime < oldest and folder.name not in self._waiting:
                shutil.rmtree(folder, ignore_errors=True)

    def find(self, token: str) -> Check | None:
        """The check of a link; None where there is none, or no longer."""
        folder = self._folder / token
        if not TOKEN.fullmatch(token) or not (folder / KNOWN).is_file():
            return None
        known = json.loads((folder / KNOWN).read_text(encoding="utf-8"))
        seconds = int(time.time() - known["at"])
        days_left = self.days - seconds // DAY_SECONDS
        if days_left <= 0:
            return None
        stage, said = self._stage(folder)
        waiting = list(self._waiting)
        ahead = waiting.index(token) if token in waiting else 0
        rows = json.loads((folder / DATA).read_bytes()) if stage == "done" else []
        verdicts = tuple(map(_verdict, rows))
        names = tuple(known["names"])
        return Check(token, stage, said, names, ahead, seconds, days_left, verdicts)

    def _stage(self, folder: Path) -> tuple[str, str]:
        if folder.name in self._waiting:  # until its files are deleted
            if (folder / SAID).is_file():
                return "running", (folder / SAID).read_text(encoding="utf-8")
            return "waiting", "排队等候"
        if (folder / PAGE).is_file():
            return "done", "核对完了"
        if (folder / FAILED).is_file():
            return "failed", (folder / FAILED).read_text(encoding="utf-8")
        return "failed", "核对中断了（网页重新启动过），请再上传一次"

    def result(self, token: str, name: str) -> bytes | None:
        """PAGE or DATA of a check that is done."""
        found = self.find(token)
        if (
            found is None
            or found.stage != "done"
            or not (path := self._folder / token / name).is_file()
        ):
            return None
        return path.read_bytes()

    def _work(self) -> None:
        while True:
            token = self._queue.get()
            folder = self._folder / token
            try:
                self._run(folder)
            except OSError as error:
                write_whole(folder / FAILED, f"{BROKEN}（系统错误 {error.errno}）")
            finally:
                shutil.rmtree(folder / FILES, ignore_errors=True)
                self._waiting.remove(token)

    def _run(self, folder: Path) -> None:
        write_whole(folder / SAID, "准备核对")
        with (folder / "trouble.txt").open("wb") as trouble:
            program = subprocess.Popen(
                [*self._command, str(folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=trouble,
                start_new_session=True,
            )
        stop = partial(_kill, program)
        atexit.register(stop)
        try:
            program.wait(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            write_whole(folder / FAILED, "核对用时过长，已中止：请把报告分开核对")
        finally:
            stop()
            program.wait()
            atexit.unregister(stop)
        if not (folder / PAGE).is_file() and not (folder / FAILED).is_file():
            write_whole(folder / FAILED, BROKEN)


def _verdict(row: dict[str, Any]) -> dict[str, Any]:
    """The verdict on one report, and its gravest findings, one a cause, as sentences."""
    leading = [
        {"severity": one["severity"], "words": one.get("words") or one["message"]}
        for one in row.get("findings", [])
        if not one["is_consequence"] and not one["waiver"] and one["severity"] != "info"
    ]
    gaps = row.get("gaps", [])
    return {
        "file": Path(row["file"]).name,
        **row["verdict"],
        "reason": row.get("reason"),
        "remedy": row.get("remedy"),
        "tables": row.get("tables", 0),
        "figures": row.get("figures", 0),
        "said": leading[:MOST_SAID],
        "more": len(leading[MOST_SAID:]),
        "gaps": gaps[:MOST_SAID],
        "more_gaps": len(gaps[MOST_SAID:]),
    }


def _kill(program: subprocess.Popen[bytes]) -> None:
    """Ends the program with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


def _plain(name: str) -> str:
    """The file's own name, whatever path a browser sent, with its ending."""
    own = re.split(r"[\\/]", name)[-1]
    stem, _, ending = own.rpartition(".")
    return f"{file_name(stem)}.{file_name(ending)[:10]}" if stem else file_name(own)
