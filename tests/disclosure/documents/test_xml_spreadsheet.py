"""XML Spreadsheet 2003 is read as the workbook that it is."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.office.conditional_looks import PERHAPS
from disclosure.documents.office.seen_cells import REPEATED, SHOWS_FORMULAS
from disclosure.documents.opening import open_document
from disclosure.errors import CorruptDocument, UnreadableDocument

HEAD = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)
STYLES = """<Styles>
<Style ss:ID="Default" ss:Name="Normal"><Font ss:Size="11"/></Style>
<Style ss:ID="m"><NumberFormat ss:Format="Standard"/><Borders><Border ss:Position="Left"
 ss:LineStyle="Continuous"/></Borders></Style>
<Style ss:ID="k" ss:Parent="m"><NumberFormat ss:Format="#,##0.00,"/></Style>
<Style ss:ID="w" ss:Parent="m"><Font ss:Color="#FFFFFF"/></Style>
<Style ss:ID="d" ss:Parent="m"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="i" ss:Parent="m"><NumberFormat ss:Format="[White]0.00"/></Style>
<Style ss:ID="g" ss:Parent="m"><Font ss:FontName="Wingdings"/></Style>
<Style ss:ID="f" ss:Parent="m"><Alignment ss:Horizontal="Fill"/></Style>
</Styles>"""


def workbook(*sheets: str) -> bytes:
    return (HEAD + STYLES + "".join(sheets) + "</Workbook>").encode()


def sheet(rows: str, more: str = "", name: str = "表1") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'


def cell(value: object, style: str = "m", more: str = "", kind: str | None = None) -> str:
    kind = kind or ("String" if isinstance(value, str) else "Number")
    return f'<Cell ss:StyleID="{style}" {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def page_of(rows: str) -> Page:
    return open_document(workbook(sheet(rows))).pages[0]


def grid_of(page: Page) -> list[list[str]]:
    (table,) = page.tables()
    return [[one.text if one else "" for one in row] for row in table.grid()]


def test_cells_stand_where_they_say_and_print_their_formats() -> None:
    wide, third = 'ss:MergeAcross="1"', 'ss:Index="3"'
    rows = (
        f"<Row>{cell('部门名称：甲局', 'Default')}</Row>"
        f"<Row ss:Index='3'>{cell('项目')}{cell('金额', more=wide)}</Row>"
        f"<Row>{cell('合计')}{cell(1234.5)}{cell(743410, 'k')}</Row>"
        f"<Row>{cell('2025-03-05T00:00:00.000', 'd', kind='DateTime')}"
        f"{cell(7, more=third)}</Row>"
    )
    page = page_of(rows)
    assert [line.text for line in page.lines()] == ["表1", "部门名称：甲局"]
    assert grid_of(page) == [
        ["项目", "金额", "金额"],
        ["合计", "1,234.50", "743.41"],
        ["2025-3-5", "", "7.00"],
    ]


def test_what_is_hidden_is_told_and_not_read() -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    rows = (
        f"<Row>{cell('项目')}{cell('金额')}</Row><Row ss:Hidden='1'>{cell('旧')}{cell(77)}</Row>"
        f"<Row>{cell('合计')}{cell(5, 'w')}</Row>"
    )
    first, second = open_document(workbook(sheet(rows, hidden, "旧"), sheet(rows))).pages
    assert (first.blocks, [one.text for one in first.remarks]) == ((), ["是隐藏的，没有读入"])
    assert grid_of(second) == [["项目", "金额"], ["合计", ""]]
    assert [one.text for one in second.remarks] == [
        "有与底色相同的文字、没有读入：“5.00”",
        "有隐藏的行、没有读入：“旧”、“77.00”",
    ]


def test_raised_figures_are_marks() -> None:
    html = 'xmlns="http://www.w3.org/TR/REC-html40"'
    rich = f'<Cell><ss:Data ss:Type="String" {html}>743.41<Sup>1</Sup><S>9</S></ss:Data></Cell>'
    page = page_of(f"<Row>{cell('合计')}{rich}</Row><Row>{cell('甲')}{cell(1)}</Row>")
    assert grid_of(page)[0][1] == "743.41¹"


def test_a_piece_is_seen_in_its_own_font() -> None:
    html = "http://www.w3.org/TR/REC-html40"
    rich = (
        f'<Cell ss:StyleID="w"><ss:Data ss:Type="String" xmlns="{html}" xmlns:h="{html}">8'
        '<Font h:Color="#000000">743<Font h:Face="Wingdings">2</Font>.41</Font>'
        '<Font h:Color="#000000" h:Size="1">9</Font></ss:Data></Cell>'
    )
    page = page_of(f"<Row>{cell('合计')}{rich}</Row><Row>{cell('甲')}{cell(1)}</Row>")
    assert grid_of(page)[0][1] == "743•.41"
    assert [one.text for one in page.remarks] == [
        "有与底色相同的文字、没有读入：“8”",
        "有极小的文字、没有读入：“9”",
    ]


@pytest.mark.parametrize(
    ("value", "column", "options", "text", "said"),
    [
        (cell(7, "i"), "", "", "", ["有与底色相同的文字、没有读入：“7.00”"]),
        (cell("7.00", "g"), "", "", "••••", []),
        (cell(7, "f"), "", "", "7.00", [REPEATED]),
        ("<Cell><Data ss:Type='Number'>743410</Data></Cell>", "k", "", "743.41", []),
        (cell(0), "", "<x:DoNotDisplayZeros/>", "", []),
        (cell(7), "", "<x:DisplayFormulas/>", "7.00", [SHOWS_FORMULAS]),
        (cell(7), "", "color:white", "7.00", [PERHAPS]),
        (cell(7), "", "color:red", "7.00", []),
    ],
)
def test_looks_of_columns_sheets_and_conditions_are_known(
    value: str, column: str, options: str, text: str, said: list[str]
) -> None:
    columns = f"<Column ss:Index='2' ss:StyleID='{column}'/>" if column else ""
    rows = f"{columns}<Row>{cell('项目')}{cell('金额')}</Row><Row>{cell('甲')}{value}</Row>"
    more = f"<x:WorksheetOptions>{options}</x:WorksheetOptions>"
    if options.startswith("color"):
        looks = f"<x:Condition><x:Format Style='{options}'/></x:Condition>"
        more = f"<x:ConditionalFormatting>{looks}</x:ConditionalFormatting>"
    page = open_document(workbook(sheet(rows, more))).pages[0]
    assert (grid_of(page)[1][1], [one.text for one in page.remarks]) == (text, said)


@pytest.mark.parametrize(
    "content",
    [
        workbook(sheet("<Row/>"))[:-30],
        workbook(),
        workbook(sheet("<Row ss:Index='99999999'/>")),
        workbook(sheet("<Row/>")).replace(b"<Workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><Workbook'),
    ],
)
def test_a_damaged_one_says_so(content: bytes) -> None:
    with pytest.raises(CorruptDocument):
        open_document(content)


def test_spans_of_millions_are_refused() -> None:
    wide = cell("甲", more='ss:MergeAcross="16000" ss:MergeDown="900000"')
    far = cell("乙", more='ss:Index="16000"')
    rows = f"<Row>{wide}</Row><Row ss:Index='900000'>{far}</Row>"
    with pytest.raises(UnreadableDocument):
        open_document(workbook(sheet(rows)))
