-- title: 政府性基金各表一致
-- severity: error
-- convention: twice
-- tables: 4,7,8
-- basis: 预算公开表4,7,8
-- message: {what}：{left}{a}，{right}{b}，相差{d}。
-- false_alarms: 表4含上年结转，支出只在没有结转时比较
-- not_applicable: 没有政府性基金预算
-- pairs:
FROM fund_pairs('government_fund', '政府性基金预算', 7, 8)
