"""A page whose list only its script makes, in a whole crawl: in its process, with its reactor."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.jurisdiction import load_jurisdiction
from collection.portal import collect
from collection.portal.scripts.script_engine import has_engine
from collection.store import read_sightings
from tests.collection.portal.site import Answer, serving

HTML = {"Content-Type": "text/html"}
PLACE = """
name = "某区"
mof_div_code = "999902"
[[portals]]
name = "某区门户"
start_pages = ["{base}/list.html"]
delay_seconds = 0
browser = false
private_addresses = true
"""
SCRIPT = (
    "<script>function show(d) { d.rows.forEach(function (r) { var a = document.createElement('a');"
    " a.href = '/f/' + r[0] + '.pdf'; a.textContent = r[1]; document.body.appendChild(a); }); }"
    " fetch('/api/rows').then(r => r.json()).then(show);</script>"
)
DATA = '{"rows": [["a", "教育局2026年部门预算"], ["b", "民政局2026年部门预算"]]}'


@pytest.mark.skipif(not has_engine(), reason="没有 mini-racer")
def test_a_crawl_runs_the_scripts_of_a_page(tmp_path: Path) -> None:
    site = {
        "/list.html": Answer(f"<h2>部门预算</h2>{SCRIPT}".encode(), headers=HTML),
        "/api/rows": Answer(DATA.encode()),
        "/f/a.pdf": Answer(b"%PDF-1.4 a"),
        "/f/b.pdf": Answer(b"%PDF-1.4 b"),
    }
    place = tmp_path / "place.toml"
    place.write_text(PLACE, encoding="utf-8")
    with serving(site) as served:
        loaded = load_jurisdiction(place)
        collect(loaded, place, tmp_path, "20260301T020000", portal_base=served.base)
    kept = [one.title for one in read_sightings(tmp_path) if one.outcome == "fetched"]
    assert sorted(kept, key=str) == ["教育局2026年部门预算", "民政局2026年部门预算"]
