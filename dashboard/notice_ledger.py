"""The ledger of notices as tonight's findings leave it: state, what is still open, days overdue.

What belongs here: the question that the ledger's page and the first page share. What does not: the
register (`notices.ledger`), and pages.
"""

from __future__ import annotations

import datetime as dt

from starlette.requests import Request

from dashboard.night_reader import Row, query
from notices.desk import NoticeDesk
from notices.ledger import STATES, Entry
from warehouse.snapshot import SHANGHAI

_STILL = "SELECT finding_key FROM finding_now WHERE waiver IS NULL"
_READ = (
    "SELECT DISTINCT agency_code, fiscal_year FROM source.current_report WHERE status LIKE 'read%'"
)
_NAMES = "SELECT agency_code, any_value(agency_name) AS name FROM reference.agency GROUP BY 1"


def ledger(request: Request) -> list[Row]:
    """One row a notice: those that need somebody first, then the newest. Raises NoNotice."""
    desk: NoticeDesk = request.app.state.desk
    entries = desk.ledger()
    if not entries:
        return []
    still = {row["finding_key"] for row in query(request, _STILL)}
    names = {row["agency_code"]: row["name"] for row in query(request, _NAMES)}
    read = {(row["agency_code"], row["fiscal_year"]) for row in query(request, _READ)}
    day = today()

    def open_keys(one: Entry) -> set[str]:
        """What counts tonight; all of it where no report was read that could have closed it."""
        return still if (one.agency_code, one.fiscal_year) in read else still | set(one.keys)

    rows = [
        {
            "entry": one,
            "number": one.number,
            "agency_code": one.agency_code,
            "agency_name": names.get(one.agency_code, one.agency_code),
            "state": one.state(day, open_keys(one)),
            "open": one.open_of(open_keys(one)),
            "due_on": one.due_on,
            "days": (day - one.due_on).days,
            "files": [path.suffix.lstrip(".") for path in desk.files([one.number])],
        }
        for one in entries
    ]
    return sorted(rows, key=lambda row: STATES.index(row["state"]))


def today() -> dt.date:
    """This day in Asia/Shanghai, which due days are counted by."""
    return dt.datetime.now(SHANGHAI).date()
