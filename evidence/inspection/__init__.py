"""What the reader saw in a file, for a person who adds a layout: pages, tables, columns, losses.

What belongs here: following the matcher over a document and drawing it. What does not: reading
(the matcher does that), and words for a terminal or a web page (`commands.inspect_file`).
"""

from evidence.inspection.boxes import Box
from evidence.inspection.drawing import ROLE_COLOURS, draw_seen
from evidence.inspection.nearest import Likeness
from evidence.inspection.seen import Inspection, SeenColumn, SeenPage, SeenTable, inspect_file

__all__ = [
    "ROLE_COLOURS",
    "Box",
    "Inspection",
    "Likeness",
    "SeenColumn",
    "SeenPage",
    "SeenTable",
    "draw_seen",
    "inspect_file",
]
