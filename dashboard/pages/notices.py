"""通知: pick findings, preview, number, send out as Word, PDF or zip; the ledger; the Excel list.

What belongs here: the way from ticks to letters, and what became of them. What does not: what a
letter says (`notices`). Giving a number is an act of its own, after the preview.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.downloads import base_of, download
from dashboard.findings_filter import filter_of, found
from dashboard.night_reader import Row, cursor_of, query
from dashboard.notice_ledger import ledger
from dashboard.pages import MenuItem
from dashboard.preview_proofs import PreviewPictures, with_fewer_proofs
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.excel import XLSX
from evidence.picture_cache import page_pictures
from notices.desk import NoNotice, NoticeDesk
from notices.drafts import Draft
from notices.findings_list import Chosen
from warehouse.decisions import now
from warehouse.notices_standing import Event
from warehouse.snapshot import SHANGHAI

menu = MenuItem(35, "通知", "/notices")
MEDIA_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
MOST_LETTERS = 60
MOST_RETURNED = 5
MOST_ANSWER_BYTES = 30 * 1024 * 1024


def notices(request: Request) -> Response:
    """The ledger."""
    try:
        rows = ledger(request)
        drafts = _desk(request).drafts()
    except NoNotice as why:
        return _none(request, why)
    shown = request.query_params.get("state", "")
    counts = {state: sum(row["state"] == state for row in rows) for state in _states(rows)}
    known = {
        "rows": [row for row in rows if shown in ("", row["state"])],
        "has_template": _desk(request).has_template,
        "counts": counts,
        "whole": len(rows),
        "drafts": [one for one in drafts if one.outcome is None],
        "returned": [one for one in drafts if one.outcome == "returned"][:MOST_RETURNED],
        "shown": shown,
        "fresh": request.query_params.getlist("new"),
        "today": dt.datetime.now(SHANGHAI).date(),
        "trouble": request.query_params.get("trouble", "")[:200],
    }
    return render(request, "notices.html", known)


def _states(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(row["state"] for row in rows))


def pick(request: Request) -> Response:
    """The findings of a department's year to pick from; confirmed ones are ticked."""
    asked = request.query_params
    agency, year = asked.get("agency", ""), asked.get("year", "")
    if not agency:
        raise HTTPException(404)
    rows = query(
        request, sql("notice_choices"), {"agency": agency, "year": year, "keys": list[str]()}
    )
    return render(request, "notice_pick.html", {"rows": rows, "agency": agency, "year": year})


async def preview(request: Request) -> Response:
    """The letters on what was ticked, as they would be issued today; numbers nothing."""
    pairs = await sign_in_state.pairs_of(request)
    return await run_in_threadpool(preview_of, request, pairs)


def preview_of(
    request: Request, pairs: list[tuple[str, str]], trouble: str = "", draft: Draft | None = None
) -> Response:
    """The letters on what was ticked, or on what a draft lists that waits to be signed."""
    keys = ticked(pairs)
    letters = _letters(request, keys)
    if not letters:
        words = "没有勾选可以写进通知的问题：说明性事项、误报和部门不明的问题不写进通知。"
        return render(
            request, "message.html", {"heading": "没有可写的", "words": words}, status=409
        )
    if len(letters) > MOST_LETTERS:
        words = f"勾选的问题涉及 {len(letters)} 份通知，一次最多 {MOST_LETTERS} 份，请分批。"
        return render(request, "message.html", {"heading": "太多了", "words": words}, status=409)
    try:
        _compose(request, letters)
    except NoNotice as why:
        return _none(request, why)
    known = {
        "letters": letters,
        "has_template": _desk(request).has_template,
        "unconfirmed": sum(letter["unconfirmed"] for letter in letters),
        "keys": [key for letter in letters for key in letter["keys"]],
        "trouble": trouble,
        "draft": draft,
        "gone": len(set(draft.keys) - {key for one in letters for key in one["keys"]})
        if draft
        else 0,
        "may_sign": sign_in_state.may_sign(request, draft.by if draft else None),
    }
    return render(request, "notice_preview.html", known, status=409 if trouble else 200)


def _compose(request: Request, letters: list[dict[str, Any]]) -> None:
    """Puts what each letter says into it, as blocks. Raises NoNotice."""
    night, home = cursor_of(request), request.app.state.home
    pictures = PreviewPictures(lambda finding: page_pictures(night, finding, home))
    drafted = [
        _desk(request).draft(letter["agency"], letter["year"], letter["keys"], pictures)
        for letter in letters
    ]
    for letter, blocks in zip(letters, with_fewer_proofs(drafted), strict=True):
        letter["blocks"] = pictures.linked(blocks)


def ticked(pairs: list[tuple[str, str]]) -> list[str]:
    """The findings' keys; the list's ticks carry a fingerprint behind the key."""
    return [value.split(" ")[0] for name, value in pairs if name == "pick"]


def _letters(request: Request, keys: list[str]) -> list[dict[str, Any]]:
    """One letter a department and year of the ticked findings."""
    values = {"agency": "", "year": "", "keys": keys}
    rows = query(request, sql("notice_choices"), values) if keys else []
    return [
        {
            "agency": agency,
            "name": group[0]["agency_name"],
            "year": year,
            "keys": [row["finding_key"] for row in group],
            "unconfirmed": sum(not row["is_confirmed"] for row in group),
        }
        for (agency, year), group in (
            (whose, list(rows_of))
            for whose, rows_of in groupby(
                rows, key=lambda row: (row["agency_code"], row["fiscal_year"])
            )
        )
    ]


