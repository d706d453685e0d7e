"""The report of 307 in several files: one report, with the findings of the whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from collection.jurisdiction import Agency, Jurisdiction
from collection.publications import with_members
from collection.resolution import resolve
from collection.store import Sighting
from commands.check import Checked, check_sources
from commands.check.checked_files import Source
from commands.check.grouping import reports_of
from disclosure.report import read_archive
from tests.chosen_rules import only_rules
from tests.kept import read_once
from tests.reports import made_pages, made_parts
from tests.reports.checked_307 import checked_307, rules_of

pytestmark = pytest.mark.xdist_group("307")

PLACE = Jurisdiction(
    mof_div_code="140404",
    name="长治市上党区",
    agencies=[Agency(code="307", name="长治市上党区科学技术协会")],
)
TABLES, PROSE, FORMS = "附件1：预算公开表.docx", "附件2：情况说明.docx", "附件3：绩效.docx"


@pytest.fixture(scope="module")
def files(shared_reports: Path) -> dict[str, bytes]:
    return {
        TABLES: made_parts.tables_file(shared_reports),
        PROSE: made_parts.prose_file(shared_reports, with_forms=False),
        FORMS: made_parts.forms_file(shared_reports),
    }


@pytest.fixture(scope="module")
def together(files: dict[str, bytes], whole: Checked) -> list[Checked]:
    """In an order of no meaning: the parts themselves say which is which. By the rules that speak
    of the whole, and as many that hold in it."""
    with only_rules(*rules_of(whole)):
        return check_sources(
            [Source(name, files[name]) for name in (FORMS, PROSE, TABLES)], with_pictures=True
        )


@pytest.fixture(scope="module")
def whole(shared_reports: Path) -> Checked:
    return checked_307(shared_reports, "docx")


def test_three_files_are_checked_as_one_report(together: list[Checked], whole: Checked) -> None:
    (one,) = together
    assert one.files == (TABLES, PROSE, FORMS)
    assert (one.tables, one.figures) == (whole.tables, whole.figures)
    assert one.counts == whole.counts
    told = {(finding.rule_id, finding.severity, finding.location) for finding in one.findings}
    assert told == {(each.rule_id, each.severity, each.location) for each in whole.findings}
    outcomes = {each["rule_id"]: each["outcome"] for each in one.evaluations}
    of_the_whole = {each["rule_id"]: each["outcome"] for each in whole.evaluations}
    assert {rule: of_the_whole[rule] for rule in outcomes} == outcomes
    assert set(outcomes.values()) >= {"pass", "violated"}


def test_each_finding_says_in_which_file_it_stands(together: list[Checked]) -> None:
    (one,) = together
    labels = {finding.page_label for finding in one.findings if finding.page_label}
    assert {label for both in labels for label in both.split("、")} == {
        f"“{name}”正文" for name in (TABLES, PROSE, FORMS)
    }
    assert all(one.pictures[own.finding_key] for own in one.leading if own.figures)


def test_prose_of_a_web_page_and_tables_of_an_attached_file_are_one_report(
    files: dict[str, bytes], shared_reports: Path, whole: Checked
) -> None:
    said = [
        one for one in made_pages.prose(shared_reports, with_tables=False) if "<table" not in one
    ]
    page = made_pages.SITE.format(charset="utf-8", menu=made_pages.MENU, article="".join(said))
    told_by = {finding.rule_id for finding in whole.findings if finding.rule_id.startswith("E-")}
    with only_rules("E-TOTALS", *told_by):
        (one,) = check_sources([Source("公开.html", page.encode()), Source(TABLES, files[TABLES])])
    assert one.files == (TABLES, "公开.html")
    assert (one.tables, one.figures) == (whole.tables, whole.figures)
    told = [
        {(f.rule_id, f.message) for f in checked.findings if f.rule_id.startswith("E-")}
        for checked in (one, whole)
    ]
    assert told[0] == told[1]


def test_files_of_two_agencies_stay_two_reports(
    files: dict[str, bytes], shared_reports: Path
) -> None:
    stranger = next((shared_reports / "putuo").glob("*财政局*.pdf"))
    read = {TABLES: read_once(files[TABLES]), "b.pdf": read_once(stranger.read_bytes())}
    known = [(Source(name, b""), reading) for name, reading in read.items()]
    assert [[source.name for source, _ in one] for one in reports_of(known)] == [
        [name] for name in read
    ]


def test_the_prose_alone_is_told_to_have_no_tables(files: dict[str, bytes]) -> None:
    (one,) = check_sources([Source(PROSE, files[PROSE])])
    assert one.status == "quarantined"
    assert "预算表" in (one.reason or "")


def test_a_zip_in_the_inbox_is_one_report_of_three_documents(files: dict[str, bytes]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"科协/{name}", content)
    archive, contents = read_archive(buffer.getvalue())
    seen = Sighting(
        publication_id="p", mof_div_code="140404", origin="inbox", url="inbox:科协.zip",
        title="科协.zip", seen_at=dt.datetime(2025, 2, 10, tzinfo=dt.UTC),
        document_sha256=archive.document_sha256, outcome="fetched",
    )  # fmt: skip
    sightings = with_members(
        [seen], lambda sha: archive.members if sha == archive.document_sha256 else ()
    )
    readings = {sha: read_once(content) for sha, content in contents.items()}
    readings[archive.document_sha256] = archive
    found = resolve(sightings, readings, PLACE)
    (row,) = found.rows
    main = hashlib.sha256(files[TABLES]).hexdigest()
    assert (row["document_sha256"], row["status"]) == (main, "read")
    assert (row["agency_code"], row["fiscal_year"]) == ("307", 2025)
    parts = found.assembled[main].parts
    assert [part.name for part in parts] == [f"科协/{name}" for name in files]
    assert [part.role for part in parts] == ["tables", "prose", "performance"]
