"""What people see of damaged files, drawn by programs that share nothing with our reader.

What belongs here: the referee: LibreOffice, Chromium and poppler, each started once for many files.
What does not: our reading.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import sync_playwright

from benchmarks.faults.damaged import Case, Change, change, tokens
from benchmarks.faults.originals import original

Seen = Literal["seen", "silent", "undrawn"]
"""`seen`: the page changed just as the reading did; `undrawn`: no program could draw it."""
_SECONDS_A_FILE = 20
_SECONDS_TO_BEGIN = 300
"""By the clock: a busy machine may need minutes to start an office program."""
_TORN = re.compile(r"(?<=[一-鿿])(\d[\d,.]*)\n\s*([\d,.]+)(?=[一-鿿%])")
"""A figure of prose that the end of a line parts: 增加2 and 03.94万元."""


def refereed(changed: Sequence[tuple[Case, Change]]) -> list[Seen]:
    """Whether people see the figures of each case change as our reading did; of one format."""
    if not changed:
        return []
    file_format = changed[0][0].file_format
    shown = _shown(file_format, [case.content() for case, _ in changed])
    whole = _shown_whole(file_format)
    return [
        "undrawn" if page is None else "seen" if change(whole, page) == read else "silent"
        for (_, read), page in zip(changed, shown, strict=True)
    ]


@cache
def _shown_whole(file_format: str) -> Counter[str]:
    (shown,) = _shown(file_format, [original(file_format)])
    assert shown is not None, f"{file_format}: no program draws it"
    return shown


def _shown(file_format: str, contents: Sequence[bytes]) -> list[Counter[str] | None]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.{file_format}" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        if file_format == "html":
            _print(paths)
        elif file_format != "pdf":
            _convert(paths)
            for path in paths:  # a file that ends the program takes those behind it with it
                if not path.with_suffix(".pdf").exists():
                    _convert([path])
        return [_tokens(path.with_suffix(".pdf")) for path in paths]


def _print(paths: Sequence[Path]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_program("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in paths:
            page = browser.new_page()
            try:
                page.goto(path.as_uri(), timeout=_SECONDS_A_FILE * 1000)
                page.pdf(path=path.with_suffix(".pdf"))
            except BrowserError:
                continue
            finally:
                page.close()
        browser.close()


def _convert(paths: Sequence[Path]) -> None:
    folder = paths[0].parent
    command = [_program("soffice"), f"-env:UserInstallation={(folder / 'home').as_uri()}"]
    command += ["--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    try:
        subprocess.run(
            command,
            check=False,
            capture_output=True,
            timeout=_SECONDS_TO_BEGIN + _SECONDS_A_FILE * len(paths),
        )
    except subprocess.TimeoutExpired:
        return


def _tokens(page: Path) -> Counter[str] | None:
    if not page.exists():
        return None
    command = [_program("pdftotext"), "-layout", str(page), "-"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=60)
    text = _TORN.sub(r"\1\2", done.stdout.decode("utf-8", "replace"))
    return Counter(tokens(text)) if done.returncode == 0 else None


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} is missing"
    return found
