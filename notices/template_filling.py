"""A notice in the bureau's own Word template: restyled in Word, filled here.

What belongs here: the template's placeholders, what is refused, filling it, a template to begin
with. What does not: the words (`notice_words`) and what a block looks like (`notice_docx`).
The body is written where {{ 正文 }} stands, in the template's own paragraph styles where it has
those of `notice_docx.STYLES`.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from notices.blocks import Addressee, Block, Letterhead, Note, Paragraph, Run, Signature, Title
from notices.notice_docx import STYLES, append, official_letter, saved
from notices.notice_template import FILE, BadTemplate

BODY = "正文"
FIELDS = ("发文单位", "文号", "标题", "主送", "日期", "整改期限", "联系方式", "附注")
OF_BLOCKS: dict[type, str] = {
    Letterhead: "文号",
    Title: "标题",
    Addressee: "主送",
    Signature: "日期",
    Note: "附注",
}
"""What a template prints by itself is left out of the body."""
MOST_BYTES = 10_000_000
_MARK = "\ue000body\ue000"


def check(content: bytes) -> None:
    """Raises BadTemplate where no notice can be written in it."""
    filled(content, dict.fromkeys(FIELDS, "一"), [Paragraph((Run("一"),))])


def filled(content: bytes, fields: Mapping[str, str], blocks: Sequence[Block]) -> Any:
    """The template as a document, its fields filled, the blocks where the body stands.

    Raises BadTemplate.
    """
    if len(content) > MOST_BYTES:
        raise BadTemplate(f"{FILE} 超过 {MOST_BYTES // 1_000_000} MB")
    document, known = _rendered(content, {**fields, BODY: _MARK})
    place = next((one for one in document.paragraphs if one.text.strip() == _MARK), None)
    if place is None:
        raise BadTemplate(f"{FILE} 的 {{{{ {BODY} }}}} 要独占一段，不在表格、文本框或页眉页脚里")
    body = document.element.body
    before = set(body)
    append(document, [one for one in blocks if OF_BLOCKS.get(type(one)) not in known])
    for element in [one for one in body if one not in before]:
        place._p.addprevious(element)
    body.remove(place._p)
    return document


def _rendered(content: bytes, context: Mapping[str, str]) -> tuple[Any, set[str]]:
    """The document with its placeholders filled, and which those are."""
    environment = SandboxedEnvironment(autoescape=True)
    try:
        template = DocxTemplate(io.BytesIO(content))
        known = template.get_undeclared_template_variables(jinja_env=environment)
        if BODY not in known:
            raise BadTemplate(f"{FILE} 里没有 {{{{ {BODY} }}}}：不知道通知的正文写在哪里")
        if strangers := sorted(known - {*FIELDS, BODY}):
            may = "、".join((*FIELDS, BODY))
            raise BadTemplate(f"{FILE} 里有不认得的 {{{{ {strangers[0]} }}}}；可用的：{may}")
        template.render(dict(context), jinja_env=environment, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
    except TemplateError as error:
        raise BadTemplate(f"{FILE} 里花括号的写法不对：{_said(error)}") from error
    except (PackageNotFoundError, zipfile.BadZipFile, LxmlError, KeyError, ValueError) as error:
        raise BadTemplate(f"{FILE} 不是能打开的 Word 文件（.docx）") from error
    return Document(buffer), known


def _said(error: TemplateError) -> str:
    return " ".join(str(error).split())[:120]


def write_in_template(
    content: bytes,
    fields: Mapping[str, str],
    blocks: Sequence[Block],
    *,
    title: str,
    author: str,
    day: dt.date,
) -> bytes:
    """The notice as a docx file in the template. Raises BadTemplate."""
    notes = "\n".join(block.text for block in blocks if isinstance(block, Note))
    document = filled(content, {**fields, "附注": notes}, blocks)
    return saved(document, title=title, author=author, day=day)


def first_template() -> bytes:
    """A template that looks as notices without one do: to be restyled in Word."""
    document = official_letter()
    for kind, name in STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        style.font.bold = isinstance(kind, int) or None
        if kind == "caption":
            style.font.size = Pt(10.5)
        elif kind == "body":
            style.paragraph_format.first_line_indent = Pt(32)
            style.paragraph_format.line_spacing = Pt(28)
    append(
        document,
        [
            Letterhead("{{ 发文单位 }}", "{{ 文号 }}"),
            Title(("{{ 标题 }}",)),
            Addressee("{{ 主送 }}"),
            Paragraph((Run("{{ " + BODY + " }}"),)),
            Signature("{{ 发文单位 }}", "{{ 日期 }}"),
            Note("{{ 附注 }}"),
        ],
    )
    return saved(document, title="通知模板", author="", day=dt.date(2026, 1, 1))
