"""robots.txt is obeyed as far as anybody must read it, and no further."""

from __future__ import annotations

from collection.portal.fetching.bounded_robots import MOST_BYTES, BoundedRobots


def test_a_robots_txt_is_read_as_far_as_anybody_must() -> None:
    first = b"User-agent: *\nDisallow: /a\n"
    head = first + b"#" * (MOST_BYTES - len(first) - 12) + b"\n"
    rules = BoundedRobots(head + b"Disallow: /behind\nDisallow: /far\n" * 9, None)
    allowed = [one for one in ("/a", "/b", "/behind", "/far") if rules.allowed(one, "mingzhang")]
    assert allowed == ["/b", "/behind", "/far"]
