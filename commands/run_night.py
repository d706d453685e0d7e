"""One night now, from the terminal: the same Dagster job that runs at two in the morning.

What belongs here: asking for the run in this process, progress, exit codes. What does not: steps.
A night that goes on from the one before needs no Dagster, which records no run of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from commands.home_troubles import HomeTrouble, check_home, trouble_of
from pipelines import settings

if TYPE_CHECKING:
    from dagster import ExecuteInProcessResult

    from assets.tonight import Night

Item = TypeVar("Item")
DONE, FAILED, NOT_PUBLISHED, EMPTY = 0, 2, 3, 4
STEPS = {
    "publications": "采集：门户网站和收件箱",
    "readings": "读取：逐份报告",
    "reports": "辨认：哪份是谁的报告",
    "budget_facts": "建库：每个数字一行",
    "findings": "核对：每条规则、每份报告",
    "marts": "汇总：全区合计与可信金额",
    "verdicts": "审核：本系统自身的关卡",
    "snapshot": "发布：一次改名",
    "fiscal_year": "分年度概况",
}
NOT_PUBLISHED_REASON = "本夜未发布，上一夜的快照保持不变："
console = Console()


@dataclass(frozen=True, slots=True)
class NightOptions:
    """Of a fiscal year only; with so many `workers`; `apart`, as one district of many."""

    year: int | None = None
    workers: int | None = None
    apart: bool = False


USUAL = NightOptions()


def run_demo_night(root: Path, options: NightOptions = USUAL) -> int:
    """Writes the demo district, serves its portal on loopback, and runs a night over it."""
    from demo.demo_portal import keep_district, serve

    try:
        _ready_home(root, "demo", apart=options.apart)
    except HomeTrouble as error:
        return _told(error)
    folder = root / "demo"
    with console.status("生成示范区的报告和门户网站……"):
        keep_district(folder)
    with serve(folder) as base_url:
        return run_night(root, "demo", options, portal_base=base_url)


def run_night(
    root: Path,
    jurisdiction: str,
    options: NightOptions = USUAL,
    *,
    portal_base: str | None = None,
) -> int:
    """Runs the whole night of a district of the data folder `root` and prints its summary.

    Returns the process's exit code. Raises JurisdictionError for a place that is unknown or
    declared wrongly, before anything runs.
    """
    from commands.night_summary import print_summary
    from warehouse.lock import one_writer

    try:
        home = _ready_home(root, jurisdiction, apart=options.apart)
    except HomeTrouble as error:
        return _told(error)
    night = {
        "home": str(home),
        "house": str(root),
        "jurisdiction": jurisdiction,
        "portal_base": portal_base,
        "workers": options.workers,
        "first_year": options.year,
        "last_year": options.year,
        "engine": settings.engine(),
        "store": settings.store(),
    }
    try:
        with one_writer(home), _progress() as progress:
            reason = _execute(night, progress)
    except Exception as error:
        if (trouble := trouble_of(error, home)) is None:
            raise
        return _told(trouble)
    if reason is not None:
        if (trouble := trouble_of(reason, home)) is not None:
            return _told(trouble)
        console.print(f"[red]{reason}[/red]", highlight=False)
        return NOT_PUBLISHED if reason.startswith(NOT_PUBLISHED_REASON) else FAILED
    return DONE if print_summary(home, console) else EMPTY


def _ready_home(root: Path, jurisdiction: str, *, apart: bool = False) -> Path:
    """The district's home, before anything is asked of any portal.

    Raises HomeTrouble where a night cannot begin in it, JurisdictionError for a faulty place.
    """
    from assets.place_check import sound_jurisdiction
    from collection.jurisdiction import find_jurisdiction
    from warehouse.districts import district_home
    from warehouse.lock import NightRunning, one_writer

    place = sound_jurisdiction(find_jurisdiction(jurisdiction))
    check_home(root)
    home = district_home(root, place.mof_div_code, jurisdiction, apart=apart)
    try:
        check_home(home)
        with one_writer(home):
            return home
    except NightRunning as error:
        trouble = trouble_of(str(error), home)
        if trouble is None:
            raise
        raise trouble from error


def _told(trouble: HomeTrouble) -> int:
    console.print(f"[red]{escape(str(trouble))}[/red]", highlight=False, soft_wrap=True)
    return trouble.exit_code


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description:<16}"),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


def _execute(settled: Mapping[str, Any], progress: Progress) -> str | None:
    """None when the night was published, otherwise why not, in Chinese."""
    from assets.progress import set_tracker
    from assets.short_night import publish_going_on
    from assets.steps import after_collecting
    from assets.tonight import Night

    task = progress.add_task("准备", total=len(STEPS))

    def done(step: str) -> None:
        progress.update(task, completed=[*STEPS].index(step) + 1, description=STEPS[step])

    def tracker(items: Iterator[Item], total: int) -> Iterable[Item]:
        bar = progress.add_task("　逐份读取", total=total)
        return progress.track(items, total=total, task_id=bar)

    set_tracker(tracker)
    night = Night(**settled, is_locked=True)
    try:
        night = after_collecting(night)
        done("publications")
        if publish_going_on(night, done):
            progress.update(task, completed=len(STEPS), description="没有变化的沿用上一夜")
            return None
    except Exception:  # what goes wrong here is met again by the whole night, which says so
        pass
    return _execute_job(night, progress, done)


def _execute_job(night: Night, progress: Progress, done: Callable[[str], None]) -> str | None:
    """As `_execute`, by Dagster's job, which goes on from what was collected."""
    import dagster as dg

    from commands.run_progress import step_logger
    from pipelines.definitions import definitions
    from pipelines.nightly import ALL_YEARS
    from pipelines.run_records import flush_nothing, one_engine_a_file, set_aside_damaged

    for sentence in set_aside_damaged():
        progress.console.print(f"[yellow]{escape(sentence)}[/yellow]", highlight=False)
    flush_nothing()
    one_engine_a_file()
    job = definitions(night, {"console": step_logger(done)}).resolve_job_def("nightly")
    with dg.DagsterInstance.get() as instance:
        result = job.execute_in_process(
            run_config={"loggers": {"console": {}}},
            instance=instance,
            raise_on_error=False,
            tags=ALL_YEARS,
        )
    return None if result.success else _why(result)


def _why(result: ExecuteInProcessResult) -> str:
    """The reason as the bureau reads it: failed guards, or the failed step's own error."""
    broken = [
        one.check_name.removeprefix("guard_")
        for one in result.get_asset_check_evaluations()
        if one.blocking and not one.passed
    ]
    if broken:
        from expectations.suites import guards

        titles = {guard.guard_id.replace("-", "_"): guard.title for guard in guards()}
        return NOT_PUBLISHED_REASON + "；".join(titles[name] for name in broken)
    for step in sorted(result.get_failed_step_keys()):
        failure = result.failure_data_for_node(step)
        if failure is not None and failure.error is not None:
            cause = failure.error.cause or failure.error
            return f"{STEPS.get(step, step)}未完成：{cause.message.strip()}"
    return "本夜没有完成，原因不明；请看 Dagster 页面"
