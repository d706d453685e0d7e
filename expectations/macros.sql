-- The conventions of tolerance that all rules share. Amounts in yuan; `quantum` is what one unit of
-- the last printed place is worth; `parts` counts the non-zero printed parts of a sum.

-- ENV: a total of n printed parts, each rounded by itself, may differ by half a unit a figure.
-- A sole part is the same figure printed twice and may not differ at all.
CREATE MACRO envelope_yuan(parts, quantum) AS
    CASE WHEN parts <= 1 THEN 0 ELSE (quantum * (parts + 1) / 2)::DECIMAL(18, 4) END;

CREATE MACRO outcome_within(difference, envelope) AS
    CASE WHEN difference IS NULL THEN 'not_evaluable'
         WHEN difference = 0 THEN 'pass'
         WHEN abs(difference) <= envelope THEN 'rounding'
         ELSE 'violated' END;
CREATE MACRO outcome_env(difference, parts, quantum) AS outcome_within(difference, envelope_yuan(parts, quantum));

-- The same where figures are printed to different places: each is rounded by its own last place.
CREATE MACRO summed_envelope(parts, total_quantum, part_quanta, largest_quantum) AS
    (CASE WHEN parts <= 1 AND coalesce(total_quantum = largest_quantum, true) THEN 0
          ELSE (coalesce(total_quantum, 0) + coalesce(part_quanta, 0)) / 2 END)::DECIMAL(18, 4);

-- A total in whole yuan that is its parts rounded to hundreds or to 万元: typed so, no misprint.
CREATE MACRO is_rounded_by_hand(total, parts, quantum, unit) AS
    unit = '元' AND coalesce(quantum, 1) >= 1 AND total <> parts
    AND (total % 100 = 0 AND round(parts / 100) * 100 = total OR total % 10000 = 0
        AND round(parts / 10000) * 10000 = total);

-- For more than 20 parts a difference beyond three typical errors is rounding, but a large one.
CREATE MACRO is_large_rounding(difference, parts, quantum) AS
    parts > 20 AND abs(difference) > 3 * 0.29 * quantum * sqrt(parts + 1);

-- TWICE: one figure printed twice in one unit.
CREATE MACRO outcome_twice(difference) AS
    CASE WHEN difference IS NULL THEN 'not_evaluable'
         WHEN difference = 0 THEN 'pass' ELSE 'violated' END;

-- One unit of the last place is a slip of rounding, said but not blamed.
CREATE MACRO severity_of(difference, parts, quantum, severity) AS
    CASE WHEN parts <= 1 AND abs(difference) <= quantum THEN 'info' ELSE severity END;

-- CONV: yuan against 万元 printed to `decimals` places.
CREATE MACRO outcome_conv(amount_yuan, printed_wan, decimals) AS
    CASE WHEN amount_yuan IS NULL OR printed_wan IS NULL THEN 'not_evaluable'
         WHEN amount_yuan::DECIMAL(18, 6) = printed_wan::DECIMAL(18, 6) * 10000 THEN 'pass'
         WHEN abs(amount_yuan::DECIMAL(18, 6) - printed_wan::DECIMAL(18, 6) * 10000)
              <= 5000 * pow(10, -decimals) THEN 'rounding'
         ELSE 'violated' END;

-- Yuan against 万元, or other places printed: the coarser figure is the finer one, rounded.
CREATE MACRO outcome_converted(difference, parts, quantum) AS
    CASE WHEN difference = 0 THEN 'pass'
         WHEN abs(difference) <= greatest(quantum / 2, envelope_yuan(parts, quantum)) THEN 'rounding'
         ELSE 'violated' END;

-- PCT: a percent printed to `decimals` places of part/whole, both rounded to `quantum`.
CREATE MACRO percent_nearest(part, whole, quantum) AS
    100.0 * (abs(part) - quantum / 2) / (abs(whole) + quantum / 2);
CREATE MACRO percent_farthest(part, whole, quantum) AS -- without end where the whole may be nothing
    CASE WHEN abs(whole) <= quantum / 2 THEN 'inf'::DOUBLE
         ELSE 100.0 * (abs(part) + quantum / 2) / (abs(whole) - quantum / 2) END;
