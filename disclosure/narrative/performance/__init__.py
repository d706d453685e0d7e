"""Performance forms (项目支出绩效目标表 and 部门整体绩效目标表): found, read, their indicators.

What belongs here: from a document's tables to forms with fields, amounts and indicators. What does
not: whether the amounts agree with the budget (`expectations`).
"""
