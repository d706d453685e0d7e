"""What a page shows, as JSON: the same figures under the names of the warehouse, exact.

What belongs here: which values have a plain form, and the night they are of. What does not: what a
page shows. Money is text in yuan (a Decimal has no exact JSON number); dates are ISO 8601.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.district_prefix import prefix_of

ASKED = "json"
_ABSENT = object()


def is_asked(request: Request) -> bool:
    return request.method == "GET" and request.query_params.get("format") == ASKED


def page_as_json(
    request: Request, night: Mapping[str, Any] | None, context: Mapping[str, Any], status: int
) -> Response:
    """The page's data; 404 where the address names a night that is not the one shown.

    `address` leads to the same data as long as its night is shown, and to no other's.
    """
    shown = str(night["night_id"]) if night else None
    wanted = request.query_params.get("night")
    headers = {"Cache-Control": "private, no-cache"}
    if wanted is not None and wanted != shown:
        told = {"reason": "那一夜不再显示", "night_id": shown}
        return JSONResponse(told, status_code=404, headers=headers)
    data = {
        "night_id": shown,
        "address": prefix_of(request) + address_with(request, night=shown or ""),
        "data": plain(context),
    }
    return JSONResponse(data, status_code=status, headers=headers)


def address_with(request: Request, **parameters: str) -> str:
    """The address that was asked for with other parameters; what its path encodes stays encoded."""
    raw = request.scope.get("raw_path")
    path = raw.decode("ascii") if isinstance(raw, bytes) else quote(request.url.path)
    return f"{path}?{request.url.include_query_params(**parameters).query}"


def plain(value: Any) -> Any:
    """A value as JSON can say it; functions, bytes and what has no plain form are left out."""
    found = _plain(value)
    return None if found is _ABSENT else found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _mapped({one.name: getattr(value, one.name) for one in fields(value)})
    if isinstance(value, Mapping):
        return _mapped(value)
    if hasattr(value, "_asdict"):  # a named tuple: its places have names
        return _mapped(value._asdict())
    if isinstance(value, Sequence | Set) and not isinstance(value, str | bytes | bytearray):
        return [one for one in map(_plain, value) if one is not _ABSENT]
    return _single(value)


def _single(value: Any) -> Any:
    """A value without parts. NaN and infinities have no JSON number: they are said in words."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    is_plain = value is None or isinstance(value, str | bool | int | float)
    return value if is_plain else _ABSENT


def _mapped(value: Mapping[Any, Any]) -> dict[str, Any]:
    pairs = ((_key(key), _plain(one)) for key, one in value.items())
    return {key: one for key, one in pairs if one is not _ABSENT}


def _key(key: Any) -> str:
    return "-".join(map(str, key)) if isinstance(key, tuple) else str(key)
