"""The lists of a walk: which pages of each were read, what they hold, and where they go on.

What belongs here: one state a list; a further page counts where it shows what was not yet seen.
What does not: the shapes of addresses (`paging`), asking (`portal_walk`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from collection.portal.pages.counting_on import counted_on, form_counted_on, guesses
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.paging import Next
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.script_engine import Swap
from collection.portal.walking.asking import Ask, Role
from collection.portal.walking.choice import Action, Choice
from collection.portal.walking.doubted_items import Forms
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.seen_page import Seen
from collection.portal.walking.setting import Setting

MOST_IDLE = 3
"""Further pages in a row without anything new, behind which a list is at its end."""


@dataclass(eq=False)
class ListState:
    """One list: its pages that were read, the items on them, what it says it has.

    `queued` pages were asked for, `barren` ones had nothing new, the last `idle` of them; `cut`
    where there are more than the bound. `shown_pages` is the last number that its pager shows; it
    `holds_all` where its first page has the items of all that it shows in turn; it
    `is_full` where it has as many items as whoever asks for its data says that a page has; it
    `keeps_size` where it was asked for more than these and showed the same.
    """

    url: str
    title: str
    pages: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    printed_pages: int = 0
    printed_items: int = 0
    queued: set[str] = field(default_factory=set)
    cut: bool = False
    promised: str | None = None
    barren: set[str] = field(default_factory=set)
    told: bool = False
    idle: int = 0
    shown_pages: int = 0
    is_full: bool = False
    keeps_size: bool = False
    holds_all: bool = False


class Lists:
    """All lists of one walk, by the address at which each begins."""

    def __init__(self, most_pages: int) -> None:
        self.most_pages = most_pages
        self.known: dict[str, ListState] = {}
        self.forms: defaultdict[str, Forms] = defaultdict(set)

    def begun(self, ask: Ask, url: str) -> tuple[str, Forms]:
        """Where the list of a page begins, and the forms of its items so far."""
        root = ask.list_url or url
        return root, self.forms[root]

    def page_read(
        self,
        ask: Ask,
        facts: PageFacts,
        seen: Seen,
        url: str,
    ) -> ListState | None:
        """Counts a page of a list; None for a page that is none.

        A further page that shows nothing new was not what it was taken for: it does not count.
        """
        root = ask.list_url or url
        state = self.known.get(root)
        if state is None:
            goes_on = len(seen.useful) > 1 or facts.pages or facts.total_pages or facts.promised
            if not (ask.depth == 0 or ((seen.is_list or facts.pages) and goes_on)):
                return None
            state = self._same(ask, seen.made) or ListState(root, ask.title)
            self.known[root] = state
        items = _items(seen.made, facts)
        is_linked = seen.is_article and not ask.is_guess  # a page of an article that has several
        if (ask.number == 1 and state.url == root) or is_linked or items - state.items:
            state.pages.add(_page_key(ask))
        if ask.number > 1 and not items - state.items:
            state.barren.add(_page_key(ask))
            state.idle += 1
        else:
            state.idle = 0
        state.items |= items
        state.printed_pages = max(state.printed_pages, facts.total_pages or 0)
        if ask.number == 1 and seen.in_column:
            state.promised = facts.promised
        state.printed_items = max(state.printed_items, facts.total_items or 0)
        return state

    def _same(self, ask: Ask, made: list[Choice]) -> ListState | None:
        """The list that stands on the page already, of which data begin with the same items."""
        items = _items(made)
        if not (items and ask.is_data and ask.depth):
            return None
        return next((one for one in self.known.values() if items <= one.items), None)

    def is_new(self, ask: Ask, made: list[Choice], facts: PageFacts) -> bool:
        """Whether a guessed page is one: it has items, and not those that its list has shown.
        One that its list shows and hides by itself (`facts.is_within`) was read with it.
        """
        state = self.known.get(ask.list_url)
        is_new = bool(_items(made, facts) - (state.items if state else set()))
        if state and facts.is_within and not is_new:
            state.holds_all = True
        if state and any(isinstance(one, Swap) and one.is_larger for one in ask.clicks):
            state.keeps_size |= not is_new
        return is_new

    def further(
        self, ask: Ask, facts: PageFacts, state: ListState, setting: Setting
    ) -> Iterator[Ask]:
        """The pages to ask for after one page, each once and within the bound."""
        is_behind = 0 < state.printed_pages <= len(state.queued) + 1
        if _page_key(ask) in state.barren and (is_behind or state.idle >= MOST_IDLE):
            return  # behind its last page, whatever its buttons still do
        following = facts.pages
        if not following and ask.is_data and (posted := form_counted_on(ask.form or ())):
            following = [Next(ask.url, posted, is_guess=True, is_data=True)]
        elif not following and ask.is_data and (counted := counted_on(ask.url)):
            following = [Next(counted, ask.form, is_guess=True, is_data=True)]
        if not following and (ask.number == 1 or ask.is_guess):
            following = self._guessed(ask, state)
        for one in following:
            key = one.key
            if key in state.queued or (one.url == state.url and not (one.form or one.clicks)):
                continue
            if len(state.queued) + 1 >= self.most_pages:
                state.cut = True
                return
            state.queued.add(key)
            yield self._page(ask, one, state, setting)

    def _page(self, ask: Ask, one: Next, state: ListState, setting: Setting) -> Ask:
        number = len(state.pages) + 1 if one.is_guess else len(state.queued) + 1
        guessed = one.is_guess and number == 2 and not (one.is_data or one.clicks)
        tries = tuple(guesses(state.url, 2)) if guessed else ()
        return Ask(
            one.url,
            Role.LIST,
            ask.title,
            setting=replace(setting, title=ask.setting.title),
            list_url=state.url,
            seen_from=ask.key,
            depth=ask.depth,
            form=one.form,
            clicks=one.clicks,
            is_guess=one.is_guess,
            is_data=one.is_data,
            is_hope=ask.is_hope,
            templates=ask.templates,
            number=number,
            tries=tuple(url for url in tries if url != one.url),
        )

    def _guessed(self, ask: Ask, state: ListState) -> list[Next]:
        """A list that prints more than it links to: its next page is guessed, and then checked."""
        more_items = not state.printed_pages and state.printed_items > len(state.items)
        promised = state.promised is not None and len(state.pages) == 1
        if state.printed_pages <= len(state.pages) and not more_items and not promised:
            return []
        number = len(state.pages) + 1
        if ask.is_guess and ask.number > 1:
            return [Next(url, is_guess=True) for url in _like(ask, number)]
        return [Next(url, is_guess=True) for url in list(guesses(state.url, 2))[:1]]

    def counts(self, ask: Ask) -> bool:
        """Whether an ask is for a further page of a list that counts its pages or items: if it is
        not had, it may yet be had another way, which is known at the end.
        """
        state = self.known.get(ask.list_url) if ask.number > 1 and not ask.is_try else None
        return state is not None and (state.printed_pages > 1 or state.printed_items > 0)

    def is_whole(self, ask: Ask) -> bool:
        """Whether the list of a page that was not had was read to its end without it."""
        one = self.known[ask.list_url]
        has_pages = 1 < one.printed_pages <= len(one.pages)
        return has_pages or (not one.printed_pages and len(one.items) >= one.printed_items)

    def lack(self, one: ListState) -> str | None:
        """What a list says that it has more than was read of it; None where it says no more."""
        read, printed = len(one.pages), one.printed_pages
        if one.cut or one.holds_all or self._is_part(one):
            return None
        if printed > read:
            return f"列表共 {printed} 页，只读到 {read} 页"
        if one.printed_items > len(one.items):
            return f"列表共 {one.printed_items} 条，只读到 {len(one.items)} 条"
        if one.shown_pages > read:
            return f"页码有 {one.shown_pages} 页，只读到 {read} 页"
        if one.promised is not None and read < 2:
            return f"网页上有“{one.promised}”，没有找到下一页的地址，只读到第1页"
        return None

    def _is_part(self, one: ListState) -> bool:
        """Whether the same list was read further under another address."""
        return any(
            other is not one and one.items <= other.items and len(other.pages) >= one.printed_pages
            for other in self.known.values()
            if one.items and len(other.pages) > len(one.pages)
        )

    def count(self, night: PortalNight) -> None:
        for one in dict.fromkeys(self.known.values()):
            night.list_pages += len(one.pages)
            night.list_pages_printed += max(one.printed_pages, len(one.pages))
            night.items += len(one.items)
            night.items_printed += max(one.printed_items, len(one.items))
        night.lists = len(set(self.known.values()))


def _page_key(ask: Ask) -> str:
    return f"{ask.key}#{ask.form or ''}#{ask.clicks or ''}"


def _items(made: list[Choice], facts: PageFacts | None = None) -> set[str]:
    """By address; reports that only a click opens by their titles."""
    clicked = [one.title for one in (facts.chosen if facts else ()) if one.clicks]
    reports = {one for one in clicked if judged(one).kind == Kind.REPORT}
    return {one.link.key for one in made if one.action != Action.LEAVE} | reports


def _like(ask: Ask, number: int) -> list[str]:
    """The address of page `number`, where page `number - 1` is that of a guess that was right."""
    before = list(guesses(ask.list_url, number - 1))
    after = list(guesses(ask.list_url, number))
    return [after[before.index(ask.url)]] if ask.url in before else []
