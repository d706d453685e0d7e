"""How many scanned pages are read in a minute: python -m benchmarks.scans [FILE] [workers].

What belongs here: pages a minute, seconds a page, memory of a worker, and what was certain, for a
scanned PDF; without a file, pages of the demo district, printed and scanned badly. What does not:
assertions; this is no test.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from demo.demo_report import corrected, demo_reports
from demo.district import WRITERS
from disclosure.report import read_report
from tests.disclosure.documents.scans.made_scans import (
    as_file,
    blurred,
    noisy,
    pressed,
    rendered,
    skewed,
    spoilt,
)

DPI = 150
FIRST_PAGE, LAST_PAGE = 3, 9


def spoilt_report(folder: Path) -> Path:
    """Table pages of one report of the demo district as a bad scan."""
    report = next(corrected(one) for one in demo_reports() if one.file_format == "pdf")
    WRITERS["pdf"](report, folder / report.file_name)
    content = (folder / report.file_name).read_bytes()
    spoils = [skewed(0.8), blurred(0.7), noisy(8), pressed(60)]
    pages = range(FIRST_PAGE, LAST_PAGE)
    pictures = [spoilt(one, spoils, seed) for seed, one in enumerate(rendered(content, DPI, pages))]
    scan = folder / "scan.pdf"
    scan.write_bytes(as_file(pictures, "PDF", DPI))
    return scan


def measured(path: Path) -> tuple[int, float, int, Counter[str]]:
    """In a worker: pages, seconds, peak memory in MB, and certainty of the figures."""
    started = time.perf_counter()
    reading = read_report(path.read_bytes())
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    marks = Counter(c.certainty for table in reading.tables for c in table.cells if c.printed)
    return reading.page_count, seconds, peak, marks


def main(file: Path | None, workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = file or spoilt_report(Path(folder))
        context = multiprocessing.get_context("spawn")
        started = time.perf_counter()
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            results = list(pool.map(measured, [path] * workers))
        seconds = time.perf_counter() - started
    pages = sum(result[0] for result in results)
    each = sum(result[1] for result in results) / pages
    print(f"{workers} workers: {60 * pages / seconds:.1f} pages a minute, models loaded included")
    print(f"{each:.1f} s a page and worker; {max(result[2] for result in results)} MB at most")
    print("figures:", ", ".join(f"{count} {mark}" for mark, count in results[0][3].most_common()))


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:] if not one.isdigit()]
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    main(given[0] if given else None, numbers[0] if numbers else 2)
