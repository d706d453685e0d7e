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
    each that has a day beside it. They are opened, and then judged by their own page. The folders
    above the page's own `url` are no items.
    """
    told = [one for one in made if one.action in LEADS_ON]
    of_reports = {Kind.REPORT, Kind.DEPARTMENT}
    reports = Counter(one.link.place for one in told if judged(one.link.text).kind in of_reports)
    whole = {(one.link.place, form_of(one.link.text)) for one in told if _is_report(one)}
    forms = [(one.link.place, form_of(one.link.text)) for one in made]
    alike |= {one for one, count in Counter(forms).items() if count >= FEWEST_ALIKE and one[1]}
    known: dict[str, set[str]] = defaultdict(set)
    for at, form in alike | whole:
        known[at] |= {unmarked(form)} - {""}
    opened = 0
    found = []
    for one, own in zip(made, forms, strict=True):
        is_alike = own in alike
        is_skipped = one.action == Action.SKIP
        is_begun = is_skipped and begins_alike(one.link.text, known[one.link.place])
        is_file, kind = one.link.is_document, judged(one.link.text).kind
        is_other = kind == Kind.OTHER and is_alike and not (told or is_file)
        is_unknown = is_skipped and (kind == Kind.UNKNOWN or is_other or is_begun)
        is_above = one.link.url.endswith("/") and url.startswith(one.link.url)
        may_be = is_file or (one.link.may_be_page and not is_above)
        is_item = may_be and is_unknown and opened < MOST_DOUBTED
        is_among = bool(one.link.place) and reports[one.link.place] >= FEWEST_REPORTS
        is_dated = not told and one.link.published_on
        if is_item and (is_among or is_dated or is_alike or is_begun or is_cut(one.link.text)):
            opened += 1
            action = Action.DOCUMENT if is_file else Action.PAGE
            found.append(replace(one, action=action, title=one.link.text, reason=None))
        else:
            found.append(one)
    return found


def _is_report(one: Choice) -> bool:
    return judged(one.link.text).kind == Kind.REPORT
