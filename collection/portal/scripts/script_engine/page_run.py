"""One page in an interpreter of its own: its scripts, its clicks, what its elements do.

What belongs here: the interpreter, its limits, and the turns of one run. What does not: what is
made of several runs of a page (`tries`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

FILES = ("dom.js", "window.js", "libraries.js", "vue.js", "modules.js", "choices.js", "engine.js")
SCRIPT_SECONDS = 3.0
MOST_SECONDS = 15.0
"""Of all scripts of one run. Both are of the processor."""
BUSY = 4
"""How many times as long the engine, which only knows the clock, is given: a machine that reads
reports beside the crawl is no page that never ends.
"""
MOST_BYTES = 160 * 1024**2
ALL, NONE = -1, 1_000_000
"""Elements that are tried, instead of the number of one."""
MOST_TURNS = 200
"""Scripts and rounds of waiting tasks of one run."""


class ScriptsFailed(Exception):
    """The page could not be run: too large, too slow, or not at all."""


def started() -> Any:
    """An interpreter that has run nothing yet."""
    from py_mini_racer import MiniRacer

    _start()
    return MiniRacer()


def run_to_its_end(engine: Any, said: dict[str, Any], clicks: Sequence[int]) -> PageRun:
    run = PageRun(engine)
    run.evaluate(f"(function (input) {{{_program()}\n}})({json.dumps(said)})")
    run.to_its_end()
    for number in clicks:
        run.evaluate(f"mz.click({int(number)})")
        run.to_its_end()
    return run


class PageRun:
    def __init__(self, engine: Any) -> None:
        self.engine, self.ends = engine, time.process_time() + MOST_SECONDS
        self.is_cut = False

    def evaluate(self, script: str, seconds: float = MOST_SECONDS) -> Any:
        left = min(seconds, self.ends - time.process_time())
        if left <= 0:
            raise ScriptsFailed("网页的脚本运行太久")
        return self.engine.eval(script, timeout_sec=left * BUSY, max_memory=MOST_BYTES)

    def to_its_end(self) -> None:
        """Every script in order, then whatever waits, until nothing does."""
        for _ in range(MOST_TURNS):
            script = self.evaluate("mz.next()")
            if script is not None:
                self._try(str(script))
            elif not self.evaluate("mz.settle()") and self.evaluate("mz.idle()"):
                return

    def tried(
        self, group: str = "", only: int = ALL, known: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """What the page's elements do, or those of one group, or only one; what comes after a
        promise is waited for. `known` are groups that need not be tried, with what they do.
        """
        said = f"{json.dumps(group)}, {only}, {json.dumps(known or {})}"
        for _ in range(int(self.evaluate(f"mz.tries({said})"))):
            for step in ("mz.retry()", "mz.heard(false)", "mz.heard(true)"):
                self.evaluate(step)
        report: dict[str, Any] = json.loads(str(self.evaluate("mz.report()")))
        return report

    def _try(self, script: str) -> None:
        """A script that fails ends where it fails, as in a browser."""
        from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException

        try:
            self.evaluate(script, SCRIPT_SECONDS)
        except JSOOMException:
            raise
        except JSTimeoutException:
            self.is_cut = True
        except JSEvalException:
            return


@lru_cache(maxsize=1)
def _program() -> str:
    folder = Path(__file__).parent
    return "".join((folder / name).read_text(encoding="utf-8") for name in FILES)


@lru_cache(maxsize=1)
def _start() -> None:
    """Once in a process: an interpreter without compiler has fewer ways to go wrong."""
    from py_mini_racer import init_mini_racer

    init_mini_racer(flags=("--jitless", "--single-threaded"), ignore_duplicate_init=True)
