"""A PDF is read as it is seen; what nobody sees is told, what nobody can tell is no figure."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import BBox, Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.visible import picture
from disclosure.documents.pdf.visible.annotations import WRITTEN
from disclosure.documents.pdf.visible.visibility import _Boxes
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

GRID = grid(50, 140, 2, 4)
LABEL = text(55, 146, "Total")
"""The lowest row: a label and a value cell from x 110 to 170, y 140 to 160."""


def page_of(content: str, **more: str) -> Page:
    return open_document(raw_pdf(GRID + LABEL + content, **more), recognise_scans=False).pages[0]  # type: ignore[arg-type]


def value_of(page: Page) -> str:
    (table,) = page.tables()
    return next(cell.text for cell in table.cells if (cell.row, cell.column) == (3, 1))


def told(page: Page) -> list[str]:
    return [remark.text for remark in page.remarks]


UNSEEN = "有看不见（与底色相同、被遮盖或裁去）的文字、没有读入："
NEW = text(115, 146, "92.60")
OLD = text(115, 146, "12.60")
WHITE_OUT = "1 g 112 142 50 16 re f 0 g "


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        pytest.param(
            "1 g " + text(115, 146, "77") + "0 g " + text(126, 146, "92.60"), "77", id="white"
        ),
        pytest.param("0.99 g " + OLD + "0 g " + NEW, "12.60", id="white under the printed one"),
        pytest.param(NEW + "1 g " + text(118, 147, "12.60") + "0 g ", "12.60", id="white over it"),
        pytest.param(OLD + WHITE_OUT + NEW, "12.60", id="whited out and printed anew"),
        pytest.param(
            "0 g 112 142 14 16 re f " + text(114, 146, "77") + text(130, 146, "92.60"),
            "77",
            id="black on black",
        ),
        pytest.param(
            "q 112 142 54 16 re W n "
            + NEW
            + "Q q 60 20 20 20 re W n "
            + text(130, 146, "777")
            + "Q ",
            "777",
            id="clipped away",
        ),
        pytest.param(
            "q 0 0 300 300 re W n 0 0 300 300 re W n " + NEW + text(140, 146, "92", size=1.2) + "Q",
            "92",
            id="tiny",
        ),
        pytest.param(
            text(115, 146, "77", before="3 Tr") + text(126, 146, "92.60", before="0 Tr"),
            "77",
            id="mode 3",
        ),
        pytest.param(
            text(115, 146, "77", before="7 Tr") + text(126, 146, "92.60", before="0 Tr"),
            "77",
            id="mode 7",
        ),
        pytest.param(NEW + text(500, 146, "77"), "77", id="beyond the page"),
        pytest.param(text(115, 146, "77", before="1 Tz") + "BT 100 Tz ET " + NEW, "77", id="thin"),
    ],
)
def test_what_nobody_sees_is_no_part_of_a_figure(content: str, hidden: str) -> None:
    page = page_of(content)
    assert value_of(page) == "92.60"
    assert len(told(page)) == 1
    assert told(page)[0].endswith(f"没有读入：“{hidden}”")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0 0 1 rg 110 140 60 20 re f 1 g " + NEW, id="white on blue"),
        pytest.param("0.9 g 110 140 60 20 re f 0 g " + NEW, id="on a shaded cell"),
        pytest.param(NEW + "q 1 0 0 RG 2 w 112 141 50 17 re S Q", id="in a frame"),
        pytest.param("q 110 140 60 20 re W n " + NEW + "Q", id="in a clip that holds it"),
        pytest.param(text(115, 146, "92.60", before="2 Tr"), id="filled and outlined"),
        pytest.param(NEW + text(115.3, 146, "92.60"), id="twice for boldness"),
        pytest.param("0.8 g " + NEW + "0 g", id="grey"),
    ],
)
def test_what_is_seen_is_read_and_nothing_is_told(content: str) -> None:
    page = page_of(content)
    assert (value_of(page), told(page)) == ("92.60", [])


NOTHING = "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 "
NOTHING += "/YStep 9 /Resources << >> /Length 0 >>\nstream\n\nendstream"


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("/Pattern cs /P scn " + text(115, 146, "77"), id="in an empty pattern"),
        pytest.param("0 0 400 300 re 113 142 12 16 re W* n " + text(115, 146, "77"), id="even-odd"),
        pytest.param("0 0 m 300 0 l 0 100 l h W n " + text(115, 146, "77"), id="in a corner"),
        pytest.param(text(115, 146, "77", before="2 Tr 1 G 6 w"), id="outlined in white"),
        pytest.param("0.5 g 112 142 14 16 re f " + text(114, 146, "77"), id="grey on grey"),
    ],
)
def test_what_a_picture_of_the_page_does_not_show_is_not_read(hidden: str) -> None:
    page = page_of(
        f"q {hidden} Q " + text(130, 146, "92.60"),
        resources="/Pattern << /P 7 0 R >>",
        seventh=NOTHING,
    )
    assert (value_of(page), told(page)) == ("92.60", [f"{UNSEEN}“77”"])


@pytest.mark.parametrize(
    ("group", "drawn"),
    [
        pytest.param("/OC 7 0 R", "/X Do", id="of the form itself"),
        pytest.param("", "/OC /Layer BDC /X Do EMC", id="around the form"),
    ],
)
@pytest.mark.parametrize(("state", "printed"), [("OFF", ""), ("ON", "92.60")])
def test_a_form_on_a_layer_is_read_where_it_is_shown(
    group: str, drawn: str, state: str, printed: str
) -> None:
    page = page_of(
        drawn,
        form=NEW,
        group=group,
        resources="/Properties << /Layer 7 0 R >>",
        catalog=f"/OCProperties << /OCGs [7 0 R] /D << /{state} [7 0 R] >> >>",
        seventh="<< /Type /OCG /Name (old) >>",
    )
    assert (value_of(page), told(page)) == (printed, [] if printed else [f"{UNSEEN}“92.60”"])


@pytest.mark.parametrize(("state", "printed"), [("OFF", ""), ("ON", "92.60")])
def test_a_layer_is_read_where_it_is_shown(state: str, printed: str) -> None:
    page = page_of(
        f"/OC /Layer BDC {NEW} EMC",
        resources="/Properties << /Layer 7 0 R >>",
        catalog=f"/OCProperties << /OCGs [7 0 R] /D << /{state} [7 0 R] >> >>",
        seventh="<< /Type /OCG /Name (old) >>",
    )
    assert (value_of(page), told(page)) == (printed, [] if printed else [f"{UNSEEN}“92.60”"])


@pytest.mark.parametrize(("opacity", "printed"), [(0, ""), (1, "92.60")])
def test_a_form_that_is_clear_is_not_read(opacity: int, printed: str) -> None:
    page = page_of(
        "q /Clear gs /X Do Q",
        form=NEW,
        group="/Group << /S /Transparency >>",
        resources=f"/ExtGState << /Clear << /ca {opacity} >> >>",
    )
    assert (value_of(page), told(page)) == (printed, [] if printed else [f"{UNSEEN}“92.60”"])


@pytest.mark.parametrize(("ink", "printed"), [(0, ""), (1, "92.60")])
def test_a_soft_mask_is_looked_through(ink: int, printed: str) -> None:
    page = page_of(
        f"q /Mask gs {NEW} Q",
        resources="/ExtGState << /Mask << /SMask << /S /Luminosity /G 6 0 R >> >> >>",
        form=f"{ink} g 0 0 400 300 re f",
        group="/Group << /S /Transparency /CS /DeviceGray >>",
    )
    assert (value_of(page), told(page)) == (printed, [] if printed else [f"{UNSEEN}“92.60”"])


def test_a_correction_in_a_layer_lies_over_what_was_whited_out() -> None:
    """Both are in doubt, and neither may be taken away to look at the other."""
    page = page_of(
        f"{OLD}{WHITE_OUT}/OC /Layer BDC {NEW} EMC",
        resources="/Properties << /Layer 7 0 R >>",
        catalog="/OCProperties << /OCGs [7 0 R] /D << /ON [7 0 R] >> >>",
        seventh="<< /Type /OCG /Name (new) >>",
    )
    assert (value_of(page), told(page)) == ("92.60", [f"{UNSEEN}“12.60”"])


@pytest.mark.parametrize(
    "kind",
    (
        *("Square", "Circle", "Stamp", "FreeText", "Polygon", "Ink", "Redact", "Highlight"),
        *("Line", "Text", "Watermark", "Link"),
    ),
)
def test_what_an_annotation_covers_is_not_read(kind: str) -> None:
    drawn = "1 g 0 0 14 16 re f"
    page = page_of(
        text(114, 146, "77") + text(130, 146, "92.60"),
        on_page=f"/Annots [<< /Type /Annot /Subtype /{kind} /Rect [112 142 126 158] /F 4 "
        "/AP << /N 7 0 R >> >>]",
        seventh="<< /Type /XObject /Subtype /Form /BBox [0 0 14 16] "
        f"/Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    )
    assert value_of(page) == "92.60"
    assert f"{UNSEEN}“77”" in told(page)


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        ("/Subtype /FreeText /Contents (77.00)", [WRITTEN.format("77.00")]),
        ("/Subtype /Widget /FT /Tx /T (a) /V (77.00)", [WRITTEN.format("77.00")]),
        ("/Subtype /FreeText /Contents (77.00) /F 2", []),
        ("/Subtype /FreeText /Contents (seen)", []),
        ("/Subtype /Text /Contents (77.00)", []),
    ],
)
def test_what_an_annotation_prints_is_told(annotation: str, said: list[str]) -> None:
    page = page_of(
        NEW, on_page="/Annots [7 0 R]", seventh=f"<< /Type /Annot {annotation} /Rect [9 9 99 30] >>"
    )
    assert (value_of(page), told(page)) == ("92.60", said)


def test_a_line_of_which_only_the_tips_show_is_not_seen() -> None:
    page = page_of("q 0 86 400 30 re W n " + text(50, 80, "one 12.60") + "Q ")
    assert [line.text for line in page.lines()] == []
    page = page_of("q 0 70 400 14 re W n " + text(50, 80, "one 12.60") + "Q ")
    assert [line.text for line in page.lines()] == ["one 12.60"]


def test_what_is_painted_first_covers_nothing() -> None:
    content = raw_pdf("1 g 0 0 400 300 re f 0 g " + GRID + LABEL + NEW)
    page = open_document(content).pages[0]
    assert (value_of(page), told(page)) == ("92.60", [])


def test_text_under_a_bar_is_not_read() -> None:
    page = page_of(NEW + "0 g 112 142 50 16 re f ")
    assert (value_of(page), told(page)) == ("", [UNSEEN + "“92.60”"])


def test_a_sentence_that_is_cut_is_read_as_far_as_it_is_seen() -> None:
    """As programs draw a paragraph that goes on elsewhere: whole, twice, through two clips."""
    twice = "".join(
        f"q 0 {bottom} 400 {height} re W n "
        + text(50, 80, "one 12.60")
        + text(50, 60, "two 7.41")
        + "Q "
        for bottom, height in ((75, 30), (40, 35))
    )
    page = page_of(twice)
    assert [line.text for line in page.lines()] == ["one 12.60", "two 7.41"]


@pytest.mark.parametrize("shift", [0, 2, 3.5])
def test_figures_printed_over_each_other_are_no_figure(shift: float) -> None:
    text_of = value_of(page_of(text(115, 146, "28.37") + text(115 + shift, 146, "15.54")))
    assert "�" in text_of


def test_a_raised_figure_is_a_mark() -> None:
    assert value_of(page_of(text(115, 146, "743.41") + text(146, 150, "1", size=6))) == "743.41¹"
    assert value_of(page_of(text(115, 146, "743.4") + text(140, 146, "1", size=10.5))) == "743.41"
    assert value_of(page_of(text(115, 146, "743.41") + text(146, 143.5, "2", size=6))) == "743.41₂"


def test_what_a_stamp_covers_is_seen_where_it_shows_through() -> None:
    seal = "q /X Do Q"
    page = page_of(NEW + seal, form="1 0 0 RG 3 w 140 150 m 160 160 170 170 190 150 c S")
    assert (value_of(page), told(page)) == ("92.60", [])
    page = page_of(NEW + seal, form="1 0 0 rg 100 130 80 40 re f")
    assert (value_of(page), told(page)) == ("", [UNSEEN + "“92.60”"])


def test_a_text_laid_over_the_page_again_and_again_is_no_text_of_the_table() -> None:
    tiles = "".join(
        text(x, y, "open 168", size=12) for x in (20, 100, 180, 260) for y in range(20, 300, 18)
    )
    page = page_of("0.8 g " + tiles + "0 g " + NEW)
    assert value_of(page) == "92.60"


def test_grey_noughts_are_figures() -> None:
    rows = "0.7 g " + "".join(text(115, 146 + 20 * n, "0.00") for n in range(4))
    page = page_of(rows + "0 g")
    assert [cell.text for table in page.tables() for cell in table.cells].count("0.00") == 4


SIDES = st.floats(-500, 1500).map(lambda side: round(side, 1))
BOXES = st.tuples(SIDES, SIDES, st.sampled_from([0, 5, 12, 900]), st.sampled_from([0, 5, 12, 900]))


@given(st.lists(BOXES.map(lambda one: (one[0], one[1], one[0] + one[2], one[1] + one[3]))))
def test_boxes_that_overlap_are_found_by_their_squares(boxes: list[BBox]) -> None:
    known = _Boxes()
    for number, (x0, top, x1, bottom) in enumerate(boxes):
        meets = any(x0 < c and a < x1 and top < d and b < bottom for a, b, c, d in boxes[:number])
        assert known.meet((x0, top, x1, bottom)) == meets
        known.add((x0, top, x1, bottom))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_only_the_part_in_doubt_is_drawn(rotate: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, ...]] = []
    drawn = picture.Picture._drawn

    def watched(self: picture.Picture) -> Any:
        found = drawn(self)
        sizes.append(found.shape)
        return found

    monkeypatch.setattr(picture.Picture, "_drawn", watched)
    page = page_of("1 g " + text(115, 146, "77") + "0 g " + text(126, 146, "92.60"), rotate=rotate)
    assert told(page) == [f"{UNSEEN}“77”"]
    assert sizes and all(max(height, width) < 50 for height, width, _ in sizes)
