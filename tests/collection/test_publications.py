"""An archive is one publication, its members are publications of their own."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from collection.jurisdiction import Agency, Jurisdiction
from collection.publications import container_url, with_members
from collection.reading_store import load_reading, members_of, read_all, reading_path
from collection.resolution import resolve_reports
from collection.store import Sighting, document_path, store_document
from disclosure.reading import Reading
from disclosure.unpacking import rars
from tests.disclosure.unpacking import made_archives as made

PLACE = Jurisdiction(
    mof_div_code="999901", name="某区", agencies=[Agency(code="101", name="某区教育局")]
)
FILES = {
    "某区教育局/报告.xls": b"old sheets",
    "读我.txt": b"hello",
    "锁.zip": made.encrypted_zip("a.pdf", b"x"),
}


def sighting(sha256: str, url: str = "http://x/预算.zip") -> Sighting:
    return Sighting(
        publication_id="p1",
        mof_div_code="999901",
        origin="portal",
        url=url,
        page_url="http://x/page.html",
        title="某区教育局2025年部门预算",
        published_on=dt.date(2025, 3, 1),
        seen_at=dt.datetime(2025, 3, 2, tzinfo=dt.UTC),
        document_sha256=sha256,
        outcome="fetched",
    )


@pytest.fixture
def archive(tmp_path: Path) -> str:
    """A stored and opened archive; its SHA-256."""
    content = made.zipped(FILES, "gbk")
    sha256 = store_document(tmp_path, content, ".zip")
    path = document_path(tmp_path, sha256)
    assert path is not None
    assert read_all(tmp_path, {sha256: path}, workers=1) == 3
    return sha256


def test_members_are_kept_and_read(tmp_path: Path, archive: str) -> None:
    for name in ("某区教育局/报告.xls", "锁.zip"):
        sha256 = hashlib.sha256(FILES[name]).hexdigest()
        path = document_path(tmp_path, sha256)
        assert path is not None
        assert path.read_bytes() == FILES[name]
        assert path.suffix == Path(name).suffix
    locked = load_reading(reading_path(tmp_path, hashlib.sha256(FILES["锁.zip"]).hexdigest()))
    assert (locked.error_code, locked.status) == ("encrypted", "quarantined")
    text = hashlib.sha256(FILES["读我.txt"]).hexdigest()
    assert document_path(tmp_path, text) is None


def test_each_member_is_sighted_with_its_archive(tmp_path: Path, archive: str) -> None:
    seen = with_members([sighting(archive)], lambda sha: members_of(tmp_path, sha))
    told = [(one.url, one.title, one.outcome, one.reason) for one in seen]
    assert told == [
        (
            "http://x/预算.zip",
            "某区教育局2025年部门预算",
            "fetched",
            "内有多份，打开了其中 2 份，另有 1 份未取",
        ),
        ("http://x/预算.zip#某区教育局/报告.xls", "某区教育局/报告.xls", "fetched", None),
        ("http://x/预算.zip#读我.txt", "读我.txt", "skipped", "不是报告文件（.txt）"),
        ("http://x/预算.zip#锁.zip", "锁.zip", "fetched", None),
    ]
    assert {one.page_url for one in seen} == {"http://x/page.html"}
    assert {container_url(one.url) for one in seen} == {"http://x/预算.zip"}
    assert len({one.publication_id for one in seen}) == 4
    assert seen == with_members([sighting(archive)], lambda sha: members_of(tmp_path, sha))


def test_the_archive_is_no_report_and_its_title_helps_its_members(
    tmp_path: Path, archive: str
) -> None:
    seen = with_members([sighting(archive)], lambda sha: members_of(tmp_path, sha))
    hashes = {one.document_sha256 for one in seen if one.document_sha256}
    readings = {sha: load_reading(reading_path(tmp_path, sha)) for sha in hashes}
    rows = resolve_reports(seen, readings, PLACE)
    assert {row["document_sha256"] for row in rows} == hashes - {archive}
    assert {(row["agency_code"], row["fiscal_year"]) for row in rows} == {("101", 2025)}


def test_an_archive_that_can_t_be_opened_is_a_quarantined_report(tmp_path: Path) -> None:
    content = made.encrypted_zip("a.pdf", b"x")
    sha256 = store_document(tmp_path, content, ".zip")
    read_all(tmp_path, {sha256: document_path(tmp_path, sha256) or tmp_path}, workers=1)
    seen = with_members([sighting(sha256)], lambda sha: members_of(tmp_path, sha))
    assert len(seen) == 1
    (row,) = resolve_reports(seen, {sha256: load_reading(reading_path(tmp_path, sha256))}, PLACE)
    assert (row["status"], row["status_reason"]) == ("quarantined", "压缩包设有密码，无法打开")


def test_what_lacked_a_tool_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read where no tool is on the path; the next night has one, and nobody asks for it."""
    content = made.rar5({"报告.xls": b"old sheets"}, method=3)
    sha256 = store_document(tmp_path, content, ".rar")
    path = document_path(tmp_path, sha256)
    assert path is not None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_all(tmp_path, {sha256: path}, workers=1) == 1
    lacking = load_reading(reading_path(tmp_path, sha256))
    assert (lacking.error_code, lacking.error_reason) == ("tool_missing", rars.NO_TOOL)
    tool = tmp_path / "unrar"
    tool.write_text("#!/bin/sh\n/usr/bin/printf 'old sheets'\n")
    tool.chmod(0o755)
    assert read_all(tmp_path, {sha256: path}, workers=1) == 2
    assert [one.name for one in members_of(tmp_path, sha256)] == ["报告.xls"]
    assert read_all(tmp_path, {sha256: path}, workers=1) == 0


def test_no_other_reading_passes_for_an_archive(tmp_path: Path) -> None:
    path = reading_path(tmp_path, "a" * 64)
    path.parent.mkdir(parents=True)
    quoting = Reading(
        reader_version="1",
        document_sha256="a" * 64,
        file_format="docx",
        status="read",
        contents=('"file_format":"zip"', '"error_code":"tool_missing"'),
    )
    path.write_text(quoting.model_dump_json(), encoding="utf-8")
    assert members_of(tmp_path, "a" * 64) == ()
    assert read_all(tmp_path, {"a" * 64: path}) == 0


def test_a_reading_that_is_as_it_was_is_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step of a night asks what each document holds."""
    path = reading_path(tmp_path, "a" * 64)
    path.parent.mkdir(parents=True)
    opened: list[Path] = []
    real = Path.open

    def counted(self: Path, *arguments: object, **options: object) -> object:
        opened.append(self)
        return real(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", counted)
    for text in ('{"file_format":"pdf"}', '{"file_format":"pdf", "pages": 2}'):
        path.write_text(text, encoding="utf-8")
        opened.clear()
        assert [members_of(tmp_path, "a" * 64) for _ in range(3)] == [(), (), ()]
        assert opened == [path]
