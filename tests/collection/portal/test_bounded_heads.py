"""What an answer says before its body has a bound of its own, however fast or slow it comes.

What belongs here: the parser that the crawl's connexions use, fed by hand in a process of its own
(Scrapy's handler starts a reactor). What does not: what the walk says of such an answer
(`tests/faults`).
"""

from __future__ import annotations

import json
import subprocess
import sys

LARGEST_PIECE = 2**16
CHILD = r"""
from twisted.internet.testing import StringTransport
from twisted.web._newclient import Request
from twisted.web.http_headers import Headers
from collection.portal.fetching import bounded_heads

def over(begins, piece):
    ended, given, wire = [], 0, StringTransport()
    connexion = bounded_heads.http11._LenientHTTP11ClientProtocol()
    connexion.makeConnection(wire)
    asked = connexion.request(Request(b"GET", b"/", Headers({b"Host": [b"x"]}), None))
    asked.addErrback(ended.append)
    connexion.dataReceived(begins)
    while not (ended or wire.disconnecting) and given < 8 * bounded_heads.MOST_HEAD_BYTES:
        connexion.dataReceived(piece)
        given += len(piece)
    return given - bounded_heads.MOST_HEAD_BYTES

OK, ON = b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 Continue\r\n"
print({
    "lines": over(OK, b"X-More: " + b"y" * 4000 + b"\r\n"),
    "short lines": over(OK, b"a:\r\n" * 9000),
    "one line": over(OK, b"x" * 60_000),
    "no status": over(b"", b"x" * 60_000),
    "continue": over(b"", (ON + b"\r\n") * 400),
    "continue with lines": over(b"", (ON + b"X-More: y\r\n\r\n") * 400),
})
"""


def test_a_head_without_end_ends_at_its_size() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)
    over = json.loads(done.stdout.replace("'", '"'))
    assert {way: more for way, more in over.items() if more > LARGEST_PIECE} == {}
