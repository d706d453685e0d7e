"""A process that reads somebody else's file needs no network: the kernel refuses it one.

What belongs here: a seccomp filter (Linux, x86-64 and ARM64) that answers "not permitted" to each
socket but those between processes of this machine (AF_UNIX), which LibreOffice needs. It holds for
all that the process starts and can't be taken back. What does not: limits of time and memory.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_MODE_FILTER = 2
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
"""Offsets within `struct seccomp_data` (linux/seccomp.h)."""
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_AF_UNIX = 1
_IO_URING_SETUP = 425
"""io_uring can open sockets too; the same number on every architecture."""
_OTHER_ABI = 0x40000000
"""From here on x86-64 counts the calls of its 32-bit pointers, the same calls once more."""


@dataclass(frozen=True, slots=True)
class _Machine:
    """An architecture's audit number (linux/audit.h) and its number of `socket`."""

    architecture: int
    socket: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41),
    "aarch64": _Machine(0xC00000B7, 198),
}


def refuse_network() -> bool:
    """From now on this process and its children reach no network; False where that can't be had."""
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    code = _program(machine)
    instructions = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(instructions))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    pointer = ctypes.create_string_buffer(program, len(program))
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    refused: int = prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(pointer), 0, 0)
    return refused == 0


def _program(machine: _Machine) -> bytes:
    """The filter: a `struct sock_filter` each: code, jump if true, jump if false, value."""
    refuse, allow = 9, 8
    steps = [
        (_LOAD_WORD, 0, 0, _ARCHITECTURE),
        (_JUMP_EQUAL, 0, refuse - 2, machine.architecture),
        (_LOAD_WORD, 0, 0, _NUMBER),
        (_JUMP_AT_LEAST, refuse - 4, 0, _OTHER_ABI),
        (_JUMP_EQUAL, refuse - 5, 0, _IO_URING_SETUP),
        (_JUMP_EQUAL, 0, allow - 6, machine.socket),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_EQUAL, 0, refuse - 8, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
