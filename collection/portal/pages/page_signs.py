"""What a page shows that its links do not account for: signs that there is more than was had.

What belongs here: finding them on one page, as it is after its scripts have run. What does not:
what follows from all pages together (`second_look`), pagers (`pager_marks`), items without address
(`unlinked`), years (`year_tabs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from collection.portal.page import Page, split
from collection.portal.pages.file_addresses import DOCUMENT_SUFFIXES
from collection.portal.pages.form_fields import value_of
from collection.portal.pages.links import LinkReader, own_text
from collection.portal.pages.surroundings import ROWS
from collection.portal.pages.titles import Kind, judged, plain
from collection.portal.pages.year_tabs import is_sent

FEWEST_ALIKE = 3
"""Names of departments that stand beside each other before they are taken for a list of them."""
MOST_ALIKE = 400
_PLACES = ("href", "data-target", "data-bs-target", "aria-controls")
MOST_SIGNS = 60
LONGEST_NAME = 24
_PARTS = (
    "a",
    "button",
    "li",
    "span",
    "td",
    "div",
    "dd",
    "dt",
    "p",
    "b",
    "strong",
    "h3",
    "h4",
    "h5",
    "i",
    "em",
    "label",
    "option",
    "summary",
    "area",
    "text",
    "tspan",
)
_PANELS = frozenset({"div", "ul", "ol", "section", "tbody", "table", "dl", "dd"})
_FILE_NAME = re.compile(
    r"[\w\u4e00-\u9fff()（）〔〕“”、—-]{2,80}\.(?:"
    + "|".join(sorted(one[1:] for one in DOCUMENT_SUFFIXES))
    + r")(?![\w])",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"附\s*件\s*([\d一二三四五六七八九十]{1,2})\s*[:：.、]?")
_HOLDS_ITEMS = re.compile(
    r"list|item|data|content|result|files?|box|body|attach|fj|wj|lb|nr|rows|main|con\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"msg|tip|modal|load|pop|dialog|drawer|toast|pag(?:e|ing|ination)|foot|head|search|captcha|count|time|date|weather|"
    r"nav|menu|crumb|login|user|error|mask|layer|slide|banner|share|qr|ewm|hot|recommend|relat|hits|fy\b|player|preview|viewer",
    re.IGNORECASE,
)
_FILLED = (
    r"(?:getElementById\(\s*[\"'`]{0}[\"'`]|querySelector\(\s*[\"'`][#.]{0}[\"'`]|"
    r"(?:\$|jQuery)\(\s*[\"'`][#.]{0}[\"'`]\s*\)\s*\.(?:html|append|prepend|load|replaceWith)\b)"
)
"""How a script names the place that it fills."""
LONGEST_NOTICE = 160
_SENDS_ON = re.compile(
    r"移步|迁移|改版|新版|新平台|统一平台|请(?:到|至|在|访问|登[录陆]|前往|点击进入|查阅)|20\d\d年度?(?:起|以[后来])"
)
"""How a page says that the rest is to be found elsewhere."""
_CALLS = re.compile(
    r"(?:\burl\s*[:=]|\b(?:ajax|get|post|getJSON|fetch|load|request|axios)\s*\(|\.open\(\s*[\"'`](?:GET|POST)[\"'`]\s*,|proxyUrl[\"']?\s*:)"
    r"\s*[\"'`]([^\"'`\s<>]{3,200})[\"'`]?",
    re.IGNORECASE,
)
_OF_DATA = re.compile(
    r"\.(?:json|do|action|jsp|ashx|php|aspx|xml)\b|list|page|query|article|docs?\b|document|catalog|channel|column|tree|records?|items?|files?|attach|annex|report|data",
    re.IGNORECASE,
)
IS_ASIDE = re.compile(
    r"赞|hits?\b|count|visit|stat|click|log(?:in|out)?\b|user|auth|token|comment|share|weather|captcha|verify|suggest|"
    r"search|keyword|hot|vote|feedback|survey|message|mail|sms|save|submit|insert|update|delete|upload|collect|"
    r"like|follow|subscribe|ip\b|browse|read_?num|pv\b|uv\b|lang|theme|config|menu|nav|banner|friend|footer|header|site_?info",
    re.IGNORECASE,
)
"""Asked for to tell the site something, or for what stands around lists."""

_NOT_HERE = re.compile(r"不予公开|不公开|涉密|(?:暂|尚)?未公开|暂无")
"""What stands beside a department that has nothing to show."""


@dataclass
class Signs:
    """Of one page. `departments` and `attachments` are named and lead nowhere; `empty` are places
    for items that have none while their like have, or that a script is to fill; `data` are
    addresses that its scripts may ask; `frames` show pages of other hosts, `moved` are such to
    which it sends its reader; `last_page` is the largest number that its pager shows; `options` are
    the departments that its forms may send, by field and value.
    """

    departments: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    last_page: int = 0
    options: dict[str, str] = field(default_factory=dict)


def signs_of(page: Page, reader: LinkReader) -> Signs:
    if page.root is None:
        return Signs()
    return Signs(
        departments=list(dict.fromkeys(_departments(page, reader)))[:MOST_SIGNS],
        attachments=list(dict.fromkeys(_attachments(page, reader)))[:MOST_SIGNS],
        empty=list(dict.fromkeys(_empty(page, reader)))[:MOST_SIGNS],
        data=list(dict.fromkeys(data_addresses(page.scripts)))[:MOST_SIGNS],
        frames=list(dict.fromkeys(_frames_elsewhere(page, reader)))[:MOST_SIGNS],
        moved=list(dict.fromkeys(_moved(page, reader)))[:MOST_SIGNS],
        last_page=_last_page(page.root),
        options=dict(_options(page.root)),
    )


def _options(root: Any) -> Iterator[tuple[str, str]]:
    for select in root.xpath("//form//select[@name]"):
        for one in select.iter("option"):
            text = "".join(one.itertext()).strip()
            if judged(text).kind == Kind.DEPARTMENT:
                yield f"{select.get('name')}={value_of(one)}", text


def _departments(page: Page, reader: LinkReader) -> Iterator[str]:
    """Departments of a list of them whose own part of it leads nowhere."""
    alike: dict[Any, list[Any]] = {}
    for element in page.root.iter(*_PARTS):
        if len(element) > 2 or _says_more_within(element):
            continue
        text = own_text(element)
        if not 2 < len(text) <= LONGEST_NAME or judged(text).kind != Kind.DEPARTMENT:
            continue
        if element.tag == "option" and is_sent(element):
            continue
        if not reader.is_framed(element):
            alike.setdefault(_place(element), []).append(element)
    lists = [group for group in alike.values() if len(group) <= MOST_ALIKE]
    lists = [group for group in lists if len({*map(own_text, group)}) >= FEWEST_ALIKE]
    for group in lists:
        yield from (own_text(one) for one in group if not _leads(one, group, reader))


def _says_more_within(element: Any) -> bool:
    """Whether the same text stands in an element within, which is then the one that is meant."""
    whole = own_text(element)
    return any(
        own_text(one) == whole for one in element if isinstance(one.tag, str) and one.tag in _PARTS
    )


def _place(element: Any) -> tuple[Any, ...]:
    """What elements of one list share: the tags up to where the list stands."""
    tags = []
    for one in (element, *list(element.iterancestors())[:3]):
        tags.append(one.tag)
        if one.tag in {"ul", "ol", "dl", "tbody", "table", "body"}:
            break
    return tuple(tags)


def _leads(element: Any, group: list[Any], reader: LinkReader) -> bool:
    """Whether the element, its own part of the list or what follows its heading leads somewhere, or
    says that there is nothing to lead to.
    """
    others, around = set(group) - {element}, element
    while around is not None and around.tag != "body":
        if any(one is not element and one in others for one in around.iter()):
            break
        if any(
            one in reader.leading or one.get("data-mz-done") is not None for one in around.iter()
        ) or _NOT_HERE.search("".join(around.itertext())):
            return True
        after = around.getnext()
        while after is not None and not any(one in others for one in after.iter()):
            if any(one in reader.leading for one in after.iter()):
                return True
            if _NOT_HERE.search("".join(after.itertext())):
                return True
            after = after.getnext()
        around = around.getparent()
    return False


def _attachments(page: Page, reader: LinkReader) -> Iterator[str]:
    """Names of files, and numbers of annexes, that stand in the text and that nothing leads to."""
    texts = [plain(one.text) for one in reader.found.values()]
    numbers = {one for link in reader.found.values() for one in _ANNEX.findall(link.text)}
    for element in page.root.iter(*_PARTS):
        if len(element) > 3 or reader.is_framed(element) or _is_led(element, reader):
            continue
        if any(True for _ in element.iter("script", "style", "textarea")):
            continue
        text = own_text(element)
        if len(text) > 120:
            continue
        for name in _FILE_NAME.findall(text):
            if not any(
                plain(name) in one or (len(one) > 3 and one in plain(name)) for one in texts
            ):
                yield name
        number = _ANNEX.match(text)
        if (
            number
            and numbers
            and number[1] not in numbers
            and not any(True for _ in _led_within(element, reader))
        ):
            yield text[:40]


def _led_within(element: Any, reader: LinkReader) -> Iterator[Any]:
    row = next(
        (one for one in (element, *element.iterancestors()) if one.tag in ROWS or one.tag == "p"),
        element,
    )
    yield from (one for one in row.iter() if one in reader.leading)


def _is_led(element: Any, reader: LinkReader) -> bool:
    own = next((one for one in element.iterancestors() if one.tag in {"form", *ROWS}), element)
    around = (element, *own.iter(), *list(element.iterancestors())[:3])
    return any(
        one in reader.leading or "data-mz-done" in one.attrib
        for one in around
        if isinstance(one.tag, str)
    )


def _empty(page: Page, reader: LinkReader) -> Iterator[str]:
    """Places that scripts fill and that are empty; panels without items beside panels with some, or
    to which a tab of budgets, a year or a department leads.
    """
    code, led_to = page.programs, set(_led_to(page.root))
    is_shown = bool(page.root.xpath("//*[@data-mz-row]"))  # the rows that an unknown library had
    for element in page.root.iter("ul", "ol", "tbody", "table", "dl", "div", "section"):
        if not _is_bare(element) or reader.is_framed(element):
            continue
        if is_shown and "data-mz-unread" in element.attrib:
            continue
        name = element.get("id") or ""
        classes = (element.get("class") or "").split()
        is_list = element.tag != "div" or any(_HOLDS_ITEMS.search(one) for one in [name, *classes])
        said = " ".join([name, *classes])
        if _ASIDE.search(said) or _is_aside(element):
            continue
        if is_list and any(
            re.search(_FILLED.replace("{0}", re.escape(one)), code)
            for one in [name, *classes]
            if one
        ):
            yield f"#{name}" if name else f".{classes[0]}"
            continue
        beside = _alike(element)
        if name in led_to:
            yield f"#{name}"
        elif beside and all(any(one in reader.leading for one in each.iter()) for each in beside):
            yield f"第 {_number(element)} 栏"


def _led_to(root: Any) -> Iterator[str]:
    """The places of the page to which its own links lead that may show reports."""
    for element in root.iter("a", "button", "li"):
        if judged(own_text(element)).kind in {Kind.REPORT, Kind.COLUMN, Kind.STEP, Kind.DEPARTMENT}:
            said = (element.get(one) or "" for one in _PLACES)
            yield from (one.removeprefix("#") for one in said if len(one) > 1)


def _frames_elsewhere(page: Page, reader: LinkReader) -> Iterator[str]:
    """Frames among the page's own things that show a page of another host, as large as one."""
    own = split(page.url).netloc
    for element in page.root.iter("iframe", "frame", "embed", "object"):
        url = page.absolute(element.get("src") or element.get("data") or "")
        is_small = any(
            (element.get(one) or "9").strip() in {"0", "1", "0px"} for one in ("width", "height")
        )
        is_shown = not (is_small or re.search(r"display:\s*none", element.get("style") or ""))
        if split(url).netloc not in {"", own} and is_shown and not reader.is_framed(element):
            yield url


