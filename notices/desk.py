"""The desk that the dashboard asks for notices and lists.

What belongs here: writing, listing and counting notices over a data folder; our errors as one.
What does not: pages, and how a notice is written.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from collection.jurisdiction import JurisdictionError
from notices import notice_queries
from notices.findings_list import Chosen
from notices.notice_content import NothingToNotice, UnknownAgency
from notices.numbering import given
from notices.writing import write_list, write_notice
from warehouse.snapshot import open_snapshot

FORMATS = {"docx": "Word", "pdf": "PDF"}


class NoNotice(Exception):
    """Why there is no notice or list; a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A notice that was given its number; `mailed` are the addresses it was sent to."""

    number: str
    issued_on: dt.date
    due_on: dt.date
    mailed: tuple[str, ...] = ()


class NoticeDesk:
    """Notices of the newest night of the data folder `home`.

    All its methods raise NoNotice.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    def write(self, agency_code: str, fiscal_year: int, format: str) -> tuple[str, bytes]:
        """A numbered notice as docx or pdf: file name and content. The first time numbers it."""
        with _one_error():
            return write_notice(self._home, agency_code, fiscal_year, format)

    def listed(
        self, fiscal_year: int | None, agency_code: str | None, chosen: Chosen | None = None
    ) -> tuple[str, bytes]:
        """The findings of the district, of a department, or the chosen ones as xlsx; no number."""
        with _one_error():
            return write_list(self._home, fiscal_year, agency_code, chosen)

    def issued(self, agency_code: str, fiscal_year: int) -> Sequence[Issued]:
        """The notices of a department's year so far, oldest first."""
        with _one_error(), closing(open_snapshot(self._home)) as night:
            place = night.execute(notice_queries.NIGHT).fetchall()[0][0]
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
