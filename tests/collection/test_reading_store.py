"""Documents with scanned pages are read after the others, with limits of their own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import pytest

from collection import reading_marks, reading_store
from collection.reading_store import (
    KeptReadings,
    drop_old_shelves,
    load_reading,
    read_new,
    reading_hashes,
    reading_path,
)
from collection.workers import Outcome
from disclosure.errors import ReadingCrashed
from disclosure.forms.inference.taught import TableCorrection
from tests.disclosure.documents.hostile_files import docx
from tests.disclosure.documents.scans.made_scans import as_file


def stored(folder: Path, name: str, content: bytes) -> tuple[str, Path]:
    path = folder / name
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest(), path


def test_scans_and_texts_have_their_readings(tmp_path: Path) -> None:
    blank = np.full((400, 300), 250, np.uint8)
    scan = stored(tmp_path, "a.tiff", as_file([blank, blank], "TIFF"))
    other = stored(tmp_path, "b.bin", b"what is this")
    seen: list[Path] = []

    def track(outcomes, total):  # type: ignore[no-untyped-def]
        assert total == 2
        for outcome in outcomes:
            seen.append(outcome.path)
            yield outcome

    assert read_new(tmp_path, dict([scan, other]), workers=1, track=track) == 2
    assert sorted(seen) == [scan[1], other[1]]
    read = load_reading(reading_path(tmp_path, scan[0]))
    assert (read.page_count, read.error_code, read.gaps) == (2, "image_only", ())
    assert load_reading(reading_path(tmp_path, other[0])).error_code == "unsupported_format"
    assert read_new(tmp_path, dict([scan, other])) == 0


def test_a_scan_waits_without_a_reading(tmp_path: Path) -> None:
    """A night that is killed between its two readings reads it again."""
    page = np.full((300, 200), 250, np.uint8)
    sha, path = stored(tmp_path, "a.tiff", as_file([page] * 3, "TIFF"))
    found = reading_store._read(path, home=tmp_path)
    assert (found.sha256, found.scanned_pages) == (sha, 3)
    assert not reading_path(tmp_path, sha).exists()


def test_what_only_lacked_its_converter_is_listed_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    monkeypatch.setenv("MINGZHANG_SOFFICE", str(program))
    sha, path = stored(tmp_path, "a.bin", rb"{\rtf1 x}")
    for _ in range(2):
        assert read_new(tmp_path, {sha: path}) == 1
        waiting = reading_path(tmp_path, sha)
        reading = load_reading(waiting)
        assert (reading.status, reading.error_code) == ("quarantined", "tool_missing")
        assert "LibreOffice" in (reading.error_reason or "")
        assert not (reading_store.shelf(tmp_path) / f"{sha}.json").exists()

    (tmp_path / "made.docx").write_bytes(docx())
    program.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo LibreOffice 7.4.7.2 && exit\n'
        'while [ "$1" != --outdir ]; do shift; done\n'
        f'mkdir -p "$2" && cp {tmp_path / "made.docx"} "$2/document.docx"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    assert read_new(tmp_path, {sha: path}) == 1
    final = reading_path(tmp_path, sha)
    assert (load_reading(final).file_format, load_reading(final).error_code) == ("rtf", "no_form")
    assert final.parent == reading_store.shelf(tmp_path)
    assert not waiting.exists()
    assert read_new(tmp_path, {sha: path}) == 0


def test_a_kill_between_two_writes_leaves_the_reading_that_stays(tmp_path: Path) -> None:
    sha, path = stored(tmp_path, "b.bin", b"what is this")
    assert read_new(tmp_path, {sha: path}) == 1
    final = reading_path(tmp_path, sha)
    (final.parent / reading_store.WAITING / final.name).write_text("{}", encoding="utf-8")
    assert reading_path(tmp_path, sha) == final
    assert read_new(tmp_path, {sha: path}) == 0


def test_readings_of_readers_long_gone_are_dropped_and_this_readers_stay(tmp_path: Path) -> None:
    mine = reading_store.shelf(tmp_path)
    for age, name in enumerate(["a", "b", "c", mine.name]):
        (tmp_path / "readings" / name).mkdir(parents=True)
        os.utime(tmp_path / "readings" / name, (10_000 - age, 10_000 - age))
    drop_old_shelves(tmp_path)
    left = {one.name for one in (tmp_path / "readings").iterdir()}
    assert left == {"a", "b", mine.name}


@pytest.mark.parametrize("damage", [b"", b"{", b'{"reader_version":"x', b"\0" * 400])
def test_a_damaged_reading_is_made_again(tmp_path: Path, damage: bytes) -> None:
    sha, path = stored(tmp_path, "a.bin", b"nothing that anybody reads")
    assert read_new(tmp_path, {sha: path}) == 1
    whole = reading_path(tmp_path, sha).read_bytes()
    reading_path(tmp_path, sha).write_bytes(damage)
    assert read_new(tmp_path, {sha: path}) == 1
    assert reading_path(tmp_path, sha).read_bytes() == whole
    assert read_new(tmp_path, {sha: path}) == 0


def test_what_our_reader_did_not_survive_is_tried_on_two_more_nights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha, path = stored(tmp_path, "a.bin", b"kills its reader")

    def crash(jobs, **_more):  # type: ignore[no-untyped-def]
        for one in jobs:
            yield Outcome(one.path, None, ReadingCrashed("程序崩溃"))

    monkeypatch.setattr(reading_store, "run_jobs", crash)
    assert [read_new(tmp_path, {sha: path}) for _ in range(4)] == [1, 1, 1, 0]
    assert load_reading(reading_path(tmp_path, sha)).error_code == "crashed"
    assert [one.name for one in reading_store.shelf(tmp_path).glob("**/*.failures")] == []


STRANGE = """<html><body><p>2026年资金去向情况表</p><p>单位：万元</p><table>
<tr><td>编号</td><td>事项</td><td>甲</td><td>乙</td><td>丙</td></tr>
<tr><td>合计</td><td></td><td>30.00</td><td>10.00</td><td>20.00</td></tr>
<tr><td>206</td><td>科学技术支出</td><td>30.00</td><td>10.00</td><td>20.00</td></tr>
<tr><td>20601</td><td>科学技术管理事务</td><td>30.00</td><td>10.00</td><td>20.00</td></tr>
</table></body></html>""".encode()


def test_a_correction_is_read_by_once_and_no_longer_once_taken_back(tmp_path: Path) -> None:
    """Only the documents that have such a table are read again."""
    sha, path = stored(tmp_path, "a.html", STRANGE)
    other = stored(tmp_path, "b.bin", b"what is this")
    assert read_new(tmp_path, dict([(sha, path), other])) == 2
    first = load_reading(reading_path(tmp_path, sha))
    (head,) = first.heads
    assert (first.tables, head.correction_id) == ((), None)
    columns = (
        ("编号", "code"), ("事项", "label"), ("甲", "total"), ("乙", "basic"), ("丙", "project"),
    )  # fmt: skip
    told = TableCorrection("c1", head.head_key, "王某：这是表3", 3, columns=columns)
    again = {"documents": dict([(sha, path), other]), "corrections": [told]}
    assert [read_new(tmp_path, **again) for _ in range(2)] == [1, 0]
    taught = load_reading(reading_path(tmp_path, sha))
    assert [table.table_no for table in taught.tables] == [3]
    assert taught.heads[0].correction_id == "c1"
    assert read_new(tmp_path, dict([(sha, path), other])) == 1
    assert load_reading(reading_path(tmp_path, sha)) == first


def test_the_marks_of_a_shelf_are_read_once_for_all_its_readings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are as many as the readings: read for each of them, a night costs their square."""
    documents = dict(stored(tmp_path, f"{n}.bin", b"what is this %d" % n) for n in range(5))
    opened: list[Path] = []
    kept = reading_marks._kept
    monkeypatch.setattr(reading_marks, "_kept", lambda file: opened.append(file) or kept(file))
    read_new(tmp_path, documents, workers=1)
    paths = [reading_path(tmp_path, sha) for sha in documents]
    assert len(dict(reading_hashes(paths))) == len(documents)
    faces = KeptReadings(paths).faces
    assert {faces[sha].document_sha256 for sha in documents} == documents.keys()
    assert len(opened) == 1


def test_a_reading_is_parsed_once_for_its_marks_by_this_night_and_those_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = dict(stored(tmp_path, f"{n}.bin", b"what is this %d" % n) for n in range(3))
    parsed: list[int] = []
    made = reading_marks._made
    monkeypatch.setattr(reading_marks, "_made", lambda *what: parsed.append(1) or made(*what))
    read_new(tmp_path, documents, workers=1)
    paths = [reading_path(tmp_path, sha) for sha in documents]
    for _ in range(2):
        first = dict(reading_hashes(paths))
        assert len([*KeptReadings(paths).faces.values()]) == len(documents)
        reading_marks.marks_of.cache_clear()  # as the process of the next night begins
    assert len(parsed) == len(documents)
    paths[0].write_text(paths[0].read_text("utf-8").replace("}", " }"), "utf-8")
    again = dict(reading_hashes(paths))
    assert [path for path in paths if again[path] != first[path]] == paths[:1]
