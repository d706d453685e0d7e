"""What all tests share: where the repository is, and where the real reports are."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_reports() -> Path:
    """The folder of real published reports; tests that need it skip where it is absent."""
    folder = REPOSITORY.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("真实报告不在本机：../shared/reports 不存在")
    return folder
