"""Notices to departments, as the injected desk writes them.

What belongs here: what the pages ask of a desk. What does not: notices themselves, which another
room writes: pages see a name, bytes, and what was issued before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Desk(Protocol):
    """Writes notices and lists; all of them raise NoNotice."""

    def write(self, agency_code: str, fiscal_year: int, format: str) -> tuple[str, bytes]:
        """A numbered notice as docx or pdf: file name and content. The first time numbers it."""

    def listed(self, fiscal_year: int | None, agency_code: str | None) -> tuple[str, bytes]:
        """The findings of the district or of a department as xlsx; gives no number."""

    def issued(self, agency_code: str, fiscal_year: int) -> Sequence[Issued]:
        """The notices of a department's year so far, oldest first."""
