"""LibreOffice, where it is installed, turns what older word processors wrote into docx.

What belongs here: finding it, its version, and one conversion in a folder and under limits of its
own. What does not: which files need it (`doc`), how it is confined (`confined`).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from disclosure.documents.office import confined
from disclosure.errors import CorruptDocument, OversizedDocument, ReadingTimedOut, ToolMissing

SETTING = "MINGZHANG_SOFFICE"
MINIMUM = (7, 4)
"""What Debian 12 carries: no older one was ever checked against a printed report."""
SECONDS = 60.0
"""Half of what a worker has. A report takes 1 to 2 seconds, on a busy machine up to 8."""
MEMORY_MB = 2048
"""Address space. LibreOffice starts and converts a report under 1024."""
FILE_MB = 300
FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
_VERSION_SECONDS = 30.0
_NAMES = ("soffice", "libreoffice")
_NEEDED = f"需要 LibreOffice {MINIMUM[0]}.{MINIMUM[1]} 或更高版本"
_AGAIN = "装好之后的下一夜会自动重读"
_PROFILE = Path(__file__).with_name("converter_profile.xcu")


def to_docx(content: bytes, file_format: str) -> bytes:
    """The document as docx; `file_format` is a key of FILTERS.

    Raises ToolMissing, CorruptDocument, OversizedDocument or ReadingTimedOut.
    """
    program = find_converter()
    with tempfile.TemporaryDirectory(prefix="mingzhang-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source = work / f"document.{file_format}"
        source.write_bytes(content)
        profile = work / "profile" / "user"
        profile.mkdir(parents=True)
        shutil.copyfile(_PROFILE, profile / "registrymodifications.xcu")
        code = _convert(program, source, FILTERS[file_format])
        if code == confined.TIMED_OUT:
            raise ReadingTimedOut(f"转换这个文件超过{SECONDS:g}秒，已中止")
        converted = work / "out" / "document.docx"
        if code or not converted.is_file():
            raise CorruptDocument("文件已损坏：LibreOffice 打不开它的内容")
        if converted.stat().st_size >= FILE_MB * 1024**2:
            raise OversizedDocument("文件转换后过大，没有打开")
        return converted.read_bytes()


def find_converter() -> str:
    """The program that MINGZHANG_SOFFICE names, or the one on the path.

    Raises ToolMissing where there is none, or none that is new enough.
    """
    named = os.environ.get(SETTING)
    found = next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)
    if found is None:
        where = f"{SETTING} 所指的程序不存在" if named else "本机没有安装"
        raise ToolMissing(f"读取这种旧格式的文件{_NEEDED}，{where}；{_AGAIN}")
    version = _version(found)
    if version is None:
        raise ToolMissing(f"读取这种旧格式的文件{_NEEDED}，本机的启动不了；修好后自动重读")
    if version < MINIMUM:
        has = ".".join(map(str, version))
        raise ToolMissing(f"读取这种旧格式的文件{_NEEDED}，本机的是 {has}；{_AGAIN}")
    return found


@lru_cache(maxsize=4)
def _version(program: str) -> tuple[int, int] | None:
    """Major and minor number; None where the program does not start or does not say."""
    try:
        said = subprocess.run(
            [program, "--version"],
            capture_output=True,
            text=True,
            timeout=_VERSION_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"\b(\d+)\.(\d+)\.\d", said)
    return (int(match.group(1)), int(match.group(2))) if match else None


def _convert(program: str, source: Path, input_filter: str) -> int:
    work = source.parent
    limits = [f"{SECONDS:g}", str(MEMORY_MB), str(FILE_MB)]
    command = [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"--infilter={input_filter}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(work / "out")),
        str(source),
    ]
    return subprocess.run(
        [sys.executable, "-I", "-S", confined.__file__, *limits, *command],
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(work), "LANG": "C.UTF-8"},
        cwd=work,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode
