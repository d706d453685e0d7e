"""What the operating system says went wrong, in Chinese.

What belongs here: words for the errors that files, disks and ports have. What does not: what to do
about a full disk or a folder that can't be written to (`commands.home_troubles`).
"""

from __future__ import annotations

import errno

_WORDS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EADDRINUSE: "端口已被别的程序占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "同时打开的文件太多",
}


def system_words(error: OSError) -> str:
    """One phrase without a full stop; the system's own number where there is no word for it."""
    return _WORDS.get(error.errno or 0, f"系统错误 {error.errno or error}")
