"""What people see of a damaged file, drawn by programs that share nothing with our reader.

What belongs here: the referee: LibreOffice, Chromium and poppler. What does not: our reading.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

from benchmarks.faults.damaged import TOKEN, Case, Change, change
from benchmarks.faults.originals import original

Seen = Literal["seen", "silent", "undrawn"]
"""`seen`: the page changed just as the reading did; `undrawn`: no program could draw it."""


def refereed(case: Case, read: Change) -> Seen:
    """Whether people see the figures change as our reading did."""
    shown = _shown(case.file_format, case.content())
    if shown is None:
        return "undrawn"
    return "seen" if change(_shown_whole(case.file_format), shown) == read else "silent"


@cache
def _shown_whole(file_format: str) -> Counter[str]:
    shown = _shown(file_format, original(file_format))
    assert shown is not None, f"{file_format}: no program draws it"
    return shown


def _shown(file_format: str, content: bytes) -> Counter[str] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"damaged.{file_format}"
        path.write_bytes(content)
        page = path if file_format == "pdf" else _drawn(path)
        if page is None:
            return None
        command = [_program("pdftotext"), "-layout", str(page), "-"]
        done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    text = done.stdout.decode("utf-8", "replace")
    return Counter(TOKEN.findall(text)) if done.returncode == 0 else None


def _drawn(path: Path) -> Path | None:
    target = path.with_suffix(".pdf")
    if path.suffix == ".html":
        command = [_program("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
        command += [f"--print-to-pdf={target}", path.as_uri()]
    else:
        home = f"-env:UserInstallation={(path.parent / 'home').as_uri()}"
        command = [_program("soffice"), home, "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    return target if target.exists() else None


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is missing"
    return found
