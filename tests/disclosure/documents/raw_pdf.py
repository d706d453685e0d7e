"""PDFs written byte by byte, for what no library draws: page boxes, rotations, forms."""

from __future__ import annotations

FONT = "/Font << /F 4 0 R >>"


def raw_pdf(
    content: str,
    *,
    rotate: int = 0,
    media: str = "0 0 400 300",
    crop: str | None = None,
    form: str | None = None,
    catalog: str = "",
    on_page: str = "",
    resources: str = "",
    seventh: str = "null",
    group: str = "",
) -> bytes:
    """One page of 400 × 300 points with Helvetica as /F; `form` is drawn by `/X Do`.

    `catalog`, `on_page`, `resources` and `group` are further entries of these and of the form;
    they may name object 7.
    """
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /Contents 5 0 R "
    page += (
        f"/Rotate {rotate} /Resources << {FONT} /XObject << /X 6 0 R >> {resources} >> {on_page} "
    )
    page += f"/CropBox [{crop}] >>" if crop else ">>"
    frame = f"/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << {FONT} >> {group}"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream("", content),
        _stream(frame, form or ""),
        seventh,
    ]
    body, places = "%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def text(x: float, y: float, words: str, *, size: float = 10, before: str = "") -> str:
    return f"BT {before} /F {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"


def grid(x: float, y: float, columns: int, rows: int, *, width: float = 60) -> str:
    """Ruled lines of cells 20 points high; x and y are the lower left corner."""
    lines = [
        f"{x} {y + 20 * row} m {x + width * columns} {y + 20 * row} l S" for row in range(rows + 1)
    ]
    lines += [
        f"{x + width * column} {y} m {x + width * column} {y + 20 * rows} l S"
        for column in range(columns + 1)
    ]
    return "\n".join(lines) + "\n"
