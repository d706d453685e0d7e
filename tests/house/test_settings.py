"""Every setting of ours that the code reads stands in the document of operations, and no other."""

from __future__ import annotations

import os
import re

import pytest

from dashboard.web_settings import from_environment
from notices.mail import MailNotSet, server_from_environment
from tests.house.test_names import REPOSITORY, ROOMS

NAME = re.compile(r"\bMINGZHANG_[A-Z_]*[A-Z]\b")


class Asked(dict[str, str]):
    """An empty environment that keeps what it was asked for."""

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        self[name] = ""
        return default


def test_settings_are_those_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    from_environment(environment=asked)
    with monkeypatch.context() as patch, pytest.raises(MailNotSet):
        patch.setattr(os, "environ", asked)
        server_from_environment()
    files = (path for room in ROOMS for path in (REPOSITORY / room).rglob("*.py"))
    read = {name for path in files for name in NAME.findall(path.read_text("utf-8"))}
    told = set(NAME.findall((REPOSITORY / "docs" / "operations.md").read_text("utf-8")))
    assert read | set(asked) == told
