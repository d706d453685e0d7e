"""Where a page leads beside its links: frames, data, what tabs and forms choose, what its script
files may ask for; and where a start page leads of which no link says that it may lead on.

What belongs here: which of these ways are taken, for a page with items of its own and for one
without. What does not: what the ways are (`asides`), links (`choice`), asking (`portal_walk`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from collection.body_names import short_place
from collection.portal.pages.choosing_forms import wants_name, with_name
from collection.portal.pages.form_fields import Fields, may_be_token
from collection.portal.pages.obstacles import SCRIPTED
from collection.portal.pages.other_counties import other_places
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, is_pathway, judged
from collection.portal.scripts.script_requests import MOST_REQUESTS, PAGE_PARAMETER, Target
from collection.portal.walking.asides import STATE, Searches, asides, elsewhere, led
from collection.portal.walking.asking import MOST_LEADS, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.companions import says_more
from collection.portal.walking.door import MOST_DEPTH
from collection.portal.walking.lists import ListState
from collection.portal.walking.owed import Debt, Matter
from collection.portal.walking.setting import Setting
from collection.portal.walking.telling import NOTHING, Teller

OF_MOST = "局"
MOST_BELOW = 120
"""Pages of one walk that are opened though no words say that they may lead on."""
Skeleton = tuple[str, Fields]
Opens = Callable[[Ask], Iterator[Ask]]


class Ways:
    """The ways of one walk, for a place; `opens` asks for an address, once and within bounds."""

    def __init__(
        self, place: str, bounds: Bounds, searches: Searches, tell: Teller, opens: Opens
    ) -> None:
        self.place, self.bounds, self.searches = place, bounds, searches
        self.tell, self.opens = tell, opens
        self.taken: set[tuple[str, Any]] = set()
        self.below_opened = 0
        self.answered: dict[Skeleton, set[frozenset[Any]]] = {}
        self.spent: set[Skeleton] = set()
        self.choices: defaultdict[str, set[str]] = defaultdict(set)

    def instead(
        self,
        ask: Ask,
        facts: PageFacts,
        setting: Setting,
        state: ListState | None,
        *,
        is_useful: bool,
    ) -> Iterator[Ask]:
        """Where a page leads that has nothing of its own, or less than it says."""
        led_on = False
        targets = [] if is_useful else elsewhere(facts)
        if len(targets) > 1:
            setting = self.searches.begin(ask, SCRIPTED if facts.asks else NOTHING, setting)
        for one in self._led(ask, targets, setting, facts):
            led_on = True
            is_below = ask.depth == 0 or ask.is_below
            yield replace(one, is_chosen=len(targets) > 1, is_below=is_below)
        if not (is_useful or led_on) or (state is not None and says_more(facts)):
            yield from self._hoped(ask, facts, setting, state)

    def below(self, ask: Ask, facts: PageFacts, setting: Setting) -> Iterator[Ask]:
        """The pages of a start page's own place, where none of its links leads on by its words:
        whoever chose it says that the budgets are there. And on from those, and from what it puts
        into its frames, in the same way.
        """
        if facts.says_empty or not (ask.is_start or ask.is_below):
            return
        place = ask.url.partition("?")[0].rpartition("/")[0] + "/"
        fit = [one for one in facts.links if one.may_be_page and one.url.startswith(place)]
        fit = [one for one in fit if not one.framed and one.form is None and one.text]
        room = MOST_BELOW - self.below_opened
        if len(fit) > room:
            said = f"起始页以下说不出通往哪里的网页超过 {MOST_BELOW} 个，其余没有打开"
            self.tell.bound(ask, said, None)
        fit = fit[: max(0, room)]
        if fit and not setting.sought:
            setting = self.searches.begin(ask, NOTHING, setting)
        targets = [Target(one.url, title=one.text) for one in fit]
        made = [
            replace(one, role=Role.PAGE, depth=ask.depth + 1, is_chosen=True, is_below=True)
            for one in led(ask, targets, setting, facts)
        ]
        if ask.role == Role.LIST and ask.is_chosen:  # a frame: the budgets may be in the next
            sought = setting.sought
            debt = Debt(ask.title, ask, lambda: sought not in self.searches.found, tuple(made))
            self.tell.owed.owe(Matter.BELOW, ask.key, debt)
            return
        for one in made:
            self.below_opened += 1
            yield from self.opens(one)

    def beside(self, ask: Ask, facts: PageFacts, setting: Setting) -> Iterator[Ask]:
        """Frames, and data that scripts ask for, of a page with items of its own."""
        for one in self._led(ask, asides(ask, facts, setting), setting, facts):
            yield replace(one, is_aside=True)

    def chosen(
        self, ask: Ask, facts: PageFacts, setting: Setting, *, is_list: bool, in_column: bool
    ) -> Iterator[Ask]:
        """What tabs and forms choose; each choice once, whatever state of the page goes with it.
        Of a report's own page with files only what its elements were seen to do; where the column
        is still sought, what may lead there.
        """
        if ask.depth >= MOST_DEPTH:
            return
        known = [made for one in facts.chosen for made in self._filled(one, facts.charset)]
        fit = [one for one in known if is_list or one.clicks]
        is_top = setting.is_directory or ask.depth == 0 or bool(ask.clicks)
        fit = [one for one in fit if in_column or (one.clicks and _may_lead(one.title, is_top))]
        others = other_places([one.title for one in fit], facts, self.place)
        for place in sorted(others):
            self.tell.other_place(ask, place)
        fit = [one for one in fit if one.title not in others]
        for one in led(ask, fit, setting, facts):
            form = tuple(each for each in one.form or () if not _is_of_place(each[0]))
            choice = (_without_place(one.url), (form, one.clicks))
            if (
                choice not in self.taken
                and not self.is_spent(one)
                and self.bounds.why_not(one.url) is None
            ):
                self.taken.add(choice)
                yield from self.opens(replace(one, is_chosen=True))

    def shown(self, ask: Ask, facts: PageFacts) -> None:
        """What a form showed. Two that differ by a token alone and show the same are one: there are
        no more of it, whatever token the next page gives.
        """
        self._learn([(one.url, one.form) for one in facts.links if one.form])
        self._learn([(one.url, one.form) for one in facts.chosen if one.form])
        if ask.form and not ask.clicks:
            seen = frozenset((one.key, one.form, one.text) for one in facts.links)
            known = self.answered.setdefault(self._skeleton(ask), set())
            if seen in known:
                self.spent.add(self._skeleton(ask))
            known.add(seen)

    def _learn(self, offered: list[tuple[str, Fields]]) -> None:
        """Which fields choose: those of which one page sends several values to one address."""
        values: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for url, form in offered:
            for name, value in form:
                values[url, name].add(value)
        for (url, name), said in values.items():
            self.choices[url] |= {name} if len(said) > 1 else set()

    def is_spent(self, ask: Ask) -> bool:
        """Whether a form was sent twice already with other tokens, and the same was shown."""
        return bool(ask.form) and self._skeleton(ask) in self.spent

    def _skeleton(self, ask: Ask) -> Skeleton:
        """What is asked, without what may be a token: that has one value on one page, and another
        on the next. What one page offers several values of is chosen.
        """
        chosen = self.choices[ask.url]
        said = ((k, v, k not in chosen and may_be_token(v)) for k, v in ask.form or ())
        return ask.url, tuple((k, "" if is_token else v) for k, v, is_token in said)

    def _filled(self, one: Target, charset: str) -> Iterator[Target]:
        """What a form sends that wants a name: that of the place, with which the whole names of its
        bodies begin, and what most of their short names end with.
        """
        if not wants_name(one):
            yield one
            return
        for word in filter(None, (short_place(self.place), OF_MOST)):
            yield with_name(one, word, charset)

    def _hoped(
        self, ask: Ask, facts: PageFacts, setting: Setting, state: ListState | None
    ) -> Iterator[Ask]:
        """What a page's script files ask for, where the page itself does not say all."""
        if not facts.hopes or ask.is_hope or ask.depth >= MOST_DEPTH:
            return
        setting = self.searches.begin(ask, SCRIPTED, setting)
        begins = state.url if state and state.items else None
        for one in led(ask, facts.hopes, setting, facts):
            if self.bounds.why_not(one.url) is None:
                yield from self.opens(replace(one, is_hope=True, list_url=begins or one.url))

    def _led(
        self, ask: Ask, targets: list[Target], setting: Setting, facts: PageFacts
    ) -> Iterator[Ask]:
        if len([one for one in targets if one.is_data]) > MOST_REQUESTS:
            self.tell.bound(ask, f"网页的脚本要问的地址超过 {MOST_REQUESTS} 个，其余没有读取", None)
        if targets and ask.leads >= MOST_LEADS:
            said = f"框架、自动跳转一层套一层，超过 {MOST_LEADS} 层的没有读取"
            self.tell.bound(ask, said, None)
            return
        for one in led(ask, targets[: MOST_REQUESTS * 2], setting, facts):
            if self.bounds.why_not(one.url) is None and ask.depth < MOST_DEPTH:
                yield from self.opens(replace(one, leads=ask.leads + 1))


def _is_of_place(name: str) -> bool:
    """Whether a field says where its reader is, not what is chosen."""
    return name.startswith(STATE) or bool(PAGE_PARAMETER.match(name))


def _without_place(url: str) -> str:
    head, mark, query = url.partition("?")
    pairs = [one for one in query.split("&") if not _is_of_place(one.partition("=")[0])]
    return f"{head}{mark}{'&'.join(pairs)}"


def _may_lead(title: str, is_top: bool) -> bool:
    """By its words; of a directory, or where all begins, departments and years too."""
    kinds = {Kind.COLUMN, Kind.REPORT} | ({Kind.DEPARTMENT, Kind.STEP} if is_top else set())
    return is_pathway(title) or judged(title).kind in kinds
