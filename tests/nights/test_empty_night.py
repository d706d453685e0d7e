"""The first night that finds no document at all, and names that no file system should have."""

from __future__ import annotations

import os
import time
from pathlib import Path

from commands.run_night import DONE, EMPTY
from tests.running import mingzhang
from warehouse.publish import last_published
from warehouse.snapshot import open_snapshot

PLACE = """
name = "某区"
mof_div_code = "999902"
[[agencies]]
code = "101"
name = "教育局"
[[portals]]
name = "某区门户"
start_pages = ["http://127.0.0.1:9/a/index.html"]
allowed_hosts = ["127.0.0.1"]
delay_seconds = 0
"""


def test_a_first_night_without_a_document_publishes_an_empty_snapshot_that_says_so(
    tmp_path: Path,
) -> None:
    place = tmp_path / "place.toml"
    place.write_text(PLACE, encoding="utf-8")
    home = tmp_path / "home"
    inbox = home / "inbox"
    inbox.mkdir(parents=True)
    asked = ("run", "--jurisdiction", str(place.with_suffix("")))
    first = mingzhang(home, *asked)
    said = first.stdout
    assert first.returncode == EMPTY, said + first.stderr
    assert "还没有收到任何报告" in said
    assert "某区门户" in said
    assert last_published(home) is not None
    with open_snapshot(home) as connection:
        verdicts = connection.execute("SELECT verdict FROM source.portal_tonight").fetchall()
        assert verdicts == [("off",)]
        assert connection.execute("SELECT count(*) FROM source.report").fetchall() == [(0,)]

    names = ["教育\u2028局.txt", "教育\x85局.txt", "财政局.txt".encode("gb18030")]
    for name in names:
        path = inbox / os.fsdecode(name)
        path.write_bytes(b"no report at all " + os.fsencode(path.name))
        os.utime(path, (time.time() - 60,) * 2)
    for _ in range(2):
        later = mingzhang(home, *asked)
        assert later.returncode == DONE, later.stdout + later.stderr
    with open_snapshot(home) as connection:
        seen = connection.execute(
            "SELECT DISTINCT title FROM source.publication WHERE origin = 'inbox'"
        ).fetchall()
    assert {title for (title,) in seen} == {"教育\u2028局.txt", "教育\x85局.txt", "财政局.txt"}
