-- title: 国有资本经营预算各表一致
-- severity: error
-- convention: twice
-- tables: 4,9
-- basis: 预算公开表4,9
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表4含上年结转，支出只在没有结转时比较
-- not_applicable: 没有国有资本经营预算
-- pairs:
FROM fund_pairs('state_capital', '国有资本经营预算', 9, 9)
