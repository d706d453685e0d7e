"""Documents handed out to a Dask cluster, readings taken in, each as soon as it is there.

What belongs here: this machine's side. What does not: what a worker of the cluster does
(`remote_reading`). Dask decides who reads what, and gives a killed worker's documents to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collection.reading_store import (
    WAITING,
    Reader,
    kept_members,
    shelf,
)
from collection.store import document_path, store_document, write_whole
from collection.workers import Limits, Outcome
from disclosure.errors import ReadingCrashed
from disclosure.forms.inference.taught import TableCorrection
from disclosure.reader_version import reader_version
from disclosure.reading import Reading

if TYPE_CHECKING:
    from collection.cluster.remote_reading import Done, Order
    from collection.cluster.shared_store import SharedStore

DASK, DASK_TLS = "dask://", "dask+tls://"
CERTIFICATES = {
    "distributed.comm.tls.ca-file": "DASK_DISTRIBUTED__COMM__TLS__CA_FILE",
    "distributed.comm.tls.client.cert": "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT",
    "distributed.comm.tls.client.key": "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY",
}
"""Files of an encrypted cluster: Dask's own settings, and the variables of the environment that set
them."""
AN_ORDER = 8
"""Documents that a worker is given at a time, at most: it starts a child for them."""
CONNECT_SECONDS = 30
TAKES_WORKERS = "读取这个文件时，集群中接连几个工作进程被结束，文件已隔离"


class EngineTrouble(Exception):
    """The cluster can't be used; says why in Chinese."""


def reader_at(address: str | None, store: str | None) -> Reader | None:
    """Who reads there; None where nothing is set: this machine's own workers.

    Raises EngineTrouble.
    """
    if not address or address == "local":
        return None
    scheme, _, machine = address.partition("://")
    if f"{scheme}://" not in (DASK, DASK_TLS):
        raise EngineTrouble(
            f"不认识的读取引擎“{address}”：应为 {DASK_TLS}主机:端口，"
            f"仅在可信内网可用 {DASK}主机:端口，不设则用本机"
        )
    if not store:
        raise EngineTrouble("用集群读取时，须设 MINGZHANG_STORE：各台机器都能到的文件夹或对象存储")
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise EngineTrouble("用集群读取须另装：pip install 'mingzhang[cluster]'") from None
    if f"{scheme}://" == DASK:
        return DaskReader(f"tcp://{machine}", store)
    _check_certificates()
    return DaskReader(f"tls://{machine}", store)


def _check_certificates() -> None:
    """Raises EngineTrouble where a file that an encrypted cluster asks for is not there."""
    import dask

    for setting, variable in CERTIFICATES.items():
        file = dask.config.get(setting, None)
        if not file or not Path(file).is_file():
            raise EngineTrouble(f"加密的集群须设 {variable}：证书或密钥文件（现为“{file or ''}”）")


class DaskReader:
    """The workers of a cluster that share a store with this machine."""

    def __init__(self, scheduler: str, store: str) -> None:
        """`scheduler` as Dask writes it: tcp://host:port, or tls:// with `CERTIFICATES`."""
        self.scheduler, self.store = scheduler, store

    def __call__(
        self,
        home: Path,
        paths: Sequence[Path],
        corrections: Sequence[TableCorrection] = (),
        *,
        limits: Limits | None = None,
    ) -> Iterator[Outcome[str]]:
        """Outcomes as they come; each reading stands on this machine's shelf by then.

        Raises EngineTrouble.
        """
        from collection.cluster.remote_reading import Order
        from collection.cluster.shared_store import SharedStore

        store = SharedStore(self.store)
        by_name = {path.name: path for path in paths}
        for path in paths:
            store.put_original(path)
        told = tuple(corrections)
        with self._client() as client:
            orders = [
                Order(self.store, reader_version(), names, told, limits)
                for names in _in_parts(tuple(by_name), sum(client.nthreads().values()))
            ]
            for order, future in _ended(client, orders):
                for outcome in _outcomes(order.names, future):
                    sha = _taken_in(store, home, outcome.result) if outcome.result else None
                    yield Outcome(by_name[outcome.path.name], sha, outcome.error)

    def _client(self) -> Any:
        from distributed import Client, Security

        encrypted = self.scheduler.startswith("tls://")
        security = Security(require_encryption=True) if encrypted else None
        try:
            return Client(
                self.scheduler, timeout=CONNECT_SECONDS, security=security, set_as_default=False
            )
        except (OSError, TimeoutError) as error:
            raise EngineTrouble(f"连不上集群 {self.scheduler}：{error}") from error


def _in_parts(names: tuple[str, ...], workers: int) -> Iterator[tuple[str, ...]]:
    """Orders for as many workers: none waits while another has two files more than it before it."""
    size = max(1, min(AN_ORDER, len(names) // max(1, workers)))
    return (names[start : start + size] for start in range(0, len(names), size))


def _ended(client: Any, orders: Sequence[Order]) -> Iterator[tuple[Order, Any]]:
    from distributed import as_completed

    from collection.cluster.remote_reading import read_order

    futures = client.map(read_order, orders, pure=False)
    of = dict(zip(futures, orders, strict=True))
    with client.as_current():
        ended = as_completed(futures)
    yield from ((of[future], future) for future in ended)


def _outcomes(names: Sequence[str], future: Any) -> list[Outcome[Done]]:
    """Of one order. Raises EngineTrouble where the machine could not even begin."""
    from distributed import KilledWorker

    from collection.cluster.remote_reading import OtherReader

    try:
        done: list[Outcome[Done]] = future.result()
    except KilledWorker:
        return [Outcome(Path(name), None, ReadingCrashed(TAKES_WORKERS)) for name in names]
    except OtherReader as error:
        raise EngineTrouble(
            f"集群中有一台机器的程序版本不同（{error}），请装同一版本和 requirements.lock"
        ) from error
    return done


def _taken_in(store: SharedStore, home: Path, done: Done) -> str:
    """On this machine's shelf: the members of an archive first, then the reading."""
    from collection.cluster.shared_store import original_key, reading_key

    if done.waiting is not None:
        write_whole(shelf(home) / WAITING / f"{done.sha256}.json", done.waiting)
        return done.sha256
    content = store.get(reading_key(done.sha256))
    if content is None:
        raise EngineTrouble(f"存储中没有读取结果 {done.sha256}")
    for member, ending in kept_members(Reading.model_validate_json(content)).items():
        if document_path(home, member) is None:
            original = store.get(original_key(member))
            if original is None:
                raise EngineTrouble(f"存储中没有原件 {member}")
            store_document(home, original, ending)
    write_whole(shelf(home) / f"{done.sha256}.json", content)
    return done.sha256
