"""A second night with nothing new, and hostile files in the inbox."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import duckdb
import pytest

from tests.disclosure.unpacking.made_archives import zipped
from tests.running import mingzhang
from warehouse.compare import differences

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("night")]


def test_a_second_night_asks_with_conditions_reads_nothing_and_is_identical(
    demo_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    readings = {path: path.stat().st_mtime_ns for path in (home / "readings").rglob("*.json")}
    first = next(path for path in (home / "published").glob("2*.duckdb"))

    done = mingzhang(home, "run", "--demo")

    assert done.returncode == 0, done.stdout + done.stderr
    assert {p: p.stat().st_mtime_ns for p in (home / "readings").rglob("*.json")} == readings
    second = max((home / "published").glob("2*.duckdb"))
    assert second != first
    assert differences(first, second) == {}
    with duckdb.connect(str(second), read_only=True) as night:
        outcomes = dict(
            night.execute(
                "SELECT outcome, count(*) FROM source.publication "
                "WHERE seen_at = (SELECT max(seen_at) FROM source.publication) GROUP BY 1"
            ).fetchall()
        )
    assert outcomes["unchanged"] > 50
    assert "fetched" not in outcomes


def test_hostile_files_in_the_inbox_are_quarantined_and_the_rest_is_unharmed(
    demo_home: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    good = demo_home / "demo" / "files" / "307-2025.docx"
    shutil.copy(good, inbox / "好.docx")
    pdf = (demo_home / "demo" / "files" / "101-2025.pdf").read_bytes()
    (inbox / "坏.pdf").write_bytes(pdf[:2000])
    (inbox / "空.pdf").write_bytes(b"")
    (inbox / "锁.pdf").write_bytes(_encrypted_pdf())
    with (inbox / "大.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.4\n")
        huge.truncate(101 * 1024**2)
    (inbox / "弹.zip").write_bytes(zipped({"表.xlsx": b"0" * 40 * 1024**2}))
    members = {"../../好.docx": good.read_bytes(), "读我.txt": b"x"}
    (inbox / "袋.zip").write_bytes(zipped(members, "gbk"))
    old = time.time() - 60
    for file in inbox.iterdir():
        os.utime(file, (old, old))

    done = mingzhang(tmp_path, "run", "--jurisdiction", "shangdang")

    assert done.returncode == 0, done.stdout + done.stderr
    with duckdb.connect(str(tmp_path / "published" / "mingzhang.duckdb"), read_only=True) as night:
        said = dict(
            night.execute(
                "SELECT source_url, coalesce(status_reason, status) FROM source.report"
            ).fetchall()
        )
        cells = night.execute("SELECT count(amount_yuan) FROM source.cell").fetchall()
        packed = night.execute(
            "SELECT url, outcome FROM source.publication WHERE url LIKE 'inbox:袋.zip%' ORDER BY 1"
        ).fetchall()
    assert said["inbox:好.docx"] == "read"
    assert "损坏" in said["inbox:坏.pdf"]
    assert "空" in said["inbox:空.pdf"]
    assert "密码" in said["inbox:锁.pdf"]
    assert "过大" in said["inbox:大.pdf"]
    assert "展开" in said["inbox:弹.zip"]
    assert "inbox:袋.zip" not in said
    assert packed == [
        ("inbox:袋.zip", "fetched"),
        ("inbox:袋.zip#../../好.docx", "fetched"),
        ("inbox:袋.zip#读我.txt", "skipped"),
    ]
    assert cells == [(233,)]
    assert {path.name for path in tmp_path.parent.glob("*.docx")} == set()


def _encrypted_pdf() -> bytes:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    return bytes(pdf.output())
