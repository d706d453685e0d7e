"""Folded crawl logs answer every question as the logs do, and no log is lost."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from collection import folded_log
from collection.folded_log import fold, folded
from collection.sighting_digest import sighting_digest
from collection.store import (
    Sighting,
    SightingLog,
    lost_lines,
    read_log,
    read_sightings,
    sighting_files,
)
from expectations.judged_again import about_nights
from expectations.rule_templates import prepare
from warehouse.night_tables import load_sightings
from warehouse.sql_files import ROOM, SCHEMA_ORDER, run

PLACE = "999901"
BEGAN = dt.datetime(2025, 1, 1, 18, tzinfo=dt.UTC)
"""Two in the morning of Shanghai's next day."""


def nights(count: int, links: int, chance: random.Random) -> Iterator[list[Sighting]]:
    """Links that stay, vanish, come back, fail, change their file or their title."""
    for night in range(count):
        seen = []
        for link in range(links):
            fate = chance.random()
            if fate < 0.02 or (link % 7 == 3 and night > count // 2):
                continue
            fails = fate < 0.05 or (link % 11 == 5 and night % 40 > 36)
            document = None if fails else f"{link + 1000 * (night // (20 + link)):064d}"
            seen.append(
                Sighting(
                    publication_id=f"{night}/{link}",
                    mof_div_code=PLACE,
                    origin="inbox" if link % 5 == 0 else "portal",
                    url=f"http://a/{link}.pdf",
                    page_url=f"http://a/{link}.html",
                    title=f"第{link}局{2024 + (night > 30)}年部门预算",
                    published_on=dt.date(2025, 1, 1) if link % 3 else None,
                    seen_at=BEGAN + dt.timedelta(days=night, seconds=link),
                    http_status=404 if fails else 200,
                    document_sha256=document,
                    outcome="failed" if fails else "unchanged" if night else "fetched",
                    reason=f"状态 {chance.randint(404, 405)}" if fails else None,
                )
            )
        yield seen


def keep(home: Path, seen: Sequence[Sighting], night: int) -> Path:
    log = SightingLog(home, f"{BEGAN + dt.timedelta(days=night):%Y%m%dT%H%M%S}").path
    log.write_text("".join(f"{one.model_dump_json()}\n" for one in seen), "utf-8")
    return log


def answers(looks: Sequence[Sighting], folder: Path) -> object:
    """All that nights ask of sightings: the digest of what is published, and rules about nights."""
    log = folder / "asked.jsonl"
    log.write_text("".join(f"{one.model_dump_json()}\n" for one in looks), "utf-8")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'Asia/Shanghai'")
        run(connection, [ROOM / "schema" / f"{name}.sql" for name in SCHEMA_ORDER])
        run(connection, [ROOM / "macros.sql"])
        load_sightings(connection, [log])
        run(connection, [ROOM / "load" / "publication.sql"])
        connection.execute(
            "INSERT INTO source.report BY NAME SELECT DISTINCT url AS report_id, mof_div_code, "
            "url AS source_url, document_sha256, 'read' AS status, 'budget' AS report_kind, "
            "'department' AS report_level, '2025-01-01'::TIMESTAMPTZ AS first_seen_at, "
            "2025 AS fiscal_year FROM (SELECT url, mof_div_code, max(document_sha256) AS "
            "document_sha256 FROM source.publication GROUP BY ALL)"
        )
        prepare(connection, [rule.sql for rule in about_nights()])
        asked = [
            connection.execute(f"SELECT * FROM ({rule.sql}) ORDER BY ALL").fetchall()
            for rule in about_nights()
        ]
    return asked, sighting_digest(looks)


@pytest.mark.parametrize("number", [0, *(pytest.param(n, marks=pytest.mark.whole) for n in (1, 2))])
def test_the_folded_log_answers_as_the_logs_do(tmp_path: Path, number: int) -> None:
    chance = random.Random(f"{os.environ.get('MINGZHANG_SEED', '0')} {number}")
    every: list[Sighting] = []
    for night, seen in enumerate(nights(75, 30, chance)):
        every += read_log(keep(tmp_path, seen, night))[0]
        fold(tmp_path)
    kept = read_sightings(tmp_path)
    assert len(kept) < len(every) / 2
    assert answers(kept, tmp_path) == answers(every, tmp_path)
    assert [one for one in every if one in kept] == kept
    assert len(sighting_files(tmp_path)) < 2 * folded_log.RECENT


def test_each_log_is_in_the_archive_as_it_was(tmp_path: Path) -> None:
    chance = random.Random(1)
    written = {}
    for night, seen in enumerate(nights(20, 10, chance)):
        log = keep(tmp_path, seen, night)
        if night == 2:
            log.write_bytes(log.read_bytes() + b'{"torn')
        written[log.name] = log.read_bytes()
    told = lost_lines(tmp_path)
    assert len(told) == 1
    assert fold(tmp_path) == 13
    archive = tmp_path / "crawl" / "archive"
    found = {path.stem: gzip.decompress(path.read_bytes()) for path in archive.glob("*.gz")}
    found |= {path.name: path.read_bytes() for path in sighting_files(tmp_path)}
    assert found == written
    assert lost_lines(tmp_path) == told
    assert fold(tmp_path) == 0


def test_a_log_of_an_archived_name_is_archived_beside_it(tmp_path: Path) -> None:
    """A clock that was put back names two nights alike."""
    for round_ in range(2):
        for night, seen in enumerate(nights(14, 3, random.Random(round_))):
            keep(tmp_path, seen[: 3 - round_], night)
        assert fold(tmp_path) == 7
    assert len(list((tmp_path / "crawl" / "archive").glob("*.gz"))) == 14


@pytest.mark.parametrize("killed_at", ["_keep_lost", "_archive", "unlink"])
def test_a_kill_while_folding_loses_nothing(
    tmp_path: Path, killed_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [*nights(14, 10, random.Random(3))]
    for night, seen in enumerate(every):
        keep(tmp_path, seen, night)
    before = answers(read_sightings(tmp_path), tmp_path)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path if killed_at == "unlink" else folded_log, killed_at, killed)
        with pytest.raises(KeyboardInterrupt):
            fold(tmp_path)
    assert answers(read_sightings(tmp_path), tmp_path) == before
    keep(tmp_path, [], 14)
    assert fold(tmp_path) == 8
    assert answers(read_sightings(tmp_path), tmp_path) == before


@pytest.mark.whole
def test_a_million_lines_are_folded(tmp_path: Path) -> None:
    """A district of 900 files over three years, folded for the first time."""
    for night, seen in enumerate(nights(1110, 930, random.Random(0))):
        keep(tmp_path, seen, night)
    lines = sum(log.read_bytes().count(b"\n") for log in sighting_files(tmp_path))
    assert lines > 900_000
    fold(tmp_path)
    every = len(read_sightings(tmp_path))
    assert every < lines / 20
    assert len({*folded(read_sightings(tmp_path))}) <= every
