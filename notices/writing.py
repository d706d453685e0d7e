"""From a data folder to files: a department's notice in one format, the district's list.

What belongs here: the order of things. What does not: each step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import partial
from pathlib import Path

from collection.jurisdiction import NoticeForm, jurisdiction_with_code
from evidence.picture_cache import page_pictures
from notices.cleaning import file_name
from notices.findings_list import Chosen, list_workbook
from notices.notice_content import Matter, Notice
from notices.notice_reading import read_matter
from notices.notice_template import FILE
from notices.notice_words import compose, day, title_of
from notices.numbering import Issued, Subject, issue
from notices.proofs import Draw, proofs
from warehouse.decisions import lay_over, newest
from warehouse.notice_register import FOLDER
from warehouse.snapshot import SHANGHAI, open_snapshot
from warehouse.words_in_force import lay_words_over

FORMATS = ("docx", "pdf", "xlsx")
NO_NUMBER = "（预览，未编号）"


def write_notice(
    home: Path,
    agency_code: str,
    fiscal_year: int,
    format: str,
    *,
    pictures: Draw | None = None,
    today: dt.date | None = None,
) -> tuple[str, bytes]:
    """A department's notice as docx or pdf, or its findings as xlsx: file name and content.

    The first writing gives it its number; the xlsx has none. Raises NoSnapshot, UnknownAgency,
    NothingToNotice, JurisdictionError, and ValueError for another format.
    """
    if format not in FORMATS:
        raise ValueError(f"没有“{format}”这种格式；可用：{'、'.join(FORMATS)}")
    if format == "xlsx":
        return write_list(home, fiscal_year, agency_code)
    notice = numbered(home, agency_code, fiscal_year, pictures=pictures, today=today)
    return f"{notice_name(notice)}.{format}", render(notice, format, template_of(home))


def template_of(home: Path) -> bytes | None:
    """The bureau's own template, sound; None where there is none. Raises BadTemplate."""
    path = home / FOLDER / FILE
    if not path.is_file():
        return None
    from notices.template_filling import check

    content = path.read_bytes()
    check(content)
    return content


def numbered(
    home: Path,
    agency_code: str,
    fiscal_year: int,
    *,
    pictures: Draw | None = None,
    today: dt.date | None = None,
    keys: Collection[str] | None = None,
) -> Notice:
    """The notice with its number, ready to be written in any format; on the findings `keys` alone
    where they are given. Raises as write_notice, and BadTemplate before a number is given."""
    template_of(home)
    matter = _matter(home, agency_code, fiscal_year, pictures=pictures, keys=keys)
    form = _form(matter.mof_div_code)
    issued = issue(
        home,
        subject_of(matter),
        pattern=form.number,
        today=today or dt.datetime.now(SHANGHAI).date(),
        days=form.days,
    )
    return _signed(matter, form, issued)


def drafted(
    home: Path,
    agency_code: str,
    fiscal_year: int,
    keys: Collection[str] | None,
    pictures: Draw | None = None,
) -> Notice:
    """The notice on the findings `keys`, or on all, as of today, without a number."""
    matter = _matter(home, agency_code, fiscal_year, pictures=pictures, keys=keys)
    form = _form(matter.mof_div_code)
    today = dt.datetime.now(SHANGHAI).date()
    issued = Issued(NO_NUMBER, today, today + dt.timedelta(days=form.days))
    return _signed(matter, form, issued)


def _matter(
    home: Path,
    agency_code: str,
    fiscal_year: int,
    *,
    pictures: Draw | None,
    keys: Collection[str] | None,
) -> Matter:
    with open_snapshot(home) as connection:
        lay_over(connection, newest(home))
        draw = pictures or partial(page_pictures, connection, home=home)
        return read_matter(
            connection,
            agency_code,
            fiscal_year,
            prove=lambda one: proofs(connection, one, draw),
            keys=keys,
        )


def subject_of(matter: Matter) -> Subject:
    """What makes two notices the same: department, year, documents, and findings with figures."""
    told = [one for item in matter.items for one in (*item.findings, *item.consequences)]
    lines = {f"{one.finding_key} {one.fingerprint}" for one in told}
    lines |= {report.document_sha256 for report in matter.reports}
    return Subject(matter.mof_div_code, matter.agency_code, matter.fiscal_year, frozenset(lines))


def render(notice: Notice, format: str, template: bytes | None = None) -> bytes:
    """The numbered notice as docx or pdf; the docx in the bureau's `template` if there is one."""
    if format == "pdf":
        from notices.notice_pdf import write_pdf as write
    else:
        from notices.notice_docx import write_docx as write
    title = f"{notice.number} {notice.matter.agency_name}{notice.matter.fiscal_year}年整改通知"
    blocks = compose(notice)
    if format == "docx" and template is not None:
        from notices.template_filling import write_in_template

        write = partial(write_in_template, template, template_fields(notice))
    return write(blocks, title=title, author=notice.issuer, day=notice.issued_on)


def template_fields(notice: Notice) -> dict[str, str]:
    """What a template may print by itself (`notice_template.FIELDS`)."""
    matter = notice.matter
    return {
        "发文单位": notice.issuer,
        "文号": notice.number,
        "标题": "".join(title_of(matter)),
        "主送": f"{matter.agency_name}：",
        "日期": day(notice.issued_on),
        "整改期限": day(notice.due_on),
        "联系方式": notice.contact or "",
    }


def notice_name(notice: Notice) -> str:
    """明账改〔2026〕12号 示范区教育局 2025年: the file's name without its ending."""
    return file_name(f"{notice.number} {notice.matter.agency_name} {notice.matter.fiscal_year}年")


def write_list(
    home: Path,
    fiscal_year: int | None = None,
    agency_code: str | None = None,
    chosen: Chosen | None = None,
    base: str = "",
) -> tuple[str, bytes]:
    """The findings of all departments and years, of one, or the chosen ones: name and xlsx;
    `base` is what stands before the addresses of our pages.

    Raises NoSnapshot.
    """
    with open_snapshot(home) as connection:
        lay_words_over(connection, home)
        return list_workbook(connection, fiscal_year, agency_code, chosen, base)


def _form(mof_div_code: str) -> NoticeForm:
    place = jurisdiction_with_code(mof_div_code)
    return place.notice if place else NoticeForm()


def _signed(matter: Matter, form: NoticeForm, issued: Issued) -> Notice:
    return Notice(
        matter=matter,
        number=issued.number,
        issued_on=issued.issued_on,
        due_on=issued.due_on,
        issuer=form.issuer or f"{matter.place}财政局",
        contact=form.contact,
        earlier=issued.earlier,
    )
