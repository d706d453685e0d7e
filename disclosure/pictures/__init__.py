"""Pictures that prove a finding: a page with the figures outlined, an excerpt of a table, a quote.

What belongs here: drawing from marks, one module a kind of picture. What does not: which figures a
finding is about, and where pictures are kept.
"""

from disclosure.pictures.excerpt import TableExcerpt, draw_excerpt
from disclosure.pictures.marks import COLOURS, Mark, Picture, Role
from disclosure.pictures.page import draw_pages
from disclosure.pictures.quote import draw_quote

__all__ = [
    "COLOURS",
    "Mark",
    "Picture",
    "Role",
    "TableExcerpt",
    "draw_excerpt",
    "draw_pages",
    "draw_quote",
]