async def issue(request: Request) -> Response:
    """Numbers the letters that were previewed and keeps their files."""
    pairs = await sign_in_state.pairs_of(request)
    return await run_in_threadpool(_issue, request, pairs)


def _issue(request: Request, pairs: list[tuple[str, str]]) -> Response:
    number = dict(pairs).get("draft", "")
    draft = draft_of(request, number) if number else None
    if not sign_in_state.may_sign(request, draft.by if draft else None):
        raise HTTPException(403, "没有签发权限，或须由另一人签发：请送签")
    if draft and set(draft.keys) != set(ticked(pairs)):
        raise HTTPException(409, "送签以后有的问题变了：请退回重拟")
    letters = _letters(request, ticked(pairs))
    unconfirmed = sum(letter["unconfirmed"] for letter in letters)
    if unconfirmed and ("unconfirmed", "yes") not in pairs:
        why = f"其中 {unconfirmed} 处还没有审核为属实：请勾选“仍然写进通知”，或先审核。"
        return preview_of(request, pairs, why, draft)
    if not letters:
        return preview_of(request, pairs)
    who = sign_in_state.user_of(request) or ""
    try:
        if draft:
            _desk(request).close_draft(draft, "signed", "", who)
        numbers = [
            _desk(request).issue(letter["agency"], letter["year"], letter["keys"], who)
            for letter in letters
        ]
    except NoNotice as why:
        return _none(request, why)
    return RedirectResponse(f"/notices?{urlencode([('new', n) for n in numbers])}", 303)


def draft_of(request: Request, number: str) -> Draft:
    """The draft of that number that still waits. Raises 404."""
    waiting = [one for one in _desk(request).drafts() if one.outcome is None]
    found = next((one for one in waiting if str(one.draft_no) == number), None)
    if found is None:
        raise HTTPException(404)
    return found


def file(request: Request) -> Response:
    """A notice as it was issued, as docx or pdf."""
    number, ending = request.path_params["number"], request.path_params["ending"]
    kept = [path for path in _desk(request).files([number]) if path.suffix == f".{ending}"]
    if not kept:
        raise HTTPException(404)
    return download(kept[0].read_bytes(), kept[0].name, MEDIA_TYPES[kept[0].suffix])


def zipped(request: Request) -> Response:
    """The files of several notices as one zip, names in UTF-8."""
    paths = _desk(request).files(request.query_params.getlist("number"))
    if not paths:
        raise HTTPException(404)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            packed.writestr(path.name, path.read_bytes())
    day = dt.datetime.now(SHANGHAI).date()
    return download(stream.getvalue(), f"整改通知 {day}.zip", MEDIA_TYPES[".zip"])


async def note(request: Request) -> Response:
    """Writes down that a notice was answered, or why it was withdrawn."""
    fields, file = await sign_in_state.form_with_file(request, MOST_ANSWER_BYTES)
    return await run_in_threadpool(_note, request, fields, file)


def _note(request: Request, fields: dict[str, str], attached: tuple[str, bytes] | None) -> Response:
    kind, number = fields.get("kind", ""), fields.get("number", "")
    if kind not in ("answered", "withdrawn"):
        raise HTTPException(404)
    try:
        day = dt.date.fromisoformat(fields.get("day", ""))
    except ValueError:
        day = dt.datetime.now(SHANGHAI).date()
    who = sign_in_state.user_of(request) or ""
    try:
        event = Event(kind, day, fields.get("said", "").replace("\r\n", "\n"), who, now())
        _desk(request).note(number, event, attached)
    except NoNotice as why:
        return RedirectResponse(f"/notices?{urlencode({'trouble': str(why)})}", 303)
    return RedirectResponse("/notices", 303)


def answer(request: Request) -> Response:
    """The file that came with an answer: always a download."""
    kept = _desk(request).answers(request.path_params["number"])
    path = kept.get(request.path_params["event"])
    if path is None:
        raise HTTPException(404)
    return download(path.read_bytes(), path.name, "application/octet-stream")


def findings_list(request: Request) -> Response:
    """The findings of a year or all, of a department or the district, as Excel; what the page's
    filter lets through where it asks for more."""
    asked = filter_of(request.query_params)
    year = _year(asked.asked["year"])
    if year is None and asked.asked["year"]:
        raise HTTPException(404)
    agency = asked.asked["agency"] or None
    try:
        if any(value for name, value in asked.asked.items() if name not in ("year", "agency")):
            keys = [row["finding_key"] for row in found(request, asked)]
            chosen = Chosen(keys, base_of(request) + asked.address())
            name, content = _desk(request).listed(None, None, chosen, base_of(request))
        else:
            name, content = _desk(request).listed(year, agency, base=base_of(request))
    except NoNotice as why:
        return _none(request, why)
    return download(content, name, XLSX)


def _desk(request: Request) -> NoticeDesk:
    desk: NoticeDesk = request.app.state.desk
    return desk


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _none(request: Request, why: NoNotice) -> Response:
    return render(request, "message.html", {"heading": "没有生成", "words": f"{why}。"}, status=409)


routes = [
    Route("/notices", notices),
    Route("/notices/new", pick),
    Route("/notices/preview", preview, methods=["POST"]),
    Route("/notices/issue", issue, methods=["POST"]),
    Route("/notices/note", note, methods=["POST"]),
    Route("/notices/files.zip", zipped),
    Route("/notices/files/{number}.{ending}", file),
    Route("/notices/answers/{number}/{event:int}", answer),
    Route("/findings.xlsx", findings_list),
]
