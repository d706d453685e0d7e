"""Names that stand for private addresses are refused at the connection, unless the place allows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twisted.internet import defer, reactor
from twisted.internet.base import ThreadedResolver
from twisted.internet.error import DNSLookupError

from collection.portal.fetching.addresses import PublicResolver
from tests.collection.portal.site import serving
from tests.collection.portal.test_bounds import GOOD, PDF, PLACE, _collected, _link, _page

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
]  # fmt: skip


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the name server says, one after the other."""
    said: list[str] = []
    monkeypatch.setattr(ThreadedResolver, "getHostByName", lambda *_: defer.succeed(said.pop(0)))
    monkeypatch.setattr(PublicResolver, "refused", {})
    yield said


def _asked(resolver: PublicResolver) -> Any:
    got: list[Any] = []
    resolver.getHostByName("www.x.gov.cn").addBoth(got.append)
    return got[0]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_no_answer(answers: list[str], address: str) -> None:
    resolver = PublicResolver(reactor, 0, 1.0)
    answers.append(address)
    assert _asked(resolver).check(DNSLookupError)
    assert PublicResolver.refused == {"www.x.gov.cn": address}
    resolver.allowed = True
    answers.append(address)
    assert _asked(resolver) == address


def test_a_name_that_changes_its_address_is_looked_at_each_time(answers: list[str]) -> None:
    """Rebinding: first a public address, then one of the own network."""
    resolver = PublicResolver(reactor, 0, 1.0)
    answers += ["114.114.114.114", "192.168.0.1"]
    assert _asked(resolver) == "114.114.114.114"
    assert _asked(resolver).check(DNSLookupError)


def test_an_address_in_numbers_is_a_matter_of_the_place(answers: list[str]) -> None:
    resolver = PublicResolver(reactor, 0, 1.0)
    answers.append("127.0.0.1")
    got: list[Any] = []
    resolver.getHostByName("127.0.0.1").addBoth(got.append)
    assert got == ["127.0.0.1"]


def test_the_proxy_may_stand_in_the_own_network(
    answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://www.x.gov.cn:3128")
    answers.append("10.0.0.8")
    assert _asked(PublicResolver(reactor, 0, 1.0)) == "10.0.0.8"


@pytest.mark.parametrize("allows", [False, True])
def test_a_portal_whose_name_is_this_machine(tmp_path: Path, allows: bool) -> None:
    """By its own start page, and by a link to another name of the place."""
    answers = {"/index.html": _page(GOOD + _link("/l.pdf")), "/good.pdf": PDF, "/l.pdf": PDF}
    with serving(answers) as site:
        toml = PLACE.replace("{base}", site.base.replace("127.0.0.1", "localhost"))
        toml += f"private_addresses = {str(allows).lower()}\n"
        summary = _collected(tmp_path, site, 1, toml)
        assert bool(site.asked) is allows
    assert (summary.fetched > 0) is allows
    if not allows:
        assert "内网或本机地址（127.0.0.1）" in " ".join(summary.problems)
