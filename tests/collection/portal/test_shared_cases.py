"""The cases from the field (../shared/cases): every document, or the portal is not called whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, walk_over

CASES = Path(__file__).resolve().parents[4] / "shared" / "cases"
SAID = {"k12_aspnet", "k31_soft_404", "k33_pictures"}
"""A server that ignores what is posted, a column that has gone, a report in pictures."""


@pytest.mark.skipif(not CASES.is_dir(), reason="真实案例不在本机：../shared/cases 不存在")
@pytest.mark.parametrize("folder", sorted(CASES.glob("portal-*")), ids=lambda path: path.name)
def test_each_case_is_found_or_said(folder: Path) -> None:
    case = json.loads((folder / "routes.json").read_text("utf-8"))
    routes: dict[str, Any] = case["routes"]

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        path = ask.url.removeprefix(BASE)
        wild = (one for key, one in routes.items() if key[-1] == "*" and path.startswith(key[:-1]))
        found = routes.get(path) or next(wild, None)
        if found is None:
            return 404, {}, b"<h1>404</h1>"
        status, headers, name = found
        return status, headers, (folder / "pages" / name).read_bytes()

    walked = walk_over(server, *(BASE + one for one in case["start"]))
    found = {
        int(one)
        for body in walked.documents.values()
        for one in re.findall(rb"%MZ-ID:\w+-(\d+);", body)
    }
    if folder.name.removeprefix("portal-") in SAID:
        assert walked.night.verdict != Verdict.WHOLE
        assert walked.reasons
    else:
        assert found == set(case["expected_ids"])
        assert walked.night.verdict == Verdict.WHOLE
