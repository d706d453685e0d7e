"""The bureau's own Word template: filled in its own styles; a broken one is refused in words."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor

from notices.desk import NoNotice, NoticeDesk
from notices.notice_template import FILE, BadTemplate
from notices.template_filling import check, first_template
from notices.writing import write_notice
from tests.notices.conftest import home, night  # noqa: F401


def put(home: Path, content: bytes) -> None:  # noqa: F811
    (home / "notices").mkdir(exist_ok=True)
    (home / "notices" / FILE).write_bytes(content)


def restyled(change: Callable[[object], None]) -> bytes:
    document = Document(io.BytesIO(first_template()))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def texts(content: bytes) -> list[str]:
    return [one.text for one in Document(io.BytesIO(content)).paragraphs if one.text]


def of_104(home: Path) -> bytes:  # noqa: F811
    return write_notice(home, "104", 2025, "docx", pictures=lambda _: [])[1]


def test_the_first_template_says_what_a_notice_without_one_says(home: Path) -> None:  # noqa: F811
    without = texts(of_104(home))
    put(home, first_template())
    with_one = texts(of_104(home))
    assert "".join(with_one).replace("\n", "") == "".join(without).replace("\n", "")
    assert not any("{{" in one for one in with_one)


def test_a_restyled_template_keeps_its_looks(home: Path) -> None:  # noqa: F811
    def change(document):  # type: ignore[no-untyped-def]
        style = document.styles["明账正文"]
        style.font.size, style.font.color.rgb = Pt(11), RGBColor(0, 0x80, 0)
        document.sections[0].left_margin = Pt(99)
        document.sections[0].header.paragraphs[0].text = "密级：{{ 文号 }}"
        document.add_paragraph("附件随文：{{ 整改期限 }}")
        document.styles["Table Grid"].delete()

    put(home, restyled(change))
    document = Document(io.BytesIO(of_104(home)))
    own = [one for one in document.paragraphs if one.style.name == "明账正文"]
    assert any("预算法" in one.text for one in own)
    assert all(run.font.size is None for one in own for run in one.runs)
    assert document.sections[0].left_margin == Pt(99)
    assert "明账改" in document.sections[0].header.paragraphs[0].text
    assert document.paragraphs[-1].text.startswith("附件随文：20")
    assert [one.text for one in document.paragraphs].count("一、所涉报告") == 1


@pytest.mark.parametrize(
    ("replace", "why"),
    [
        ({"正文": "内容"}, "没有 {{ 正文 }}"),
        ({"文号": "编号"}, "不认得的 {{ 编号 }}"),
        ({"{{ 正文 }}": "正文如下：{{ 正文 }}"}, "独占一段"),
        ({"{{ 正文 }}": "{{ 正文 }} {% if %}"}, "花括号的写法不对"),
    ],
)
def test_a_broken_template_is_refused_before_a_number_is_given(
    home: Path,  # noqa: F811
    replace: dict[str, str],
    why: str,
) -> None:
    def change(document):  # type: ignore[no-untyped-def]
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                for old, new in replace.items():
                    run.text = run.text.replace(old, new)

    put(home, restyled(change))
    with pytest.raises(BadTemplate, match=FILE) as error:
        of_104(home)
    assert why in str(error.value)
    with pytest.raises(NoNotice, match=FILE):
        NoticeDesk(home).issue("104", 2025, ["lead"], "王某")
    assert not (home / "notices" / "register.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04" + b"x" * 200])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(BadTemplate, match="不是能打开的 Word 文件"):
        check(content)


def test_a_template_runs_nothing() -> None:
    """Its words are filled in a sandbox."""

    def change(document):  # type: ignore[no-untyped-def]
        document.add_paragraph("{{ 文号.__class__.__mro__ }}")

    with pytest.raises(BadTemplate):
        check(restyled(change))
