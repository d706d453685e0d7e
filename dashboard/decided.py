"""The reviewers' word since the night, laid over the night's findings at once.

What belongs here: the temporary view `finding_now` of a request's cursor, and writing a decision.
What does not: the store itself (`warehouse.decisions`). `finding_now` is quality.finding with
`waiver` as it stands now, and `fingerprint, decision, decision_reason, decided_by, decided_at,
stands` (is that word about today's figures); `open_finding` is what counts of it: each cause once,
nothing waived. Trusted amounts follow with the next night.
"""

from __future__ import annotations

import json

import duckdb
from starlette.requests import HTTPConnection

from warehouse.decisions import newest

_VIEW = """
CREATE OR REPLACE TEMP VIEW finding_now AS
WITH word AS (
    SELECT f.finding_key, p.fingerprint, p.waiver, d.* EXCLUDE (finding_key, fingerprint),
           coalesce(d.fingerprint = p.fingerprint, false) AS stands,
           CASE WHEN d.fingerprint = p.fingerprint AND d.decision = 'false_alarm' THEN
                '审核为误报：' || d.decision_reason || '（' || d.decided_by || '，'
                || strftime(d.decided_at, '%Y-%m-%d') || '）' END AS quiet
    FROM quality.finding f JOIN quality.fingerprint p USING (finding_key)
    LEFT JOIN decided d USING (finding_key)
)
SELECT f.* REPLACE (nullif(concat_ws('；', w.waiver, coalesce(w.quiet, lead.quiet)), '') AS waiver),
       w.fingerprint, w.decision, w.decision_reason, w.decided_by, w.decided_at, w.stands
FROM quality.finding f JOIN word w USING (finding_key)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN word lead ON lead.finding_key = c.main_finding_key;
CREATE OR REPLACE TEMP VIEW open_finding AS
SELECT f.*, r.report_kind, coalesce(f.agency_code, f.agency_name) AS agency_key,
       if(c.decided, c.sentence, f.message) AS words
FROM finding_now f LEFT JOIN source.report r USING (report_id)
LEFT JOIN quality.cause c USING (cause_key)
WHERE f.waiver IS NULL AND NOT f.is_consequence
"""
_SHAPE = (
    '[{"finding_key":"VARCHAR","decision":"VARCHAR","reason":"VARCHAR","fingerprint":"VARCHAR",'
    '"decided_by":"VARCHAR","decided_at":"VARCHAR"}]'
)


def lay_over(cursor: duckdb.DuckDBPyConnection, request: HTTPConnection) -> None:
    """Makes `finding_now` on a fresh cursor."""
    told = [
        {name: getattr(one, name) for name in (*_NAMES, "reason")}
        for one in newest(request.app.state.home)
    ]
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT finding_key, decision, fingerprint, "
        "reason AS decision_reason, decided_by, decided_at::TIMESTAMPTZ AS decided_at "
        "FROM (SELECT unnest(from_json(?::JSON, ?), recursive := true))",
        [json.dumps(told, ensure_ascii=False), _SHAPE],
    )
    cursor.execute(_VIEW)


_NAMES = ("finding_key", "decision", "fingerprint", "decided_by", "decided_at")
