"""What a title says about what it names: a report, a column, a department, or something else.

What belongs here: the grammar of titles. Chinese names a thing at its end, so what stands behind
the last 预算 or 决算 decides: nothing but words of publishing, and it is a budget; 执行, 绩效,
培训, and it is about something else, whatever stands before (采购中心, 党校). What does not: pages.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath


class Kind(StrEnum):
    """`report` is a department's or a unit's own; `column` holds such or leads to them."""

    REPORT = "report"
    COLUMN = "column"
    DEPARTMENT = "department"
    STEP = "step"
    BARE = "bare"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Said:
    """`why` says in Chinese what a title names instead; for `other` alone."""

    kind: Kind
    why: str | None = None

    @property
    def is_about_budgets(self) -> bool:
        return self.kind in {Kind.REPORT, Kind.COLUMN}


LONGEST_COLUMN = 16
LONGEST = 300
"""Characters of a title that are looked at."""
_SPLIT_WORDS = re.compile(
    r"预\s*+[(、,/和及与]{0,2}\s*+(?:预\s*+)?决\s*+\)?\s*+算|预算[、和及与]决算"
)
_ANNEX = re.compile(
    r"^(?:附\s*[件表]\s*[\d一二三四五六七八九十]*\s*[:.、-]?|"
    r"(?:\d+|[一二三四五六七八九十百]+)\s*[.、]\s*|\([\d一二三四五六七八九十百]+\)、?)"
)
_CUT = re.compile(r"(?:…|(?<!\.)\.{2,}+)\s*+$")
_ENDING = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|7z|s?html?|rtf)\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕")
_WORD = re.compile(r"预决算|预算|决算|三公[”\"]?经费|收支计划")
_PUBLISHING = re.compile(
    r"公开|公示|公布|发布|查询|信息|情况|说明|报表|报告书?|文本|表格|表|总|汇总|明细|附[件表录]|更正|更新|修[订正]|补充|"
    r"批复|通知|公告|目录|专[栏题]|平台|栏目|版块|数据|资料|全文|正文|编制|收支|支出|收入|及|和|与|的|了|年度|年|月|日|"
    r"经费|三公|部门|单位|一览|统计|列表|清单|汇编|更多|详情|查看|下载|点击|第|稿|版|[\d_\-—·:、,.;&+<>“”\"'《》/|()]|ppt|nan",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"关于(?:认真|切实|进一步|继续)?(?:做好|编制|开展|召开|举办|组织|申报|报送|加强|规范|布置|推进|启动|征[求集]|调整|"
    r"提请|填报|落实|严格)"
)
_WORK_TAIL = re.compile(
    r"算编制(?:工作|有关事项)*的?(?:通知|意见|方案|办法|要求|规程|会议?)|"
    r"(?<![预决]算.)(?<![预决]算..)(?<![预决]算...)(?:政府采购|工程|造价|招标)预算"
)
"""Work on budgets, and what a thing to be bought may cost, unless beside the department's own."""
_WHOLE = re.compile(
    r"政府|财政总|总$|本级|全[省市州县区旗镇乡]|[省市州县区旗镇乡]级|社会保险|社保|基金$|资本经营$"
)
_ITSELF = re.compile(r"[(（]?(?:本级|机关|本部)[)）]?$")
"""A department without its units, as a unit beside them."""
_OF_A_DEPARTMENT = re.compile(r"部门|单位|所属|直属")
_ORGAN = re.compile(
    r"(?:局|委|委员会|办|办公室|厅|部|院|中心|馆|站|所|队|大队|支队|学校|中学|小学|一中|幼儿园|园|校|社|委员会|联合会|协会|学会|商会|研究会|促进会|基金会|红十字会|街道|"
    r"街道办|镇|乡|苏木|党校|公司|工会|妇联|团委|政协|人大|法院|检察院|纪委|监委|科协|文联|残联|侨联|台办|医院|卫生院|"
    r"管理处|处|管委会|基地|林场|农场|水库|电台|电视台|报社|组|署|室|库|台|厂|团|党委|党组|工委|信访|司)$"
)
_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,16}(?:镇|乡|街道|苏木)(?:人民)?政府$")
_NO_NAME = re.compile(
    r"[。;!?:,、|>]|信息$|关于|首页|网站|登录|注册|人民政府$|窗口|服务大厅|意见箱|信箱|领导|"
    r"^(?:办事大厅|新闻中心|互动中心|办事中心|政务服务中心|数据中心|下载中心|专题专栏|局办公室|相关部门|其他部门|全部)$"
)
_STEP = re.compile(
    r"(?:20\d{2}年?度?)|(?:20\d{2}年)?1?\d月份?|(?:往|历|以前)年度?(?:公开|信息)?|往期|更多|查看更多|more|[全各区县市]?[直属级]*(?:部门|单位)|(?:乡镇|街道|镇街|乡镇街道|乡镇(?:、|和)?街道)",
    re.IGNORECASE,
)
_NOT_OF_NAME = r"[“”\"'《》<>·\s\d_\-—:、]"
_BEHIND_NAME = re.compile(f"(?<!{_NOT_OF_NAME}){_NOT_OF_NAME}++$")
_STEP_NOISE = re.compile(r"[>›»》.…\s\[\]()<《+]+")
_PATHWAY = re.compile(
    r"财政(?:信息|资金|公开)|预算信息|资金信息|重点领域|法定主动公开|主动公开目录|政府信息公开目录|信息公开目录|公开目录|"
    r"^(?:政府)?信息公开(?:平台|专栏)?$|^政务公开$"
)
_DIRECTORY = re.compile(
    r"(?:部门|单位|镇街|乡镇|街道)[^。]{0,8}(?:公开|目录)|公开[^。]{0,6}(?:部门|单位)(?:名单|列表|目录)?$"
)
_BARE = re.compile(
    r"(?:附[件表录]?+[\d一二三四五六七八九十]*+|点击|此处|这里|查看|下载|浏览|打开|详情|全文|正文|文件|原文|阅读|预览|pdf|word|excel|版|"
    r"download|file|[wp]0\d|[\da-f_\-.:\s])++",
    re.IGNORECASE,
)


