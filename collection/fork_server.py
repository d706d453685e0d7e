"""Processes forked from one that has the reader loaded: loading takes a second, a fork nothing.

What belongs here: that server, and how a process starts from it. What does not: what processes do
(`crew`), and what is loaded (`loaded_reader`). Crawls have a server of their own (`crawl_server`):
a night without a new report loads no reader.
"""

from __future__ import annotations

import io
import os
from multiprocessing import popen_forkserver, reduction, spawn, util
from multiprocessing.context import ForkServerContext, set_spawning_popen
from multiprocessing.forkserver import ForkServer, read_signed
from multiprocessing.process import BaseProcess
from typing import Any

LOADED = ["collection.loaded_reader"]
_SERVER = ForkServer()
_SERVER.set_forkserver_preload(LOADED)
_OF_THE_PROGRAM = ("init_main_from_name", "init_main_from_path")


class _Popen(popen_forkserver.Popen):
    """As Python's own, from this server; and the program that was started is not loaded again."""

    def _launch(self, process_obj: Any) -> None:
        told = spawn.get_preparation_data(process_obj.name)
        prepared = {name: value for name, value in told.items() if name not in _OF_THE_PROGRAM}
        message = io.BytesIO()
        set_spawning_popen(self)
        try:
            reduction.dump(prepared, message)
            reduction.dump(process_obj, message)
        finally:
            set_spawning_popen(None)
        self.sentinel, data = _SERVER.connect_to_new_process(self._fds)  # type: ignore[attr-defined]
        alive = os.dup(data)
        closing = util.close_fds  # type: ignore[attr-defined]
        self.finalizer = util.Finalize(self, closing, (alive, self.sentinel))
        with os.fdopen(data, "wb") as pipe:
            pipe.write(message.getbuffer())
        self.pid = read_signed(self.sentinel)


class _Process(BaseProcess):
    _start_method = "forkserver"

    @staticmethod
    def _Popen(process_obj: BaseProcess) -> _Popen:  # noqa: N802
        return _Popen(process_obj)


class ReaderForks(ForkServerContext):
    """A way of multiprocessing to start processes, which have the reader loaded already.

    What they run must be importable by name from a module that is not the program's own: where it
    is, `workers` starts processes afresh.
    """

    Process = _Process  # type: ignore[assignment]
