"""The first night that finds no document at all; then files that want to do harm, and names that
no file system should have."""

from __future__ import annotations

import os
import time
from pathlib import Path

from fpdf import FPDF

from commands.run_night import DONE, EMPTY
from demo.demo_report import demo_reports
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf
from tests.disclosure.unpacking.made_archives import zipped
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
HUGE_BYTES = 101 * 1024**2


def put_hostile_files(inbox: Path) -> None:
    """Cut, empty, locked, too large, a bomb, members that want out; and a sound report."""
    reports = {(one.agency_code, one.year): one for one in demo_reports()}
    write_docx(reports["307", 2025], inbox / "好.docx")
    write_pdf(reports["101", 2025], inbox / "坏.pdf")
    (inbox / "坏.pdf").write_bytes((inbox / "坏.pdf").read_bytes()[:2000])
    (inbox / "空.pdf").write_bytes(b"")
    (inbox / "锁.pdf").write_bytes(_encrypted_pdf())
    with (inbox / "大.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.4\n")
        huge.truncate(HUGE_BYTES)
    (inbox / "弹.zip").write_bytes(zipped({"表.xlsx": b"0" * 40 * 1024**2}))
    members = {"../../好.docx": (inbox / "好.docx").read_bytes(), "读我.txt": b"x"}
    (inbox / "袋.zip").write_bytes(zipped(members, "gbk"))


def _encrypted_pdf() -> bytes:
    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    return bytes(pdf.output())


def expect_quarantined(home: Path) -> None:
    """Each with its reason; the sound report is unharmed."""
    with open_snapshot(home) as night:
        said = dict(
            night.execute(
                "SELECT source_url, coalesce(status_reason, status) FROM source.report"
            ).fetchall()
        )
        cells = night.execute("SELECT count(amount_yuan) FROM source.cell").fetchall()
        packed = night.execute(
            "SELECT url, arg_min(outcome, seen_at) FROM source.publication "
            "WHERE url LIKE 'inbox:袋.zip%' GROUP BY url ORDER BY url"
        ).fetchall()
    assert said["inbox:好.docx"] == "read"
    assert "损坏" in said["inbox:坏.pdf"]
    assert "空" in said["inbox:空.pdf"]
    assert "密码" in said["inbox:锁.pdf"]
    assert "过大" in said["inbox:大.pdf"]
    assert "展开" in said["inbox:弹.zip"]
    assert "inbox:袋.zip" not in said
    assert cells == [(233,)]
    assert packed == [
        ("inbox:袋.zip", "fetched"),
        ("inbox:袋.zip#../../好.docx", "fetched"),
        ("inbox:袋.zip#读我.txt", "skipped"),
    ]


def test_nights_without_a_document_and_with_hostile_files_publish_what_says_so(
    tmp_path: Path,
) -> None:
    """All that one home can show in its first three nights: each takes seconds to begin."""
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
    put_hostile_files(inbox)
    for path in inbox.iterdir():
        os.utime(path, (time.time() - 60,) * 2)
    for _ in range(2):
        later = mingzhang(home, *asked)
        assert later.returncode == DONE, later.stdout + later.stderr
    with open_snapshot(home) as connection:
        seen = connection.execute(
            "SELECT DISTINCT title FROM source.publication WHERE origin = 'inbox'"
        ).fetchall()
    texts = {title for (title,) in seen if title.endswith(".txt")}
    assert texts == {"教育\u2028局.txt", "教育\x85局.txt", "财政局.txt", "读我.txt"}
    expect_quarantined(home)
    assert set(tmp_path.iterdir()) == {home, place}
