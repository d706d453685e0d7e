"""Runs one command that is not trusted: python confined.py SECONDS MEMORY_MB FILE_MB COMMAND…

What belongs here: limits of the command and of all that it starts, no network where the system lets
us take it away, and its end with all its children: at the time limit, and when whoever waits for it
dies. What does not: which command. Run as a script, by path: it imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

TIMED_OUT = 124
"""The exit code for a command that was ended at its time limit, as timeout(1) has it."""
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_LOOK_SECONDS = 0.5


def run(command: Sequence[str], seconds: float, parent: int) -> int:
    """The command's exit code, or TIMED_OUT; nothing that it started outlives this call."""
    ends = time.monotonic() + seconds
    with subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL) as child:
        try:
            while time.monotonic() < ends and os.getppid() == parent:
                with suppress(subprocess.TimeoutExpired):
                    return child.wait(timeout=_LOOK_SECONDS)
            return TIMED_OUT
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)


def limit(seconds: float, memory_mb: int, file_mb: int) -> None:
    """Limits for each process from here on: processor time, address space, size of a file."""
    wanted = {
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_AS: memory_mb * 1024**2,
        resource.RLIMIT_FSIZE: file_mb * 1024**2,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        hard = resource.getrlimit(kind)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (bound, bound))


def leave_network() -> bool:
    """A network of its own without any way out; False where the system does not allow it."""
    user, group = os.getuid(), os.getgid()
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return False
    if unshare(_NEW_NETWORK) == 0:
        return True
    if unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    with suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return True


if __name__ == "__main__":
    allowed, memory, file_size, *asked = sys.argv[1:]
    waiting = os.getppid()
    limit(float(allowed), int(memory), int(file_size))
    leave_network()
    sys.exit(run(asked, float(allowed), waiting) % 256)
