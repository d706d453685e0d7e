"""A cell of a web page holds what a browser shows in it; what nobody sees is told.

What belongs here: how an element looks, and what stands in for fields and pictures. What does not:
which declaration wins (`test_markup`), tables and lines (`test_html`).
"""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.office.word_paragraph import TURNED
from disclosure.documents.web.html import read_html
from disclosure.documents.web.seen_elements import COUNTED_BY_STYLE, DRAWN, UNJUDGED

STYLES = (
    ".w{color:#ffffff} .pane{display:none} .pane.open{display:inline} td>u i{opacity:0}"
    "@media print{[lang]{display:none}} .cut{position:absolute;clip:rect(0 0 0 0)}"
    ".one::before{content:'7'} .tag:after{content:attr(data-sum)} .up{vertical-align:super}"
    ".blue{background:#00f} .down{vertical-align:sub} .nth::before{content:counter(row)}"
    ":root{--ink:#fff;--dark:var(--ink)} .a{--two:red} .b{--two:#fff} .named{color:var(--dark)}"
    ".off::before{content:'7';display:none} @media (width > 10px){.wide{display:none}}"
    "@media (10px <= width<=2000px){.between{display:none}} @media (width<=10px){.small{opacity:0}}"
    "@supports not (display:grid){.lacking{display:none}}"
    ".other{color:var(--none,#fff)} .unsure{color:var(--two)} tr{td &,b{i.in{opacity:0}}}"
)


def cell_of(cell: str, tag: str = "td") -> tuple[str, list[str]]:
    """The text of a cell in a table of amounts, and what is told of it."""
    page = _page(
        f"<style>{STYLES}</style><p>部门预算，单位：万元</p>"
        f"<table><tr><td>项目<td>金额<tr><td>合计<{tag}>{cell}<tr><td>甲<td>1.00</table>"
    )
    (table,) = page.tables()
    (text,) = (one.text for one in table.cells if (one.row, one.column) == (1, 1))
    return text, [one.text for one in page.remarks]


def _page(body: str) -> Page:
    (page,) = read_html(f"<html><meta charset=utf-8><body>{body}</body></html>".encode())
    return page


