"""Notices by mail, when somebody asks for it: one letter a department, the files attached.

What belongs here: settings of the mail server, addresses, the letter. What does not: what a notice
says. Nothing is sent without --mail and without a server in the environment; a notice goes to an
address once. Addresses stand in MINGZHANG_HOME/notices/addresses.csv (agency_code,address).
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import smtplib
import ssl
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from notices.notice_content import Notice
from notices.notice_words import counted, day
from notices.numbering import mailed, note_mailing
from warehouse.notice_register import FOLDER

ADDRESSES = "addresses.csv"
TIMEOUT_SECONDS = 30
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PORTS = {"ssl": 465, "starttls": 587, "none": 25}


class MailNotSet(Exception):
    """Mail was asked for and can't be sent: says what is missing, in Chinese."""


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server. `security` is ssl, starttls or none; without `user` no one signs in."""

    host: str
    port: int
    security: str
    sender: str
    user: str | None = None
    password: str | None = None


def server_from_environment() -> Server:
    """MINGZHANG_SMTP_HOST, _PORT, _SECURITY, _USER, _PASSWORD, _FROM. Raises MailNotSet."""
    told = {
        name: os.environ.get(f"MINGZHANG_SMTP_{name}", "")
        for name in ("HOST", "PORT", "SECURITY", "USER", "PASSWORD", "FROM")
    }
    security = told["SECURITY"] or "ssl"
    if not told["HOST"] or not told["FROM"]:
        raise MailNotSet("发邮件需要设置 MINGZHANG_SMTP_HOST 和 MINGZHANG_SMTP_FROM")
    if security not in PORTS:
        raise MailNotSet(f"MINGZHANG_SMTP_SECURITY 只能是 {'、'.join(PORTS)}")
    if told["USER"] and security == "none":
        raise MailNotSet(
            "不加密的连接不能发送口令：请把 MINGZHANG_SMTP_SECURITY 设为 ssl 或 starttls"
        )
    if told["PORT"] and not told["PORT"].isdecimal():
        raise MailNotSet("MINGZHANG_SMTP_PORT 应为数字")
    port = int(told["PORT"] or PORTS[security])
    return Server(told["HOST"], port, security, told["FROM"], told["USER"], told["PASSWORD"])


def addresses(home: Path) -> dict[str, list[str]]:
    """Addresses by department. Raises MailNotSet where there is no list or a line is wrong."""
    path = home / FOLDER / ADDRESSES
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise MailNotSet(f"没有部门邮箱：请建立 {path}（两列：agency_code,address）") from error
    found: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        code, address = (row.get("agency_code") or "").strip(), (row.get("address") or "").strip()
        try:
            Address(addr_spec=address)
        except (ValueError, IndexError) as error:
            raise MailNotSet(f"{path.name} 第 {number} 行的邮箱有误：{address!r}") from error
        if not code or "@" not in address:
            raise MailNotSet(f"{path.name} 第 {number} 行有误：要有部门代码和邮箱")
        found[code].append(address)
    return dict(found)


def letter(
    notice: Notice, files: Sequence[tuple[str, bytes]], server: Server, to: str
) -> EmailMessage:
    """The letter with its attachments; names of files in Chinese are kept."""
    matter, message = notice.matter, EmailMessage()
    message["Subject"] = (
        f"{notice.number}：{matter.agency_name}{matter.fiscal_year}年{matter.subject}公开整改通知"
    )
    message["From"], message["To"] = server.sender, to
    message["Date"] = format_datetime(dt.datetime.now(dt.UTC))
    message["Message-ID"] = make_msgid(domain=Address(addr_spec=server.sender).domain)
    message.set_content(
        f"{matter.agency_name}：\n\n"
        f"现印发《关于{matter.agency_name}{matter.fiscal_year}年{matter.subject}公开问题的整改通知》"
        f"（{notice.number}），共{counted(notice)}，请于{day(notice.due_on)}前完成整改，详见附件。\n\n"
        f"{notice.issuer}\n{day(notice.issued_on)}\n"
    )
    for name, content in files:
        maintype, subtype = MEDIA_TYPES[Path(name).suffix].split("/")
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return message


def mail_notice(
    home: Path, notice: Notice, files: Sequence[tuple[str, bytes]], server: Server
) -> tuple[list[str], list[str]]:
    """Sends a notice to its department's addresses; those it was sent to, and those it was before.

    Raises MailNotSet without an address, OSError and smtplib.SMTPException where sending fails.
    """
    matter = notice.matter
    wanted = addresses(home).get(matter.agency_code)
    if not wanted:
        raise MailNotSet(f"{ADDRESSES} 中没有 {matter.agency_code} {matter.agency_name} 的邮箱")
    before = mailed(home, matter.mof_div_code, notice.number)
    fresh = [address for address in wanted if address not in before]
    for address in fresh:
        _send(letter(notice, files, server, address), server)
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        note_mailing(home, matter.mof_div_code, notice.number, address, at)
    return fresh, [address for address in wanted if address in before]


def _send(message: EmailMessage, server: Server) -> None:
    trust = ssl.create_default_context()
    if server.security == "ssl":
        client: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=TIMEOUT_SECONDS, context=trust
        )
    else:
        client = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    with client:
        if server.security == "starttls":
            client.starttls(context=trust)
        if server.user:
            client.login(server.user, server.password or "")
        client.send_message(message)
