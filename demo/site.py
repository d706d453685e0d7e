"""What the demo's portal publishes: two lists, detail pages, and everything that goes wrong.

What belongs here: the content of the site as pages and files. What does not: HTTP (`portal`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape
from pathlib import Path

from demo.demo_report import CORRECTED, DemoReport, demo_reports
from demo.packing import published_files

A, B = "/zfxxgk/bmys/a", "/zfxxgk/bmys/b"
A_PAGE = 15
NOTICES = (
    "示范区办公设备采购公告",
    "示范区教育局所属学校招聘公告",
    "示范区部门预算编制业务培训通知",
    "关于召开年度工作会议的通知",
)
MISLABELLED = ("106", 2024)
"""The link says another department than the document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list: its title, its day, and the links of its detail page."""

    number: int
    title: str
    day: dt.date
    attachments: tuple[tuple[str, str], ...]
    in_text: bool = False
    link: str | None = None


def pages(folder: Path) -> dict[str, bytes]:
    """Every page of the site by its path. Section B is in GBK."""
    reports = [report for report in demo_reports() if report.is_published]
    first = [_entry(n, report) for n, report in enumerate(reports) if report.year == 2025]
    second = [_entry(n, report) for n, report in enumerate(reports) if report.year == 2024]
    first += _oddities(len(reports))
    second += _corrections(reports, len(reports) + 50)
    site: dict[str, bytes] = {}
    site |= _section(A, first, "utf-8", _index_paging)
    site |= _section(B, second, "gbk", _script_paging)
    site["/robots.txt"] = b"User-agent: *\nDisallow: /private/\n"
    return site


def _entry(number: int, report: DemoReport) -> Entry:
    name = report.budget.agency_name
    if (report.agency_code, report.year) == MISLABELLED:
        name = "示范区审计局"
    title = f"{name}{report.year}年部门预算公开"
    day = dt.date(report.year, 2, 1 + number % 14)
    folder = "/files" if number % 2 == 0 else "../../../files"
    usual = f"{title}.{report.file_format}" if number % 3 else "附件1"
    links = tuple((f"{folder}/{file}", text or usual) for file, text in published_files(report))
    return Entry(number, title, day, links, in_text=number % 4 == 0)


def _corrections(reports: list[DemoReport], number: int) -> list[Entry]:
    return [
        Entry(
            number + i,
            f"{report.budget.agency_name}{report.year}年部门预算公开（更正）",
            dt.date(report.year, 3, 10),
            ((f"/files/更正-{report.file_name}", f"{report.year}年部门预算（更正）"),),
        )
        for i, report in enumerate(reports)
        if (report.agency_code, report.year) in CORRECTED
    ]


def _oddities(number: int) -> list[Entry]:
    """A dead link, an empty file, a forbidden one, a foreign host, and notices."""
    day = dt.date(2025, 2, 20)
    odd = [
        ("示范区信访局2025年部门预算公开", "/files/missing.pdf"),
        ("示范区档案局2025年部门预算公开", "/files/empty.pdf"),
        ("示范区保密局2025年部门预算公开", "/private/secret.pdf"),
        ("示范区气象局2025年部门预算公开", "http://elsewhere.example/report.pdf"),
    ]
    found = [
        Entry(number + i, title, day, ((url, f"{title}.pdf"),))
        for i, (title, url) in enumerate(odd)
    ]
    found += [
        Entry(number + 10 + i, title, day, (("/files/notice.pdf", title),))
        for i, title in enumerate(NOTICES)
    ]
    return found


def _section(root: str, entries: list[Entry], encoding: str, paging: object) -> dict[str, bytes]:
    chunks = [entries[start : start + A_PAGE] for start in range(0, len(entries), A_PAGE)]
    site: dict[str, bytes] = {}
    for page, chunk in enumerate(chunks):
        items = "".join(
            f'<li><a href="{root}/t{one.number}.html" title="{escape(one.title)}">'
            f"{escape(one.title)}</a><span>{one.day}</span></li>"
            for one in chunk
        )
        name = "index.html" if page == 0 else f"index_{page}.html"
        links = paging(len(chunks), page)  # type: ignore[operator]
        site[f"{root}/{name}"] = _html("部门预算", f"<ul>{items}</ul>{links}", encoding)
    for one in entries:
        site[f"{root}/t{one.number}.html"] = _html(one.title, _detail(one), encoding)
    return site


def _index_paging(total: int, page: int) -> str:
    names = ["index.html", *(f"index_{number}.html" for number in range(1, total))]
    return "".join(f'<a href="{name}">{n}</a> ' for n, name in enumerate(names, start=1))


def _script_paging(total: int, page: int) -> str:
    return f'<script>createPageHTML({total}, {page}, "index", "html");</script>'


def _detail(one: Entry) -> str:
    links = "".join(f'<a href="{escape(url)}">{escape(text)}</a> ' for url, text in one.attachments)
    body = (
        f"<p>现将有关情况公开如下，详见{links}。</p>"
        if one.in_text
        else f"<ul><li>{links}</li></ul>"
    )
    return f"<h1>{escape(one.title)}</h1><p>发布时间：{one.day}　来源：示范区财政局</p>{body}"


def _html(title: str, body: str, encoding: str) -> bytes:
    head = f'<meta charset="{encoding}"><title>{escape(title)}</title>'
    nav = '<div><a href="/">首页</a> <a href="/zfxxgk/">公开</a></div>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{nav}{body}</body></html>".encode(
        encoding
    )
