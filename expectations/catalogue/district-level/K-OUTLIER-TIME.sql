-- title: 与本部门历年相比异常
-- severity: info
-- convention: state
-- tables: 
-- basis: 与本部门上年及本地区变动比较
-- message: {subject}比上年{p}，本地区中位数为{m}。
-- false_alarms: 机构合并、职能划转
-- not_applicable: 没有上年的报告，或可比的部门不足12个
-- bounds: outlier_min_wan = 100
-- across: reports
WITH bound AS (SELECT bound_of('outlier_min_wan') * 10000 AS least_yuan),
moved AS (
    SELECT y.report_id, y.fiscal_year, n.subject, n.amount_yuan AS now_yuan, p.amount_yuan AS before_yuan,
           n.amount_yuan / p.amount_yuan - 1 AS growth
    FROM year_pair y JOIN headline_figure n ON n.report_id = y.report_id
      AND n.subject IN ('total_expenditure', 'basic', 'three_public')
    JOIN headline_figure p ON p.report_id = y.previous_id AND p.subject = n.subject WHERE p.amount_yuan > 0
), middle AS (
    SELECT *, median(growth) OVER w AS middle, count(*) OVER w AS peers FROM moved
    WINDOW w AS (PARTITION BY subject, fiscal_year)
)
SELECT report_id, subject AS instance_key, subject_name(subject) AS location, before_yuan AS expected_yuan,
       now_yuan AS actual_yuan,
       if(abs(growth - middle) > 0.5 AND abs(now_yuan - before_yuan) > least_yuan, 'violated', 'pass') AS outcome,
       words({'subject': subject_name(subject), 'p': if(growth < 0, '下降', '增长') || percent_text(100 * abs(growth), 1),
            'm': if(middle < 0, '下降', '增长') || percent_text(100 * abs(middle), 1)}) AS arguments
FROM middle, bound WHERE peers >= 12
