"""A night a district: whom `all` means, what one's failure costs, what the terminal says of it."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from commands import run_many
from commands.home_troubles import BUSY, FULL
from commands.run_night import DONE, EMPTY, FAILED, NOT_PUBLISHED
from pipelines.places import asked_places, is_many
from tests.kept import REPOSITORY

PLACE = (REPOSITORY / "jurisdictions" / "shangdang.toml").read_text("utf-8")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four places: three sound ones, one that is declared wrongly."""
    folder = tmp_path / "places"
    folder.mkdir()
    for number, name in enumerate("abc"):
        text = PLACE.replace('mof_div_code = "140404"', f'mof_div_code = "14040{number}"')
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    (folder / "wrong.toml").write_text("name = 1", encoding="utf-8")
    (folder / "demo.toml").write_text(PLACE, encoding="utf-8")
    monkeypatch.setattr("collection.jurisdiction.FOLDER", folder)
    return folder


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How each district's process ends; what it says last is its name and a reason."""
    codes: dict[str, int] = {}

    def run(command: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
        name = command[command.index("--jurisdiction") + 1]
        assert "--apart" in command
        more["stdout"].write(f"…\n{name}：原因\n".encode())  # type: ignore[attr-defined]
        return subprocess.CompletedProcess(command, codes.get(name, DONE))

    monkeypatch.setattr(run_many.subprocess, "run", run)
    return codes


def test_all_means_every_place_but_the_demo(places: Path) -> None:
    assert asked_places("all") == ["a", "b", "c", "wrong"]
    assert asked_places("b， a,b") == ["b", "a"]
    assert [is_many(one) for one in ("all", "a,b", "a，b", "shangdang")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_one_that_fails_costs_itself(
    places: Path, ends: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ends |= {"b": -signal.SIGKILL}
    assert run_many.run_many(tmp_path / "home", "a,b,c,wrong") == FAILED
    said = capsys.readouterr().out
    assert "a　已发布" in said
    assert "b　进程被强行结束（信号 9）" in said
    assert "wrong　没有完成：wrong.toml" in said
    assert "4 个地区，发布 2 个" in said
    assert "没有发布：wrong、b" in said


@pytest.mark.parametrize(
    ("codes", "whole"),
    [
        ((DONE, DONE), DONE),
        ((DONE, EMPTY), EMPTY),
        ((EMPTY, NOT_PUBLISHED), NOT_PUBLISHED),
        ((NOT_PUBLISHED, BUSY), BUSY),
        ((BUSY, FULL), FULL),
        ((DONE, 1), FAILED),
    ],
)
def test_the_gravest_is_the_exit_code(
    places: Path, ends: dict[str, int], tmp_path: Path, codes: tuple[int, int], whole: int
) -> None:
    ends |= dict(zip("ab", codes, strict=True))
    assert run_many.run_many(tmp_path / "home", "a,b") == whole


def test_the_reason_is_the_last_that_was_said(
    places: Path, ends: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ends["a"] = NOT_PUBLISHED
    run_many.run_many(tmp_path / "home", "a,b")
    assert "a　本夜未发布，上一夜的快照保持不变：a：原因" in capsys.readouterr().out


def test_one_code_is_one_district(
    places: Path, ends: dict[str, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (places / "c.toml").write_text(PLACE.replace("140404", "140400"), encoding="utf-8")
    assert run_many.run_many(tmp_path / "home", "a,c") == FAILED
    assert "财政区划代码 140400 与“a”相同" in capsys.readouterr().out
