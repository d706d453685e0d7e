# ruff: noqa: E501
# fmt: off
"""A portal under construction, and what surrounds its lists as real sites have it: head, menus, news, foot.

What belongs here: from what kinds of portals (`kinds`) are put together: pages, articles, files, static lists, data by
number of page. What does not: the kinds, and what is expected of the crawler (`test_vendor_portals`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from w3lib.url import safe_url_string

from collection.portal.scripts.script_requests import JSON_BODY
from collection.portal.walking.asking import Ask
from tests.collection.portal.walking import BASE

Said = tuple[int, dict[str, str], bytes]
WHO = [
    "教育局", "民政局", "水利局", "财政局", "卫生健康局", "司法局", "审计局", "统计局",
    "林业局", "农业农村局", "文化和旅游局", "市场监督管理局",
]  # fmt: skip
TITLES = [f"云岭县{one}2026年部门预算公开" for one in WHO]
HTML = {"Content-Type": "text/html"}


def filled(form: str, n: Any, **more: str) -> str:
    """A form with an item's number {n}, {no} from one, {title} and {who}; and what else is given."""
    known: dict[str, Any] = {"n": n, **more}
    if isinstance(n, int):
        known |= {"no": n + 1}
    if n in range(len(WHO)):
        known |= {"title": TITLES[n], "who": WHO[n]}
    return form.format(**known)


def rows(form: str, of: Iterable[Any] = range(12)) -> list[str]:
    """Items of a list, each a form that is `filled`."""
    return [filled(form, n) for n in of]


def listing(form: str, of: Iterable[Any] = range(12)) -> str:
    """A list's markup: its rows, one behind the other."""
    return "".join(rows(form, of))


def records(of: Iterable[Any], **fields: str | Callable[[Any], object]) -> list[dict[str, object]]:
    """A list's data: a record for each number, its fields `filled`, or made of the number."""
    return [{name: filled(one, n) if isinstance(one, str) else one(n) for name, one in fields.items()} for n in of]


@dataclass
class Portal:
    """A portal under construction: whole answers by path, or functions of the ask."""

    start: str = "/"
    answers: dict[str, Said | Callable[[Ask], Said]] = field(default_factory=dict)
    files: set[bytes] = field(default_factory=set)
    hosts: tuple[str, ...] = ()

    def page(self, path: str, body: str, charset: str = "utf-8") -> None:
        text = f"<html><head><title>云岭县人民政府</title></head><body>{body}</body></html>"
        self.answers[path] = (200, HTML, text.encode(charset))

    def file(self, path: str, **headers: str) -> str:
        body = b"%PDF-1.4 " + path.encode()
        self.files.add(body)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.answers[path] = (200, named, body)
        return path

    def article(self, path: str, n: int, link: str) -> None:
        self.page(
            path,
            f"<div class='nav'><a href='/'>首页</a>&gt;<a href='/zwgk/'>政务公开</a></div>"
            f"<h1>{TITLES[n]}</h1><p>发布日期：2026-02-27 来源：县财政局</p><div>{link}</div>",
        )

    def files_at(self, path: str, of: Iterable[Any] = range(12), **headers: str) -> None:
        """A file for each number."""
        for n in of:
            self.file(filled(path, n), **headers)

    def articles(self, page: str, file: str, link: str = "<a href='{file}'>附件</a>", of: Iterable[Any] = range(12), **headers: str) -> None:
        """An article for each number, with its file; `link` shows the file's address."""
        for n in of:
            self.article(filled(page, n), n, filled(link, n, file=self.file(filled(file, n), **headers)))

    def pages(self, page: str, body: str, file: str, of: Iterable[Any] = range(12), **headers: str) -> None:
        """A page for each number, in whose body its {file} is named."""
        for n in of:
            self.page(filled(page, n), filled(body, n, file=self.file(filled(file, n), **headers)))

    def listing(self, form: str, file: str, of: Iterable[Any] = range(12), **headers: str) -> str:
        """A list's markup, each of whose items leads to its own {file}."""
        return "".join(filled(form, n, file=self.file(filled(file, n), **headers)) for n in of)

    def serve(self, path: str, answer: Callable[[Ask], Said]) -> None:
        """The answer to a path, with and without a query."""
        self.answers[path] = self.answers[f"{path}?"] = answer

    def server(self, ask: Ask) -> Said:
        path = safe_url_string(ask.url).removeprefix(BASE).partition("#")[0]
        found = self.answers.get(path) or self.answers.get(path.partition("?")[0] + "?")
        if found is None:
            return 404, HTML, "<h1>您访问的页面不存在</h1>".encode()
        return found(ask) if callable(found) else found


Made = Callable[[], Portal]


KINDS: dict[str, Made] = {}
SAID: dict[str, Made] = {}
"""Every kind by its name, of all files of `kinds`; those of `SAID` cannot be read whole."""


def kind_among(among: dict[str, Made]) -> Callable[[Made], Made]:
    def kept(made: Made) -> Made:
        assert made.__name__ not in among, made.__name__
        among[made.__name__] = made
        return made

    return kept


kind = kind_among(KINDS)


def asked(ask: Ask) -> dict[str, str]:
    """All that an ask names: its query and what it posts."""
    return dict(parse_qsl(urlsplit(ask.url).query)) | dict(ask.form or ())