def plain(title: str) -> str:
    """A title without blanks, its annex number and the suffix of a file; 预（决）算 is 预决算."""
    flat = unicodedata.normalize("NFKC", title[:LONGEST])
    flat = "".join(flat.split())
    flat = _ENDING.sub("", flat)
    flat = _ANNEX.sub("", flat)
    return _SPLIT_WORDS.sub("预决算", flat)


@lru_cache(maxsize=20_000)
def judged(title: str) -> Said:
    """What a title names, by its own words alone."""
    flat = plain(title)
    said = _of_words(title, flat)
    if said.kind == Kind.OTHER and is_cut(title):  # what decides stands at its end
        return Said(Kind.UNKNOWN)
    return said


def is_cut(title: str) -> bool:
    """Whether a title says itself that it goes on: 教育局2026年部门…"""
    return bool(_CUT.search(title))


def _of_words(title: str, flat: str) -> Said:
    outside = _BRACKETED.sub("", flat)
    text = outside if _WORD.search(outside) else flat.replace("(", "").replace(")", "")
    words = list(_WORD.finditer(text))
    if not words:
        return _without_the_word(title, outside or flat)
    if work := _WORK.search(text):
        return Said(Kind.OTHER, f"标题说的是“{work.group()}”的工作")
    if work := _WORK_TAIL.search(text):
        return Said(Kind.OTHER, f"标题说的是“{work.group()}”")
    tails = [_PUBLISHING.sub("", _WORD.sub("", text[one.end() :])) for one in words]
    if tails[-1] and not names_organ(tails[-1]):
        return Said(Kind.OTHER, f"标题说的是“{_named(text, words[-1].start(), tails[-1])}”")
    first = next((one for one, tail in zip(words, tails, strict=True) if not tail), words[0])
    before = text[: first.start()]
    aside = "".join(_BRACKETED.findall(flat)).strip("()[]【】〔〕")
    return _of_whom(before, text, aside)


