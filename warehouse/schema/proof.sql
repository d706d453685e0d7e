-- A finding with its proof: what every page, notice, list and check shows of it.
CREATE VIEW quality.finding_proof AS
WITH told AS (
    SELECT cell_id FROM quality.finding_cell
    UNION SELECT cell_id FROM quality.cause_cell WHERE cell_id IS NOT NULL
), figure AS (
    SELECT c.cell_id, c.report_id, c.table_no, coalesce(n.shown, '表' || c.table_no) AS table_shown,
           c.side, c.row_no, c.row_label, c.code, c.column_key,
           coalesce(k.column_name, c.column_key) AS column_name, c.printed, c.amount_yuan,
           c.page_label
    FROM told JOIN source.cell c USING (cell_id) LEFT JOIN source.report r USING (report_id)
    LEFT JOIN source.table_name n ON n.report_id = c.report_id AND n.table_no = c.table_no
    LEFT JOIN reference.form_column k ON k.form_id = r.form_id AND k.table_no = c.table_no
     AND k.side IS NOT DISTINCT FROM c.side AND k.column_key = c.column_key
), cells AS (
    SELECT f.finding_key, list({'cell_id': c.cell_id, 'role': f.role, 'report_id': c.report_id,
               'table_no': c.table_no, 'table_shown': c.table_shown, 'side': c.side,
               'row_no': c.row_no, 'row_label': c.row_label, 'code': c.code,
               'column_key': c.column_key, 'column_name': c.column_name, 'printed': c.printed,
               'amount_yuan': c.amount_yuan, 'page_label': c.page_label}
               ORDER BY c.report_id, c.table_no, c.side, c.row_no, c.column_key, f.role) AS cells
    FROM quality.finding_cell f JOIN figure c USING (cell_id) GROUP BY ALL
), spoken AS (
    SELECT f.finding_key, list({'statement_id': s.statement_id, 'report_id': s.report_id,
               'section_no': s.section_no, 'section': coalesce(c.title, s.section),
               'quote': s.quote, 'amount': s.amount, 'span_start': s.span_start,
               'span_end': s.span_end, 'page_label': s.page_label}
               ORDER BY s.report_id, s.section_no, s.span_start, s.statement_no) AS spoken
    FROM quality.finding_statement f JOIN source.statement s USING (statement_id)
    LEFT JOIN source.section c ON c.report_id = s.report_id AND c.section_no = s.section_no
    GROUP BY ALL
), quotes AS (
    SELECT finding_key, list(quote ORDER BY quote_no) AS quotes
    FROM quality.finding_quote GROUP BY ALL
), repairs AS (
    SELECT k.cause_key, list({'alternative': k.alternative, 'rank': k.rank, 'cell_id': k.cell_id,
               'statement_id': k.statement_id, 'table_no': c.table_no, 'side': c.side,
               'page_label': coalesce(c.page_label, s.page_label), 'place': CASE WHEN c.cell_id IS NOT NULL
                   THEN c.table_shown || coalesce(' ' || c.code || ' ', '') || '“' || c.row_label
                        || '”（' || c.column_name || '），' || c.page_label
                   ELSE '说明“' || coalesce(s.section, '') || '”，' || coalesce(s.page_label, '')
                   END, 'printed': if(k.printed = '', '空白', k.printed), 'needed': k.needed,
               'needed_yuan': k.needed_yuan} ORDER BY k.alternative, k.rank) AS repairs
    FROM quality.cause_cell k LEFT JOIN figure c USING (cell_id)
    LEFT JOIN source.statement s USING (statement_id) GROUP BY ALL
), original AS (
    SELECT f.finding_key, arg_min({'document_sha256': o.document_sha256, 'part_name': o.name,
               'file_format': d.file_format}, o.part_no) AS document
    FROM quality.finding f JOIN source.report_document o ON o.report_id = f.report_id
     AND (coalesce(f.page_no, 1) BETWEEN o.first_page AND o.first_page + o.page_count - 1
          OR o.page_count = 0)
    LEFT JOIN source.document d USING (document_sha256) GROUP BY ALL
)
SELECT f.finding_key, u.title AS rule_title, u.basis, u.false_alarms,
       coalesce(n.shown, '表' || f.table_no) AS table_shown,
       r.title AS report_title, r.report_kind, r.report_level, r.published_on, r.source_url,
       o.document.document_sha256, o.document.part_name, o.document.file_format,
       c.main_finding_key, c.sentence, coalesce(c.decided, false) AS decided, c.findings AS together,
       coalesce(l.cells, []) AS cells, coalesce(s.spoken, []) AS spoken,
       coalesce(q.quotes, []) AS quotes, coalesce(p.repairs, []) AS repairs
FROM quality.finding f
LEFT JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
LEFT JOIN source.report r ON r.report_id = f.report_id
LEFT JOIN source.table_name n ON n.report_id = f.report_id AND n.table_no = f.table_no
LEFT JOIN original o ON o.finding_key = f.finding_key
LEFT JOIN cells l ON l.finding_key = f.finding_key
LEFT JOIN spoken s ON s.finding_key = f.finding_key
LEFT JOIN quotes q ON q.finding_key = f.finding_key
LEFT JOIN repairs p ON p.cause_key = f.cause_key;
COMMENT ON VIEW quality.finding_proof IS '每个问题及其证据：涉及的格、说明、字句、改法、规则依据、所在文件；页面、通知、清单、自查都用它';
