"""robots.txt is obeyed as far as anybody must read it, and no further."""

from __future__ import annotations

from pathlib import Path

from collection.jurisdiction import load_jurisdiction
from collection.portal import collect
from collection.portal.fetching.bounded_robots import MOST_BYTES, BoundedRobots
from collection.portal.walking.monitor import Verdict, read_portal_nights
from tests.collection.portal.site import Answer, serving


def test_a_robots_txt_is_read_as_far_as_anybody_must() -> None:
    first = b"User-agent: *\nDisallow: /a\n"
    head = first + b"#" * (MOST_BYTES - len(first) - 12) + b"\n"
    rules = BoundedRobots(head + b"Disallow: /behind\nDisallow: /far\n" * 9, None)
    allowed = [one for one in ("/a", "/b", "/behind", "/far") if rules.allowed(one, "mingzhang")]
    assert allowed == ["/b", "/behind", "/far"]


def test_a_report_that_robots_txt_forbids_is_lost_not_unpublished(tmp_path: Path) -> None:
    """It is listed: of its department nobody may say that it published nothing."""
    rows = "".join(
        f"<li><a href='/{where}/{n}.pdf'>云岭县{who}2026年部门预算公开</a></li>"
        for n, (who, where) in enumerate(
            [("教育局", "f"), ("民政局", "f"), ("水利局", "f"), ("财政局", "inner")]
        )
    )
    listed = f"<h2>部门预算公开</h2><ul>{rows}</ul>".encode()
    answers = {f"/f/{n}.pdf": Answer(b"%PDF-1.4 " + bytes([65 + n])) for n in range(3)}
    answers["/"] = Answer(listed, headers={"Content-Type": "text/html"})
    answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /inner/")
    place = tmp_path / "place.toml"
    with serving(answers) as site:
        place.write_text(
            f'name = "云岭县"\nmof_div_code = "999902"\n[[portals]]\nname = "门户"\n'
            f'start_pages = ["{site.base}/"]\ndelay_seconds = 0\nprivate_addresses = true\n'
        )
        collect(load_jurisdiction(place), place, tmp_path, "20260301T020000")
    night = read_portal_nights(tmp_path, "20260301T020000")[0]
    assert (night.verdict, night.kept) == (Verdict.WHOLE, 3)
    assert night.lost == ["云岭县财政局2026年部门预算公开"]
