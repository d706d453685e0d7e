"""The first place's own file over a portal of its site's shape (TRS, /czxgk/zfxxgk/chnlnull/…): the
column is found from the page on disclosure, which nobody named.
"""

from __future__ import annotations

from collection.jurisdiction import find_jurisdiction, load_jurisdiction
from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import walk_over

HOST = "http://www.shangdangqu.gov.cn"
COLUMN = "/czxgk/zfxxgk/chnlnull/chnl1013/chnl1029/"
WHO = ["科学技术协会", "项目推进中心", "教育局", "民政局", "水利局", "司法局", "审计局"]
HEAD = "<div class='header'><a href='/'>首页</a><a href='/xwdt/'>新闻动态</a></div>"


def _pages() -> dict[str, bytes]:
    """A front page with news, a page on disclosure with its catalogue, a column of three pages."""
    made: dict[str, bytes] = {}

    def page(path: str, body: str) -> None:
        text = f"<html><head><title>上党区人民政府</title></head><body>{HEAD}{body}</body></html>"
        made[path] = text.encode()

    news = "<li><a href='./zwyw/202607/t20260719_3187416.html'>区政府召开常务会议研究工作</a></li>"
    page("/", f"<ul>{news}</ul><a href='/czxgk/zfxxgk/'>政府信息公开</a>")
    page("/xwdt/", f"<ul>{news}</ul>")
    menu = (
        "<li><a href='./chnlnull/chnl1013/'>法定主动公开内容</a></li><li><a href='./zn/'>指南</a>"
    )
    page("/czxgk/zfxxgk/", f"<ul>{menu}</ul>")
    columns = (
        "<li><a href='./chnl1020/'>机构职能</a></li><li><a href='./chnl1029/'>财政预决算</a></li>"
    )
    page("/czxgk/zfxxgk/chnlnull/chnl1013/", f"<ul>{columns}</ul>")
    for k in range(3):
        rows = ""
        for n in range(3 * k, min(len(WHO), 3 * k + 3)):
            title = f"长治市上党区{WHO[n]}2026年部门预算公开"
            rows += f"<li><a href='./202602/t20260227_{31874 + n}.html'>{title}</a></li>"
            file = f"P0202602271234{n}.pdf"
            page(
                f"{COLUMN}202602/t20260227_{31874 + n}.html",
                f"<h1>{title}</h1><div class='TRS_Editor'><a href='./{file}'>{file}</a></div>",
            )
            made[f"{COLUMN}202602/{file}"] = b"%PDF-1.4 " + title.encode()
        pager = f'<script>createPageHTML(3, {k}, "index", "html");</script>'
        page(
            f"{COLUMN}index{f'_{k}' if k else ''}.html",
            f"<h3>财政预决算</h3><ul>{rows}</ul>{pager}",
        )
    made[COLUMN] = made[f"{COLUMN}index.html"]
    return made


def test_the_place_file_finds_every_report_of_a_portal_of_that_shape() -> None:
    portal = load_jurisdiction(find_jurisdiction("shangdang")).portals[0]
    made = _pages()

    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        found = made.get(ask.url.removeprefix(HOST))
        return (200, {}, found) if found is not None else (404, {}, b"<h1>404</h1>")

    walked = walk_over(server, *portal.start_pages, allowed_hosts=portal.allowed_hosts)
    titles = {one.ask.title for one in walked.sighted if one.sha256}
    assert titles == {f"长治市上党区{one}2026年部门预算公开" for one in WHO}
    assert walked.night.verdict == Verdict.WHOLE, walked.reasons
    assert walked.night.systems == ["TRS"]
    assert not any("/xwdt/" in one.url for one in walked.asked)
