# ruff: noqa: E501
# fmt: off
"""The published records of a composed portal, its addresses, and what is expected of a crawler."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from tests.collection.portal.vendor_site import HTML, Site

PLACES = ("云岭县", "临河区", "青阳市", "")
OFFICES = (
    "教育局", "民政局", "水利局", "财政局", "卫生健康局", "司法局", "审计局", "统计局", "林业局", "农业农村局", "文化和旅游局", "市场监督管理局",
    "县委办公室", "人大常委会办公室", "总工会", "妇女联合会", "档案馆", "融媒体中心", "公共资源交易中心", "城关镇人民政府", "河西街道办事处", "第一中学", "红十字会", "残疾人联合会", "党校", "信访局",
)


@dataclass(frozen=True)
class Record:
    key: str
    who: str
    year: int
    title: str


class Style:
    """How addresses look: of articles, files, folders."""

    def __init__(self, draw: random.Random) -> None:
        self.folder = draw.choice(["/zwgk/czxx/bmys/", "/col/col12345/", "/xxgk/fdzdgknr/czyjs/", "/czj/c100023/", "/public/6601/"])
        self.form = draw.choice(["{0}202602/t20260227_{1}.html", "{0}art/2026/2/27/art_{1}_{1}.html", "/info/1033/{1}.htm", "{0}show.aspx?id={1}&cid=7", "/contents/{1}.html", "{0}post_{1}.html", "/article/{1}", "/n/{1}/content.shtml"])
        self.files = draw.choice(["{0}202602/P0202602{1}.pdf", "/upload/2026/{1}.PDF", "/attachDir/2026/02/{1}.doc", "/files/{1}.xls", "/module/download/down.jsp?i_ID={1}&colID=9", "/{1}.zip.pdf", "/u/{1}.docx"])

    def article(self, key: str) -> str:
        return self.form.format(self.folder, key)

    def file(self, key: str) -> str:
        return self.files.format(self.folder, key)


@dataclass
class Composed(Site):
    """A portal of drawn properties. `by` says which; `wanted` gives the bodies of each record."""

    draw: random.Random = field(default_factory=random.Random)
    style: Style = field(init=False)
    charset: str = "utf-8"
    wanted: dict[bytes, Record] = field(default_factory=dict)
    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    by: list[str] = field(default_factory=list)
    broken: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.style = Style(self.draw)

    def text(self, path: str, body: str) -> None:
        """A page in the portal's characters, among its surroundings."""
        made = self.made(body, self.charset if self.charset != "undeclared" else "gbk")
        headers = dict(HTML)
        if self.charset == "undeclared":
            made = made.replace(b"charset=gbk", b"charset=utf-8")
        self.answers[path] = (200, headers, made)

    def report(self, one: Record, path: str, **headers: str) -> str:
        self.file(path, **headers)
        found = self.answers[path]
        assert isinstance(found, tuple)
        self.expects(one, found[2])
        return path

    def expects(self, one: Record, body: bytes) -> None:
        self.wanted[body] = one


def records(draw: random.Random, years: tuple[int, ...], count: int) -> list[Record]:
    place = draw.choice(PLACES)
    form = draw.choice(["{0}{1}{2}年部门预算公开", "{2}年度{0}{1}部门预算", "{0}{1}{2}年度部门预算公开说明", "{0}{1}关于公开{2}年部门预算的公告", "{1}{2}年预算信息公开", "{0}{1}{2}年部门预算及“三公”经费预算"])
    offices = draw.sample(OFFICES, count)
    return [
        Record(f"{draw.randrange(10**6):06d}{k}", who, year, form.format(place if not who.startswith("县委") else "", who, year))
        for year in years
        for k, who in enumerate(offices)
    ]
