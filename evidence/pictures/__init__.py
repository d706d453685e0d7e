"""Pictures that prove a finding: a page with the figures outlined, an excerpt of a table, a quote.

What belongs here: drawing from marks, one module a kind of picture. What does not: which figures a
finding is about, and where pictures are kept.
"""

from evidence.pictures.excerpt_picture import TableExcerpt, draw_excerpt
from evidence.pictures.marks import COLOURS, Mark, Picture, Role
from evidence.pictures.page_picture import draw_pages, draw_whole_page
from evidence.pictures.quote_picture import draw_quote

__all__ = [
    "COLOURS",
    "Mark",
    "Picture",
    "Role",
    "TableExcerpt",
    "draw_excerpt",
    "draw_pages",
    "draw_quote",
    "draw_whole_page",
]
