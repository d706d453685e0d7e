"""One box over everything: short names, initials, classes, rules, terms, findings."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from dashboard.site_places import Place, places_called
from tests.dashboard.test_small_night import client  # noqa: F401
from tests.notices.conftest import home, night  # noqa: F401


def links(page: str) -> list[str]:
    main = page[page.index("<main") : page.index("</main>")]
    return re.findall(r'href="(/(?:agencies|rules|spending|findings)[^"]*)"', main)


@pytest.mark.parametrize("typed", ["司法", "司法局", "sfj", "106"])
def test_one_department_is_opened_at_once(client: TestClient, typed: str) -> None:  # noqa: F811
    answer = client.get("/search", params={"q": typed}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/agencies/106")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("示范区", ["/agencies/104", "/agencies/106", "/findings?q=%E7%A4%BA%E8%8C%83%E5%8C%BA"]),
        ("PARENT", ["/rules/PARENT-SUM"]),
        ("未公开", ["/rules/K-MISSING"]),
        ("ygkwgk", ["/rules/K-MISSING"]),
        ("没有公开", ["/agencies?show=absent"]),
        ("三公 接待", ["/spending/three-public"]),
        ("没有的东西", []),
    ],
)
def test_what_is_found_leads_to_its_page(
    client: TestClient,  # noqa: F811
    typed: str,
    expected: list[str],
) -> None:
    found = links(client.get("/search", params={"q": typed}).text)
    assert [one for one in expected if one not in found] == []
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    "place", places_called("的") + places_called("逾期") + places_called("来源")
)
def test_each_place_is_there(client: TestClient, place: Place) -> None:  # noqa: F811
    assert client.get(place.href).status_code == 200


def test_what_is_typed_is_text(client: TestClient) -> None:  # noqa: F811
    page = client.get("/search", params={"q": '"><script>x</script>'}).text
    assert "<script>x" not in page
    assert "没有找到" in page


def test_nothing_typed_asks_for_nothing(client: TestClient) -> None:  # noqa: F811
    assert links(client.get("/search").text) == []
