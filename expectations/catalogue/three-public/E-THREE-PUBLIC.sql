-- title: “三公”说明与表一致
-- severity: error
-- convention: state
-- tables: 10
-- basis: 财预〔2016〕143号（公开情况说明）；预算公开表10
-- message: “三公”经费{what}：{said}，{table}{b}，相差{d}。
-- false_alarms: 空白格与说明中的0相同
-- not_applicable: 说明中没有“三公”经费的金额
-- section: 三公
FROM spoken_against('E-THREE-PUBLIC')
