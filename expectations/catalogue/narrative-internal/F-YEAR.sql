-- title: 比较的年度
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（公开情况说明）（说明增减变化）
-- message: {quote}：本报告为{year}年，比较的年度也写作{compared}年，请改为上一年度。
-- false_alarms: 决算与本年预算相比是对的，只看预算；比前几年的不判断
-- not_applicable: 没有写明比较年度的增减
WITH compared AS (
    SELECT *, compared_year >= fiscal_year AND report_kind = 'budget' AS is_wrong
    FROM movement WHERE compared_year IS NOT NULL AND fiscal_year IS NOT NULL
)
SELECT report_id, section_no || '/' || compared_year AS instance_key, '说明“' || any_value(section) || '”' AS location,
       if(is_wrong, 'violated', 'pass') AS outcome, min(page_no) AS page_no,
       words({'quote': '“' || arg_min(whole_quote, relation_no) || '”' || if(count(*) > 1, format('等{}处', count(*)), ''), 'year': any_value(fiscal_year)::VARCHAR,
              'compared': compared_year::VARCHAR}) AS arguments, list(moved_id ORDER BY relation_no) AS statement_ids
FROM compared GROUP BY report_id, section_no, compared_year, is_wrong