CREATE MACRO percent_low(part, whole, quantum, decimals) AS
    if(sign(part) * sign(whole) > 0, percent_nearest(part, whole, quantum), -percent_farthest(part, whole, quantum))
    - 0.5 * pow(10, -decimals);
CREATE MACRO percent_high(part, whole, quantum, decimals) AS
    if(sign(part) * sign(whole) < 0, -percent_nearest(part, whole, quantum), percent_farthest(part, whole, quantum))
    + 0.5 * pow(10, -decimals);
CREATE MACRO outcome_percent(printed, part, whole, quantum, decimals) AS
    CASE WHEN printed IS NULL OR part IS NULL OR whole IS NULL OR whole = 0 THEN 'not_evaluable'
         WHEN round(100.0 * part / whole, decimals) = printed THEN 'pass'
         WHEN printed BETWEEN percent_low(part, whole, quantum, decimals) - 1e-9
                          AND percent_high(part, whole, quantum, decimals) + 1e-9 THEN 'rounding'
         ELSE 'violated' END;
CREATE MACRO severity_percent(printed, part, whole, quantum, decimals) AS
    CASE WHEN sign(printed) <> sign(part) AND part <> 0 THEN 'error'
         WHEN least(abs(printed - percent_low(part, whole, quantum, decimals)),
                    abs(printed - percent_high(part, whole, quantum, decimals)))
              <= pow(10, -decimals) + 1e-9 THEN 'info'
         WHEN abs(printed - 100.0 * part / whole) <= 0.5 THEN 'warning' ELSE 'error' END;

-- GROWTH: PCT with base = now - change; the base carries the rounding of both.
CREATE MACRO outcome_growth(printed, now_amount, change, quantum, decimals) AS
    outcome_percent(printed, change, now_amount - change, 2 * quantum, decimals);

CREATE MACRO yuan_per(unit) AS
    CASE unit WHEN '千元' THEN 1000 WHEN '万元' THEN 10000 WHEN '百万元' THEN 1000000 WHEN '亿元' THEN 100000000 ELSE 1 END;

-- Whether an amount may be below zero: a change, what is left over (结余, 差额), and what is printed so.
CREATE MACRO may_be_negative(row_key, column_key, row_label, amount_yuan) AS
    is_change(row_key, column_key) OR regexp_matches(row_label, '结余|差额|增减') OR coalesce(amount_yuan, 0) < 0;

-- How an amount is written in a sentence: in the table's own unit.
CREATE MACRO in_unit(amount_yuan, unit) AS
    CASE WHEN amount_yuan IS NULL THEN '空白'
         WHEN unit = '万元' AND amount_yuan % 100 = 0 THEN format('{:,.2f}万元', amount_yuan / 10000)
         WHEN unit = '万元' THEN format('{:,.6f}', amount_yuan / 10000).rtrim('0') || '万元'
         ELSE format('{:,.2f}元', amount_yuan::DOUBLE) END;
CREATE MACRO printed_as(amount_yuan, unit, cells) AS
    CASE WHEN cells = 0 THEN '没有这一行' WHEN amount_yuan IS NULL THEN '空白'
         ELSE '为' || in_unit(amount_yuan, unit) END;
-- What a sentence says; the amount only where the words that are quoted don't end in it: they may end in the last
-- of several (各是10.5、8.5万元).
CREATE MACRO last_figure(said) AS
    try_cast(replace(regexp_extract(said, '([\d,.]+)\D*$', 1), ',', '') AS DECIMAL(20, 6));
CREATE MACRO said_to_be(quote, amount_text) AS
    if(last_figure(quote) = last_figure(amount_text)
           AND regexp_extract(quote, '\D*$') = regexp_extract(amount_text, '\D*$'),
        '说明写“' || quote || '”', '说明“' || quote || '”写为' || amount_text);
CREATE MACRO row_name(code, label) AS
    CASE WHEN code IS NULL OR code = label THEN '“' || label || '”'
         ELSE code || ' “' || label || '”' END;
-- What cannot be opened: by its title, its address behind it.
CREATE MACRO link_said(title, url) AS CASE WHEN starts_with(url, 'inbox:') THEN '收件箱 ' || substr(url, 7)
    WHEN title IS NULL THEN url ELSE '“' || title || '”（' || url || '）' END;
