"""What a script asked for, asked for more: the next page of it, the items behind it, a larger page.

What belongs here: one request made of another. What does not: which requests a page's scripts make
(`script_engine`), which of these are tried (`script_runs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from collection.portal.pages.counting_on import counted_on, form_counted_on, offset_on
from collection.portal.pages.records import counts_of, most_items
from collection.portal.scripts.script_engine import Wanted
from collection.portal.scripts.script_requests import JSON_BODY

MOST_AT_ONCE = 500
"""Items that one request is made to ask for."""
_SIZE = (
    r"page_?size|size|rows|limit|per_?page|page_?rows|take|length|count|first|num|"
    r"show_?(?:num|count)"
)
_IN_QUERY = re.compile(rf"((?:^|[?&])(?:{_SIZE})=)(\d{{1,4}})(?=&|$)", re.IGNORECASE)
_IN_JSON = re.compile(rf"([\"']?(?:{_SIZE})[\"']?\s*:\s*[\"']?)(\d{{1,4}})(?!\d)", re.IGNORECASE)


def following(one: Wanted) -> Wanted | None:
    """The same request for the next page, where it counts pages or items."""
    url, body = one.url, one.body
    if one.method == "GET":
        url = counted_on(url) or offset_on(url) or ""
    elif one.kind == "json":
        counted = form_counted_on(((JSON_BODY, body),))
        body = counted[0][1] if counted else ""
    else:
        fields = tuple(parse_qsl(body, keep_blank_values=True))
        counted = form_counted_on(fields)
        body = urlencode(counted) if counted else offset_on(f"?{body}")[1:]
    return _made(one, url, body)


def larger(one: Wanted, said: str) -> Wanted | None:
    """The same request for all items at once, where it says how many it wants, has got just as
    many, and what was `said` does not say that these are all.
    """
    sizes = list(_sizes(one))
    total = counts_of(said).total_items
    got = most_items(said)
    if not sizes or got not in sizes or (total is not None and total <= got):
        return None
    most = str(min(total or MOST_AT_ONCE, MOST_AT_ONCE))
    if int(most) <= got:
        return None
    url = one.url if one.body else _IN_QUERY.sub(rf"\g<1>{most}", one.url)
    pattern = _IN_JSON if one.kind == "json" else _IN_QUERY
    return _made(one, url, pattern.sub(rf"\g<1>{most}", one.body))


def _sizes(one: Wanted) -> Iterator[int]:
    for pattern, text in ((_IN_QUERY, one.url), (_IN_QUERY, one.body), (_IN_JSON, one.body)):
        yield from (int(found[2]) for found in pattern.finditer(text))


def _made(one: Wanted, url: str, body: str) -> Wanted | None:
    if not url or (one.body and not body) or (url, body) == (one.url, one.body):
        return None
    return replace(one, key=f"{one.method} {url} {one.kind} {body}", url=url, body=body)
