"""Self-contained web pages from templates: no outside file, no script.

What belongs here: how a template is opened and a picture put into a page. What does not: what any
page shows.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from evidence.pictures import Picture


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
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.content).decode()}"
