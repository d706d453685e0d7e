"""`mingzhang check`: reports before they are published, by the same rules, without a warehouse.

What belongs here: from files to what is printed, and the exit code. What does not: one report
(`checked_report`), what was found in it (`check_result`), and how it is shown (`check_terminal`,
`check_page`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console

from assets.place_check import sound_jurisdiction
from collection.jurisdiction import Jurisdiction, find_jurisdiction
from commands.check.check_result import CLEAN, Checked
from commands.check.checked_files import Source, files_in, sources_of
from commands.check.checked_report import check_report, read_source
from commands.check.corrections_of import corrections_of
from commands.check.grouping import reports_of
from disclosure.documents.page_progress import told_pages
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reading import Reading

__all__ = ["Checked", "check_file", "check_files", "check_readings"]


class NothingToCheck(Exception):
    """The paths hold no file: an empty folder or archive."""


def check_file(file: Path, *, with_pictures: bool = False) -> Checked:
    """What was found in one file that is no archive."""
    (found,) = check_sources(sources_of(file), with_pictures=with_pictures)
    return found


def check_sources(
    sources: Iterable[Source],
    *,
    with_pictures: bool = False,
    place: Jurisdiction | None = None,
    corrections: Sequence[TableCorrection] = (),
    now: Callable[[str], None] = lambda _: None,
) -> list[Checked]:
    """Each report among the files; files that are evidently parts of one are checked as one.

    `now` is told what is being done.
    """
    read = []
    for source in sources:
        now(f"读取 {Path(source.name).name}")
        with told_pages(partial(_say_page, now, Path(source.name).name)):
            read.extend(read_source(source, corrections))
    return check_readings(read, with_pictures=with_pictures, place=place, now=now)


def _say_page(now: Callable[[str], None], name: str, page: int, of: int) -> None:
    now(f"读取 {name}，第 {page}/{of} 页")


def check_readings(
    read: Sequence[tuple[Source, Reading | Checked]],
    *,
    with_pictures: bool = False,
    place: Jurisdiction | None = None,
    now: Callable[[str], None] = lambda _: None,
) -> list[Checked]:
    """The same of files that were read, or could not be, in their order."""
    known = [(source, reading) for source, reading in read if isinstance(reading, Reading)]
    unknown = [verdict for _, verdict in read if isinstance(verdict, Checked)]
    reports = []
    for files in reports_of(known):
        now(f"核对 {Path(files[0][0].name).name}")
        reports.append(check_report(files, with_pictures=with_pictures, place=place))
    order = [source.name for source, _ in read]
    return sorted([*reports, *unknown], key=lambda one: order.index(one.file))


def check_files(
    files: Sequence[Path],
    *,
    as_json: bool,
    html: Path | None = None,
    jurisdiction: str | None = None,
    home: Path | None = None,
) -> int:
    """Checks each report among the files, and in archives among them, and prints what was found.

    Returns the gravest report's exit code. `html` is written as one self-contained page over all
    files. With a `jurisdiction` its bounds, waivers, switched-off rules and forms count, so that a
    department hears what the bureau would; and what the bureau told the reader in the data folder
    `home`, if there is one. Raises OSError when the page can't be written,
    JurisdictionError, and NothingToCheck.
    """
    place = sound_jurisdiction(find_jurisdiction(jurisdiction)) if jurisdiction else None
    sources = [source for file in files_in(files) for source in sources_of(file)]
    if not sources:
        raise NothingToCheck(f"没有可以核对的文件：{'、'.join(map(str, files))}")
    with Console(stderr=True).status("准备核对……") as status:
        checked = check_sources(
            sources,
            with_pictures=html is not None,
            place=place,
            corrections=corrections_of(home) if home else (),
            now=lambda said: status.update(f"{said}……"),
        )
    if html is not None:
        from commands.check.check_page import page_of

        html.write_text(page_of(checked), encoding="utf-8")
    if as_json:
        rows = [one.as_dict() for one in checked]
        print(json.dumps(rows, ensure_ascii=False, default=str))
    else:
        from commands.check.check_terminal import print_checked, print_verdicts

        console = Console()
        for one in checked:
            print_checked(one, console)
        if len(checked) > 1:
            print_verdicts(checked, console)
        if html is not None:
            console.print(f"网页报告：{html}", highlight=False, soft_wrap=True)
    return max((one.code for one in checked), default=CLEAN)
