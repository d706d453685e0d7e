-- What our reader could not do, or what no rule looked at: for the operator, one row a cause. No
-- finding comes of it. One cause is one column, else one table, else one page; image pages of a
-- report are one, so is what its pages hide.
INSERT INTO quality.unread_table BY NAME
SELECT report_id, split_part(what, ' ', 1)::INTEGER AS table_no,
       bool_or(ends_with(what, 'rows')) AS rows_unread,
       bool_or(ends_with(what, 'columns')) AS columns_unread
FROM (FROM unread UNION -- whose money a code names is not known
      SELECT report_id, table_no || ' rows' FROM quality.instance
      WHERE rule_id = 'CODE-MISPRINT' AND outcome = 'not_evaluable' AND table_no IS NOT NULL)
WHERE regexp_matches(what, ' (rows|columns)$') GROUP BY ALL ORDER BY ALL;

INSERT INTO quality.reading_gap BY NAME
WITH missed AS (
    SELECT g.*, CASE g.kind WHEN 'unknown_column' THEN regexp_extract(g.detail, '栏“([^”]*)”', 1) WHEN 'extra_column'
        THEN ''
                       WHEN 'image_page' THEN '' WHEN 'hidden_content' THEN ''
                           ELSE if(g.table_no IS NULL, g.page_no::VARCHAR, '') END AS cause
    FROM source.gap g
    WHERE g.kind <> 'missing_table' OR NOT EXISTS (
        FROM quality.instance i WHERE i.rule_id = 'H-TABLES' AND i.report_id = g.report_id
         AND i.table_no = g.table_no AND i.outcome = 'violated')
), touched AS (
    SELECT DISTINCT unnest(cells).cell_id AS cell_id FROM quality.instance
    WHERE outcome IN ('pass', 'rounding', 'violated') AND (expected_yuan IS NOT NULL OR actual_yuan IS NOT NULL)
), unchecked AS (
    SELECT f.report_id, 'not_checked' AS kind, f.table_shown || ' ' || row_name(f.code, f.row_label) || '（'
           || f.column_name || '）' AS detail,
           NULL::INTEGER AS table_no, f.page_no, c.page_label, f.printed AS token, c.x0, c.top, c.x1, c.bottom,
           '' AS cause
    FROM figure f JOIN source.cell c USING (cell_id) ANTI JOIN touched t ON t.cell_id = f.cell_id
    WHERE non_zero(f.amount_yuan)
), doubted AS (
    SELECT i.report_id, 'uncertain_code' AS kind, i.location || '：编码与别处不同，可能是读错' AS detail, i.table_no,
           c.page_no, c.page_label, c.code AS token, c.x0, c.top, c.x1, c.bottom, 'code' AS cause
    FROM quality.instance i JOIN source.cell c ON c.cell_id = i.cells[1].cell_id
    WHERE i.rule_id = 'CODE-MISPRINT' AND i.outcome = 'not_evaluable'
), place AS (
    SELECT report_id, kind, table_no, cause, count(*)::INTEGER AS places,
           arg_min(struct_pack(page_no, page_label, x0, top, x1, bottom, detail),
               (page_no, top, x0, token, detail)) AS first,
           list_sort(list_distinct(list(token) FILTER (token IS NOT NULL)))[:20] AS tokens,
           list_sort(list_distinct(list(page_no) FILTER (page_no IS NOT NULL))) AS pages
    FROM (FROM missed UNION ALL BY NAME FROM unchecked UNION ALL BY NAME FROM doubted) GROUP BY ALL
), help AS (
    FROM (VALUES
        ('lost_token', '请对照原页看这些数字属于哪一行哪一栏；所在的表暂不计入可信金额'),
        ('unknown_table', '请看这一页是不是规定的预算表：是则需补充表式，不是则不必处理'),
        ('unknown_column', '请看这一栏是什么，需补充表式；所在的表暂不计入可信金额'),
        ('extra_column', '已按印出的栏名保留；合计由其余各栏相加成立，不影响其他数字'),
        ('unknown_row', '请看这一行是什么，需补充表式；所在的表暂不计入可信金额'),
        ('not_an_amount', '请看原页这一格印的是什么'),
        ('missing_table', '请看文件中有没有这张表'),
        ('duplicate_table', '请看哪一张是本部门的'),
        ('image_page', '请取得能复制文字的文件，或启用文字识别'),
        ('unit_missing', '请看表头印的金额单位'),
        ('readers_disagree', '请对照原页看哪一种读法对'),
        ('torn_figure', '请对照原文看这里是一个数还是两个数'),
        ('uncertain_figure', '请对照原图核对这些数字'),
        ('uncertain_code', '请对照原图看印的是哪个编码；所在的表暂不计入可信金额'),
        ('hidden_content', '打开文件看不到这些内容，没有读入；不必处理，或请部门删去'),
        ('unread_content', '请打开文件看这里印的是什么'),
        ('unread_picture', '请打开文件看图中是不是表；是统计图的不必处理'),
        ('not_checked', '已读入，没有规则核对；需要时补充规则')) AS h(kind, help)
)
SELECT
       left(sha256(concat_ws(chr(31), r.mof_div_code, coalesce(r.agency_code, r.report_id), r.fiscal_year,
                   r.report_kind,
                             r.report_level, r.unit_name, p.kind, p.table_no, p.cause)), 16) AS gap_key,
       r.report_id, r.agency_code, r.agency_name, r.fiscal_year, p.kind, p.table_no,
       coalesce(nullif(concat_ws(' ', first.page_label,
                   coalesce(n.shown || if(starts_with(n.shown, '《'), '', '《' || f.title || '》'), t.title)), ''),
           '全文') AS place,
       first.page_no, first.page_label, first.x0, first.top, first.x1, first.bottom, p.places,
       first.detail || CASE WHEN p.places = 1 THEN '' WHEN len(p.pages) > 1
           THEN format('，等{}处（第{}页至第{}页）', p.places, p.pages[1], p.pages[-1])
                            ELSE format('，等{}处', p.places) END AS detail,
       coalesce(p.tokens, []) AS tokens, coalesce(h.help, '请对照原页') AS help
FROM place p JOIN source.current_report r USING (report_id) LEFT JOIN help h USING (kind)
LEFT JOIN reference.form_table f ON f.form_id = r.form_id AND f.table_no = p.table_no
LEFT JOIN source.table_name n ON n.report_id = p.report_id AND n.table_no = p.table_no
LEFT JOIN source.report_table t ON t.report_id = r.report_id AND t.table_no = p.table_no
ORDER BY ALL;
