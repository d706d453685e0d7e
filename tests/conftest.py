"""What all tests share: the repository, the real reports, and one night over the demo district."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from hypothesis import settings

from disclosure.reader_version import sources_version
from tests import drawn, garbage
from tests.garbage import pytest_collection_finish
from tests.kept import KEPT, REPOSITORY, made_once, run_folder
from tests.processor import (
    pytest_runtest_makereport,
    pytest_runtest_protocol,
    pytest_terminal_summary,
)
from tests.running import mingzhang
from warehouse import build

__all__ = [
    "pytest_collection_finish",
    "pytest_runtest_makereport",
    "pytest_runtest_protocol",
    "pytest_terminal_summary",
]

# The same examples in every run; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_configure(config: pytest.Config) -> None:
    garbage.put_off()
    config.pluginmanager.register(drawn)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes made for a test differ from process to process: workers could not agree on names. What
    makes them has none.
    """
    is_nameless = isinstance(val, bytes) or getattr(val, "__name__", "") == "<lambda>"
    return argname if is_nameless else None


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: a fifth of a worker's time it waits, for a portal's answer,
    a page in the browser, a process that it killed."""
    return (os.cpu_count() or 1) + 1


LONGEST_FIRST = (
    "night",
    "scan",
    "tests/assets/test_unchanged.py",
    "tests/commands/test_check.py",
    "browser",
    "practice",
    "307",
    "tests/nights/test_killed.py",
    "tests/disclosure/documents/scans/test_spoilt_reports.py",
    "tests/collection/portal/test_vendor_portals.py",
    "tests/expectations/test_cases.py",
    "tests/faults/test_hostile_portal.py",
    "tests/commands/test_commands.py",
    "tests/collection/cluster/test_cluster.py",
    "tests/benchmarks/test_voices.py",
    "tests/nights/test_empty_night.py",
)
"""Groups that take longest (the end of a run lists them): begun last, one would be waited for. What
needs the demo night, too, begins behind what does not, so that no worker waits for its maker."""
SLOW_FIXTURES = frozenset({"demo_home", "browser"})
SLOW_MEANS = frozenset(
    {
        "tests.running",
        "tests.chromium",
        "tests.night_by_hand",
        "tests.nights.three_reports",
        "benchmarks.faults.damaged",
        "benchmarks.unseen.drawing.compared",
        "benchmarks.detection.alarms",
        "commands.check",
        "collection.workers",
        "collection.reading_store",
        "collection.portal.collect",
        "collection.portal.fetching.crawling.run_crawl",
        "collection.folded_log.fold",
        "tests.collection.portal.walking.drawn",
        "tests.kept.read_once",
        "tests.reports.read_once.raised_in",
        "tests.warehouse.test_districts.publish_night",
    }
)
"""Modules and functions: a file that knows one starts a night of all rules, a crawl, processes, or
a browser, or reads drawn or real reports by the dozen."""
NIGHT_ROOMS = (
    "disclosure", "collection", "warehouse", "expectations", "assets", "pipelines", "demo",
    "fonts", "jurisdictions",
)  # fmt: skip


@cache
def _is_slow(module: ModuleType) -> bool:
    known = (one for one in vars(module).values() if isinstance(one, FunctionType))
    return any(
        name in SLOW_MEANS
        for one in known
        for name in (one.__module__, f"{one.__module__}.{one.__qualname__}")
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests share a worker, and so what they prepared; the longest groups begin.

    What needs a whole night or a browser is slow: `make check` leaves it out (docs/testing.md).
    """
    for item in items:
        asked = SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ()))
        if asked or (isinstance(item, pytest.Function) and _is_slow(item.module)):
            item.add_marker(pytest.mark.slow)

    def rank(item: pytest.Item) -> tuple[int, bool]:
        mark = item.get_closest_marker("xdist_group")
        name = mark.args[0] if mark else item.nodeid.partition("::")[0]
        if mark is None:
            item.add_marker(pytest.mark.xdist_group(name))
        place = LONGEST_FIRST.index(name) if name in LONGEST_FIRST else len(LONGEST_FIRST)
        return place, item.get_closest_marker("slow") is None

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def _empty_nights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each night's file begins as a copy of one that the product laid out in this run: a thousand
    tables, columns and their comments take as long as all that a small night is built of."""
    lay_out = build.create_empty

    def make(folder: Path) -> None:
        lay_out(folder / "empty.duckdb")

    def copy(target: Path) -> None:
        folder = made_once(run_folder(tmp_path_factory) / "empty-night", make)
        shutil.copyfile(folder / "empty.duckdb", target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "create_empty", copy)
        yield


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


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after one demo night: run once, whoever asks first. Copy it to change it.

    The night is kept (`.nights/`) under a hash of the sources that make it, so that it is made
    again only where one of them changed.
    """
    night = KEPT / f"night-{night_version()}"

    def run(home: Path) -> None:
        for other in KEPT.glob(
            "night-*"
        ):  # of other sources; another worker may be waiting for ours
            if not other.name.startswith(night.name):
                shutil.rmtree(other, ignore_errors=True)
        done = mingzhang(home, "run", "--demo")
        assert done.returncode == 0, done.stdout + done.stderr

    def copy(home: Path) -> None:
        shutil.copytree(made_once(night, run), home, dirs_exist_ok=True)

    return made_once(run_folder(tmp_path_factory) / "demo-night", copy)


def night_version() -> str:
    """A hash of all that a demo night is made by: rooms, libraries, and the tests' own start."""
    told = [sources_version(REPOSITORY / room, ()) for room in NIGHT_ROOMS]
    told.append((REPOSITORY / "requirements.lock").read_text("utf-8"))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
