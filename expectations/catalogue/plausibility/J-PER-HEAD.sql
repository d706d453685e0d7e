-- title: 人均水平
-- severity: info
-- convention: state
-- tables: 
-- basis: 与本地区同类部门比较（稳健统计）
-- message: 人均{subject}{a}，本地区中位数{m}。
-- false_alarms: 人数很少的部门；人数的时点不同
-- not_applicable: 没有人数，或可比的部门不足12个
-- across: reports
WITH staff AS (
    SELECT report_id, max(TRY_CAST(regexp_extract(fields['实际在职人员总数'], '\d+') AS INTEGER)) AS heads
    FROM source.performance_table WHERE scope = 'whole' GROUP BY report_id
), head AS (
    SELECT h.report_id, h.subject, h.amount_yuan / s.heads AS each_yuan, r.fiscal_year
    FROM headline_figure h JOIN staff s USING (report_id) JOIN source.current_report r USING (report_id)
    WHERE s.heads > 0 AND h.subject IN ('public', 'personnel', 'three_public')
), middle AS (
    SELECT *, median(each_yuan) OVER w AS middle, mad(each_yuan) OVER w AS spread, count(*) OVER w AS peers
    FROM head WINDOW w AS (PARTITION BY subject, fiscal_year)
)
SELECT report_id, subject AS instance_key, '人均' || subject_name(subject) AS location, each_yuan AS actual_yuan,
       middle AS expected_yuan,
       CASE WHEN spread = 0 THEN 'not_evaluable' WHEN 0.6745 * abs(each_yuan - middle) / spread > 3.5 THEN 'violated'
           ELSE 'pass' END AS outcome,
       CASE WHEN spread = 0 THEN '多数部门相同，无法比较' END AS reason,
       words({'subject': subject_name(subject), 'a': in_unit(each_yuan::DECIMAL(18, 2), '元'),
               'm': in_unit(middle::DECIMAL(18, 2), '元')}) AS arguments
FROM middle WHERE peers >= 12
