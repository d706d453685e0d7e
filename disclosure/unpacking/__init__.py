"""Archives: a publication whose members are publications.

What belongs here: zip, rar and 7z; what their members are called and which of them may be reports;
limits that a bomb runs into. What does not: reading the members (`report`), keeping them (`shelf`).
Nothing is ever unpacked to a path: names of members are labels, and no more.
"""

from disclosure.unpacking.walk import Unpacked, unpack

__all__ = ["Unpacked", "unpack"]
