"""A home of which files are damaged: `python -m benchmarks.faults.damaged_home [COUNT[@FIRST]]`.

What belongs here: damage to files of a data folder, a night after it, and whether that night
published what it should or said which file is in the way. What does not: damage to documents as
they arrive (`damaged`).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.faults.byte_damage import BYTE_DAMAGE
from benchmarks.faults.killing import TICK_SECONDS, seconds_spent
from demo.demo_report import demo_reports
from demo.packing import WRITERS
from tests.preloaded import run_forked
from tests.running import environment

FORMATS = ("pdf", "docx", "xlsx")
NIGHT_SECONDS = 300
"""Of the processor; a night over this home takes ten."""
STILL_SECONDS = 120
"""By the clock, without any work of the processor: whoever waits so long waits for ever."""
MOST_DAMAGED = 3
_LIES = (".lock", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a night over a damaged home came to: `verdict` is same, told, said, or what is wrong."""

    seed: int
    damaged: tuple[str, ...]
    verdict: str
    output: str = ""


def whole_home(folder: Path) -> Path:
    """A home with three reports from its inbox and two nights behind it."""
    home = folder / "home"
    inbox = home / "inbox"
    inbox.mkdir(parents=True)
    for file_format in FORMATS:
        report = next(
            one for one in demo_reports() if (one.file_format, one.year) == (file_format, 2025)
        )
        WRITERS[file_format](report, inbox / report.file_name)
        os.utime(inbox / report.file_name, (1.7e9, 1.7e9))
    for _ in range(2):
        code, output = night_over(home)
        assert code == 0, output
    return home


def night_over(home: Path) -> tuple[int, str]:
    """The exit code of a night, -9 of one that hung, and all that it says."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-said-") as said:
        code = run_forked(
            ("run", "--jurisdiction", "demo"), environment(home), Path(said), _end_if_it_hangs
        )
        return code, "".join((Path(said) / name).read_text("utf-8") for name in ("out", "err"))


def _end_if_it_hangs(pid: int) -> None:
    """By what it spends: a night of a busy machine takes its time by the clock."""
    spent, last = 0.0, time.monotonic()
    while (now := seconds_spent(pid)) is not None:
        if now > spent:
            spent, last = now, time.monotonic()
        if spent > NIGHT_SECONDS or time.monotonic() - last > STILL_SECONDS:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            return
        time.sleep(TICK_SECONDS)


def damage(home: Path, chance: random.Random) -> tuple[str, ...]:
    """Flips, cuts, empties or deletes a few files; returns their names within the home."""
    files = sorted(
        path for path in home.rglob("*") if path.is_file() and not path.name.endswith(_LIES)
    )
    chosen = chance.sample(files, chance.randint(1, MOST_DAMAGED))
    for path in chosen:
        how = chance.choice([*BYTE_DAMAGE.values(), None, None])
        content = path.read_bytes()
        if how is None and chance.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(how(content, chance) if how and len(content) > 20 else b"")
    return tuple(str(path.relative_to(home)) for path in chosen)


def facts(home: Path) -> Counter[tuple[object, ...]] | None:
    """Every figure of the published night; None where no night can be opened."""
    published = home / "published" / "mingzhang.duckdb"
    try:
        with duckdb.connect(str(published.resolve()), read_only=True) as night:
            return Counter(
                night.execute(
                    "SELECT agency_code, fiscal_year, table_no, code, column_key, amount_yuan "
                    "FROM source.cell JOIN source.current_report USING (report_id)"
                ).fetchall()
            )
    except duckdb.Error:
        return None


def outcomes(whole: Path, seeds: range) -> Iterator[Outcome]:
    truth = facts(whole)
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            shutil.copytree(whole, home, symlinks=True)
            damaged = damage(home, random.Random(f"home {seed}"))
            code, output = night_over(home)
            yield Outcome(seed, damaged, _verdict(home, damaged, code, output, truth), output)


def _verdict(
    home: Path,
    damaged: tuple[str, ...],
    code: int,
    output: str,
    truth: Counter[tuple[object, ...]] | None,
) -> str:
    if code == -signal.SIGKILL:
        return "hung"
    names = [Path(one).name for one in damaged]
    told = any(name in output or name[:12] in output for name in names)
    if "Traceback" in output:
        return "traceback"
    if code != 0:
        return "said" if told else "failed without a name"
    found = facts(home)
    if found is None:
        return "published nothing"
    if found == truth:
        return "same"
    return "told" if told else "lost in silence"


def main(count: int, first: int) -> None:
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for one in outcomes(whole_home(Path(folder)), range(first, first + count)):
            found[one.verdict] += 1
            if one.verdict not in ("same", "told", "said"):
                print(one.seed, one.verdict, *one.damaged, one.output[-1500:], sep="\n  ")
            print(dict(found), flush=True)


if __name__ == "__main__":
    how_many, _, from_seed = (sys.argv[1:] or ["20"])[0].partition("@")
    main(int(how_many), int(from_seed or 0))
