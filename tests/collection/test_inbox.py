"""Names of dropped files, as old systems write them."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import pytest

from collection.inbox import STILL_CHANGING, collect_inbox, settled_files
from collection.store import SightingLog, read_sightings, readable


def test_a_name_in_gbk_bytes_is_read_and_logged(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    name = os.fsdecode("教育局预算.pdf".encode("gbk"))
    (inbox / name).write_bytes(b"%PDF-1.4")
    os.utime(inbox / name, (time.time() - 60,) * 2)
    log = SightingLog(tmp_path, "20250201T020000")
    assert collect_inbox(tmp_path, "999902", log, dt.datetime.now(dt.UTC)) == {"fetched": 1}
    assert [one.title for one in read_sightings(tmp_path)] == ["教育局预算.pdf"]
    assert collect_inbox(tmp_path, "999902", log, dt.datetime.now(dt.UTC)) == {"unchanged": 1}
    assert readable("教育局.pdf") == "教育局.pdf"


def test_a_file_just_dropped_is_read_tonight_whatever_the_clock_says(tmp_path: Path) -> None:
    """A quick night begins before a file is two seconds old; another machine's clock runs ahead."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "新.pdf").write_bytes(b"%PDF-1.4")
    os.utime(inbox / "新.pdf", (time.time() + 3600,) * 2)
    assert settled_files(inbox) == ([inbox / "新.pdf"], [])


def test_a_file_that_keeps_changing_waits_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    growing = inbox / "大.pdf"
    growing.write_bytes(b"%PDF")

    def grows(_: float) -> None:
        growing.write_bytes(growing.read_bytes() + b"more")

    monkeypatch.setattr(time, "sleep", grows)
    log = SightingLog(tmp_path, "20250201T020000")
    assert collect_inbox(tmp_path, "999902", log, dt.datetime.now(dt.UTC)) == {"skipped": 1}
    assert [one.reason for one in read_sightings(tmp_path)] == [STILL_CHANGING]
