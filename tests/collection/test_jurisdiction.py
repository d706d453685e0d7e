"""Jurisdiction files: ours are right, and a mistake names file, key and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.jurisdiction import (
    FOLDER,
    JurisdictionError,
    Portal,
    find_jurisdiction,
    load_jurisdiction,
    register,
)

GOOD = """
name = "某区"
mof_div_code = "999902"
[approved_on]
2025 = 2025-01-20
[[agencies]]
code = "101"
name = "某区某局"
[[agencies]]
code = "102"
name = "某区保密局"
secret = true
secret_ground = "涉密"
"""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_jurisdiction_of_the_repository_is_right(path: Path) -> None:
    assert load_jurisdiction(path).agencies


def test_shangdang_is_known() -> None:
    place = load_jurisdiction(find_jurisdiction("shangdang"))
    assert place.mof_div_code == "140404"
    assert {agency.code for agency in place.agencies} >= {"307", "415"}
    assert "尚未核实" in place.caveats[0]
    assert len(find_jurisdiction("shangdang").read_text(encoding="utf-8").splitlines()) <= 15


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('name = "某区某局"', 'nam = "某区某局"'), "agencies.0.name：缺少这一项"),
        (('name = "某区某局"', 'name = "某区某局"\ncolour = 1'), "agencies.0.colour：没有这一项"),
        (('code = "101"', 'code = "abc"'), "agencies.0.code"),
        (('code = "102"', 'code = "101"'), "部门代码重复：101"),
        (('secret_ground = "涉密"', ""), "必须注明依据"),
        (('name = "某区"', 'name = "某区'), "不是有效的 TOML"),
    ],
)
def test_a_mistake_names_file_key_and_reason(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(JurisdictionError) as caught:
        load_jurisdiction(path)
    assert "bad.toml" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize("host", ["http://a.gov.cn", "a.gov.cn/x", "a.gov.cn:99999", "a b", ""])
def test_an_allowed_host_is_a_name_and_perhaps_a_port(host: str) -> None:
    page = ("http://a.gov.cn:8080/",)
    known = Portal(name="门户", start_pages=page, allowed_hosts=("a.gov.cn", "a.gov.cn:8080"))
    assert len(known.allowed_hosts) == 2
    with pytest.raises(ValueError, match="主机名"):
        Portal(name="门户", start_pages=page, allowed_hosts=(host,))


@pytest.mark.parametrize(("said", "place"), [("", "某区"), ('place = "本区"', "本区")])
def test_a_portal_is_read_for_its_jurisdiction(tmp_path: Path, said: str, place: str) -> None:
    """Also where a platform calls the place otherwise than the jurisdiction's file."""
    file = tmp_path / "place.toml"
    portal = f'[[portals]]\nname = "门户"\nstart_pages = ["http://a.gov.cn/"]\n{said}\n'
    file.write_text(GOOD + portal, encoding="utf-8")
    assert [one.place for one in load_jurisdiction(file).portals] == [place]


def test_a_file_that_another_editor_saved_is_read(tmp_path: Path) -> None:
    """A mark of byte order and line ends of Windows; another encoding is said."""
    text = (FOLDER / "demo.toml").read_text("utf-8")
    file = tmp_path / "demo.toml"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_jurisdiction(file) == load_jurisdiction(FOLDER / "demo.toml")
    file.write_bytes(text.encode("gb18030"))
    with pytest.raises(JurisdictionError, match="不是 UTF-8 编码"):
        load_jurisdiction(file)


def test_an_unknown_place_lists_those_that_exist() -> None:
    with pytest.raises(JurisdictionError, match="shangdang"):
        find_jurisdiction("atlantis")


def test_the_register_expects_every_agency_twenty_days_after_the_approval(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_text(GOOD, encoding="utf-8")
    known = register(load_jurisdiction(path), [2024, 2025])
    due = {(one["agency_code"], one["fiscal_year"]): one["due_on"] for one in known["expected"]}
    assert str(due["101", 2025]) == "2025-02-09"
    assert due["101", 2024] is None
    assert [one["secret"] for one in known["agencies"]] == [False, True]
