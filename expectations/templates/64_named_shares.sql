-- 占项目支出总额的60%: of a whole by its name, which no figure of the section is: what the table of
-- expenditure prints for it, else the one amount that the report says of it elsewhere.
CREATE TEMP TABLE named_share AS
WITH said AS (
    SELECT report_id, subject, any_value(amount_yuan) AS whole_yuan, max(quantum_yuan) AS quantum_yuan, [] AS cells
    FROM said_now
    WHERE subject IN ('basic', 'project', 'current_year_income', 'current_year_expenditure')
      AND measure = 'level' AND non_zero(amount_yuan) AND coalesce(year, fiscal_year) = fiscal_year
    GROUP BY ALL HAVING count(DISTINCT amount_yuan) = 1
), printed AS (
    SELECT report_id, column_key AS subject, amount_yuan AS whole_yuan, quantum_yuan, [role_cell(cell_id, 'right')] AS cells
    FROM settled_figure
    WHERE table_no = 3 AND row_key = 'total' AND column_key IN ('basic', 'project') AND non_zero(amount_yuan)
    UNION ALL BY NAME -- 占本年支出合计的60%: of all money, or of what the section speaks of
    SELECT report_id, if(side = 'income', 'current_year_income', 'current_year_expenditure') AS subject,
           amount_yuan AS whole_yuan, quantum_yuan, [role_cell(cell_id, 'right')] AS cells
    FROM settled_figure
    WHERE table_no IN (1, 4) AND row_key = 'current_year_total' AND column_key IN ('total', 'amount', 'current_year')
      AND non_zero(amount_yuan)
), whole AS (
    FROM printed UNION ALL BY NAME
    FROM said WHERE (report_id, subject) NOT IN (SELECT (report_id, subject) FROM printed)
), judged AS (
    SELECT r.report_id, r.quote, r.page_no, w.*, s.amount AS percent, s.decimals, s.statement_id, p.amount AS part_yuan,
           p.unit, p.statement_id AS part_id, CASE r.word WHEN 'basic' THEN '基本支出' WHEN 'project' THEN '项目支出'
               WHEN 'current_year_income' THEN '本年收入合计' ELSE '本年支出合计' END AS title,
           100.0 * p.amount / whole_yuan AS needed,
           percent_low(p.amount, whole_yuan, greatest(p.quantum, quantum_yuan), 9) AS low,
           percent_high(p.amount, whole_yuan, greatest(p.quantum, quantum_yuan), 9) AS high,
           outcome_between(s.amount, low, high, s.decimals) AS outcome
    FROM source.relation r JOIN claim_term s ON s.relation_id = r.relation_id AND s.role = 'share'
    JOIN claim_term p ON p.relation_id = r.relation_id AND p.role = 'part' AND p.rank = s.rank
    JOIN whole w ON w.report_id = r.report_id AND w.subject = r.word
    WHERE r.kind = 'shares'
)
SELECT report_id, statement_id || '/named' AS instance_key, '说明“' || quote || '”' AS location, page_no, outcome,
       if(severity_between(percent, low, high, decimals) = 'info', 'info', 'warning') AS severity,
       words({'needed_percent': needed::VARCHAR,
              'problem': format('“{}”：{}占{}{}，{}{}，印为{}', quote, said_amount(part_yuan, unit), title,
                  said_amount(whole_yuan, unit), comes_to(part_id IN (FROM borne_out), cells <> []),
                  percent_text(needed, greatest(decimals, 2)), percent_text(percent, decimals))}) AS arguments,
       cells, [statement_id, part_id] AS statement_ids,
       ['tables', '1 rows', '1 columns', '3 rows', '3 columns', '4 rows', '4 columns'] AS absent
FROM judged QUALIFY row_number() OVER (PARTITION BY statement_id ORDER BY outcome_rank(outcome), whole_yuan DESC) = 1;
