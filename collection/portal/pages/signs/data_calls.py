"""Addresses at which a script asks for what may be a list or a file.

What belongs here: what is written in a script, whether or not it is ever run. What does not: what a
run asks for (`script_engine`), requests that can be made of it (`script_requests`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CALLS = re.compile(
    r"(?:\burl\s*[:=]|\b(?:ajax|get|post|getJSON|fetch|load|request|axios)\s*\(|\.open\(\s*[\"'`](?:GET|POST)[\"'`]\s*,|proxyUrl[\"']?\s*:)"
    r"\s*[\"'`]([^\"'`\s<>]{3,200})[\"'`]?",
    re.IGNORECASE,
)
_OF_DATA = re.compile(
    r"\.(?:json|do|action|jsp|ashx|php|aspx|xml)\b|list|page|query|article|docs?\b|document|catalog|channel|column|tree|records?|items?|files?|attach|annex|report|data",
    re.IGNORECASE,
)
IS_ASIDE = re.compile(
    r"赞|hits?\b|count|visit|stat|click|log(?:in|out)?\b|user|auth|token|comment|share|weather|captcha|verify|suggest|"
    r"search|keyword|hot|vote|feedback|survey|message|mail|sms|save|submit|insert|update|delete|upload|collect|"
    r"like|follow|subscribe|ip\b|browse|read_?num|pv\b|uv\b|lang|theme|config|menu|nav|banner|friend|footer|header|site_?info",
    re.IGNORECASE,
)
"""Asked for to tell the site something, or for what stands around lists."""


def data_addresses(script: str) -> Iterator[str]:
    """The addresses, or how they begin, at which a script asks for what may be a list or a file."""
    for written in _CALLS.findall(script):
        path = re.split(r"\$\{|\{\{|[?#]", written)[0].lstrip("./")
        is_data = "/" in written or re.search(r"\.\w{2,6}$", path)
        if len(path) >= 4 and is_data and _OF_DATA.search(written) and not IS_ASIDE.search(written):
            yield written
