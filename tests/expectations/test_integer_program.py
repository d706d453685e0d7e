"""The solver's own remarks never reach what a command prints."""

from __future__ import annotations

import ctypes

import pytest

from expectations.causes import integer_program


def test_what_the_solver_prints_is_not_what_we_print(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def chatty(*_: object, **__: object) -> str:
        ctypes.CDLL(None).printf(b"HighsMipSolverData: a remark\n")
        return "answer"

    monkeypatch.setattr(integer_program, "milp", chatty)
    print("before", flush=True)
    assert integer_program.solved([1.0]) == "answer"
    print("after", flush=True)
    ctypes.CDLL(None).fflush(None)
    assert capfd.readouterr().out == "before\nafter\n"
