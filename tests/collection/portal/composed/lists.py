# ruff: noqa: E501
# fmt: off
"""Lists that the server makes page by page, and how their pagers lead on."""

from __future__ import annotations

from collections.abc import Callable

from collection.portal.walking.asking import Ask
from tests.collection.portal.composed.details import DETAILS
from tests.collection.portal.composed.records import Composed, Record
from tests.collection.portal.vendor_site import HTML, Said, asked, slices

Listing = Callable[[Composed, list[Record], str, str], str]
"""Publishes a list of records below a folder, under a heading; gives its first address."""
LISTS: dict[str, Listing] = {}


def listing(made: Listing) -> Listing:
    LISTS[made.__name__] = made
    return made


def leads(site: Composed, of: list[Record]) -> list[str]:
    """The address of each record's item; one way of details a list."""
    name = site.draw.choice(sorted(DETAILS))
    site.by.append(name)
    return [DETAILS[name](site, one) for one in of]


def _cut(title: str) -> str:
    return title[:10] + "..."


def _items(site: Composed, of: list[Record]) -> list[str]:
    """Each record's item in one of the ways in which lists are drawn."""
    forms = {
        "titles": "<li><a href='{0}' title='{1}' target='_blank'>{1}</a><span>2026-02-27</span></li>",
        "cut titles": "<li><span class='date'>02-27</span><a href='{0}'>{2}</a></li>",
        "whole title in an attribute": "<li><a href='{0}' title='{1}'>{2}</a></li>",
        "rows": "<tr><td>{4}</td><td><a href='{0}'>{1}</a></td><td>2026-02-27</td></tr>",
        "names and a look": "<tr><td>{4}</td><td>{3}</td><td><a href='{0}'>查看</a></td></tr>",
        "names alone": "<li><a href='{0}'>{3}</a></li>",
        "blocks that open": "<div class='item' onclick=\"location.href='{0}'\"><h4>{1}</h4><p>2026-02-27</p></div>",
        "blocks with data": "<div class='item jump' data-href='{0}'><h4>{1}</h4></div>",
        "a button beside": "<dl><dt>{1}</dt><dd><button onclick=\"window.open('{0}')\">阅读</button></dd></dl>",
        "links over blocks": "<a class='card' href='{0}'><div class='d'><b>27</b>2026-02</div><div class='t'><h3>{1}</h3><p>为进一步推进预算公开…</p></div></a>",
        "old anchors": "<p>·<a HREF={0} target=_blank><font color=#333333>{1}</font></a>(2026/2/27)</p>",
    }
    name = site.draw.choice(sorted(forms))
    site.by.append(name)
    made = [forms[name].format(to, one.title, _cut(one.title), one.who, n + 1) for n, (one, to) in enumerate(zip(of, leads(site, of), strict=True))]
    if name in {"rows", "names and a look"}:
        return [f"<table class='tb'>{one}</table>" for one in made] if site.draw.random() < 0.2 else made
    if name == "blocks with data":
        made[0] = "<script>$(document).on('click', '.jump', function () { window.location.href = $(this).data('href'); })</script>" + made[0]
    return made


def _wrapped(items: list[str]) -> str:
    tag = "table" if items and items[0].startswith("<tr") else "div" if items and items[0].startswith("<d") else "ul"
    return f"<{tag} class='list'>{''.join(items)}</{tag}>"


def _paged(site: Composed, of: list[Record], heading: str, path: Callable[[int, int], str], pager: Callable[[int, int], str]) -> str:
    items = _items(site, of)
    parts = slices(len(items), site.draw.choice([4, 5, 7]))
    for k, part in enumerate(parts, 1):
        site.text(path(k, len(parts)), f"<h2>{heading}</h2>{_wrapped([items[n] for n in part])}{pager(k, len(parts)) if len(parts) > 1 else ''}")
    return path(1, len(parts))


