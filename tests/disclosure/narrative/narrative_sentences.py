"""Sentences of our own and what each of their figures is about.

A case is a heading, a text, and its statements: subject, measure, amount as printed, whole yuan,
direction, percent, year.
"""

from __future__ import annotations

from tests.disclosure.narrative.narrative_clauses import CLAUSES, Told

TEXTS: dict[str, tuple[str, str, list[Told]]] = {
    "totals": (
        "一、收支情况",
        "2025年度某局预算收入总计１，２３４．５６万元，其中：本年收入1,234.56万元，上年结转0万元，"
        "比上年增加71.23万元，增长6.12％，主要原因是增加人员经费68万元；支出总计2亿元,比2024年预算数1.5亿元减少5000元。",
        [
            ("total_income", "level", "1234.56", "12345600", None, None, 2025),
            ("current_year_income", "level", "1234.56", "12345600", None, None, 2025),
            ("carry_over", "level", "0", "0", None, None, 2025),
            ("total_income", "change", "71.23", "712300", "increase", None, 2025),
            ("total_income", "growth", None, None, "increase", "6.12", 2025),
            ("reason:total_income", "change", "68", "680000", "increase", None, 2025),
            ("total_expenditure", "level", "2", "200000000", None, None, 2025),
            ("total_expenditure", "level", "1.5", "150000000", None, None, 2024),
            ("total_expenditure", "change", "5000", "5000", "decrease", None, 2025),
        ],
    ),
    "an item, what it is spent on, and its figures": (
        "五、一般公共预算财政拨款支出决算情况说明",
        "2、一般公共服务支出（类）财政事务（款）一般行政管理事务（项）。主要用于：业务培训与宣传等基本支出。"
        "年初预算为12.00万元，支出决算为10.00万元。",
        [
            (
                "item:一般公共服务支出/财政事务/一般行政管理事务",
                "budget",
                "12.00",
                "120000",
                None,
                None,
                None,
            ),
            (
                "item:一般公共服务支出/财政事务/一般行政管理事务",
                "level",
                "10.00",
                "100000",
                None,
                None,
                None,
            ),
        ],
    ),
    "parts of a project are not the report's": (
        "四、一般公共预算拨款支出",
        "（二）项目支出：项目支出预算17.40万元，主要是专项业务支出，其中：教育支出17.40万元，用于办学。"
        "科学技术支出0.40万元。",
        [
            ("project", "level", "17.40", "174000", None, None, None),
            ("unknown", "level", "17.40", "174000", None, None, None),
            ("unknown", "level", "0.40", "4000", None, None, None),
        ],
    ),
    "parts of operating cost are no other lines": (
        "八、机关运行经费情况",
        "2026年机关运行经费预算82万元，其中：办公费41万元，公务接待费2万元。",
        [
            ("operating", "level", "82", "820000", None, None, 2026),
            ("unknown", "level", "41", "410000", None, None, 2026),
            ("unknown", "level", "2", "20000", None, None, 2026),
        ],
    ),
    "a narrower total, and what is listed of it": (
        "六、政府采购情况",
        "本单位上级专项转移支付支出预算为7.61万元。某市水务局2026年政府采购预算总额9万元，其中：政府采购货物预算9万元；"
        "其中一般公共预算拨款政府采购5万元：政府采购货物预算5万元、政府采购工程预算0万元。",
        [
            ("unknown", "level", "7.61", "76100", None, None, 2026),
            ("procurement", "level", "9", "90000", None, None, 2026),
            ("procurement_goods", "level", "9", "90000", None, None, 2026),
            ("unknown", "level", "5", "50000", None, None, 2026),
            ("unknown", "level", "5", "50000", None, None, 2026),
            ("unknown", "level", "0", "0", None, None, 2026),
        ],
    ),
    "items by their codes, and lines of the whole account": (
        "二、一般公共预算拨款支出情况",
        "（七）2080506-机关事业单位职业年金缴费支出12.22万元。（八）劳动关系和维权（2080110）14万元。"
        "1.“卫生健康支出”科目10万元，资本性支出（503）7.75万元，上级补助收入0万元，年终结转结余2万元。",
        [
            ("coded:机关事业单位职业年金缴费支出", "level", "12.22", "122200", None, None, None),
            ("coded:劳动关系和维权", "level", "14", "140000", None, None, None),
            ("class:卫生健康支出", "level", "10", "100000", None, None, None),
            ("economic:资本性支出", "level", "7.75", "77500", None, None, None),
            ("superior_subsidy", "level", "0", "0", None, None, None),
            ("year_end_carry_over", "level", "2", "20000", None, None, None),
        ],
    ),
    "a heading, and the year's budget below it": (
        "（二）公务接待费",
        "2026年预算安排6.10万元，比上年减少0.10万元。",
        [
            ("reception", "level", "6.10", "61000", None, None, 2026),
            ("reception", "change", "0.10", "1000", "decrease", None, 2026),
        ],
    ),
    "a line and the year's budget behind its full stop": (
        "七、“三公”经费预算情况",
        "2.公务接待费。2026年预算数2.98万元，较2025年年初预算增加0.10万元。",
        [
            ("reception", "level", "2.98", "29800", None, None, 2026),
            ("reception", "change", "0.10", "1000", "increase", None, 2026),
        ],
    ),
    "shares": (
        "三、支出预算情况说明",
        "2026年支出预算90万元，其中：基本支出60万元，占66.67%；项目支出30万元，占33.33%；上年结转0万元，占0%。",
        [
            ("total_expenditure", "level", "90", "900000", None, None, 2026),
            ("basic", "level", "60", "600000", None, None, 2026),
            ("basic", "share", None, None, None, "66.67", 2026),
            ("project", "level", "30", "300000", None, None, 2026),
            ("project", "share", None, None, None, "33.33", 2026),
            ("carry_over", "level", "0", "0", None, None, 2026),
            ("carry_over", "share", None, None, None, "0", 2026),
        ],
    ),
    "three public": (
        "七、“三公”经费",
        "2025年“三公”经费预算1.80万元，与2024年预算数相同。其中：因公出国（境）费0万元，与上年持平；"
        "公务用车购置及运行维护费1.80万元，比上年减少0.20万元，下降10%，其中公务用车购置费0万元，"
        "公务用车运行维护费1.80万元；公务接待费0万元，与2024年预算一致0万元。",
        [
            ("three_public", "level", "1.80", "18000", None, None, 2025),
            ("three_public", "change", None, None, "same", None, 2025),
            ("abroad", "level", "0", "0", None, None, 2025),
            ("abroad", "change", None, None, "same", None, 2025),
            ("vehicles", "level", "1.80", "18000", None, None, 2025),
            ("vehicles", "change", "0.20", "2000", "decrease", None, 2025),
            ("vehicles", "growth", None, None, "decrease", "10", 2025),
            ("vehicle_purchase", "level", "0", "0", None, None, 2025),
            ("vehicle_running", "level", "1.80", "18000", None, None, 2025),
            ("reception", "level", "0", "0", None, None, 2025),
            ("reception", "change", "0", "0", "same", None, 2025),
        ],
    ),
    "classes and items": (
        "五、一般公共预算支出情况说明",
        "主要用于：科学技术支出140.82万元，占79.89%；社会保障和就业（类）支出27万元。"
        "“卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）”3万元。",
        [
            ("class:科学技术支出", "level", "140.82", "1408200", None, None, None),
            ("class:科学技术支出", "share", None, None, None, "79.89", None),
            ("class:社会保障和就业支出", "level", "27", "270000", None, None, None),
            (
                "item:卫生健康支出/行政事业单位医疗/行政单位医疗",
                "level",
                "3",
                "30000",
                None,
                None,
                None,
            ),
        ],
    ),
    "performance": (
        "十、绩效管理情况",
        "2025年纳入绩效目标管理的二级项目5个，共计金额92.90万元。其中：特定目标类项目1个，涉及金额68万元。"
        "公开项目绩效目标2个，涉及项目金额70万元，占项目支出总额的75.35%。其中：特定目标类项目1个，涉及项目金额68万元。",
        [
            ("performance_projects", "count", "5", None, None, None, 2025),
            ("performance_projects", "level", "92.90", "929000", None, None, 2025),
            ("performance_projects_category:特定目标类项目", "count", "1", None, None, None, 2025),
            (
                "performance_projects_category:特定目标类项目",
                "level",
                "68",
                "680000",
                None,
                None,
                2025,
            ),
            ("performance_disclosed", "count", "2", None, None, None, 2025),
            ("performance_disclosed", "level", "70", "700000", None, None, 2025),
            ("performance_disclosed", "share", None, None, None, "75.35", 2025),
            ("performance_disclosed_category:特定目标类项目", "count", "1", None, None, None, 2025),
            (
                "performance_disclosed_category:特定目标类项目",
                "level",
                "68",
                "680000",
                None,
                None,
                2025,
            ),
        ],
    ),
    "assets": (
        "十一、国有资产占有使用情况",
        "截至2024年12月31日，共有公务用车编制3辆，实有2辆，其中：执法执勤用车1辆，其他公务用车1辆。"
        "办公用房建筑总面积89.5平方米。价值50万元（原值）以上的通用设备0台（套）。"
        "2025年部门预算安排购置车辆1辆，其中：其他用车1辆。",
        [
            ("vehicles_quota", "count", "3", None, None, None, 2024),
            ("vehicles_held", "count", "2", None, None, None, 2024),
            ("vehicles_held:执法执勤用车", "count", "1", None, None, None, 2024),
            ("vehicles_held:其他公务用车", "count", "1", None, None, None, 2024),
            ("office_area_m2", "area", "89.5", None, None, None, 2024),
            ("equipment_over_500k", "count", "0", None, None, None, 2024),
            ("vehicles_to_buy", "count", "1", None, None, None, 2025),
            ("vehicles_to_buy:其他用车", "count", "1", None, None, None, 2025),
        ],
    ),
    "never a guess": (
        "四、其他",
        "2025年某某专项3万元，比上年增加1万元。援助工作经费2万元。基本支出以外另有临时费用5万元。占40%。"
        "机关运行经费4万元，公用设施费增加2万元，比上年增加（减少）0万元。",
        [
            ("unknown", "level", "3", "30000", None, None, 2025),
            ("unknown", "change", "1", "10000", "increase", None, 2025),
            ("unknown", "level", "2", "20000", None, None, 2025),
            ("unknown", "level", "5", "50000", None, None, 2025),
            ("unknown", "share", None, None, None, "40", 2025),
            ("operating", "level", "4", "40000", None, None, 2025),
            ("unknown", "change", "2", "20000", "increase", None, 2025),
            ("unknown", "change", "0", "0", None, None, 2025),
        ],
    ),
    "other years": (
        "四、部门预算编制说明",
        "2023年财政拨款收入9万元，比2022年（上一年度，下同）预算增加1万元。"
        "1.“一般公共服务支出（类）统计信息事务（款）统计管理（项）”2.63万元，主要用于统计管理。"
        "2022年当年预算执行数为1.48万元，2023年预算安排2.63万元，比2022年预算执行数增加77.70%。"
        "2.“教育支出-普通教育-高中教育”科目4万元，一般公共预算收入2023年预算5万元。",
        [
            ("grant_income", "level", "9", "90000", None, None, 2023),
            ("grant_income", "change", "1", "10000", "increase", None, 2023),
            (
                "item:一般公共服务支出/统计信息事务/统计管理",
                "level",
                "2.63",
                "26300",
                None,
                None,
                2023,
            ),
            (
                "item:一般公共服务支出/统计信息事务/统计管理",
                "level",
                "1.48",
                "14800",
                None,
                None,
                2022,
            ),
            (
                "item:一般公共服务支出/统计信息事务/统计管理",
                "level",
                "2.63",
                "26300",
                None,
                None,
                2023,
            ),
            (
                "item:一般公共服务支出/统计信息事务/统计管理",
                "growth",
                None,
                None,
                "increase",
                "77.70",
                2023,
            ),
            ("item:教育支出/普通教育/高中教育", "level", "4", "40000", None, None, 2023),
            ("general_public_budget", "level", "5", "50000", None, None, 2023),
        ],
    ),
    "held and bought": (
        "五、国有资产占有使用情况",
        "截至2024年8月31日，某局共有公务用车5辆，其中：一般公务用车3辆、其他用车2辆；单价100万元（含）以上设备"
        "（不含车辆）1台（套）。编制内人员30人。2025年共6个项目实行绩效目标管理。",
        [
            ("vehicles_held", "count", "5", None, None, None, 2024),
            ("vehicles_held:一般公务用车", "count", "3", None, None, None, 2024),
            ("vehicles_held:其他用车", "count", "2", None, None, None, 2024),
            ("equipment_over_1m", "count", "1", None, None, None, 2024),
            ("unknown", "count", "30", None, None, None, 2024),
            ("performance_projects", "count", "6", None, None, None, 2025),
        ],
    ),
    "units of the operating cost": (
        "八、机关运行经费",
        "2025年所属2家行政单位、1家参公单位的机关运行经费财政拨款预算 20.5万元，"
        "较上年减少1.5万元，降低6.82%。",
        [
            ("operating_units", "count", "2", None, None, None, 2025),
            ("operating_units", "count", "1", None, None, None, 2025),
            ("operating", "level", "20.5", "205000", None, None, 2025),
            ("operating", "change", "1.5", "15000", "decrease", None, 2025),
            ("operating", "growth", None, None, "decrease", "6.82", 2025),
        ],
    ),
    "main use is no reason": (
        "三、支出预算情况说明",
        "2025年支出预算9万元，主要是基本支出5万元、信息化建设费4万元，比上年增加1万元，主要原因是新增人员3名。",
        [
            ("total_expenditure", "level", "9", "90000", None, None, 2025),
            ("basic", "level", "5", "50000", None, None, 2025),
            ("unknown", "level", "4", "40000", None, None, 2025),
            ("unknown", "change", "1", "10000", "increase", None, 2025),
            ("reason:unknown", "count", "3", None, "increase", None, 2025),
        ],
    ),
    "final account": (
        "五、一般公共预算财政拨款支出决算情况说明",
        "2024年度收入支出总计8万元，与2023年度相比，收入支出总计减少1万元。"
        "支出年初预算为3万元，支出决算为2.9万元，完成年初预算的96.67%。"
        "“卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）”。年初预算为1万元，支出决算为0.9万元。"
        "公务接待费决算为0万元，本年数与上年数持平，按与上年统计口径一致相比。",
        [
            ("total_budget", "level", "8", "80000", None, None, 2024),
            ("total_budget", "change", "1", "10000", "decrease", None, 2024),
            ("unknown", "budget", "3", "30000", None, None, 2024),
            ("unknown", "level", "2.9", "29000", None, None, 2024),
            ("unknown", "rate", None, None, None, "96.67", 2024),
            (
                "item:卫生健康支出/行政事业单位医疗/行政单位医疗",
                "budget",
                "1",
                "10000",
                None,
                None,
                2024,
            ),
            (
                "item:卫生健康支出/行政事业单位医疗/行政单位医疗",
                "level",
                "0.9",
                "9000",
                None,
                None,
                2024,
            ),
            ("reception", "level", "0", "0", None, None, 2024),
            ("reception", "change", None, None, "same", None, 2024),
        ],
    ),
    "totals of parts are no totals": (
        "九、“三公”经费支出预算情况说明",
        "公务用车购置预算支出0万元，福利费预算支出1万元。",
        [
            ("vehicle_purchase", "level", "0", "0", None, None, None),
            ("unknown", "level", "1", "10000", None, None, None),
        ],
    ),
    "grants are no totals": (
        "五、财政拨款支出预算情况说明",
        "某厅2019年财政拨款预算支出8万元，维修费支出预算1万元，某厅支出预算9万元。",
        [
            ("grant_expenditure", "level", "8", "80000", None, None, 2019),
            ("unknown", "level", "1", "10000", None, None, 2019),
            ("total_expenditure", "level", "9", "90000", None, None, 2019),
        ],
    ),
    "a rate follows its change": (
        "八、一般公共预算支出预算表情况说明",
        "2017年一般公共预算财政拨款支出预算9万元。与上年相比，财政拨款支出增加2万元，增长28.57%。"
        "机关运行经费4万元，比上年增加1万元，主要原因是统计口径与上年不一致，与上年不同。",
        [
            ("general_public_budget_expenditure", "level", "9", "90000", None, None, 2017),
            ("grant_expenditure", "change", "2", "20000", "increase", None, 2017),
            ("grant_expenditure", "growth", None, None, "increase", "28.57", 2017),
            ("operating", "level", "4", "40000", None, None, 2017),
            ("operating", "change", "1", "10000", "increase", None, 2017),
        ],
    ),
    "without a unit": (
        "三、支出预算情况说明",
        "基本支出60万元，占66.67，比上年增长3.20。",
        [
            ("basic", "level", "60", "600000", None, None, None),
            ("basic", "share", None, None, None, "66.67", None),
            ("basic", "growth", None, None, "increase", "3.20", None),
        ],
    ),
    **CLAUSES,
}
