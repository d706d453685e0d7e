-- Places that only some forms print: expenditure by purpose, income by source, procurement, meetings.
INSERT INTO spoken_place BY NAME
FROM (VALUES
    ('E-TOTALS', 'basic', '^[^/]*收支', 1, 1, 'purpose', 'basic', 'total', '基本支出'),
    ('E-TOTALS', 'project', '^[^/]*收支', 1, 1, 'purpose', 'project', 'total', '项目支出'),
    ('E-TOTALS', 'reserve', '^[^/]*收支', 1, 1, 'purpose', 'reserve', 'total', '单位预留机动经费'),
    ('E-SHARES', 'general_public_budget', '收入预算', 1, 21, 'income', 'general_public_budget', 'amount', '一般公共预算资金'),
    ('E-SHARES', 'government_fund', '收入预算', 1, 21, 'income', 'government_fund', 'amount', '政府性基金'),
    ('E-SHARES', 'fiscal_special_account', '收入预算', 1, 21, 'income', 'fiscal_special_account', 'amount', '财政专户管理资金'),
    ('E-SHARES', 'carry_over', '收入预算', 1, 21, 'income', 'carry_over', 'amount', '上年结转和结余资金'),
    ('E-SHARES', 'reserve', '支出预算', 1, 3, '', 'total', 'reserve', '单位预留机动经费'),
    ('E-SHARES', 'basic', '财政拨款[^/]*支出预算', 2, 4, 'expenditure', 'basic', 'total', '财政拨款基本支出'),
    ('E-BASIC', 'basic', '财政拨款基本支出', 1, 23, '', 'total', 'total', '财政拨款基本支出'),
    ('E-THREE-PUBLIC', 'meeting', '三公', 2, 10, '', 'meeting', 'total', '会议费'),
    ('E-THREE-PUBLIC', 'training', '三公', 2, 10, '', 'training', 'total', '培训费'),
    ('E-SHARES', 'basic', '一般公共预算[^/]*支出', 2, 5, '', 'total', 'basic', '一般公共预算基本支出'),
    ('E-SHARES', 'project', '一般公共预算[^/]*支出', 2, 5, '', 'total', 'project', '一般公共预算项目支出'),
    ('E-GRANT', 'total_income', '财政拨款', 1, 4, 'income', 'grand_total', 'amount', '财政拨款收入总计'),
    ('E-GRANT', 'total_income', '财政拨款', 2, 4, 'income', 'current_year_total', 'amount', '本年财政拨款收入'),
    ('E-GRANT', 'current_year_income', '财政拨款', 1, 4, 'income', 'current_year_total', 'amount', '本年财政拨款收入'),
    ('E-GRANT', 'total_expenditure', '财政拨款', 1, 4, 'expenditure', 'grand_total', 'total', '财政拨款支出总计'),
    ('E-GRANT', 'total_expenditure', '财政拨款', 2, 4, 'expenditure', 'current_year_total', 'total', '本年财政拨款支出'),
    ('E-GRANT', 'current_year_expenditure', '财政拨款', 1, 4, 'expenditure', 'current_year_total', 'total', '本年财政拨款支出'),
    ('E-GRANT', 'total_budget', '财政拨款', 1, 4, 'expenditure', 'grand_total', 'total', '财政拨款支出总计'),
    ('E-FUNDS', 'current_year_expenditure', '^[^国]*政府性基金[^国]*$', 1, 4, 'expenditure', 'current_year_total',
        'government_fund', '本年政府性基金支出'),
    ('E-FUNDS', 'current_year_expenditure', '^[^国]*政府性基金[^国]*$', 2, 8, '', 'total', 'total', '本年政府性基金支出'),
    ('E-FUNDS', 'current_year_expenditure', '^[^性]*国有资本经营[^性]*$', 1, 4, 'expenditure', 'current_year_total',
        'state_capital', '本年国有资本经营支出'),
    ('E-FUNDS', 'current_year_expenditure', '^[^性]*国有资本经营[^性]*$', 2, 9, 'expenditure', 'total', 'total', '本年国有资本经营支出'),
    ('E-PROCUREMENT', 'procurement', '', 1, 24, '', 'total', 'total', '政府采购预算')
) AS place(rule_id, subject, section, choice, table_no, side, row_key, column_key, what);

-- Classes and items are named, not keyed: 科学技术支出140.82万元 in the section on table 5.
CREATE TEMP TABLE named_place AS
FROM (VALUES ('E-SHARES', 'class:', '一般公共预算', 1, 5, '', 'total'),
             ('E-GRANT', 'class:', '财政拨款', 1, 4, 'expenditure', 'total'),
             ('E-GRANT', 'class:', '财政拨款', 2, 4, 'expenditure', 'general_public_budget'),
             ('E-GRANT', 'class:', '财政拨款', 2, 5, '', 'total'),
             ('E-TOTALS', 'class:', '^[^/]*(?:收支|收入支出)', 1, 1, 'expenditure', 'total'),
             ('E-TOTALS', 'class:', '(?:^|[^目本政款费算])支出(?:预算|决算)[^基项/]*$', 1, 1, 'expenditure', 'total'),
             ('E-ITEMS', 'item:', '', 1, 5, '', 'total'),
             ('E-ITEMS', 'item:', '政府性基金', 1, 8, '', 'total'),
             ('E-ITEMS', 'item:', '国有资本经营', 1, 9, 'expenditure', 'total'),
             ('E-ITEMS', 'item:', '财政拨款支出', 2, 22, '', 'total'),
             ('E-BASIC', 'economic:', '基本支出', 1, 6, '', 'total'),
             ('E-BASIC', 'economic:', '财政拨款基本支出', 2, 23, '', 'total')
) AS place(rule_id, prefix, section, choice, table_no, side, column_key);
