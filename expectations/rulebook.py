"""The catalogue as a book for the bureau: docs/rules.md, written from the rule files.

What belongs here: `python -m expectations.rulebook`. What does not: the rules (`catalogue/`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from expectations.rules import CASES, FAMILIES, ROOM, Rule, catalogue
from warehouse.words import word, words

BOOK = ROOM.parent / "docs" / "rules.md"
CONVENTION_NAMES = {
    "env": "相加核对：各数四舍五入，允许半个末位乘以（项数＋1）的尾差；只有一项时必须相等",
    "twice": "同一数字印两次：必须相等，只差一个末位时降为说明",
    "state": "事实核对：不比较尾差",
    "computed": "整份报告一起计算（线性规划）",
}
_OPENING = """# 核对规则

本页由 `python -m expectations.rulebook` 从规则文件生成，请勿手工修改。共 {count} 条规则。

每条规则对每份现行报告都有结果：{outcomes}。缺表、有未读入的内容、
科目重复出现时不作判断，写明原因。
"""


def rulebook() -> str:
    """The whole page in Markdown."""
    said = examples()
    chapters = [_chapter(family, title, said) for family, title in FAMILIES.items()]
    outcomes = "、".join(words("outcome").values())
    opening = _OPENING.format(count=len(catalogue()), outcomes=outcomes)
    return "\n".join([opening, *chapters]).rstrip() + "\n"


def examples() -> dict[str, str]:
    """A sentence of each rule: the first that its cases say, which the tests render."""
    found = {}
    for path in CASES.glob("*.toml"):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        said = [message for case in cases for message in case.get("messages", [])]
        found.update({path.stem: said[0]} if said else {})
    return found


def _chapter(family: str, title: str, said: Mapping[str, str]) -> str:
    rules = [rule for rule in catalogue() if rule.family == family]
    return "\n".join([f"## {title}", "", *(_entry(rule, said) for rule in rules)])


def _entry(rule: Rule, examples_of: Mapping[str, str]) -> str:
    needed = "、".join(f"表{number}" for number in rule.tables) or "有哪张核对哪张"
    said = re.sub(r"\{\w+\}", "…", rule.message)
    lines = {
        "编号": f"`{rule.rule_id}`",
        "严重程度": word("severity", rule.severity),
        "依据": rule.basis,
        "核对办法": CONVENTION_NAMES[rule.convention],
        "所需的表": needed,
        "不成立时说": said,
        "例": examples_of.get(rule.rule_id, "无"),
        "可能误报": "无" if rule.false_alarms == "-" else rule.false_alarms,
        "不适用": rule.not_applicable,
    }
    entries = "\n".join(f"- {name}：{text}" for name, text in lines.items())
    return f"### {rule.title}\n\n{entries}\n"


def main(target: Path = BOOK) -> None:
    """Writes docs/rules.md anew."""
    target.write_text(rulebook(), encoding="utf-8")


if __name__ == "__main__":
    main()
