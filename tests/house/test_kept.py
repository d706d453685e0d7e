"""What is made once is made whole, once, and a kept reading is the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.report import read_report
from tests import kept


def test_the_first_who_asks_makes_it_and_half_made_is_made_again(tmp_path: Path) -> None:
    made: list[Path] = []

    def breaks(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "whole").touch()

    with pytest.raises(OSError):
        kept.made_once(tmp_path / "thing", breaks)
    for _ in range(2):
        folder = kept.made_once(tmp_path / "thing", make)
        assert [path.name for path in folder.iterdir()] == ["whole"]
    assert len(made) == 1


def test_a_kept_reading_is_the_readers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT", tmp_path)
    page = "<html><body><p>某局2025年部门预算</p></body></html>".encode()
    first = kept.read_once(page, file_name="a.html")
    assert first == read_report(page, file_name="a.html")
    monkeypatch.setattr(kept, "read_report", None)
    assert kept.read_once(page, file_name="a.html") == first
