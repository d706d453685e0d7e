"""What a portal forbids in its robots.txt, of which no more is read than anybody must.

What belongs here: the bound; a file of a hundred megabytes takes minutes, and seconds for each
address. What does not: where may be asked (`walking.bounds`).
"""

from __future__ import annotations

from typing import Any

from scrapy.robotstxt import ProtegoRobotParser

MOST_BYTES = 500 * 1024
"""RFC 9309, 2.5: what is behind it need not be read."""


class BoundedRobots(ProtegoRobotParser):
    """Whole lines only: a rule that is cut would forbid more, or less."""

    def __init__(self, robotstxt_body: bytes, spider: Any) -> None:
        body = robotstxt_body
        if len(body) > MOST_BYTES:
            body = body[: body.rfind(b"\n", 0, MOST_BYTES) + 1]
        super().__init__(body, spider)
