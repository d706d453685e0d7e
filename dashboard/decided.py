"""The reviewers' word since the night, laid over the night's findings at once.

What belongs here: the temporary view `finding_now` of a request's cursor, and writing a decision.
What does not: the store itself (`warehouse.decisions`). `finding_now` is quality.finding with
`waiver` as it stands now, `change` empty on a first night (where new means nothing), and
`fingerprint, decision, decision_reason, decided_by, decided_at, stands` (is that word about today's
figures); `open_finding` is what counts of it: each cause once, nothing waived. Trusted amounts
follow with the next night.
"""

from __future__ import annotations

import json

import duckdb
from starlette.requests import HTTPConnection

from dashboard.queries import sql
from warehouse.damage import DamagedFile
from warehouse.decisions import Decision, decisions_of_last_night, newest
from warehouse.kept_nights import nights

_VIEW = sql("finding_now")
_SHAPE = (
    '[{"finding_key":"VARCHAR","decision":"VARCHAR","reason":"VARCHAR","fingerprint":"VARCHAR",'
    '"decided_by":"VARCHAR","decided_at":"VARCHAR"}]'
)


def lay_over(cursor: duckdb.DuckDBPyConnection, request: HTTPConnection) -> None:
    """Makes `finding_now` on a fresh cursor."""
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE past AS SELECT ? AS is_known", [_has_past(request)]
    )
    told = [{name: getattr(one, name) for name in (*_NAMES, "reason")} for one in _newest(request)]
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT finding_key, decision, fingerprint, "
        "reason AS decision_reason, decided_by, decided_at::TIMESTAMPTZ AS decided_at "
        "FROM (SELECT unnest(from_json(?::JSON, ?), recursive := true))",
        [json.dumps(told, ensure_ascii=False), _SHAPE],
    )
    cursor.execute(_VIEW)


def _newest(request: HTTPConnection) -> list[Decision]:
    """The decision that counts on each finding; as the night took them where the store is damaged,
    which every page then says."""
    home = request.app.state.home
    try:
        return newest(home)
    except DamagedFile as error:
        request.state.damaged = f"{error}。审核意见暂按上一夜显示，现在不能审核。"
        return list({one.finding_key: one for one in decisions_of_last_night(home)}.values())


def _has_past(request: HTTPConnection) -> bool:
    """Is an earlier night of this district kept?"""
    shown = request.app.state.snapshots.night().stem
    return any(night.night_id < shown for night in nights(request.app.state.home))


_NAMES = ("finding_key", "decision", "fingerprint", "decided_by", "decided_at")
