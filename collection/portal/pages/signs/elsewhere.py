"""Pages of other hosts that a page shows, or to which it sends its reader for the rest.

What belongs here: frames and sentences with such an address. What does not: which hosts are allowed
(`bounds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collection.portal.page import Page, split
from collection.portal.pages.links import LinkReader

LONGEST_NOTICE = 160
_SENDS_ON = re.compile(
    r"移步|迁移|改版|新版|新平台|统一平台|请(?:到|至|在|访问|登[录陆]|前往|点击进入|查阅)|20\d\d年度?(?:起|以[后来])"
)
"""How a page says that the rest is to be found elsewhere."""


def frames_elsewhere(page: Page, reader: LinkReader) -> Iterator[str]:
    """Frames among the page's own things that show a page of another host, as large as one."""
    own = split(page.url).netloc
    for element in page.root.iter("iframe", "frame", "embed", "object"):
        url = page.absolute(element.get("src") or element.get("data") or "")
        is_small = any(
            (element.get(one) or "9").strip() in {"0", "1", "0px"} for one in ("width", "height")
        )
        is_shown = not (is_small or re.search(r"display:\s*none", element.get("style") or ""))
        if split(url).netloc not in {"", own} and is_shown and not reader.is_framed(element):
            yield url


def moved_to(page: Page, reader: LinkReader) -> Iterator[str]:
    """Addresses of other hosts to which a sentence of the page sends its reader for the rest."""
    own = split(page.url).netloc
    for element in page.root.iter("a"):
        url = page.absolute(element.get("href") or "")
        if split(url).netloc in {"", own} or reader.is_framed(element):
            continue
        around = [element, *list(element.iterancestors())[:2]]
        said = [" ".join("".join(one.itertext()).split()) for one in around]
        if any(len(one) <= LONGEST_NOTICE and _SENDS_ON.search(one) for one in said):
            yield url
