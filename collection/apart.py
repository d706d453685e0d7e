"""A stranger's content, taken apart in a process of its own: bounded in time, memory and network.

What belongs here: that process, its bounds and its end. What does not: what a worker makes of the
content (`portal.pages.book_rows`, `portal.pages.stylesheets`). A worker is a module that is run by
its path and imports little: it starts once for each file.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

from disclosure.documents.office.confined import leave_network, limit

MOST_SECONDS = 5
"""Of a processor; waited for six times as long, where the machine has other work."""
MOST_MEMORY_MB, MOST_MADE = 512, 16 * 1024**2
_FAILED = 3


class Overrun(Exception):
    """The content takes more time or memory than it may, or the process ended by itself."""


class Unmade(Exception):
    """The worker can make nothing of the content."""


def apart(worker: str, arguments: Sequence[str], content: bytes) -> bytes:
    """What the module at the path `worker` makes of content. Raises Overrun and Unmade."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", worker, str(MOST_SECONDS), str(MOST_MEMORY_MB), *arguments],
            input=content,
            capture_output=True,
            timeout=6 * MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Overrun from error
    if done.returncode == _FAILED:
        raise Unmade
    if done.returncode:
        raise Overrun
    return done.stdout


def work(make: Callable[[list[str], bytes], bytes]) -> None:
    """In that process: `make` is given the arguments and the content; what it raises is Unmade, but
    for MemoryError.
    """
    seconds, memory_mb, *arguments = sys.argv[1:]
    limit(float(seconds), int(memory_mb), 0)
    leave_network()
    content = sys.stdin.buffer.read()
    try:
        made = make(arguments, content)
    except MemoryError:
        raise
    except Exception:  # whatever a library says of a broken file
        sys.exit(_FAILED)
    if len(made) > MOST_MADE:
        raise MemoryError
    sys.stdout.buffer.write(made)