@pytest.mark.parametrize(
    ("cell", "text", "told"),
    [
        ("<input value='743.41'>", "743.41", []),
        ("<input type=hidden value='743.41'>", "", []),
        ("<textarea>743.41</textarea>", "743.41", []),
        ("<select><option>7.00<option selected>743.41</select>", "743.41", []),
        ("743.41<sup>1</sup>", "743.41¹", []),
        ("<s>77.00</s>743.41", "743.41", ["划去的文字"]),
        ("<ruby>743.41<rt>77</rt></ruby>", "743.41", ["注音文字"]),
        ("<span style='color:#FFF'>77.00</span>743.41", "743.41", ["与底色相同的文字"]),
        ("<font color=white>77.00</font>743.41", "743.41", ["与底色相同的文字"]),
        ("<span class=w>77.00</span>743.41", "743.41", ["与底色相同的文字"]),
        ("<b style='background:#00f'><i style='color:white'>743.41</i></b>", "743.41", []),
        ("<i style='color:red' class=w>743.41</i>", "743.41", []),
        ("<span style='font-size:0'>77.00</span>743.41", "743.41", ["隐藏的文字"]),
        ("<span style='opacity: 0'>77.00</span>743.41", "743.41", ["隐藏的文字"]),
        (
            "<span style='left:-9999px'>77.00</span>743.41",
            "743.41",
            ["隐藏的文字"],
        ),
        ("<span style='opacity:0.9;font-size:10px'>743.41</span>", "743.41", []),
        ("<table><tr><td>743.41</table>", "743.41", []),
        ("<details><summary>展开</summary>743.41</details>", "展开\n743.41", []),
        ("<i style='color:black;background:#000'>77.00</i>743.41", "743.41", ["与底色相同的文字"]),
        (
            "<i style='font-size:0'>77.00<b style='font-size:12px'>743.41</b></i>",
            "743.41",
            ["隐藏的文字"],
        ),
        (
            "<i style='visibility:hidden'>77.00<b style='visibility:visible'>743.41</b></i>",
            "743.41",
            ["隐藏的文字"],
        ),
        ("<i class='pane open'>743.41</i>", "743.41", []),
        ("<i class='pane'>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<u><i>77.00</i></u>743.41", "743.41", ["隐藏的文字"]),
        ("<i lang=print>743.41</i>", "743.41", []),
        ("<i class=cut>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i class=one>43.41</i>", "743.41", []),
        ("<i class=tag data-sum='743.41'></i>", "743.41", []),
        ("<i class=up>1</i>", "¹", []),
        ("<s style='font-weight:bold'>77.00</s>743.41", "743.41", ["划去的文字"]),
        ("743.41<script>document.write('7')</script>", "743.41", ["由脚本写出的内容"]),
        ("7<img src=4.png>3.41", "7〔图片〕3.41", []),
        ("合计<img src=seal.png>", "合计", []),
        ("<svg><text>743.41</text></svg>", "", ["画成的内容"]),
        ("<svg><path d='M0 0'/></svg>743.41", "743.41", []),
        ("<canvas></canvas>", "", ["画成的内容"]),
        ("<bdo dir=rtl>14.347</bdo>", "14.347", ["一段文字的次序是颠倒的"]),
        ("<i style='zoom:0'>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i style='filter:opacity(0)'>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i style='margin-left:-9999px'>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i style='margin-left:-300px;filter:opacity(.9);zoom:1'>743.41</i>", "743.41", []),
        (
            "<i style='-webkit-text-fill-color:transparent'>77.00</i>743.41",
            "743.41",
            ["与底色相同的文字"],
        ),
        ("<strike>77.00</strike>743.41", "743.41", ["划去的文字"]),
        ("<del><b>77.00</b></del>743.41", "743.41", ["划去的文字"]),
        ("<i style='opacity:0'><b style='color:red'>77.00</b></i>743.41", "743.41", ["隐藏的文字"]),
        ("<i hidden>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<dialog>77.00</dialog>743.41", "743.41", ["隐藏的文字"]),
        ("<dialog open>743.41</dialog>", "743.41", []),
        ("<i style='visibility:hidden'>77.00<b>8</b>99.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i style='opacity:0'><input value='77.00'></i>743.41", "743.41", []),
        ("<table bgcolor=blue><tr><td><font color=white>743.41</font></table>", "743.41", []),
        ("<table background=a.png><tr><td><i class=w>743.41</i></table>", "743.41", []),
        (
            "<b style='background:#00f'><i style='background:inherit' class=w>743.41</i></b>",
            "743.41",
            [],
        ),
        (
            "<b style='background:#00f'><i style='background:#0000' class=w>743.41</i></b>",
            "743.41",
            [],
        ),
        ("<input>743.41", "743.41", []),
        ("<button>743.41</button>", "743.41", []),
        ("<input type=button value='743.41'>", "743.41", []),
        ("<input type=submit value='查询'>743.41", "743.41", []),
        ("<button>展开</button>743.41", "743.41", []),
        ("<select><option disabled>7.00<option>743.41</select>", "743.41", []),
        ("<i class=off>743.41</i>", "743.41", []),
        ("<i class=wide>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i class=between>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<i class=small>743.41</i>", "743.41", []),
        ("<i class=lacking>743.41</i>", "743.41", []),
        ("<select><option>743.41<option>7.00</select>", "743.41", []),
        ("<ruby>743.41<rp>(</rp><rt>77</rt><rp>)</rp></ruby>", "743.41", ["注音文字"]),
        ("743<!-- 1 -->.41", "743.41", []),
        ("743.41<sub>1</sub>", "743.41₁", []),
        ("743.41<i class=down>1</i>", "743.41₁", []),
        ("743.41<sup><b>1</b>2</sup>", "743.41¹²", []),
        ("<i class=tag data-sum='.41'>7<b>43</b></i>", "743.41", []),
        ("743.41<script src=a.js></script>", "743.41", []),
        ("<i class=named>77.00</i>743.41", "743.41", ["与底色相同的文字"]),
        ("<i class=other>77.00</i>743.41", "743.41", ["与底色相同的文字"]),
        ("<b><i class=in>77.00</i></b>743.41", "743.41", ["隐藏的文字"]),
        ("<i popover>77.00</i>743.41", "743.41", ["隐藏的文字"]),
        ("<font face=Wingdings>1</font>743.41", "•743.41", []),
        (
            "<i style='font:9px Webdings'>1<b>2</b>3<u style='font-family:serif'>4</u></i>",
            "•••4",
            [],
        ),
        ("743.41<i style='vertical-align:4px'>1</i>", "743.41¹", []),
        ("743.41<i style='vertical-align:-3pt'>1</i>", "743.41₁", []),
        ("<i style='vertical-align:1px'>743.41</i>", "743.41", []),
    ],
)
def test_a_cell_holds_what_is_seen_in_it(cell: str, text: str, told: list[str]) -> None:
    found, remarks = cell_of(cell)
    said = [one.removeprefix("有").removeprefix("表格里有") for one in remarks]
    assert (found, [one.split("、")[0].split("，")[0] for one in said]) == (text, told)


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("text-decoration:line-through", "划去的文字"),
        ("visibility:collapse", "隐藏的文字"),
        ("mso-hide:all", "隐藏的文字"),
        ("top:-999px", "隐藏的文字"),
        ("text-indent:-9999px", "隐藏的文字"),
        ("transform:scale(0)", "隐藏的文字"),
        ("overflow:hidden;width:0", "隐藏的文字"),
        ("overflow:clip;height:0", "隐藏的文字"),
        ("overflow:hidden;max-width:1px", "隐藏的文字"),
        ("overflow:hidden;max-height:0", "隐藏的文字"),
        ("content-visibility:hidden", "隐藏的文字"),
        ("opacity:4%", "隐藏的文字"),
        ("font-size:1px", "隐藏的文字"),
        ("font-size:1pt", "隐藏的文字"),
        ("font-size:.1em", "隐藏的文字"),
        ("font-size:5%", "隐藏的文字"),
        ("font:italic 1px serif", "隐藏的文字"),
        ("transform:translateX(-5000px)", "隐藏的文字"),
        ("translate:-5000px 0", "隐藏的文字"),
        ("scale:0", "隐藏的文字"),
        ("transform:matrix(0, 0, 0, 0, 0, 0)", "隐藏的文字"),
        ("overflow:hidden;inline-size:0", "隐藏的文字"),
        ("font-size:0vmin", "隐藏的文字"),
        ("transform:scale(.02)", "隐藏的文字"),
        ("background:linear-gradient(#000, #000)", "与底色相同的文字"),
        ("right:-9999px", "隐藏的文字"),
        ("margin-top:-9999px", "隐藏的文字"),
        ("color:oklch(100% 0 0)", "与底色相同的文字"),
        ("color:lab(100 0 0)", "与底色相同的文字"),
        ("color:color(display-p3 1 1 1)", "与底色相同的文字"),
        ("background-image:none;color:#fff", "与底色相同的文字"),
    ],
)
def test_a_style_that_hides(style: str, told: str) -> None:
    found, remarks = cell_of(f"<i style='{style}'>77.00</i>743.41")
    assert (found, remarks) == ("743.41", [f"有{told}、没有读入：“77.00”"])


