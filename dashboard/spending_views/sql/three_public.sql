-- “三公”经费（表10，各种资金合计），与上年并列
WITH figure AS (
    SELECT fiscal_year, item AS code, item_name AS name, amount_yuan,
           trusted_amount_yuan AS trusted_yuan, uncertain_yuan, reports
    FROM mart.three_public
    WHERE report_kind = $kind
)
SELECT coalesce(n.code, b.code) AS code, coalesce(n.name, b.name) AS name, n.amount_yuan,
       n.trusted_yuan, n.amount_yuan - n.trusted_yuan AS untrusted_yuan, n.uncertain_yuan,
       b.amount_yuan AS last_year_yuan, n.amount_yuan - b.amount_yuan AS change_yuan, n.reports,
       b.reports AS last_year_reports
FROM (FROM figure WHERE fiscal_year = $year) n
FULL JOIN (FROM figure WHERE fiscal_year = $year - 1) b ON b.code = n.code
ORDER BY list_position(['total', 'abroad', 'reception', 'vehicles', 'vehicle_purchase',
                        'vehicle_running'], coalesce(n.code, b.code)) NULLS LAST
