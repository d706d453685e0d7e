"""The web app: pages, middleware and what they share, put together.

What belongs here: `create_app`. What does not: pages (`pages`), and starting a server
(`commands.serve_dashboard`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import jinja2
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from dashboard import static_files
from dashboard.check_desk import CheckDesk
from dashboard.middleware import Guarded, guard
from dashboard.night_reader import Snapshots
from dashboard.pages import pages, self_check
from dashboard.rendering import render
from dashboard.web_settings import LOCAL_HOSTS, Settings
from notices.desk import NoticeDesk
from warehouse.damage import DamagedFile
from warehouse.snapshot import NoSnapshot

SESSION_SECONDS = 12 * 3600


def create_app(
    home: Path, *, settings: Settings | None = None, checker: Sequence[str] = ()
) -> Starlette:
    """The app over the snapshots of the data folder `home`; read-only without `settings`. `checker`
    is the program that checks a folder of uploaded files; without one nobody can upload."""
    chosen = settings or Settings()
    modules = pages()
    own = (route for module in modules for route in module.routes)
    app = assembled([*static_files.routes, *own], chosen)
    app.state.home = home
    app.state.snapshots = Snapshots(home)
    app.state.desk = NoticeDesk(home)
    app.state.checks = CheckDesk(home, checker, days=chosen.check_days)
    offered = bool(checker and (chosen.can_sign_in or chosen.check_codes))
    app.state.menu = sorted(
        module.menu
        for module in modules
        if hasattr(module, "menu") and (offered or module is not self_check)
    )
    return app


def assembled(routes: Sequence[BaseRoute], settings: Settings) -> Starlette:
    """An app of these routes with what all answers of ours have: guards, sessions, our words."""
    app = Starlette(
        routes=list(routes),
        middleware=_middleware(settings),
        exception_handlers={
            HTTPException: _explain,  # type: ignore[dict-item]
            NoSnapshot: _no_snapshot,  # type: ignore[dict-item]
            duckdb.CatalogException: _old_night,
            duckdb.BinderException: _old_night,
            jinja2.UndefinedError: _old_night,
            duckdb.Error: _damaged_night,  # type: ignore[dict-item]
            DamagedFile: _damaged_file,  # type: ignore[dict-item]
            500: _failed,
        },
    )
    app.state.settings = settings
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    session = Middleware(
        SessionMiddleware,
        secret_key=settings.secret,
        session_cookie="mingzhang",
        max_age=SESSION_SECONDS,
        same_site="lax",
        https_only=settings.https,
    )
    chain = [Middleware(Guarded), Middleware(GZipMiddleware, minimum_size=1000), session]
    if settings.local_user:
        chain.insert(1, Middleware(TrustedHostMiddleware, allowed_hosts=list(LOCAL_HOSTS)))
    return chain


def _explain(request: Request, error: HTTPException) -> Response:
    words = {404: "没有这一页，或它说的问题今夜已不再出现。", 405: "不能这样请求这一页。"}
    said = words.get(error.status_code, error.detail)
    return render(
        request, "message.html", {"heading": "打不开", "words": said}, status=error.status_code
    )


def _no_snapshot(request: Request, _: NoSnapshot) -> Response:
    words = "还没有已发布的快照。请先运行 mingzhang run，跑完一夜后刷新本页。"
    return render(request, "message.html", {"heading": "还没有数据", "words": words}, status=503)


def _old_night(request: Request, error: Exception) -> Response:
    """A night that lacks a table or column that a query or a page names was written by an earlier
    version of ours."""
    words = "这一夜是较早的版本写成的，缺少这一页要用的内容。请再运行一夜：mingzhang run"
    return render(
        request, "message.html", {"heading": "需要再运行一夜", "words": words}, status=503
    )


def _damaged_night(request: Request, error: duckdb.Error) -> Response:
    """A query of ours that fails is our fault; a file that can't be read has its own words."""
    is_of_file = isinstance(error, duckdb.IOException | duckdb.SerializationException)
    if not (is_of_file or type(error) is duckdb.Error):  # a wrong checksum has no class of its own
        return _failed(request, error)
    return _damaged_file(request, DamagedFile(request.app.state.snapshots.night()))


def _damaged_file(request: Request, error: DamagedFile) -> Response:
    return render(
        request, "message.html", {"heading": "文件损坏", "words": f"{error}。"}, status=503
    )


def _failed(request: Request, _: Exception) -> Response:
    """Starlette sends this answer from outside of all middleware."""
    words = "本系统出错了，不是您的操作有误。请把时间和地址告诉管理员。"
    page = render(request, "message.html", {"heading": "出错了", "words": words}, status=500)
    guard(page.headers)
    return page
