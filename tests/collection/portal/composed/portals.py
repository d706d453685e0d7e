# ruff: noqa: E501
# fmt: off
"""Portals composed of drawn properties: where one comes in, lists, items, details, characters, failures."""

from __future__ import annotations

import random
from collections.abc import Callable

import tests.collection.portal.composed.data_lists  # noqa: F401 (its lists)
from tests.collection.portal.composed.lists import LISTS
from tests.collection.portal.composed.records import Composed, Record, records
from tests.collection.portal.vendor_site import HTML

Entry = Callable[[Composed, list[Record]], None]
"""Publishes what leads from the start page to the lists."""
ENTRIES: dict[str, Entry] = {}


def entry(made: Entry) -> Entry:
    ENTRIES[made.__name__] = made
    return made


def _list(site: Composed, of: list[Record], folder: str, heading: str) -> str:
    name = site.draw.choice(sorted(LISTS))
    site.by.append(name)
    return LISTS[name](site, of, folder, heading)


def _by_year(of: list[Record]) -> dict[int, list[Record]]:
    return {year: [one for one in of if one.year == year] for year in sorted({one.year for one in of}, reverse=True)}


@entry
def the_list_itself(site: Composed, of: list[Record]) -> None:
    site.start = _list(site, of, site.style.folder, "部门预算公开")


@entry
def years_as_links(site: Composed, of: list[Record]) -> None:
    links = "".join(f"<li><a href='{_list(site, some, f'{site.style.folder}{year}/', f'{year}年部门预算')}'>{year}年</a></li>" for year, some in _by_year(of).items())
    site.text(site.start, f"<h2>部门预算公开</h2><ul>{links}</ul>")


@entry
def years_that_turn_the_page(site: Composed, of: list[Record]) -> None:
    """Years are elements that a script listens to."""
    held = {year: _list(site, some, f"{site.style.folder}{year}/", f"{year}年部门预算") for year, some in _by_year(of).items()}
    way = site.draw.choice([
        ("<li onclick=\"location.href='{1}'\">{0}年度</li>", ""),
        ("<a class='y' data-url='{1}'>{0}</a>", "<script>document.querySelectorAll('.y').forEach(a => a.addEventListener('click', () => window.location = a.dataset.url))</script>"),
        ("<option value='{1}'>{0}年</option>", "<script>$('select.ys').change(function () { window.open($(this).val(), '_self'); })</script>"),
        ("<a href='javascript:;' id='y{0}'>{0}年</a>", "<script>" + "".join(f"document.getElementById('y{year}').onclick = function () {{ location.assign('{to}'); }};" for year, to in held.items()) + "</script>"),
    ])
    made = "".join(way[0].format(year, to) for year, to in held.items())
    if "option" in way[0]:
        made = f"<select class='ys'><option value=''>请选择年度</option>{made}</select>"
    site.text(site.start, f"<h2>部门预算公开</h2><div class='nd'>{made}</div>{way[1]}")


@entry
def years_in_frames_or_parts(site: Composed, of: list[Record]) -> None:
    held = {year: _list(site, some, f"{site.style.folder}{year}/", f"{year}年部门预算") for year, some in _by_year(of).items()}
    way = site.draw.choice([
        "".join(f"<div class='tab'>{year}年</div><iframe src='{to}'></iframe>" for year, to in held.items()),
        "".join(f"<a href='{to}' target='lb'>{year}年</a>" for year, to in held.items()) + f"<iframe name='lb' src='{next(iter(held.values()))}'></iframe>",
    ])
    site.text(site.start, f"<h2>部门预算公开</h2>{way}")


@entry
def from_the_home_page(site: Composed, of: list[Record]) -> None:
    first = _list(site, of, site.style.folder, "部门预算")
    site.text("/zwgk/index.html", f"<h2>法定主动公开内容</h2><ul><li><a href='/zwgk/gh.html'>规划计划</a></li><li><a href='/zwgk/cz.html'>{site.draw.choice(['财政信息', '财政资金', '财政预决算'])}</a></li><li><a href='/zwgk/rs.html'>人事信息</a></li></ul>")
    site.text("/zwgk/cz.html", f"<h2>财政信息</h2><ul class='lm'><li><a href='{first}'>{site.draw.choice(['部门预算', '部门预决算', '部门预算公开'])}</a></li><li><a href='/zwgk/zfcg.html'>政府采购</a></li></ul>")
    for path in ("gh", "rs", "zfcg"):
        site.text(f"/zwgk/{path}.html", "<h2>信息</h2><ul><li><a href='/zwgk/x.html'>关于2026年重点工作安排的通知</a></li></ul>")
    site.text("/zwgk/x.html", "<h1>关于2026年重点工作安排的通知</h1><p>各乡镇人民政府：</p>")
    site.text(site.start, "<h2>首页</h2><div class='k'><a href='/zwgk/index.html'>政府信息公开</a></div>")


