"""Media queries as they hold on an office's screen."""

from __future__ import annotations

import pytest

from disclosure.documents.web.media_queries import is_for_screens


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("screen", True),
        ("print", False),
        ("print, screen", True),
        ("not print", True),
        ("not screen", False),
        ("only screen and (min-width: 1px) and (max-width:9999px)", True),
        ("screen and (max-width: 600px)", False),
        ("(min-width:10em)", True),
        ("(width > 10px)", True),
        ("(width<=10px)", False),
        ("(10px <= width <2000px)", True),
        ("(10px <= width < 20px)", False),
        ("(max-width:1px) or (min-width:2px)", True),
        ("not (max-width:5px)", True),
        ("(min-height:5px)", True),
        ("(orientation: landscape)", True),
        ("(orientation:portrait)", False),
        ("(hover:hover)", True),
        ("(hover: none)", False),
        ("(prefers-color-scheme:dark)", False),
        ("(min-resolution:2dppx)", False),
        ("(min-resolution:96dpi)", True),
        ("(color)", True),
        ("(display-mode: standalone)", None),
        ("(min-width: calc(1px + 1em))", None),
        ("print and (display-mode: standalone)", False),
        ("screen and (display-mode: standalone)", None),
        ("not (display-mode: standalone)", None),
        ("screen, (display-mode: standalone)", True),
    ],
)
def test_a_query_holds(query: str, holds: bool | None) -> None:
    assert is_for_screens(query) is holds