JS = {"Content-Type": "application/javascript"}
BODY = "<h1>{}</h1><p>发布日期：2026-02-27　浏览次数：<span id='hits'></span></p><div class='TRS_Editor'>{}</div>"
REPORT = "<table border='1'><tr><th>科目编码</th><th>科目名称</th><th>合计</th><th>基本支出</th><th>项目支出</th></tr>" + "".join(f"<tr><td>20{k}</td><td>一般公共服务支出{k}</td><td>{k}12.30</td><td>{k}00.00</td><td>12.30</td></tr>" for k in range(1, 9)) + "</table>"
_MENU = "".join(
    f"<li><a href='/{path}/' target='_blank'>{name}</a></li>"
    for path, name in (
        ("", "首页"), ("xwzx", "新闻中心"), ("zwfw", "政务服务"), ("hdjl", "互动交流"),
        ("zjyl", "走进云岭"),
    )
)  # fmt: skip
_NEWS = (
    "<div class='right'><div class='hd'><h3>热点新闻</h3></div><ul class='news'>"
    "<li><a href='/xwzx/202602/t20260226_901.html' title='云岭县召开2026年全县财政工作会议'>云岭县召开2026年全县财政工作会议</a><span>02-26</span></li>"
    "<li><a href='/xwzx/202602/t20260225_902.html'>县人大常委会调研预算编制工作</a><span>02-25</span></li>"
    "<li><a href='/xwzx/202602/t20260224_903.html'>关于春节放假安排的通知</a><span>02-24</span></li></ul></div>"
)
_FOOT = (
    "<div class='footer'><select onchange=\"if(this.value)window.open(this.value)\"><option value=''>县直部门网站</option>"
    "<option value='http://jyj.other.gov.cn/'>县教育局</option><option value='http://mzj.other.gov.cn/'>县民政局</option></select>"
    "<p>主办：云岭县人民政府办公室　政府网站标识码：1404290001　<a href='https://beian.miit.gov.cn/'>晋ICP备05000000号</a></p>"
    "<p><a href='/wzdt/'>网站地图</a> | <a href='/gywm/'>关于我们</a></p></div>"
)


def data(value: object) -> Said:
    return 200, {"Content-Type": "application/json"}, json.dumps(value, ensure_ascii=False).encode()


def slices(count: int, size: int) -> list[range]:
    """The numbers 0 to `count`, page by page."""
    return [range(k, min(count, k + size)) for k in range(0, count, size)]


def _whole(body: str, charset: str = "utf-8", head: str = "") -> bytes:
    return (
        "<!DOCTYPE html><html><head><meta http-equiv='Content-Type' content='text/html; "
        f"charset={charset}'>{head}<title>云岭县人民政府门户网站</title><link rel='stylesheet' href='/css/style.css'>"
        f"<script src='/js/jquery-1.12.4.min.js'></script></head><body>{body}</body></html>"
    ).encode(charset)


@dataclass
class Site(Portal):
    """`others` are files that are published beside the departments' and must not be taken."""

    others: set[bytes] = field(default_factory=set)

    def page(self, path: str, body: str, charset: str = "utf-8") -> None:
        self.answers[path] = (200, HTML, self.made(body, charset))

    def made(self, body: str, charset: str = "utf-8") -> bytes:
        """A page in the site's surroundings."""
        return _whole(
            f"<div class='header'><div class='logo'><img src='/images/logo.png'></div><div class='nav'><ul>{_MENU}</ul></div></div>"
            f"<div class='main'>{body}</div>{_NEWS}{_FOOT}",
            charset,
        )

    def whole(self, path: str, body: str, charset: str = "utf-8", head: str = "") -> None:
        """A page without the site's surroundings."""
        self.answers[path] = (200, HTML, _whole(body, charset, head))

    def only(self, name: str) -> bytes:
        """A file without an address of its own."""
        body = b"%PDF-1.4 " + name.encode()
        self.files.add(body)
        return body

    def other(self, path: str) -> str:
        body = b"%PDF-1.4 other " + path.encode()
        self.others.add(body)
        self.answers[path] = (200, {}, body)
        return path

    def listed(
        self,
        rows: Sequence[str],
        size: int,
        path: Callable[[int], str],
        pager: Callable[[int, int], str],
        shape: str = "<h2>部门预算公开</h2><ul>{0}</ul>{1}",
    ) -> None:
        """A list in static pages: page k (from 1) at its path, with its pager (page, pages)."""
        parts = slices(len(rows), size)
        for k, part in enumerate(parts, 1):
            self.page(path(k), shape.format("".join(rows[n] for n in part), pager(k, len(parts))))

    def asked_for(
        self,
        path: str,
        records: Sequence[object],
        size: int,
        says: Callable[[list[object], int, int], Said],
        *,
        number: str = "page",
        first: int = 1,
        allows: Callable[[dict[str, str]], bool] = lambda _: True,
    ) -> None:
        """Records by number of page: `says` makes the answer of (records, page, pages); what is not allowed is refused."""
        parts = slices(len(records), size)

        def answer(ask: Ask) -> Said:
            said = sent(ask)
            k = int(said.get(number) or first) - first
            if not allows(said):
                return 403, {}, b"forbidden"
            return says(
                [records[n] for n in (parts[k] if 0 <= k < len(parts) else [])],
                k + first,
                len(parts),
            )

        self.serve(path, answer)


def sent(ask: Ask) -> dict[str, str]:
    """What an ask says in its query, form or JSON, nested objects too."""
    said = asked(ask)
    if JSON_BODY in said:
        body = json.loads(said[JSON_BODY] or "{}")
        said |= {
            k: str(v)
            for one in (body, *(v for v in body.values() if isinstance(v, dict)))
            for k, v in one.items()
        }
    return said


def page_asked(ask: Ask, name: str, size: int = 5, least: int = 1) -> range:
    """The numbers of the page that an ask names; none where there is no such page."""
    try:
        return slices(12, size)[int(asked(ask).get(name) or least) - least]
    except (IndexError, ValueError):
        return range(0)


def script(site: Site, path: str, text: str) -> str:
    site.answers[path] = (200, JS, text.encode())
    return path
