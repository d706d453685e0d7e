-- title: 科目排序
-- severity: info
-- convention: state
-- tables: 
-- basis: 预算公开表
-- message: 表{n}科目{code}列在{before}之后。
-- false_alarms: 科目重复出现的表（按单位、按政府经济分类分块）不看；经济分类只看同一类之内（左右两栏并排的表先左后右）；按单位分块的表各块重新排序
-- not_applicable: 没有科目行
WITH ordered AS (
    SELECT *, lag(code) OVER (PARTITION BY report_id, table_no, side, level, category ORDER BY row_no) AS before
    FROM (SELECT report_id, table_no, side, level, if(table_no IN (6, 23), left(code, 3), '') AS category, row_no, code,
        cells FROM code_row UNION ALL
          SELECT report_id, table_no, side, level, left(code, 3), row_no, code,
                 list(role_cell(cell_id, 'left') ORDER BY role_cell(cell_id, 'left')) FILTER (amount_yuan IS NOT NULL)
          FROM figure WHERE table_no IN (6, 11, 23) AND row_kind = 'item' AND regexp_matches(code, '^\d{5}$')
          GROUP BY ALL)
    WHERE (report_id, table_no) NOT IN (SELECT report_id, table_no FROM figure WHERE code IS NOT NULL
        GROUP BY report_id, table_no, side, code HAVING count(DISTINCT row_no) > 1)
), worst AS (
    SELECT report_id, table_no, side, arg_min(code, row_no) FILTER (before > code) AS code,
           arg_min(before, row_no) FILTER (before > code) AS before,
           arg_min(cells, row_no) FILTER (before > code) AS cells FROM ordered GROUP BY ALL
)
SELECT report_id, concat_ws('/', table_no, side) AS instance_key, table_no, '表' || table_no AS location,
       if(code IS NULL, 'pass', 'violated') AS outcome,
       words({'n': table_no::VARCHAR, 'code': coalesce(code, ''), 'before': coalesce(before, '')}) AS arguments, cells,
       [] AS absent
FROM worst
