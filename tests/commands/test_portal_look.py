"""`portal init`: a place file for an unknown portal, and nothing of it fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.jurisdiction import FOLDER, load_jurisdiction
from commands import portal_look
from commands.portal_look import init_portal, try_portal
from tests.collection.portal.site import Answer, serving

LIST = (
    '<meta charset="utf-8"><h3>部门预算</h3><a href="a.pdf">某县教育局2026年部门预算</a>'
    '<a href="t1.html">某县水利局2026年部门预算</a><a href="/n.html">关于召开年度工作会议的通知</a>'
)
DETAIL = '<meta charset="utf-8"><h1>某县水利局2026年部门预算</h1><a href="b.pdf">附件</a>'


def test_a_place_file_is_written_after_a_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = {
        "/ys/": Answer(LIST.encode(), headers={"Content-Type": "text/html"}),
        "/ys/t1.html": Answer(DETAIL.encode(), headers={"Content-Type": "text/html"}),
        "/ys/a.pdf": Answer(b"%PDF-1.4 a"),
        "/ys/b.pdf": Answer(b"%PDF-1.4 b"),
    }
    target = tmp_path / "new.toml"
    with serving(answers) as site:
        assert init_portal(f"{site.base}/ys/", "某县", "999906", target, 0) == 0
        assert init_portal(f"{site.base}/ys/", "某县", "999906", target, 0) == 1
    place = load_jurisdiction(target)
    assert place.portals[0].start_pages == (f"{site.base}/ys/",)
    assert len(target.read_text("utf-8").splitlines()) <= 15
    said = capsys.readouterr().out
    assert "读全" in said
    assert "会取 2 个文件" in said
    assert not site.asked["/ys/a.pdf"]
    assert not site.asked["/ys/b.pdf"]


def test_a_night_is_offered_only_of_a_place_file_that_stands_where_nights_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Written elsewhere it must be moved first: `run --jurisdiction new` had said that there is no
    such place."""
    with serving({"/ys/": Answer(LIST.encode(), headers={"Content-Type": "text/html"})}) as site:
        assert init_portal(f"{site.base}/ys/", "某县", "999906", tmp_path / "new.toml", 0) == 0
        elsewhere = capsys.readouterr().out.replace("\n", "")
        monkeypatch.setattr(portal_look, "FOLDER", tmp_path)
        assert init_portal(f"{site.base}/ys/", "某县", "999906", None, 0) == 0
        at_home = capsys.readouterr().out.replace("\n", "")
    moved = f"移到 {FOLDER / 'new.toml'}，再 mingzhang run --jurisdiction new"
    assert moved.replace(" ", "") in elsewhere.replace(" ", "")
    assert "移到" not in at_home
    assert "补部门名录，再mingzhangrun--jurisdiction999906" in at_home.replace(" ", "")


def test_a_host_that_the_look_was_allowed_stands_in_the_place_file(tmp_path: Path) -> None:
    """A viewer's files stand elsewhere; what was seen there would not be read at night."""
    with serving({"/ys/a.pdf": Answer(b"%PDF-1.4 a")}) as files:
        elsewhere = files.base.removeprefix("http://")
        item = LIST.replace("a.pdf", f"{files.base}/ys/a.pdf")
        page = Answer(item.encode(), headers={"Content-Type": "text/html"})
        with serving({"/ys/": page}) as site:
            target = tmp_path / "new.toml"
            assert (
                init_portal(f"{site.base}/ys/", "某县", "999906", target, 0, hosts=(elsewhere,))
                == 0
            )
    assert elsewhere in load_jurisdiction(target).portals[0].allowed_hosts


@pytest.mark.parametrize(
    "address", ["notaurl", "www.example.invalid/ysgk", "ftp://example.invalid"]
)
def test_what_is_no_address_is_not_walked(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It had been walked: two tables, and 不是网页地址（无协议） in the second."""
    assert try_portal(address, (), 3, 0) == 2
    assert "要以 http:// 或 https:// 开头" in capsys.readouterr().out.replace("\n", "")