def _moved(page: Page, reader: LinkReader) -> Iterator[str]:
    """Addresses of other hosts to which a sentence of the page sends its reader for the rest."""
    own = split(page.url).netloc
    for element in page.root.iter("a"):
        url = page.absolute(element.get("href") or "")
        if split(url).netloc in {"", own} or reader.is_framed(element):
            continue
        around = [element, *list(element.iterancestors())[:2]]
        said = [" ".join("".join(one.itertext()).split()) for one in around]
        if any(len(one) <= LONGEST_NOTICE and _SENDS_ON.search(one) for one in said):
            yield url


def _is_bare(element: Any) -> bool:
    if " ".join(element.itertext()).strip():
        return False
    return not any(
        True for _ in element.iter("img", "iframe", "embed", "object", "canvas", "input", "video")
    )


def _is_aside(element: Any) -> bool:
    around = list(element.iterancestors())[:3]
    return any(
        _ASIDE.search(f"{one.get('class', '')} {one.get('id', '')}")
        for one in around
        if one.tag not in {"body", "html"}
    )


def _alike(element: Any) -> list[Any]:
    """The panels that stand beside one: of its tag and class, two at least."""
    parent = element.getparent()
    if parent is None or element.tag not in _PANELS:
        return []
    key = (element.tag, element.get("class"))
    found = [one for one in parent if one is not element and (one.tag, one.get("class")) == key]
    return found if len(found) >= 2 and element.get("class") else []