@entry
def sent_on(site: Composed, of: list[Record]) -> None:
    first = _list(site, of, site.style.folder, "部门预算公开")
    way = site.draw.choice([f"<meta http-equiv='refresh' content='0;URL={first}'>", f"<script>window.location.replace('{first}')</script>", f"<script>top.location.href = \"{first}\"</script>", f"<script>setTimeout(function () {{ location.href = '{first}'; }}, 500)</script>", f"<frameset rows='80,*'><frame src='/head.html'><frame src='{first}'></frameset>"])
    site.text("/head.html", "<p>云岭县人民政府</p>")
    site.answers[site.start] = (200, HTML, f"<html><head><title>云岭县</title></head>{way}</html>".encode())


@entry
def departments_first(site: Composed, of: list[Record]) -> None:
    """A page a department with its years; departments stand in one of the usual shapes."""
    by_who: dict[str, list[Record]] = {}
    for one in of:
        by_who.setdefault(one.who, []).append(one)
    made = []
    way = site.draw.choice(["<li><a href='{0}'>{1}</a></li>", "<a class='bm' data-code='{0}'>{1}</a>", "<option value='{0}'>{1}</option>", "<td onclick=\"open('{0}')\">{1}</td>", "<area alt='{1}' href='{0}' coords='1,1,2,2'>"])
    for n, (who, some) in enumerate(by_who.items()):
        made.append(way.format(_small(site, some, f"{site.style.folder}bm{n}/"), who))
    wraps = {"<li": "<ul>{}</ul>", "<a ": "<div>{}</div><script>$('.bm').on('click', function () {{ location.href = $(this).attr('data-code'); }})</script>", "<op": "<select onchange='location.href=this.value'><option>选择部门</option>{}</select>", "<td": "<table><tr>{}</tr></table>", "<ar": "<img src='/m.gif' usemap='#m'><map name='m'>{}</map>"}
    site.text(site.start, f"<h2>部门预算公开</h2>{wraps[way[:3]].format(''.join(made))}")


def _small(site: Composed, of: list[Record], folder: str) -> str:
    """A department's own page: one short list."""
    name = site.held.setdefault("small", {}).setdefault("list", site.draw.choice(sorted(set(LISTS) - {"a_form_that_posts", "data_by_a_script"})))
    if not site.by or site.by[0] != name:
        site.by.insert(0, name)
    return LISTS[name](site, of, folder, f"{of[0].who}预算公开")


def _break(site: Composed) -> None:
    """One report's file, and one article, are not to be had."""
    draw = site.draw
    own = [path for path, said in site.answers.items() if isinstance(said, tuple) and said[2] in site.files]
    if not own:
        return
    path = draw.choice(own)
    said = site.answers[path]
    assert isinstance(said, tuple)
    site.broken.append(said[2])
    site.answers[path] = draw.choice([(500, {}, b""), (404, HTML, b"gone"), (200, HTML, "<h1>您访问的页面不存在</h1>".encode()), (403, {}, b"")])


def composed(seed: int, *, entry_name: str | None = None) -> Composed:
    """The portal of a seed."""
    draw = random.Random(seed)
    site = Composed("/index.html", draw=draw)
    site.charset = draw.choice(["utf-8", "utf-8", "utf-8", "gbk", "undeclared"])
    name = entry_name or draw.choice(sorted(ENTRIES))
    years = (2026,) if name in {"the_list_itself", "sent_on"} and draw.random() < 0.5 else (2026, 2025)
    site.by.append(name)
    ENTRIES[name](site, records(draw, years, draw.choice([6, 9, 13])))
    if draw.random() < 0.2:
        _break(site)
        site.by.append("broken")
    site.by.append(site.charset)
    return site
