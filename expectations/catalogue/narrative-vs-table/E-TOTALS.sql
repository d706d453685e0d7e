-- title: 说明中的收支总额与表一致
-- severity: error
-- convention: state
-- tables: 1
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表1
-- message: {said}，{table}“{what}”{b}，相差{d}。
-- false_alarms: 收入预算、支出预算是否含上年结转两种口径都算对；同一句写两个单位时不作判断
-- not_applicable: 说明中没有收支总额
-- section: 收支(?:总体|预算|决算)|收入支出
FROM spoken_against('E-TOTALS')
