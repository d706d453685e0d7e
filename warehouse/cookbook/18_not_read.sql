-- 哪里没有读到
SELECT r.agency_name AS 部门, r.fiscal_year AS 年度, g.kind AS 种类, g.table_no AS 表, g.detail AS 说明
FROM source.gap g JOIN source.current_report r USING (report_id)
ORDER BY 部门, 年度, 表;
