-- 占项目支出总额的60%: of a whole by its name, which no figure of the section is: what the table of
-- expenditure prints for it, else the one amount that the report says of it elsewhere.
CREATE TEMP TABLE named_share AS
WITH said AS (
    SELECT report_id, subject, any_value(amount_yuan) AS whole_yuan, max(quantum_yuan) AS quantum_yuan, [] AS cells
    FROM said_now
    WHERE subject IN ('basic', 'project') AND measure = 'level' AND non_zero(amount_yuan)
      AND coalesce(year, fiscal_year) = fiscal_year
    GROUP BY ALL HAVING count(DISTINCT amount_yuan) = 1
), printed AS (
    SELECT report_id, column_key AS subject, amount_yuan AS whole_yuan, quantum_yuan, [role_cell(cell_id, 'right')] AS cells
    FROM settled_figure
    WHERE table_no = 3 AND row_key = 'total' AND column_key IN ('basic', 'project') AND non_zero(amount_yuan)
), whole AS (
    FROM printed UNION ALL BY NAME
    FROM said WHERE (report_id, subject) NOT IN (SELECT (report_id, subject) FROM printed)
), judged AS (
    SELECT r.report_id, r.quote, r.page_no, w.*, s.amount AS percent, s.decimals, s.statement_id, p.amount AS part_yuan,
           p.unit, p.statement_id AS part_id, if(r.word = 'basic', '基本支出', '项目支出') AS title,
           outcome_between(s.amount, percent_low(p.amount, whole_yuan, greatest(p.quantum, quantum_yuan), 9),
               percent_high(p.amount, whole_yuan, greatest(p.quantum, quantum_yuan), 9), s.decimals) AS outcome
    FROM source.relation r JOIN claim_term s ON s.relation_id = r.relation_id AND s.role = 'share'
    JOIN claim_term p ON p.relation_id = r.relation_id AND p.role = 'part' AND p.rank = s.rank
    JOIN whole w ON w.report_id = r.report_id AND w.subject = r.word
    WHERE r.kind = 'shares'
)
SELECT report_id, statement_id || '/named' AS instance_key, '说明“' || quote || '”' AS location, page_no, outcome,
       'warning' AS severity,
       words({'needed_percent': (100.0 * part_yuan / whole_yuan)::VARCHAR, 'problem': format('“{}”：{}占{}{}应为{}，印为{}', quote, said_amount(part_yuan, unit), title,
           said_amount(whole_yuan, unit), percent_text(100.0 * part_yuan / whole_yuan, greatest(decimals, 2)),
           percent_text(percent, decimals))}) AS arguments,
       cells, [statement_id, part_id] AS statement_ids
FROM judged;
