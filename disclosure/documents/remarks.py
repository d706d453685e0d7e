"""What readers left out of a page, gathered while it is read, and said in a few sentences.

What belongs here: counting by reason, and examples. What does not: what is seen and what is not
(each format's own module), and what becomes of a remark (`disclosure.report`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosure.documents.document import Remark, RemarkKind

EXAMPLES = 3
LONGEST_EXAMPLE = 24
_BLANK = re.compile(r"\s+")
FIGURE = re.compile(r"\d[\d,]{0,30}\.\d|\d,\d{3}|\d{3}")
"""What may be an amount, in a drawing or a note that is not read."""


@dataclass
class Remarks:
    """Pieces of text that nobody sees, by the reason, and sentences about what was not read."""

    hidden: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[tuple[RemarkKind, str], int] = field(default_factory=dict)

    def hide(self, reason: str, text: str) -> None:
        """Notes a text that is in the file and is not seen; blanks are nothing to speak of."""
        if text := _BLANK.sub("", text):
            self.hidden.setdefault(reason, []).append(text)

    def miss(self, what: str, kind: RemarkKind = "unread_content") -> None:
        """Notes a thing that may be seen and was not read; the same thing is said once."""
        self.unread[kind, what] = self.unread.get((kind, what), 0) + 1

    def told(self) -> tuple[Remark, ...]:
        """One remark for each reason."""
        unread = (
            Remark(kind, what if count == 1 else f"{what}（共{count}处）")
            for (kind, what), count in self.unread.items()
        )
        hidden = (
            Remark("hidden_content", f"有{reason}、没有读入：{_examples(texts)}")
            for reason, texts in self.hidden.items()
        )
        return (*unread, *hidden)


def _examples(texts: list[str]) -> str:
    joined = "、".join(f"“{_short(text)}”" for text in texts[:EXAMPLES])
    return joined if len(texts) <= EXAMPLES else f"{joined}等{len(texts)}处"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE]}…"
