"""Ctrl-C and SIGTERM end a command within ten seconds, with its children, by their exit codes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import psutil
import pytest

from commands.interruption import SAID

PROGRAM = """
import signal, subprocess, sys, time
from commands.interruption import end_on_signals
end_on_signals()
deaf = [sys.executable, "-c", "import signal,time; signal.signal(15,1); signal.signal(2,1);"
        "print(flush=True); time.sleep(60)"]
child = subprocess.Popen(deaf, stdout=subprocess.PIPE)
child.stdout.readline()
def swallow(*_): pass
signal.signal(signal.SIGINT, swallow), signal.signal(signal.SIGTERM, swallow)
print(child.pid, flush=True)
while True: time.sleep(1)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_command_and_its_children_whatever_handlers_say(
    number: signal.Signals,
) -> None:
    command = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert command.stdout is not None
    child = int(command.stdout.readline())
    sent = time.monotonic()
    command.send_signal(number)
    _, told = command.communicate(timeout=10)
    assert command.returncode == 128 + number
    assert told.strip() == SAID
    while psutil.pid_exists(child) and psutil.Process(child).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() - sent < 10
        time.sleep(0.05)
