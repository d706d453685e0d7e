"""Fields of Word print their results, and shapes in front of a figure are told."""

from __future__ import annotations

import pytest

from disclosure.documents.office.word_fields import WITHOUT_RESULT
from disclosure.documents.office.word_layout import COVERED
from disclosure.documents.office.word_paragraph import LINED
from tests.disclosure.documents.test_word_visibility import cell_of, run

LINE_SHAPE = "<w:r><w:drawing><wp:anchor><a:prstGeom prst='line'/></wp:anchor></w:drawing></w:r>"


def field(code: str, result: str | None, *stray: str, listed: str = "") -> str:
    """A field; what is stray stands in its code; of a list the second entry is chosen."""

    def mark(kind: str, inner: str = "") -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'>{inner}</w:fldChar></w:r>"

    choice = (
        "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='7'/>"
        f"<w:listEntry w:val='{listed}'/></w:ddList></w:ffData>"
    )
    told = code if code.startswith("IF") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    shown = "" if result is None else mark("separate") + result
    return mark("begin", choice if listed else "") + told + "".join(stray) + shown + mark("end")


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (field("=1", run("743.41"), run("9")), "743.41"),
        (field("IF " + field("=1", run("8")), run("743.41")), "743.41"),
        (field("FORMDROPDOWN", None, listed="12"), "12"),
    ],
)
def test_a_field_prints_its_result(inner: str, text: str) -> None:
    assert cell_of(inner)[0] == text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("=743+0.41", [WITHOUT_RESULT]),
        ("=SUM(ABOVE)", [WITHOUT_RESULT]),
        ("REF a", [WITHOUT_RESULT]),
        ("FORMTEXT", []),
        ('QUOTE "7"', [WITHOUT_RESULT]),
        ("EQ \\o(7)", [WITHOUT_RESULT]),
        ("TC 7", []),
    ],
)
def test_a_field_without_a_result_is_told(code: str, said: list[str]) -> None:
    for result in (None, ""):
        text, page = cell_of(field(code, result))
        assert (text, [one.text for one in page.remarks]) == ("", said)


@pytest.mark.parametrize("code", ["EQ \\o(7,6)", "SYMBOL 55", "ADVANCE \\l 30"])
def test_a_field_that_is_drawn_anew_is_told_whatever_its_result(code: str) -> None:
    text, page = cell_of(field(code, "") + run("43.41"))
    assert (text, [one.text for one in page.remarks]) == ("43.41", [WITHOUT_RESULT])


@pytest.mark.parametrize(
    ("where", "looks", "said"),
    [
        ("", "<a:solidFill/>", [COVERED]),
        ("behindDoc='1'", "<a:solidFill/>", []),
        ("", "<a:noFill/>", []),
        ("", "<a:solidFill><a:alpha/></a:solidFill>", []),
    ],
)
def test_a_filled_shape_in_front_of_a_figure_is_told(
    where: str, looks: str, said: list[str]
) -> None:
    shape = f"<wp:anchor {where}><a:spPr>{looks}</a:spPr></wp:anchor>"
    text, page = cell_of(run("743.41") + f"<w:r><w:drawing>{shape}</w:drawing></w:r>")
    assert (text, [one.text for one in page.remarks]) == ("743.41", said)


def test_a_line_that_is_drawn_over_a_figure_is_told() -> None:
    text, page = cell_of(run("743.41") + LINE_SHAPE)
    assert (text, [one.text for one in page.remarks]) == ("743.41", [LINED])
    assert cell_of(run("项目") + LINE_SHAPE)[1].remarks == ()
