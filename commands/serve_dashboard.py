"""Starts the web app: settings, pictures, and a server that listens on loopback unless told.

What belongs here: wiring and refusing what is unsafe. What does not: pages (`dashboard`).
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import uvicorn
from rich.console import Console

from dashboard.many_districts.app_over_all import create_house
from dashboard.web_settings import LOOPBACK, BadSettings, Settings, from_environment
from disclosure.system_words import system_words

CHECKER = (sys.executable, "-m", "commands.check.web_worker")
NAMES = {*LOOPBACK, "localhost"}


def serve_dashboard(home: Path, *, host: str, port: int, local_user: str | None) -> None:
    """Serves until it is stopped. Raises BadSettings, also when the port is taken.

    The peer's address is the real one: a proxy's own headers are never taken for it, because who
    may name the user is decided by that address.
    """
    settings = from_environment(local_user=local_user)
    if settings.local_user and host not in NAMES:
        raise BadSettings("--as 只能与本机地址（127.0.0.1）一起使用")
    listening = _listen(host, port)
    app = create_house(home, settings=settings, checker=CHECKER)
    _say(home, host, port, settings)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, proxy_headers=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise BadSettings(f"不能在 {host} 的 {port} 端口监听：{system_words(error)}") from error
    return found


def _say(home: Path, host: str, port: int, settings: Settings) -> None:
    console = Console()
    shown = f"[{host}]" if ":" in host else host
    console.print(f"明账：[bold]http://{shown}:{port}/[/bold]（数据目录 {home}，按 Ctrl+C 停止）")
    if settings.local_user:
        console.print(f"以“{settings.local_user}”的名义审核。", markup=False)
    elif not settings.can_sign_in:
        console.print("只能查看。要审核问题，加 --as 姓名，或按运维文档设置登录。")
    if host not in NAMES and not settings.can_sign_in:
        console.print(f"[yellow]正在 {host} 上监听，网内任何人都能查看。[/yellow]")
