-- title: 编码位数与层级
-- severity: warning
-- convention: state
-- tables: 
-- basis: 科目编码规则（3、5、7位，收入的目9位）
-- message: 表{n}科目编码“{code}”位数不合规则。
-- false_alarms: Excel里丢失的前导零；一列编码多半不合规则的，可能是别的编码，不作判断
-- not_applicable: 没有科目行
WITH coded AS (
    SELECT *, regexp_full_match(code, '\d{3}|\d{5}|\d{7}')
            OR len(code) = 9 AND (table_no = 7 OR coalesce(side, '') = 'income') AS is_regular
    FROM code_row WHERE code IS NOT NULL
), judged AS ( -- codes of projects or of units may stand where those of functions do
    SELECT *, CASE WHEN is_regular THEN 'pass'
                   WHEN count(*) FILTER (NOT is_regular) OVER one_column > 2
                    AND count(*) FILTER (NOT is_regular) OVER one_column > count(*) FILTER (is_regular) OVER one_column
                   THEN 'not_evaluable' ELSE 'violated' END AS outcome
    FROM coded WINDOW one_column AS (PARTITION BY report_id, table_no, side)
)
SELECT report_id, concat_ws('/', table_no, side, row_no, code) AS instance_key, table_no, '表' || table_no || ' '
       || row_name(code, row_label) AS location, outcome,
       if(outcome = 'not_evaluable', '这一列的编码多半不是科目编码的位数，可能是别的编码', NULL) AS reason,
       words({'n': table_no::VARCHAR, 'code': code}) AS arguments, [] AS absent
FROM judged
