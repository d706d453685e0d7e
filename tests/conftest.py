"""What all tests share: where the repository is, and where the real reports are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]

# The same examples in every run; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
