"""The asset graph, its checks, its schedule: a reader of a diff sees what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import dagster as dg
import pytest

from assets.asset_docs import LINK
from assets.night_resource import DISTRICT_TAG, Tonight, night_resource
from assets.tonight import Night
from pipelines.alerts import send
from pipelines.definitions import defs
from pipelines.nightly import ALL_YEARS, WRITER_TAG, every_night, inbox_sensor, nightly
from tests.loopback import running
from warehouse.districts import district_home

SNAPSHOT = Path(__file__).with_name("asset_graph.txt")


def asset_graph() -> str:
    """One line an asset with what it stands on, then one a check."""
    graph = defs.resolve_asset_graph()
    lines = []
    for key in graph.toposorted_asset_keys:
        node = graph.get(key)
        parents = ", ".join(sorted(parent.to_user_string() for parent in node.parent_keys))
        partitioned = " [by fiscal year]" if node.partitions_def else ""
        lines.append(f"{key.to_user_string()} <- {parents or '-'}{partitioned}")
    for check in sorted(graph.asset_check_keys, key=lambda one: (str(one.asset_key), one.name)):
        lines.append(f"  check {check.asset_key.to_user_string()}: {check.name}")
    return "\n".join(lines) + "\n"


def test_the_asset_graph_is_the_one_on_record() -> None:
    assert asset_graph() == SNAPSHOT.read_text(encoding="utf-8")


def test_fewer_than_fifty_checks_an_asset() -> None:
    checks = [key.asset_key for key in defs.resolve_asset_graph().asset_check_keys]
    assert max(checks.count(key) for key in set(checks)) < 50


def test_each_asset_leads_to_its_page(repository: Path) -> None:
    graph = defs.resolve_asset_graph()
    pages = {
        key.to_user_string(): graph.get(key).metadata.get(LINK)
        for key in graph.toposorted_asset_keys
    }
    assert len(set(map(str, pages.values()))) == len(pages)
    for name, page in pages.items():
        assert isinstance(page, dg.PathMetadataValue), name
        assert (repository / str(page.path)).is_file(), page.path


def test_the_night_runs_at_two_in_shanghai() -> None:
    schedule = every_night
    assert schedule.cron_schedule == "0 2 * * *"
    assert schedule.execution_timezone == "Asia/Shanghai"
    with dg.DagsterInstance.ephemeral() as instance:
        request = every_night(dg.build_schedule_context(instance=instance))
    assert request.tags == ALL_YEARS  # type: ignore[union-attr]


def test_the_inbox_sensor_waits_for_quiet_and_asks_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import time

    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path))
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with dg.DagsterInstance.ephemeral() as instance:
        context = dg.build_sensor_context(instance=instance)

        def ask() -> list[type]:
            return [type(one) for one in inbox_sensor(context)]  # type: ignore[union-attr]

        assert ask() == [dg.SkipReason]
        report = inbox / "报告.pdf"
        report.write_bytes(b"%PDF")
        assert ask() == [dg.SkipReason]
        os.utime(report, (time.time() - 60,) * 2)
        assert ask() == [dg.RunRequest]
        assert ask() == [dg.SkipReason]


def test_without_addresses_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINGZHANG_ALERT_URLS", raising=False)
    assert send("title", "body") is False


@pytest.mark.filterwarnings("ignore:'imghdr':DeprecationWarning")  # apprise's own import
def test_a_message_reaches_every_address(monkeypatch: pytest.MonkeyPatch) -> None:
    import http.server

    heard: list[bytes] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    with running(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)) as server:
        port = server.server_address[1]
        monkeypatch.setenv(
            "MINGZHANG_ALERT_URLS", f"json://127.0.0.1:{port}/a json://127.0.0.1:{port}/b"
        )
        assert send("一夜已发布", "新发现的错误 2 处")
    assert len(heard) == 2


def test_several_districts_are_a_run_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_JURISDICTION", "one,two")
    with dg.DagsterInstance.ephemeral() as instance:
        requests = every_night(dg.build_schedule_context(instance=instance))
    tags = [request.tags for request in requests]  # type: ignore[union-attr]
    assert tags == [ALL_YEARS | {DISTRICT_TAG: n, WRITER_TAG: n} for n in ("one", "two")]


def test_a_run_finds_its_district_s_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path
) -> None:
    """The daemon's night is the district's that its tag names, and a second one is refused."""
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path))
    seen: list[tuple[str, str]] = []

    @dg.op
    def look(night: Tonight) -> None:
        seen.append((night.home, night.jurisdiction))

    usual = Night(home="", house=str(tmp_path), jurisdiction="shangdang")

    @dg.job(resource_defs={"night": night_resource(usual)})
    def looking() -> None:
        look()

    assert looking.execute_in_process().success
    assert looking.execute_in_process(tags={DISTRICT_TAG: "demo"}).success
    assert seen == [
        (str(tmp_path), "shangdang"),
        (str(tmp_path / "districts" / "999901"), "demo"),
    ]


def test_each_district_has_an_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import time

    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path))
    monkeypatch.setenv("MINGZHANG_JURISDICTION", "one,two")
    for name, code in (("one", "140404"), ("two", "140405")):
        home = district_home(tmp_path, code, name, apart=True)
    report = home / "inbox" / "报告.pdf"
    report.write_bytes(b"%PDF")
    os.utime(report, (time.time() - 60,) * 2)
    with dg.DagsterInstance.ephemeral() as instance:
        asked = list(inbox_sensor(dg.build_sensor_context(instance=instance)))  # type: ignore[arg-type]
    assert [one.tags[DISTRICT_TAG] for one in asked] == ["two"]  # type: ignore[union-attr]


def test_districts_run_at_once_and_one_district_has_one_writer(
    repository: Path, tmp_path: Path
) -> None:
    """What Dagster's queue makes of our settings, read by itself; every run has the tag."""
    shutil.copy(repository / "dagster.yaml", tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        queue = instance.get_concurrency_config().run_queue_config
    assert queue is not None
    assert queue.max_concurrent_runs == 2
    per_value = {"applyLimitPerUniqueValue": True}
    assert queue.tag_concurrency_limits == [{"key": WRITER_TAG, "limit": 1, "value": per_value}]
    assert WRITER_TAG in nightly.tags
