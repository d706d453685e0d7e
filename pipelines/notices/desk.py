"""The desk that the dashboard asks for notices and lists.

What belongs here: `dashboard.notices.Desk` over a data folder; our errors as its one error. What
does not: pages, and how a notice is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard.notices import Issued, NoNotice
from disclosure.jurisdiction import JurisdictionError
from pipelines.notices import questions
from pipelines.notices.content import NothingToNotice, UnknownAgency
from pipelines.notices.evidence import Pictures
from pipelines.notices.numbering import given
from pipelines.notices.writing import write_list, write_notice
from warehouse.snapshot import open_snapshot


class NoticeDesk:
    """Notices of the newest night of the data folder `home`; `pictures` draws the proofs."""

    def __init__(self, home: Path, pictures: Pictures) -> None:
        self._home, self._pictures = home, pictures

    def write(self, agency_code: str, fiscal_year: int, format: str) -> tuple[str, bytes]:
        with _one_error():
            return write_notice(
                self._home, agency_code, fiscal_year, format, pictures=self._pictures
            )

    def listed(self, fiscal_year: int | None, agency_code: str | None) -> tuple[str, bytes]:
        with _one_error():
            return write_list(self._home, fiscal_year, agency_code)

    def issued(self, agency_code: str, fiscal_year: int) -> Sequence[Issued]:
        with _one_error(), closing(open_snapshot(self._home)) as night:
            place = night.execute(questions.NIGHT).fetchall()[0][0]
            return [Issued(*row) for row in given(self._home, place, agency_code, fiscal_year)]


@contextmanager
def _one_error() -> Iterator[None]:
    try:
        yield
    except (NothingToNotice, UnknownAgency, JurisdictionError) as error:
        raise NoNotice(str(error)) from error
    except sqlite3.Error as error:
        raise NoNotice("通知登记簿打不开或正忙，请稍后再试") from error
    except OSError as error:
        raise NoNotice(f"通知写不出来：{error.strerror or error}") from error
