-- title: 汇总与事实相符：各级功能分类合计等于各报告有编码的科目之和
WITH fact AS (
    SELECT f.fiscal_year, f.report_kind, f.level, sum(f.amount_yuan) AS amount_yuan
    FROM budget.function_expenditure f
    WHERE f.table_no = 3 AND f.exp_type = 'total' AND f.level = 3 AND f.report_level = 'department'
      AND f.exp_func_code IS NOT NULL
    GROUP BY ALL
), mart AS (
    SELECT fiscal_year, report_kind, level, sum(coalesce(amount_yuan, 0) + coalesce(uncertain_yuan, 0)) AS amount_yuan
    FROM mart.spending_by_function WHERE fund_type = 'all' AND level = 3 GROUP BY ALL
)
SELECT * FROM fact f JOIN mart m USING (fiscal_year, report_kind, level)
WHERE f.amount_yuan <> m.amount_yuan
