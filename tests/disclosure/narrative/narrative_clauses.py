"""Sentences whose clauses speak of what clauses before them named; as in `narrative_sentences`."""

from __future__ import annotations

Told = tuple[str, str, str | None, str | None, str | None, str | None, int | None]
CLAUSES: dict[str, tuple[str, str, list[Told]]] = {
    "how far a budget was met, and what its clauses say of the same": (
        "（一）“三公”经费财政拨款支出决算总体情况说明",
        "“三公”经费支出决算为34.00万元，完成全年预算50.00万元的68.00%，比上年决算数减少1.50万元。"
        "公务接待3批次（其中外事接待1批次），16人次；年末公务用车保有量38辆。",
        [
            ("three_public", "level", "34.00", "340000", None, None, None),
            ("three_public", "budget", "50.00", "500000", None, None, None),
            ("three_public", "rate", None, None, None, "68.00", None),
            ("three_public", "change", "1.50", "15000", "decrease", None, None),
            ("reception_batches", "count", "3", None, None, None, None),
            ("reception_batches", "count", "1", None, None, None, None),
            ("reception_people", "count", "16", None, None, None, None),
            ("vehicles_kept", "count", "38", None, None, None, None),
        ],
    ),
    "numbered clauses, and words that name nothing": (
        "二、2025年单位收支总体情况",
        "（一）收入预算：2025年年初预算数77.00万元，按同口径同比增加4.00万元。"
        "收、支与2024年度相比，增加6.00万元。",
        [
            ("total_income", "level", "77.00", "770000", None, None, 2025),
            ("total_income", "change", "4.00", "40000", "increase", None, 2025),
            ("total_budget", "change", "6.00", "60000", "increase", None, 2025),
        ],
    ),
    "economic classes of basic expenditure and of projects": (
        "五、一般公共预算支出情况",
        "1.基本支出预算88.00万元。工资福利支出预算72.00万元，占基本支出预算81.82%，同比减少2.00万元。\n"
        "2.项目支出预算3.00万元。商品和服务支出预算3.00万元。",
        [
            ("basic", "level", "88.00", "880000", None, None, None),
            ("economic_class:工资福利支出", "level", "72.00", "720000", None, None, None),
            ("economic_class:工资福利支出", "share", None, None, None, "81.82", None),
            ("economic_class:工资福利支出", "change", "2.00", "20000", "decrease", None, None),
            ("project", "level", "3.00", "30000", None, None, None),
            ("project_class:商品和服务支出", "level", "3.00", "30000", None, None, None),
        ],
    ),
    "a name before 同比, and a year before a name": (
        "二、“三公”经费情况",
        "2025年“三公”经费预算50.00万元，其中：公务接待费同比减少8.00万元，下降17.63%。"
        "2024年“三公”经费支出64.00万元，2025年“三公”经费预算完成50.00万元。",
        [
            ("three_public", "level", "50.00", "500000", None, None, 2025),
            ("reception", "change", "8.00", "80000", "decrease", None, 2025),
            ("reception", "growth", None, None, "decrease", "17.63", 2025),
            ("three_public", "level", "64.00", "640000", None, None, 2024),
            ("three_public", "level", "50.00", "500000", None, None, 2025),
        ],
    ),
    "the last of a path is no class, whatever its name": (
        "五、财政拨款支出情况",
        "（1）卫生健康支出/行政事业单位医疗/其他支出2.00万元。其他支出3.00万元。",
        [
            ("unknown", "level", "2.00", "20000", None, None, None),
            ("class:其他支出", "level", "3.00", "30000", None, None, None),
        ],
    ),
}
