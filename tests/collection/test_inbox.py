"""Names of dropped files, as old systems write them."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

from collection.inbox import collect_inbox
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
    assert readable("教育局.pdf") == "教育局.pdf"
