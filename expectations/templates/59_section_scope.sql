-- A sentence is held against the table that its section speaks of: 财政拨款收支 is no 收支 of the whole,
-- 一般公共预算财政拨款 no 财政拨款 of all funds, an item of 政府性基金 stands in table 8 and not in 5.
CREATE MACRO names_fund(section, fund) AS regexp_matches(section, fund)::INTEGER;
CREATE MACRO is_of_one_fund(section) AS
    names_fund(section, '一般公共预算') + names_fund(section, '政府性基金') + names_fund(section, '国有资本') = 1;
CREATE MACRO speaks_of(section, table_no, row_key, column_key) AS CASE
    WHEN table_no IN (1, 2, 3, 21) THEN NOT regexp_matches(section, '财政拨款|一般公共预算|政府性基金|国有资本')
    WHEN table_no = 4 AND column_key IN ('total', 'amount')
      AND (row_key = '' OR row_key LIKE '%total' OR row_key = 'carry_over')
        THEN NOT is_of_one_fund(section)
    WHEN table_no = 5 THEN regexp_matches(section, '一般公共预算') OR NOT regexp_matches(section, '政府性基金|国有资本')
    ELSE true END;
