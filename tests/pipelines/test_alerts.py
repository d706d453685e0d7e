"""What the night tells: the totals, and the notices that nobody answered in time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from notices.desk import keep
from notices.writing import numbered
from pipelines.alerts import night_message
from tests.notices.conftest import home, night, no_pictures  # noqa: F401


def test_an_overdue_notice_is_told_until_it_is_answered(home: Path) -> None:  # noqa: F811
    before = night_message(home)
    assert before
    assert "逾期" not in before[1]
    day = dt.date(2026, 1, 5)
    notice = numbered(home, "105", 2025, pictures=no_pictures, today=day)
    keep(home, notice, "王某")
    told = night_message(home)
    assert told
    assert "逾期未答复的通知 1 份：" in told[1]
    assert f"· {notice.number} " in told[1]
    assert "天" in told[1].splitlines()[-1] or "逾期" in told[1]


def test_a_register_that_is_no_register_is_told(home: Path) -> None:  # noqa: F811
    (home / "notices").mkdir()
    (home / "notices" / "register.sqlite").write_bytes(b"no such thing" * 100)
    told = night_message(home)
    assert told
    assert "通知登记簿读不了" in told[1]
