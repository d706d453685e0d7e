"""The budget of department 307 in 2025: true figures whose printing shows natural rounding.

What belongs here: figures that print 27.71 for 19.10 + 5.75 + 2.87, and 83.36 for 74.15 + 9.22.
"""

from __future__ import annotations

from demo.demo_budget import Budget, EconomicItem, Item, LastYear, Project, ThreePublic

YUAN = 100
GENERAL = "general_public_budget"
_ITEMS = (
    ("2060101", 479_240, 0),
    ("2060199", 0, 9_000),
    ("2060702", 0, 80_000),
    ("2060799", 0, 840_000),
    ("2080501", 190_980, 0),
    ("2080505", 57_460, 0),
    ("2080506", 28_660, 0),
    ("2100799", 600, 0),
    ("2101101", 24_400, 0),
    ("2210201", 52_300, 0),
)
_PERSONNEL = (
    ("工资福利支出", "基本工资", "工资奖金津补贴", 204_640),
    ("工资福利支出", "津贴补贴", "工资奖金津补贴", 138_740),
    ("工资福利支出", "奖金", "工资奖金津补贴", 42_200),
    ("工资福利支出", "机关事业单位基本养老保险缴费", "社会保障缴费", 57_460),
    ("工资福利支出", "职业年金缴费", "社会保障缴费", 28_660),
    ("工资福利支出", "职工基本医疗保险缴费", "社会保障缴费", 24_400),
    ("工资福利支出", "其他社会保障缴费", "社会保障缴费", 1_500),
    ("工资福利支出", "住房公积金", "住房公积金", 52_300),
)
_PUBLIC = (
    ("商品和服务支出", "办公费", "办公经费", 6_880),
    ("商品和服务支出", "差旅费", "办公经费", 5_000),
    ("商品和服务支出", "劳务费", "委托业务费", 6_000),
    ("商品和服务支出", "工会经费", "办公经费", 7_200),
    ("商品和服务支出", "福利费", "办公经费", 3_500),
    ("商品和服务支出", "公务用车运行维护费", "公务用车运行维护费", 18_000),
    ("商品和服务支出", "其他交通费用", "办公经费", 37_180),
    ("商品和服务支出", "其他商品和服务支出", "其他商品和服务支出", 8_400),
)
_RETIRED = (
    ("对个人和家庭的补助", "离休费", "离退休费", 143_280),
    ("对个人和家庭的补助", "退休费", "离退休费", 47_700),
    ("对个人和家庭的补助", "奖励金", "社会福利和救助", 600),
)
_PROJECTS = (
    ("基层科普行动计划项目", 680_000),
    ("遗属生活补助", 9_000),
    ("流动科普展览项目", 60_000),
    ("科普活动经费", 80_000),
    ("社区科普场馆项目", 100_000),
)

THREE_PUBLIC = ThreePublic(vehicle_running=18_000 * YUAN)


def science_budget(name: str, last_year: LastYear) -> Budget:
    """Department 307 in 2025."""
    return Budget(
        agency_code="307",
        agency_name=name,
        year=2025,
        units=(name,),
        items=tuple(Item(code, basic * YUAN, project * YUAN) for code, basic, project in _ITEMS),
        economic=tuple(
            EconomicItem(category, item, government, amount * YUAN, side)
            for lines, side in (
                (_PERSONNEL, "personnel"),
                (_PUBLIC, "public"),
                (_RETIRED, "personnel"),
            )
            for category, item, government, amount in lines
        ),
        projects=tuple(Project(name, one, {GENERAL: amount * YUAN}) for one, amount in _PROJECTS),
        three_public=THREE_PUBLIC,
        operating={name: 92_160 * YUAN},
        vehicles_held=0,
        vehicles_quota=0,
        last_year=last_year,
        staff=5,
    )
