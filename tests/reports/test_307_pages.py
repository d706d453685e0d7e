"""The report of 307 in the text of web pages: the same facts as in its Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure.documents.web.html import read_html
from disclosure.reading import Reading
from tests.kept import read_once
from tests.reports import made_pages
from tests.reports.test_307_tables import NAME, expected_figures, figures, reading

PAGES: dict[str, Callable[[Path], bytes]] = {
    "site-utf-8": lambda folder: made_pages.site_page(folder, "utf-8"),
    "site-gb2312": lambda folder: made_pages.site_page(folder, "gb2312"),
    "site-gbk": lambda folder: made_pages.site_page(folder, "gbk"),
    "word-mhtml": lambda folder: made_pages.mhtml(made_pages.site_page(folder, "gb2312"), "gb2312"),
    "excel-page": made_pages.office_page,
    "excel-mhtml": lambda folder: made_pages.mhtml(made_pages.office_page(folder), "gbk"),
}
HIDING = {"site-utf-8", "site-gb2312", "site-gbk", "word-mhtml"}
"""The site's page hides two figures (`made_pages`)."""


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest, shared_reports: Path) -> bytes:
    return PAGES[request.param](shared_reports)


@pytest.fixture(scope="module")
def word(shared_reports: Path) -> Reading:
    return reading(shared_reports / "shangdang", f"{NAME}.docx")


def test_every_money_token_is_where_it_is_in_the_word_file(
    page: bytes, shared_reports: Path, word: Reading, request: pytest.FixtureRequest
) -> None:
    read = read_once(page, file_name="表.xls")
    printed = [figure for table in read.tables for figure in figures(table)]
    assert len(printed) == 233
    assert sorted(printed, key=str) == sorted(
        (figure for table in word.tables for figure in figures(table)), key=str
    )
    assert sorted(printed, key=str) == sorted(
        expected_figures(made_pages.truth(shared_reports)), key=str
    )
    assert (read.file_format, read.raw_tables) == ("html", ())
    hidden = ["hidden_content"] if request.node.callspec.params["page"] in HIDING else []
    assert [gap.kind for gap in read.gaps] == hidden, "what nobody sees is told, and nothing else"


@pytest.mark.parametrize("name", ["site-utf-8", "site-gbk", "word-mhtml"])
def test_prose_and_performance_forms_are_those_of_the_word_file(
    name: str, shared_reports: Path, word: Reading
) -> None:
    read = read_once(PAGES[name](shared_reports))

    def spoken(one: Reading) -> list[tuple[object, ...]]:
        return sorted(
            ((s.subject, s.measure, s.year, s.amount, s.unit, s.percent) for s in one.statements),
            key=str,
        )

    def forms(one: Reading) -> list[tuple[object, ...]]:
        return [(f.scope, f.project_name, f.agency_code) for f in one.performance_tables]

    assert spoken(read) == spoken(word)
    assert forms(read) == forms(word)
    assert read.identity == word.identity


def test_the_site_s_own_frame_is_no_part_of_the_report(shared_reports: Path) -> None:
    (page,) = read_html(PAGES["site-utf-8"](shared_reports))
    texts = [line.text for line in page.lines()]
    texts += [cell.text for table in page.tables() for cell in table.cells]
    whole = "\n".join(texts)
    for stranger in ("政务公开", "索 引 号", "版权所有", "999.99", "888.88", "777.77", "112.00"):
        assert stranger not in whole
