"""All districts of a data folder in one: Parquet by district and year, and `published/all.duckdb`.

What belongs here: making it from the districts' published nights, and opening it. What does not: a
district's own night (`warehouse.publish`). A reader sees each district whole, as its last night is.
"""

from warehouse.over_all.asking_all import NotOneQuery, open_over_all, select_only
from warehouse.over_all.switching import Refreshed, is_wanted, refresh

__all__ = [
    "NotOneQuery", "Refreshed", "is_wanted", "open_over_all", "refresh", "select_only",
]  # fmt: skip
