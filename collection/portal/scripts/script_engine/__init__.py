"""Runs the scripts of a page in an interpreter that has nothing: no network, no files, no browser.

What belongs here: one run, as a pure function of a page, its script files, the answers to what it
asks for, and what is clicked. What does not: which pages are run and who asks (`script_runs`). The
interpreter is V8 without its compiler; what scripts see of a browser is in the files beside this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import Any

from collection.portal.scripts.script_engine.page_run import (
    NONE,
    ScriptsFailed,
    run_to_its_end,
    started,
)
from collection.portal.scripts.script_engine.tries import (
    Alike,
    Groups,
    groups_of,
    kept,
    told_apart,
    tried_alone,
)

Pairs = tuple[tuple[str, str], ...]


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
    to `url`. `asks` is what it would ask for; it `fills` where another list for
    choosing is filled by it; it `shows` what the page has and had not shown before,
    it is `kept` where it changes only what others then ask for;
    `further` where it is of another list for choosing than those that were clicked; its `group`
    is the row or list in which it stands.
    """

    number: int
    text: str
    url: str | None
    form: Pairs | None
    asks: tuple[Wanted, ...]
    fills: bool = False
    shows: bool = False
    further: bool = False
    kept: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class ScriptedPage:
    """A page after its scripts: `turns` are the addresses to which it sends its reader,
    `posts` those with a form; `changed` where its markup is not what it was; `is_cut` where a
    script was ended because it took too long; it `reloads` where it loads itself again; `used` are
    the keys of the answers that its scripts took, `groups` what of it may be tried again.
    """

    markup: str
    steps: tuple[Step, ...]
    wants: tuple[Wanted, ...]
    turns: tuple[str, ...]
    changed: bool
    posts: tuple[tuple[str, Pairs], ...] = ()
    is_cut: bool = False
    reloads: bool = False
    used: frozenset[str] = frozenset()
    groups: Groups = field(default_factory=dict)


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
    alike: Alike | None = None,
    before: Groups | None = None,
    took_before: Collection[str] = (),
) -> ScriptedPage:
    """One run. `answers` hold {"status", "body"} by the key of what was wanted, None where there
    was no answer; `clicks` are the numbers of steps, in turn; `now` is what its clock says, in
    seconds. A page that wants what `will_ask` says will be asked is run again then: until it has
    that, none of its elements is tried. Where it `may_keep` what is chosen, that is looked for.
    `alike` is what was learned of states of the page that are like this one, `before` what the
    groups did before the last click, `took_before` the keys of what it had been answered then.
    Raises ScriptsFailed.
    """
    had = {"files": dict(files), "answers": dict(answers)}
    said = {"url": url, "html": markup, "now": int(now * 1000), **had}
    with ThreadPoolExecutor(max_workers=1) as aside:  # the engine refuses a thread with a loop
        run = aside.submit(
            _evaluated,
            said,
            clicks,
            will_ask,
            may_keep=may_keep,
            alike=alike or Alike(),
            before=before or {},
            took_before=took_before,
        )
        return run.result()


def _evaluated(
    said: dict[str, Any],
    clicks: Sequence[int],
    will_ask: Callable[[str], bool],
    *,
    may_keep: bool,
    alike: Alike,
    before: Groups,
    took_before: Collection[str],
) -> ScriptedPage:
    from py_mini_racer import JSEvalException

    groups: Groups = {}
    try:
        with started() as engine:
            run = run_to_its_end(engine, said, clicks)
            is_waiting = any(map(will_ask, json.loads(str(run.evaluate("mz.lacks()")))))
            known = alike.known(before, json.loads(str(run.evaluate("mz.took()"))))
            report = run.tried(only=NONE) if is_waiting else run.tried(known=known)
        if not is_waiting:
            told_apart(report, said, clicks, alike)
            tried_alone(report, said, clicks, alike)
            if may_keep:
                kept(report, said, clicks, alike)
            groups = groups_of(report)
            alike.compare(before, groups, report, took_before)
    except (JSEvalException, ValueError) as error:
        raise ScriptsFailed(str(error)[:200]) from error
    is_cut = run.is_cut or bool(report.get("over"))
    return replace(_read(report), is_cut=is_cut, groups=groups)


def _read(said: dict[str, Any]) -> ScriptedPage:
    return ScriptedPage(
        said["markup"],
        tuple(
            Step(
                one["n"],
                one["text"],
                one["url"],
                _pairs(one["form"]),
                tuple(map(_wanted, one["asks"])),
                bool(one.get("fills")),
                bool(one.get("shows")),
                bool(one.get("further")),
                bool(one.get("kept")),
                one.get("group") or "",
            )
            for one in said["steps"]
        ),
        tuple(map(_wanted, said["wants"])),
        tuple(one["url"] for one in said["turns"] if one["form"] is None),
        said["changed"],
        tuple((one["url"], _pairs(one["form"]) or ()) for one in said["turns"] if one["form"]),
        reloads=bool(said.get("reloads")),
        used=frozenset(said["used"]),
    )


def _wanted(one: dict[str, Any]) -> Wanted:
    said = {name: one[name] for name in ("key", "method", "url", "body", "kind")}
    return Wanted(**said, headers=_pairs(one["heads"]) or ())


def _pairs(form: list[list[str]] | None) -> Pairs | None:
    return None if form is None else tuple((name, value) for name, value in form)
