"""A link is a department's fault where the site itself answered wrongly, never where we gave up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.expectations.mini_reports import Case, all_cases, build_night, evaluate_only
from warehouse.sql_files import connect

SITE = "http://127.0.0.1"
LINKS: tuple[tuple[str, int | None, int, str], ...] = (
    (f"{SITE}/gone.pdf", 404, 1, "violated"),
    (f"{SITE}/broken.pdf", 500, 2, "not_evaluable"),
    (f"{SITE}/broken-still.pdf", 500, 3, "violated"),
    (f"{SITE}/closed.pdf", 403, 3, "not_evaluable"),  # it refuses us, not the reader
    (f"{SITE}/page.pdf", 200, 3, "not_evaluable"),  # a page that we could not read
    (f"{SITE}/silent.pdf", None, 3, "not_evaluable"),  # a bound of ours, or no answer
    (f"{SITE}/all.zip#教育局.pdf", 200, 3, "violated"),  # a file in it that can't be opened
)
"""An address, its last status, on how many nights it failed, and what is said of it."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a night says of all links, by address."""
    case: Case = next(one for one in all_cases() if one.name == "K-LINK: it opens")
    night = build_night(tmp_path_factory.mktemp("links"), [case])
    for number, (url, status, nights, _) in enumerate(LINKS):
        _seen_failing(night, f"p{number}", url, status, nights)
    evaluate_only(night, "K-LINK")
    with connect(night, read_only=True) as connection:
        rows = connection.execute("SELECT instance_key, outcome FROM quality.instance").fetchall()
    return {key.removeprefix("failed/"): outcome for key, outcome in rows}


def _seen_failing(night: Path, name: str, url: str, status: int | None, nights: int) -> None:
    with connect(night) as connection:
        for number in range(nights):
            connection.execute(
                "INSERT INTO source.publication BY NAME SELECT ? AS publication_id, '140404' AS "
                "mof_div_code, 'portal' AS origin, ? AS url, '教育局.pdf' AS title, ? AS "
                "http_status, '2026-11-01 03:00+08'::TIMESTAMPTZ + to_days(?) AS seen_at, "
                "'failed' AS outcome, '取不到' AS reason",
                [f"{name}/{number}", url, status, number],
            )


@pytest.mark.parametrize(("url", "_status", "_nights", "outcome"), LINKS)
def test_whose_fault_a_failing_link_is(
    outcomes: dict[str, str], url: str, _status: int | None, _nights: int, outcome: str
) -> None:
    assert outcomes[url] == outcome
