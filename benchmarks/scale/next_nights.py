"""A district of so many reports, night after night: built whole, nothing new, one report more.

What belongs here: the steps of `mingzhang run` behind the portal, over readings that stand on the
shelf already. What does not: the table (`__main__`), crawling and recognition, Great Expectations.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from assets.short_night import publish_going_on
from assets.steps import after_collecting, build_night, publish_tonight, resolve_reports
from assets.tonight import Night
from assets.unchanged import is_unchanged
from benchmarks.scale.clock import Steps
from benchmarks.scale.generated import FIRST_YEAR, PLACE, YEARS, agency_of, reading_of, sha_of
from collection.portal import SWITCH
from collection.reading_store import shelf
from collection.store import Sighting, SightingLog
from expectations.evaluate import evaluate
from expectations.suites import count_again
from warehouse.build import build_marts
from warehouse.compare import differences

SEEN = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def main(models: Path, reports: int) -> None:
    os.environ[SWITCH] = "off"
    texts = [path.read_text("utf-8") for path in sorted(models.glob("*.json"))]
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as made:
        home, place = Path(made) / "home", Path(made) / "place.toml"
        agencies = dict(agency_of(number)[:2] for number in range(reports + 1))
        place.write_text(place_of(agencies), encoding="utf-8")
        night = Night(home=str(home), jurisdiction=str(place.with_suffix("")), as_of="2026-06-01")
        _receive(home, texts, range(reports))
        with steps.timed("a whole night"):
            _whole(night)
        with steps.timed("nothing new"):
            _goes_on(night)
        _receive(home, texts, [reports])
        with steps.timed("one report more"):
            published = _goes_on(night)
        whole = _whole(night)
        steps.figures["tables that differ"] = len(differences(published, whole))
    steps.tell()


def _whole(night: Night) -> Path:
    """As Dagster's job runs it, with its verdicts counted by DuckDB."""
    begun = after_collecting(night)
    last = begun.previous(PLACE)
    is_unchanged(begun)
    resolve_reports(begun)
    build_night(begun)
    evaluate(begun.building, previous=last, home=begun.root)
    build_marts(begun.building, last)
    count_again(begun.building, last)
    return _published(begun)


def _goes_on(night: Night) -> Path:
    begun = after_collecting(night)
    assert publish_going_on(begun, lambda _: None)
    return begun.root / "published" / f"{begun.night_id}.duckdb"


def _published(begun: Night) -> Path:
    time.sleep(1.1)  # nights are named by their second
    told = publish_tonight(begun)
    return begun.root / "published" / str(told["file"])


def _receive(home: Path, texts: list[str], numbers: Sequence[int]) -> None:
    """Documents, their readings, and a sighting of each in the inbox."""
    shelf(home).mkdir(parents=True, exist_ok=True)
    seen = []
    for number in numbers:
        sha = sha_of(number)
        document = home / "documents" / sha[:2] / f"{sha}.pdf"
        document.parent.mkdir(parents=True, exist_ok=True)
        document.touch()
        text = reading_of(texts[number // YEARS % len(texts)], number)
        (shelf(home) / f"{sha}.json").write_text(text, encoding="utf-8")
        seen.append(
            Sighting(
                publication_id=sha,
                mof_div_code=PLACE,
                origin="inbox",
                url=f"inbox:{number}.pdf",
                seen_at=SEEN + dt.timedelta(days=number),
                document_sha256=sha,
                outcome="fetched",
            )
        )
    log = SightingLog(home, f"2026060{min(len(numbers), 2)}T000000").path
    log.write_text("".join(f"{one.model_dump_json()}\n" for one in seen), encoding="utf-8")


def place_of(agencies: Mapping[str, str]) -> str:
    """The TOML of a district of these departments (code → name) without a portal."""
    lines = [
        f'name = "{PLACE}"',
        f'mof_div_code = "{PLACE}"',
        'caveats = ["生成的地区，只用于量时间。"]',
        "[approved_on]",
        *(f"{year} = {year}-02-01" for year in range(FIRST_YEAR, FIRST_YEAR + YEARS)),
    ]
    for code, name in agencies.items():
        lines += ["[[agencies]]", f"code = {json.dumps(code)}", f"name = {json.dumps(name)}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