@pytest.mark.parametrize(
    "style",
    [
        "left:-20px",
        "overflow:hidden;width:90px",
        "width:0",
        "opacity:90%",
        "font-size:1.6pt",
        "font-size:.06cm",
        "font-size:.6mm",
        "font-size:.03in",
        "font-size:.2rem",
        "font-size:.2em",
        "font-size:20%",
        "font:italic 12px/1px serif",
        "background-image:url(a.png);color:white",
        "background:url(a.png);color:white",
        "background:linear-gradient(blue, red);color:white",
        "color:currentcolor",
        "color:oklch(40% 0.2 30)",
        "color:lch(50% 60 40)",
        "transform:translate(-50%, -50%)",
        "letter-spacing:-1px",
        "mask:none",
    ],
)
def test_a_style_that_does_not_hide(style: str) -> None:
    assert cell_of(f"<i style='{style}'>743.41</i>") == ("743.41", [])


@pytest.mark.parametrize("size", ["xx-small", "x-small", "small", "medium", "large"])
def test_a_named_size_is_seen_within_a_tiny_one(size: str) -> None:
    inner = f"<b style='font-size:{size}'>743.41</b>"
    assert cell_of(f"<i style='font-size:1px'>{inner}</i>") == ("743.41", [])


@pytest.mark.parametrize(
    "tag",
    [
        "style",
        "noscript",
        "template",
        "datalist",
        "audio",
        "video",
        "map",
        "xml",
        "title",
        "noframes",
    ],
)  # fmt: skip
def test_elements_that_show_no_text(tag: str) -> None:
    assert cell_of(f"<{tag}>77.00</{tag}>743.41") == ("743.41", [])


