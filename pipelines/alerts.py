"""Who hears of a night: DingTalk, WeCom, Feishu, mail, through apprise.

What belongs here: sending, and the words of a night's message. What does not: deciding what is
wrong. Addresses come from the environment (MINGZHANG_ALERT_URLS); without any, nothing is sent.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import dagster as dg
import duckdb

from assets.night_resource import DISTRICT_TAG
from pipelines import settings
from warehouse.damage import DamagedFile
from warehouse.districts import UnknownDistrict, home_of
from warehouse.notices_standing import standing
from warehouse.publish import last_published
from warehouse.review import portal_sentences, year_totals
from warehouse.snapshot import SHANGHAI, open_snapshot
from warehouse.words_in_force import lay_words_over

MOST_LATE = 10


def send(title: str, body: str) -> bool:
    """Sends to every address; False where there is none or one refused."""
    addresses = settings.alert_urls()
    if not addresses:
        return False
    import apprise

    notifier = apprise.Apprise()
    for address in addresses:
        notifier.add(address)
    return bool(notifier.notify(title=title, body=body))


def night_message(home: Path) -> tuple[str, str] | None:
    """Title and body for the newest published night; None before the first."""
    night = last_published(home)
    if night is None:
        return None
    with closing(open_snapshot(home)) as connection:
        trouble = lay_words_over(connection, home)
        place = connection.execute("SELECT jurisdiction_name FROM meta.night").fetchall()[0][0]
        fresh = connection.execute(
            "SELECT agency_name, words FROM open_finding "
            "WHERE change = 'new' AND severity = 'error' ORDER BY finding_key"
        ).fetchall()
        years = year_totals(connection)
        portals = portal_sentences(connection)
        late = [*filter(None, [trouble]), *overdue_sentences(connection, home)]
    lines = [
        f"{one.fiscal_year}年：已公开 {one.published_said} 个部门，"
        f"错误 {one.errors} 处，提醒 {one.warnings} 处"
        for one in years
    ]
    lines.extend(portals)
    lines.extend(late)
    lines.append(f"新发现的错误 {len(fresh)} 处" + ("：" if fresh else "。"))
    lines.extend(f"· {agency}：{message}" for agency, message in fresh[:10])
    return f"明账 {place}：{night.stem} 已发布", "\n".join(lines)


def overdue_sentences(connection: duckdb.DuckDBPyConnection, home: Path) -> list[str]:
    """Notices that were not answered in time; a register that can't be read is told as well.

    `connection` has the reviewers' words laid over.
    """
    try:
        place = connection.execute("SELECT mof_div_code FROM meta.night").fetchall()[0][0]
        today = dt.datetime.now(SHANGHAI).date()
        late = [one for one in standing(connection, home, place, today) if one.state == "overdue"]
    except (sqlite3.Error, DamagedFile) as error:
        return [f"通知登记簿读不了，逾期的没有列出：{error}"]
    said = [
        f"· {one.entry.number} {one.agency_name}，逾期 {one.days} 天" for one in late[:MOST_LATE]
    ]
    return [f"逾期未答复的通知 {len(late)} 份：", *said] if late else []


@dg.run_failure_sensor(
    name="tell_of_failure",
    description="夜间运行失败时通知",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def tell_of_failure(context: dg.RunFailureSensorContext) -> None:
    send("明账：夜间运行失败，上一夜的快照保持不变", str(context.failure_event.message))


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    name="tell_of_night",
    description="发布后通知概况",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def tell_of_night(context: dg.RunStatusSensorContext) -> None:
    asked = context.dagster_run.tags.get(DISTRICT_TAG) or settings.configured_jurisdiction()
    try:
        home = home_of(settings.home(), asked)
    except UnknownDistrict:  # a folder of before districts were named
        home = settings.home()
    message = night_message(home)
    if message is not None:
        send(*message)
