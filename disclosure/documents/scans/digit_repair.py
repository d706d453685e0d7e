"""What a recogniser typically does to figures, undone.

What belongs here: one reading of one cell. What does not: choosing between readings (`certainty`).
"""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKES = str.maketrans(
    {"O": "0", "o": "0", "〇": "0", "l": "1", "I": "1", "|": "1", "。": ".", "·": ".", "、": ","}
)
_SPECKS = "'`\"‘’“”_~^*"
_FIGURE = re.compile(r"[-−–△▲+(]?\d[\d.,]*\)?%?")
_SEPARATED = re.compile(r"(?P<whole>\d[\d.,]*)[.,](?P<last>\d{1,2})(?P<tail>\)?%?)")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def repaired(text: str) -> str:
    """A reading with its figure put right; text that is no figure stays as it is.

    The last separator is the decimal point where one or two digits follow it: 1.176,26 is 1,176.26.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not any(character.isdecimal() for character in plain):
        return text
    plain = plain.translate(_LOOKALIKES).strip(_SPECKS).strip(".,:;")
    if not _FIGURE.fullmatch(plain):
        return text
    sign = plain[: len(plain) - len(plain.lstrip("-−–△▲+("))]
    body = plain[len(sign) :]
    found = _SEPARATED.fullmatch(body)
    if found is None:
        whole = body.replace(".", ",") if body.count(".") > 1 and _GROUPS.fullmatch(body) else body
        return sign + whole
    whole = found.group("whole")
    if not whole.isdecimal():
        if not _GROUPS.fullmatch(whole):
            return sign + body
        whole = whole.replace(".", ",")
    return f"{sign}{whole}.{found.group('last')}{found.group('tail')}"


def is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text))


def may_be_figure(text: str) -> bool:
    """Whether a cell is worth a second look: it holds a digit, or hardly anything was read."""
    plain = "".join(text.split())
    return len(plain) <= 1 or any(character.isdecimal() for character in plain)
