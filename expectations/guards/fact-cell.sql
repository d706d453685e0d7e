-- title: 每个事实都来自一个单元格，金额一致，既不多也不少
WITH fact AS (
    SELECT cell_id, amount_yuan FROM budget.income
    UNION ALL SELECT cell_id, amount_yuan FROM budget.class_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.function_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.fund_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.economic_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.government_fund
    UNION ALL SELECT cell_id, amount_yuan FROM budget.state_capital
    UNION ALL SELECT cell_id, amount_yuan FROM budget.three_public
    UNION ALL SELECT cell_id, amount_yuan FROM budget.operating_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.project_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.purpose_expenditure
    UNION ALL SELECT cell_id, amount_yuan FROM budget.meeting_training
    UNION ALL SELECT cell_id, amount_yuan FROM budget.procurement
    UNION ALL SELECT cell_id, amount_yuan FROM budget.unplaced_figure
), wanted AS (
    SELECT c.cell_id, c.amount_yuan FROM source.cell c JOIN source.current_report USING (report_id)
)
(FROM fact EXCEPT ALL FROM wanted) UNION ALL (FROM wanted EXCEPT ALL FROM fact)
