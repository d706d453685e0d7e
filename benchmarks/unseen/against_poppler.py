"""Money tokens of table pages against poppler's: `… -m benchmarks.unseen.against_poppler FOLDER`.

What belongs here: the opening of files alone, by a referee that shares nothing with it. What does
not: what a table means (`reports`). A figure that its cell wraps is cut in poppler's text: the
start of one of ours is the same figure.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.unseen.documents import REPORTS, documents
from disclosure.documents.document import Page
from disclosure.forms.printed.printed_amounts import money_tokens


def main(folder: Path) -> None:
    issuers: dict[str, Counter[str]] = defaultdict(Counter)
    for name, document in documents(folder):
        if document.file_format != "pdf":
            continue
        texts = _poppler(folder / name)
        for page in document.pages:
            if not any(page.tables()) or page.number > len(texts):
                continue
            theirs = Counter(money_tokens(texts[page.number - 1]))
            lost, invented = differences(page, theirs)
            own = issuers[str(Path(name).parent)]
            own.update(tokens=theirs.total(), lost=lost.total(), invented=invented.total())
            if lost or invented:
                print(f"{name} {page.label}: lost {dict(lost)}, invented {dict(invented)}"[:300])
    for issuer, counts in issuers.items():
        print(issuer, dict(counts))


def differences(page: Page, theirs: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """Tokens that the page's tables and lines lack, and those of its tables that are not theirs."""
    cells = Counter(
        token
        for table in page.tables()
        for cell in table.cells
        for token in money_tokens("".join(cell.text.split()))
    )
    lines = Counter(token for line in page.lines() for token in money_tokens(line.text))
    lost, invented = theirs - cells - lines, cells - theirs
    for token in list(lost.elements()):
        whole = next((one for one in invented if one.startswith(token)), None)
        if whole is not None:
            lost[token] -= 1
            invented[whole] -= 1
            invented = +invented
    return +lost, invented


def _poppler(path: Path) -> list[str]:
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return done.stdout.decode("utf-8").split("\f")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS / "cities")
