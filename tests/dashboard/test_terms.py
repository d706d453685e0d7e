"""The terms that a page uses are explained on it, and no others."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.terms import PLACE, terms_in
from tests.notices.conftest import home, night  # noqa: F401


def test_only_what_is_seen_is_explained() -> None:
    page = f'<main title="基本支出"><p>项目支出</p><script>"单位资金"</script>{PLACE}</main>'
    assert [one.word for one in terms_in(page)] == ["项目支出"]


def test_a_page_explains_its_words(home: Path) -> None:  # noqa: F811
    client = TestClient(create_app(home), base_url="http://127.0.0.1:8420")
    page = client.get("/").text
    assert PLACE not in page
    assert "<dt>可信</dt>" in page
    assert "<dt>“三公”经费</dt>" not in page
