"""What an inspection says of tables that are known, strange, repeated or torn."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from disclosure.documents.document import Line, LineRole
from disclosure.report import read_document
from evidence.inspection import draw_seen, inspect_file
from evidence.inspection.seen import Inspection, inspect_document
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, document, table

WIDTHS = [60.0, 120.0, 60.0, 60.0, 60.0]


def seen(*pages: list) -> Inspection:
    made = document(*pages)
    return inspect_document(made, read_document(made, "0" * 64))


def test_columns_of_a_recognised_table_are_named() -> None:
    found = seen([*T3_HEAD, T3_HEADER + T3_ROWS])
    assert found.form_id == "shanxi-department-budget"
    (three,) = found.tables
    assert (three.verdict, three.table_no, three.header_rows) == ("recognised", 3, 2)
    assert [(c.key, c.printed, c.grid_columns) for c in three.columns] == [
        ("code", "项目 › 科目编码", (1,)),
        ("label", "项目 › 科目名称", (2,)),
        ("total", "{year}预算数 › 合计", (3,)),
        ("basic", "{year}预算数 › 基本支出", (4,)),
        ("project", "{year}预算数 › 项目支出", (5,)),
    ]
    assert three.typed is not None
    assert len(three.typed.rows) == len(T3_ROWS)


def test_a_column_that_the_form_lacks_is_told_and_outlined() -> None:
    header = [[*row, "备用金"] for row in T3_HEADER]
    rows = [[*row, "1.00"] for row in T3_ROWS]
    found = seen([*T3_HEAD, table(header + rows, [*WIDTHS, 60.0])])
    assert found.tables[0].unknown_columns == ("备用金",)
    roles = [box.role for box in found.pages[0].boxes]
    assert roles.count("stranger") == len(rows)
    assert roles.count("value") == 3 * len(rows)


def test_an_unknown_table_is_beside_the_likest_one() -> None:
    header = [["科目编码", "科目名称", "甲数", "乙数", "备用"]]
    rows = [[*row[:2], f"{n}.00", f"{n * n}.10", "3.00"] for n, row in enumerate(T3_ROWS, 2)]
    found = seen(["2025年预算支出总表", "单位：万元", header + rows])
    assert found.form_id is None
    (strange,) = found.tables
    assert (strange.verdict, strange.likeness is None) == ("unknown", False)
    assert strange.likeness is not None
    assert strange.likeness.is_titled
    assert strange.likeness.table.table_no == 3
    missing = [name.rpartition(" ")[2] for name in strange.likeness.missing]
    assert missing[-2:] == ["基本支出", "项目支出"]
    assert "备用" in strange.likeness.strangers


def test_what_is_like_nothing_says_so() -> None:
    found = seen([[["甲", "乙"], ["5.00", "6.00"]]])
    assert [table.likeness for table in found.tables] == [None]


def test_a_second_table_of_the_same_name_is_a_duplicate() -> None:
    once = [*T3_HEAD, T3_HEADER + T3_ROWS]
    found = seen(once, once)
    assert [table.verdict for table in found.tables] == ["recognised", "duplicate"]


def test_a_lost_token_is_outlined() -> None:
    stray = Line("77.00", (400.0, 20.0, 430.0, 30.0), LineRole.STRAY)
    found = seen([*T3_HEAD, table(T3_HEADER + T3_ROWS, WIDTHS), stray])
    assert [box.bbox for box in found.pages[0].boxes if box.role == "lost"] == [stray.bbox]
    assert [gap.token for gap in found.gaps if gap.kind == "lost_token"] == ["77.00"]


def test_the_real_report_is_seen_whole(shared_reports: Path) -> None:
    content = (shared_reports / "shangdang" / "307-科学技术协会-2025.pdf").read_bytes()
    found = inspect_file(content)
    assert [t.table_no for t in found.tables if t.verdict == "recognised"] == list(range(1, 14))
    assert not [t for t in found.tables if t.verdict in ("unknown", "duplicate")]
    pictures = draw_seen(content, found)
    assert set(pictures) == {page.number for page in found.pages if page.boxes}
    assert _colour_share(pictures[6].content) > 0.1


def _colour_share(png: bytes) -> float:
    """The share of pixels that are not grey."""
    pixels = Image.open(io.BytesIO(png)).convert("RGB").resize((200, 280)).tobytes()
    triples = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(max(one) - min(one) > 6 for one in triples) / (200 * 280)
