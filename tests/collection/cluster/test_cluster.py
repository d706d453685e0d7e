"""A cluster of three processes and an object store read what this machine reads, byte by byte."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import dask
import psutil
import pytest

from collection.cluster import EngineTrouble, engine, reader_at
from collection.cluster.engine import DaskReader
from collection.cluster.remote_reading import Order, OtherReader, read_order
from collection.cluster.shared_store import SharedStore, original_key
from collection.reading_store import members_of, read_all, read_new, shelf
from collection.store import document_path, store_document
from demo.demo_report import demo_reports
from demo.packing import WRITERS
from disclosure.reader_version import reader_version
from tests.collection.cluster.certificates import write_certificates
from tests.kept import REPOSITORY
from tests.reports.practice_district import SCANS

WORKER = ["distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--memory-limit", "0"]
SCHEDULER = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]


@pytest.mark.parametrize(
    ("address", "store", "said"),
    [
        ("spark://a", "/b", "不认识的读取引擎"),
        ("dask://a:8786", None, "MINGZHANG_STORE"),
        ("dask+tls://a:8786", "/b", "TLS__CA_FILE"),
    ],
)
def test_an_engine_that_can_t_be_used_is_said(address: str, store: str | None, said: str) -> None:
    with pytest.raises(EngineTrouble, match=said):
        reader_at(address, store)


def test_without_an_engine_this_machine_reads() -> None:
    assert reader_at(None, None) is reader_at("local", "/b") is None


def test_a_cluster_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 1)
    path = tmp_path / f"{'0' * 64}.bin"
    path.write_bytes(b"x")
    with pytest.raises(EngineTrouble, match="连不上集群"):
        list(DaskReader("tcp://127.0.0.1:1", str(tmp_path / "store"))(tmp_path, [path]))


def test_a_machine_of_another_version_reads_nothing(tmp_path: Path) -> None:
    with pytest.raises(OtherReader):
        read_order(Order(str(tmp_path), "another", ("a.pdf",)))


@pytest.mark.parametrize("protocol", ["", "memory://"])
def test_a_store_keeps_whole_contents_by_key(tmp_path: Path, protocol: str) -> None:
    store = SharedStore(f"{protocol}{tmp_path}")
    assert store.get("a/b") is None
    store.put("a/b", b"one")
    assert (store.get("a/b"), store.has("a/b"), store.has("a/c")) == (b"one", True, False)


def test_an_order_is_not_read_twice(tmp_path: Path) -> None:
    """What another try of it has put into the store stands; an original that is missing is ours."""
    store = SharedStore(str(tmp_path / "store"))
    sha = store_document(tmp_path, b"what is this", ".bin")
    path = document_path(tmp_path, sha)
    assert path is not None
    order = Order(str(tmp_path / "store"), reader_version(), (path.name,))
    with pytest.raises(FileNotFoundError):
        read_order(order)
    store.put_original(path)
    (first,) = read_order(order)
    assert first.result is not None
    shutil.rmtree(tmp_path / "store" / "documents")
    assert read_order(order) == [first]


def documents(home: Path) -> dict[str, Path]:
    """Reports of the demo district, one a format, an archive of them, and what nobody can read."""
    folder = home / "made"
    folder.mkdir(parents=True)
    for kind in ("xlsx", "docx", "pdf"):
        report = next(r for r in demo_reports() if (r.file_format, r.year) == (kind, 2025))
        WRITERS[kind](report, folder / f"report.{kind}")
    (folder / "strange.bin").write_bytes(b"what is this")
    with zipfile.ZipFile(folder / "some.zip", "w") as archive:
        other = next(r for r in demo_reports() if (r.file_format, r.year) == ("xlsx", 2024))
        WRITERS["xlsx"](other, folder / "other.xlsx")
        archive.write(folder / "other.xlsx", "2024年部门预算.xlsx")
    (folder / "other.xlsx").unlink()
    kept = {store_document(home, path.read_bytes(), path.suffix): path for path in folder.iterdir()}
    return {sha: path for sha in kept if (path := document_path(home, sha)) is not None}


@pytest.fixture
def object_store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    from moto.server import ThreadedMotoServer
    from s3fs import S3FileSystem

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    S3FileSystem.clear_instance_cache()  # of another test's server, at an address that is gone
    SharedStore("s3://mingzhang")._fs.makedirs("mingzhang", exist_ok=True)
    yield "s3://mingzhang/district"
    server.stop()


@pytest.fixture
def scheduler(tmp_path: Path, object_store: str) -> Iterator[tuple[str, list[int]]]:
    """Its encrypted address, and the processes of its two workers."""
    note, own = tmp_path / "scheduler.json", {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    ca, cert, key = map(str, write_certificates(tmp_path / "certificates"))
    files = ["--tls-ca-file", ca, "--tls-cert", cert, "--tls-key", key]
    asked = ["--scheduler-file", str(note), "--no-dashboard", *files]
    started = [_start([*SCHEDULER, "--protocol", "tls", *asked], own, tmp_path)]
    started += [_start([*WORKER, *asked], own, tmp_path) for _ in range(2)]
    until = time.monotonic() + 120
    while not (note.is_file() and note.stat().st_size) and time.monotonic() < until:
        time.sleep(0.1)
    with dask.config.set(dict(zip(engine.CERTIFICATES, (ca, cert, key), strict=True))):
        yield json.loads(note.read_text("utf-8"))["address"], [one.pid for one in started[1:]]
    for one in started:
        one.kill()
        one.wait()


def _start(module: list[str], env: dict[str, str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "cluster.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", *module], env=env, stdout=log, stderr=log)


def _kill_one_that_reads(pids: list[int], killed: list[int]) -> None:
    """SIGKILL to the first worker that has a child at work."""
    until = time.monotonic() + 120
    while not killed and time.monotonic() < until:
        for pid in pids:
            if any(one.children() for one in psutil.Process(pid).children()):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
        time.sleep(0.05)


@pytest.mark.parametrize("workers", [0, 1, 3, 4, 50])
def test_few_documents_are_shared_out_among_all_workers(workers: int) -> None:
    names = tuple(map(str, range(9)))
    orders = list(engine._in_parts(names, workers))
    assert sum(orders, ()) == names
    assert len(orders) >= min(workers, len(names))
    assert max(map(len, orders)) <= engine.AN_ORDER


@pytest.mark.slow
def test_a_cluster_reads_the_same_and_a_killed_worker_costs_a_retry(
    tmp_path: Path,
    scheduler: tuple[str, list[int]],
    object_store: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "AN_ORDER", 2)
    here, there = tmp_path / "here", tmp_path / "there"
    found = documents(here)
    shutil.copytree(here, there)
    assert read_all(here, found, workers=1) == len(found) + 1  # and what the archive holds
    killed: list[int] = []
    killer = threading.Thread(target=_kill_one_that_reads, args=(scheduler[1], killed))
    killer.start()
    reader = reader_at(f"dask+{scheduler[0]}", object_store)
    assert reader is not None
    own = {sha: document_path(there, sha) for sha in found}
    assert read_all(there, {s: p for s, p in own.items() if p}, reader=reader) == len(found) + 1
    killer.join()
    assert len(killed) == 1
    assert readings_of(here) == readings_of(there)
    (member,) = [one.sha256 for sha in found for one in members_of(there, sha)]
    assert member is not None
    assert document_path(there, member) is not None
    assert SharedStore(object_store).has(original_key(member))
    assert read_new(there, {sha: path for sha, path in own.items() if path}) == 0
    _assert_closed_to_strangers(scheduler[0], tmp_path, monkeypatch)


def readings_of(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in shelf(home).rglob("*.json")}


@pytest.mark.whole
def test_a_cluster_reads_reports_of_the_practice_district_alike(
    tmp_path: Path, scheduler: tuple[str, list[int]], object_store: str, shared_reports: Path
) -> None:
    """A few of each make drawn by MINGZHANG_SEED, and one that is pictures."""
    folder = shared_reports.parent / "practice" / "documents"
    if not folder.is_dir():
        pytest.skip("练习区不在本机：../shared/practice 不存在")
    drawing = random.Random(os.environ.get("MINGZHANG_SEED", "0"))
    by_make: dict[str, list[Path]] = {}
    for path in sorted(one for one in folder.iterdir() if one.stem not in SCANS):
        by_make.setdefault(path.suffix, []).append(path)
    drawn = [drawing.choice(paths) for paths in by_make.values()]
    drawn += folder.glob(f"{SCANS[0]}.*")
    here, there = tmp_path / "here", tmp_path / "there"
    kept = [store_document(here, path.read_bytes(), path.suffix) for path in drawn]
    shutil.copytree(here, there)
    found, own = (
        {sha: path for sha in kept if (path := document_path(home, sha))} for home in (here, there)
    )
    reader = reader_at(f"dask+{scheduler[0]}", object_store)
    assert read_all(here, found, workers=2) == len(found)
    assert read_all(there, own, reader=reader) == len(own)
    assert len(readings_of(here)) == len(found)
    assert readings_of(here) == readings_of(there)


def _assert_closed_to_strangers(
    address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither without encryption nor with a certificate that another authority signed."""
    monkeypatch.setattr(engine, "CONNECT_SECONDS", 3)
    path = folder / f"{'0' * 64}.bin"
    path.write_bytes(b"x")
    with pytest.raises(EngineTrouble, match="连不上集群"):
        list(DaskReader(address.replace("tls://", "tcp://"), str(folder))(folder, [path]))
    others = map(str, write_certificates(folder / "others"))
    with (
        dask.config.set(dict(zip(engine.CERTIFICATES, others, strict=True))),
        pytest.raises(EngineTrouble, match="连不上集群"),
    ):
        list(DaskReader(address, str(folder))(folder, [path]))
