"""Pictures on demand: kept, the same the second time, and never of an original that is gone.

A few findings of each format are drawn by MINGZHANG_SEED; `whole` takes all.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from evidence.finding import finding
from evidence.picture_cache import FOLDER, pictures
from evidence.pictures import Picture
from tests.drawn import drawing
from warehouse.decisions import lay_over, newest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's data folder, without pictures."""
    copy = tmp_path_factory.mktemp("pictures") / "home"
    shutil.copytree(demo_home, copy, ignore=shutil.ignore_patterns(FOLDER, "nights", "dagster"))
    return copy


def _findings(home: Path, file_format: str) -> list[str]:
    with duckdb.connect(str(home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        return [
            row[0]
            for row in night.execute(
                "SELECT finding_key FROM quality.finding JOIN source.report USING (report_id) "
                "JOIN source.document USING (document_sha256) "
                "JOIN quality.finding_cell USING (finding_key) "
                "WHERE file_format = ? AND superseded_by IS NULL GROUP BY ALL ORDER BY ALL",
                [file_format],
            ).fetchall()
        ]


def pictures_of(home: Path, key: str) -> list[Picture]:
    with duckdb.connect(str(home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        lay_over(night, newest(home))
        found = finding(night, key)
        assert found is not None
        return pictures(night, found, home)


@pytest.mark.parametrize("most", [8, pytest.param(1_000, marks=pytest.mark.whole)])
@pytest.mark.parametrize("file_format", ["pdf", "docx", "xlsx"])
def test_every_finding_on_a_figure_has_a_picture(home: Path, file_format: str, most: int) -> None:
    every = _findings(home, file_format)
    keys = drawing().sample(every, min(most, len(every)))
    assert keys
    assert [key for key in keys if not pictures_of(home, key)] == []


def test_a_picture_is_kept(home: Path) -> None:
    key = _findings(home, "pdf")[0]
    first = pictures_of(home, key)
    assert list((home / FOLDER).rglob("*.json"))
    shutil.rmtree(home / "documents")
    assert pictures_of(home, key) == first
    shutil.rmtree(home / FOLDER)
    assert pictures_of(home, key) == []
