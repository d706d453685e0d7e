-- What is in no other fact: tables that one form alone prints. Runs last, after all facts by name.
INSERT INTO budget.unplaced_figure BY NAME
WITH placed AS (
    SELECT cell_id FROM budget.income
    UNION ALL SELECT cell_id FROM budget.class_expenditure
    UNION ALL SELECT cell_id FROM budget.purpose_expenditure
    UNION ALL SELECT cell_id FROM budget.function_expenditure
    UNION ALL SELECT cell_id FROM budget.fund_expenditure
    UNION ALL SELECT cell_id FROM budget.economic_expenditure
    UNION ALL SELECT cell_id FROM budget.government_fund
    UNION ALL SELECT cell_id FROM budget.state_capital
    UNION ALL SELECT cell_id FROM budget.three_public
    UNION ALL SELECT cell_id FROM budget.meeting_training
    UNION ALL SELECT cell_id FROM budget.operating_expenditure
    UNION ALL SELECT cell_id FROM budget.procurement
    UNION ALL SELECT cell_id FROM budget.project_expenditure
)
SELECT c.cell_id, c.report_id, p.mof_div_code, p.agency_code, p.agency_name, p.fiscal_year,
       p.report_kind, p.report_level, c.table_no, c.side, c.row_key, c.row_label AS row_name,
       c.code, c.level, c.column_key, c.amount_yuan
FROM source.cell c JOIN source.current_report p USING (report_id)
ANTI JOIN placed USING (cell_id)
ORDER BY c.report_id, c.table_no, c.row_no, c.side, c.column_key;
