"""What the data folder may be in the way with: full, not to be written, another night in it.

What belongs here: telling these by the system's own error, the sentence and the exit code of each.
What does not: damaged files of ours (`warehouse.damage`), which the next night mends.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path

from disclosure.system_words import system_words

FULL, UNWRITABLE, BUSY = 5, 6, 7
_KEPT = "上一夜的快照保持不变"
_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_UNWRITABLE_NUMBERS = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST, errno.EISDIR}
)
_FULL_WORDS = re.compile(
    r"no space left|disk (?:is )?full|disk quota|file too large", re.IGNORECASE
)
_UNWRITABLE_WORDS = re.compile(
    r"permission denied|read-only file ?system|readonly database|not a directory|"
    r"unable to open database",
    re.IGNORECASE,
)
_FAILING_WORDS = re.compile(r"disk i/o error|input/output error", re.IGNORECASE)
"""What SQLite says of a full disk, where it maps its files, and of a broken one."""
_BUSY_WORDS = "另一夜正在运行"
_PATH = re.compile(r"'(/[^']{1,300})'")
PROBE = ".write-probe"
PROBE_BYTES = 1024**2
"""Less than this free, no night can even begin."""
LITTLE_BYTES = 64 * 1024**2
"""Less than this free, a fault of the disk is that it is full."""


class HomeTrouble(Exception):
    """The data folder is in the way; `exit_code` says how."""

    def __init__(self, exit_code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def check_home(home: Path) -> None:
    """Writes a little and takes it away again. Raises HomeTrouble where that can't be done."""
    probe = home / PROBE
    try:
        home.mkdir(parents=True, exist_ok=True)
        with probe.open("wb") as file:
            file.write(b"\0" * PROBE_BYTES)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if (trouble := trouble_of(error, home)) is not None:
            raise trouble from error
        raise
    finally:
        if home.is_dir():
            _taken_away(probe)


def _taken_away(probe: Path) -> None:
    try:
        probe.unlink(missing_ok=True)
    except OSError:
        return


def trouble_of(error: BaseException | str, home: Path) -> HomeTrouble | None:
    """What an error, or the text of one, says of the data folder; None for any other."""
    number = error.errno if isinstance(error, OSError) else None
    said = str(error)
    named = _PATH.search(said)
    place = named[1].removesuffix(f"/{PROBE}") if named else str(home)
    is_failing = number == errno.EIO or (number is None and _FAILING_WORDS.search(said))
    is_full = number in _FULL_NUMBERS or (number is None and _FULL_WORDS.search(said))
    if is_full or (is_failing and _has_little_room(home)):
        return HomeTrouble(FULL, f"磁盘已满，{place} 写不进去。请腾出空间后重跑；{_KEPT}。")
    if number in _UNWRITABLE_NUMBERS or (number is None and _UNWRITABLE_WORDS.search(said)):
        return HomeTrouble(
            UNWRITABLE, f"{place} 不能写入。请检查数据目录（MINGZHANG_HOME）及其权限；{_KEPT}。"
        )
    if is_failing:
        return HomeTrouble(UNWRITABLE, f"{place} 读写出错，磁盘可能有故障，请检查；{_KEPT}。")
    if _BUSY_WORDS in said:
        return HomeTrouble(BUSY, said)
    return None


def _has_little_room(home: Path) -> bool:
    try:
        return shutil.disk_usage(home).free < LITTLE_BYTES
    except OSError:
        return False


def error_words(error: BaseException) -> str:
    """What an error says, the system's own in Chinese with the file that it names."""
    if not isinstance(error, OSError) or error.errno is None:
        return str(error)
    named = error.filename2 or error.filename
    return f"{named}：{system_words(error)}" if named else system_words(error)
