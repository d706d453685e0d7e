-- 昨夜以来的变化
SELECT kind AS 变化, fiscal_year AS 年度, agency_name AS 部门, subject AS 对象,
       before AS 原来, after AS 现在
FROM mart.change_since_last_night
ORDER BY 变化, 年度, 部门;
