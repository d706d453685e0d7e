-- title: 每个取得的文件都属于一份报告（包括已隔离的）；打开了的压缩包、拆成几份的汇编列出其中的文件
SELECT DISTINCT p.document_sha256, p.url FROM source.publication p
ANTI JOIN source.report_document r USING (document_sha256)
ANTI JOIN (SELECT document_sha256 FROM source.document WHERE file_format IN ('zip', 'rar', '7z')) a
    USING (document_sha256)
WHERE p.document_sha256 IS NOT NULL AND p.outcome IN ('fetched', 'unchanged')
    AND NOT EXISTS (SELECT 1 FROM source.publication m WHERE starts_with(m.url, p.url || '#')
        AND m.document_sha256 IN (SELECT document_sha256 FROM source.report_document))
