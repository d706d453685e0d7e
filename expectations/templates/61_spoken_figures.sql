-- Which of several places is meant: the one that prints the same, then the one that rounds to it.
CREATE MACRO how_far(said, quantum, printed, choice) AS
    (printed IS DISTINCT FROM said, coalesce(abs(printed - said) > quantum / 2, true), choice);
-- Each spoken amount judged once for all rules of prose, by the cell that it speaks of. One unit of
-- the last place is a slip of rounding, but a nought is exact.
CREATE TEMP TABLE spoken AS
SELECT c.rule_id, s.report_id, s.statement_id, any_value(s.section_no) AS section_no,
       any_value(s.subject) AS subject,
       any_value(s.quote) AS quote, any_value(s.unit) AS unit, any_value(s.amount_yuan) AS said_yuan,
       arg_min(c.what, how_far(s.amount_yuan, s.quantum_yuan, c.amount_yuan,
               (c.choice, c.table_no, c.cell_id))) AS what,
       arg_min_null(c.row_label, how_far(s.amount_yuan, s.quantum_yuan, c.amount_yuan,
               (c.choice, c.table_no, c.cell_id))) AS printed_name,
       arg_min(c.table_no, how_far(s.amount_yuan, s.quantum_yuan, c.amount_yuan,
               (c.choice, c.table_no, c.cell_id))) AS table_no,
       arg_min_null(c.amount_yuan, how_far(s.amount_yuan, s.quantum_yuan, c.amount_yuan,
               (c.choice, c.table_no, c.cell_id))) AS printed_yuan,
       greatest(any_value(s.quantum_yuan), coalesce(max(c.quantum_yuan), 0)) AS quantum_yuan,
       coalesce(max(c.quantum_yuan), 100) AS cell_quantum,
       arg_min_null(c.cell_id, how_far(s.amount_yuan, s.quantum_yuan, c.amount_yuan,
               (c.choice, c.table_no, c.cell_id))) AS cell_id,
       count(DISTINCT c.amount_yuan) FILTER (c.choice = 1) > 1 AS is_ambiguous,
       bool_and(coalesce(c.is_weak, false)) AS is_weak
FROM (FROM spoken_candidate UNION ALL BY NAME FROM spoken_named) c JOIN said_now s USING (statement_id)
GROUP BY c.rule_id, s.report_id, s.statement_id;

-- Other places that would be right as well and where no amount was read: what is not there may not
-- have been read.
CREATE TEMP TABLE spoken_unprinted AS
WITH differing AS (
    SELECT s.*, k.rule_id FROM spoken k JOIN said_now s USING (report_id, statement_id)
    WHERE k.said_yuan IS DISTINCT FROM k.printed_yuan
), unprinted AS (
    SELECT p.rule_id, s.report_id, s.statement_id, p.table_no
    FROM differing s JOIN spoken_place p ON p.rule_id = s.rule_id AND p.subject = s.subject
     AND is_spoken_there(s.section, s.lead, p.section, p.table_no, p.row_key, p.column_key)
    LEFT JOIN figure f ON f.report_id = s.report_id AND f.table_no = p.table_no
     AND coalesce(f.side, '') = p.side AND f.row_key = p.row_key AND f.column_key = p.column_key
    WHERE f.amount_yuan IS NULL
    UNION
    SELECT p.rule_id, s.report_id, s.statement_id, p.table_no
    FROM differing s JOIN named_place p ON p.rule_id = s.rule_id AND starts_with(s.subject, p.prefix)
     AND regexp_matches(s.section, p.section) AND speaks_of(s.section, p.table_no, '', p.column_key)
    ANTI JOIN (FROM spoken_candidate WHERE amount_yuan IS NOT NULL) c
      ON c.rule_id = p.rule_id AND c.statement_id = s.statement_id AND c.table_no = p.table_no AND c.choice = p.choice
)
SELECT rule_id, report_id, statement_id, flatten(list(
           if(t.table_no IS NULL, ['tables'], []) || [u.table_no || ' rows', u.table_no || ' columns']
           ORDER BY u.table_no)) AS places
FROM unprinted u LEFT JOIN source.report_table t USING (report_id, table_no) GROUP BY ALL;

CREATE TEMP TABLE spoken_check AS
SELECT rule_id, report_id, statement_id AS instance_key, table_no, '说明“' || quote || '”' AS location,
       coalesce(printed_yuan, 0) AS expected_yuan, said_yuan AS actual_yuan,
       CASE WHEN is_ambiguous THEN 'not_evaluable'
            WHEN said_yuan = coalesce(printed_yuan, 0) THEN 'pass'
            WHEN abs(said_yuan - coalesce(printed_yuan, 0)) <= quantum_yuan / 2 THEN 'rounding'
            WHEN is_unit_slip(said_yuan, printed_yuan) THEN 'not_evaluable'
            ELSE 'violated' END AS outcome,
       CASE WHEN is_ambiguous THEN '表中有几行同名，不能确定说的是哪一行'
            WHEN is_unit_slip(said_yuan, printed_yuan) THEN '与表相差万倍，由“说明金额单位”核对' END AS reason,
       CASE WHEN non_zero(said_yuan) AND non_zero(printed_yuan)
                 AND abs(said_yuan - printed_yuan) <= greatest(cell_quantum, quantum_yuan) THEN 'info' WHEN is_weak
                     THEN 'warning' END AS severity,
       words({'said': said_to_be(quote, in_unit(said_yuan, unit)), 'what': what, 'table': '表' || table_no,
            'b': CASE WHEN cell_id IS NULL THEN '没有这一行' ELSE printed_as(printed_yuan, unit, 1) END,
            'd': in_unit(abs(said_yuan - coalesce(printed_yuan, 0)), unit)}) AS arguments,
       CASE WHEN cell_id IS NULL THEN [] ELSE [role_cell(cell_id, 'right')] END AS cells,
       [statement_id] AS statement_ids, CASE WHEN is_weak THEN [table_no || ' rows']
            WHEN printed_yuan IS NOT NULL THEN coalesce(places, [])
            WHEN cell_id IS NOT NULL THEN list_concat([table_no || ' rows', table_no || ' columns'],
                coalesce(places, [])) END AS absent
FROM spoken LEFT JOIN spoken_unprinted USING (rule_id, report_id, statement_id);
-- Statements that a table prints as well: where the two others of three figures are, the third is the wrong one.
CREATE TEMP TABLE borne_out AS
SELECT DISTINCT statement_id FROM spoken WHERE abs(said_yuan - printed_yuan) <= quantum_yuan / 2;
CREATE MACRO comes_to(one, other) AS if(one AND other, '应为', '计算为');
CREATE MACRO spoken_against(rule) AS TABLE SELECT * EXCLUDE (rule_id) FROM spoken_check WHERE rule_id = rule;