def _of_whom(before: str, text: str, aside: str) -> Said:
    """Whose budget: the first words name a department, the whole place, or nobody."""
    who = re.sub(
        r"(?:20\d{2}|[〇○零一二两三四五六七八九]{4})年?度?(?:年初)?|年度?|财政(?!局|厅|所)|收支|综合|“?$",
        "",
        before,
    )
    who = re.sub(r"^(?:关于)?(?:公开|公布|批复)?|关于(?:公开|公布|公示|批复)?$", "", who)
    if _OF_A_DEPARTMENT.search(who) or _OF_A_DEPARTMENT.search(text):
        rest = re.sub(r"关于(?:公开|公布|公示|批复)?|部门|单位|所属|直属|各|的|及|和|等", "", who)
        named = names_organ(rest) or rest.endswith("政府") or names_organ(aside)
        return Said(Kind.REPORT if named else Kind.COLUMN)
    if _TOWN.search(who) or who.endswith("街道办事处"):
        return Said(Kind.REPORT)
    if names_organ(re.sub(r"(?:政府性基金|国有资本经营|一般公共|的){1,9}+$", "", who)):
        return Said(Kind.REPORT)
    if _WHOLE.search(before) and re.search(r"20\d{2}", text):
        return Said(Kind.OTHER, "标题说的是政府的预决算，不是部门的")
    if re.search(r"政府预|政府决|社会保险基金|财政总|[预决]算报告$", text):
        return Said(Kind.OTHER, "标题说的是政府的预决算，不是部门的")
    return Said(Kind.COLUMN)


def _without_the_word(title: str, text: str) -> Said:
    bare = _STEP_NOISE.sub("", text)
    if not bare or _BARE.fullmatch(PurePosixPath(bare).name):
        return Said(Kind.STEP if re.fullmatch(r"20\d{2}", bare) else Kind.BARE)
    if _STEP.fullmatch(bare):
        return Said(Kind.STEP)
    own = _ITSELF.sub("", text)
    if _TOWN.search(own) or (names_organ(own) and not _NO_NAME.search(own)):
        return Said(Kind.DEPARTMENT)
    if _PATHWAY.search(text) and len(text) <= 20:
        return Said(Kind.STEP, "pathway")
    return Said(Kind.UNKNOWN)


def is_pathway(title: str) -> bool:
    """Whether a column of this name may lead to the budgets, where they are still to be found."""
    flat = plain(title)
    return (
        len(flat) <= LONGEST_COLUMN
        and not re.search(r"\d{4}", flat)
        and bool(_PATHWAY.search(flat) or _DIRECTORY.search(flat))
    )


def is_directory(title: str) -> bool:
    """Whether a page of this name lists departments, each with what it publishes."""
    return bool(_DIRECTORY.search(plain(title)))


def why_not(title: str) -> str:
    """The reason to leave away what a title names, for the crawl log."""
    said = judged(title)
    return f"不是部门预决算报告（{said.why or '标题中没有“预算”或“决算”'}）"


def fiscal_year(title: str) -> int | None:
    """The year a title names first."""
    found = re.search(r"(20\d{2})(?!\d)", plain(title))
    return int(found.group(1)) if found else None


def _named(text: str, start: int, tail: str) -> str:
    """The words from 预算 on, as far as they say what the thing is."""
    return text[start:][: max(12, len(tail) + 2)]


def names_organ(text: str) -> bool:
    """Whether a text is or ends with the name of a department, unit, town or school."""
    name = _BEHIND_NAME.sub("", text)
    return 2 <= len(name) <= 60 and bool(_ORGAN.search(name))
