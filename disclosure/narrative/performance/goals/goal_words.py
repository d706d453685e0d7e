"""What the cells of a performance form can say: columns of indicators, columns of lists, labels.

What belongs here: telling one printed text. What does not: where it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from disclosure.narrative.performance.labels import label_of, labels
from disclosure.narrative.performance.performance_amounts import is_amount
from disclosure.narrative.prose_text import compact, joined

IndicatorColumn = Literal["level1", "level2", "level3", "name", "target", "sign", "measure", "note"]
ListColumn = Literal["project", "unit", "code", "serial", "amount", "goal", "score", "other"]

_INDICATOR: tuple[tuple[IndicatorColumn, re.Pattern[str]], ...] = (
    ("level1", re.compile(r"一级(?:绩效)?指标")),
    ("level2", re.compile(r"二级(?:绩效)?指标")),
    ("level3", re.compile(r"[三四]级(?:绩效)?指标.{0,60}")),
    ("sign", re.compile(r"指标(?:性质|方向|值类型|符号)|(?:计算|运算|比较)?符号")),
    ("measure", re.compile(r"(?:计量|度量|指标值?|目标值)单位")),
    ("note", re.compile(r".{0,60}(?:权重|分值|标准|解释|说明|是否核心).{0,60}|指标值内容|备注")),
    ("target", re.compile(
        r"(?:绩效|年度|预期|计划|本年){0,6}(?:指标值|目标值|指标目标值|计划值)(?:\(.{0,60}\))?"
    )),
    ("name", re.compile(r"(?:绩效)?指标(?:名称|内容)")),
)  # fmt: skip
_TELLING = frozenset({"level1", "level2", "level3", "name", "target"})
_LIST: tuple[tuple[ListColumn, re.Pattern[str]], ...] = (
    ("serial", re.compile(r"序号|行次|栏次")),
    ("code", re.compile(r".{0,60}(?:编码|代码|编号)")),
    ("project", re.compile(r".{0,60}(?:项目|专项).{0,60}名称|项目|(?:任务|工作)名称")),
    ("score", re.compile(r".{0,60}(?:自评|得分|分数|评分|评价)(?!标准).{0,60}")),
    ("unit", re.compile(r".{0,60}(?:单位|部门|处室)(?:名称)?|.{0,60}单位.{0,60}名称")),
    ("goal", re.compile(r".{0,60}(?:目标|内容|任务|概况|职责|依据).{0,60}")),
    ("amount", re.compile(
        r".{0,60}(?:金额|资金|预算|经费|拨款|总额|结转).{0,60}|合计|小计|总计|.{0,60}(?:收入|支出)(?:数|合计)?"
    )),
)  # fmt: skip
_MONEY = re.compile(
    r".{0,60}(?:资金|预算|经费|拨款|金额|总额|支出|收入|结转|成本|补助).{0,60}|合计|小计|总计"
)
_LABEL = re.compile(
    r".{0,60}(?:名称|部门|单位|目标|概况|依据|必要性|职能|职责|任务|计划|措施|内容|期限?|时间|日期|属性|类型"
    r"|类别|性质|责任人|负责人|联系人|电话|备注|说明|领域|范围|方式|编码|代码|等级|总额|金额)(?:\(.{0,60}\))?"
)
_UNIT = re.compile(r"(?:\(|\[|单位:?)(?:单位:?)?(亿元|万元|千元|元)(?:\)|\]|$)")
_TOTAL = re.compile(
    r"合计|总计|总额|小计|金额合计|(?:项目|专项|预算|年度|当年|本年度?|实施期|总|财政拨款|预算资金){0,6}"
    r"(?:资金|预算|经费|金额|资金预算|预算资金)(?:总额|金额|数|数额|合计|申请总额)?"
)
_LONGEST_LABEL = 16
_WHOLE_LIFE = re.compile(r"实施期|项目总|总投资|全周期")
_OF_THE_YEAR = re.compile(r"年度|当年|本年")


@lru_cache(maxsize=4096)
def indicator_column(text: str) -> IndicatorColumn | None:
    """What a head says of a column of indicators; None where it says nothing of them."""
    plain = label_of(text)
    return next((name for name, words in _INDICATOR if words.fullmatch(plain)), None)


@lru_cache(maxsize=4096)
def list_column(text: str) -> ListColumn:
    """What a head says of a column of a list of projects or units."""
    plain = label_of(re.sub(r"\((?:亿|万|千)?元\)|\d{4}年度?", "", compact(text)))
    return next((name for name, words in _LIST if words.fullmatch(plain)), "other")


def is_telling(text: str) -> bool:
    """Whether a cell can only be the head of a column of indicators."""
    return indicator_column(text) in _TELLING


def is_level(text: str) -> bool:
    """数量指标, 效益指标 …: a first or second level of indicators."""
    plain = label_of(text)
    return plain in labels().level1 or labels().is_level2(plain)


@lru_cache(maxsize=4096)
def unit_in(text: str) -> str | None:
    """The unit of money printed in brackets or behind 单位: in a label or a line."""
    found = _UNIT.search(compact(text))
    return found.group(1) if found else None


@lru_cache(maxsize=4096)
def is_money_label(text: str) -> bool:
    """Whether a label names money: 项目资金（万元）, 其中：财政拨款."""
    plain = label_of(text)
    return len(plain) <= _LONGEST_LABEL + 4 and _MONEY.fullmatch(plain) is not None


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a text can name a field; many names of projects could, too: place decides first."""
    plain = label_of(text)
    if plain in labels().known:
        return True
    return len(plain) <= _LONGEST_LABEL and _LABEL.fullmatch(plain) is not None


def is_total(label: str) -> bool:
    """资金总额, 金额合计, 当年预算: the whole of the form's money."""
    return _TOTAL.fullmatch(label_of(label)) is not None


def life_of(label: str) -> Literal["whole_life", "annual"] | None:
    """Whether a label of money says the whole life of a project or the year."""
    plain = label_of(label)
    if _WHOLE_LIFE.search(plain):
        return "whole_life"
    return "annual" if _OF_THE_YEAR.search(plain) else None


def inline_amount(text: str) -> tuple[str, str] | None:
    """实施期资金总额：1000.00 in one cell, as label and amount."""
    label, colon, value = joined(text).replace("：", ":").partition(":")
    return (
        (label, value) if colon and value and is_amount(value) and is_money_label(label) else None
    )
