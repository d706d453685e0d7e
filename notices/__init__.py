"""Notices (整改通知) to departments, and the list of findings for the whole district.

What belongs here: the doors `write_notice` and `write_list`, and what stands behind them: content,
numbers, words, and three formats. What does not: deciding what is wrong, and drawing pictures.
"""

from notices.notice_content import NothingToNotice, UnknownAgency
from notices.writing import FORMATS, write_list, write_notice

__all__ = ["FORMATS", "NothingToNotice", "UnknownAgency", "write_list", "write_notice"]
