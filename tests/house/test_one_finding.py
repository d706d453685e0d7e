"""Only evidence asks what a finding stands on: page, notice, list and check render its answer."""

from __future__ import annotations

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PROOF = ("finding_cell", "finding_statement", "finding_quote", "cause_cell", "finding_proof")
MAY_ASK = {"evidence", "warehouse", "expectations"}
ROOMS = ("evidence", "notices", "dashboard", "commands", "assets", "pipelines")


def test_no_other_room_asks_for_a_findings_proof_in_sql() -> None:
    asking = {
        str(path.relative_to(REPOSITORY))
        for room in ROOMS
        if room not in MAY_ASK
        for path in (REPOSITORY / room).rglob("*")
        if path.suffix in {".py", ".sql", ".html"}
        and any(f"quality.{name}" in path.read_text("utf-8") for name in PROOF)
    }
    assert asking == set()


def test_a_finding_is_declared_once() -> None:
    declared = [
        str(path.relative_to(REPOSITORY))
        for room in ROOMS
        for path in (REPOSITORY / room).rglob("*.py")
        if "\nclass Finding:" in path.read_text("utf-8")
    ]
    assert declared == ["evidence/finding.py"]


def test_files_are_written_whole_in_one_way_on_either_side_of_the_files() -> None:
    """Write, flush, rename: once below the warehouse's files (collection), once above."""
    renaming = {
        str(path.relative_to(REPOSITORY))
        for room in ("collection", "warehouse", *ROOMS)
        for path in (REPOSITORY / room).rglob("*.py")
        if "fresh.replace(" in path.read_text("utf-8")
    }
    assert renaming <= {"collection/store.py", "warehouse/whole_file.py", "warehouse/publish.py"}
