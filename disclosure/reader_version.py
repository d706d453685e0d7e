"""Which reader made a reading: a hash of what the reader is made of.

What belongs here: the hash of a folder's files and of the libraries that its code stands on. What
does not: keeping readings by it (`collection.reading_store`).
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

LIBRARIES = (
    "cssselect2",
    "lxml",
    "msoffcrypto-tool",
    "numpy",
    "olefile",
    "onnxruntime",
    "opencv-python-headless",
    "openpyxl",
    "pdfplumber",
    "pillow",
    "playa-pdf",
    "py7zr",
    "pydantic",
    "pypdfium2",
    "rapidfuzz",
    "rapidocr",
    "rarfile",
    "tinycss2",
    "xlrd",
)
"""What this room imports, and what decides the output of that (models run, PDFs parsed)."""
_LENGTH = 12


@cache
def reader_version() -> str:
    """The version of this room: twelve hexadecimal digits, another for every change of a file.

    A reading kept under it is what this very code, with its data files, libraries and Python,
    makes of a document: nobody has to remember to raise it.
    """
    return sources_version(Path(__file__).parent, LIBRARIES)


def sources_version(folder: Path, libraries: tuple[str, ...]) -> str:
    """A hash of the files below `folder`, of the libraries' versions and of Python's own.

    Raises importlib.metadata.PackageNotFoundError for a library that is not installed.
    """
    digest = hashlib.sha256(platform.python_version().encode())
    for library in libraries:
        digest.update(f"\0{library}=={metadata.version(library)}".encode())
    for name, path in sorted(_files(folder)):
        content = path.read_bytes()
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:_LENGTH]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """What was written by hand: nothing hidden, nothing compiled."""
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if path.is_file() and not hidden and path.suffix != ".pyc":
            yield "/".join(parts), path
