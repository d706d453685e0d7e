-- title: 编码位数与层级
-- severity: warning
-- convention: state
-- tables: 
-- basis: 科目编码规则（3、5、7位，收入的目9位）
-- message: 表{n}科目编码“{code}”位数不合规则。
-- false_alarms: Excel里丢失的前导零
-- not_applicable: 没有科目行
SELECT report_id, concat_ws('/', table_no, side, row_no, code) AS instance_key, table_no, '表' || table_no || ' '
       || row_name(code, row_label) AS location,
       if(regexp_full_match(code, '\d{3}|\d{5}|\d{7}') OR len(code) = 9 AND (table_no = 7 OR side = 'income'), 'pass',
           'violated') AS outcome,
       words({'n': table_no::VARCHAR, 'code': code}) AS arguments, [] AS absent
FROM code_row WHERE code IS NOT NULL
