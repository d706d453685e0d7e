"""Items of a list whose words do not tell what they are: those that are opened to see.

What belongs here: which look like reports by what stands beside them. What does not: what their
own pages then say (`setting`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from collection.portal.pages.alike_titles import begins_alike, form_of, unmarked
from collection.portal.pages.titles import Kind, is_cut, judged
from collection.portal.walking.choice import LEADS_ON, Action, Choice

FEWEST_REPORTS = 2
"""Of one list, before what its words do not tell is looked into."""
FEWEST_ALIKE = 3
MOST_DOUBTED = 300
"""Items of one list that are opened to see what they are."""
Forms = set[tuple[str, str]]
"""Of items: where they stand, and what their titles have in common but for a department's name."""


def with_doubted(made: list[Choice], url: str, alike: Forms) -> list[Choice]:
    """Items of a list that its words do not tell: cut titles, and those that begin as a report of
    their list does; what stands in one list with reports or departments; titles that differ by a
    department's name alone (where no item is told, whatever else they say); where no item is told,
    each that has a day beside it, in the same list as those that are opened for another reason,
    where there are any. They are opened, and then judged by their own page. The folders above the
    page's own `url` are no items.
    """
    told = [one for one in made if one.action in LEADS_ON]
    of_reports = {Kind.REPORT, Kind.DEPARTMENT}
    reports = Counter(one.link.place for one in told if judged(one.link.text).kind in of_reports)
    forms = [(one.link.place, form_of(one.link.text)) for one in made]
    alike |= {one for one, count in Counter(forms).items() if count >= FEWEST_ALIKE and one[1]}
    known: dict[str, set[str]] = defaultdict(set)
    for at, form in alike | {
        (one.link.place, form_of(one.link.text)) for one in filter(_is_report, told)
    }:
        known[at] |= {unmarked(form)} - {""}
    items, opened = [], []
    for number, (one, own) in enumerate(zip(made, forms, strict=True)):
        is_begun = begins_alike(one.link.text, known[one.link.place])
        is_known_form = own in alike and not (told or one.link.is_document)
        if not _is_item(one, url, is_begun=is_begun, is_known_form=is_known_form):
            continue
        items.append(number)
        is_among = bool(one.link.place) and reports[one.link.place] >= FEWEST_REPORTS
        if is_among or own in alike or is_begun or is_cut(one.link.text):
            opened.append(number)
    if not told:
        places = {made[number].link.place for number in opened}
        dated = [number for number in items if made[number].link.published_on]
        opened += [n for n in dated if not places or made[n].link.place in places]
    chosen = set(sorted(set(opened))[:MOST_DOUBTED])
    return [_opened(one) if n in chosen else one for n, one in enumerate(made)]


def _is_item(one: Choice, url: str, *, is_begun: bool, is_known_form: bool) -> bool:
    """Whether a link was left out only because its words do not tell what it is."""
    is_above = one.link.url.endswith("/") and url.startswith(one.link.url)
    may_be = one.link.is_document or (one.link.may_be_page and not is_above)
    kind = judged(one.link.text).kind
    is_unknown = kind == Kind.UNKNOWN or (kind == Kind.OTHER and is_known_form) or is_begun
    return one.action == Action.SKIP and may_be and is_unknown


def _opened(one: Choice) -> Choice:
    action = Action.DOCUMENT if one.link.is_document else Action.PAGE
    return replace(one, action=action, title=one.link.text, reason=None)


def _is_report(one: Choice) -> bool:
    return judged(one.link.text).kind == Kind.REPORT
