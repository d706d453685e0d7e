"""The desk that the dashboard asks for notices and lists.

What belongs here: drafting, issuing, listing notices over a data folder and what becomes of them;
our errors as one.
What does not: pages, and how a notice is written.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from collection.jurisdiction import JurisdictionError
from notices import notice_queries
from notices.blocks import Block
from notices.drafts import Draft, close, drafts, hand_in
from notices.findings_list import Chosen
from notices.ledger import BadEvent, answer_files, keep_files, kept_files, note
from notices.notice_content import NothingToNotice, Notice, UnknownAgency
from notices.notice_template import FILE, BadTemplate
from notices.notice_words import compose, counted
from notices.numbering import given
from notices.proofs import Draw
from notices.writing import drafted, notice_name, numbered, render, template_of, write_list
from warehouse.damage import DamagedFile
from warehouse.decisions import now
from warehouse.notice_register import FOLDER, STORE
from warehouse.notices_standing import Event, Standing, standing
from warehouse.snapshot import open_snapshot

FORMATS = ("docx", "pdf")


class NoNotice(Exception):
    """Why there is no notice or list; a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A notice that was given its number; `mailed` are the addresses it was sent to."""

    number: str
    issued_on: dt.date
    due_on: dt.date
    mailed: tuple[str, ...] = ()


def keep(home: Path, notice: Notice, by: str) -> None:
    """Keeps a numbered notice as it is issued, Word and PDF, and notes who issued it; once."""
    if kept_files(home, notice.number):
        return
    template = template_of(home)
    files = [(ending, render(notice, ending, template)) for ending in FORMATS]
    keep_files(home, notice_name(notice), files)
    told = Event("issued", notice.issued_on, counted(notice), by, now())
    note(home, notice.matter.mof_div_code, notice.number, told)


class NoticeDesk:
    """Notices of the newest night of the data folder `home`.

    All its methods raise NoNotice.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    @property
    def has_template(self) -> bool:
        """Whether Word notices are written in the bureau's own template."""
        return (self._home / FOLDER / FILE).is_file()

    def draft(
        self, agency_code: str, fiscal_year: int, keys: Collection[str], pictures: Draw
    ) -> list[Block]:
        """The notice on these findings as a row of blocks, with what `pictures` draws; gives no
        number."""
        with _one_error():
            return compose(drafted(self._home, agency_code, fiscal_year, keys, pictures))

    def issue(self, agency_code: str, fiscal_year: int, keys: Collection[str], by: str) -> str:
        """Numbers the notice on these findings, keeps its Word and PDF; its number."""
        with _one_error():
            notice = numbered(self._home, agency_code, fiscal_year, keys=keys)
            keep(self._home, notice, by)
            return notice.number

    def ledger(self, night: duckdb.DuckDBPyConnection, today: dt.date) -> Sequence[Standing]:
        """All notices of the night's place and how they stand on `night`, which the decisions are
        laid over: those that need somebody first."""
        with _one_error():
            return standing(night, self._home, self._place(), today)

    def note(self, number: str, event: Event, attached: tuple[str, bytes] | None = None) -> None:
        """Writes down that a notice was answered or withdrawn, with the file that came along."""
        with _one_error():
            note(self._home, self._place(), number, event, attached)

    def hand_in(self, keys: Sequence[str], by: str) -> int:
        """Keeps a draft on these findings for somebody to sign; its number."""
        with _one_error():
            return hand_in(self._home, self._place(), keys, by, now())

    def drafts(self) -> Sequence[Draft]:
        """The place's drafts, newest first."""
        with _one_error():
            return drafts(self._home, self._place())

    def close_draft(self, draft: Draft, outcome: str, said: str, by: str) -> None:
        """Notes that a draft was signed or returned."""
        with _one_error():
            if not close(self._home, draft, outcome, said, (by, now())):
                raise BadEvent("这份稿刚刚已经签发或退回")

    def answers(self, number: str) -> dict[int, Path]:
        """The files that came with answers, by the number of the event."""
        with _one_error():
            return answer_files(self._home, number)

    def files(self, numbers: Sequence[str]) -> list[Path]:
        """The kept files of these notices."""
        with _one_error():
            return [path for number in numbers for path in kept_files(self._home, number)]

    def _place(self) -> str:
        with closing(open_snapshot(self._home)) as night:
            return str(night.execute(notice_queries.NIGHT).fetchall()[0][0])

    def listed(
        self,
        fiscal_year: int | None,
        agency_code: str | None,
        chosen: Chosen | None = None,
        base: str = "",
    ) -> tuple[str, bytes]:
        """The findings of the district, of a department, or the chosen ones as xlsx; no number.

        `base` stands before the addresses that its rows lead back to.
        """
        with _one_error():
            return write_list(self._home, fiscal_year, agency_code, chosen, base)

    def issued(self, agency_code: str, fiscal_year: int) -> Sequence[Issued]:
        """The notices of a department's year so far, oldest first."""
        with _one_error(), closing(open_snapshot(self._home)) as night:
            place = night.execute(notice_queries.NIGHT).fetchall()[0][0]
            return [Issued(*row) for row in given(self._home, place, agency_code, fiscal_year)]


@contextmanager
def _one_error() -> Iterator[None]:
    try:
        yield
    except (NothingToNotice, UnknownAgency, JurisdictionError, BadEvent, BadTemplate) as error:
        raise NoNotice(str(error)) from error
    except DamagedFile as error:
        what = "通知登记簿坏了：" if error.path.name == STORE else ""
        raise NoNotice(f"{what}{error}") from error
    except sqlite3.Error as error:
        raise NoNotice("通知登记簿打不开或正忙，请稍后再试") from error
    except OSError as error:
        raise NoNotice(
            f"通知写不出来：请看磁盘是否已满、数据目录能否写入（系统错误 {error.errno}）"
        ) from error
