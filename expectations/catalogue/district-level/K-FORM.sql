-- title: 未用规定格式
-- severity: warning
-- convention: state
-- tables: 
-- basis: 本地区预算公开通知
-- message: 使用了“{family}”的格式，{year}年规定为“{right}”。
-- false_alarms: 往年的报告按往年的规定
-- not_applicable: 没有规定格式
SELECT r.report_id, 'form' AS instance_key, '表式' AS location,
       if(bool_or(f.form_id = r.form_id), 'pass', 'violated') AS outcome,
       words({'family': r.form_id, 'year': r.fiscal_year::VARCHAR,
               'right': string_agg(DISTINCT f.form_id, '、')}) AS arguments
FROM source.current_report r JOIN reference.form_in_force f ON f.mof_div_code = r.mof_div_code
  AND f.report_kind = r.report_kind
 AND r.fiscal_year BETWEEN f.first_year AND coalesce(f.last_year, 9999)
WHERE r.form_id IS NOT NULL GROUP BY r.report_id, r.form_id, r.fiscal_year
