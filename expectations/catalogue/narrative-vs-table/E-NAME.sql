-- title: 单位名称一致
-- severity: error
-- convention: state
-- tables: 
-- basis: 预算公开表表头；公开内容应当准确（《政府信息公开条例》）
-- message: {place}写作“{name}”，本部门为“{right}”。
-- false_alarms: 简称、所属单位、单位报告里单位自己的名称不算；读不出的字不当作别的字；不在部门名录中的名称只作提醒
-- not_applicable: 没有印出部门名称
WITH own AS (
    SELECT report_id, agency_code, agency_name, class_name(agency_name) AS plain,
           class_name(unit_name) AS unit FROM source.current_report WHERE agency_name IS NOT NULL
), printed AS (
    SELECT t.report_id, 'table/' || t.table_no AS place_key, '表' || t.table_no || '表头' AS place,
           t.printed_agency AS name, t.page_from AS page_no
    FROM source.report_table t WHERE t.printed_agency IS NOT NULL
    UNION ALL
    SELECT report_id, section_no || '/' || name, '说明“' || title || '”', name, page_no
    FROM (SELECT report_id, section_no, title, page_no, unnest(list_distinct(regexp_extract_all(text,
              '20\d\d年度?[，,]?([^，,。；;：:、\d（）()“”是]{4,30}?(?:局|委员会|办公室|协会|联合会|中心|法院|检察院|委|院|站|所|馆|校|会|政府|部|社|队))(?:的|财政拨款|一般公共预算|政府性基金|部门|支出|预算|政府采购|共有|纳入)',
              1))) AS name
          FROM source.section WHERE starts_with(path[1], '第三') OR regexp_matches(path[1], '[预决]算.{0,6}说明'))
    UNION ALL -- who it is that has so many offices and posts: a body that is named nowhere else is no part of this one
    SELECT s.report_id, 'body/' || s.name, '说明“' || s.title || '”', s.name, s.page_no
    FROM (SELECT report_id, title, page_no, unnest(list_distinct(regexp_extract_all(text,
              '(?:^|[。；\n])([^，,。；;：:、\d（）()“”\n]{2,8}?[省市县区旗][^，,。；;：:、\d（）()“”\n]{2,16}?(?:局|委员会|办公室|厅))(?:机关)?(?:内设|下设|设有|行政编制|核定编制|现有编制)',
              1))) AS name FROM source.section) s
    JOIN (SELECT report_id, string_agg(text || '/' || title, '/') AS text FROM source.section
        GROUP BY report_id) w USING (report_id)
    WHERE len(string_split(w.text, s.name)) = 2
    UNION ALL -- whose figures they are, told of a body that the report names once
    SELECT s.report_id, 'whose/' || s.name, '说明“' || s.title || '”', s.name, s.page_no
    FROM (SELECT report_id, title, page_no, unnest(list_distinct(list_concat(regexp_extract_all(text,
              '(?:^|[。；\n])([^，,。；;：:、\d（）()“”\n是由对经按在与和及将被向从据]{2,8}?[省市县区旗][^，,。；;：:、\d（）()“”\n]{2,16}?(?:局|委员会|办公室|厅))20\d\d年',
              1), regexp_extract_all(text,
              '20\d\d年(?:度|[底末]|12月(?:31日|底)?)?[，,]?([^，,。；;：:、\d（）()“”\n是由对经按在与和及将被向从据]{2,8}?[省市县区旗][^，,。；;：:、\d（）()“”\n]{2,16}?(?:局|委员会|办公室|厅))(?:机关运行|政府采购|收入|支出|财政拨款|一般公共|部门|“三公|资产|固定资产|共有|现有|车辆)',
              1), regexp_extract_all(text, -- who approves a budget may add it up: 经县财政局汇总
              '经([^，,。；;：:、\d（）()“”\n]{2,8}?[省市县区旗][^，,。；;：:、\d（）()“”\n财]{2,16}?(?:局|委员会|办公室|厅))汇总', 1)))) AS name FROM source.section) s
    JOIN (SELECT report_id, string_agg(text || '/' || title, '/') AS text FROM source.section
        GROUP BY report_id) w USING (report_id)
    WHERE len(string_split(w.text, s.name)) = 2
    UNION ALL
    SELECT report_id, 'heading/' || path[1], '标题“' || path[1] || '”',
           regexp_extract(path[1], '^第.{1,3}部分(\D{5,}?)20\d\d年', 1), min(page_no)
    FROM source.section WHERE regexp_matches(path[1], '^第.{1,3}部分\D{5,}?20\d\d年')
      AND NOT regexp_matches(path[1], '[X×]{2}') GROUP BY report_id, path[1]
), judged AS (
    SELECT p.*, o.agency_name, o.plain, o.unit, class_name(p.name) AS said,
           -- A character that the file does not tell (U+FFFD) may be any.
           '%' || replace(class_name(p.name), chr(65533), '_') || '%' AS said_as,
           EXISTS (FROM reference.agency a WHERE a.agency_code <> coalesce(o.agency_code, '')
                   AND (class_name(a.agency_name) = class_name(p.name))) AS is_registered
    FROM printed p JOIN own o USING (report_id)
)
SELECT report_id, place_key AS instance_key, place AS location,
       CASE WHEN unit LIKE said_as OR contains(said, unit) OR contains(said, chr(65533)) AND plain LIKE said_as
           THEN 'pass'
            WHEN said <> '' AND regexp_replace(plain, '^(.{2,6}?[省市]).{1,6}?[区县市]', '\1') = said AND said <> plain
                THEN 'violated'
            WHEN contains(plain, said) OR contains(said, plain) OR is_short_form(plain, said)
              OR is_short_form(said, plain) THEN 'pass'
            WHEN EXISTS (FROM judged o WHERE o.report_id = j.report_id AND o.said <> j.said
                AND starts_with(o.said, j.said)) THEN 'pass'
            WHEN jaro_winkler_similarity(plain, said) > 0.9 AND NOT is_registered THEN 'pass'
            ELSE 'violated' END AS outcome,
       CASE WHEN is_registered OR regexp_matches(place_key, '^(?:table|heading)') THEN 'error'
           ELSE 'warning' END AS severity,
       words({'place': place, 'name': name, 'right': agency_name}) AS arguments, page_no,
       if(regexp_matches(place_key, '^(?:body|whose)/'), ['prose'], NULL) AS absent
FROM judged j
