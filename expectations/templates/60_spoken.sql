-- What the prose says of a figure that a table prints: each statement beside its cell.
-- A place is where a subject stands in the form; `section` tells which section must speak of it.
-- Of several places of one subject the first is what is expected, the others are right as well
-- (收入预算 with or without what was carried over).
CREATE TEMP TABLE spoken_place AS
FROM (VALUES
    ('E-TOTALS', 'total_income', '', 1, 1, 'income', 'grand_total', 'amount', '收入总计'),
    ('E-TOTALS', 'total_income', '收入预算', 2, 1, 'income', 'current_year_total', 'amount', '本年收入合计'),
    ('E-TOTALS', 'current_year_income', '', 1, 1, 'income', 'current_year_total', 'amount', '本年收入合计'),
    ('E-TOTALS', 'carry_over', '', 1, 1, 'income', 'carry_over', 'amount', '上年结转'),
    ('E-TOTALS', 'total_expenditure', '', 1, 1, 'expenditure', 'grand_total', 'total', '支出总计'),
    ('E-TOTALS', 'total_expenditure', '支出预算', 2, 1, 'expenditure', 'current_year_total', 'total', '本年支出合计'),
    ('E-TOTALS', 'current_year_expenditure', '', 1, 1, 'expenditure', 'current_year_total', 'current_year', '当年预算安排'),
    ('E-TOTALS', 'current_year_expenditure', '', 2, 1, 'expenditure', 'current_year_total', 'total', '本年支出合计'),
    ('E-TOTALS', 'year_end_carry_over', '', 1, 1, 'expenditure', 'year_end_carry_over', 'total', '年终结转'),
    ('E-TOTALS', 'total_budget', '', 1, 1, 'expenditure', 'grand_total', 'total', '支出总计'),
    ('E-SHARES', 'general_public_budget', '收入预算', 1, 2, '', 'total', 'general_public_budget', '一般公共预算拨款收入'),
    ('E-SHARES', 'government_fund', '收入预算', 1, 2, '', 'total', 'government_fund', '政府性基金预算拨款收入'),
    ('E-SHARES', 'state_capital', '收入预算', 1, 2, '', 'total', 'state_capital', '国有资本经营预算拨款收入'),
    ('E-SHARES', 'fiscal_special_account', '收入预算', 1, 2, '', 'total', 'fiscal_special_account', '财政专户管理资金'),
    ('E-SHARES', 'unit_funds', '收入预算', 1, 2, '', 'total', 'unit_funds', '单位资金'),
    ('E-SHARES', 'carry_over', '收入预算', 1, 2, '', 'total', 'carry_over', '上年结转'),
    ('E-SHARES', 'basic', '支出预算', 1, 3, '', 'total', 'basic', '基本支出'),
    ('E-SHARES', 'project', '支出预算', 1, 3, '', 'total', 'project', '项目支出'),
    ('E-SHARES', 'general_public_budget_expenditure', '一般公共预算', 1, 5, '', 'total', 'total', '一般公共预算支出'),
    ('E-GRANT', 'grant_total', '', 1, 4, 'expenditure', 'grand_total', 'total', '财政拨款支出总计'),
    ('E-GRANT', 'grant_income', '', 1, 4, 'income', 'grand_total', 'amount', '财政拨款收入总计'),
    ('E-GRANT', 'grant_income', '', 2, 4, 'income', 'current_year_total', 'amount', '本年财政拨款收入'),
    ('E-GRANT', 'grant_expenditure', '', 1, 4, 'expenditure', 'grand_total', 'total', '财政拨款支出总计'),
    ('E-GRANT', 'grant_expenditure', '', 2, 4, 'expenditure', 'current_year_total', 'total', '本年财政拨款支出'),
    ('E-GRANT', 'grant_current_year', '', 1, 4, 'income', 'current_year_total', 'amount', '当年拨款收入'),
    ('E-GRANT', 'grant_carry_over', '', 1, 4, 'income', 'carry_over', 'amount', '上年结转'),
    ('E-GRANT', 'general_public_budget', '财政拨款', 1, 4, 'expenditure', 'grand_total', 'general_public_budget', '一般公共预算拨款'),
    ('E-GRANT', 'general_public_budget', '财政拨款', 2, 4, 'income', 'general_public_budget', 'amount', '一般公共预算拨款'),
    ('E-GRANT', 'government_fund', '财政拨款', 1, 4, 'expenditure', 'grand_total', 'government_fund', '政府性基金预算拨款'),
    ('E-GRANT', 'government_fund', '财政拨款', 2, 4, 'income', 'government_fund', 'amount', '政府性基金预算拨款'),
    ('E-GRANT', 'state_capital', '财政拨款', 1, 4, 'expenditure', 'grand_total', 'state_capital', '国有资本经营预算拨款'),
    ('E-GRANT', 'state_capital', '财政拨款', 2, 4, 'income', 'state_capital', 'amount', '国有资本经营预算拨款'),
    ('E-BASIC', 'general_public_budget_basic', '', 1, 6, '', 'total', 'total', '一般公共预算基本支出'),
    ('E-BASIC', 'personnel', '基本支出', 1, 6, '', 'total', 'personnel', '人员经费'),
    ('E-BASIC', 'public', '基本支出', 1, 6, '', 'total', 'public', '公用经费'),
    ('E-BASIC', 'personnel', '基本支出', 2, 6, '', 'personnel_total', 'total', '人员经费'),
    ('E-BASIC', 'public', '基本支出', 2, 6, '', 'public_total', 'total', '公用经费'),
    ('E-THREE-PUBLIC', 'three_public', '', 1, 10, '', 'total', 'total', '合计'),
    ('E-THREE-PUBLIC', 'abroad', '', 1, 10, '', 'abroad', 'total', '因公出国（境）费'),
    ('E-THREE-PUBLIC', 'reception', '', 1, 10, '', 'reception', 'total', '公务接待费'),
    ('E-THREE-PUBLIC', 'vehicles', '', 1, 10, '', 'vehicles', 'total', '公务用车购置及运行费'),
    ('E-THREE-PUBLIC', 'vehicle_purchase', '', 1, 10, '', 'vehicle_purchase', 'total', '公务用车购置费'),
    ('E-THREE-PUBLIC', 'vehicle_running', '', 1, 10, '', 'vehicle_running', 'total', '公务用车运行维护费'),
    ('E-OPERATING', 'operating', '', 1, 11, '', 'total', 'total', '机关运行经费'),
    ('E-FUNDS', 'government_fund_expenditure', '', 1, 8, '', 'total', 'total', '政府性基金预算支出'),
    ('E-FUNDS', 'government_fund', '^[^/]*政府性基金', 1, 8, '', 'total', 'total', '政府性基金预算支出'),
    ('E-FUNDS', 'state_capital_expenditure', '', 1, 9, 'expenditure', 'total', 'total', '国有资本经营预算支出'),
    ('E-FUNDS', 'state_capital', '^[^/]*国有资本经营', 1, 9, 'expenditure', 'total', 'total', '国有资本经营预算支出'),
    ('E-PERFORMANCE', 'performance_whole', '绩效', 1, 1, 'expenditure', 'grand_total', 'total', '支出总计'),
    ('E-PERFORMANCE', 'basic', '绩效', 1, 3, '', 'total', 'basic', '基本支出'),
    ('E-PERFORMANCE', 'project', '绩效', 1, 3, '', 'total', 'project', '项目支出')
) AS place(rule_id, subject, section, choice, table_no, side, row_key, column_key, what);

-- Classes and items are named, not keyed: 科学技术支出140.82万元 in the section on table 5.
CREATE TEMP TABLE named_place AS
FROM (VALUES ('E-SHARES', 'class:', '一般公共预算', 5, '', 'total'),
             ('E-GRANT', 'class:', '财政拨款', 4, 'expenditure', 'total'),
             ('E-ITEMS', 'item:', '', 5, '', 'total'),
             ('E-BASIC', 'economic:', '基本支出', 6, '', 'total')
) AS place(rule_id, prefix, section, table_no, side, column_key);
