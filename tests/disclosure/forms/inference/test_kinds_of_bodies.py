"""What a table's rows are, by their codes."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Cell
from disclosure.forms.inference.column_keys import Meaning
from disclosure.forms.inference.content import _by_codes

CODES = [Meaning(0, "code", None, "科目编码", "")]


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("30201", "50201"), "economic"),
        (("50201", "30201"), "government_economic"),
        (("50201", "30201", "30202"), "economic"),
    ],
)
def test_of_two_classifications_as_frequent_the_first_printed_counts(
    codes: tuple[str, ...], kind: str
) -> None:
    """The same in every process: sets of texts have another order in each."""
    body = [(Cell(number, 0, code),) for number, code in enumerate(codes)]
    assert _by_codes(body, CODES) == kind
