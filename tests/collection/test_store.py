"""Originals and sightings on disk."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from collection.store import (
    Sighting,
    SightingLog,
    document_path,
    lost_lines,
    read_sightings,
    read_validators,
    remove_leftovers,
    store_document,
    write_validators,
)


def _sighting(number: int) -> Sighting:
    return Sighting(
        publication_id=str(number),
        mof_div_code="999902",
        origin="inbox",
        url=f"inbox:{number}.pdf",
        seen_at=dt.datetime(2025, 2, 1, tzinfo=dt.UTC),
        outcome="fetched",
    )


def test_an_original_is_kept_once_and_never_changed(tmp_path: Path) -> None:
    sha = store_document(tmp_path, b"content", ".PDF")
    path = document_path(tmp_path, sha)
    assert path is not None
    assert path.name == f"{sha}.pdf"
    before = path.stat().st_mtime_ns
    assert store_document(tmp_path, b"content", ".docx") == sha
    assert path.stat().st_mtime_ns == before
    assert len(list((tmp_path / "documents").rglob("*.*"))) == 1
    assert document_path(tmp_path, "0" * 64) is None


def test_a_torn_last_line_of_the_log_is_left_out(tmp_path: Path) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    log.append(_sighting(1))
    log.append(_sighting(2))
    with log.path.open("a", encoding="utf-8") as file:
        file.write(_sighting(3).model_dump_json()[:40])
    assert [one.publication_id for one in read_sightings(tmp_path)] == ["1", "2"]


def test_only_what_is_new_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr("collection.store.os.fsync", flushed.append)
    log = SightingLog(tmp_path, "20250201T020000")
    log.settle()
    log.append(_sighting(1).model_copy(update={"outcome": "unchanged"}))
    assert not flushed
    log.append(_sighting(2))
    log.settle()
    assert len(flushed) == 2
    assert len(read_sightings(tmp_path)) == 2


def test_a_torn_line_takes_no_other_with_it(tmp_path: Path) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    log.append(_sighting(1))
    with log.path.open("a", encoding="utf-8") as file:
        file.write(_sighting(2).model_dump_json()[:40])
    log.append(_sighting(3))
    assert [one.publication_id for one in read_sightings(tmp_path)] == ["1", "3"]


@pytest.mark.parametrize("name", ["a\u2028b", "a\u0085b", "a\u2029b\x1c", "a\x0bb"])
def test_a_name_with_another_line_separator_is_one_line(tmp_path: Path, name: str) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    log.append(_sighting(1).model_copy(update={"title": name}))
    assert [one.title for one in read_sightings(tmp_path)] == [name]


def test_lost_or_torn_validators_only_mean_that_all_is_fetched_again(tmp_path: Path) -> None:
    assert read_validators(tmp_path) == {}
    write_validators(tmp_path, {"http://x/": {"etag": '"a"'}})
    assert read_validators(tmp_path)["http://x/"]["etag"] == '"a"'
    (tmp_path / "crawl" / "validators.json").write_text('{"torn', encoding="utf-8")
    assert read_validators(tmp_path) == {}


def test_leftovers_of_killed_writers_go_and_originals_stay(tmp_path: Path) -> None:
    sha256 = store_document(tmp_path, b"an original", ".pdf")
    kept = document_path(tmp_path, sha256)
    assert kept is not None
    stale = [
        kept.with_name(f".{kept.name}.77.tmp"),
        tmp_path / "crawl" / ".validators.json.77.tmp",
        tmp_path / "readings" / "v1" / "waiting" / ".a.json.77.tmp",
    ]
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    remove_leftovers(tmp_path)
    assert [path for path in stale if path.exists()] == []
    assert kept.read_bytes() == b"an original"


SEPARATORS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def test_a_name_with_any_separator_is_one_line_and_comes_back_as_it_was(tmp_path: Path) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    for number, character in enumerate(SEPARATORS):
        name = f"inbox:教育{character}局.pdf"
        log.append(_sighting(number).model_copy(update={"url": name, "title": name}))
    assert [one.url[8:9] for one in read_sightings(tmp_path)] == list(SEPARATORS)
    assert lost_lines(tmp_path) == []


def test_a_line_after_a_torn_one_is_not_glued_to_it_and_the_loss_is_said(tmp_path: Path) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    log.append(_sighting(1))
    with log.path.open("a", encoding="utf-8") as file:
        file.write(_sighting(2).model_dump_json()[:40])
    log.append(_sighting(3))
    assert [one.publication_id for one in read_sightings(tmp_path)] == ["1", "3"]
    assert lost_lines(tmp_path) == ["采集日志 20250201T020000.jsonl 有 1 行残缺（第 2 行），已略过"]


def test_bytes_that_are_no_text_cost_their_own_line(tmp_path: Path) -> None:
    log = SightingLog(tmp_path, "20250201T020000")
    log.append(_sighting(1))
    with log.path.open("ab") as file:
        file.write(b"\xff\xfe\x00\n[]\n")
    log.append(_sighting(2))
    assert [one.publication_id for one in read_sightings(tmp_path)] == ["1", "2"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("教育局.pdf", "教育局.pdf"),
        ("教育局.pdf".encode("gb18030").decode("utf-8", "surrogateescape"), "教育局.pdf"),
        ("二月/" + "财政局".encode("gb18030").decode("utf-8", "surrogateescape"), "二月/财政局"),
        ("a\udcffb", "a\\xffb"),
        ("x\ud800y", "x\\ud800y"),
    ],
)
def test_a_name_in_other_bytes_becomes_text(tmp_path: Path, name: str, text: str) -> None:
    one = Sighting(**{**_sighting(1).model_dump(), "url": name, "title": name})
    SightingLog(tmp_path, "20250201T020000").append(one)
    assert [(seen.url, seen.title) for seen in read_sightings(tmp_path)] == [(text, text)]


def test_validators_hold_any_address(tmp_path: Path) -> None:
    write_validators(tmp_path, {"http://x/\u2028\udcb0": {"etag": "\x85"}})
    assert read_validators(tmp_path) == {"http://x/\u2028\udcb0": {"etag": "\x85"}}