-- The words of a rule's message, by name. (words({...}) does the same in four times the time.)
CREATE MACRO words(named) AS named::MAP(VARCHAR, VARCHAR);
-- What prose says and a table prints otherwise, as the problem of a rule that has further ones.
CREATE MACRO with_spoken_problem(named) AS
    map_concat(named, words({'problem': format('{}，{}“{}”{}，相差{}',
        named['said'], named['table'], named['what'], named['b'], named['d'])}));
CREATE MACRO role_cell(cell_id, role) AS {'cell_id': cell_id, 'role': role};
CREATE MACRO non_zero(amount) AS coalesce(amount, 0) <> 0;

-- What a sentence says that a kind of expenditure includes. `kind` must be a constant, as every pattern
-- must: one put together for each row is compiled for each row, which takes longer than all else.
CREATE MACRO items_included(text, kind) AS
    regexp_extract(text, kind || '(?:经费|支出)[^。；;]{0,40}[。；;，,]?(?:主要)?包括[：:]?([^。；;]*)', 1);

-- Two names that differ by one character: lost, added or another. (levenshtein counts bytes.)
CREATE MACRO loses_one(longer, shorter) AS
    list_contains(list_transform(range(1, len(longer) + 1), lambda i: longer[:i - 1] || longer[i + 1:]), shorter);
CREATE MACRO is_one_character_off(a, b) AS CASE len(a) - len(b)
    WHEN 0 THEN len(list_filter(range(1, len(a) + 1), lambda i: a[i] <> b[i])) = 1
    WHEN 1 THEN loses_one(a, b) WHEN -1 THEN loses_one(b, a) ELSE false END;

-- How a heading is numbered: what follows an empty heading of the same kind is no part of it.
CREATE MACRO heading_kind(title) AS CASE
    WHEN regexp_matches(title, '^[一二三四五六七八九十]+、') THEN '一、'
    WHEN regexp_matches(title, '^[（(][一二三四五六七八九十]+[)）]') THEN '（一）'
    WHEN regexp_matches(title, '^\d+[、.．]') THEN '1.' WHEN regexp_matches(title, '^[（(]\d+[)）]') THEN '（1）' END;

-- Editions and departments write 其他科技重大项目 and 其他科技重大项目支出, 对个人和家庭（的）补助: one name.
CREATE MACRO is_name_but_for_expenditure(a, b) AS
    replace(a, '的', '') IN (replace(b, '的', ''), replace(b, '的', '') || '支出')
      OR replace(b, '的', '') = replace(a, '的', '') || '支出';

-- The number a heading begins with: 第四部分, 十一、, （三）, or nothing.
CREATE MACRO class_number(title) AS regexp_extract(title, '^(第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]+[)）、.．]|\d+[、.．])');

-- A class's name without its number or code, brackets and spaces.
CREATE MACRO class_name(label) AS
    replace(regexp_replace(
        regexp_replace(regexp_replace(label, '^\s*\d{3}([^\d、.．])', '\1'),
                       '^([（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]|\d+[、.．])', ''),
        '[\s()（）]', '', 'g'), '其它', '其他');

-- 卫生健康 for 卫生健康支出: a form may leave the word out in a column that is headed 支出.
CREATE MACRO bare_class(name) AS regexp_replace(name, '支出$', '');

-- 万元 for 元 or the like: the figure is the table's, rounded, but for a factor of 10⁴ or 10⁸.
CREATE MACRO is_times(a, b, factor) AS abs(a::DOUBLE - b::DOUBLE * factor) <= abs(b::DOUBLE) * factor / 20000;
CREATE MACRO is_unit_slip(a, b) AS
    coalesce(a, 0) <> 0 AND coalesce(b, 0) <> 0
    AND (is_times(a, b, 10000) OR is_times(b, a, 10000) OR is_times(a, b, 100000000) OR is_times(b, a, 100000000));
-- A bound of the place, else the default that its rule's header declares (`bound_in_force`).
CREATE OR REPLACE TEMP TABLE bound_in_force (name VARCHAR, value DOUBLE);
CREATE OR REPLACE TEMP MACRO bound_of(wanted) AS (SELECT value FROM bound_in_force WHERE name = wanted);

