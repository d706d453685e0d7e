-- title: 财政拨款说明与表4一致
-- severity: error
-- convention: state
-- tables: 4
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表4
-- message: {said}，{table}“{what}”{b}，相差{d}。
-- false_alarms: 各项拨款含上年结转与否两种口径都算对
-- not_applicable: 说明中没有财政拨款的金额
-- section: 财政拨款收
FROM spoken_against('E-GRANT')
