"""What is clicked on a page that was run: its pagers, its choices, and data swapped for more.

What belongs here: which steps of a run lead on. What does not: the runs (`script_runs`), what one
request is made into (`next_data`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from collection.portal.pages.form_fields import TELLS
from collection.portal.pages.paging import Next, is_pager_text
from collection.portal.pages.signs.pager_marks import is_more, turns_on
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.script_engine import (
    Step,
    Swap,
    Wanted,
)
from collection.portal.walking.next_data import following, larger
from collection.portal.walking.script_runs import Run, ScriptRuns, heard_as, states_before
from collection.portal.walking.standing import shown_at, told

MOST_CLICKS = 60
"""Of one list, one after the other."""
MOST_CHOSEN, MOST_CHOICES = 2, 12
"""Years and kinds of reports that are chosen together, and how many of them a page has."""


def pager_steps(run: Run, runs: ScriptRuns) -> Iterator[Next]:
    """The further pages of a run's list: those of the numbers, or what the next button gives."""
    steps = [one for one in (run.done.steps if run.done else ()) if turns_on(one.text)]
    clicks = run.ask.clicks
    if len(clicks) >= MOST_CLICKS:
        return
    steps = [one for one in steps if _is_its_own(run, one, runs)]
    numbers = [one for one in steps if one.text.strip(" []()<>第页").isdigit()]
    for one in numbers or steps[:1]:
        if one.url is not None and one.form is not None:
            yield Next(one.url, one.form)
            continue
        place = f"第{one.text.strip(' []()<>第页')}页" if numbers else f"点{len(clicks) + 1}次"
        runs.offer(run, one)
        yield Next(
            run.ask.key,
            is_guess=True,
            known_by=f"{run.ask.list_url or run.answer.url}#{place}",
            clicks=(*clicks, one.number),
        )


def _is_its_own(run: Run, step: Step, runs: ScriptRuns) -> bool:
    """Whether a step turns the list of its own state of the page: not one that asks for the very
    data with which another was turned, as a list does behind an item that was opened in it.
    """
    own = run.ask.list_url or run.answer.url
    lists = [runs.turned.setdefault(key, own) for key in heard(run, step)]
    return not lists or own in lists


def counted_steps(run: Run, runs: ScriptRuns) -> Iterator[Next]:
    """The further pages of a list that shows no way to them, by the data that it asks for; of a
    page that was clicked only by what the clicks asked for.
    """
    shown = run.shown
    paths = Counter(one.url.partition("?")[0] for one in shown.values())
    had = {one.key for one in shown.values()}
    clicks = tuple(one for one in run.ask.clicks if not isinstance(one, Swap))
    first = runs.pages.get(run.ask.key) if clicks else None
    for key, one in shown.items():
        if first is not None and key in first.wanted:
            continue
        next_page = following(one)
        pages_itself = paths[one.url.partition("?")[0]] > 1
        more = next_page or (None if pages_itself else _larger(one, runs))
        if more is not None and more.key not in had:
            yield Next(
                run.ask.key,
                is_guess=True,
                known_by=f"{run.ask.list_url or run.answer.url}#{more.key}",
                clicks=(*clicks, Swap(key, more, is_larger=next_page is None)),
            )


def _larger(one: Wanted, runs: ScriptRuns) -> Wanted | None:
    said = runs.answers.get(one.key)
    return larger(one, said["body"]) if said is not None else None


def heard(run: Run, step: Step) -> set[str]:
    return {heard_as(run.ask, one.key) for one in step.asks}


def _is_choice(step: Step) -> bool:
    """Whether a step chooses a year or a kind of report: others may ask for other data after it."""
    return bool(step.asks) and judged(step.text).kind in {Kind.COLUMN, Kind.STEP}


def _pair(run: Run, step: Step, runs: ScriptRuns) -> set[str]:
    """A year or a kind of report, and both together, each once in whatever order it is clicked; of
    one row of tabs only one.
    """
    first = runs.pages.get(run.ask.key)
    steps = first.done.steps if first is not None and first.done is not None else ()
    taken = {_row_of(one) for one in steps if one.number in run.ask.clicks}
    is_small = len(run.ask.clicks) < MOST_CHOSEN and step.number < MOST_CHOICES
    clicks = {one for one in run.ask.clicks if isinstance(one, int)} | {step.number}
    return {f"{run.ask.key}#{sorted(clicks)}"} if is_small and _row_of(step) not in taken else set()


def _with_others(run: Run, step: Step, runs: ScriptRuns) -> set[str]:
    """A choice that is kept, with those before it that are: one of each group, in their order."""
    key, clicks = run.ask.key, run.ask.clicks
    kept = [one for one in states_before(clicks) if (key, one) in runs.kept]
    groups = {runs.groups[key, one] for one in kept}
    numbers = [one for one in clicks if isinstance(one, int) and one < step.number]
    is_next = len(kept) == len(numbers) == len(clicks)
    return {f"{key}#{clicks}#{step.number}"} if is_next and step.group not in groups else set()


def _row_of(step: Step) -> tuple[str, Kind]:
    """The row of tabs that a step is in: years and kinds may stand in one."""
    return step.group, judged(step.text).kind


def choice_steps(run: Run, runs: ScriptRuns) -> Iterator[Step]:
    """The steps that choose (a year, a department, a tab) and ask for what nobody asked yet; not
    those that would tell the site something.
    """
    if len(run.ask.clicks) >= MOST_CLICKS or run.done is None:
        return
    for one in run.done.steps:
        is_pager = is_pager_text(one.text) or is_more(one.text)
        asks = {f"{run.ask.key}#{one.text}"} if one.fills else heard(run, one)
        if tells := [runs.tells[each.key] for each in one.asks if each.key in runs.tells]:
            asks = {shown_at(run.ask.url, told(run.ask.standing, tuple(tells)))}
        again = run.ask.clicks in {(), (*run.ask.clicks[:-1], one.number)}
        if one.kept:
            asks = _with_others(run, one, runs)
        if one.shows and not asks and (again or one.further):
            asks = {f"{run.ask.key}#{run.ask.clicks}#{one.number}"}  # more of the same, each time
        if asks <= set(runs.answers) and _is_choice(one):
            asks = _pair(run, one, runs) or asks  # what it asks for is known, not what it changes
        fresh = asks - runs.claimed - set(runs.answers)
        if fresh and not is_pager and not TELLS.search(f"{one.text} {' '.join(fresh)}"):
            runs.claimed |= fresh
            runs.offer(run, one)
            yield one
