"""A department's own check: findings by cause, with pictures, as data and as one page."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from collection.jurisdiction import FormInForce, Jurisdiction, Waiver
from commands.check import Checked, NothingToCheck, check_file, check_files, check_sources
from commands.check.check_page import coloured, page_of
from commands.check.checked_files import files_in, sources_of
from demo.demo_report import corrected, demo_reports
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf
from demo.write_xlsx import write_xlsx
from tests.chosen_rules import only_rules
from tests.disclosure.unpacking.made_archives import encrypted_zip

WRITERS = {"pdf": write_pdf, "docx": write_docx, "xlsx": write_xlsx}


def _wrong(folder: Path, suffix: str, *, repaired: bool = False) -> Path:
    """统计局 2025: the total of table 6 is 1.20 too large."""
    report = next(one for one in demo_reports() if (one.agency_code, one.year) == ("122", 2025))
    path = folder / f"report.{suffix}"
    WRITERS[suffix](corrected(report) if repaired else report, path)
    return path


BY_ALL_RULES = "pdf"
"""The format that is checked by all rules; the others by those that speak of it."""


@cache
def _checked(suffix: str) -> Checked:
    with tempfile.TemporaryDirectory() as folder:
        path = _wrong(Path(folder), suffix)
        if suffix == BY_ALL_RULES:
            return check_file(path, with_pictures=True)
        with _told_rules():
            return check_file(path, with_pictures=True)


@contextmanager
def _told_rules(*others: str) -> Iterator[None]:
    """Checks by the rules that speak of the wrong report, and one that holds in it: planning all
    takes five times as long."""
    checked = _checked(BY_ALL_RULES)
    told = {one.rule_id for one in checked.findings} | set(others)
    told.add(next(one["rule_id"] for one in checked.evaluations if one["outcome"] == "pass"))
    with only_rules(*told):
        yield


@pytest.fixture
def told_rules() -> Iterator[None]:
    with _told_rules():
        yield


@pytest.fixture(scope="module", params=WRITERS)
def wrong(request: pytest.FixtureRequest) -> Checked:
    return _checked(request.param)


def test_one_mistake_is_one_finding_with_its_consequences(wrong: Checked) -> None:
    assert wrong.counts["error"] == 1
    leader = wrong.leading[0]
    assert len(wrong.consequences(leader)) >= 2
    assert leader.arithmetic and "≠" in leader.arithmetic
    assert leader.sentence and "表6" in leader.sentence
    assert wrong.code == 1


def test_each_picture_shows_a_table_of_the_finding(wrong: Checked) -> None:
    pictures = wrong.pictures[wrong.leading[0].finding_key]
    assert pictures
    kinds = {picture.media_type for picture in pictures}
    assert kinds == {"image/png" if wrong.file.endswith("pdf") else "image/svg+xml"}


def test_the_page_stands_alone(wrong: Checked) -> None:
    page = html.fromstring(page_of([wrong]))
    assert not page.xpath("//script")
    assert not page.xpath("//link")
    sources = page.xpath("//img/@src")
    assert sources and all(source.startswith("data:image/") for source in sources)
    assert wrong.leading[0].finding_key in page.xpath("//article/@id")


def test_figures_share_their_colour_with_the_picture(wrong: Checked) -> None:
    leader = wrong.leading[0]
    printed, role = leader.figures[0]
    assert f'<b class="{role}">{printed}</b>' in coloured(leader.message, leader)


def test_markup_from_a_report_stays_text(wrong: Checked) -> None:
    assert "&lt;script&gt;" in coloured("<script>1.00</script>", wrong.leading[0])


def test_json_holds_everything_but_pictures(wrong: Checked) -> None:
    row = json.loads(json.dumps(wrong.as_dict(), default=str))
    assert row["counts"]["error"] == 1
    assert row["findings"][0]["repairs"][0][0]["needed"]
    assert "pictures" not in row["findings"][0]
    assert {one["outcome"] for one in row["evaluations"]} >= {"pass", "violated"}


@pytest.mark.usefixtures("told_rules")
def test_a_clean_report_and_a_broken_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean = _wrong(tmp_path, "xlsx", repaired=True)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    target = tmp_path / "out.html"
    assert check_files([clean], as_json=False, html=target) == 0
    assert "没有发现问题" in capsys.readouterr().out
    assert "没有发现问题" in target.read_text(encoding="utf-8")
    assert check_files([broken], as_json=True) == 2
    assert json.loads(capsys.readouterr().out)[0]["reason"]


@pytest.mark.usefixtures("told_rules")
def test_an_archive_is_checked_file_by_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "报送.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(_wrong(tmp_path, "xlsx"), "某局/错.xlsx")
        packed.write(_wrong(tmp_path, "docx", repaired=True), "某局/对.docx")
        packed.writestr("读我.txt", "hello")
        packed.writestr("坏.pdf", b"%PDF-1.4 nothing")
    assert check_files([archive], as_json=True) == 2
    rows = {row["file"].split("#")[1]: row for row in json.loads(capsys.readouterr().out)}
    assert rows.keys() == {"某局/错.xlsx", "某局/对.docx", "坏.pdf"}
    assert rows["某局/错.xlsx"]["counts"]["error"] == 1
    assert rows["某局/对.docx"]["counts"]["error"] == 0
    assert rows["坏.pdf"]["status"] == "quarantined"


def test_an_archive_that_is_locked_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "报送.zip"
    archive.write_bytes(encrypted_zip("a.pdf", b"x"))
    assert check_files([archive], as_json=True) == 2
    (row,) = json.loads(capsys.readouterr().out)
    assert row["reason"] == "压缩包设有密码，无法打开"


def test_a_place_waives_and_switches_off_as_in_its_night(tmp_path: Path) -> None:
    """What a department hears before publication is what the bureau would find."""
    path = _wrong(tmp_path, "xlsx")
    (leader,) = (one for one in _checked("xlsx").leading if one.severity == "error")
    waiver = Waiver(rule=leader.rule_id, reason="租用", by="某某", until=dt.date(2999, 1, 1))
    told = {"name": "示范区", "mof_div_code": "999901"}
    waived = Jurisdiction(**told, waivers=(waiver,))
    with _told_rules():
        (checked,) = check_sources(sources_of(path), place=waived)
    assert checked.counts["error"] == 0
    assert checked.code == 0
    assert "租用" in str(next(one.waiver for one in checked.findings if one.waiver))
    form = FormInForce(first_year=2000, form_id="shanghai-department-budget")
    off = Jurisdiction(**told, switched_off={leader.rule_id: "本地不用"}, forms=(form,))
    with _told_rules("K-FORM"):
        (checked,) = check_sources(sources_of(path), place=off)
    (outcome,) = (one for one in checked.evaluations if one["rule_id"] == leader.rule_id)
    assert (outcome["outcome"], outcome["reason"]) == ("not_applicable", "本地区停用：本地不用")
    assert "K-FORM" in {one.rule_id for one in checked.findings}


def test_a_folder_is_checked_whole_and_what_offices_leave_is_not(tmp_path: Path) -> None:
    (tmp_path / "甲局").mkdir()
    for name in ("甲局/预算.pdf", "乙.docx", ".DS_Store", "~$乙.docx", "Thumbs.db", ".git/x.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    alone = tmp_path / "~$乙.docx"
    found = [str(one.relative_to(tmp_path)) for one in files_in([tmp_path])]
    assert sorted(found) == ["乙.docx", "甲局/预算.pdf"]
    assert list(files_in([alone])) == [alone]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck, match="没有可以核对的文件"):
        check_files([tmp_path], as_json=True)


@pytest.mark.parametrize(
    ("found", "code", "words"),
    [
        (Checked("a", "quarantined", "坏了"), "unreadable", "读不了"),
        (Checked("a", "read"), "publish", "可以公开"),
        (Checked("a", "read_with_gaps", gaps=["第3页"]), "look", "1 处没有读到"),
    ],
)
def test_a_verdict_says_what_to_do(found: Checked, code: str, words: str) -> None:
    assert found.verdict.code == code
    assert words in found.verdict.words


def test_a_list_says_the_repair_where_there_is_one_and_else_the_finding(wrong: Checked) -> None:
    """“3 checks cannot all be made true” without a figure had stood in the clerk's list."""
    (found,) = [one for one in wrong.leading if one.severity == "error"]
    assert found.decided
    assert "应为" in found.words
    assert not found.words.startswith("改动一处")
    assert replace(found, decided=False).words == found.message


@pytest.mark.parametrize(
    ("code", "said"), [("encrypted", "去掉密码"), ("prose_only", "放进来"), (None, "重新导出")]
)
def test_an_unreadable_file_has_its_remedy(code: str | None, said: str) -> None:
    found = Checked("a", "quarantined", "读不了", error_code=code)
    assert said in found.remedy
    assert said in page_of([found])


def test_an_error_must_be_mended_before_publishing(wrong: Checked) -> None:
    assert wrong.verdict.code == "mend"
    assert "改后再公开：有 1 处错误" in page_of([wrong])
    assert wrong.as_dict()["verdict"]["code"] == "mend"
