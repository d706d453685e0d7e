"""The ledger of notices as the pages show it: state, what is still open, days overdue, files.

What belongs here: the question that the ledger's page and the first page share. What does not: how
a notice stands (`warehouse.notices_standing`), and pages.
"""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request

from dashboard.night_reader import Row, cursor_of
from notices.desk import NoticeDesk
from warehouse.snapshot import SHANGHAI


def ledger(request: Request) -> list[Row]:
    """One row a notice: those that need somebody first, then the newest. Raises NoNotice."""
    desk: NoticeDesk = request.app.state.desk
    return [
        {
            "entry": one.entry,
            "number": one.entry.number,
            "agency_code": one.entry.agency_code,
            "agency_name": one.agency_name,
            "state": one.state,
            "open": one.open,
            "due_on": one.entry.due_on,
            "days": one.days,
            "files": [path.suffix.lstrip(".") for path in desk.files([one.entry.number])],
            "answers": desk.answers(one.entry.number),
        }
        for one in desk.ledger(cursor_of(request), today())
    ]


def today() -> dt.date:
    """This day in Asia/Shanghai, which due days are counted by."""
    return dt.datetime.now(SHANGHAI).date()
