"""The ledger of notices: writing down what became of each after it was numbered.

What belongs here: answers with their files, withdrawals, files as they were issued. What does not:
giving a number (`numbering`), what a notice says, and how it stands (`warehouse.notices_standing`).
Events are only ever added.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from notices.cleaning import file_name
from warehouse.notice_register import FOLDER, opened_register
from warehouse.notices_standing import Event
from warehouse.whole_file import write_whole

ISSUED, ANSWERS = "issued", "answers"
MOST_TEXT = 2000
MOST_NAME = 80


class BadEvent(ValueError):
    """What can't be written into the ledger; says why, in Chinese."""


def note(
    home: Path,
    mof_div_code: str,
    number: str,
    event: Event,
    attached: tuple[str, bytes] | None = None,
) -> None:
    """Writes an event down, with the name and content of a file where one came with it. A withdrawn
    notice gives its findings free for a new one.

    Raises BadEvent, sqlite3.Error.
    """
    if event.kind == "withdrawn" and not event.said.strip():
        raise BadEvent("撤回必须写明理由")
    if event.kind == "answered" and not (event.said.strip() or attached):
        raise BadEvent("登记答复须写明内容或文号，或附上文件")
    if len(event.said) > MOST_TEXT:
        raise BadEvent(f"不能超过 {MOST_TEXT} 个字")
    with opened_register(home) as ledger:
        found = ledger.execute(
            "SELECT 1 FROM notice WHERE (mof_div_code, number) = (?, ?)", [mof_div_code, number]
        ).fetchone()
        if found is None:
            raise BadEvent("登记簿中没有这个编号")
        gone = ledger.execute(
            "SELECT 1 FROM event WHERE (mof_div_code, number, kind) = (?, ?, 'withdrawn')",
            [mof_div_code, number],
        ).fetchone()
        if gone:
            raise BadEvent("这份通知已经撤回")
        same = ledger.execute(
            "SELECT 1 FROM event WHERE (mof_div_code, number, kind, day, said, by) "
            "= (?, ?, ?, ?, ?, ?)",
            [mof_div_code, number, event.kind, event.day.isoformat(), event.said.strip(), event.by],
        ).fetchone()
        if same and not attached:
            return  # the button was pressed twice
        written = ledger.execute(
            "INSERT INTO event (mof_div_code, number, kind, day, said, by, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [mof_div_code, number, event.kind, event.day.isoformat(), event.said.strip(),
             event.by, event.at],
        )  # fmt: skip
        if attached:
            _keep_answer(home, number, written.lastrowid or 0, attached)
        if event.kind == "withdrawn":
            ledger.execute(
                "UPDATE notice SET fingerprint = fingerprint || ' ' || number "
                "WHERE (mof_div_code, number) = (?, ?)",
                [mof_div_code, number],
            )


def _keep_answer(home: Path, number: str, event_no: int, attached: tuple[str, bytes]) -> None:
    folder = home / FOLDER / ANSWERS
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, ending = file_name(attached[0]).rpartition(".")
    name = f"{stem[-MOST_NAME:]}{dot}{ending[-10:]}"
    write_whole(folder / f"{file_name(number)} {event_no} {name}", attached[1])


def answer_files(home: Path, number: str) -> dict[int, Path]:
    """The files that came with answers to a notice, by the number of the event."""
    folder = home / FOLDER / ANSWERS
    start = f"{file_name(number)} "
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {
        int(path.name.removeprefix(start).split(" ")[0]): path
        for path in found
        if path.name.startswith(start)
    }


def keep_files(home: Path, stem: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Keeps a notice's files as they were issued: (ending, content) each."""
    folder = home / FOLDER / ISSUED
    folder.mkdir(parents=True, exist_ok=True)
    for ending, content in files:
        write_whole(folder / f"{file_name(stem)}.{ending}", content)


def kept_files(home: Path, number: str) -> list[Path]:
    """The files of a notice as they were issued, by their ending."""
    folder = home / FOLDER / ISSUED
    if not folder.is_dir():
        return []
    stem = f"{file_name(number)} "
    return sorted(path for path in folder.iterdir() if path.name.startswith(stem))
