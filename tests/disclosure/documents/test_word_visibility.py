"""A Word file is read as it is seen: what nobody sees is left out and told, nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure.documents.document import Page
from disclosure.documents.office.docx import HIDDEN_IN_PART
from disclosure.documents.office.word_paragraph import NUMBERED, TURNED
from disclosure.documents.opening import open_document
from disclosure.forms.printed.printed_amounts import parse_amount
from tests.disclosure.documents.hostile_files import W, docx, word_body

MORE = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
STYLES = (
    f"<w:styles {W}>"
    "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Heir'><w:basedOn w:val='Gone'/></w:style>"
    "<w:style w:type='character' w:styleId='Round'><w:basedOn w:val='About'/></w:style>"
    "<w:style w:type='character' w:styleId='About'><w:basedOn w:val='Round'/></w:style>"
    "<w:style w:type='table' w:styleId='Blue'><w:tblStylePr w:type='firstRow'><w:tcPr>"
    "<w:shd w:fill='4472C4'/></w:tcPr></w:tblStylePr></w:style></w:styles>"
)


def run(text: str, said: str = "") -> str:
    return f"<w:r><w:rPr>{said}</w:rPr><w:t>{text}</w:t></w:r>"


def page_of(inner: str, style: str = "") -> Page:
    body = word_body(inner).replace(W.encode(), f"{W} {MORE}".encode(), 1)
    parts = {
        "word/document.xml": body,
        "word/styles.xml": STYLES.replace("</w:styles>", f"{style}</w:styles>").encode(),
    }
    return open_document(docx(parts)).pages[0]


def alternatives(needs: str, chosen: str, rest: str) -> str:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f"<w:r><mc:AlternateContent xmlns:mc='{mc}'"
        f" xmlns:own='urn:of-somebody'>"
        f"<mc:Choice Requires='{needs}'><w:t>{chosen}</w:t></mc:Choice>"
        f"<mc:Fallback><w:t>{rest}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell_of(inner: str, *, table: str = "", cell: str = "") -> tuple[str, Page]:
    page = page_of(
        f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>"
        f"<w:p>{inner}</w:p></w:tc></w:tr></w:tbl>"
    )
    return next(page.tables()).cells[0].text, page


def filled(with_what: str) -> str:
    """Text as later versions of Word fill it."""
    return f"<w14:textFill><w14:solidFill>{with_what}</w14:solidFill></w14:textFill>"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("<w:vanish/>", "隐藏的文字"),
        ("<w:specVanish/>", "隐藏的文字"),
        ("<w:rStyle w:val='Heir'/>", "隐藏的文字"),
        ("<w:color w:val='FFFFFF'/>", "与底色相同的文字"),
        ("<w:color w:val='FEFEFE' w:themeColor='background1'/>", "与底色相同的文字"),
        ("<w:sz w:val='2'/>", "极小的文字"),
        ("<w:strike/>", "划去的文字"),
        ("<w:dstrike w:val='true'/>", "划去的文字"),
        ("<w14:textFill><w14:noFill/></w14:textFill>", "透明的文字"),
        (
            "<w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill>"
            "</w14:textFill>",
            "与底色相同的文字",
        ),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='white'/>", "与底色相同的文字"),
        ("<w:w w:val='1'/>", "极小的文字"),
        ("<w:color w:val='000000' w:themeColor='background1'/>", "与底色相同的文字"),
        ("<w:color w:val='000000'/><w:highlight w:val='black'/>", "与底色相同的文字"),
        ("<w:color w:val='FF0000'/><w:highlight w:val='red'/>", "与底色相同的文字"),
        ("<w:color w:val='0000FF'/><w:highlight w:val='blue'/>", "与底色相同的文字"),
        ("<w:color w:val='000000' w:themeColor='light1'/>", "与底色相同的文字"),
        ("<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>", "与底色相同的文字"),
        ("<w:color w:val='000000'/><w:shd w:val='solid' w:fill='FFFFFF'/>", "与底色相同的文字"),
        (filled("<w14:schemeClr w14:val='bg1'/>"), "与底色相同的文字"),
        (filled("<w14:schemeClr w14:val='lt1'/>"), "与底色相同的文字"),
        (
            filled("<w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/></w14:srgbClr>"),
            "透明的文字",
        ),
    ],
)
def test_what_nobody_sees_is_no_part_of_a_figure_and_is_told(said: str, reason: str) -> None:
    text, page = cell_of(run("77", said) + run("743.41"))
    assert text == "743.41"
    assert [remark.kind for remark in page.remarks] == ["hidden_content"]
    assert page.remarks[0].text == f"有{reason}、没有读入：“77”"


@pytest.mark.parametrize(
    ("said", "table", "cell"),
    [
        ("<w:vanish w:val='0'/>", "", ""),
        ("<w:rStyle w:val='Heir'/><w:vanish w:val='false'/>", "", ""),
        ("<w:color w:val='FFFFFF'/>", "", "<w:shd w:fill='4472C4'/>"),
        ("<w:color w:val='FFFFFF'/>", "<w:tblStyle w:val='Blue'/>", ""),
        ("<w:color w:val='FFFFFF'/><w:highlight w:val='blue'/>", "", ""),
        ("<w:color w:val='FFFFFF'/><w:shd w:fill='000000'/>", "", ""),
        ("<w:color w:val='auto'/>", "", ""),
        ("<w:sz w:val='15'/>", "", ""),
        ("<w:vanish w:val='off'/>", "", ""),
        ("<w:w w:val='90'/>", "", ""),
        ("<w:color w:val='BFBFBF' w:themeColor='background1' w:themeShade='BF'/>", "", ""),
        (filled("<w14:schemeClr w14:val='tx1'/>"), "", ""),
        (
            filled("<w14:schemeClr w14:val='bg1'><w14:lumMod w14:val='50000'/></w14:schemeClr>"),
            "",
            "",
        ),
        (
            filled("<w14:srgbClr w14:val='000000'><w14:alpha w14:val='40000'/></w14:srgbClr>"),
            "",
            "",
        ),
        ("<w:rStyle w:val='Round'/>", "", ""),
    ],
)
def test_what_is_seen_is_read(said: str, table: str, cell: str) -> None:
    text, page = cell_of(run("743.41", said), table=table, cell=cell)
    assert (text, page.remarks) == ("743.41", ())


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("<w:vertAlign w:val='superscript'/>", "743.41¹"),
        ("<w:vertAlign w:val='subscript'/>", "743.41₁"),
        ("<w:position w:val='12'/>", "743.41¹"),
        ("<w:position w:val='-12'/>", "743.41₁"),
        ("<w:position w:val='2'/>", "743.411"),
        ("<w:position w:val='half'/>", "743.411"),
    ],
)
def test_a_note_is_no_digit_whether_raised_or_lowered(said: str, text: str) -> None:
    assert cell_of(run("743.41") + run("1", said))[0] == text


@pytest.mark.parametrize("is_usual", ["1", "true"])
def test_the_usual_style_holds_where_a_paragraph_names_none(is_usual: str) -> None:
    usual = (
        f"<w:style w:type='paragraph' w:styleId='Usual' w:default='{is_usual}'>"
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='Other' w:default='1'/>"
        "<w:style w:type='paragraph' w:styleId='Plain'/>"
    )
    plain = f"<w:pPr><w:pStyle w:val='Plain'/></w:pPr>{run('743.41')}"
    page = page_of(f"<w:p>{run('77')}</w:p><w:p>{plain}</w:p>", usual)
    assert [remark.text for remark in page.remarks] == ["有隐藏的文字、没有读入：“77”"]
    assert "743.41" in str(page.blocks)


def _in_table_style(style: str) -> tuple[str, Page]:
    """A cell of a table in a style of its own."""
    page = page_of(
        "<w:tbl><w:tblPr><w:tblStyle w:val='Own'/></w:tblPr><w:tr><w:tc>"
        f"<w:p>{run('743.41')}</w:p></w:tc></w:tr></w:tbl>",
        f"<w:style w:type='table' w:styleId='Own'>{style}</w:style>",
    )
    return next(page.tables()).cells[0].text, page


@pytest.mark.parametrize(
    ("style", "text", "said"),
    [
        ("<w:rPr><w:vanish/></w:rPr>", "", "有隐藏的文字、没有读入：“743.41”"),
        (
            "<w:tblStylePr w:type='wholeTable'><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
            "</w:tblStylePr>",
            "",
            "有与底色相同的文字、没有读入：“743.41”",
        ),
        (
            "<w:tblStylePr w:type='lastCol'><w:rPr><w:vanish/></w:rPr></w:tblStylePr>",
            "743.41",
            HIDDEN_IN_PART,
        ),
        (
            "<w:tblStylePr w:type='firstRow'><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
            "<w:tcPr><w:shd w:fill='4472C4'/></w:tcPr></w:tblStylePr>",
            "743.41",
            None,
        ),
    ],
)
def test_what_a_table_style_hides_is_told(style: str, text: str, said: str | None) -> None:
    printed, page = _in_table_style(style)
    assert (printed, [one.text for one in page.remarks]) == (text, [said] if said else [])


def test_figures_of_a_pictogram_font_are_pictograms() -> None:
    wing = "<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>"
    assert cell_of(run("743.41", wing))[0] == "••••••"
    assert cell_of(run("743.41", "<w:rFonts w:ascii='宋体'/>"))[0] == "743.41"


@pytest.mark.parametrize(
    ("said", "text", "told"),
    [
        (
            "<w:spacing w:line='20' w:lineRule='exact'/>",
            "",
            "有压得看不见的文字、没有读入：“743.41”",
        ),
        ("<w:spacing w:line='20' w:lineRule='auto'/>", "743.41", None),
        ("<w:numPr><w:numId w:val='1'/></w:numPr>", "743.41", NUMBERED),
    ],
)
def test_lines_too_low_and_numbers_before_figures_are_told(
    said: str, text: str, told: str | None
) -> None:
    printed, page = cell_of(f"<w:pPr>{said}</w:pPr>{run('743.41')}")
    assert (printed, [one.text for one in page.remarks]) == (text, [told] if told else [])


@pytest.mark.parametrize(
    ("lines", "yuan"),
    [
        (("1.70", "70"), None),
        (("12", "34.56"), None),
        (("12", "34"), None),
        (("1,234,5", "67.89"), Decimal("1234567.89")),
        (("1,234,567.", "89"), Decimal("1234567.89")),
    ],
)
def test_figures_below_each_other_are_not_one(lines: tuple[str, ...], yuan: Decimal | None) -> None:
    """Nor where a line breaks within a paragraph; a figure that was broken in two is one."""
    paragraphs = "</w:p><w:p>".join(map(run, lines))
    for inner in (paragraphs, run("<w:br/>".join(lines)).replace("<w:br/>", "</w:t><w:br/><w:t>")):
        amount = parse_amount(cell_of(inner)[0], "元")
        assert (amount.yuan if amount else None) == yuan


def test_white_on_white_is_told_by_the_ground_of_its_own_cell() -> None:
    text, _ = cell_of(run("77", "<w:color w:val='4472C4'/>"), cell="<w:shd w:fill='4472C4'/>")
    assert text == ""


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("743.41") + run("1", "<w:vertAlign w:val='superscript'/>"), "743.41¹"),
        (run("743.41") + run("(2)", "<w:vertAlign w:val='superscript'/>"), "743.41⁽²⁾"),
        (run("预算743.41万元。", "<w:vertAlign w:val='superscript'/>"), "预算743.41万元。"),
        (run("743.41") + run("3", "<w:position w:val='10'/>"), "743.41³"),
        (run("743.41") + "<w:r><w:footnoteReference w:id='2'/></w:r>", "743.41"),
        ("<w:r><w:sym w:font='Symbol' w:char='F037'/></w:r>" + run("43.41"), "743.41"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" + run("43.41"), "•43.41"),
        ("<m:oMath><m:r><m:t>743.41</m:t></m:r></m:oMath>", "743.41"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>7</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "7/2",
        ),
        (
            "<m:oMath><m:sSup><m:e><m:r><m:t>743</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "743²",
        ),
        ("<w:sdt><w:sdtContent>" + run("743.41") + "</w:sdtContent></w:sdt>", "743.41"),
        (alternatives("w14", "743.41", "9.99"), "743.41"),
        (alternatives("own", "9.99", "743.41"), "743.41"),
        (run("1.70") + "<w:r><w:ptab/></w:r>" + run("70"), "1.70 70"),
        (run("\uf0374", "<w:rFonts w:ascii='Symbol'/>") + run("3.41"), "743.41"),
        (run("1.70") + f"<w:p>{run('2.50')}</w:p>", "1.70\u20282.50"),
        (
            "<w:ins>"
            + run("743.41")
            + "</w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>",
            "743.41",
        ),
        ("<w:fldSimple w:instr='=SUM(ABOVE)'>" + run("743.41") + "</w:fldSimple>", "743.41"),
        (
            "<w:ruby><w:rt>"
            + run("77")
            + "</w:rt><w:rubyBase>"
            + run("743.41")
            + "</w:rubyBase></w:ruby>",
            "743.41",
        ),
        ("<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>", "〔图片〕"),
        (
            run("74") + "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>",
            "74〔图片〕",
        ),
        ("<w:r><w:drawing><wp:anchor><a:blip/></wp:anchor></w:drawing></w:r>", "（图片）"),
        (
            run("743.41") + "<w:r><w:drawing><wp:anchor><a:blip/></wp:anchor></w:drawing></w:r>",
            "743.41",
        ),
    ],
)
def test_marks_symbols_formulas_fields_and_pictures(inner: str, text: str) -> None:
    assert cell_of(inner)[0] == text


def test_text_that_is_turned_round_is_told() -> None:
    text, page = cell_of(f"<w:bdo w:val='rtl'>{run('743.41')}</w:bdo>")
    assert (text, [one.text for one in page.remarks]) == ("743.41", [TURNED])


def test_flat_rows_and_what_is_merged_away_are_told() -> None:
    def cell(text: str, merge: str) -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    begun = "<w:vMerge w:val='restart'/>"
    low = "<w:trPr><w:trHeight w:val='10' w:hRule='exact'/></w:trPr>"
    page = page_of(
        f"<w:tbl><w:tr>{cell('甲', begun)}</w:tr>"
        f"<w:tr>{cell('7.43', '<w:vMerge/>')}</w:tr><w:tr>{low}{cell('1.50', '')}</w:tr>"
        f"<w:tr>{cell('乙', '')}{cell('8.43', '<w:hMerge/>')}</w:tr></w:tbl>"
    )
    cells = next(page.tables()).cells
    assert [(cell.text, cell.column_span) for cell in cells] == [("甲", 1), ("乙", 2)]
    assert {remark.text for remark in page.remarks} == {
        "有被合并的格中的文字、没有读入：“7.43”、“8.43”",
        "有压得看不见的表格行、没有读入：“1.50”",
    }


def test_hidden_rows_and_deleted_cells_are_no_part_of_a_table() -> None:
    cell = "<w:tc><w:tcPr/>" + f"<w:p>{run('1')}</w:p></w:tc>"
    gone = cell.replace("<w:tcPr/>", "<w:tcPr><w:cellDel/></w:tcPr>")
    page = page_of(
        f"<w:tbl><w:tr>{cell}{gone}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>{cell}</w:tr></w:tbl>"
    )
    table = next(page.tables())
    assert (table.row_count, table.column_count) == (1, 1)
    assert {remark.text for remark in page.remarks} == {
        "有隐藏的表格行、没有读入：“1”",
        "有修订中已删除的内容、没有读入：“1”",
    }


def test_a_cell_that_holds_a_table_is_not_blank() -> None:
    inner = f"<w:tbl><w:tr><w:tc><w:p>{run('743.41')}</w:p></w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc><w:p>{run('合计')}</w:p></w:tc><w:tc>{inner}<w:p/></w:tc></w:tr>"
    outer, nested = page_of(f"<w:tbl>{row}</w:tbl>").tables()
    assert [cell.text for cell in outer.cells] == ["合计", "〔表格〕"]
    assert [cell.text for cell in nested.cells] == ["743.41"]


def test_what_a_revision_deleted_is_told() -> None:
    gone = "<w:del><w:r><w:delText>743.41</w:delText></w:r></w:del>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('2.50')}</w:p></w:tc></w:tr>"
    kept = f"<w:tr><w:tc><w:p>{run('92.60')}{gone}</w:p></w:tc></w:tr>"
    page = page_of(f"<w:tbl>{row}{kept}</w:tbl>")
    assert [cell.text for cell in next(page.tables()).cells] == ["92.60"]
    (remark,) = page.remarks
    assert remark.kind == "hidden_content"
    assert remark.text == "有修订中已删除的内容、没有读入：“2.50”、“743.41”"


PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='5000000' cy='7000000'/><a:blip/>"
    "</wp:inline></w:drawing></w:r></w:p>"
)
LINE = f"<w:p>{run('支出结构如下图所示')}</w:p>"
TABLE = f"<w:tbl><w:tr><w:tc><w:p>{run('92.60')}</w:p></w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("", "", "unread_picture"),
        (TABLE + 3 * LINE, 3 * LINE + TABLE, "unread_picture"),
        (TABLE + "<w:p/>" + LINE, "", "unread_content"),
        (3 * LINE, PICTURE + LINE + TABLE, "unread_content"),
    ],
    ids=["alone", "among the prose", "after a table", "before a table, behind another picture"],
)
def test_a_large_picture_is_told_and_whether_it_may_be_the_rest_of_a_table(
    before: str, after: str, kind: str
) -> None:
    (remark,) = page_of(before + PICTURE + after).remarks
    assert (remark.kind, remark.text[:9]) == (kind, "有一张大的图片没有")
