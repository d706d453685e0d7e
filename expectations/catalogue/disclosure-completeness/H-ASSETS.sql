-- title: 国有资产占有使用
-- severity: warning
-- convention: state
-- tables: 
-- basis: 财预〔2016〕143号；《行政事业性国有资产管理条例》（2021）
-- message: {problem}。
-- false_alarms: 单价100万元以上设备的新口径只有一类；没有房屋的可以不说；“三公”说明的保有量只是其中一部分，只在多于实有数时说
-- not_applicable: 没有国有资产的说明
WITH told AS (
    SELECT report_id, min(statement_id) AS statement_id,
           bool_or(subject IN ('vehicles_held', 'vehicles_quota')) AS has_vehicles,
           bool_or(starts_with(subject, 'equipment')) AS has_equipment,
           max(amount) FILTER (subject = 'vehicles_held') AS held,
           sum(amount) FILTER (starts_with(subject, 'vehicles_held:')) AS kinds,
           count(*) FILTER (starts_with(subject, 'vehicles_held:')) AS kind_count,
           count(DISTINCT amount) FILTER (subject = 'vehicles_held') AS held_values,
           count(*) FILTER (subject = 'unknown' AND unit = '辆' AND amount <> 0) AS not_understood
    FROM said_now WHERE regexp_matches(section, '国有资产|资产占') GROUP BY report_id
), worded AS (
    SELECT report_id, bool_or(contains(text, '车')) AS names_vehicles, bool_or(contains(text, '设备')) AS names_equipment
    FROM source.section WHERE regexp_matches(title, '国有资产|资产占') GROUP BY report_id
)
SELECT report_id, 'stated' AS instance_key, '国有资产说明' AS location,
       if((has_vehicles OR names_vehicles) AND (has_equipment OR names_equipment), 'pass', 'violated') AS outcome,
       words({'problem': '国有资产说明缺' || array_to_string(list_filter([if(has_vehicles OR names_vehicles, NULL, '车辆'),
                           if(has_equipment OR names_equipment, NULL, '大型设备')], lambda x: x IS NOT NULL),
                   '和')}) AS arguments,
       [statement_id] AS statement_ids, ['prose'] AS absent
FROM told JOIN worded USING (report_id)
UNION ALL BY NAME
SELECT report_id, 'vehicles' AS instance_key, '车辆情况' AS location,
       CASE WHEN held_values > 1 OR not_understood > 0 AND held > kinds THEN 'not_evaluable' WHEN held = kinds
           THEN 'pass' ELSE 'violated' END AS outcome,
       words({'problem': format('车辆实有{}辆，各类相加为{}辆', held::INTEGER, kinds::INTEGER)}) AS arguments,
       [statement_id] AS statement_ids, ['prose'] AS absent
FROM told WHERE held IS NOT NULL AND kind_count >= 2
  -- a list of its kinds right behind it is a sum that F-SUM judges
  AND NOT EXISTS (FROM claim_term w JOIN source.relation r USING (relation_id)
      JOIN said_now s ON s.statement_id = w.statement_id
                  WHERE w.report_id = told.report_id AND w.role = 'whole' AND s.subject = 'vehicles_held'
                    AND (r.word = 'closed' OR kinds > held))
UNION ALL BY NAME -- those that the grant pays for are some of those held
SELECT k.report_id, 'kept' AS instance_key, '公务用车保有量' AS location, if(k.kept > h.held, 'violated', 'pass') AS outcome,
       words({'problem': format('“三公”说明的公务用车保有量{}辆，多于国有资产说明的车辆{}辆', k.kept::INTEGER, h.held::INTEGER)}) AS arguments,
       [k.statement_id, h.statement_id] AS statement_ids, ['prose'] AS absent
FROM (SELECT report_id, max(amount) AS kept, min(statement_id) AS statement_id FROM said_now
    WHERE subject = 'vehicles_kept' GROUP BY report_id HAVING count(DISTINCT amount) = 1) k
JOIN (SELECT report_id, max(amount) AS held, min(statement_id) AS statement_id FROM said_now
    WHERE subject = 'vehicles_held' GROUP BY report_id HAVING count(DISTINCT amount) = 1) h USING (report_id)
