"""`mingzhang notice`: notices to departments as files, and by mail when asked.

What belongs here: which departments, which files, what the terminal says. What does not: notices.
"""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
from rich.console import Console
from rich.text import Text

from dashboard.web_settings import from_environment
from notices.desk import keep
from notices.mail import MailNotSet, Server, addresses, mail_notice
from notices.mail import server_from_environment as server_set
from notices.notice_content import NothingToNotice, Notice
from notices.notice_reading import agencies_to_notice, agency_code, confirmed_keys, newest_year
from notices.notice_template import FILE
from notices.notice_words import counted
from notices.writing import (
    FORMATS,
    drafted,
    notice_name,
    numbered,
    render,
    template_of,
    write_list,
)
from warehouse.decisions import lay_over, newest
from warehouse.notice_register import FOLDER
from warehouse.snapshot import open_snapshot
from warehouse.whole_file import write_whole

ALL = "all"
DONE, FAILED = 0, 2
UNCONFIRMED = (
    "先在网页上审核（mingzhang dashboard --as 姓名），只写属实的；"
    "或者：加 --unconfirmed 连没有审核的一起编号，加 --draft 只看预览。"
)


def write_template(home: Path) -> Path:
    """Writes a template to restyle where there is none yet; its path. Raises FileExistsError."""
    path = home / FOLDER / FILE
    if path.exists():
        raise FileExistsError(f"模板已在 {path}，没有改动")
    from notices.template_filling import first_template

    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, first_template())
    return path


class BadFormat(Exception):
    """A format that notices are not written in."""


class UnknownYear(Exception):
    """Nothing of this year was read, nor is due."""


class MustBeSigned(Exception):
    """Numbers are given by who signs, on the web alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The command's words; without `agencies` all departments, without `year` the newest. Only what
    was confirmed is numbered unless `unconfirmed`; a `draft` is not numbered. `by` issues it."""

    agencies: Sequence[str]
    year: int | None
    format: str
    out: Path | None
    mail: bool
    unconfirmed: bool = False
    draft: bool = False
    by: str = "命令行"


def write_notices(home: Path, asked: Asked) -> int:
    """Writes files and says which; FAILED where a mail could not be sent. Raises NoSnapshot,
    UnknownAgency, UnknownYear, BadFormat, BadTemplate, MailNotSet, MustBeSigned."""
    if asked.format not in (*FORMATS, ALL):
        raise BadFormat(f"没有“{asked.format}”这种格式；可用：{'、'.join((*FORMATS, ALL))}")
    formats = FORMATS if asked.format == ALL else (asked.format,)
    settings = from_environment()
    if (settings.signers or settings.second_person) and not asked.draft and formats != ("xlsx",):
        raise MustBeSigned("设了签发人：通知在网页上送签、签发；这里只能加 --draft 看预览")
    template = template_of(home) if "docx" in formats else None
    server = server_set() if asked.mail else None
    if server:
        addresses(home)
    _known_year(home, asked.year)
    folder = asked.out or home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    console = Console()
    letters = [one for one in formats if one != "xlsx"] or (["pdf"] if server else [])
    written, failures, unread = 0, 0, 0
    for agency, year in _departments(home, asked) if letters else ():
        try:
            notice = _notice(home, agency, year, asked)
        except NothingToNotice as nothing:
            if asked.agencies:
                console.print(Text(f"{nothing}，不发通知"))
            continue
        if notice is None:
            console.print(
                Text(f"{agency} {year}年　问题都没有审核为属实，没有编号"), soft_wrap=True
            )
            unread += 1
            continue
        files = [(f"{notice_name(notice)}.{one}", render(notice, one, template)) for one in letters]
        _save(folder, files)
        _say(console, notice, files)
        written += 1
        failures += _mail(console, home, notice, files, server)
    if "xlsx" in formats:
        _save_lists(console, home, folder, asked)
    if unread:
        console.print(UNCONFIRMED)
    if not written and not unread and formats != ("xlsx",):
        console.print("没有需要发通知的部门")
    if written:
        kind = "预览，没有编号" if asked.draft else "通知"
        console.print(f"共 {written} 份{kind}，在 {folder}", highlight=False, soft_wrap=True)
    return FAILED if failures else DONE


