"""Pages of a hostile form: what is hidden by a style sheet, and time that grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from disclosure.documents.remarks import Remarks
from disclosure.documents.web.html import what_it_says
from disclosure.documents.web.markup import bodies, decoded, is_markup

HEAD = "<html><head><meta charset=utf-8>"


def _seen(style: str) -> str:
    page = f"{HEAD}<style>{style}</style></head><body><p class=a>one</p><p id=b>two</p></body>"
    return " ".join("".join(root.itertext()) for root in bodies(page.encode()))


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        (".a{display:none}", "two"),
        ("p.a , #b {visibility : hidden}", ""),
        ("@media screen{.a{display:none}#b{color:red}}", "two"),
        ("p{color:red}.a{display:none", "two"),
        ("}}{display:none}.a{{", "onetwo"),
        ("", "onetwo"),
    ],
)
def test_rules_of_the_page_hide(style: str, seen: str) -> None:
    assert _seen(style).strip() == seen


HOSTILE: dict[str, Callable[[int], str]] = {
    "unclosed style": lambda n: "<style>" + "x" * n,
    "unclosed rule": lambda n: "<style>.a{" + "x" * n,
    "opened rules": lambda n: "<style>" + "a{" * n,
    "closed rules": lambda n: "<style>" + "a}" * n,
    "selectors": lambda n: "<style>" + "." * n + "{display:none}",
    "blanks in a rule": lambda n: "<style>.a{display" + " " * n + "}",
    "digits": lambda n: "<body><p>预算" + "1" * n,
    "commas": lambda n: "<body><p>预算" + "1,," * n,
    "points": lambda n: "<body><p>预算" + "1." * n,
    "blanks after a number": lambda n: "<body><pre>预算" + "1  　" * n,
    "xml head": lambda n: "<?xml " + "x" * n + "<body>",
    "blanks": lambda n: "<body>" + "\xa0" * n,
    "style attribute": lambda n: f'<body><p style="{"display " * n}">x',
    "cell": lambda n: "<body><table><tr><td>" + "1," * n,
}


def _seconds(html: str) -> float:
    """The least of three readings, each of another page: what was read last is kept."""
    spent = []
    for number in range(3):
        content = f"{HEAD}<!--{number}-->{html}".encode()
        start = time.process_time()
        what_it_says(content)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("kind", HOSTILE)
def test_reading_grows_with_the_length_of_the_page(kind: str) -> None:
    """Four times the page: four times the time, not sixteen."""
    short, long = _seconds(HOSTILE[kind](8_000)), _seconds(HOSTILE[kind](32_000))
    assert long < 9 * max(short, 0.002)


@pytest.mark.parametrize("byte", [b"\xff", b"\x00"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_costs_its_character_and_is_told(encoding: str, byte: bytes) -> None:
    page = (
        f"<html><meta charset={encoding}><body><p>支出预算267.45万元，比上年增加</p></body></html>"
    )
    content = page.encode(encoding)
    at = content.index("支出".encode(encoding)) + len("支出".encode(encoding))
    remarks = Remarks()
    (root,) = bodies(content[:at] + byte + content[at:], remarks)
    assert "算267.45万元，比上年增加" in "".join(root.itertext())
    (told,) = remarks.told()
    assert told.kind == "unread_content" and "字符已损坏" in told.text


@pytest.mark.parametrize("said", [b"charset=", b"<?xml encoding = '", b"a-b: c\n" * 400])
def test_the_head_of_a_page_is_read_in_a_moment(said: bytes) -> None:
    """It is short; what it costs is bounded by its square, and that is too much."""
    content = said + b" " * 4096
    start = time.process_time()
    decoded(content)
    is_markup(content)
    assert time.process_time() - start < 0.02
