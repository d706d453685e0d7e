"""What is read is not searched for cycles, nor is it once the reader is done."""

from __future__ import annotations

import subprocess
import sys

_LOOKS = """
import gc
from disclosure.documents.collector import without_collector
{before}
with without_collector():
    made = [[] for _ in range(50_000)]
looked_at = []
gc.callbacks.append(lambda phase, told: looked_at.append(told["generation"]))
kept = gc.get_freeze_count()
more = [[] for _ in range(2_000)]
print(len(gc.get_objects(generation=2)) > 50_000, max(looked_at), kept > 0)
"""


def _seen(before: str) -> list[str]:
    command = [sys.executable, "-c", _LOOKS.format(before=before)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_what_was_read_counts_as_old_and_the_young_are_looked_at() -> None:
    assert _seen("") == ["True", "0", "False"]


def test_what_a_process_keeps_apart_stays_apart() -> None:
    assert _seen("gc.freeze()")[2] == "True"


def test_a_process_that_searches_seldom_still_searches() -> None:
    setting = "from disclosure.documents.collector import search_seldom\nsearch_seldom()\n"
    loops = "import gc\nfor _ in range(60_000):\n    made = []\n    made.append(made)\n"
    asked = f"{setting}{loops}print(sum(one['collected'] for one in gc.get_stats()) > 40_000)"
    command = [sys.executable, "-c", asked]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "True\n"