@listing
def numbers_as_links(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    form = site.draw.choice(["{0}index_{1}.html", "{0}list{1}.shtml", "{0}?page={1}", "{0}p{1}/", "{0}index.jsp?currentPage={1}&lm=5", "{0}index-{1}.htm"])
    from_zero = site.draw.random() < 0.4

    def path(k: int, last: int) -> str:
        return f"{folder}index.html" if k == 1 else form.format(folder, k - from_zero)

    def pager(k: int, last: int) -> str:
        near = [j for j in range(1, last + 1) if abs(j - k) <= 1]
        return "<div class='fy'>" + "".join(f"<a href='{path(j, last)}'>{j}</a>" for j in near) + (f"<a href='{path(k + 1, last)}'>下页</a>" if k < last else "") + "</div>"

    return _paged(site, of, heading, path, pager)


@listing
def numbers_by_a_call(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    """The vendors' functions: of pages, number, name, suffix, in orders and names of their own."""
    name, suffix = site.draw.choice(["index", "list", "default"]), site.draw.choice(["html", "shtml", "htm"])
    call = site.draw.choice(["createPageHTML({0},{1},'{2}','{3}')", "Pager({{size:{0}, current:{1}, prefix:'{2}', suffix:'{3}'}})", "document.write(writePage('{2}','{3}',{0},{1}))", "showPageNav({0}, {1}, \"{2}\", \"{3}\", 'pagenav')"])

    def path(k: int, last: int) -> str:
        return f"{folder}{name}.{suffix}" if k == 1 else f"{folder}{name}_{k - 1}.{suffix}"

    def pager(k: int, last: int) -> str:
        return f"<div id='pagenav'><script>{call.format(last, k - 1, name, suffix)}</script></div>"

    return _paged(site, of, heading, path, pager)


@listing
def numbers_that_count_down(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    stem = folder.rstrip("/")

    def path(k: int, last: int) -> str:
        return f"{stem}.htm" if k == 1 else f"{stem}/{last - k + 1}.htm"

    def pager(k: int, last: int) -> str:
        on = "" if k == last else f"<a href='{path(k + 1, last)}' class='Next'>下页</a><a href='{path(last, last)}'>尾页</a>"
        return f"<table><tr><td>共{len(of)}条&nbsp;{k}/{last}&nbsp;</td><td>{on}</td></tr></table>"

    return _paged(site, of, heading, path, pager)


@listing
def a_form_that_posts(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    items = _items(site, of)
    parts = slices(len(items), site.draw.choice([4, 6]))
    field = site.draw.choice(["pageNo", "cur_page", "page.currentPage", "PAGE_INDEX"])
    start = f"{folder}list.do"
    turn = site.draw.choice([
        "<script>function toPage(n) {{ var f = document.forms['pf']; f.elements['{0}'].value = n; f.submit(); }}</script>",
        "<script>function toPage(n) {{ $('input[name=\"{0}\"]').val(n); $('#pf').submit(); }}</script>",
    ]).format(field)

    def answer(ask: Ask) -> Said:
        k = int(dict(ask.form or ()).get(field) or asked(ask).get(field, 1) if ask.form else 1)
        if not 1 <= k <= len(parts):
            return 500, {}, b""
        links = "".join(f"<a href='javascript:toPage({j})'>{j}</a>" for j in range(1, len(parts) + 1) if j != k)
        body = f"<h2>{heading}</h2><form id='pf' name='pf' action='{start}' method='post'><input type='hidden' name='{field}' value='{k}'><input type='hidden' name='classId' value='77'></form>{_wrapped([items[n] for n in parts[k - 1]])}<div>{links}</div>{turn}"
        return 200, HTML, site.made(body)

    site.serve(start, answer)
    return start


@listing
def pages_to_choose(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    def path(k: int, last: int) -> str:
        return f"{folder}list_{k}.html"

    way = site.draw.choice([
        "<select onchange='location.href=this.value'>{0}</select>",
        "<select id='ps'>{0}</select><script>document.getElementById('ps').addEventListener('change', function () {{ location = this.options[this.selectedIndex].value; }})</script>",
        "<select name='sel' onChange=\"MM_jumpMenu('self',this,0)\">{0}</select><script>function MM_jumpMenu(t,s,r){{ eval(t+\".location='\"+s.options[s.selectedIndex].value+\"'\"); }}</script>",
    ])

    def pager(k: int, last: int) -> str:
        return way.format("".join(f"<option value='{path(j, last)}'{' selected' if j == k else ''}>第{j}页</option>" for j in range(1, last + 1)))

    return _paged(site, of, heading, path, pager)


@listing
def only_the_next(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    form = site.draw.choice(["<a href='{0}'><img src='/img/next.gif'></a>", "<a class='next' href='{0}'>&gt;</a>", "<a rel='next' href='{0}'>»</a>", "<a href='{0}'>后一页</a>", "<a href='{0}'>Next</a>", "<button onclick=\"self.location='{0}'\">下一页</button>", "<link rel='next' href='{0}'><a class='n' data-next='{0}'>下一页</a><script>$('.n').click(function () {{ location.href = $(this).attr('data-next'); }})</script>"])

    def path(k: int, last: int) -> str:
        return f"{folder}" if k == 1 else f"{folder}list?start={k * 10}"

    return _paged(site, of, heading, path, lambda k, last: form.format(path(k + 1, last)) if k < last else "")


@listing
def all_on_one_page(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    return _paged(site, of[:4], heading, lambda k, last: f"{folder}index.html", lambda k, last: "") if len(of) < 5 else _grouped(site, of, folder, heading)


def _grouped(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    items = _items(site, of)
    half = len(items) // 2
    site.text(f"{folder}index.html", f"<h2>{heading}</h2><h3>县直部门</h3>{_wrapped(items[:half])}<h3>乡镇街道</h3>{_wrapped(items[half:])}<p class='tip'>共{len(items)}个部门</p>")
    return f"{folder}index.html"
