"""What `--help` says, all of it in Chinese.

What belongs here: the layout of a command's help and the words around it. What does not: what a
command or an option is for, which its own definition says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from typer.core import TyperCommand, TyperGroup

_VALUES = {int: " 整数", float: " 数字"}
_Run = TypeVar("_Run", bound=Callable[..., Any])
_HELP = ("--help", "显示这段说明")


class Command(TyperCommand):
    """A command whose help is in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page(self, ctx))


class Group(TyperGroup):
    """A group of commands whose help is in Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write(help_page(self, ctx, commands=self.commands))


class App(typer.Typer):
    """An app whose groups and commands say their help in Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(cls=Group, **settings)

    def command(self, name: str | None = None, **settings: Any) -> Callable[[_Run], _Run]:
        return super().command(name, cls=Command, **settings)


def help_page(command: Any, ctx: Any, *, commands: Mapping[str, Any] | None = None) -> str:
    """The help of one command, as wide as the screen."""
    shown = [one for one in command.params if not getattr(one, "hidden", False)]
    arguments = [one for one in shown if one.param_type_name == "argument"]
    options = [one for one in shown if one.param_type_name == "option" and "--help" not in one.opts]
    pieces = [ctx.command_path, "[选项]"]
    pieces += ["命令 …"] if commands else [_placed(one) for one in arguments]
    console = Console(highlight=False)
    with console.capture() as said:
        console.print(f"用法：{escape(' '.join(pieces))}\n")
        console.print(escape(command.help or ""))
        _part(console, "参数", [(_placed(one), _told(one)) for one in arguments])
        _part(console, "选项", [*((_switch(one), _told(one)) for one in options), _HELP])
        _part(console, "命令", [(name, one.help or "") for name, one in (commands or {}).items()])
    return "\n".join(line.rstrip() for line in said.get().splitlines()) + "\n"


def _part(console: Console, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(overflow="fold")
    for name, told in rows:
        table.add_row(f"  {escape(name)}", escape(told))
    console.print(f"\n{title}：")
    console.print(table)


def _placed(param: Any) -> str:
    """An argument as the usage shows it: 报告文件 …, [部门代码或名称 …]."""
    name = str(param.metavar or param.name) + (" …" if param.nargs != 1 else "")
    return name if param.required else f"[{name}]"


def _switch(param: Any) -> str:
    """An option and what stands behind it."""
    names = "、".join(param.opts)
    if param.is_flag:
        return names
    kinds = (one for one in _VALUES if param.type_descriptor.annotation is one)
    return names + next((_VALUES[one] for one in kinds), " …")


def _told(param: Any) -> str:
    """What it is for, whether it must be written, what it is otherwise."""
    said = param.help or ""
    if param.param_type_name == "option" and param.required:
        return f"{said}（必写）"
    default = param.default
    is_said = default is None or isinstance(default, bool) or callable(default) or default == ()
    return said if is_said else f"{said}（不写则为 {default}）"
