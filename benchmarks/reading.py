"""Pages of text PDFs against poppler: python -m benchmarks.reading [FOLDER] [--sample N].

What belongs here: milliseconds of processor time a page (mean and 95th percentile), whole files
with and without recognition as a ratio to `pdftotext -layout` over the same files in the same run,
a worker's memory, and with `--workers` what a second one brings (in seconds of the clock). Without
a folder: known families and unseen reports beside the repository apart, else the demo district.
What does not: scans (`benchmarks.scans`), other formats (`benchmarks.formats`), and assertions.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, quantiles

ROUNDS = 3
"""Each measure is the best of so many: what else the machine does only ever adds."""
REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"
UNSEEN = "cities"
"""The folder of reports whose issuers have no form of their own."""
SAMPLE, SEED = 10, 1


def text_pdfs(found: list[Path], sample: int | None, seed: int) -> list[Path]:
    """The PDFs that have a page with text; of all of them, or of so many chosen by the seed."""
    from disclosure.documents.pdf.pdf_reader import read_pdf

    if sample is not None and sample < len(found):
        found = sorted(random.Random(seed).sample(found, sample))
    return [path for path in found if any(p.has_text for p in read_pdf(path.read_bytes()))]


def groups(folder: Path | None) -> dict[str, list[Path]]:
    """PDFs by what is known of their issuers."""
    if folder is not None:
        return {folder.name: sorted(folder.rglob("*.pdf"))}
    found = sorted(REPORTS.rglob("*.pdf"))
    unseen = [path for path in found if UNSEEN in path.relative_to(REPORTS).parts]
    return {"known families": [path for path in found if path not in unseen], "unseen": unseen}


def demo_pdfs(folder: Path) -> list[Path]:
    from demo.demo_report import demo_reports
    from demo.district import WRITERS

    reports = [one for one in demo_reports() if one.file_format == "pdf"][:20]
    for report in reports:
        WRITERS["pdf"](report, folder / report.file_name)
    return sorted(folder.glob("*.pdf"))


def page_times(path: Path) -> list[float]:
    """Seconds of each page, from characters and lines to tables and cells."""
    from disclosure.documents.collector import without_collector
    from disclosure.documents.pdf.pdf_reader import open_pdf, read_pages

    document = open_pdf(path.read_bytes())
    times = []
    with without_collector():
        started = time.process_time()
        for _ in read_pages(document):
            times.append(time.process_time() - started)
            started = time.process_time()
    document.close()
    return times


def read_all(paths: list[Path], *, whole: bool = False) -> tuple[int, int]:
    """In a worker: pages of the files, and its peak memory in MB; `whole` recognises tables too."""
    from disclosure.documents.pdf.pdf_reader import read_pdf
    from disclosure.report import read_report

    pages = 0
    for path in paths:
        content = path.read_bytes()
        if whole:
            reading = read_report(content, file_name=path.name, recognise_scans=False)
            pages += reading.page_count or 0
        else:
            pages += len(read_pdf(content))
    return pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def our_seconds(paths: list[Path], *, whole: bool) -> float:
    """Processor time of whole files, read one after the other."""
    started = time.process_time()
    read_all(paths, whole=whole)
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


def in_one_worker(paths: list[Path]) -> int:
    """The most memory, in MB, of a worker that reads and recognises all the files."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(read_all, paths, whole=True).result()[1]


def measure(name: str, paths: list[Path], rounds: int) -> None:
    read_all(paths[:1], whole=True)
    timed = [[page_times(path) for path in paths] for _ in range(rounds)]
    pages = [min(times) for files in zip(*timed, strict=True) for times in zip(*files, strict=True)]
    count = len(pages)
    reference = min(poppler_seconds(paths) for _ in range(rounds))
    print(f"{name}: {len(paths)} files, {count} pages")
    slow = quantiles(pages, n=20)[-1]
    print(f"  a page: {1000 * mean(pages):.1f} ms, 95th percentile {1000 * slow:.1f} ms")
    print(f"  poppler's text pass: {1000 * reference / count:.1f} ms a page")
    for what, whole in (("read", False), ("read and recognised", True)):
        ours = min(our_seconds(paths, whole=whole) for _ in range(rounds))
        print(
            f"  {what}: {1000 * ours / count:.1f} ms a page, {ours / reference:.1f} times poppler"
        )
    print(f"  a worker: {in_one_worker(paths)} MB at most", flush=True)


def compare_workers(paths: list[Path]) -> None:
    one, _ = with_workers(paths, 1)
    two, memory = with_workers(paths, 2)
    print(f"two workers are {one / two:.2f} times one; {memory} MB at most each")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sample", type=int, default=SAMPLE, help="files of each group; 0: all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--workers", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        if asked.folder is not None or REPORTS.is_dir():
            found = groups(asked.folder)
        else:
            found = {"demo": demo_pdfs(Path(temporary))}
        for name, paths in found.items():
            chosen = text_pdfs(paths, asked.sample or None, asked.seed)
            measure(name, chosen, asked.rounds)
            if asked.workers:
                compare_workers(chosen)


if __name__ == "__main__":
    main()
