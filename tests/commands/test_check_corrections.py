"""A check reads by what the bureau told the reader, and says which page it is at."""

from __future__ import annotations

import html
from pathlib import Path

from commands.check.checked_files import Source
from commands.check.checked_report import read_source
from commands.check.corrections_of import corrections_of
from commands.check.web_worker import read_file
from dashboard.check_desk import SAID
from disclosure.documents.page_progress import each_told, told_pages
from disclosure.reading import Reading
from tests.disclosure.forms.test_corrected import STRANGE, TITLE, WHOLE
from warehouse.corrections import STORE, Correction, tell


def _strange_page() -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in STRANGE
    )
    lines = "".join(f"<p>{line}</p>" for line in TITLE)
    return f"<html><meta charset=utf-8><body>{lines}<table>{rows}</table></body></html>".encode()


def _tables(home: Path) -> list[int]:
    (known,) = read_source(Source("公开.html", _strange_page()), corrections_of(home))
    reading = known[1]
    assert isinstance(reading, Reading)
    return [one.table_no for one in reading.tables]


def _tell(home: Path) -> None:
    (known,) = read_source(Source("公开.html", _strange_page()))
    assert isinstance(known[1], Reading)
    (head,) = known[1].heads
    columns = dict(WHOLE)
    tell(
        home, Correction(head.head_key, "资金去向", "这是表3", "王某", table_no=3, columns=columns)
    )


def test_a_check_reads_a_table_as_the_bureau_told(tmp_path: Path) -> None:
    assert _tables(tmp_path) == []
    _tell(tmp_path)
    assert _tables(tmp_path) == [3]


def test_so_does_the_worker_of_the_web(tmp_path: Path) -> None:
    file = tmp_path / "self-checks" / "token" / "files" / "公开.html"
    file.parent.mkdir(parents=True)
    file.write_bytes(_strange_page())
    _tell(tmp_path)
    ((_, reading),) = read_file(file, corrections=corrections_of(tmp_path))
    assert isinstance(reading, Reading)
    assert [one.table_no for one in reading.tables] == [3]


def test_a_damaged_store_of_corrections_stops_no_check(tmp_path: Path) -> None:
    (tmp_path / STORE).write_bytes(b"no such thing " * 500)
    assert corrections_of(tmp_path) == ()


def test_each_page_is_told_before_it_is_read() -> None:
    heard: list[tuple[int, int]] = []
    with told_pages(lambda page, of: heard.append((page, of))):
        assert [(one, len(heard)) for one in each_told("abc")] == [("a", 1), ("b", 2), ("c", 3)]
    assert list(each_told("ab")) == ["a", "b"]
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_picture_is_told_page_by_page_on_the_web(tmp_path: Path) -> None:
    """Three empty sheets in one TIFF: nothing to recognise, and each is told all the same."""
    from PIL import Image

    file = tmp_path / "self-checks" / "token" / "files" / "扫描.tiff"
    file.parent.mkdir(parents=True)
    sheets = [Image.new("L", (300, 400), 255) for _ in range(3)]
    sheets[0].save(file, save_all=True, append_images=sheets[1:])
    read_file(file)
    said = (tmp_path / "self-checks" / "token" / SAID).read_text("utf-8")
    assert said == "读取 扫描.tiff，第 3/3 页"
