"""No portal loses a document silently: random portals, what they publish against found and said.

Each portal has lists of lists, a way of paging, a way of attaching, bounds and failures, all drawn.
A document is found, or a line of the log names it or its page, or the portal is not called whole.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from collection.portal.walking.asking import Ask
from collection.portal.walking.monitor import Verdict
from tests.collection.portal.walking import BASE, Server, Walked, drawn, walk_over

AGENCIES = [
    f"{a}{b}"
    for a in (
        "城关镇",
        "县教育",
        "县水利",
        "县政府采购",
        "县委党校培训",
        "县会议服务",
        "县通知公告管理",
    )
    for b in ("局", "中心", "办公室", "站", "所")
]
HTML = {"Content-Type": "text/html"}


@dataclass
class Made:
    """A portal under construction. `published` gives each document's bytes by its page and name."""

    draw: random.Random
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    published: dict[str, bytes] = field(default_factory=dict)
    pages_of: dict[str, set[str]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    title_of: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def page(self, path: str, body: str, charset: str = "utf-8") -> None:
        text = f"<html><head><title>县人民政府</title></head><body>{body}</body></html>"
        self.answers[path] = (200, HTML, text.encode(charset))

    def number(self) -> int:
        self.count += 1
        return self.count

    def document(self, path: str, *pages: str, headers: dict[str, str] | None = None) -> str:
        body = b"%PDF-1.4 " + path.encode()
        self.answers[path] = (200, headers or {}, body)
        self.published[path] = body
        self.pages_of[path] = set(pages)
        return path


def _plain(made: Made, title: str, folder: str) -> str:
    n = made.number()
    path = f"{folder}t20260227_{n}.html"
    file = made.document(f"{folder}P{n}.pdf", path)
    made.page(path, f"<h1>{title}</h1>发布时间：2026-02-27<p><a href='{file}'>附件</a></p>")
    return f"<a href='{path}'>{title}</a>"


def _straight(made: Made, title: str, folder: str) -> str:
    return f"<a href='{made.document(f'{folder}f{made.number()}.pdf')}'>{title}</a>"


def _handler(made: Made, title: str, folder: str) -> str:
    file = made.document(f"{folder}f{made.number()}.doc")
    return f"<a href=\"javascript:window.open('{file}')\">{title}</a>"


def _program(made: Made, title: str, folder: str) -> str:
    n = made.number()
    path, address = f"{folder}show.jsp?id={n}", f"/sys/download.do?id={n}"
    named = {"Content-Disposition": f'attachment; filename="{n}.pdf"'}
    made.document(address, path, headers=named)
    made.page(path, f"<h1>{title}</h1><a href='{address}'>点击下载</a>")
    return f"<a href='show.jsp?id={n}'>{title}</a>"


def _variable(made: Made, title: str, folder: str) -> str:
    n = made.number()
    path = f"{folder}art_7_{n}.html"
    file = made.document(f"{folder}v{n}.pdf", path)
    made.page(path, f'<h1>{title}</h1><script>var u = "{file}"; show(u)</script>')
    return f"<a href='{path}' title='{title}'>{title[:6]}…</a>"


def _unsuffixed(made: Made, title: str, folder: str) -> str:
    """An address without a suffix that turns out to be the file itself."""
    file = made.document(f"{folder}open?id={made.number()}")
    return f"<a href='{file}'>{title}</a>"


def _nested(made: Made, title: str, folder: str) -> str:
    n = made.number()
    path, inner = f"{folder}d{n}.html", f"{folder}e{n}.html"
    file = made.document(f"{folder}n{n}.xls", path, inner)
    made.page(path, f"<h1>{title}</h1><a href='{inner}'>{title}</a>")
    made.page(inner, f"<h1>{title}</h1><a href='{file}'>{title}.xls</a>")
    return f"<a href='{path}'>{title}</a>"


def _opened(made: Made, title: str, folder: str) -> str:
    """An item that a function opens by its number."""
    n = made.number()
    path = f"{folder}o_{n}.html"
    file = made.document(f"{folder}o{n}.pdf", path)
    made.page(path, f"<h1>{title}</h1><div id='c'><a href='{file}'>下载</a></div>")
    script = f"<script>function openIt(n){{window.open('{folder}o_'+n+'.html');}}</script>"
    return f"{script}<span onclick=\"openIt('{n}')\">{title}</span>"


def _by_script_file(made: Made, title: str, folder: str) -> str:
    """An item that leads nowhere but by a script that is not on the page: to be said."""
    path = made.document(f"{folder}u{made.number()}.pdf")
    made.title_of[path] = title
    return f"<a class='item' href='javascript:;'>{title}</a>"


ATTACH: list[Callable[[Made, str, str], str]] = [
    _plain, _straight, _handler, _program, _variable, _unsuffixed, _nested,
    _opened, _by_script_file,
]  # fmt: skip


def _links(made: Made, folder: str, chunks: list[str]) -> None:
    for k, chunk in enumerate(chunks):
        name = "index.html" if k == 0 else f"index_{k}.html"
        pager = "".join(f"<a href='index_{j}.html'>{j + 1}</a>" for j in range(1, len(chunks)))
        made.page(f"{folder}{name}", chunk + pager)


def _next_only(made: Made, folder: str, chunks: list[str]) -> None:
    for k, chunk in enumerate(chunks):
        path = f"{folder}index.html" if k == 0 else f"{folder}index.html?pageNo={k + 1}"
        more = f"<a href='index.html?pageNo={k + 2}'>下一页 &gt;</a>" if k + 1 < len(chunks) else ""
        made.page(path, chunk + more)


def _told(made: Made, folder: str, chunks: list[str]) -> None:
    for k, chunk in enumerate(chunks):
        name = "index.html" if k == 0 else f"index_{k + 1}.html"
        call = f"anyPager('box', {len(chunks)}, {k + 1}, 'index', 'html', 9)"
        made.page(f"{folder}{name}", f"{chunk}<script>{call}</script>")


def _printed(made: Made, folder: str, chunks: list[str]) -> None:
    for k, chunk in enumerate(chunks):
        path = f"{folder}index.html" if k == 0 else f"{folder}index.html?page={k + 1}"
        made.page(path, f"{chunk}<span>共{len(chunks)}页</span>")


def _called(made: Made, folder: str, chunks: list[str]) -> None:
    script = "<script>function go(n){location.href='list-'+n+'.htm';}</script>"
    pager = "".join(f"<a onclick='go({j + 1})'>{j + 1}</a>" for j in range(len(chunks)))
    for k, chunk in enumerate(chunks):
        made.page(
            f"{folder}{'index.html' if k == 0 else f'list-{k + 1}.htm'}", chunk + script + pager
        )


def _button(made: Made, folder: str, chunks: list[str]) -> None:
    """加载更多: a function counts on and asks for pieces."""
    script = (
        "<script>var page = 1; function more(){ page++; $.get('piece.html', {page: page}, add); }"
        "</script><button onclick='more()'>加载更多</button>"
    )
    made.page(f"{folder}index.html", chunks[0] + (script if len(chunks) > 1 else ""))
    for k, chunk in enumerate(chunks[1:], 2):
        made.answers[f"{folder}piece.html?page={k}"] = (200, HTML, chunk.encode())


def _icons(made: Made, folder: str, chunks: list[str]) -> None:
    for k, chunk in enumerate(chunks):
        path = f"{folder}index.html" if k == 0 else f"{folder}index.html?p={k + 1}"
        on = f"<a href='index.html?p={k + 2}'><img src='n.gif'></a>" if k + 1 < len(chunks) else ""
        made.page(path, chunk + on)


def _folders(made: Made, folder: str, chunks: list[str]) -> None:
    pager = "".join(f"<a href='{folder}page/{j + 1}/'>{j + 1}</a>" for j in range(1, len(chunks)))
    for k, chunk in enumerate(chunks):
        made.page(f"{folder}index.html" if k == 0 else f"{folder}page/{k + 1}/", chunk + pager)


def _promised(made: Made, folder: str, chunks: list[str]) -> None:
    """A pager whose script is not on the page: to be said."""
    pager = "<div class='pages'><a>1</a><a>2</a><a>下一页</a></div>" if len(chunks) > 1 else ""
    made.page(f"{folder}index.html", chunks[0] + pager)


def _data(made: Made, folder: str, chunks: list[str]) -> None:
    made.page(
        f"{folder}index.html", "<h3>部门预算</h3><script>$.get('list.json?page=1', show)</script>"
    )
    for k, chunk in enumerate(chunks):
        said = {"total": 999, "pages": len(chunks), "data": {"html": chunk}}
        del said["total"]
        made.answers[f"{folder}list.json?page={k + 1}"] = (200, {}, json.dumps(said).encode())


def _unreadable(made: Made, folder: str, chunks: list[str]) -> None:
    """Nobody can know where the further pages are: to be said."""
    pager = f"<span>共{len(chunks)}页</span><a onclick='secret(2)'>2</a>"
    made.page(f"{folder}index.html", chunks[0] + (pager if len(chunks) > 1 else ""))


PAGING = [_links, _next_only, _told, _printed, _called, _data, _unreadable]
PAGING += [_button, _icons, _folders, _promised]
SHELLS = ["plain", "refresh", "frame", "beside", "script", "more", "years", "departments"]


def _list(made: Made, folder: str, year: int, agencies: list[str]) -> None:
    attach = made.draw.choice(ATTACH)
    mixed = made.draw.random() < 0.3
    items = [
        f"<li>{one(made, f'{who}{year}年部门预算', folder)}</li>"
        for who in agencies
        for one in [made.draw.choice(ATTACH) if mixed else attach]
    ]
    size = made.draw.choice([2, 3, 5, 50])
    chunks = ["<ul>" + "".join(items[k : k + size]) + "</ul>" for k in range(0, len(items), size)]
    made.draw.choice(PAGING)(made, folder, chunks)


def _portal(seed: int, *, failing: bool = True) -> tuple[Made, str]:
    made = Made(random.Random(seed))
    draw = made.draw
    who = draw.sample(AGENCIES, draw.randint(3, 12))
    shell = draw.choice(SHELLS)
    start = "/zw/index.html"
    if shell == "years":
        for year in (2025, 2026):
            _list(made, f"/zw/{year}/", year, who)
        made.page(
            start,
            "".join(f"<li><a href='{y}/index.html'>{y}年部门预算</a></li>" for y in (2025, 2026)),
        )
    elif shell == "departments":
        made.page(
            start,
            "<h2>2026年部门预算</h2>"
            + "".join(_department(made, n, one) for n, one in enumerate(who)),
        )
    else:
        _list(made, "/zw/l/", 2026, who)
        made.page(start, {
            "plain": "<a href='l/index.html'>部门预算</a>",
            "refresh": "<meta http-equiv='refresh' content='0; url=l/index.html'>",
            "frame": "<iframe src='l/index.html'></iframe>",
            "beside": "<h3>部门预算</h3><a href='/zw/about.html'>部门预算公开</a>"
            "<iframe src='l/index.html'></iframe>",
            "script": "<script>window.location.href = 'l/index.html';</script>",
            "more": "<h3>部门预算</h3><a href='l/index.html'>更多&gt;&gt;</a>",
        }[shell])  # fmt: skip
    if failing:
        _break(made)
    return made, start


def _department(made: Made, number: int, name: str) -> str:
    path = f"/zw/d/{number}.html"
    file = made.document(f"/zw/d/{number}.pdf", path)
    made.page(path, f"<h1>{name}</h1><a href='{file}'>附件</a>")
    return f"<li><a href='{path}'>{name}</a></li>"


def _break(made: Made) -> None:
    """Some answers are refused, empty, challenged, gone softly, or never come.

    A list that counts nothing ends with nothing or 404: these break none of its pieces.
    """
    ways = [
        (403, {}, b"forbidden"),
        (404, {}, b"gone"),
        (412, {}, b"<script>$_ts=1</script>"),
        (200, HTML, "<title>提示</title>您访问的页面不存在或已删除".encode()),
        (200, HTML, b"<html><script>var _$jsvmprt=1;</script></html>"),
        (200, HTML, b""),
        (302, {"Location": "http://elsewhere.example/"}, b""),
    ]
    for path in list(made.answers):
        if made.draw.random() < made.draw.choice([0, 0, 0.05, 0.2]):
            never_ends_so = [one for n, one in enumerate(ways) if n in {0, 2, 4, 6}]
            made.answers[path] = made.draw.choice(never_ends_so if "piece" in path else ways)
            made.broken.add(path)


def _server(made: Made) -> Server:
    def server(ask: Ask) -> tuple[int, dict[str, str], bytes]:
        return made.answers.get(ask.url.removeprefix(BASE), (404, {}, b"<h1>404</h1>"))

    return server


def _silently_lost(made: Made, walked: Walked) -> list[str]:
    if walked.night.verdict != Verdict.WHOLE:
        return []
    named = {
        one.ask.key.removeprefix(BASE)
        for one in walked.sighted
        if one.reason or one.ask.key.removeprefix(BASE) in made.broken
    }
    found = set(walked.documents.values())
    titles = {one.ask.title for one in walked.sighted if one.reason}
    return [
        path
        for path, body in made.published.items()
        if body not in found
        and path not in named
        and not made.pages_of[path] & named
        and made.title_of.get(path) not in titles
    ]


@pytest.mark.parametrize("seed", drawn(range(300), 50))
def test_what_is_published_is_found_or_said(seed: int) -> None:
    made, start = _portal(seed)
    walked = walk_over(_server(made), BASE + start, max_list_pages=made.draw.choice([2, 4, 200]))
    assert _silently_lost(made, walked) == []
    if walked.night.verdict != Verdict.WHOLE:
        assert walked.reasons or walked.night.doubts


def start_is_sound(made: Made) -> bool:
    """Whether nothing that the portal links to is gone."""
    return "/zw/about.html" not in str(made.answers["/zw/index.html"][2])


@pytest.mark.parametrize("seed", drawn(range(400, 500), 20))
def test_where_nothing_fails_nearly_everything_is_found(seed: int) -> None:
    """Without failures only a pager that nobody can know keeps documents back, or a link that is
    wrong on a further page, and it is said.
    """
    made, start = _portal(seed, failing=False)
    walked = walk_over(_server(made), BASE + start)
    missing = [
        path for path, body in made.published.items() if body not in walked.documents.values()
    ]
    unlinked = [path for path in missing if path in made.title_of]
    assert missing == unlinked or any("只读到" in one or "打不开" in one for one in walked.reasons)
    assert not unlinked or any("没有可用的链接" in one for one in walked.reasons)
    if not missing and start_is_sound(made):
        assert walked.night.verdict == Verdict.WHOLE
