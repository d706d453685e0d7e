-- title: “三公”只减不增
-- severity: warning
-- convention: state
-- tables: 10
-- basis: 《党政机关厉行节约反对浪费条例》；国务院“约法三章”（2013）
-- message: “三公”经费{kind}{b}，高于上年{a}。
-- false_alarms: 车辆更新年度；机构合并；说明写了增加的只作说明，没有写原因的由“变动原因”核对
-- not_applicable: 不知道上年的“三公”经费
-- across: reports
WITH before AS (
    SELECT y.report_id, h.three_public AS amount_yuan, 1 AS choice FROM year_pair y
    JOIN headline h ON h.report_id = y.previous_id
    UNION ALL
    SELECT report_id, base_yuan, 2 FROM movement
    WHERE subject = 'three_public' AND base_yuan >= 0 -- below nought it is the change that is wrong
), explained AS ( -- and where its reason is lacking, F-REASON asks for it
    SELECT DISTINCT report_id FROM movement
    WHERE subject = 'three_public' AND direction = 'increase' AND (non_zero(change_yuan) OR non_zero(percent))
)
SELECT b.report_id, 'total' AS instance_key, 10 AS table_no, '“三公”经费合计' AS location, b.amount_yuan AS expected_yuan,
       h.three_public AS actual_yuan, if(h.three_public > b.amount_yuan, 'violated', 'pass') AS outcome,
       if(e.report_id IS NULL, NULL, 'info') AS severity,
       words({'kind': if(r.report_kind = 'final_account', '决算', '预算'), 'a': in_unit(b.amount_yuan, h.unit),
               'b': in_unit(h.three_public, h.unit)}) AS arguments,
       if(f.cell_id IS NULL, [], [role_cell(f.cell_id, 'left')]) AS cells
FROM before b JOIN headline h USING (report_id) JOIN source.current_report r USING (report_id)
LEFT JOIN explained e ON e.report_id = b.report_id
LEFT JOIN figure f ON f.report_id = b.report_id AND f.table_no = 10 AND f.row_key = 'total' AND f.column_key = 'total'
WHERE b.amount_yuan IS NOT NULL AND h.three_public IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY b.report_id ORDER BY choice) = 1
