"""Pages of text PDFs against poppler's text pass: python -m benchmarks.reading [FOLDER].

What belongs here: milliseconds of processor time a page (mean and 95th percentile), the ratio to
`pdftotext -layout` over the same files in the same run, a worker's memory, and what a second worker
brings (in seconds of the clock: the machine should be idle). Without a folder: the real reports
beside the repository, else the demo district. What does not: scans (`benchmarks.scans`), other
formats (`benchmarks.formats`), and assertions; this is no test.
"""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, quantiles

ROUNDS = 3
"""Each measure is the best of so many: what else the machine does only ever adds."""
REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"


def text_pdfs(folder: Path) -> list[Path]:
    """The PDFs of a folder that are not scans."""
    from disclosure.documents.pdf.pdf_reader import read_pdf

    found = sorted(folder.rglob("*.pdf"))
    return [path for path in found if any(p.has_text for p in read_pdf(path.read_bytes()))]


def demo_pdfs(folder: Path) -> list[Path]:
    from demo.demo_report import demo_reports
    from demo.district import WRITERS

    reports = [one for one in demo_reports() if one.file_format == "pdf"][:20]
    for report in reports:
        WRITERS["pdf"](report, folder / report.file_name)
    return sorted(folder.glob("*.pdf"))


def page_times(path: Path) -> list[float]:
    """Seconds of each page, from characters and lines to tables and cells."""
    from disclosure.documents.pdf.pdf_reader import open_pdf, page_of, read_sheet, without_collector

    document = open_pdf(path.read_bytes())
    times = []
    with without_collector():
        for index in range(len(document)):
            started = time.process_time()
            page = document[index]
            page_of(read_sheet(page, index + 1))
            page.close()
            times.append(time.process_time() - started)
    document.close()
    return times


def read_all(paths: list[Path]) -> tuple[int, int]:
    """In a worker: pages of the files, and its peak memory in MB."""
    from disclosure.documents.pdf.pdf_reader import read_pdf

    pages = sum(len(read_pdf(path.read_bytes())) for path in paths)
    return pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def our_seconds(paths: list[Path]) -> float:
    """Processor time of whole files, read one after the other."""
    started = time.process_time()
    read_all(paths)
    return time.process_time() - started


def poppler_seconds(paths: list[Path]) -> float:
    """Processor time of poppler's text pass over the same files, a process each."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    for path in paths:
        command = ["pdftotext", "-q", "-layout", str(path), "/dev/null"]
        subprocess.run(command, check=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime - started.ru_utime + ended.ru_stime - started.ru_stime


def with_workers(paths: list[Path], workers: int) -> tuple[float, int]:
    """Seconds for the files four times over, workers already started, and the most memory."""
    jobs = [[path] for path in sorted(paths, key=lambda one: -one.stat().st_size)] * 4
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        list(pool.map(read_all, [paths[:1]] * workers * 2))
        started = time.perf_counter()
        results = list(pool.map(read_all, jobs))
        return time.perf_counter() - started, max(memory for _, memory in results)


def main(paths: list[Path]) -> None:
    rounds = [[page_times(path) for path in paths] for _ in range(ROUNDS)]
    pages = [
        min(times) for files in zip(*rounds, strict=True) for times in zip(*files, strict=True)
    ]
    reading = min(our_seconds(paths) for _ in range(ROUNDS))
    reference = min(poppler_seconds(paths) for _ in range(ROUNDS))
    slow = quantiles(pages, n=20)[-1]
    print(f"{len(paths)} files, {len(pages)} pages")
    print(f"a page: {1000 * mean(pages):.1f} ms, 95th percentile {1000 * slow:.1f} ms")
    print(
        f"whole files: {1000 * reading / len(pages):.1f} ms a page, poppler's text pass "
        f"{1000 * reference / len(pages):.1f} ms: {reading / reference:.1f} times"
    )
    one, memory = with_workers(paths, 1)
    two, _ = with_workers(paths, 2)
    print(f"a worker: {memory} MB at most; two workers are {one / two:.2f} times one")


if __name__ == "__main__":
    if len(sys.argv) > 1 or REPORTS.is_dir():
        main(text_pdfs(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(demo_pdfs(Path(temporary)))
