"""An answer as a page: its characters, its tree, its scripts, and what markup hides in them.

What belongs here: from bytes to something that can be searched; addresses as browsers make them.
What does not: which links it has (`links`), what it is (`page_facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, quote_from_bytes, urldefrag, urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

from disclosure.documents.web.markup import decoded

MOST_HIDDEN = 200
"""Pieces of markup inside scripts and records that are read, of one page."""
MOST_TAGS = 200_000
"""Of one page; a district's longest has some ten thousand."""
MOST_SCRIPT_FILES = 8
_LIBRARY = re.compile(
    r"^(?:(?:jquery|zepto|vue|react|axios|moment|lodash|underscore|polyfill|babel|modernizr|respond|html5\w{0,40}|"
    r"bootstrap|swiper|echarts|layui(?:\.all)?|layer|ueditor|element-?ui|iview|vant|antd|md5|qrcode|wow|video|"
    r"slick|animate|hm|ga|analytics|baidu\w{0,40}|bdmap|share|bshare|trace|_?trs_?\w{0,40}|wza\w{0,40}|barrierfree|pdf(?:object|\.worker)?)"
    r"(?:[-.@_]?v?\d[\w.]{0,40})?|jquery[-_.](?:ui|form|cookie|validate|validator|migrate|easyui|easing|datatables?|jqgrid|"
    r"ztree\w{0,40}|superslide|lazyload|nicescroll|scroll\w{0,40}|qrcode|placeholder|fancybox|blockui|mousewheel|page|pagination|"
    r"slim|tmpl|treeview|treetable|bgiframe|json|md5|base64|jplayer|swf\w{0,40}|slides?\w{0,40}|marquee|fontsize|rotate)|"
    r"vue-?router|bootstrap-[\w-]{1,60}|datatables?|easyui[\w.-]{0,60}|ztree[\w.-]{0,60}|superslide\w{0,40}|mediaelement[\w-]{0,60})"
    r"(?:[-.](?:min|all|full|core|prod|global|umd|esm|common|runtime|browser|bundle|pack|slim|dev|development|production|excheck|exedit|\d+))*+"
    r"\.js(?:\?|$)",
    re.IGNORECASE,
)
"""Names of script files that many sites share: they know nothing of a list."""
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
"""It names the characters in which an answer came, not those of its text."""
_ANCHOR = re.compile(
    r"<a\s[^<>]{0,600}href[^<>]{0,1200}>[^<]{0,300}(?:<[^>]{0,200}>[^<]{0,300}){0,6}?</a>"
)
_BUILT = re.compile(r"[\"']\s*\+|\+\s*[\"']|\$\{|\{\{|<%")
_SESSION = re.compile(r";jsessionid=[^?#/;]*", re.IGNORECASE)
_HOST = re.compile(r"((?:[a-zA-Z][\w+.-]*:)?//[^/]*|)(.*)", re.DOTALL)
_KEY = re.compile(r"(?=.*\d)[\w=&-]{1,60}", re.ASCII)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|ofd)$|viewer", re.IGNORECASE)
_EMPTY = "\ue000"
"""Stands for what is between two slashes, which `urljoin` leaves out and servers may not."""
_SOUND_SCHEMES = ("http", "https", "")


def is_route(href: str) -> bool:
    """Whether a fragment names a page of an application of one page, which its script draws."""
    return href.startswith(("#/", "#!/"))


