"""What tells that a portal was not read whole although every page was: what its pages name, count
or lead to beyond what was asked for.
"""

from __future__ import annotations

from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, Walked, pages, walk_over

PDF = b"%PDF-1.4 one"


def _walk(start: str, **others: str) -> Walked:
    answers = {f"/{name}.html": body for name, body in others.items()}
    return walk_over(
        pages({"/": start, "/a.pdf": PDF, "/b.pdf": PDF + b"b", **answers}), f"{BASE}/"
    )


def test_a_report_that_only_a_neighbour_names_is_told() -> None:
    page = (
        "<h1>县教育局2026年部门预算</h1><a href='/a.pdf'>附件</a>"
        "<p><a href='/n.html'>上一篇：县民政局2026年部门预算</a></p>"
    )
    walked = _walk("<h2>部门预算</h2><a href='/e.html'>县教育局2026年部门预算</a>", e=page)
    assert walked.night.verdict == Verdict.PARTLY
    assert "县民政局" in walked.night.gaps[0]


def test_a_neighbour_that_the_list_has_is_not() -> None:
    first, second = "县教育局2026年部门预算", "县民政局2026年部门预算"
    start = f"<h2>部门预算</h2><a href='/e.html'>{first}</a><a href='/m.html'>{second}</a>"
    e = f"<h1>{first}</h1><a href='/a.pdf'>附件</a><a href='/m.html'>下一篇：{second}</a>"
    m = f"<h1>{second}</h1><a href='/b.pdf'>附件</a><a href='/e.html'>上一篇：{first}</a>"
    assert _walk(start, e=e, m=m).night.verdict == Verdict.WHOLE


def test_departments_on_other_hosts_are_told_where_a_list_is_of_departments() -> None:
    start = (
        "<h2>部门预算公开</h2><ul><li><a href='/e.html'>县教育局</a></li>"
        "<li><a href='http://mzj.other.gov.cn/'>县民政局</a></li></ul>"
    )
    walked = _walk(start, e="<h1>县教育局</h1><a href='/a.pdf'>2026年部门预算</a>")
    assert walked.night.verdict == Verdict.PARTLY
    assert "mzj.other.gov.cn" in walked.night.gaps[0]


def test_links_to_departments_beside_a_list_of_reports_are_not() -> None:
    start = (
        "<h2>部门预算公开</h2><ul><li><a href='/a.pdf'>县教育局2026年部门预算</a></li></ul>"
        "<div><a href='http://mzj.other.gov.cn/'>县民政局</a></div>"
    )
    assert _walk(start).night.verdict == Verdict.WHOLE


def test_years_to_choose_that_nothing_sends_are_told() -> None:
    start = (
        "<h2>部门预算公开</h2><select><option>2026年</option><option>2025年</option></select>"
        "<a href='/a.pdf'>县教育局2026年部门预算</a>"
    )
    walked = _walk(start)
    assert walked.night.verdict == Verdict.PARTLY
    assert "2025年" in walked.night.gaps[0]


def test_a_report_s_file_on_another_host_is_told() -> None:
    page = "<h1>县教育局2026年部门预算</h1><a href='/a.pdf'>说明</a><a href='http://pan.other.cn/b.pdf'>公开表.pdf</a>"
    walked = _walk("<h2>部门预算</h2><a href='/e.html'>县教育局2026年部门预算</a>", e=page)
    (lost,) = [one for one in walked.sighted if "pan.other.cn" in one.ask.url]
    assert lost.outcome == "failed"
    assert lost.ask.title.startswith("县教育局2026年部门预算")


def test_one_department_s_own_host_takes_nothing_from_the_others() -> None:
    """It is that department's link which is not had: what is seen of the others is whole."""
    start = (
        "<h2>部门预算</h2><a href='http://qx.other.cn/b.pdf'>县气象局2026年部门预算</a>"
        "<a href='/a.pdf'>县教育局2026年部门预算</a>"
    )
    walked = _walk(start)
    assert walked.night.verdict == Verdict.WHOLE
    assert [one.ask.title for one in walked.sighted if one.outcome == "failed"] == [
        "县气象局2026年部门预算"
    ]


def test_an_item_whose_click_brings_no_file_is_told() -> None:
    start = (
        "<h2>部门预算</h2><a href='/a.pdf'>县民政局2026年部门预算</a>"
        "<p onclick=\"$.get('/one.json')\">县教育局2026年部门预算</p>"
    )
    walked = walk_over(
        pages({"/": f"{start}<script>0</script>", "/a.pdf": PDF, "/one.json": "[]"}), f"{BASE}/"
    )
    assert walked.night.verdict == Verdict.PARTLY
    assert "点开条目以后没有读到文件" in walked.reasons


def test_a_link_in_pieces_is_one_title() -> None:
    pieces = "".join(f"<a href='/a.pdf'>{one}</a>" for one in ("县", "教育局", "2026年部门预算"))
    walked = _walk(
        f"<h2>公开</h2><p>{pieces}</p><p><a href='/b.pdf'>县民政局2026年部门预算</a></p>"
    )
    assert walked.kept["a.pdf"].ask.title == "县教育局2026年部门预算"
