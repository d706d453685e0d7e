"""Self-contained web pages from templates: no outside file, no script.

What belongs here: how a template is opened and a picture put into a page. What does not: what any
page shows.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from PIL import Image

from evidence.pictures import Picture

SHARP_BYTES = 60_000


def page_template(path: Path, **filters: Callable[..., Any]) -> Template:
    """The template in a file, with `data_uri` and its own filters; a name it lacks is an error."""
    environment = Environment(
        loader=FileSystemLoader(path.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"data_uri": data_uri, **filters}
    return environment.get_template(path.name)


def data_uri(picture: Picture) -> str:
    """The picture as an address that holds it; a PNG becomes a WebP, a scan a tenth in bytes."""
    media_type, content = picture.media_type, picture.content
    if media_type == "image/png":
        media_type, content = "image/webp", _webp(content)
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _webp(png: bytes) -> bytes:
    """Lossless where that is small (printed text), else lossy (scanned paper)."""
    with Image.open(io.BytesIO(png)) as image:
        shown = image.convert("RGB")
    exact = _saved(shown, lossless=True, method=2)
    return exact if len(exact) <= SHARP_BYTES else min(exact, _saved(shown, quality=45), key=len)


def _saved(image: Image.Image, **how: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", **how)
    return buffer.getvalue()


class PictureBudget:
    """Pictures of one page up to a number of bytes; those beyond it are left out, and said."""

    def __init__(self, most: int) -> None:
        self.left = most

    def data_uri(self, picture: Picture) -> str | None:
        """The picture's address, or None when the page has no room for it."""
        address = data_uri(picture)
        if len(address) > self.left:
            return None
        self.left -= len(address)
        return address
