"""LibreOffice is found, judged by its version, and converts alone, briefly, and offline."""

from __future__ import annotations

import http.server
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from disclosure.documents.file_formats import recognise
from disclosure.documents.office import converter, doc
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument, ReadingTimedOut, ToolMissing
from tests.disclosure.documents.hostile_files import docx
from tests.loopback import running
from tests.needed import needed_for

pytestmark = pytest.mark.slow  # LibreOffice, and programs that stand in for it

RTF = rb"{\rtf1\ansi\ansicpg936 %s\trowd\cellx3000\cellx6000\intbl A\cell 176.26\cell\row}"

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
LINKED = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_NAMES}:office:1.0" xmlns:text="{_NAMES}:text:1.0"
 xmlns:draw="{_NAMES}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="{_NAMES}:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>176.26<draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm">
<draw:image xlink:href="{{link}}" xlink:type="simple"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{{file}}"/>
<text:p>旧</text:p></text:section></office:text></office:body></office:document>"""


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a program stands that says it is LibreOffice; the test writes it."""
    monkeypatch.setenv(converter.SETTING, str(tmp_path / "soffice"))
    converter._version.cache_clear()
    yield tmp_path
    converter._version.cache_clear()


def test_without_libreoffice_the_reason_says_what_to_install(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ToolMissing, match="MINGZHANG_SOFFICE 所指的程序不存在"):
        open_document(RTF % b"")
    monkeypatch.delenv(converter.SETTING)
    monkeypatch.setenv("PATH", str(fake))
    with pytest.raises(ToolMissing, match=r"LibreOffice 7\.4 .*没有安装.*自动重读"):
        open_document(RTF % b"")


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo LibreOffice 6.4.7.2 40", "本机的是 6.4"),
        ("echo LibreOffice 7.3.7.2", "本机的是 7.3"),
        ("exit 1", "启动不了"),
        ("echo something else", "启动不了"),
    ],
)
def test_an_old_or_broken_one_counts_as_none(fake: Path, script: str, said: str) -> None:
    program(fake, script)
    with pytest.raises(ToolMissing, match=said):
        open_document(RTF % b"")


@pytest.mark.parametrize("said", ["LibreOffice 7.4.7.2 40(Build:2)", "LibreOffice 25.8.1.1"])
def test_a_new_one_is_taken(fake: Path, said: str) -> None:
    path = program(fake, f"echo '{said}'")
    assert converter.find_converter() == str(path)


def test_one_that_hangs_is_ended(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(fake, 'case "$1" in --version) echo LibreOffice 7.4.7.2;; *) sleep 60;; esac')
    monkeypatch.setattr(converter, "SECONDS", 1.0)
    started = time.monotonic()
    with pytest.raises(ReadingTimedOut, match="超过1秒"):
        open_document(RTF % b"")
    assert time.monotonic() - started < 20


def test_one_that_writes_nothing_means_a_damaged_file(fake: Path) -> None:
    program(fake, 'case "$1" in --version) echo LibreOffice 7.4.7.2;; esac')
    with pytest.raises(CorruptDocument, match="LibreOffice 打不开"):
        open_document(RTF % b"")


def test_a_torn_rtf_is_corrupt_without_asking_anybody(fake: Path) -> None:
    with pytest.raises(CorruptDocument, match="没有传完"):
        open_document((RTF % b"")[:-1])


def test_its_work_folder_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed_for("rtf")
    monkeypatch.setattr(converter.tempfile, "tempdir", str(tmp_path))
    (table,) = open_document(RTF % b"").pages[0].tables()
    assert [cell.text for cell in table.cells] == ["A", "176.26"]
    assert not list(tmp_path.iterdir())


@contextmanager
def listening() -> Iterator[tuple[int, list[str]]]:
    """A web server on loopback and the paths that were asked of it."""
    asked: list[str] = []

    class Remembers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with running(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Remembers)) as server:
        yield server.server_address[1], asked


def test_nothing_is_fetched_and_no_other_file_is_drawn_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even with the network left as it is, its settings keep it from asking."""
    needed_for("rtf")
    monkeypatch.setattr(converter, "confined", _WithNetwork(tmp_path))
    secret = tmp_path / "secret.txt"
    secret.write_text("机密一二三", encoding="utf-8")
    with listening() as (port, asked):
        link = f"http://127.0.0.1:{port}/a.png"
        linked = _written(tmp_path, LINKED.format(link=link, file=secret.as_uri()))
        assert recognise(linked) == "doc"
        assert link.encode() in linked
        assert "/a.png" in asked
        asked.clear()
        document = open_document(linked)
    assert asked == []
    assert "机密" not in repr(document)
    assert "176.26" in repr(document)


def _written(folder: Path, flat: str) -> bytes:
    """A Word 97 file made of flat OpenDocument by LibreOffice with its usual settings."""
    (folder / "linked.fodt").write_text(flat, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'usual').as_uri()}"
    command = [converter.find_converter(), profile, "--headless", "--convert-to", "doc:MS Word 97"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "linked.fodt")],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return (folder / "linked.doc").read_bytes()


class _WithNetwork:
    """The confining script without the line that takes the network away."""

    def __init__(self, folder: Path) -> None:
        from disclosure.documents.office import confined

        source = Path(confined.__file__).read_text(encoding="utf-8")
        called = "    leave_network()\n"
        assert source.count(called) == 1
        (folder / "confined.py").write_text(source.replace(called, ""), encoding="utf-8")
        self.__file__, self.TIMED_OUT = str(folder / "confined.py"), confined.TIMED_OUT


def test_doc_needs_the_container_to_be_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice would open a torn file as far as it goes."""
    monkeypatch.setattr(doc, "to_docx", lambda *_: docx())
    with pytest.raises(CorruptDocument):
        doc.read_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(2000))
