"""Notices by mail: to the right address, once, only when it is set up."""

from __future__ import annotations

import email
import email.policy
import socketserver
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from commands.notice import Asked, MustBeSigned, write_notices
from notices.mail import MailNotSet, Server, addresses, letter, server_from_environment
from notices.writing import numbered
from tests.loopback import running
from tests.notices.conftest import TODAY, no_pictures
from warehouse.decisions import Decision, record
from warehouse.notice_register import FOLDER, STORE
from warehouse.notices_standing import entries


class _Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as a client needs to hand over a letter; refuses refused@…"""

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            verb = line.upper()
            if verb.startswith("DATA"):
                self._say("354 go on")
                self._take()
            elif verb.startswith("QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("550 no such box" if "refused@" in line else "250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        received = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        self.server.letters.append(received)  # type: ignore[attr-defined]
        self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Post(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    letters: list[EmailMessage]


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Post]:
    """A mail server on loopback, set in the environment."""
    with running(_Post(("127.0.0.1", 0), _Conversation)) as server:
        server.letters = []
        monkeypatch.setenv("MINGZHANG_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("MINGZHANG_SMTP_PORT", str(server.server_address[1]))
        monkeypatch.setenv("MINGZHANG_SMTP_SECURITY", "none")
        monkeypatch.setenv("MINGZHANG_SMTP_FROM", "bureau@example.invalid")
        yield server


def listed(home: Path, text: str) -> None:
    (home / "notices").mkdir(exist_ok=True)
    (home / "notices" / "addresses.csv").write_text(f"agency_code,address\n{text}", "utf-8-sig")


def asked(home: Path, *agencies: str, mail: bool = True, format: str = "docx") -> Asked:
    return Asked(agencies, 2025, format, home / "out", mail, unconfirmed=True)


def test_a_notice_is_mailed_once_with_its_file(
    home: Path, post: _Post, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(home, "104,edu@example.invalid\n104,second@example.invalid\n")
    assert write_notices(home, asked(home, "104")) == 0
    assert {one["To"] for one in post.letters} == {"edu@example.invalid", "second@example.invalid"}
    first = post.letters[0]
    number = first["Subject"].split("：")[0]
    assert first["Subject"] == f"{number}：示范区教育局2025年预算公开整改通知"
    assert "须更正的问题1处" in first.get_body().get_content()  # type: ignore[union-attr]
    (attached,) = first.iter_attachments()
    assert attached.get_filename() == f"{number} 示范区教育局 2025年.docx"
    assert attached.get_content()[:2] == b"PK"
    assert write_notices(home, asked(home, "104")) == 0
    assert len(post.letters) == 2
    assert "没有再发" in capsys.readouterr().out


def test_without_mail_nothing_is_sent(home: Path, post: _Post) -> None:
    listed(home, "104,edu@example.invalid\n")
    assert write_notices(home, asked(home, mail=False)) == 0
    assert post.letters == []
    assert len(list((home / "out").glob("*.docx"))) == 2


def test_only_what_was_confirmed_is_numbered(
    home: Path, post: _Post, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the web desk does: no number before somebody said that it is so."""
    listed(home, "104,edu@example.invalid\n")
    plain = Asked(("104",), 2025, "docx", home / "out", mail=True, by="王某")
    assert write_notices(home, plain) == 0
    assert "没有审核为属实，没有编号" in capsys.readouterr().out
    assert not (home / FOLDER / STORE).exists()
    assert post.letters == []
    said = "2026-03-02T09:00:00+08:00"
    record(home, Decision("alone", "confirmed", "", "f-alone", "", "王某", said))
    assert write_notices(home, plain) == 0
    (path,) = (home / "out").glob("*.docx")
    text = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "alone相差1元。" in text
    assert "alike" not in text
    (entry,) = entries(home, "999901")
    assert [(one.kind, one.by) for one in entry.events] == [("issued", "王某")]
    assert len(post.letters) == 1


def test_where_somebody_signs_the_command_line_numbers_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_DASHBOARD_SIGNERS", "李局")
    with pytest.raises(MustBeSigned, match="网页上送签"):
        write_notices(home, asked(home, "104", mail=False))
    assert not (home / FOLDER / STORE).exists()


def test_a_draft_has_no_number_and_is_not_mailed(home: Path, post: _Post) -> None:
    draft = Asked(("104",), 2025, "docx", home / "out", mail=False, draft=True)
    assert write_notices(home, draft) == 0
    (path,) = (home / "out").glob("*.docx")
    assert "未编号" in path.name
    assert not (home / FOLDER / STORE).exists()


def test_one_refusal_does_not_stop_the_others(
    home: Path, post: _Post, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(home, "104,refused@example.invalid\n105,other@example.invalid\n")
    assert write_notices(home, asked(home)) == 2
    assert [one["To"] for one in post.letters] == ["other@example.invalid"]
    assert "未能发出邮件" in capsys.readouterr().out
    listed(home, "104,edu@example.invalid\n105,other@example.invalid\n")
    assert write_notices(home, asked(home)) == 0
    assert [one["To"] for one in post.letters] == ["other@example.invalid", "edu@example.invalid"]


def test_a_department_without_address_is_said(
    home: Path, post: _Post, capsys: pytest.CaptureFixture[str]
) -> None:
    listed(home, "104,edu@example.invalid\n")
    assert write_notices(home, asked(home, "105")) == 2
    assert post.letters == []
    assert "没有 105" in capsys.readouterr().out


def test_mail_that_is_not_set_up_is_refused_before_anything(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOST", "FROM", "SECURITY", "USER", "PORT"):
        monkeypatch.delenv(f"MINGZHANG_SMTP_{name}", raising=False)
    with pytest.raises(MailNotSet, match="MINGZHANG_SMTP_HOST"):
        write_notices(home, asked(home))
    monkeypatch.setenv("MINGZHANG_SMTP_HOST", "mail.example.invalid")
    monkeypatch.setenv("MINGZHANG_SMTP_FROM", "bureau@example.invalid")
    with pytest.raises(MailNotSet, match=r"addresses\.csv"):
        write_notices(home, asked(home))
    assert not (home / "notices" / "register.sqlite").exists()
    assert server_from_environment().port == 465
    monkeypatch.setenv("MINGZHANG_SMTP_SECURITY", "none")
    monkeypatch.setenv("MINGZHANG_SMTP_USER", "bureau")
    with pytest.raises(MailNotSet, match="口令"):
        server_from_environment()


@pytest.mark.parametrize("line", ["104,no-address", ",a@example.invalid", '104,"a@b\nBcc: c@d"'])
def test_a_wrong_address_is_named(home: Path, line: str) -> None:
    listed(home, f"{line}\n")
    with pytest.raises(MailNotSet, match="第 2 行"):
        addresses(home)


def test_a_name_can_not_add_headers(home: Path) -> None:
    notice = numbered(home, "105", 2025, pictures=no_pictures, today=TODAY)
    server = Server("127.0.0.1", 25, "none", "bureau@example.invalid")
    message = letter(notice, [], server, "a@example.invalid")
    assert message["Subject"] == '明账改〔2026〕1号：=cmd|"/局<script>2025年预算公开整改通知'
    assert message["Bcc"] is None
