-- 人员经费 and 公用经费 said of a table that prints its categories without such a split: the
-- categories add up to them. Of table 6 and table 23 (all fiscal money) the one that fits decides.
CREATE TEMP TABLE spoken_split AS
WITH part AS (
    SELECT report_id, table_no, if(regexp_matches(row_label, '工资福利|对个人和家庭'), 'personnel', 'public') AS subject,
           sum(amount_yuan) AS expected_yuan, count(*) FILTER (non_zero(amount_yuan)) AS parts,
           max(quantum_yuan) AS quantum_yuan,
           list(role_cell(cell_id, 'right') ORDER BY row_no) FILTER (amount_yuan IS NOT NULL) AS cells
    FROM figure f
    WHERE table_no IN (6, 23) AND row_kind = 'category' AND column_key = 'total'
      AND (report_id, table_no, '', 'personnel') NOT IN (FROM open_column)
      AND NOT EXISTS (FROM figure o WHERE o.report_id = f.report_id AND o.table_no = f.table_no
          AND o.row_key = 'personnel_total')
    GROUP BY ALL
)
SELECT s.report_id, s.statement_id, s.quote, s.unit, s.subject, p.table_no, p.expected_yuan, s.amount_yuan AS said_yuan,
       p.cells, outcome_converted(s.amount_yuan - p.expected_yuan, p.parts,
           greatest(p.quantum_yuan, s.quantum_yuan)) AS outcome
FROM said_now s JOIN part p USING (report_id, subject)
WHERE s.measure = 'level' AND s.amount_yuan IS NOT NULL AND coalesce(s.year, s.fiscal_year) = s.fiscal_year
  AND regexp_matches(s.section, '基本支出')
QUALIFY row_number() OVER (PARTITION BY s.statement_id ORDER BY abs(s.amount_yuan - p.expected_yuan), p.table_no) = 1;

-- An economic item as prose calls it: 其他社会保障缴费支出, 机关事业单位职业年金缴费, 维修（护）费.
CREATE MACRO item_name(name) AS regexp_replace(class_name(name), '机关事业单位|支出|费用|费|的', '', 'g');

-- A function as prose calls it: 国防（类）支出, 财政事务（款）, 其它 for 其他.
CREATE MACRO prose_name(name) AS regexp_replace(class_name(name), '支出$', '');
