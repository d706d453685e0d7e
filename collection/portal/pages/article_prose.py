"""The text of an article: how much of it there is, where it says all itself.

What belongs here: paragraphs outside links and frames. What does not: whether they are a report
(`disclosure`), the day and title of the article (`page_names`).
"""

from __future__ import annotations

from collection.portal.page import Page
from collection.portal.pages.links import LinkReader
from collection.portal.pages.wording import text_of

MOST_PARAGRAPHS = 400


def prose_of(page: Page, reader: LinkReader) -> int:
    """Characters of a page's paragraphs; none where these speak of an annex, or lead to one."""
    if page.root is None:
        return 0
    found = 0
    for one in list(page.root.iter("p"))[:MOST_PARAGRAPHS]:
        if reader.is_framed(one):
            continue
        text = text_of(one)
        if "附件" in text or any(each in reader.leading for each in one.iter()):
            return 0
        found += len(text)
    return found
