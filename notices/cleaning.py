"""Text of reports made fit for documents: what no file format can hold is taken out.

What belongs here: characters. What does not: meaning.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, surrogates, and marks that turn the direction of writing."""
_SPACE = re.compile(r"[\t\r\n\u2028\u2029]+")
_UNNAMABLE = re.compile(r'[\\/:*?"<>|]+')
MOST_NAME = 60


def fit(value: Any) -> Any:
    """A text without characters that no document can hold; other values as they are."""
    return _UNFIT.sub("", value) if isinstance(value, str) else value


def one_line(value: Any) -> Any:
    """The same on one line."""
    return _SPACE.sub(" ", fit(value)).strip() if isinstance(value, str) else value


def cleaned(value: Any) -> Any:
    """A value whose texts are all on one line and fit for documents, through tuples and records."""
    if isinstance(value, tuple):
        return tuple(map(cleaned, value))
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: cleaned(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **named)
    return one_line(value)


def file_name(text: str) -> str:
    """A text as part of a file's name on any system, at most MOST_NAME characters."""
    return _UNNAMABLE.sub("_", one_line(text)).strip(" .")[:MOST_NAME] or "_"
