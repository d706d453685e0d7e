"""Runs the scripts of a page in an interpreter that has nothing: no network, no files, no browser.

What belongs here: one run, as a pure function of a page, its script files, the answers to what it
asks for, and what is clicked. What does not: which pages are run and who asks (`script_runs`). The
interpreter is V8 without its compiler; what scripts see of a browser is in the files beside this.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
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
MOST_GROUPS = 6
"""Of choices, on one page: years, kinds, departments."""
ALL, NONE = -1, 1_000_000
"""Elements that are tried, instead of the number of one."""
MOST_ALONE, FEWEST_ALONE = 40, 2
"""Elements that are tried each on a page of its own; those of one group that must do nothing."""
MOST_TURNS = 200
"""Scripts and rounds of waiting tasks of one run."""
Pairs = tuple[tuple[str, str], ...]


class ScriptsFailed(Exception):
    """The page could not be run: too large, too slow, or not at all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a script asked for and had no answer to. `kind` is form, json or script."""

    key: str
    method: str
    url: str
    body: str
    kind: str
    headers: Pairs = ()


@dataclass(frozen=True, slots=True)
class Swap:
    """Another answer in the place of one: what a list shows when its data are those of a further
    page, or `is_larger` those of a page of more items.
    """

    key: str
    by: Wanted
    is_larger: bool = False


Click = int | Swap
"""What makes a further state of a page: the number of a step, or other data."""


@dataclass(frozen=True, slots=True)
class Step:
    """An element that asks for something or changes the page when it is clicked; or sends a form
    to `url`. `asks` are the keys of what it would ask for; it `fills` where another list for
    choosing is filled by it; it `shows` what the page has and had not shown before,
    it is `kept` where it changes only what others then ask for;
    `further` where it is of another list for choosing than those that were clicked; its `group`
    is the row or list in which it stands.
    """

    number: int
    text: str
    url: str | None
    form: Pairs | None
    asks: tuple[str, ...]
    fills: bool = False
    shows: bool = False
    further: bool = False
    kept: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ScriptedPage:
    """A page after its scripts: `turns` are the addresses to which it sends its reader,
    `posts` those with a form; `changed` where its markup is not what it was; `is_cut` where a
    script was ended because it took too long; it `reloads` where it loads itself again.
    """

    markup: str
    steps: tuple[Step, ...]
    wants: tuple[Wanted, ...]
    turns: tuple[str, ...]
    changed: bool
    posts: tuple[tuple[str, Pairs], ...] = ()
    is_cut: bool = False
    reloads: bool = False


def has_engine() -> bool:
    return find_spec("py_mini_racer") is not None


def run_scripts(
    url: str,
    markup: str,
    files: Mapping[str, str],
    answers: Mapping[str, Any],
    clicks: Sequence[int] = (),
    *,
    now: float = 0.0,
    will_ask: Callable[[str], bool] = lambda _: False,
    may_keep: bool = False,
    fruitless: Counter[str] | None = None,
) -> ScriptedPage:
    """One run. `answers` hold {"status", "body"} by the key of what was wanted, None where there
    was no answer; `clicks` are the numbers of steps, in turn; `now` is what its clock says, in
    seconds. A page that wants what `will_ask` says will be asked is run again then: until it has
    that, none of its elements is tried. Where it `may_keep` what is chosen, that is looked for.
    `fruitless` counts by their groups the elements that did nothing alone, also in states of the
    page that are like this one. Raises ScriptsFailed.
    """
    had = {"files": dict(files), "answers": dict(answers)}
    said = {"url": url, "html": markup, "now": int(now * 1000), **had}
    with ThreadPoolExecutor(max_workers=1) as aside:  # the engine refuses a thread with a loop
        known: Counter[str] = Counter() if fruitless is None else fruitless
        run = aside.submit(_evaluated, said, clicks, will_ask, may_keep, known)
        return run.result()


def _evaluated(
    said: dict[str, Any],
    clicks: Sequence[int],
    will_ask: Callable[[str], bool],
    may_keep: bool,
    fruitless: Counter[str],
) -> ScriptedPage:
    from py_mini_racer import JSEvalException, MiniRacer

    _start()
    try:
        with MiniRacer() as engine:
            run = _run_to_its_end(engine, said, clicks)
            is_waiting = any(map(will_ask, json.loads(str(run.evaluate("mz.lacks()")))))
            report = run.tried(only=NONE if is_waiting else ALL)
        if not is_waiting:
            _told_apart(report, said, clicks)
            _tried_alone(report, said, clicks, fruitless)
        if may_keep and not is_waiting:
            _kept(report, said, clicks)
    except (JSEvalException, ValueError) as error:
        raise ScriptsFailed(str(error)[:200]) from error
    return replace(_read(report), is_cut=run.is_cut or bool(report.get("over")))


def _run_to_its_end(engine: Any, said: dict[str, Any], clicks: Sequence[int]) -> _Run:
    run = _Run(engine)
    run.evaluate(f"(function (input) {{{_program()}\n}})({json.dumps(said)})")
    run.to_its_end()
    for number in clicks:
        run.evaluate(f"mz.click({int(number)})")
        run.to_its_end()
    return run


def _told_apart(report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int]) -> None:
    """Where a page has several groups to choose from (kinds, years, departments), or choices that
    may only be kept, each group is tried again on a page of which nothing else was tried: one
    choice changes what the next asks for.
    """
    from py_mini_racer import MiniRacer

    groups = report["groups"]
    for group in groups[:MOST_GROUPS] if len(groups) > 1 or report["silent"] else ():
        with MiniRacer() as engine:
            steps = _run_to_its_end(engine, said, clicks).tried(group)["steps"]
        others = [one for one in report["steps"] if one.get("group") != group]
        report["steps"] = others + [one for one in steps if one.get("group") == group]


def _tried_alone(
    report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int], fruitless: Counter[str]
) -> None:
    """What may choose or turn a page and did nothing, each on a page of which nothing else was
    tried: what was tried first may have shut the others out. Of its like two that do nothing speak
    for all.
    """
    from py_mini_racer import MiniRacer

    if not any(one["asks"] for one in report["steps"]):
        return  # nothing was tried that could shut anything out
    tried, began = 0, time.process_time()
    for one in report["idle"]:
        if fruitless[one["group"]] >= FEWEST_ALONE:
            continue
        if tried == MOST_ALONE or time.process_time() - began > MOST_SECONDS:
            report["over"] = True
            return
        tried += 1
        with MiniRacer() as engine:
            steps = _run_to_its_end(engine, said, clicks).tried("", one["n"])["steps"]
        fruitless[one["group"]] += not steps
        report["steps"] += steps


def _kept(report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int]) -> None:
    """Choices that did nothing and yet change what other elements ask for; and what those of no
    group ask for where no choice was tried before them (`_told_apart` tells it of groups).
    """
    from py_mini_racer import MiniRacer

    silent, probes = [one["n"] for one in report["silent"]], report["probes"]
    if not (silent and probes):
        return
    with MiniRacer() as engine:
        run = _run_to_its_end(engine, said, clicks)
        run.tried(only=NONE)
        asking = [one for one in report["steps"] if one["asks"] and not one.get("group")]
        asked = json.loads(
            str(run.evaluate(f"JSON.stringify(mz.asksOf({[one['n'] for one in asking]}))"))
        )
        kept = json.loads(str(run.evaluate(f"mz.keeps({silent}, {probes})")))
    for one, keys in zip(asking, asked, strict=True) if kept else ():
        one["asks"] = keys or one["asks"]
    nothing: dict[str, Any] = {"url": None, "form": None, "asks": [], "kept": True}
    report["steps"] += [one | nothing for one in report["silent"] if one["n"] in kept]


class _Run:
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

    def tried(self, group: str = "", only: int = ALL) -> dict[str, Any]:
        """What the page's elements do, or those of one group, or only one; what comes after a
        promise is waited for.
        """
        for _ in range(int(self.evaluate(f"mz.tries({json.dumps(group)}, {only})"))):
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


def _read(said: dict[str, Any]) -> ScriptedPage:
    return ScriptedPage(
        said["markup"],
        tuple(
            Step(
                one["n"],
                one["text"],
                one["url"],
                _pairs(one["form"]),
                tuple(one["asks"]),
                bool(one.get("fills")),
                bool(one.get("shows")),
                bool(one.get("further")),
                bool(one.get("kept")),
                one.get("group") or "",
            )
            for one in said["steps"]
        ),
        tuple(
            Wanted(
                **{name: one[name] for name in ("key", "method", "url", "body", "kind")},
                headers=_pairs(one["heads"]) or (),
            )
            for one in said["wants"]
        ),
        tuple(one["url"] for one in said["turns"] if one["form"] is None),
        said["changed"],
        tuple((one["url"], _pairs(one["form"]) or ()) for one in said["turns"] if one["form"]),
        reloads=bool(said.get("reloads")),
    )


def _pairs(form: list[list[str]] | None) -> Pairs | None:
    return None if form is None else tuple((name, value) for name, value in form)
