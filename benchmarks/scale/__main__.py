"""Growth: `python -m benchmarks.scale [REPORTS,...] [DISTRICTS,...]`; 100,1000 and 10,100 usually.

What belongs here: the table, and a process for each size, so that its memory is its own. What does
not: what is measured (`one_district`, `many_districts`). Readings are made of demo reports: nothing
is recognised. Processor seconds, since the clock tells of the neighbours.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

REPORTS, DISTRICTS = (100, 1000), (10, 100)


def measured(module: str, *arguments: object) -> dict[str, float]:
    command = [sys.executable, "-m", f"benchmarks.scale.{module}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def table(title: str, sizes: tuple[int, ...], found: list[dict[str, float]]) -> str:
    """A line a figure: for each size as it is, and in brackets for one report or district of it."""
    lines = [f"{title:28}" + "".join(f"{size:>24}" for size in sizes)]
    for name in found[0]:
        cells = (
            f"{one[name]:12.2f} ({one[name] / size:9.4f})"
            for one, size in zip(found, sizes, strict=True)
        )
        lines.append(f"{name:28}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(lines)


def sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part.strip("0"))


def main(reports: tuple[int, ...] = REPORTS, districts: tuple[int, ...] = DISTRICTS) -> None:
    from benchmarks.scale.generated import write_models

    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as folder:
        models = write_models(Path(folder))
        for title, module, many in (
            ("reports in a district", "one_district", reports),
            ("districts in a house", "many_districts", districts),
        ):
            if many:
                print(table(title, many, [measured(module, models, size) for size in many]))


if __name__ == "__main__":
    main(*(sizes(text) for text in sys.argv[1:3]))
