"""Text on a terminal: no number is broken by the end of a line, and nothing is lost."""

from __future__ import annotations

import io
import itertools
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from commands.sentence import Sentence, line_ends

SAID = (
    "“五、社会保障和就业支出”：《收支总表》为2,474.85万元，《支出总表》为2,342.44万元，"
    "相差132.41万元，请核对。"
)
NUMBER = re.compile(r"\d[\d,.]*\d(?=万元)")


def folded(text: str, width: int) -> list[str]:
    ends = [0, *line_ends(text, width), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(ends)]


@given(st.integers(16, 100))
def test_every_number_stands_whole_with_its_unit(width: int) -> None:
    lines = folded(SAID, width)
    assert "".join(lines) == SAID
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    whole = {number + "万元" for number in NUMBER.findall(SAID)}
    assert whole == {said for said in whole if any(said in line for line in lines)}
    assert not any(line[0] in "，。：》”" for line in lines)


@given(st.text("预算a1,.（）“”，。 \n\t１", max_size=60), st.integers(2, 30))
def test_no_text_loses_a_sign_or_exceeds_its_line(text: str, width: int) -> None:
    lines = folded(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= width for line in lines if "\n" not in line)


def test_a_console_and_a_table_fold_it_so() -> None:
    out = io.StringIO()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=7)
    grid.add_column(overflow="fold")
    said = Sentence(Text(SAID).append("（第2页，T1-T3-CLASS）", style="dim"))
    grid.add_row("1 错误", said)
    console = Console(file=out, width=60)
    console.print(grid)
    console.print(said)
    printed = out.getvalue()
    assert all(printed.count(number) == 2 for number in NUMBER.findall(SAID))
    assert "T1-T3-CLASS" in printed
