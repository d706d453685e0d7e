"""Notices as Word and PDF: what stands in them, hostile text as text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from evidence.excerpts import Passage
from evidence.pictures import COLOURS
from notices.blocks import Grid, Image, Note, Paragraph, Quote, Run, Title
from notices.notice_docx import write_docx
from notices.notice_pdf import write_pdf
from notices.notice_words import SHADES, _shown
from tests.notices.conftest import TODAY, png, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(root.itertext(f"{W}t"))


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


TEXT = {"docx": word_text, "pdf": pdf_text}


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_a_notice_says_everything_in_order(home: Path, format: str) -> None:
    name, content = write(home, format)
    assert name == f"明账改〔2026〕1号 示范区教育局 2025年.{format}"
    text = "".join(TEXT[format](content).split())
    told = [
        "示范区财政局", "明账改〔2026〕1号", "关于示范区教育局", "2025年预算公开问题的整改通知",
        "示范区教育局：", "须更正的问题1处、须核实的问题2处", "示范区教育局2025年部门预算",
        "http://example.invalid/a.xlsx", "2025年2月3日", "2026年3月2日02:30", "ab12ab12ab12ab12",
        "须更正的问题（1处）", "HYPERLINK", "位置：", "算式：2.00≠3.00（万元）", "改正：改动2处",
        "须改动的数", "6.00万元", "由此连带：另有1项核对随之不成立，涉及表3与表5：205",
        "依据：预算公开表5（规则PARENT-SUM）", "原文摘录", "须核实的问题（2处）",
        "2026年3月17日前（自印发之日起15日内）", "示范区财政局2026年3月2日",
        "说明性事项1处、已豁免的问题1处、经审核为误报的1处",
    ]  # fmt: skip
    at = 0
    for words in told:
        found = text.find(words, at)
        assert found >= 0, (words, text[at : at + 300])
        at = found
    for left_out in ("表5误报处", "表5豁免处", "表5说明处"):
        assert left_out not in text


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_hostile_text_is_text(home: Path, format: str) -> None:
    text = "".join(TEXT[format](write(home, format)[1]).split())
    assert '=HYPERLINK("http://x/","<script>")+1“引号”&' in text
    name, content = write(home, format, "105")
    assert name == f"明账改〔2026〕2号 =cmd_局_script_ 2025年.{format}"
    text = "".join(TEXT[format](content).split())
    assert '=cmd|"/局<script>：' in text
    assert "对未公开或打不开的，立即在规定位置公开" in text
    assert "核对预算底稿" not in text


def test_a_pdf_carries_its_font_and_page_numbers_and_is_the_same_twice(home: Path) -> None:
    content = write(home, "pdf")[1]
    assert content == write(home, "pdf")[1]
    document = pypdfium2.PdfDocument(content)
    try:
        assert len(document) >= 2
        for number, page in enumerate(document, start=1):
            assert f"— {number} —" in page.get_textpage().get_text_range()
    finally:
        document.close()
    assert b"/FontFile2" in content
    assert len(content) < 300_000


def test_a_word_file_is_set_like_an_official_letter(home: Path) -> None:
    document = docx.Document(io.BytesIO(write(home, "docx")[1]))
    section = document.sections[0]
    assert round(section.top_margin.mm), round(section.left_margin.mm) == (37, 28)
    body = next(one for one in document.paragraphs if one.text.startswith("根据"))
    indent = body._p.pPr.find(f"{W}ind")
    assert indent.get(f"{W}firstLineChars") == "200"
    assert body.runs[0]._r.rPr.find(f"{W}rFonts").get(f"{W}eastAsia") == "仿宋"
    assert body.runs[0].font.size.pt == 16
    assert "PAGE" in etree.tostring(section.footer._element).decode()
    assert all(table.style.name == "Table Grid" for table in document.tables)
    assert document.core_properties.author == "示范区财政局"


def test_pictures_are_set_in_both(home: Path) -> None:
    drawn = {"pictures": lambda _: [png(2400, 900)]}
    with zipfile.ZipFile(io.BytesIO(write(home, "docx", **drawn)[1])) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    assert b"/Subtype /Image" in write(home, "pdf", **drawn)[1]


@pytest.mark.parametrize("write_blocks", [write_docx, write_pdf])
def test_blocks_of_any_size_are_set(write_blocks: object) -> None:
    picture = png(300, 4000)
    blocks = [
        Title(("题" * 60, "目")),
        Paragraph((Run(""),)),
        Paragraph((Run("甲", bold=True), Run("乙" * 3000))),
        Quote("摘录", (Run("丙" * 900), Run("12.00", shade="F5E6CC"), Run("丁" * 2000))),
        Grid("表", ("一", "二"), (("长" * 120, "1.00"), None) * 60, (2, 1), frozenset({1})),
        Grid("", None, (("标", "http://example.invalid/" + "a" * 300),), (1, 4)),
        Image(picture.content, picture.width, picture.height, "图"),
        Note("注"),
    ]
    assert len(write_blocks(blocks, title="题" * 300, author="局", day=TODAY)) > 1000  # type: ignore[operator]


def test_figures_in_a_passage_are_shaded() -> None:
    text = "合计为 12.00万元，\n比上年增加1.00万元。"
    quote = _shown(Passage("说明", "第3页", text, ((4, 9, "spoken"), (18, 22, "cause"))))
    assert isinstance(quote, Quote)
    runs = quote.runs
    assert "".join(run.text for run in runs) == "合计为 12.00万元， 比上年增加1.00万元。"
    assert [run.text for run in runs if run.shade] == ["12.00", "1.00"]


def test_every_colour_of_pictures_has_a_shade() -> None:
    assert set(SHADES) == set(COLOURS)


def test_an_unknown_format_is_refused(home: Path) -> None:
    with pytest.raises(ValueError, match="doc"):
        write(home, "doc")
