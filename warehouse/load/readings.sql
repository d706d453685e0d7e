-- Every reading, one row a document, nested as it was written. `files` is a list of paths.
CREATE TEMP TABLE reading AS
SELECT document_sha256, file_format, status, error_reason, form_id, page_count, reader_version,
       tables, raw_tables, statements, performance_tables, gaps
FROM read_json(getvariable('readings'), format = 'auto', columns = {
    document_sha256: 'VARCHAR', file_format: 'VARCHAR', status: 'VARCHAR',
    error_reason: 'VARCHAR', form_id: 'VARCHAR', page_count: 'INTEGER', reader_version: 'VARCHAR',
    tables: 'STRUCT(table_no INTEGER, title VARCHAR, unit VARCHAR, page_from INTEGER,
        page_to INTEGER, printed_no VARCHAR, printed_agency VARCHAR, printed_year INTEGER,
        note VARCHAR,
        "rows" STRUCT(row_no INTEGER, side VARCHAR, row_kind VARCHAR, row_key VARCHAR,
            level INTEGER, parent_row_no INTEGER, label VARCHAR, second_label VARCHAR,
            code VARCHAR)[],
        cells STRUCT(row_no INTEGER, side VARCHAR, column_key VARCHAR, printed VARCHAR,
            amount_yuan DECIMAL(18, 2), quantum_yuan DECIMAL(18, 2), page_no INTEGER,
            page_label VARCHAR, bbox DOUBLE[])[])[]',
    raw_tables: 'STRUCT(page_no INTEGER, page_label VARCHAR, bbox DOUBLE[], grid VARCHAR[][])[]',
    statements: 'STRUCT(statement_no INTEGER, section VARCHAR, subject VARCHAR, measure VARCHAR,
        year INTEGER, amount DECIMAL(20, 4), unit VARCHAR, amount_yuan DECIMAL(18, 2),
        decimals INTEGER, direction VARCHAR, percent DECIMAL(12, 4), quote VARCHAR,
        span INTEGER[], page_no INTEGER, page_label VARCHAR)[]',
    performance_tables: 'STRUCT(form_no INTEGER, scope VARCHAR, title VARCHAR,
        printed_year INTEGER, agency_code VARCHAR, agency_name VARCHAR,
        implementing_unit VARCHAR, project_name VARCHAR, page_from INTEGER, page_to INTEGER,
        page_label VARCHAR, fields MAP(VARCHAR, VARCHAR),
        amounts STRUCT(scope VARCHAR, source_name VARCHAR, printed VARCHAR,
            amount_yuan DECIMAL(18, 2), page_no INTEGER)[],
        indicators STRUCT(scope VARCHAR, level1 VARCHAR, level2 VARCHAR, level3 VARCHAR,
            target VARCHAR)[])[]',
    gaps: 'STRUCT(kind VARCHAR, detail VARCHAR, table_no INTEGER, page_no INTEGER,
        page_label VARCHAR, token VARCHAR)[]'
}, maximum_object_size = 268435456);
