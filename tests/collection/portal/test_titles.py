"""What titles name: reports, columns, departments, steps, bare words, and other things."""

from __future__ import annotations

import itertools

import pytest

from collection.portal.pages.titles import Kind, fiscal_year, is_pathway, judged, why_not

REPORTS = [
    "某区教育局2025年部门预算",
    "云岭县教育局2026年财政预决算信息",
    "云岭县民政局2026年部门预 算公开",
    "云岭县水利局2026年部门收支计划及“三公”经费公开",
    "关于公开云岭县财政局2026年部门预算的通知",
    "云岭县人大常委会办公室2026年部门预算（经县第十八届人大第五次会议批准）",
    "云岭县政府采购中心2026年部门预算",
    "云岭县委党校（干部培训学校）2026年部门预算",
    "云岭县招聘与人才服务中心2025年度部门决算",
    "示范区人民政府办公室2025年部门预算公开（更正）",
    "附件1：某区教育局2026年部门预算公开表.xlsx",
    "某区教育局2026年度预（决）算公开",
    "2026年某区卫生健康局单位预算",
    "中共某区委组织部2026年预算公开说明",
    "某区某镇人民政府2026年部门预算",
    "某区城关镇2026年预算",
    "二〇二六年某区统计局部门预算",
    "某区审计局部门预算（2026年）",
    "2026年部门预算（某区公安局）",
    "某区政府采购中心2026年政府性基金预算支出表",
    "某区公安局交警大队2026年度“三公”经费预算",
    "某区教育局关于2026年部门预算公开的说明",
    "某区财政局（本级）2026年单位预算",
    "某区第一中学2026年单位预算公开",
]
COLUMNS = [
    "2026年部门预算",
    "部门预算",
    "财政预决算",
    "预决算公开",
    "2026年部门预算公开专题",
    "部门预决算",
    "预算/决算",
    "财政预算",
    "三公经费",
    "2025年度部门决算",
    "预算、决算信息",
    "单位预算",
]
OTHERS = [
    "某区水利局2026年政府采购预算公示",
    "某区教育局工程预算公示",
    "政府预算公开情况说明",
    "某区2026年政府预算公开",
    "某区2025年预算执行情况和2026年预算草案的报告",
    "某区教育局2025年预算绩效评价报告",
    "某区教育局部门预算绩效自评报告",
    "示范区部门预算编制业务培训通知",
    "关于编制2026年部门预算的通知",
    "关于做好2026年部门预算公开工作的通知",
    "某区召开2026年预算编制工作会议",
    "2026年某区本级财政预算",
    "某区2026年区级预算",
    "预算法",
    "预算管理制度改革",
    "预算绩效管理",
    "某区2026年预算调整方案",
    "社会保险基金预算",
    "【图解】2026年某市财政预算报告",
    "某区财政局2025年预算执行情况",
    "办公楼维修工程预算评审结果",
    "示范区办公设备采购公告",
    "关于召开年度工作会议的通知",
]
DEPARTMENTS = [
    "云岭县教育局",
    "司法局",
    "某区人民法院",
    "区委组织部",
    "区科协",
    "某区第一中学",
    "城关镇",
    "县会议服务中心",
    "县通知公告管理站",
]
STEPS = [
    "更多>>",
    "2026年",
    "2025年度",
    "部门",
    "区直部门",
    "more",
]
BARE = [
    "附件",
    "附件1.pdf",
    "点击下载",
    "下载",
    "附件2",
    "W020200803658371599761.rar",
    "查看",
]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        *((Kind.REPORT, one) for one in REPORTS),
        *((Kind.COLUMN, one) for one in COLUMNS),
        *((Kind.DEPARTMENT, one) for one in DEPARTMENTS),
        *((Kind.STEP, one) for one in STEPS),
        *((Kind.BARE, one) for one in BARE),
    ],
)
def test_what_a_title_names(kind: Kind, title: str) -> None:
    assert judged(title).kind == kind


@pytest.mark.parametrize("title", OTHERS)
def test_what_is_about_budgets_and_is_none_is_named(title: str) -> None:
    assert judged(title).kind in {Kind.OTHER, Kind.UNKNOWN}
    assert "不是部门预决算报告" in why_not(title)


NAMES = [
    "政府采购中心",
    "委党校（培训中心）",
    "人才招聘服务中心",
    "会议中心",
    "预算编审中心",
    "绩效评价中心",
]
WORDS = [
    "部门预算",
    "部门 决 算",
    "单位预算公开",
    "部门预（决）算信息公开",
    "部门预算公开说明及“三公”经费",
]


@pytest.mark.parametrize(("name", "word"), list(itertools.product(NAMES, WORDS)))
def test_what_stands_before_does_not_matter(name: str, word: str) -> None:
    assert judged(f"某县{name}2026年{word}").kind == Kind.REPORT
    assert judged(f"2026年某县{name}{word}").kind == Kind.REPORT


TAILS = [
    "绩效评价报告",
    "执行情况的报告",
    "编制培训通知",
    "评审结果公告",
    "管理暂行办法",
    "调整方案",
    "草案的决议",
]


@pytest.mark.parametrize(
    ("word", "tail"), list(itertools.product(["部门预算", "预算", "预决算"], TAILS))
)
def test_what_stands_behind_decides(word: str, tail: str) -> None:
    assert judged(f"某县教育局2026年{word}{tail}").kind == Kind.OTHER


def test_the_year_and_the_way() -> None:
    assert fiscal_year("关于2026年部门预算（2025年12月）") == 2026
    assert fiscal_year("部门预算") is None
    assert is_pathway("法定主动公开内容")
    assert is_pathway("镇（街道）信息公开")
    assert not is_pathway("新闻中心")
    assert not is_pathway("某市市场监管局2026年上半年重点领域违法案例")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("云岭县城关镇人民政府2026年预算公开", Kind.REPORT),
        ("云岭县城东街道办事处2025年度决算", Kind.REPORT),
        ("云岭县人民政府2026年预算公开", Kind.OTHER),
        ("云岭县财政局关于2026年部门预算编制的通知", Kind.OTHER),
        ("云岭县财政局2026年部门预算编制说明", Kind.REPORT),
        ("部门预算公开查询", Kind.COLUMN),
        ("县教育局本级", Kind.DEPARTMENT),
        ("县财政局（机关）", Kind.DEPARTMENT),
        ("往年公开", Kind.STEP),
        ("历年", Kind.STEP),
    ],
)
def test_towns_governments_and_notices_of_work(title: str, kind: Kind) -> None:
    assert judged(title).kind == kind
