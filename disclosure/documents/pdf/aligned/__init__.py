"""Tables that no upright rule is drawn for: columns are where text lines up, and rivers part them.

What belongs here: from words on a page to the grid of such a table (`find_aligned`). What does not:
ruled tables (`ruling`), and what a table means (`forms`): whether it is trusted, its sums say.
"""

from disclosure.documents.pdf.aligned.tables import Running, find_aligned

__all__ = ["Running", "find_aligned"]
