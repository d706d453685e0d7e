-- 哪里没有读到（一处原因一行）
SELECT agency_name AS 部门, fiscal_year AS 年度, place AS 位置, detail AS 没有读到的, help AS 怎样处理
FROM quality.reading_gap WHERE kind <> 'not_checked'
ORDER BY 部门, 年度, page_no;
