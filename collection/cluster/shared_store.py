"""What machines share: originals and readings under their hashes, in a folder or an object store.

What belongs here: names in the store, and whole writes. What does not: which of them are needed.
Whatever fsspec opens will do: a folder that all machines mount, or S3 and what is like it, whose
address and keys come from the environment (AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, ...).
"""

from __future__ import annotations

from pathlib import Path

from fsspec.core import url_to_fs

from collection.store import write_whole
from disclosure.reader_version import reader_version


class SharedStore:
    """Contents by key. Nothing that is there is ever changed into something else."""

    def __init__(self, url: str) -> None:
        self._fs, self._root = url_to_fs(url)
        self._is_folder = "file" in (self._fs.protocol, *self._fs.protocol)

    def get(self, key: str) -> bytes | None:
        """None where there is no such content."""
        try:
            content: bytes = self._fs.cat_file(self._path(key))
        except FileNotFoundError:
            return None
        return content

    def has(self, key: str) -> bool:
        return bool(self._fs.exists(self._path(key)))

    def put(self, key: str, content: bytes) -> None:
        """The whole content or none of it."""
        path = self._path(key)
        if self._is_folder:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(Path(path), content)
        else:
            self._fs.pipe_file(path, content)

    def put_original(self, file: Path) -> None:
        """An original, whose name begins with its SHA-256; once."""
        key = original_key(file.name.partition(".")[0])
        if not self.has(key):
            self.put(key, file.read_bytes())

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def original_key(sha256: str) -> str:
    return f"documents/{sha256[:2]}/{sha256}"


def reading_key(sha256: str) -> str:
    """Of this very reader."""
    return f"readings/{reader_version()}/{sha256}.json"
