"""What a test costs: seconds of the processor, its own and its children's, with what it prepares.

What belongs here: counting, the list at the end of a run, and the rule that `make check` stays
quick: there a test that takes more than MOST_SECONDS fails, and is to say that it is `slow`.
Seconds by the clock are no measure on a machine that does other work. What does not: what a test
does.
"""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Generator

import pytest

MOST_SECONDS = 30.0
"""Of a test in `make check`, with the fixtures that it is the first to ask for."""
TOLD = 25
"""How many tests and files the end of a run lists, if it took as many seconds."""
_NAME = "processor"
_elsewhere = [0.0]


def spent_elsewhere(seconds: float) -> None:
    """Counts what a process spent for a test that is not its child."""
    _elsewhere[0] += seconds


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime + _elsewhere[0]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_BEGAN] = _spent()
    return (yield)


_BEGAN = pytest.StashKey[float]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report of a test's end carries what it took; one that is too slow to be quick fails."""
    report = yield
    if report.when == "teardown":
        seconds = _spent() - item.stash[_BEGAN]
        report.user_properties.append((_NAME, seconds))
        is_quick_run = "not slow" in item.config.option.markexpr
        if is_quick_run and seconds > MOST_SECONDS and report.passed:
            report.outcome = "failed"
            report.longrepr = (
                f"{seconds:.0f} seconds of the processor, more than {MOST_SECONDS:.0f}: "
                "mark it slow (docs/testing.md)"
            )
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The most expensive tests and files, and all together."""
    tests: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "teardown":
                tests[report.nodeid.partition("@")[0]] += dict(report.user_properties).get(
                    _NAME, 0.0
                )
    files: Counter[str] = Counter()
    for nodeid, seconds in tests.items():
        files[nodeid.partition("::")[0]] += seconds
    if tests.total() > TOLD:
        terminalreporter.section(f"seconds of the processor: {tests.total():.0f}")
        for counted in (files, tests):
            for name, seconds in counted.most_common(TOLD):
                terminalreporter.line(f"{seconds:7.1f} {name}")
