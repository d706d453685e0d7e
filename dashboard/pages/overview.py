"""总览: is the district in order? What belongs here: the first page. What does not: lists."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.pages import MenuItem
from dashboard.rendering import render

menu = MenuItem(10, "总览", "/")


def overview(request: Request) -> Response:
    return render(request, "overview.html")


routes = [Route("/", overview)]
