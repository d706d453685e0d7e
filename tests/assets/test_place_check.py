"""A jurisdiction file that names what nobody knows is refused, each mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets import night_files
from assets.place_check import mistakes, sound_jurisdiction
from assets.tonight import Night
from collection.jurisdiction import FOLDER, JurisdictionError, load_jurisdiction
from commands.place import check_place_files

RIGHT = """name = "示范区"
mof_div_code = "999901"

[bounds]
vehicle_running_max_wan = "8.0"

[switched_off]
FUNCTION-ECONOMIC = "理由"

[[forms]]
first_year = 2020
form_id = "shanxi-department-budget"

[[agencies]]
code = "307"
name = "某某局"

[[waivers]]
rule = "J-VEHICLES"
agency = "307"
reason = "租用"
by = "某某"
until = 2030-01-01
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "place.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_our_own_places_are_right(path: Path) -> None:
    assert mistakes(path, load_jurisdiction(path)) == []


def test_a_right_file_is_right(tmp_path: Path) -> None:
    assert sound_jurisdiction(written(tmp_path, RIGHT)).name == "示范区"


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "vehicle_running_max_wan",
            "vehicle_runing_max_wan",
            "place.toml 第5行：没有名为“vehicle_runing_max_wan”的界限；"
            "是不是“vehicle_running_max_wan”？",
        ),
        ('"8.0"', '"八"', "place.toml 第5行：界限“vehicle_running_max_wan”的值“八”不是数字"),
        (
            "FUNCTION-ECONOMIC",
            "FUNCTION-ECONOMICS",
            "place.toml 第8行：停用的规则“FUNCTION-ECONOMICS”不存在；是不是“FUNCTION-ECONOMIC”？",
        ),
        (
            "shanxi-department-budget",
            "shanxi-departmnt-budget",
            "place.toml 第12行：没有名为“shanxi-departmnt-budget”的表式；"
            "是不是“shanxi-department-budget”？",
        ),
        (
            '"J-VEHICLES"',
            '"J-VEHICLE"',
            "place.toml 第19行：豁免的规则“J-VEHICLE”不存在；是不是“J-VEHICLES”？",
        ),
        ('agency = "307"', 'agency = "999"', "place.toml 第20行：豁免的部门“999”不在名录中"),
    ],
)
def test_a_misspelt_name_is_an_error_with_its_line(
    tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    assert right in RIGHT
    path = written(tmp_path, RIGHT.replace(right, wrong))
    assert mistakes(path, load_jurisdiction(path)) == [told]
    with pytest.raises(JurisdictionError, match=r"place\.toml 第\d+行"):
        sound_jurisdiction(path)


def test_the_command_says_it_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_place_files([written(tmp_path, RIGHT)]) == 0
    assert "没有问题" in capsys.readouterr().out
    assert check_place_files([written(tmp_path, RIGHT.replace("8.0", "many"))]) == 1
    assert "不是数字" in capsys.readouterr().out


def test_a_place_is_read_again_only_where_its_file_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step of a night asks whose it is."""
    path = written(tmp_path, RIGHT)
    night = Night(home=str(tmp_path), jurisdiction=str(path.with_suffix("")))
    read: list[Path] = []

    def loaded(file: Path) -> object:
        read.append(file)
        return load_jurisdiction(file)

    monkeypatch.setattr(night_files, "load_jurisdiction", loaded)
    assert [night_files.jurisdiction_of(night).name for _ in range(3)] == ["示范区"] * 3
    written(tmp_path, RIGHT.replace("示范区", "示范新区"))
    assert [night_files.jurisdiction_of(night).name for _ in range(3)] == ["示范新区"] * 3
    assert len(read) == 2
