"""系统 and 数据来源 as workbooks: the same rows as their pages, every place on a line of its own.

What belongs here: rows and columns of the two, and of 逐条来源 filtered as its page is. What does
not: their pages (`operator`, `sources`).
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import send_workbook
from dashboard.night_reader import Row, query
from dashboard.pages import operator, sources
from dashboard.queries import sql
from evidence.number_words import duration, moment, name, segment
from evidence.shown_table import Column, Table
from warehouse.kept_nights import NightFacts, nights
from warehouse.words import entries, words

MOST_ROWS = 1_000_000
"""A sheet of Excel holds 1,048,576 lines."""
_PORTALS = (
    Column("portal", "门户"), Column("verdict", "结论"),
    Column("list_pages", "列表页", "count"),
    Column("list_pages_printed", "应有列表页", "count"),
    Column("items", "条目", "count"), Column("items_printed", "应有条目", "count"),
    Column("kept", "新取文件", "count"), Column("unchanged", "未变文件", "count"),
    Column("skipped", "跳过", "count"), Column("failed", "失败", "count"),
    Column("lost", "列出而取不到的报告"), Column("unread", "没有读到的"),
    Column("failed_reasons", "失败的原因", aside=True), Column("help", "怎样处理", aside=True),
)  # fmt: skip
_FILES = (
    Column("reason", "原因"), Column("agency_name", "部门"), Column("year", "年度"),
    Column("status_reason", "说明"), Column("source_url", "地址"), Column("file_format", "格式"),
    Column("help", "怎样处理"), Column("open", "原件", href="href"),
)  # fmt: skip
_GAPS = (
    Column("word", "种类"), Column("agency_name", "部门"), Column("year", "年度"),
    Column("kind_word", "预算、决算"), Column("place", "位置"), Column("detail", "没有读到的"),
    Column("figures", "没有读入或没有核对的"), Column("costs", "暂不计入可信金额"),
    Column("help", "怎样处理"), Column("open", "原件", href="href"),
)  # fmt: skip
_COVERAGE = (
    Column("agency_code", "部门代码"), Column("agency_name", "部门", href="href"),
    Column("year", "年度"), Column("kind_word", "预算、决算"), Column("status_word", "公开情况"),
    Column("published_on", "公开日期", "date"), Column("errors", "错误", "count"),
    Column("warnings", "提醒", "count"),
)  # fmt: skip
_NIGHTS = (
    Column("night_id", "这一夜"), Column("started", "开始"), Column("published", "发布"),
    Column("took", "用时"), Column("reports", "现行报告", "count"),
    Column("quarantined", "读不了", "count"), Column("errors", "错误", "count"),
    Column("warnings", "提醒", "count"), Column("reader_version", "读取程序"),
)  # fmt: skip
_SEEN = (
    Column("title", "标题"), Column("url", "地址"), Column("page_url", "列出它的网页"),
    Column("agency_name", "认作部门"), Column("year", "年度"), Column("kind_word", "预算、决算"),
    Column("outcome_word", "结果"), Column("http_status", "应答"), Column("reason", "原因"),
    Column("seen", "所见时间"), Column("published_on", "公开日期", "date"),
    Column("document_sha256", "文件指纹"), Column("open", "原件", href="href"),
)  # fmt: skip


def operator_workbook(request: Request) -> Response:
    """Portals not read whole, files that gave no report, reading gaps (filtered as asked)."""
    asked = operator.asked_of(request)
    found = query(request, sql("reading_gaps"), operator.values(asked, 1, most=MOST_ROWS))
    unread = [_portal(row) for row in query(request, operator.NOT_WHOLE)]
    files = [_file(row) for row in query(request, sql("unread_files"))]
    gaps = [line for row in found for line in _places(row)]
    return send_workbook(
        request,
        "系统没有做到的",
        [
            Table("门户网站", _PORTALS, unread, "", empty="没有门户网站没有读全。"),
            Table("文件", _FILES, files, "", empty="每个文件都读成了，也都认出了部门。"),
            Table("读取缺漏", _GAPS, gaps, "", empty="没有读取缺漏。"),
        ],
    )


def sources_workbook(request: Request) -> Response:
    """Portals, who published what, and the nights that are kept."""
    portals = [_portal(row) for row in query(request, sources.PORTALS)]
    coverage = [_covered(row) for row in query(request, sources.COVERAGE)]
    kept = reversed(nights(request.app.state.home))
    return send_workbook(
        request,
        "数据来源",
        [
            Table("门户网站", _PORTALS, portals, "", empty="本夜没有采集门户网站。"),
            Table("公开情况", _COVERAGE, coverage, ""),
            Table("各夜", _NIGHTS, [_night(one) for one in kept], ""),
        ],
    )


def publications_workbook(request: Request) -> Response:
    """What was seen where, filtered as the page is, not cut into its pages."""
    rows = query(request, sql("publications"), sources.seen_values(request, 1, most=MOST_ROWS))
    return send_workbook(request, "逐条来源", [Table("来源", _SEEN, list(map(_seen, rows)), "")])


def _portal(row: Row) -> Row:
    return {
        **row,
        "verdict": words("portal").get(row["verdict"], row["verdict"]),
        "lost": "、".join(row.get("lost") or ()),
        "unread": "；".join(filter(None, (row["gaps"], row["doubts"]))),
        "help": words("portal_help").get(row["verdict"], ""),
    }


def _file(row: Row) -> Row:
    known = entries("unread_file").get(row["status_code"])
    return {
        **row,
        **_original(row),
        "reason": known.word if known else "读不了",
        "help": known.meaning if known else "下载原件试开",
        "agency_name": row["agency_name"] or "部门不明",
    }


def _places(row: Row) -> Iterator[Row]:
    """Each place of a gap that several reports have alike."""
    for one in ({}, *(row["others"] or ())):
        place = row | one
        yield {
            **place,
            **_original(place),
            "word": words("gap").get(row["kind"], row["kind"]),
            "agency_name": place["agency_name"] or "部门不明",
            "figures": "、".join(row["tokens"] or ()),
            "costs": "是" if row["costs_trust"] else "",
        }


def _covered(row: Row) -> Row:
    address = f"/agencies/{segment(row['agency_key'])}?" + urlencode(
        {"year": row["fiscal_year"], "kind": row["report_kind"]}
    )
    return {**row, **_period(row), "status_word": name(row["status"]), "href": address}


def _night(facts: NightFacts) -> Row:
    return {
        **{column.key: getattr(facts, column.key, None) for column in _NIGHTS},
        "started": moment(facts.started_at),
        "published": moment(facts.published_at),
        "took": duration(facts.seconds),
    }


def _seen(row: Row) -> Row:
    return {
        **row,
        **_original(row),
        "outcome_word": sources.OUTCOMES.get(row["outcome"], row["outcome"]),
        "seen": moment(row["seen_at"]),
    }


def _original(row: Row) -> Row:
    """A link to the page of its file, where one was kept; its year and kind."""
    sha256 = row["document_sha256"]
    link = {"open": "打开", "href": f"/sources/documents/{sha256}"} if sha256 else {"open": None}
    return {**link, **_period(row)}


def _period(row: Row) -> Row:
    year, kind = row.get("fiscal_year"), row.get("report_kind")
    return {"year": f"{year}年" if year else None, "kind_word": name(kind) if kind else None}


routes = [
    Route("/operator.xlsx", operator_workbook),
    Route("/sources.xlsx", sources_workbook),
    Route("/sources/publications.xlsx", publications_workbook),
]
