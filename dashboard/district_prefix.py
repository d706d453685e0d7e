"""Where a district's pages stand among several: `/d/<mof_div_code>` before each of its addresses.

What belongs here: putting it before addresses of our own pages. What does not: choosing. Pages and
templates write their addresses without it, as if there were one district only.
"""

from __future__ import annotations

import re

from starlette.requests import HTTPConnection

KEY = "mingzhang.district"
"""The prefix in the request's scope; absent where there is one district."""
_SHARED = r"(?!/|static/|sign-|d/)"
_ADDRESS = re.compile(rf'(\s(?:href|action|formaction|src)=")/{_SHARED}')
_OWN = re.compile(rf"/{_SHARED}")


def prefix_of(request: HTTPConnection) -> str:
    return str(request.scope.get(KEY, ""))


def with_prefix(prefix: str, address: str) -> str:
    """An address of a page of ours; one elsewhere, or one that districts share, stays as it is."""
    return prefix + address if prefix and _OWN.match(address) else address


def page_with_prefix(prefix: str, page: str) -> str:
    """All addresses in the attributes of a page; a quote in its text is escaped: none is text."""
    return _ADDRESS.sub(rf"\g<1>{prefix}/", page) if prefix else page