-- A target in one way of writing: 》90%, >=90% and 不低于90% say ≥90%.
CREATE MACRO plain_target(target) AS regexp_replace(regexp_replace(regexp_replace(target, '\s', '', 'g'),
    '^(?:》|≧|＞=|>=|大于等于|大于或等于|不低于|不少于|不小于)([\d.]+)', '≥\1'),
    '^(?:《|≦|＜=|<=|小于等于|小于或等于|不高于|不超过|不大于|不多于)([\d.]+)', '≤\1');
-- Of two targets that are bounds of one kind, the first asks for as much as the second or more.
CREATE MACRO asks_as_much(target, other) AS
    regexp_matches(target, '^[≥≤][\d.]+') AND target[1] = other[1]
    AND coalesce(if(target[1] = '≥', 1,
            -1) * (TRY_CAST(regexp_extract(target, '[\d.]+') AS DOUBLE) - TRY_CAST(regexp_extract(other,
                    '[\d.]+') AS DOUBLE)) >= 0, false)
    AND regexp_extract(target, '[\d.]+(.*)$', 1) = regexp_extract(other, '[\d.]+(.*)$', 1);
-- Of two targets of one number whoever meets one meets the other: =365天, 365天数 and ≥365天.
CREATE MACRO target_parts(target) AS regexp_extract(target, '^([=＝≥≤]?)([\d.]+)(.*)$', ['sign', 'number', 'unit']);
CREATE MACRO is_unit_at_length(long, short) AS
    starts_with(long, short) AND regexp_matches(long[length(short) + 1:], '^[^\P{Han}万亿千百十]*$');
CREATE MACRO is_met_with(one, other) AS
    target_parts(one).number <> ''
    AND TRY_CAST(target_parts(one).number AS DECIMAL(18, 6)) = TRY_CAST(target_parts(other).number AS DECIMAL(18, 6))
    AND (target_parts(one).sign = target_parts(other).sign
         OR NOT regexp_matches(target_parts(one).sign || target_parts(other).sign, '[≥≤]{2}'))
    AND (is_unit_at_length(target_parts(one).unit, target_parts(other).unit)
         OR is_unit_at_length(target_parts(other).unit, target_parts(one).unit));

-- The name that a figure of prose bears, as printed: 公务接待费 of 公务接待费支出决算4,895.00元. Names of
-- which one only ends in the other (教育支出, 初中教育支出) differ.
CREATE MACRO name_as_printed(quote) AS
    right(regexp_replace(regexp_replace(regexp_replace(regexp_replace(quote, '[（(]?\d[\d.,，]*(百万|[万亿千])?元.*$', ''),
                    '[^\p{Han}]', '', 'g'),
        '((支出|收入)?(当年|年初|全年|调整)?(预算|决算|执行|实际)?(安排|支出|收入)?(数|额|总额)?(共计|合计|总计|总额|共|约|为|是|达)*)$', ''),
        '^.*(年度|年|其中|局|委员会|办公室|部门|单位|财政拨款|安排的?)', ''), 8);
CREATE MACRO says_budget(quote) AS regexp_matches(regexp_replace(quote, '(公共|基金|经营)预算', '', 'g'), '预算');

-- The section that explains terms: 名词解释, 术语释义.
CREATE MACRO is_glossary(path) AS
    regexp_matches(array_to_string(path, '/'), '(?:名词|术语|用语)(?:解释|说明|释义|注释)');

-- The longest reason that a text gives, what leads to it left out; nothing where it gives none.
CREATE MACRO reason_told(text) AS list_reduce(list_transform([
    regexp_extract(text, '(?:原因|由于|主要是|主要系|主要因|主要情况)(?:是|为|：|:|在于)?([^。；;]*)', 1),
    regexp_extract(text, '(?:[^\p{Han}]|部分|增加|减少)系([^统列数级。；;][^。；;]*)', 1),
    regexp_extract(text, '[，,。；;]因([^公。；;][^。；;]*)', 1), regexp_extract(text, '[，,。；;]与([^。；;，,]{2,})有关', 1),
    regexp_extract(text, '([^。；;，,]{4,})(?:所致|影响|造成|导致)', 1)], lambda one: coalesce(one, '')),
    lambda best, one: if(length(one) > length(best), one, best));