@dataclass(frozen=True)
class Page:
    """A page that was answered at `url`; `root` is None where there was nothing to parse."""

    url: str
    text: str
    root: Any
    charset: str
    companions: str = ""
    """The text of script files that the page names, where they were fetched."""
    is_cut: bool = False
    """Whether the page had more tags than are read."""

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to; a `<base>` that is none counts for nothing."""
        named = None if self.root is None else next(self.root.iter("base"), None)
        href = "" if named is None else named.get("href", "")
        try:
            base = urljoin(self.url, href.strip())
            _ = urlsplit(base).port
        except ValueError:
            return self.url
        return base if urlsplit(base).scheme in _SOUND_SCHEMES else self.url

    @cached_property
    def scripts(self) -> str:
        """The page's own scripts, one after the other."""
        if self.root is None:
            return ""
        found = (one.text or "" for one in self.root.iter("script"))
        return "\n".join(one for one in found if one.strip())

    @property
    def programs(self) -> str:
        """The page's own scripts and those of its files."""
        return f"{self.scripts}\n{self.companions}" if self.companions else self.scripts

    @cached_property
    def script_files(self) -> list[str]:
        """The addresses of the script files that the page names; not those of common libraries."""
        own = [one for one in self.all_script_files if not _LIBRARY.search(_file_name(one))]
        return own[:MOST_SCRIPT_FILES]

    @cached_property
    def all_script_files(self) -> list[str]:
        named = (
            [] if self.root is None else [one.get("src") or "" for one in self.root.iter("script")]
        )
        return list(dict.fromkeys(self.absolute(one) for one in named if one))

    @cached_property
    def seen_text(self) -> str:
        """What a person reads, in order."""
        return " ".join(_visible(self.root)) if self.root is not None else ""

    @cached_property
    def hidden(self) -> list[Any]:
        """Trees of the markup that stands in records (CDATA) and is written by scripts."""
        found = []
        for number, piece in enumerate(_pieces(self)):
            if number == MOST_HIDDEN:
                break
            try:
                found.append(lxml_html.fragment_fromstring(piece, create_parent="div"))
            except (etree.ParserError, etree.XMLSyntaxError, ValueError):
                continue
        return found

    def absolute(self, href: str) -> str:
        """The address that a browser would ask; as written where it is none.

        Backslashes are slashes, a query is in the page's own characters; a session's number (which
        every answer makes anew) is left out: cookies hold it; so is a fragment that is no route.
        """
        plain = "".join(href.split("\n")).strip().replace("\t", "").replace("\r", "")
        head, mark, query = plain.partition("?")
        host, path = _HOST.fullmatch(head.replace("\\", "/")).groups()  # type: ignore[union-attr]
        plain = host + path.replace("//", f"/{_EMPTY}/") + mark + self._in_own_charset(query)
        for base in (self.base, self.url):
            try:
                url, fragment = urldefrag(urljoin(base, plain))
            except ValueError:
                continue
            is_kept = is_route(f"#{fragment}") or self._is_key(url, fragment)
            route = f"#{fragment}" if is_kept else ""
            return _with_plain_host(_SESSION.sub("", url).replace(_EMPTY, "")) + route
        return plain

    def _is_key(self, url: str, fragment: str) -> bool:
        """Whether a fragment of another page may tell its script what to show: detail.html#r12."""
        is_page = not _FILE.search(url) and url != urldefrag(self.url).url
        return is_page and bool(_KEY.fullmatch(fragment))

    def _in_own_charset(self, query: str) -> str:
        if query.isascii() or self.charset == "utf-8":
            return query
        kept = "!#$%&'()*+,-./:;=?@[]_~"
        return quote_from_bytes(query.encode(self.charset, "replace"), safe=kept)


def _with_plain_host(url: str) -> str:
    """An address with its host in small letters, without the port that goes without saying."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if not mark or "?" in host:
        return url
    port = {"http": ":80", "https": ":443"}.get(scheme.lower(), "")
    return f"{scheme.lower()}://{host.lower().removesuffix(port)}{slash}{path}"


def _file_name(address: str) -> str:
    return split(address).path.rpartition("/")[2]


def page_of(url: str, body: bytes, charset: str | None = None, companions: str = "") -> Page:
    """The page in an answer, by its bytes: valid UTF-8 is UTF-8 whatever a header or meta says.

    `charset` is what the place's file prescribes, `companions` the text of its script files.
    """
    text, used = _decoded(body, charset)
    whole = len(text)
    text = _within_tags(text)
    plain = XML_HEAD.sub("", text).replace("\x00", "")
    return Page(url, text, _parsed(plain), used, companions, is_cut=len(text) < whole)


def _within_tags(text: str) -> str:
    """As much of a page as holds MOST_TAGS: a tree of many more takes hundreds of megabytes."""
    if text.count("<") <= MOST_TAGS:
        return text
    place = -1
    for _ in range(MOST_TAGS):
        place = text.find("<", place + 1)
    return text[:place]


def fragment_of(url: str, markup: str) -> Page:
    """A page of a piece of markup, as records hold it."""
    return Page(url, markup, _parsed(markup), "utf-8")


def split(address: str) -> SplitResult:
    """Parts of an address; of one that is none, what stands before ? and # as its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", re.split(r"[?#]", address, maxsplit=1)[0], "", "")


def _decoded(body: bytes, charset: str | None) -> tuple[str, str]:
    if charset is not None:
        return body.decode(charset, errors="replace"), charset
    try:
        return body.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text = decoded(body)
    try:
        return (text, "gb18030") if body.decode("gb18030") == text else (text, "utf-8")
    except UnicodeDecodeError:
        broken = body.decode("utf-8", errors="replace")
        few = broken.count("\ufffd") * 200 < len(broken)
        return (broken, "utf-8") if few else (text, "gb18030")


def _parsed(text: str) -> Any:
    if not text.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _visible(root: Any) -> Iterator[str]:
    for text in root.xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
        if said := " ".join(text.split()):
            yield said


def _pieces(page: Page) -> Iterator[str]:
    """Markup in CDATA, and links that scripts write; not those that are built piece by piece."""
    for piece in page.text.split(_CDATA)[1:]:
        record, end, _ = piece.partition(_CDATA_END)
        if end and "<" in record:
            yield record
    if page.root is not None:
        yield from (one for one in page.root.xpath("//iframe/@srcdoc") if "<" in one)
    script = (
        _without_records(page.scripts).replace('\\"', '"').replace("\\'", "'").replace("\\/", "/")
    )
    if "<a" in script:
        for match in _ANCHOR.finditer(script):
            if not _BUILT.search(match[0]):
                yield match[0]


def _without_records(script: str) -> str:
    first, *pieces = script.split(_CDATA)
    return first + "".join(piece.partition(_CDATA_END)[2] for piece in pieces)
