"""What can go wrong with a published file, in code and in the bureau's words.

What belongs here: the typed errors that end in a quarantine. What does not: findings about figures.
"""

from __future__ import annotations

from collections.abc import Sequence


class UnreadableDocument(Exception):
    """A file that can't be read at all. `reason` is a sentence in Chinese for the bureau."""

    code = "unreadable"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class EmptyDocument(UnreadableDocument):
    code = "empty"


class EncryptedDocument(UnreadableDocument):
    code = "encrypted"


class CorruptDocument(UnreadableDocument):
    code = "corrupt"


class OversizedDocument(UnreadableDocument):
    code = "oversized"


class UnsupportedFormat(UnreadableDocument):
    code = "unsupported_format"


class SeveralReports(UnreadableDocument):
    """Reports of several agencies in one file that can't be cut."""

    code = "several_reports"

    @classmethod
    def naming(cls, names: Sequence[str]) -> SeveralReports:
        named = "、".join(names)
        return cls(f"这个文件里有几个部门的报告（{named}），请按部门拆成几个文件再公开")


class ToolMissing(UnreadableDocument):
    """This machine lacks the program that reads such a file: it is tried again every night."""

    code = "tool_missing"


class ImageOnlyDocument(UnreadableDocument):
    """Every page is a picture, and no table of a form was recognised in any."""

    code = "image_only"


class ReadingTimedOut(UnreadableDocument):
    code = "timed_out"


class ReadingCrashed(UnreadableDocument):
    code = "crashed"
