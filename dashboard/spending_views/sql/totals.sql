-- 各部门支出合计、可信、与上年可比：与首页、夜间小结、导出同一个数
SELECT amount_yuan, trusted_amount_yuan AS trusted_yuan, departments, reports, reports_expected,
       from_expenditure, from_income, from_summary, missing, uncertain, uncertain_yuan,
       missing_last_year, missing_share, last_year_yuan, last_year_reports,
       comparable AS comparable_agencies, comparable_yuan, comparable_last_year_yuan
FROM mart.district_total WHERE report_kind = $kind AND fiscal_year = $year
