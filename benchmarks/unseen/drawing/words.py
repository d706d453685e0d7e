"""The words that issuers use for titles, heads and rows, and some that none uses yet.

What belongs here: words to draw with. They are no vocabulary of the reader: what it has never heard
must be read by place and arithmetic, or be told.
"""

from __future__ import annotations

TITLES = {
    1: ("部门收支总体情况表", "收支预算总表", "部门收支总表", "{year}年收支总体情况表"),
    2: ("部门收入总体情况表", "部门收入预算总表", "收入总表", "{year}年部门收入情况表"),
    3: ("部门支出总体情况表", "部门支出预算总表", "支出总表", "{year}年度部门支出表"),
    4: ("财政拨款收支总体情况表", "财政拨款收支预算总表", "财政拨款收支总表"),
    5: ("一般公共预算支出情况表", "一般公共预算支出表", "一般公共预算支出预算表"),
    6: ("一般公共预算基本支出情况表", "一般公共预算基本支出表"),
    8: ("政府性基金预算支出情况表", "政府性基金预算支出表"),
    10: ("一般公共预算“三公”经费支出情况表", "“三公”经费预算表", "财政拨款“三公”经费支出表"),
    12: ("部门项目支出预算表", "项目支出情况表", "项目支出表"),
}
HEADS = {
    "amount": ("预算数", "金额", "{year}年预算", "预算金额", "本年预算数"),
    "total": ("合计", "总计", "支出合计", "全年合计数", "总额", "小计"),
    "current_year": ("当年预算安排", "本年预算安排"),
    "carry_over": ("上年结转", "上年结转结余", "上年结转资金"),
    "basic": ("基本支出", "其中：基本支出", "基本支出预算"),
    "project": ("项目支出", "其中：项目支出", "项目支出预算"),
    "personnel": ("人员经费", "人员支出", "人员类"),
    "public": ("公用经费", "日常公用经费", "公用支出"),
    "general_public_budget": ("一般公共预算", "一般公共预算拨款", "一般公共预算资金"),
    "government_fund": ("政府性基金预算", "政府性基金预算拨款", "政府性基金"),
    "state_capital": ("国有资本经营预算", "国有资本经营预算拨款", "国有资本经营预算资金"),
    "fiscal_special_account": ("财政专户管理资金", "财政专户管理资金收入", "财政专户资金"),
    "unit_funds": ("单位资金", "单位自有资金", "单位资金收入"),
}
NEVER_HEARD = {"total": "全口径数", "basic": "日常保障", "project": "专门安排", "amount": "安排数"}
"""Heads that no vocabulary has: what the arithmetic must find, or what is told."""
CODE = ("科目编码", "科目代码", "功能分类科目编码", "支出功能分类科目代码", "编码")
NAME = ("科目名称", "功能分类科目名称", "支出功能分类科目名称", "功能科目名称", "科目")
ECONOMIC_NAME = ("经济分类科目名称", "部门预算支出经济分类科目名称", "经济科目名称", "科目名称")
LINES = {
    "general_public_budget": ("一般公共预算拨款收入", "一般公共预算", "一般公共预算拨款"),
    "government_fund": ("政府性基金预算拨款收入", "政府性基金预算", "政府性基金预算拨款"),
    "state_capital": ("国有资本经营预算拨款收入", "国有资本经营预算"),
    "fiscal_special_account": ("财政专户管理资金收入", "财政专户管理资金"),
    "unit_funds": ("单位资金收入", "单位资金"),
    "carry_over": ("上年结转", "上年结转结余", "使用上年结转"),
    "current_year_total": ("本年收入合计", "本年收入小计", "本年支出合计"),
    "grand_total": ("收入总计", "支出总计"),
    "year_end_carry_over": ("年终结转", "结转下年", "年终结转结余"),
    "abroad": ("因公出国（境）费", "因公出国（境）费用", "因公出国(境)经费"),
    "reception": ("公务接待费", "公务接待费用"),
    "vehicles": ("公务用车购置及运行费", "公务用车购置及运行维护费"),
    "vehicle_purchase": ("公务用车购置费", "其中：公务用车购置费", "公务用车购置"),
    "vehicle_running": ("公务用车运行费", "公务用车运行维护费"),
}
