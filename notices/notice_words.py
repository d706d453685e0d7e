"""The words of a notice: from what it holds to a row of blocks.

What belongs here: Chinese sentences and their order. What does not: fonts, widths, pages.
Laws are cited by name only; rules say their own basis.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from evidence.excerpts import Passage
from evidence.pictures import Picture, Role, TableExcerpt
from notices.blocks import (
    Addressee,
    Block,
    Grid,
    Heading,
    Image,
    Letterhead,
    Note,
    Paragraph,
    Quote,
    Run,
    Signature,
    Title,
)
from notices.cleaning import one_line
from notices.notice_content import Evidence, Item, Matter, Notice, Report

SHADES: dict[Role, str] = {
    "total": "F6D5D2",
    "left": "F6D5D2",
    "part": "D5E3F2",
    "right": "D5E3F2",
    "spoken": "F5E6CC",
    "cause": "E6D6EE",
}
"""The colours of pictures (`evidence.pictures.COLOURS`), light enough to read a figure on."""
SHARE_OF_LABELS, SHARE_OF_FIGURES = 2.2, 1.0
MOST_IN_CELL = 120
LEGEND = (
    "图样中方框、摘录中底色标出的是所涉的数：红为合计或左边的数，蓝为分项或右边的数，"
    "褐为文字中的数，紫为须改动的数。"
)
INBOX = "inbox:"
CHINESE = "零一二三四五六七八九十"


def compose(notice: Notice) -> list[Block]:
    """The whole notice from its head to its last line."""
    matter = notice.matter
    blocks: list[Block] = [
        Letterhead(notice.issuer, notice.number),
        Title(title_of(matter)),
        Addressee(f"{matter.agency_name}："),
        *_opening(notice),
    ]
    sections = [("所涉报告", list(_reports(notice)))] if matter.reports else []
    for severity, heading in (("error", "须更正的问题"), ("warning", "须核实的问题")):
        items = matter.of(severity)  # type: ignore[arg-type]
        if items:
            listed = [block for n, item in enumerate(items, 1) for block in _item(n, item)]
            sections.append((f"{heading}（{matter.count(severity)}处）", listed))  # type: ignore[arg-type]
    sections.append(("整改要求", list(_requirements(notice))))
    for number, (heading, body) in enumerate(sections, start=1):
        blocks += [Heading(f"{CHINESE[number]}、{heading}"), *body]
    return [*blocks, Signature(notice.issuer, day(notice.issued_on)), *_closing(notice)]


def title_of(matter: Matter) -> tuple[str, ...]:
    """The title in lines broken by sense."""
    subject = f"{matter.fiscal_year}年{matter.subject}公开问题的整改通知"
    return f"关于{matter.agency_name}", subject


def day(date: dt.date) -> str:
    """2026年11月4日."""
    return f"{date.year}年{date.month}月{date.day}日"


def plain(text: str, *, lead: str = "") -> Paragraph:
    """A paragraph, with a bold word in front of it where there is one."""
    return Paragraph((Run(lead, bold=True), Run(text)) if lead else (Run(text),))


def counted(notice: Notice) -> str:
    """须更正的问题2处、须核实的问题1处."""
    errors, warnings = (notice.matter.count(one) for one in ("error", "warning"))
    told = [f"须更正的问题{errors}处"] * bool(errors) + [f"须核实的问题{warnings}处"] * bool(
        warnings
    )
    return "、".join(told)


def _opening(notice: Notice) -> Iterator[Block]:
    matter = notice.matter
    yield plain(
        "根据《中华人民共和国预算法》《中华人民共和国预算法实施条例》和《地方预决算公开操作规程》"
        f"（财预〔2016〕143号），我局对你单位{matter.fiscal_year}年{matter.subject}公开情况进行了核对，"
        f"发现{counted(notice)}。现将有关情况通知如下，请按要求整改。"
    )
    if notice.earlier:
        yield plain(
            f"此前就{matter.fiscal_year}年{matter.subject}公开印发的{'、'.join(notice.earlier)}"
            "所列问题，仍需整改的已并入本通知。"
        )


def _reports(notice: Notice) -> Iterator[Block]:
    for report in notice.matter.reports:
        yield Grid("", None, tuple(_facts(report)), (1.0, 4.6))


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield "报告名称", report.title or "（文件中没有名称）"
    if report.url.startswith(("http://", "https://")):
        yield "公开网址", report.url
    else:
        yield "来源", f"收到的文件 {report.url.removeprefix(INBOX)}".strip()
    if report.published_on:
        yield "公开日期", day(report.published_on)
    if report.collected_at:
        yield "收到时间", f"{day(report.collected_at)}{report.collected_at:%H:%M}"
    yield "文件校验", f"SHA-256 {report.document_sha256[:16]}"


def _item(number: int, item: Item) -> Iterator[Block]:
    leading, many = item.leading, len(item.findings)
    yield Heading(f"{number}. {leading.rule_title}{f'（{many}处）' if many > 1 else ''}", level=2)
    yield from _told(item)
    if leading.arithmetic and many == 1:
        yield plain(leading.arithmetic, lead="算式：")
    yield from _cause(item)
    yield plain(f"{leading.basis}（规则 {leading.rule_id}）", lead="依据：")
    yield from (_shown(one) for one in item.evidence)


def _told(item: Item) -> Iterator[Block]:
    """The sentences and the places; a page that all have in common is said once."""
    pages = {finding.page_label for finding in item.findings}
    if len(item.findings) == 1:
        yield plain(item.leading.message)
        if item.leading.report_id:
            yield plain(item.leading.place, lead="位置：")
        return
    for number, finding in enumerate(item.findings, start=1):
        page = f"（{finding.page_label}）" if finding.page_label and len(pages) > 1 else ""
        yield plain(f"（{number}）{finding.message}{page}")
    if len(pages) == 1 and item.leading.page_label:
        yield plain(f"以上均在{item.leading.page_label}。", lead="位置：")


def _cause(item: Item) -> Iterator[Block]:
    leading = item.leading
    if leading.sentence:
        yield plain(leading.sentence, lead="改正：" if leading.decided else "分析：")
    if len(leading.changes) > 1:
        rows = tuple((one.place, one.printed, one.needed) for one in leading.changes)
        yield Grid("", ("须改动的数", "印出", "应为"), rows, (3.2, 1, 1), frozenset({1, 2}))
    if item.consequences:
        places = "；".join(dict.fromkeys(other.place for other in item.consequences))
        told = f"另有{len(item.consequences)}项核对随之不成立，涉及{places}。"
        yield plain(told, lead="由此连带：")


def _shown(evidence: Evidence) -> Block:
    if isinstance(evidence, Picture):
        caption = f"原文图样：{one_line(evidence.caption)}"
        return Image(evidence.content, evidence.width, evidence.height, caption)
    if isinstance(evidence, Passage):
        runs = [
            Run(_flat(text), shade=SHADES[role] if role else None) for text, role in evidence.pieces
        ]
        return Quote(f"原文摘录：{one_line(evidence.section)}", tuple(runs))
    return _excerpt(evidence)


def _flat(text: str) -> str:
    """One line; spaces at the ends stay, for runs stand side by side."""
    return " ".join(one_line(f"|{text}|").split())[1:-1]


def _excerpt(table: TableExcerpt) -> Grid:
    labels = table.figures
    shades = {(row, column): SHADES[role] for row, column, role in table.marks}
    shares = [SHARE_OF_FIGURES] * len(table.header)
    for column in range(min(labels, len(shares))):
        shares[column] = SHARE_OF_LABELS if column == labels - 1 else SHARE_OF_FIGURES
    return Grid(
        f"原文摘录：{one_line(table.title)}",
        tuple(map(_short, table.header)),
        tuple(tuple(map(_short, row)) if row else None for row in table.rows),
        tuple(shares),
        frozenset(range(labels, len(table.header))),
        shades,
    )


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= MOST_IN_CELL else text[: MOST_IN_CELL - 1] + "…"


def _requirements(notice: Notice) -> Iterator[Block]:
    matter, due = notice.matter, day(notice.due_on)
    steps: list[str] = []
    errors = [one for item in matter.of("error") for one in item.findings]
    if any(one.report_id is None for one in errors):
        steps.append("对未公开或打不开的，立即在规定位置公开，并书面说明原因。")
    if any(one.report_id for one in errors):
        steps.append(
            f"对须更正的问题，核对{matter.subject}底稿，改正后在原公开位置重新公开，"
            "并注明更正的内容和日期。"
        )
    if matter.of("warning"):
        steps.append("对须核实的问题，逐项核实：确属有误的一并更正；无误的，书面说明理由。")
    steps.append(f"于{due}前将整改情况书面报我局。认为所列问题不成立的，一并说明并附依据。")
    yield plain(f"请你单位于{due}前（自印发之日起{notice.days}日内）完成整改：")
    for number, step in enumerate(steps, start=1):
        yield plain(f"（{CHINESE[number]}）{step}")
    if any(item.leading.decided for item in matter.items):
        yield plain(
            "“改正”所列应为之数，是使有关核对全部成立的最小改动，供查找差错之用，"
            f"应以你单位批复的{matter.subject}为准。"
        )
    if notice.contact:
        yield plain(notice.contact, lead="联系方式：")


def _closing(notice: Notice) -> Iterator[Block]:
    matter = notice.matter
    told: Sequence[tuple[int, str]] = (
        (matter.infos, "说明性事项{}处"),
        (matter.waived, "已豁免的问题{}处"),
        (matter.false_alarms, "经审核为误报的{}处"),
    )
    others = "、".join(words.format(count) for count, words in told if count)
    left_out = f"另有{others}，未列入本通知。" if others else ""
    yield Note(
        f"附注：本通知由公开的文件核对得出，核对截至{day(matter.as_of)}（批次 {matter.night_id}）。"
        f"{left_out}{LEGEND if any(item.evidence for item in matter.items) else ''}"
    )
