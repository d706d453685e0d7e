"""What elements of a page do that one of them, tried before, may have changed for the next.

What belongs here: tries on pages of which nothing else was tried, and what states of a page that
are alike need not be tried for again. What does not: one run (`page_run`).
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collection.portal.scripts.script_engine.page_run import (
    MOST_SECONDS,
    NONE,
    run_to_its_end,
    started,
)

MOST_GROUPS = 6
"""Of choices, on one page: years, kinds, departments."""
MOST_ALONE, FEWEST_ALIKE = 40, 2
"""Elements that are tried each on a page of its own; those of one group that must do nothing,
and states of a page that must say the same."""
Steps = list[dict[str, Any]]
Among = frozenset[tuple[str, bool]]
"""The groups of a state, and whether each is of several elements: where there is one alone, what
was tried before is by chance what the state has chosen.
"""
KEPT, BEFORE = "kept", "before "
Groups = dict[str, Any]
"""What the groups of a state ask for: by group the words of its elements and their steps."""
_NAMES = re.compile(r"[?& ]([\w.\[\]-]{1,60})=|[\"'](\w{1,60})[\"']:")


@dataclass
class Alike:
    """What is learned of states of a page that differ by which of a group was clicked: two of a
    kind speak for all. `fruitless` counts by their groups the elements that did nothing alone;
    `same` the states in which what was tried once more gave what was known, by what that was,
    which groups the state had and what it had asked for; `other` are those of which one gave
    anything else.
    """

    fruitless: Counter[str] = field(default_factory=Counter)
    same: Counter[tuple[Any, ...]] = field(default_factory=Counter)
    other: set[tuple[Any, ...]] = field(default_factory=set)

    def is_known(self, *what: Any) -> bool:
        return self.same[what] >= FEWEST_ALIKE and what not in self.other

    def learn(self, *what: Any, is_same: bool) -> None:
        self.same[what] += is_same
        self.other |= set() if is_same else {what}

    def known(self, before: Groups, took: Iterable[str]) -> Groups:
        """Those groups of the state before a click that do the same in all states alike so far."""
        shape = _shape(took)
        return {k: one for k, one in before.items() if self.is_known(BEFORE + k, shape)}

    def compare(
        self, before: Groups, after: Groups, report: dict[str, Any], took: Collection[str]
    ) -> None:
        """Learns which groups do after a click what they did before. A click that asked for nothing
        that the state before had not taken (the year that was chosen already) may have changed
        nothing: it teaches which do something else, never which do the same.
        """
        shape, is_news = _shape(report["used"]), not set(report["used"]) <= set(took)
        for group in before.keys() - set(report["carried"]):
            members = [text for _, text in report["members"].get(group, ())]
            if members in ([], before[group]["members"]):
                is_same = _asked(after.get(group)) == _asked(before[group])
                if is_news or not is_same:
                    self.learn(BEFORE + group, shape, is_same=is_same)


def told_apart(
    report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int], alike: Alike
) -> None:
    """Where a page has several groups to choose from (kinds, years, departments), or choices that
    may only be kept, each group is tried again on a page of which nothing else was tried: one
    choice changes what the next asks for.
    """
    groups, among, shape = report["groups"], _among(report), _shape(report["used"])
    for group in groups[:MOST_GROUPS] if len(groups) > 1 or report["silent"] else ():
        if group in report["carried"] or alike.is_known(group, among, shape):
            continue
        with started() as engine:
            apart = _of(group, run_to_its_end(engine, said, clicks).tried(group)["steps"])
        is_same = _does(apart) == _does(_of(group, report["steps"]))
        is_same &= all(one["asks"] for one in apart)  # what else is shown, words do not tell
        alike.learn(group, among, shape, is_same=is_same)
        report["steps"] = [one for one in report["steps"] if one.get("group") != group] + apart


def _among(report: dict[str, Any]) -> Among:
    count = Counter(one.get("group") or "" for one in (*report["steps"], *report["silent"]))
    return frozenset((group, count[group] > 1) for group in {*count, *report["groups"]})


def _shape(took: Iterable[str]) -> frozenset[tuple[str, frozenset[str]]]:
    """What a state has asked for, whatever values it gave."""
    return frozenset(
        (one.partition("?")[0].partition(" form")[0], frozenset(map("".join, _NAMES.findall(one))))
        for one in took
    )


def groups_of(report: dict[str, Any]) -> Groups:
    """The groups of a state that only ask for something, with what."""
    made: Groups = {}
    for group, members in report["members"].items():
        steps = _of(group, report["steps"])
        at = {n: place for place, (n, _) in enumerate(members)}
        asks = all(one["asks"] and one["n"] in at and not _does_more(one) for one in steps)
        if steps and asks and group not in report["led"]:
            own = [{**one, "at": at[one["n"]]} for one in steps]
            made[group] = {"members": [text for _, text in members], "steps": own}
    return made


def _does_more(step: Mapping[str, Any]) -> bool:
    return any(step.get(one) for one in ("url", "form", "fills", "kept", "further"))


def _asked(group: Mapping[str, Any] | None) -> list[Any]:
    return [(one["at"], _keys(one["asks"])) for one in group["steps"]] if group else []


def _of(group: str, steps: Steps) -> Steps:
    return [one for one in steps if one.get("group") == group]


def _does(steps: Steps) -> list[Any]:
    """What steps lead to, apart from whose they are."""
    return [
        (one["n"], one["url"], _keys(one["asks"]) or one.get("shows"), one.get("fills"))
        for one in steps
    ]


def _keys(asks: Iterable[dict[str, Any]]) -> list[str]:
    return [one["key"] for one in asks]


def tried_alone(
    report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int], alike: Alike
) -> None:
    """What may choose or turn a page and did nothing, each on a page of which nothing else was
    tried: what was tried first may have shut the others out. Of its like two that do nothing speak
    for all.
    """
    if not any(one["asks"] for one in report["steps"]):
        return  # nothing was tried that could shut anything out
    tried, began = 0, time.process_time()
    for one in report["idle"]:
        if alike.fruitless[one["group"]] >= FEWEST_ALIKE:
            continue
        if tried == MOST_ALONE or time.process_time() - began > MOST_SECONDS:
            report["over"] = True
            return
        tried += 1
        with started() as engine:
            steps = run_to_its_end(engine, said, clicks).tried("", one["n"])["steps"]
        alike.fruitless[one["group"]] += not steps
        report["steps"] += steps


def kept(report: dict[str, Any], said: dict[str, Any], clicks: Sequence[int], alike: Alike) -> None:
    """Choices that did nothing and yet change what other elements ask for; and what those of no
    group ask for where no choice was tried before them (`told_apart` tells it of groups).
    """
    silent, probes = [one["n"] for one in report["silent"]], report["probes"]
    what = (KEPT, _among(report), _shape(report["used"]))
    if not (silent and probes) or alike.is_known(*what):
        return
    with started() as engine:
        run = run_to_its_end(engine, said, clicks)
        run.tried(only=NONE)
        asking = [one for one in report["steps"] if one["asks"] and not one.get("group")]
        asked = json.loads(
            str(run.evaluate(f"JSON.stringify(mz.asksOf({[one['n'] for one in asking]}))"))
        )
        keeps = json.loads(str(run.evaluate(f"mz.keeps({silent}, {probes})")))
    alike.learn(*what, is_same=not keeps)
    for one, asks in zip(asking, asked, strict=True) if keeps else ():
        one["asks"] = asks or one["asks"]
    nothing: dict[str, Any] = {"url": None, "form": None, "asks": [], "kept": True}
    report["steps"] += [one | nothing for one in report["silent"] if one["n"] in keeps]
