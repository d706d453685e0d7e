"""`mingzhang inspect`: on the terminal, as a web page, and over files that can't be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from commands.inspect_file import inspect_files
from demo.demo_report import corrected, demo_reports
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf

WRITERS = {"pdf": write_pdf, "docx": write_docx}


@pytest.fixture(scope="module", params=WRITERS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seen") / f"report.{request.param}"
    WRITERS[request.param](corrected(next(iter(demo_reports()))), path)
    return path


def test_the_terminal_names_each_table(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert inspect_files([report]) == 0
    said = capsys.readouterr().out
    assert "表式 shanxi-department-budget" in said
    assert all(f"已识别 表{number}《" in said.replace("\n", "") for number in range(1, 14))
    assert "→ general_public_budget" in said


def test_the_page_shows_pictures_where_there_are_pages(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "seen.html"
    assert inspect_files([report], html=target) == 0
    page = html.fromstring(target.read_text(encoding="utf-8"))
    assert len(page.xpath("//span[contains(@class, 'recognised')]")) == 13
    assert bool(page.xpath("//img")) == (report.suffix == ".pdf")
    assert not page.xpath("//script | //link | //img[not(starts-with(@src, 'data:'))]")


def test_a_file_that_cannot_be_opened_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    assert inspect_files([broken]) == 2
    assert "读不了" in capsys.readouterr().out


def test_texts_stay_texts(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "<script>alert(1)</script>"
    table.cell(1, 1).text = "12.50"
    document.save(str(tmp_path / "x.docx"))
    target = tmp_path / "x.html"
    inspect_files([tmp_path / "x.docx"], html=target)
    written = target.read_text(encoding="utf-8")
    assert "<script>" not in written
    assert "&lt;script&gt;" in written
