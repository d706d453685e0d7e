-- title: 人员编制与机构数一致
-- severity: warning
-- convention: state
-- tables: 
-- basis: 预算绩效目标表；中发〔2018〕34号
-- message: {problem}。
-- false_alarms: 领导、工勤编制可能不在各内设机构里；机构空缺
-- not_applicable: 没有整体绩效目标表
WITH form AS (
    SELECT report_id, form_no, page_from,
           TRY_CAST(regexp_extract(fields['核定的人员编制数'], '\d+') AS INTEGER) AS posts,
           TRY_CAST(regexp_extract(fields['实际在职人员总数'], '\d+') AS INTEGER) AS staff,
           TRY_CAST(regexp_extract(fields['在编人员数'], '\d+') AS INTEGER) AS regular,
           TRY_CAST(regexp_extract(fields['其他人员数'], '\d+') AS INTEGER) AS others,
           TRY_CAST(regexp_extract(fields['内设职能部门数'], '\d+') AS INTEGER) AS offices
    FROM source.performance_table WHERE scope = 'whole'
), listed AS (
    -- One number is the department's own; a number that is all the others together is their sum.
    SELECT report_id, if(is_summed, list_max(every), list_sum(every)) AS posts,
           CASE WHEN len(every) > 1 THEN len(every) - is_summed::INTEGER END AS offices
    FROM (SELECT *, len(every) > 2 AND 2 * list_max(every) = list_sum(every) AS is_summed FROM (
        SELECT report_id, [n::INTEGER for n in regexp_extract_all(string_agg(text, '' ORDER BY section_no), '编制(\d+)名',
                1)] AS every
        FROM source.section WHERE regexp_matches(title, '机构设置') GROUP BY report_id))
    WHERE len(every) > 0
), judged AS (
    SELECT f.*, l.posts AS listed_posts, l.offices AS listed_offices
    FROM form f JOIN source.current_report USING (report_id) LEFT JOIN listed l USING (report_id)
)
SELECT report_id, 'posts' AS instance_key, '核定编制' AS location, if(posts = listed_posts, 'pass', 'violated') AS outcome,
       words({'problem': format('核定编制{}人，机构设置所列合计{}人', posts, listed_posts)}) AS arguments,
       page_from AS page_no, form_no, ['核定的人员编制数', '编制'] AS quotes
FROM judged WHERE posts IS NOT NULL AND listed_posts IS NOT NULL
UNION ALL BY NAME
SELECT report_id, 'offices' AS instance_key, '内设职能部门数' AS location,
       if(offices = listed_offices, 'pass', 'violated') AS outcome,
       words({'problem': format('内设职能部门填{}个，概况列有{}个', offices, listed_offices)}) AS arguments,
       page_from AS page_no, form_no, ['内设职能部门数'] AS quotes
FROM judged WHERE offices IS NOT NULL AND listed_offices > 0
UNION ALL BY NAME
SELECT report_id, 'staff' AS instance_key, '在职人员' AS location,
       CASE WHEN staff > posts OR staff <> regular + coalesce(others, 0) THEN 'violated' ELSE 'pass' END AS outcome,
       words({'problem': CASE WHEN staff > posts THEN format('实际在职{}人，多于核定编制{}人', staff, posts)
            ELSE format('实际在职{}人，在编与其他人员相加为{}人', staff, regular + coalesce(others, 0)) END}) AS arguments,
       page_from AS page_no, form_no, ['实际在职人员总数', '核定的人员编制数', '在编人员数'] AS quotes
FROM judged WHERE staff IS NOT NULL AND (posts IS NOT NULL OR regular IS NOT NULL)
