"""`mingzhang run --jurisdiction all` or `a,b`: a night a district, each in a process of its own.

What belongs here: which districts, how many at once, what the terminal says of all. What does not:
a night (`run_night`). What ends one district's process costs that district alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from assets.place_check import sound_jurisdiction
from collection.jurisdiction import JurisdictionError, find_jurisdiction
from collection.workers import usable_workers
from commands.home_troubles import BUSY, FULL, UNWRITABLE, HomeTrouble, check_home
from commands.run_night import DONE, EMPTY, FAILED, NOT_PUBLISHED, USUAL, NightOptions
from pipelines.places import DEMO, asked_places
from warehouse.decisions import now
from warehouse.publish import OVER_ALL
from warehouse.run_outcomes import RunOutcome, keep_outcome

LOGS = "logs"
GRAVEST_FIRST = (FULL, UNWRITABLE, FAILED, BUSY, NOT_PUBLISHED, EMPTY)
SAID = {
    DONE: "已发布",
    EMPTY: "已发布，但一份报告也没有",
    FAILED: "没有完成",
    NOT_PUBLISHED: "本夜未发布，上一夜的快照保持不变",
    FULL: "磁盘已满",
    UNWRITABLE: "数据目录不能写入",
    BUSY: "另一夜正在运行",
}
WIDE = "240"
"""Columns of a child's terminal: its reasons stay on one line each."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a district's night ended: the exit code (negative: the signal), and why in Chinese."""

    name: str
    code: int
    reason: str = ""

    @property
    def is_published(self) -> bool:
        return self.code in (DONE, EMPTY)

    @property
    def said(self) -> str:
        if self.code < 0:
            return f"进程被强行结束（信号 {-self.code}），上一夜的快照保持不变，重跑即可"
        return SAID.get(self.code, f"没有完成（退出码 {self.code}）")


def run_many(root: Path, asked: str, options: NightOptions = USUAL, *, at_once: int = 2) -> int:
    """Runs them, `at_once` at a time; the exit code is 0 when all published, else the gravest."""
    console = Console()
    try:
        check_home(root)
    except HomeTrouble as trouble:
        console.print(f"[red]{escape(str(trouble))}[/red]", highlight=False, soft_wrap=True)
        return trouble.exit_code
    names = asked_places(asked)
    sound, faulty = _sorted_out(names)
    for one in faulty:
        _say(console, one)
    share = options.workers or max(1, usable_workers() // min(at_once, max(len(sound), 1)))
    passed = ["--workers", str(share), *(["--year", str(options.year)] if options.year else [])]

    def run(place: tuple[str, str]) -> Outcome:
        outcome = _run_one(root, *place, passed)
        _keep(root, place[1], outcome)
        _say(console, outcome)
        return outcome

    with ThreadPoolExecutor(at_once) as pool:
        outcomes = [*faulty, *pool.map(run, sound)]
    return _summed_up(console, root, outcomes)


def _sorted_out(names: Sequence[str]) -> tuple[list[tuple[str, str]], list[Outcome]]:
    """The places whose files are sound, each with its code; the others with what is wrong."""
    sound: dict[str, str] = {}
    faulty = []
    for name in names:
        try:
            code = sound_jurisdiction(find_jurisdiction(name)).mof_div_code
        except JurisdictionError as error:
            faulty.append(Outcome(name, FAILED, str(error)))
            continue
        if code in sound:
            said = f"财政区划代码 {code} 与“{sound[code]}”相同：一个地区只能有一个文件"
            faulty.append(Outcome(name, FAILED, said))
        else:
            sound[code] = name
    return [(name, code) for code, name in sound.items()], faulty


def _run_one(root: Path, name: str, code: str, options: Sequence[str]) -> Outcome:
    log = root / LOGS / f"{code}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    wanted = ["--demo"] if name == DEMO else ["--jurisdiction", name]
    command = [sys.executable, "-c", "from commands.cli import main; main()", "run", "--apart"]
    with log.open("wb") as file:
        done = subprocess.run(
            [*command, *wanted, *options],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**os.environ, "COLUMNS": WIDE},
            check=False,
        )
    is_told = done.returncode not in (DONE, EMPTY) and done.returncode > 0
    return Outcome(name, done.returncode, _last_words(log) if is_told else "")


def _keep(root: Path, code: str, outcome: Outcome) -> None:
    said = f"{outcome.said}：{outcome.reason}" if outcome.reason else outcome.said
    keep_outcome(root, RunOutcome(code, Path(outcome.name).name, outcome.is_published, said, now()))


def _last_words(log: Path) -> str:
    """What the process said at its end; the hint at --debug is none."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    told = [line.strip() for line in lines if line.strip() and "--debug" not in line]
    return told[-1] if told else ""


def _say(console: Console, one: Outcome) -> None:
    colour = "green" if one.code == DONE else "yellow" if one.is_published else "red"
    reason = f"：{escape(one.reason)}" if one.reason and one.reason != one.said else ""
    line = f"{escape(one.name)}　[{colour}]{one.said}[/{colour}]{reason}"
    console.print(line, highlight=False, soft_wrap=True)


def _bring_together(console: Console, root: Path) -> bool:
    """Brings the whole over all districts up to date; says where it is. False where it failed."""
    from duckdb import Error

    from warehouse.over_all import refresh

    try:
        done = refresh(root)
    except (OSError, Error) as error:
        console.print(f"[red]全部地区没有更新，重跑即可：{escape(str(error))}[/red]")
        return False
    for trouble in done.troubles:
        console.print(f"[yellow]{escape(trouble)}[/yellow]", highlight=False, soft_wrap=True)
    if done.districts:
        where = f"[bold]{root / 'published' / OVER_ALL}[/bold]（{len(done.districts)} 个地区）"
        console.print(f"全部地区：{where}", highlight=False, soft_wrap=True)
    return not done.troubles


def _summed_up(console: Console, root: Path, outcomes: Sequence[Outcome]) -> int:
    failed = [one for one in outcomes if not one.is_published]
    console.print(
        f"\n{len(outcomes)} 个地区，发布 {len(outcomes) - len(failed)} 个。", style="bold"
    )
    if failed:
        names = "、".join(one.name for one in failed)
        console.print(
            f"[red]没有发布：{escape(names)}[/red]。其余不受影响；各地区的输出在 {root / LOGS}",
            highlight=False,
            soft_wrap=True,
        )
    codes = {one.code for one in outcomes if one.code != DONE}
    if not _bring_together(console, root):
        codes.add(FAILED)
    return next(_by_gravity(codes), DONE)


def _by_gravity(codes: set[int]) -> Iterator[int]:
    """Exit codes; a signal or any other code counts as a failure."""
    known = {code if code in GRAVEST_FIRST else FAILED for code in codes}
    return (code for code in GRAVEST_FIRST if code in known)
