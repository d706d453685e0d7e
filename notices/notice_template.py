"""The bureau's own Word template for notices: its name, and the word for one that will not do.

What belongs here: what is known without Word's libraries. What does not: filling it
(`template_filling`).
"""

from __future__ import annotations

FILE = "notice-template.docx"


class BadTemplate(Exception):
    """A template that no notice can be written in; says why, in Chinese."""
