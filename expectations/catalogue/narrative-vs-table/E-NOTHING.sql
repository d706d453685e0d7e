-- title: 说明写没有，表中有数
-- severity: error
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号（没有数据的表格应当列出空表并说明）
-- message: 说明“{quote}”，{table}却有{amount}，请核对。
-- false_alarms: 说的是上年、所属某个单位或其中某一项的不算；名词解释不算
-- not_applicable: 说明没有写哪一类资金没有
WITH said AS (
    SELECT s.report_id, s.section_no, s.page_no, s.text, unnest([
        {'table_no': 8, 'quotes': regexp_extract_all(s.text,
                '(?:^|[。；;：:\n])([^。；;：:\n]{0,24}(?:无|没有|未安排|不涉及|未使用)(?:使用|安排|发生)?政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:安排)?的?(?:收入|支出|收支)?(?:[、和及与]?(?:收入|支出))?(?:预算)?)(?:[。；;，,\n]|$)',
                1)},
        {'table_no': 9, 'quotes': regexp_extract_all(s.text,
                '(?:^|[。；;：:\n])([^。；;：:\n]{0,24}(?:无|没有|未安排|不涉及|未使用)(?:使用|安排|发生)?国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:安排)?的?(?:收入|支出|收支)?(?:[、和及与]?(?:收入|支出))?(?:预算)?)(?:[。；;，,\n]|$)',
                1)},
        {'table_no': 11, 'quotes': regexp_extract_all(s.text,
                '(?:^|[。；;：:\n])([^。；;：:\n]{0,24}(?:无|没有|未安排|不涉及)(?:使用|安排|发生)?机关运行经费(?:财政)?(?:拨款)?(?:安排)?的?(?:支出)?(?:预算)?)(?:[。；;，,\n]|$)',
                1)}]) AS hit
    FROM source.section s JOIN source.current_report USING (report_id)
    WHERE NOT is_glossary(s.path)
), told AS (
    SELECT report_id, section_no, page_no, text, hit.table_no, unnest(hit.quotes) AS quote FROM said
), printed AS (
    SELECT report_id, table_no, any_value(table_shown) AS table_shown, any_value(unit) AS unit,
           arg_max((cell_id, amount_yuan),
               (abs(amount_yuan), column_key IN ('total', 'amount'), -row_no, cell_id)) AS largest
    FROM figure WHERE table_no IN (8, 9, 11) AND NOT is_change(row_key, column_key) AND column_key <> 'last_year'
      AND non_zero(amount_yuan) GROUP BY report_id, table_no
)
SELECT t.report_id, concat_ws('/', t.section_no, t.table_no) AS instance_key, t.table_no, '说明“' || t.quote
       || '”' AS location,
       if(p.cell_id IS NULL, 'pass', 'violated') AS outcome,
       min(page_of(t.report_id, t.section_no, instr(t.text, t.quote), t.page_no)) AS page_no,
       words({'quote': t.quote, 'table': coalesce(p.table_shown, ''),
               'amount': coalesce(in_unit(p.amount_yuan, p.unit), '')}) AS arguments,
       if(p.cell_id IS NULL, [], [role_cell(p.cell_id, 'right')]) AS cells, [t.quote] AS quotes, [] AS absent
FROM told t LEFT JOIN (SELECT * EXCLUDE (largest), largest[1] AS cell_id, largest[2] AS amount_yuan
    FROM printed) p USING (report_id, table_no)
WHERE NOT regexp_matches(t.quote, '上年|去年|上一年|其中|所属|下属|以外|20\d\d年(?:决算|执行)')
GROUP BY t.report_id, t.section_no, t.table_no, t.quote, p.cell_id, p.table_shown, p.unit, p.amount_yuan
QUALIFY row_number() OVER (PARTITION BY t.report_id, t.section_no, t.table_no ORDER BY t.quote) = 1
