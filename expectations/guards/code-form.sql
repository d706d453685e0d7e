-- title: 科目编码只含数字
SELECT cell_id FROM source.cell WHERE row_kind = 'class' AND NOT regexp_matches(code, '^[0-9]{3}$')
