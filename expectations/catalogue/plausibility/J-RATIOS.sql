-- title: 法定比例合理性
-- severity: info
-- convention: state
-- tables: 6
-- basis: 机关事业单位养老保险和职业年金费率（16%、8%；2019年5月以前20%、8%，国办发〔2019〕13号）；住房公积金5%至12%（单位）
-- message: 职业年金{a}与养老保险{b}之比为{p}，通常约为{q}。
-- false_alarms: 年中人员变动；全额单位的职业年金记账
-- not_applicable: 表6没有养老保险和职业年金
WITH paid AS (
    SELECT report_id, any_value(figure.unit) AS unit, any_value(fiscal_year) AS fiscal_year,
           sum(amount_yuan) FILTER (class_name(row_label) = '职业年金缴费') AS annuity,
           sum(amount_yuan) FILTER (class_name(row_label) = '机关事业单位基本养老保险缴费') AS pension,
           list(role_cell(cell_id, 'left') ORDER BY role_cell(cell_id, 'left')) AS cells
    FROM figure JOIN source.current_report USING (report_id)
    WHERE table_no = 6 AND row_kind = 'item' AND column_key = 'total'
      AND class_name(row_label) IN ('职业年金缴费', '机关事业单位基本养老保险缴费') GROUP BY report_id
)
SELECT report_id, 'annuity' AS instance_key, 6 AS table_no, '表6职业年金与养老保险' AS location, annuity AS actual_yuan,
       pension / if(fiscal_year < 2020, 2.5, 2) AS expected_yuan,
       if(annuity / pension BETWEEN if(fiscal_year < 2020, 0.35, 0.44) AND if(fiscal_year < 2019, 0.45, 0.56), 'pass',
           'violated') AS outcome,
       words({'a': in_unit(annuity, unit), 'b': in_unit(pension, unit), 'q': if(fiscal_year < 2020, '2:5', '1:2'),
               'p': format('{:.2f}', (annuity / pension)::DOUBLE)}) AS arguments, cells
FROM paid WHERE annuity > 0 AND pension > 10000
