"""A module that another one imports without need is loaded when it is needed."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from expectations.deferred import deferred

SOURCES = {
    "costly/__init__.py": "answer = 42\n",
    "costly/deep.py": "depth = 7\n",
    "eager.py": "import costly\n\ndef ask():\n    return costly.answer\n",
}


@pytest.fixture
def eager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name, text in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    yield lambda: importlib.import_module("eager")
    for name in ("costly", "costly.deep", "eager"):
        sys.modules.pop(name, None)


def test_it_is_loaded_once_it_is_asked_for(eager: Any) -> None:
    with deferred("costly"):
        module = eager()
    assert "costly" not in sys.modules
    assert module.ask() == 42
    assert importlib.import_module("costly").answer == 42


def test_what_is_asked_for_meanwhile_is_there(eager: Any) -> None:
    with deferred("costly"):
        assert eager().ask() == 42
        assert importlib.import_module("costly.deep").depth == 7
    assert sys.modules["costly"].answer == 42


def test_what_is_loaded_already_stays(eager: Any) -> None:
    module = eager()
    with deferred("costly"):
        assert importlib.import_module("costly") is module.costly
    assert sys.modules["costly"] is module.costly


def test_a_module_that_is_not_there_is_missed_when_it_is_asked_for() -> None:
    with deferred("there_is_none"):
        module: Any = importlib.import_module("there_is_none")
    with pytest.raises(ModuleNotFoundError, match="there_is_none"):
        _ = module.anything
