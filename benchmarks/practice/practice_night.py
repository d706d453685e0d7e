"""One whole night over a district's documents, in a folder that is kept.

What belongs here: the inbox, the place's file, the run. What does not: what the night says.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from collection import jurisdiction
from commands.run_night import DONE, run_night

PLACE = "practice"
FORM = "shanxi-department-budget"


def night_over(district: Path, home: Path) -> Path:
    """The published file of a night over `district`; raises RuntimeError where none came."""
    _fill(home / "inbox", district / "documents")
    _declare(home, json.loads((district / "truth" / "registry.json").read_text("utf-8")))
    os.environ |= {"MINGZHANG_HOME": str(home), "DAGSTER_HOME": str(home / "dagster")}
    jurisdiction.FOLDER = home
    if run_night(home, PLACE) != DONE:
        raise RuntimeError(f"no night came of {district}")
    return home / "published" / "mingzhang.duckdb"


def _fill(inbox: Path, documents: Path) -> None:
    """What is not there yet. An inbox has no dates: what was superseded stays away."""
    inbox.mkdir(parents=True, exist_ok=True)
    for file in documents.iterdir():
        copy = inbox / file.name
        if file.stem.endswith("-original"):
            copy.unlink(missing_ok=True)
        elif not copy.exists():
            shutil.copyfile(file, copy)


def _declare(home: Path, registry: dict[str, object]) -> None:
    lines = [
        f'name = "{registry["district"]}"',
        f'mof_div_code = "{registry["mof_div_code"]}"',
        f'[[forms]]\nreport_kind = "budget"\nfirst_year = 2020\nform_id = "{FORM}"',
    ]
    for one in registry["departments"]:  # type: ignore[attr-defined]
        lines.append(f'[[agencies]]\ncode = "{one["code"]}"\nname = "{one["name"]}"')
    (home / f"{PLACE}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
