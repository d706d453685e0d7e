"""The tables of 307 with cells garbled, exchanged and taken out: no money token is ever lost."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from disclosure.documents.document import Block, Document, Page, Table
from disclosure.documents.opening import open_document
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.printed.printed_amounts import money_tokens
from tests.drawn import few_of

GARBLED = ("见附件", "", "99.99", "1,23", "其他", "合计", "-")


@pytest.fixture(scope="module")
def blocks(shared_reports: Path) -> list[Block]:
    content = (shared_reports / "shangdang" / "307-科学技术协会-2025.docx").read_bytes()
    found = open_document(content).pages[0].blocks
    places = [i for i, block in enumerate(found) if isinstance(block, Table)]
    return list(found[: places[12] + 1])


def garble(table: Table, chance: random.Random) -> Table:
    cells = list(table.cells)
    one, other = chance.randrange(len(cells)), chance.randrange(len(cells))
    match chance.choice(("text", "exchange", "drop")):
        case "text":
            cells[one] = cells[one]._replace(text=chance.choice(GARBLED))
        case "exchange":
            texts = cells[one].text, cells[other].text
            cells[one] = cells[one]._replace(text=texts[1])
            cells[other] = cells[other]._replace(text=texts[0])
        case "drop":
            cells.pop(one)
    return replace(table, cells=tuple(cells))


def printed(blocks: list[Block]) -> Counter[str]:
    tables = [block for block in blocks if isinstance(block, Table)]
    return Counter(t for table in tables for c in table.cells for t in money_tokens(c.text))


def kept(reading: FormReading) -> Counter[str]:
    texts = [cell.printed for table in reading.tables for cell in table.cells]
    texts += [text for raw in reading.raw_tables for row in raw.grid for text in row]
    kinds = ("unknown_column", "lost_token")
    texts += [gap.token or "" for gap in reading.gaps if gap.kind in kinds]
    return Counter(token for text in texts for token in money_tokens(text))


@pytest.mark.parametrize("seed", few_of(range(50), 15))
def test_every_token_is_in_a_cell_or_in_a_gap(blocks: list[Block], seed: int) -> None:
    chance = random.Random(seed)
    places = [i for i, block in enumerate(blocks) if isinstance(block, Table)]
    garbled = list(blocks)
    for _ in range(3):
        place = chance.choice(places)
        block = garbled[place]
        assert isinstance(block, Table)
        garbled[place] = garble(block, chance)
    opened = Document("0" * 64, "docx", (Page(1, "正文", tuple(garbled)),))
    assert printed(garbled) - kept(read_forms(opened)) == Counter()
