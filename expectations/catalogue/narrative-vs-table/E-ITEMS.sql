-- title: 逐科目说明与表一致
-- severity: error
-- convention: state
-- tables: 5
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表5
-- message: 说明“{quote}”写为{a}，{table}“{what}”{b}，相差{d}。
-- false_alarms: 同一句中上年的金额不比；表中同名的项不止一行时不作判断
-- not_applicable: 没有逐科目的说明
FROM spoken_against('E-ITEMS')
