"""Sentences in many wordings that are true, and the same with one thing made false.

What belongs here: the grammar. What does not: what the rules say of its sentences.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

YEAR = 2025
SUBJECTS = (
    "机关运行经费",
    "“三公”经费",
    "公务接待费",
    "河道管护专项经费",
    "农林水支出（213类）水利（03款）行政运行（01项）",
    "“农林水支出（类）林业和草原（款）湿地保护（项）”科目",
    "财政拨款支出预算",
    "图书购置和编目费用",
)
MOVEMENTS = (
    "{y}年{s}{a}，比上年{d}{c}，{d}{p}。",
    "{s}{l}年执行数为{b}，{y}年预算安排{a}，比{l}年执行数{d}{p}。",
    "{s}安排{a}，较{l}年预算数{b}{d}{c}，{n}{p}。",
    "{y}年{s}预算为{a}，上年预算{b}，同比{d}{p}。",
    "{s}预算数为{a}（{l}年预算为{b}），{d}{c}，{d}{p}。",
    "{s}{a}。与上年相比{d}了{c}，{n}为{p}，主要原因是业务量变化。",
    "{y}年{s}共安排{a}，其中专项{e}，与上年预算相比，{d}{c}，{d}{p}。",
    "{l}年{s}预算{b}，{y}年为{a}，{d}{p}，主要是新开办事项增加{e}。",
)
ORDERS = (
    "{s}年初预算为{b}，支出决算为{a}，完成年初预算的{r}。决算数{o}预算数的主要原因是据实列支。",
    "{s}。年初预算{b}，决算{a}，完成预算的{r}，决算数{o}预算数。",
)
SHARES = (
    "本年支出合计{w}，其中：基本支出{x}，占{p}；项目支出{z}，占{q}。",
    "支出总额{w}，包括基本支出{x}（占{p}）、项目支出{z}（占{q}）。",
    "基本支出{x}，占支出总额{w}的{p}。",
    "本年支出{w}。其中，基本支出{x}，占比{p}，项目支出{z}，占比{q}。",
)
SUMS = (
    "房屋面积{w}平方米，其中：办公用房{x}平方米，业务用房{z}平方米。",
    "现有设备{w}台（其中：检测设备{x}台，其他设备{z}台）。",
    "公车{w}辆，其中：执法用车{x}辆、其他用车{z}辆。",
)


@dataclass(frozen=True)
class Sentence:
    text: str
    is_true: bool


def rounded(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def sentences(count: int, seed: int) -> Iterator[Sentence]:
    """Half of them true; a false one differs in one figure or one word."""
    source = random.Random(seed)
    makers: tuple[Callable[[random.Random, bool], str], ...] = (movement, order, share, total)
    for number in range(count):
        is_true = number % 2 == 0
        yield Sentence(makers[number // 2 % len(makers)](source, is_true), is_true)


def movement(source: random.Random, is_true: bool) -> str:
    last, now = (Decimal(source.randint(2_000, 99_999_99)) / 100 for _ in range(2))
    while abs(now - last) < last / 20:
        now = Decimal(source.randint(2_000, 99_999_99)) / 100
    places = source.choice((0, 1, 2))
    percent = rounded(100 * abs(now - last) / last, places)
    is_up = now > last
    template = source.choice(MOVEMENTS)
    if not is_true:
        if source.random() < 0.5 and "{b}" in template:
            is_up = not is_up
        else:
            percent = rounded(percent * source.choice((3, Decimal("0.4"))) + 11, places)
    style = _style(source)
    extra = Decimal(source.randint(1, 100)) / 100
    return template.format(
        y=YEAR,
        l=YEAR - 1,
        s=source.choice(SUBJECTS),
        a=style(now),
        b=style(last),
        c=style(abs(now - last)),
        e=style(extra),
        d=source.choice(("增加", "增长") if is_up else ("减少", "下降", "降低")),
        n=source.choice(("增幅", "增长率") if is_up else ("降幅", "下降幅度")),
        p=f"{percent}%",
    )


def order(source: random.Random, is_true: bool) -> str:
    budget = Decimal(source.randint(2_000, 9_999_99)) / 100
    outcome = rounded(budget * Decimal(source.randint(40, 95)) / 100, 2)
    rate, word = rounded(100 * outcome / budget, 2), "小于"
    if not is_true:
        rate, word = (rate + 7, word) if source.random() < 0.5 else (rate, "大于")
    style = _style(source)
    return source.choice(ORDERS).format(
        s=source.choice(SUBJECTS), a=style(outcome), b=style(budget), r=f"{rate}%", o=word
    )


def share(source: random.Random, is_true: bool) -> str:
    one, other = (Decimal(source.randint(2_000, 9_999_99)) / 100 for _ in range(2))
    whole = one + other
    of_one, of_other = (rounded(100 * part / whole, 2) for part in (one, other))
    if not is_true:
        of_one += 9
    style = _style(source)
    return source.choice(SHARES).format(
        w=style(whole), x=style(one), z=style(other), p=f"{of_one}%", q=f"{of_other}%"
    )


def total(source: random.Random, is_true: bool) -> str:
    one, other = source.randint(20, 9_000), source.randint(20, 9_000)
    whole = one + other - (0 if is_true else source.randint(3, 15))
    return source.choice(SUMS).format(w=whole, x=one, z=other)


def _style(source: random.Random) -> Callable[[Decimal], str]:
    """万元 with or without separators, or yuan."""
    return source.choice(
        (
            lambda amount: f"{amount}万元",
            lambda amount: f"{amount:,}万元",
            lambda amount: f"{int(amount * 10000):,}元",
        )
    )