def _known_year(home: Path, year: int | None) -> None:
    """Raises UnknownYear: nobody can say of a year without reports that all of it is well."""
    if year is None:
        return
    with closing(open_snapshot(home)) as night:
        rows = night.execute("SELECT DISTINCT fiscal_year FROM mart.coverage ORDER BY 1").fetchall()
    years = [int(one) for (one,) in rows if one is not None]
    if year not in years:
        raise UnknownYear(f"没有{year}年的报告；有数据的年度：{'、'.join(map(str, years)) or '无'}")


def _notice(home: Path, agency: str, year: int, asked: Asked) -> Notice | None:
    """The department's notice, numbered and kept unless a draft is asked for; None where nothing
    was confirmed. Raises NothingToNotice."""
    with closing(open_snapshot(home)) as night:
        lay_over(night, newest(home))
        keys = None if asked.unconfirmed or asked.draft else confirmed_keys(night, agency, year)
    if asked.draft:
        return drafted(home, agency, year, keys)
    if keys == []:
        drafted(home, agency, year, None)
        return None
    notice = numbered(home, agency, year, keys=keys)
    keep(home, notice, asked.by)
    return notice


def _departments(home: Path, asked: Asked) -> list[tuple[str, int]]:
    """Departments and years, all known before the first number is given."""
    with closing(open_snapshot(home)) as connection:
        if asked.agencies:
            codes = _codes(connection, asked)
            years = [asked.year or newest_year(connection, code) for code in codes]
        else:
            year = asked.year or newest_year(connection)
            codes = agencies_to_notice(connection, year)
            years = [year] * len(codes)
    return list(zip(codes, years, strict=True))


def _codes(connection: duckdb.DuckDBPyConnection, asked: Asked) -> list[str]:
    return list(dict.fromkeys(agency_code(connection, name) for name in asked.agencies))


def _save(folder: Path, files: Sequence[tuple[str, bytes]]) -> None:
    for name, content in files:
        write_whole(folder / name, content)


def _save_lists(console: Console, home: Path, folder: Path, asked: Asked) -> None:
    """One list for the district, or one for each department that was named."""
    with closing(open_snapshot(home)) as connection:
        codes = _codes(connection, asked)
    wanted: list[str | None] = [*codes] or [None]
    for code in wanted:
        name, content = write_list(home, asked.year, code)
        _save(folder, [(name, content)])
        console.print(Text(f"清单：{folder / name}"), soft_wrap=True)


def _say(console: Console, notice: Notice, files: Sequence[tuple[str, bytes]]) -> None:
    endings = "、".join(Path(name).suffix.lstrip(".") for name, _ in files)
    matter = notice.matter
    console.print(
        Text(f"{notice.number}　{matter.agency_name}{matter.fiscal_year}年　")
        .append(counted(notice))
        .append(f"　{endings}", style="dim"),
        soft_wrap=True,
    )


def _mail(
    console: Console,
    home: Path,
    notice: Notice,
    files: Sequence[tuple[str, bytes]],
    server: Server | None,
) -> int:
    """1 where the mail could not be sent: the others are still tried."""
    if server is None:
        return 0
    try:
        sent, before = mail_notice(home, notice, files, server)
    except (OSError, smtplib.SMTPException, MailNotSet) as error:
        console.print(Text(f"　　未能发出邮件：{error}", style="red"), soft_wrap=True)
        return 1
    for address in sent:
        console.print(Text(f"　　已发至 {address}"), soft_wrap=True)
    for address in before:
        console.print(Text(f"　　以前已发至 {address}，没有再发", style="dim"), soft_wrap=True)
    return 0
