"""What was typed wrongly, said in Chinese with the command's own help beside it.

What belongs here: the words for each kind of usage error. What does not: the commands.
"""

from __future__ import annotations

import re
from typing import Any

import typer

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What typer raises for a command line that it can't take (it has no public name of its own)."""

_EXPECTED = {
    "int": "，应为整数",
    "float": "，应为数字",
    "bool": "，应为是或否",
    "greater_than_equal": "，不能小于 {ge}",
    "less_than_equal": "，不能大于 {le}",
}
_EXTRA = re.compile(r"unexpected extra argument(?:s|\(s\))? \((?P<rest>.{0,400})\)")


def usage_sentence(error: Any) -> str:
    """One sentence on what is wrong, and how the command is used."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "mingzhang"
    return f"{_wrong(error)}用法见 {command} --help。"


def _wrong(error: Any) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有选项 {error.option_name}{_nearest(error.possibilities)}。"
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 用得不对：后面要写它的值。"
    if kind == "MissingParameter":
        return f"还要写{_named(error)}。"
    if kind == "BadParameter":
        return f"{_named(error)}写得不对{_expected(error)}。"
    extra = _EXTRA.search(str(error.message))
    if extra is not None:
        return f"多写了 {extra['rest']}。"
    name = re.search(r"No such command '(.*?)'", str(error.message))
    return f"没有命令 {name[1]}。" if name else f"命令写得不对（{error.message}）。"


def _nearest(possible: Any) -> str:
    return f"，是不是 {'、'.join(sorted(possible))}" if possible else ""


def _named(error: Any) -> str:
    """The parameter as its help calls it: 报告文件, 选项 --year."""
    param = error.param
    if param is None:
        return "参数"
    if param.param_type_name == "option":
        return f"选项 {'/'.join(param.opts)} "
    said = re.split(r"[：，；。]", getattr(param, "help", None) or "")[0]
    return said or str(param.name)


def _expected(error: Any) -> str:
    """What pydantic, which reads the values for typer, found wrong with it."""
    problems = error.__cause__.errors() if hasattr(error.__cause__, "errors") else []
    for problem in problems:
        kind = problem["type"].removesuffix("_parsing").removesuffix("_type")
        if kind in _EXPECTED:
            return _EXPECTED[kind].format(**problem.get("ctx", {}))
    return ""