@pytest.mark.parametrize("tag", ["meter", "progress", "canvas", "object", "math"])
def test_what_is_drawn_is_told(tag: str) -> None:
    assert cell_of(f"<{tag}>77.00</{tag}>743.41") == ("743.41", [DRAWN])
    assert cell_of("<iframe srcdoc='77.00'></iframe>743.41") == ("743.41", [DRAWN])
    page = _page(f"<p>部门预算<{tag}>77.00</{tag}></p>")
    assert page.remarks == ()


@pytest.mark.parametrize("kind", ["text", "number", "tel", "search"])
@pytest.mark.parametrize("tag", ["td", "th"])
def test_what_is_typed_into_a_cell_is_read(kind: str, tag: str) -> None:
    assert cell_of(f"<input type={kind} value='743.41'>", tag) == ("743.41", [])


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<i style='direction:rtl;unicode-bidi:bidi-override'>14.347</i>", [TURNED]),
        ("<i style='direction:rtl'>14.347</i>", []),
        ("<i style='unicode-bidi:bidi-override'>14.347</i>", []),
        ("<i style='flex-direction:row-reverse'>14.347</i>", [TURNED]),
        ("<i style='transform:scaleX(-1)'>14.347</i>", [TURNED]),
        ("<i style='rotate:180deg'>14.347</i>", [TURNED]),
        ("<i style='opacity:0'><bdo dir=rtl>14</bdo></i>14.347", []),
        ("14.347<bdo dir=rtl>甲</bdo>", []),
        ("<i class=nth>14.347</i>", [COUNTED_BY_STYLE]),
        ("<i class=unsure>14.347</i>", [UNJUDGED]),
        ("<i class=unsure>甲</i>14.347", []),
        ("<i style='color:color-mix(in srgb, #000 0%, #fff)'>14.347</i>", [UNJUDGED]),
        ("<i style='-webkit-text-security:disc'>14.347</i>", [UNJUDGED]),
        ("<i style='mask-image:url(a.png)'>14.347</i>", [UNJUDGED]),
        ("<i style='letter-spacing:-1em'>14.347</i>", [UNJUDGED]),
        ("<i style='font-size:clamp(1px,1vw,14px)'>14.347</i>", [UNJUDGED]),
        ("<i style='mix-blend-mode:screen'>14.347</i>", [UNJUDGED]),
        ("<i style='mix-blend-mode:normal;filter:grayscale(1)'>14.347</i>", []),
        ("<i style='filter:brightness(9)'>14.347</i>", [UNJUDGED]),
        ("<i style='display:list-item;list-style:\"6\" inside'>14.347</i>", [UNJUDGED]),
        ("<i style='list-style:none'>14.347</i>", []),
        ("<marquee>14.347</marquee>", [UNJUDGED]),
        ("<input type=range value='14.347'>", [DRAWN]),
        ("<input type=password value='14.347'>", [DRAWN]),
    ],
)
def test_another_order_and_numbers_of_a_style_are_told(cell: str, told: list[str]) -> None:
    assert cell_of(cell)[1] == told
