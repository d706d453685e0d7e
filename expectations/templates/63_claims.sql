-- What sentences claim of their own figures, and how a claim is judged: of all that it may speak of
-- (candidates, nearest first) the one that fits best decides; what remains violated is wrong under
-- every reading of the sentence.
CREATE TEMP TABLE claim_term AS
SELECT r.report_id, r.relation_id, r.kind, t.* EXCLUDE (relation_id),
       row_number() OVER (PARTITION BY r.relation_id, t.role ORDER BY t.term_no) AS rank
FROM source.relation r JOIN source.current_report p USING (report_id) JOIN source.relation_term t USING (relation_id);

CREATE MACRO outcome_rank(outcome) AS
    CASE outcome WHEN 'pass' THEN 0 WHEN 'rounding' THEN 1 WHEN 'not_evaluable' THEN 2 ELSE 3 END;

-- An amount as an official writes it: separators, and one unit for all amounts of a sentence.
CREATE MACRO said_amount(amount, unit) AS
    CASE WHEN amount IS NULL THEN '空白'
         WHEN unit = '亿元' THEN format('{:,.4f}', (amount / 100000000)::DOUBLE).rtrim('0').rtrim('.') || '亿元'
         WHEN unit = '万元' AND abs(amount) BETWEEN 0.01 AND 99.99 THEN format('{:,.2f}元', amount::DOUBLE)
         WHEN unit = '万元' THEN format('{:,.2f}万元', (amount / 10000)::DOUBLE)
         WHEN unit = '元' THEN format('{:,.2f}元', amount::DOUBLE)
         ELSE format('{:,.2f}', amount::DOUBLE).rtrim('0').rtrim('.') || coalesce(unit, '') END;

-- Growth of `now` over `base`, both rounded when printed: the lowest and highest percent, signed.
CREATE MACRO growth_low(now_amount, base, now_quantum, base_quantum) AS
    100.0 * ((now_amount - now_quantum / 2) / (base + base_quantum / 2) - 1);
CREATE MACRO growth_high(now_amount, base, now_quantum, base_quantum) AS
    CASE WHEN base > base_quantum / 2
         THEN 100.0 * ((now_amount + now_quantum / 2) / (base - base_quantum / 2) - 1) ELSE 1e12 END;
-- What a change is of the level before it, each of the two as far as its own last place leaves open;
-- 0万元 is not below nought, whatever its last place is.
CREATE MACRO growth_by(change, now_amount) AS
    CASE WHEN now_amount - change > 0 THEN 100.0 * change / (now_amount - change) ELSE 1e12 END;
CREATE MACRO lowest(amount, quantum) AS greatest(amount - quantum / 2, least(amount, 0));
CREATE MACRO growths_by(change, now_amount, change_quantum, now_quantum) AS [
    growth_by(change - change_quantum / 2, lowest(now_amount, now_quantum)),
    growth_by(change - change_quantum / 2, now_amount + now_quantum / 2),
    growth_by(change + change_quantum / 2, lowest(now_amount, now_quantum)),
    growth_by(change + change_quantum / 2, now_amount + now_quantum / 2)];
CREATE MACRO outcome_between(printed, low, high, decimals) AS
    CASE WHEN printed IS NULL OR low IS NULL OR high IS NULL THEN 'not_evaluable'
         WHEN printed BETWEEN low - 0.5 * pow(10, -decimals) - 1e-9
                          AND high + 0.5 * pow(10, -decimals) + 1e-9 THEN 'pass' ELSE 'violated' END;
-- One unit of the last place is a slip of rounding; anything more can't be true.
CREATE MACRO severity_between(printed, low, high, decimals) AS
    CASE WHEN printed BETWEEN low - 1.5 * pow(10, -decimals) - 1e-9
                          AND high + 1.5 * pow(10, -decimals) + 1e-9 THEN 'info' ELSE 'error' END;
-- Whether a growth is that of a change, and whether the two fit where they went the other way.
CREATE MACRO grown_outcome(change, now_amount, change_quantum, now_quantum, printed, decimals) AS
    outcome_between(printed, list_min(growths_by(change, now_amount, change_quantum, now_quantum)),
        list_max(growths_by(change, now_amount, change_quantum, now_quantum)), decimals);
CREATE MACRO turned_outcome(change, now_amount, change_quantum, now_quantum, printed, decimals) AS
    grown_outcome(-change, now_amount, change_quantum, now_quantum, -printed, decimals);
CREATE MACRO moved_amount(change, unit) AS
    CASE WHEN change = 0 THEN '持平' ELSE if(change < 0, '减少', '增加') || said_amount(abs(change), unit) END;
CREATE MACRO moved_text(percent, decimals) AS
    if(percent < 0, '减少', '增加') || format('{:.' || decimals::INTEGER || 'f}%', abs(percent)::DOUBLE);

CREATE MACRO right_way(direction) AS
    format('按数应为“{}”', if(direction = 'decrease', '减少', '增加'));

-- The page on which words of a section stand; `place` counts from 1.
CREATE MACRO page_of(of_report, of_section, place, heading_page) AS
    coalesce((SELECT list_max([x[2] for x in s.page_starts if x[1] < place]) FROM source.section s
              WHERE s.report_id = of_report AND s.section_no = of_section), heading_page);

-- What is said of a change within words of a section.
CREATE MACRO moved_in(of_report, of_section, place, long) AS
    (SELECT list(m.statement_id ORDER BY m.statement_no) FROM source.statement m
        WHERE m.report_id = of_report AND m.section_no = of_section
     AND m.direction IS NOT NULL AND m.span_end >= place AND m.span_start < place - 1 + long);

-- 江苏省委办公厅 of 中国共产党江苏省委员会办公厅: the letters of a short form in their order, and its end.
CREATE MACRO is_short_form(short, long) AS
    length(short) >= 5 AND short[-2:] = long[-2:]
    AND regexp_matches(long, array_to_string(list_transform(string_split(short, ''), lambda x: regexp_escape(x)),
            '.*'));
