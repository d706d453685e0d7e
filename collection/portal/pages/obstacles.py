"""What stands in the way of a page: refused, challenged, gone, or made by a script.

What belongs here: telling these from an empty list, in words. A challenge is reported, never
defeated.
"""

from __future__ import annotations

import re

from collection.portal.page import Page, page_of, split
from collection.portal.pages.file_beginnings import begins_like_file
from collection.portal.pages.surroundings import Rows
from disclosure.documents.web.markup import decoded, is_markup

REFUSED = frozenset({401, 403, 405, 412, 418, 429, 451, 521, 567})
"""Statuses by which sites and their firewalls turn away whom they take for a program."""
GONE = frozenset({404, 410})
MOST_WORDS = 600
"""Characters of a page that says nothing but that something is wrong."""
MOST_EXCUSE = 240
MOST_QUOTED = 40
MOST_EXCUSE_BYTES = 50_000
CHALLENGE = "网站要求浏览器验证（反爬），没有读到内容"
LOGIN = "网页要求登录，没有读到内容"
GATE = "网站要先填写验证码一类的内容才给"
MOVED = "网页说栏目或页面不存在，可能已迁移"
SCRIPTED = "网页由脚本生成，没有读到任何条目"
_GONE_WORDS = re.compile(
    r"(?:页面|网页|内容|栏目|文章|信息|资源|文件|地址|链接)[^。\s]{0,12}(?:不存在|已删除|被删除|未找到|找不到|走丢|失效|已下线|已迁移|已关闭|过期)|"
    r"(?:找不到|无法找到|没有找到)[^。]{0,10}(?:页面|网页|内容|文件)|页面(?:丢失|走丢)|(?<![\w./-])404(?![\w./-])|not\s*found|访问的?.{0,6}(?:出错|错误)",
    re.IGNORECASE,
)
_CHALLENGE_WORDS = re.compile(
    r"\$_ts\b|__jsl_clearance|acw_sc__v2|_\$jsvmprt|captcha|cf-chl|请开启\s*(?:javascript|cookie)|"
    r"enable javascript|安全验证|人机验证|"
    r"访问验证|滑动验证|正在进行.{0,6}检测|浏览器安全检查|请求过于频繁|访问被拒绝|waf",
    re.IGNORECASE,
)


_ALERT = re.compile(r"\balert\(\s*[\"']([^\"'\n]{2,200})[\"']")
_NOSCRIPT = re.compile(
    r"<noscript\b[^<]*+(?:<(?!/?noscript\b)[^<]*+)*+</noscript\s*+>", re.IGNORECASE | re.DOTALL
)
_ALONE = re.compile(rb"\s*<(?:script|meta)\b", re.IGNORECASE)
EMPTY_WORDS = re.compile(
    r"(?:暂无|没有|未查询到|未检索到|无)(?:任何|相关|符合条件)?的?(?:信息|数据|内容|记录|文章|资料|结果)"
)


def obstacle_of(page: Page, own_links: int) -> str | None:
    """Why a page that was answered with 200 says nothing; None where it is a page like others."""
    text = page.seen_text
    short = len(text) <= MOST_WORDS and own_links <= 5
    said = _NOSCRIPT.sub("", page.text[:20_000])  # to whom has no scripts, by any application
    if short and _CHALLENGE_WORDS.search(said) and own_links <= 1:
        return CHALLENGE
    if len(text) <= MOST_EXCUSE and own_links <= 5 and _GONE_WORDS.search(f"{_title(page)} {text}"):
        return MOVED
    if short and page.root is not None and page.root.xpath("//input[@type='password']"):
        return LOGIN
    if own_links == 0 and (spoken := _spoken(page)) is not None:
        return spoken
    if own_links == 0 and len(text) < 80 and (page.scripts.strip() or page.script_files):
        return SCRIPTED
    return None


def is_page(body: bytes) -> bool:
    """Whether an answer is markup, be it a script or a refresh alone."""
    return is_markup(body) or bool(_ALONE.match(body))


def excuse(url: str, body: bytes) -> str | None:
    """What an answer says instead of being the file that was asked for: no report is a sentence.

    None for what is empty or begins like a file: that is the file, and broken.
    """
    if len(body) > MOST_EXCUSE_BYTES or b"\x00" in body or begins_like_file(body):
        return None
    if not is_page(body) and body[:1] not in {b"{", b"["}:
        words = " ".join(decoded(body).split())
        return _words_of(words) if 0 < len(words) <= MOST_EXCUSE else None
    page = page_of(url, body)
    said = obstacle_of(page, 0)
    if said in {CHALLENGE, LOGIN, MOVED} or _spoken(page):
        return said
    return GATE if _asks_its_reader(page) else None


def _asks_its_reader(page: Page) -> bool:
    """Whether a page has hardly anything but a form, with a field to be filled in: not one in the
    frame of the site, which is on each of its pages.
    """
    if page.root is None or len(page.seen_text) > MOST_EXCUSE:
        return False
    rows = Rows(split(page.url).netloc)
    fields = page.root.xpath("//form//input[not(@type) or @type='text']")
    return any(not rows.of(one)[1] for one in fields)


def _words_of(words: str) -> str:
    return f"网站只答了“{words[:MOST_QUOTED]}”"


def _spoken(page: Page) -> str | None:
    """What a page says that has nothing but a script which speaks."""
    said = None if page.seen_text.strip() else _ALERT.search(page.scripts)
    return _words_of(said[1]) if said else None


def says_empty(page: Page) -> bool:
    """Whether a page says itself that it holds nothing, and has no script file that could."""
    return bool(EMPTY_WORDS.search(page.seen_text)) and not page.script_files


def _title(page: Page) -> str:
    return "" if page.root is None else page.root.findtext(".//title") or ""
