"""Office files with the same bytes every time: members in order, one date."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

DATE = (2025, 2, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:)")


def rewrite(content: bytes) -> bytes:
    """The same archive, with fixed dates in its directory and in its properties."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist()):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _STAMP.sub(rb"\g<1>2025-02-01T00:00:00Z\g<2>", data)
            target.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
