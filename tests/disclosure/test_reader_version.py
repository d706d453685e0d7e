"""No reading is ever stale: the reader's version follows from all that it is made of."""

from __future__ import annotations

import ast
import shutil
import sys
from importlib import metadata
from pathlib import Path

import pytest

import disclosure
from disclosure.reader_version import LIBRARIES, reader_version, sources_version

ROOM = Path(disclosure.__file__).parent


def imported(path: Path) -> set[str]:
    """The first names of all that a module imports, late imports too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name.partition(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_every_library_that_the_room_imports_counts() -> None:
    names = set().union(*(imported(path) for path in ROOM.rglob("*.py")))
    foreign = names - sys.stdlib_module_names - {"disclosure"}
    sold_as = metadata.packages_distributions()
    canonical = {name.replace("_", "-").replace(".", "-").lower() for name in LIBRARIES}
    unknown = {
        name
        for name in foreign
        if not {one.replace("_", "-").replace(".", "-").lower() for one in sold_as[name]}
        & canonical
    }
    assert unknown == set()


@pytest.mark.parametrize(
    "name", ["reading.py", "narrative/wording.toml", "documents/scans/words.txt"]
)
def test_a_change_of_code_or_of_data_is_another_reader(tmp_path: Path, name: str) -> None:
    copy = tmp_path / "room"
    shutil.copytree(ROOM, copy)
    assert sources_version(copy, LIBRARIES) == reader_version()
    changed = copy / name
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert sources_version(copy, LIBRARIES) != reader_version()


def test_a_file_more_or_under_another_name_is_another_reader(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1\n")
    before = sources_version(tmp_path, ())
    (tmp_path / "b.toml").write_text("")
    more = sources_version(tmp_path, ())
    (tmp_path / "b.toml").rename(tmp_path / "c.toml")
    assert len({before, more, sources_version(tmp_path, ())}) == 3


def test_what_python_compiles_or_an_editor_leaves_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    before = sources_version(tmp_path, ())
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"1")
    (tmp_path / ".a.py.swp").write_bytes(b"1")
    assert sources_version(tmp_path, ()) == before


def test_another_version_of_a_library_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sources_version(ROOM, LIBRARIES)
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: "0" if name == "lxml" else real(name))
    assert sources_version(ROOM, LIBRARIES) != before
