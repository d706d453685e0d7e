"""Where the processor time of reading PDFs goes: python -m benchmarks.stages [--sample N] [GROUP].

What belongs here: milliseconds a page of each stage, less those of the stages inside it, as a share
of the whole and beside poppler's text pass in the same run. What does not: memory, percentiles and
workers (`benchmarks.reading`), and assertions.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.reading import SAMPLE, SEED, groups, poppler_seconds, text_pdfs

STAGES = {
    "disclosure.report": (
        "open_document", "shares_of", "with_known_wording", "performance_tables", "read_forms",
        "judge_scans", "printed_identity", "contents", "sections", "prose_sections", "statements",
        "relations", "with_second_opinion",
    ),
    "disclosure.forms.matcher": (
        "likely_families", "recognise", "infer_tables", "with_inferred", "_typed",
    ),
    "disclosure.forms.printed_tables": ("find_candidates", "table_runs"),
    "disclosure.documents.pdf.pdf_reader": (
        "read_sheet", "page_of", "mark_furniture", "with_wholeness",
    ),
    "disclosure.documents.pdf.pdfium": ("PrintedText", "page_edges", "tiled", "doubtful", "unseen"),
    "disclosure.documents.pdf.page_geometry": ("find_rulings", "_table"),
}  # fmt: skip
"""Functions by the module that calls them. `open_document` itself is pdfium opening pages,
`read_sheet` its text pages and the characters' places."""


class Clock:
    """Seconds of the processor by stage, each without those of the stages that it calls."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = []

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*arguments, **named)
            finally:
                took = time.process_time() - started
                self.seconds[name] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return call


def watched() -> Clock:
    """A clock at every stage, for the rest of this process."""
    clock = Clock()
    for module_name, names in STAGES.items():
        module = importlib.import_module(module_name)
        for name in names:
            setattr(module, name, clock.timed(name.strip("_"), getattr(module, name)))
    return clock


def measure(name: str, paths: list[Path], clock: Clock) -> None:
    from disclosure import report

    report.read_report(paths[0].read_bytes(), recognise_scans=False)
    clock.seconds.clear()
    pages, started = 0, time.process_time()
    for path in paths:
        read = report.read_report(path.read_bytes(), file_name=path.name, recognise_scans=False)
        pages += read.page_count or 0
    whole, reference = time.process_time() - started, poppler_seconds(paths)
    print(f"{name}: {len(paths)} files, {pages} pages")
    print(f"  {1000 * whole / pages:.1f} ms a page, {whole / reference:.1f} times poppler")
    for stage, seconds in clock.seconds.most_common():
        print(f"  {stage:22} {1000 * seconds / pages:7.2f} ms  {seconds / whole:6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages")
    parser.add_argument("group", nargs="?", help="known families, or unseen; without it both")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="files of each group; 0: all")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    chosen = {
        name: text_pdfs(paths, asked.sample or None, asked.seed)
        for name, paths in groups(None).items()
        if asked.group in (None, name)
    }
    clock = watched()
    for name, paths in chosen.items():
        measure(name, paths, clock)


if __name__ == "__main__":
    main()
