"""Processes forked from one that has the reader loaded: loading takes a second, a fork nothing.

What belongs here: that process, and how others are forked from it. What does not: what they do
(`crew`), and what is loaded (`loaded_reader`). multiprocessing keeps one such server a program,
which crawls have (`crawl_server`: a night without a new report loads no reader), and whatever it
forks loads the program that was started once more.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, NoReturn

FORK, WAIT = "fork", "wait"
UNKNOWN = 255
"""The exit code of a process whose server was killed: nobody else is told how it ended."""
_BEGINS = b"o"
_NUMBER_BYTES = 8


def serve(descriptor: int) -> None:
    """Carries out orders from a socket until it is closed: answers a fork with the process's
    number, and the wait for its end with its exit code.

    Who has ended is kept until somebody waits for it: its number becomes nobody else's.
    """
    from collection import loaded_reader

    assert loaded_reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the starter's to hear
    with socket.socket(fileno=descriptor) as orders, orders.makefile("rb") as told:
        while True:
            begun, pipes, *_ = socket.recv_fds(orders, len(_BEGINS), 1)
            if not begun:
                return
            what, said = pickle.load(told)
            if what == WAIT:
                answer = os.waitstatus_to_exitcode(os.waitpid(said, 0)[1])
            elif (answer := os.fork()) == 0:
                os.close(descriptor)
                end_with(partial(_become, pipes[0], *said))
            for pipe in pipes:
                os.close(pipe)
            orders.sendall(answer.to_bytes(_NUMBER_BYTES, "big", signed=True))


def _become(pipe: int, path: list[str], said: bytes) -> None:
    """What a forked process is for."""
    sys.path[:] = path
    work, given = pickle.loads(said)
    work(Connection(pipe), *given)


def end_with(work: Callable[[], object]) -> NoReturn:
    """The last thing that a forked process does: nothing of what forked it is done after it."""
    code = 1
    try:
        work()
        code = 0
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


class _Server:
    """The process that others are forked from, and the socket that it is told by."""

    def __init__(self) -> None:
        self._orders, theirs = socket.socketpair()
        self._one_order = threading.Lock()
        begun = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; "
        command = [sys.executable, "-c", f"{begun}serve({theirs.fileno()})"]
        with theirs:
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        atexit.register(self.close)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, what: str, said: object, pipes: Iterable[int] = ()) -> int:
        """The answer to an order; raises OSError where the server has been killed."""
        with self._one_order:
            socket.send_fds(self._orders, [_BEGINS], list(pipes))
            self._orders.sendall(pickle.dumps((what, said)))
            answer = self._orders.recv(_NUMBER_BYTES, socket.MSG_WAITALL)
        if len(answer) < _NUMBER_BYTES:
            self.close()
            raise ConnectionError("读取进程的母进程已被结束")
        return int.from_bytes(answer, "big", signed=True)

    def close(self) -> None:
        self._orders.close()
        self._process.wait()


_running: list[_Server] = []


def _server() -> _Server:
    """The one that runs, or another where it was killed or none was started."""
    if not _running or not _running[0].is_alive:
        _running[:] = [_Server()]
    return _running[0]


class ForkedProcess:
    """As a process of multiprocessing, as far as a crew needs one; `args` begin with its pipe.

    What it runs must be importable by name from a module that is not the program's own: where it
    is, `workers` starts processes afresh.
    """

    def __init__(
        self, *, target: Callable[..., object], args: tuple[Any, ...], daemon: bool
    ) -> None:
        assert daemon  # it ends with its pipe
        self._pipe, *given = args
        self._said = sys.path, pickle.dumps((target, given))
        self._ended: int | None = None

    def start(self) -> None:
        self._server = _server()
        self.pid = self._server.ask(FORK, self._said, [self._pipe.fileno()])

    def kill(self) -> None:
        if self._ended is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def join(self) -> None:
        if self._ended is None:
            try:
                self._ended = self._server.ask(WAIT, self.pid)
            except OSError:
                self._ended = UNKNOWN

    @property
    def exitcode(self) -> int | None:
        """None until it was waited for; negative where a signal ended it."""
        return self._ended


class ReaderForks:
    """A way to start processes, as a context of multiprocessing; they have the reader loaded."""

    Pipe = staticmethod(multiprocessing.Pipe)
    Process = ForkedProcess
