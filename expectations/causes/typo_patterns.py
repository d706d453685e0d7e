"""What a hand does wrong when it copies a figure: the printed digits against the needed ones.

What belongs here: kinds of slips and how telling each is. What does not: which figure is wrong.
"""

from __future__ import annotations

SWAPPED, SHIFTED, LOST, ADDED, DIGIT, SIGN, BLANK = (
    "两位数字颠倒",
    "小数点错位",
    "漏印一位数字",
    "多印一位数字",
    "一位数字之差",
    "正负号之差",
    "漏印",
)
WEIGHTS = {SWAPPED: 3.0, SHIFTED: 3.0, LOST: 2.5, ADDED: 2.5, SIGN: 2.5, BLANK: 1.0, DIGIT: 1.0}
"""A digit changed is the commonest slip, but any round difference looks like one."""

TELLING = 2.0
"""From this weight on a slip is worth naming."""


def slip(printed_fen: int, needed_fen: int, grid_fen: int) -> str | None:
    """The slip that makes the needed amount into the printed one; None when it is none or equal.

    Both are compared as printed to `grid_fen`: 12.30万元 with a grid of 0.01万元 is "1230".
    """
    if printed_fen in (0, -needed_fen):
        return BLANK if printed_fen == 0 else SIGN
    if printed_fen * needed_fen <= 0:
        return None
    printed, needed = (str(abs(fen) // grid_fen) for fen in (printed_fen, needed_fen))
    small, large = sorted((abs(printed_fen), abs(needed_fen)))
    if large % small == 0 and str(large // small).rstrip("0") == "1" and large > small:
        return SHIFTED
    return _of_digits(printed, needed)


def _of_digits(printed: str, needed: str) -> str | None:
    if len(printed) == len(needed):
        return _same_length(printed, needed)
    if _is_one_longer(needed, printed):
        return LOST
    return ADDED if _is_one_longer(printed, needed) else None


def _same_length(printed: str, needed: str) -> str | None:
    places = [k for k, (a, b) in enumerate(zip(printed, needed, strict=True)) if a != b]
    if len(places) == 1:
        return DIGIT
    if len(places) == 2:
        first, second = places
        is_swapped = printed[first] == needed[second] and printed[second] == needed[first]
        return SWAPPED if is_swapped and second == first + 1 else None
    return None


def _is_one_longer(long: str, short: str) -> bool:
    return len(long) == len(short) + 1 and any(
        long[:k] + long[k + 1 :] == short for k in range(len(long))
    )