def _number(element: Any) -> int:
    return [one for one in element.getparent() if one.tag == element.tag].index(element) + 1


def _last_page(root: Any) -> int:
    """The largest number of a pager: of numbers that stand beside each other, with 2 among them."""
    most = 0
    beside: dict[Any, list[int]] = {}
    for element in root.iter("a", "span", "li", "button", "em", "b", "strong", "td", "div"):
        if len(element):
            continue
        text = (element.text or "").strip(" []\n\t")
        most = max(most, _of_two(element, text))
        if text.isdigit() and len(text) <= 3:
            parent = element.getparent()
            around = parent if len(parent) > 1 or parent.getparent() is None else parent.getparent()
            beside.setdefault(around, []).append(int(text))
    for around, found in beside.items():
        numbers = _counted_up(found)
        named = f"{around.get('class', '')} {around.get('id', '')}"
        turns = re.search(r"[下上末尾首]一?页", " ".join(around.itertext())[:2_000])
        is_named = turns or re.search(r"pag|fy|yema", named, re.IGNORECASE)
        said = [one.strip() for one in around.itertext() if one.strip()]
        is_all = numbers == found and said == [*map(str, found)]
        if {1, 2} <= set(numbers) and (is_named or is_all):
            most = max(most, *numbers)
    return most


def data_addresses(script: str) -> Iterator[str]:
    """The addresses, or how they begin, at which a script asks for what may be a list or a file."""
    for written in _CALLS.findall(script):
        path = re.split(r"\$\{|\{\{|[?#]", written)[0].lstrip("./")
        is_data = "/" in written or re.search(r"\.\w{2,6}$", path)
        if len(path) >= 4 and is_data and _OF_DATA.search(written) and not IS_ASIDE.search(written):
            yield written


def _counted_up(found: list[int]) -> list[int]:
    """The numbers from 1 on that grow, as a pager has them."""
    numbers: list[int] = []
    for one in found:
        if one == 1:
            numbers = [1]
        elif numbers and one > numbers[-1]:
            numbers.append(one)
    return numbers


def _of_two(element: Any, text: str) -> int:
    """The pages in 1/3, beside what turns them."""
    found = re.fullmatch(r"1\s*/\s*(\d{1,3})", text)
    parent = element.getparent() if found else None
    said = [] if parent is None else [*parent.itertext(), *parent.xpath(".//@alt | .//@value")]
    around = " ".join(said)[:400]
    return int(found[1]) if found and re.search(r"[下上]一?页|[<>‹›«»]", around) else 0
