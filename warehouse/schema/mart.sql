-- What analysts and screens read: totals of the district, each with what can be trusted of it.
CREATE SCHEMA mart;
-- schema mart: 汇总：全区合计，每个合计旁都有可信金额。只加部门报告，单位报告不重复计入

CREATE TABLE mart.spending_by_function (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    exp_func_code        VARCHAR NOT NULL,
    exp_func_name        VARCHAR NOT NULL,
    level                INTEGER NOT NULL,
    fund_type            VARCHAR NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    basic_yuan           DECIMAL(18, 2),
    project_yuan         DECIMAL(18, 2),
    uncertain_yuan       DECIMAL(18, 2),
    reports              INTEGER NOT NULL,
    reports_expected     INTEGER NOT NULL,
    trusted_amount_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.spending_by_function IS '支出按功能分类。fund_type 为 all 时取自支出总表（含基本、项目支出），支出总表不列科目的表式取收支总表的各类（只有类级）；其余取自收入总表同科目的资金来源，收入总表不列科目的取一般公共预算、政府性基金支出表';
COMMENT ON COLUMN mart.spending_by_function.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.spending_by_function.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.spending_by_function.exp_func_code IS '功能分类科目编码';
COMMENT ON COLUMN mart.spending_by_function.exp_func_name IS '科目名称（按年度的分类；分类中没有时用印出的名称）';
COMMENT ON COLUMN mart.spending_by_function.level IS '级次：1类、2款、3项。上级没有印出时，用其下级之和补上';
COMMENT ON COLUMN mart.spending_by_function.fund_type IS '资金：all 全部，general_public_budget、government_fund、state_capital、fiscal_special_account、unit_funds、carry_over';
COMMENT ON COLUMN mart.spending_by_function.amount_yuan IS '金额（元），不含未获印证的';
COMMENT ON COLUMN mart.spending_by_function.basic_yuan IS '其中基本支出（元），只在 all 行';
COMMENT ON COLUMN mart.spending_by_function.project_yuan IS '其中项目支出（元），只在 all 行';
COMMENT ON COLUMN mart.spending_by_function.uncertain_yuan IS '未获印证、没有计入的金额（元）：扫描件中没有别的数印证的';
COMMENT ON COLUMN mart.spending_by_function.reports IS '有此数的报告份数';
COMMENT ON COLUMN mart.spending_by_function.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.spending_by_function.trusted_amount_yuan IS '可信金额（元）：来自所用各表没有错误的报告';

CREATE TABLE mart.spending_by_economic_category (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    dep_bgt_eco_code     VARCHAR,
    dep_bgt_eco_name     VARCHAR NOT NULL,
    gov_bgt_eco_code     VARCHAR,
    gov_bgt_eco_name     VARCHAR,
    level                INTEGER NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    personnel_yuan       DECIMAL(18, 2),
    public_yuan          DECIMAL(18, 2),
    covered_share        DOUBLE,
    uncertain_yuan       DECIMAL(18, 2),
    reports              INTEGER NOT NULL,
    reports_expected     INTEGER NOT NULL,
    trusted_amount_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.spending_by_economic_category IS '一般公共预算基本支出按经济分类（表6）。只覆盖全部支出的一部分，见 covered_share';
COMMENT ON COLUMN mart.spending_by_economic_category.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.spending_by_economic_category.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.spending_by_economic_category.dep_bgt_eco_code IS '部门预算支出经济分类编码；名称查不到编码时为空';
COMMENT ON COLUMN mart.spending_by_economic_category.dep_bgt_eco_name IS '部门预算支出经济科目名称';
COMMENT ON COLUMN mart.spending_by_economic_category.gov_bgt_eco_code IS '政府预算支出经济分类编码；类级为空';
COMMENT ON COLUMN mart.spending_by_economic_category.gov_bgt_eco_name IS '政府预算支出经济科目名称';
COMMENT ON COLUMN mart.spending_by_economic_category.level IS '级次：1类、2款';
COMMENT ON COLUMN mart.spending_by_economic_category.amount_yuan IS '金额（元），不含未获印证的';
COMMENT ON COLUMN mart.spending_by_economic_category.personnel_yuan IS '其中人员经费（元）';
COMMENT ON COLUMN mart.spending_by_economic_category.public_yuan IS '其中公用经费（元）';
COMMENT ON COLUMN mart.spending_by_economic_category.covered_share IS '表6合计占全部支出（各部门支出合计，未获印证的不计）的比例，0到1';
COMMENT ON COLUMN mart.spending_by_economic_category.uncertain_yuan IS '未获印证、没有计入的金额（元）：扫描件中没有别的数印证的';
COMMENT ON COLUMN mart.spending_by_economic_category.reports IS '有此数的报告份数';
COMMENT ON COLUMN mart.spending_by_economic_category.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.spending_by_economic_category.trusted_amount_yuan IS '可信金额（元）：来自所用各表没有错误的报告';

CREATE TABLE mart.spending_by_agency (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    agency_code          VARCHAR,
    agency_name          VARCHAR,
    report_id            VARCHAR NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    basic_yuan           DECIMAL(18, 2),
    project_yuan         DECIMAL(18, 2),
    amount_table_no      INTEGER,
    uncertain_yuan       DECIMAL(18, 2),
    income_yuan          DECIMAL(18, 2),
    carry_over_yuan      DECIMAL(18, 2),
    errors               INTEGER NOT NULL,
    warnings             INTEGER NOT NULL,
    reports              INTEGER NOT NULL,
    reports_expected     INTEGER NOT NULL,
    trusted_amount_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.spending_by_agency IS '各部门支出合计';
COMMENT ON COLUMN mart.spending_by_agency.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.spending_by_agency.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.spending_by_agency.agency_code IS '部门代码';
COMMENT ON COLUMN mart.spending_by_agency.agency_name IS '部门名称';
COMMENT ON COLUMN mart.spending_by_agency.report_id IS '报告编号';
COMMENT ON COLUMN mart.spending_by_agency.amount_yuan IS '支出合计（元）：支出总表（表3），没有读到时取收入总表（表2），再取收支总表（表1）；扫描件中未获印证的数不计';
COMMENT ON COLUMN mart.spending_by_agency.basic_yuan IS '基本支出（元）';
COMMENT ON COLUMN mart.spending_by_agency.project_yuan IS '项目支出（元）';
COMMENT ON COLUMN mart.spending_by_agency.amount_table_no IS '支出合计取自几号表';
COMMENT ON COLUMN mart.spending_by_agency.uncertain_yuan IS '未获印证、没有计入的支出合计（元）';
COMMENT ON COLUMN mart.spending_by_agency.income_yuan IS '收入总计（元，表1）';
COMMENT ON COLUMN mart.spending_by_agency.carry_over_yuan IS '上年结转（元，表1）';
COMMENT ON COLUMN mart.spending_by_agency.errors IS '本部门这一年的错误几处：同一原因算一处，豁免的不算';
COMMENT ON COLUMN mart.spending_by_agency.warnings IS '提醒数';
COMMENT ON COLUMN mart.spending_by_agency.reports IS '有此数的报告份数';
COMMENT ON COLUMN mart.spending_by_agency.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.spending_by_agency.trusted_amount_yuan IS '可信金额（元）：来自所用各表没有错误的报告';

CREATE TABLE mart.agency_funding (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    agency_code          VARCHAR,
    agency_name          VARCHAR,
    fund_type            VARCHAR NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    uncertain_yuan       DECIMAL(18, 2),
    trusted_amount_yuan  DECIMAL(18, 2),
    report_id            VARCHAR NOT NULL
);
COMMENT ON TABLE mart.agency_funding IS '各部门的资金来源（表2合计行；没有表2的表式取收支总表的收入各行）';
COMMENT ON COLUMN mart.agency_funding.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.agency_funding.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.agency_funding.agency_code IS '部门代码';
COMMENT ON COLUMN mart.agency_funding.agency_name IS '部门名称';
COMMENT ON COLUMN mart.agency_funding.fund_type IS '资金来源';
COMMENT ON COLUMN mart.agency_funding.amount_yuan IS '金额（元），不含未获印证的';
COMMENT ON COLUMN mart.agency_funding.uncertain_yuan IS '未获印证、没有计入的金额（元）：扫描件中没有别的数印证的';
COMMENT ON COLUMN mart.agency_funding.trusted_amount_yuan IS '可信金额（元）：所用的表没有错误的';
COMMENT ON COLUMN mart.agency_funding.report_id IS '取自哪份报告';

CREATE TABLE mart.spending_by_fund (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    fund_type            VARCHAR NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    uncertain_yuan       DECIMAL(18, 2),
    reports              INTEGER NOT NULL,
    reports_expected     INTEGER NOT NULL,
    trusted_amount_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.spending_by_fund IS '支出按资金来源：各部门的（agency_funding）相加';
COMMENT ON COLUMN mart.spending_by_fund.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.spending_by_fund.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.spending_by_fund.fund_type IS '资金来源';
COMMENT ON COLUMN mart.spending_by_fund.amount_yuan IS '金额（元），不含未获印证的';
COMMENT ON COLUMN mart.spending_by_fund.uncertain_yuan IS '未获印证、没有计入的金额（元）：扫描件中没有别的数印证的';
COMMENT ON COLUMN mart.spending_by_fund.reports IS '有此数的报告份数';
COMMENT ON COLUMN mart.spending_by_fund.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.spending_by_fund.trusted_amount_yuan IS '可信金额（元）：来自所用各表没有错误的报告';

CREATE TABLE mart.three_public (
    fiscal_year          INTEGER NOT NULL,
    report_kind          VARCHAR NOT NULL,
    item                 VARCHAR NOT NULL,
    item_name            VARCHAR NOT NULL,
    amount_yuan          DECIMAL(18, 2),
    uncertain_yuan       DECIMAL(18, 2),
    reports              INTEGER NOT NULL,
    reports_expected     INTEGER NOT NULL,
    trusted_amount_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.three_public IS '“三公”经费（表10）';
COMMENT ON COLUMN mart.three_public.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.three_public.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.three_public.item IS '项目标识';
COMMENT ON COLUMN mart.three_public.item_name IS '项目名称';
COMMENT ON COLUMN mart.three_public.amount_yuan IS '金额（元），不含未获印证的';
COMMENT ON COLUMN mart.three_public.uncertain_yuan IS '未获印证、没有计入的金额（元）：扫描件中没有别的数印证的';
COMMENT ON COLUMN mart.three_public.reports IS '有此数的报告份数';
COMMENT ON COLUMN mart.three_public.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.three_public.trusted_amount_yuan IS '可信金额（元）：来自所用各表没有错误的报告';

CREATE TABLE mart.district_total (
    fiscal_year               INTEGER NOT NULL,
    report_kind               VARCHAR NOT NULL,
    amount_yuan               DECIMAL(18, 2),
    trusted_amount_yuan       DECIMAL(18, 2) NOT NULL,
    trusted_share             DOUBLE,
    departments               INTEGER NOT NULL,
    reports                   INTEGER NOT NULL,
    reports_expected          INTEGER NOT NULL,
    from_expenditure          INTEGER NOT NULL,
    from_income               INTEGER NOT NULL,
    from_summary              INTEGER NOT NULL,
    missing                   INTEGER NOT NULL,
    uncertain                 INTEGER NOT NULL,
    uncertain_yuan            DECIMAL(18, 2),
    missing_last_year         INTEGER NOT NULL,
    missing_last_year_yuan    DECIMAL(18, 2),
    missing_share             DOUBLE,
    last_year_reports         INTEGER NOT NULL,
    last_year_yuan            DECIMAL(18, 2),
    comparable                INTEGER NOT NULL,
    comparable_yuan           DECIMAL(18, 2),
    comparable_last_year_yuan DECIMAL(18, 2),
    change_share              DOUBLE
);
COMMENT ON TABLE mart.district_total IS '全区支出合计：一年一种报告一行。网页、夜间小结、导出的合计、增减、可信比例都取自这里';
COMMENT ON COLUMN mart.district_total.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.district_total.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.district_total.amount_yuan IS '支出合计（元）：各部门取读到的最好的一张表，不含未获印证的';
COMMENT ON COLUMN mart.district_total.trusted_amount_yuan IS '可信金额（元）：所用的表读得完整，没有错误';
COMMENT ON COLUMN mart.district_total.trusted_share IS '可信金额占支出合计的比例，0到1';
COMMENT ON COLUMN mart.district_total.departments IS '名录上的和公开过报告的部门个数，依法不公开的除外';
COMMENT ON COLUMN mart.district_total.reports IS '计入合计的报告份数';
COMMENT ON COLUMN mart.district_total.reports_expected IS '应公开的报告份数';
COMMENT ON COLUMN mart.district_total.from_expenditure IS '其中取自支出总表（表3）的份数';
COMMENT ON COLUMN mart.district_total.from_income IS '其中取自收入总表（表2）的份数';
COMMENT ON COLUMN mart.district_total.from_summary IS '其中取自收支总表（表1）的份数';
COMMENT ON COLUMN mart.district_total.missing IS '没有计入的部门个数，见 mart.district_missing';
COMMENT ON COLUMN mart.district_total.uncertain IS '其中合计未获印证的个数';
COMMENT ON COLUMN mart.district_total.uncertain_yuan IS '未获印证、没有计入的金额（元）';
COMMENT ON COLUMN mart.district_total.missing_last_year IS '没有计入、而上年有数的部门个数';
COMMENT ON COLUMN mart.district_total.missing_last_year_yuan IS '没有计入的部门上年的支出（元）';
COMMENT ON COLUMN mart.district_total.missing_share IS '没有计入的部门上年占全区上年合计的比例，0到1；上年都没有数时为空';
COMMENT ON COLUMN mart.district_total.last_year_reports IS '上年计入合计的报告份数';
COMMENT ON COLUMN mart.district_total.last_year_yuan IS '上年的合计（元）';
COMMENT ON COLUMN mart.district_total.comparable IS '两年都有数的部门个数';
COMMENT ON COLUMN mart.district_total.comparable_yuan IS '两年都有数的部门本年的支出（元）';
COMMENT ON COLUMN mart.district_total.comparable_last_year_yuan IS '两年都有数的部门上年的支出（元）';
COMMENT ON COLUMN mart.district_total.change_share IS '比上年增减的比例：只比两年都有数的部门';

CREATE TABLE mart.district_missing (
    fiscal_year     INTEGER NOT NULL,
    report_kind     VARCHAR NOT NULL,
    agency_code     VARCHAR,
    agency_name     VARCHAR,
    report_id       VARCHAR,
    reason          VARCHAR NOT NULL,
    uncertain_yuan  DECIMAL(18, 2),
    last_year_yuan  DECIMAL(18, 2)
);
COMMENT ON TABLE mart.district_missing IS '没有计入全区合计的部门和原因';
COMMENT ON COLUMN mart.district_missing.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.district_missing.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.district_missing.agency_code IS '部门代码';
COMMENT ON COLUMN mart.district_missing.agency_name IS '部门名称';
COMMENT ON COLUMN mart.district_missing.report_id IS '报告编号，有报告时';
COMMENT ON COLUMN mart.district_missing.reason IS '原因：uncertain 合计未获印证，no_total 报告中没有读到合计；其余同 mart.coverage 的 status';
COMMENT ON COLUMN mart.district_missing.uncertain_yuan IS '未获印证的金额（元）';
COMMENT ON COLUMN mart.district_missing.last_year_yuan IS '上年的支出（元）';

CREATE TABLE mart.total_disagreement (
    fiscal_year       INTEGER NOT NULL,
    report_kind       VARCHAR NOT NULL,
    agency_code       VARCHAR,
    agency_name       VARCHAR,
    report_id         VARCHAR NOT NULL,
    compared          VARCHAR NOT NULL,
    amount_yuan       DECIMAL(18, 2),
    other_yuan        DECIMAL(18, 2),
    difference_yuan   DECIMAL(18, 2),
    difference_share  DOUBLE
);
COMMENT ON TABLE mart.total_disagreement IS '同一部门的合计在各表相差超过百分之一的，以及“三公”经费超过全部支出的';
COMMENT ON COLUMN mart.total_disagreement.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.total_disagreement.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.total_disagreement.agency_code IS '部门代码';
COMMENT ON COLUMN mart.total_disagreement.agency_name IS '部门名称';
COMMENT ON COLUMN mart.total_disagreement.report_id IS '报告编号';
COMMENT ON COLUMN mart.total_disagreement.compared IS '与什么相比：table_1 至 table_3 该表的合计，classes 各类之和，funds 各项资金之和，three_public “三公”经费';
COMMENT ON COLUMN mart.total_disagreement.amount_yuan IS '计入全区合计的支出（元）；没有时为空';
COMMENT ON COLUMN mart.total_disagreement.other_yuan IS '相比的数（元）；没有时为空';
COMMENT ON COLUMN mart.total_disagreement.difference_yuan IS '相比的数减计入的数（元）';
COMMENT ON COLUMN mart.total_disagreement.difference_share IS '相差占计入的数的比例';

CREATE TABLE mart.coverage (
    fiscal_year   INTEGER NOT NULL,
    report_kind   VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    status        VARCHAR NOT NULL,
    due_on        DATE,
    published_on  DATE,
    report_id     VARCHAR,
    is_expected   BOOLEAN NOT NULL,
    is_late       BOOLEAN,
    errors        INTEGER NOT NULL,
    warnings      INTEGER NOT NULL
);
COMMENT ON TABLE mart.coverage IS '公开情况：每个部门每个年度一行';
COMMENT ON COLUMN mart.coverage.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.coverage.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN mart.coverage.agency_code IS '部门代码';
COMMENT ON COLUMN mart.coverage.agency_name IS '部门名称';
COMMENT ON COLUMN mart.coverage.status IS '公开情况：published 已公开，published_with_gaps 已公开但未能读全，quarantined 文件打不开，unread 本系统没有读成，missing 未见公开（门户网站读全了），unseen 未见而门户网站没有采集、没有读全或列出的报告取不到，dead_link 有链接而打不开，no_report 打得开而没有认出预算表，prose_only 打得开而只有文字说明，not_due 未到期限或期限不详，secret 依法不公开';
COMMENT ON COLUMN mart.coverage.due_on IS '应公开的最后日期';
COMMENT ON COLUMN mart.coverage.published_on IS '发布日期';
COMMENT ON COLUMN mart.coverage.report_id IS '报告编号';
COMMENT ON COLUMN mart.coverage.is_expected IS '应公开：名录上的部门，已到期限或已有报告、链接；涉密和不在名录的不算';
COMMENT ON COLUMN mart.coverage.is_late IS '发布日期晚于期限；日期不详时为空';
COMMENT ON COLUMN mart.coverage.errors IS '本部门这一年的错误几处：同一原因算一处，豁免的不算；认不出部门的一行，是不属于任何部门的';
COMMENT ON COLUMN mart.coverage.warnings IS '提醒数';

CREATE TABLE mart.table_trust (
    report_id  VARCHAR NOT NULL,
    table_no   INTEGER NOT NULL,
    trusted    BOOLEAN NOT NULL
);
COMMENT ON TABLE mart.table_trust IS '计入合计的报告的每张表是否可信：另行汇总时用来分开可信金额';
COMMENT ON COLUMN mart.table_trust.report_id IS '报告编号';
COMMENT ON COLUMN mart.table_trust.table_no IS '表号';
COMMENT ON COLUMN mart.table_trust.trusted IS '是否可信：这张表没有错误';

CREATE TABLE mart.change_since_last_night (
    kind         VARCHAR NOT NULL,
    fiscal_year  INTEGER,
    agency_code  VARCHAR,
    agency_name  VARCHAR,
    subject      VARCHAR NOT NULL,
    before       VARCHAR,
    after        VARCHAR
);
COMMENT ON TABLE mart.change_since_last_night IS '与上一夜相比的变化';
COMMENT ON COLUMN mart.change_since_last_night.kind IS '变化：report_added 新报告，report_gone 报告不再现行，figure_changed 数字被修改，finding_new 新问题，finding_closed 问题消失';
COMMENT ON COLUMN mart.change_since_last_night.fiscal_year IS '预算年度';
COMMENT ON COLUMN mart.change_since_last_night.agency_code IS '部门代码';
COMMENT ON COLUMN mart.change_since_last_night.agency_name IS '部门名称';
COMMENT ON COLUMN mart.change_since_last_night.subject IS '对象';
COMMENT ON COLUMN mart.change_since_last_night.before IS '原来';
COMMENT ON COLUMN mart.change_since_last_night.after IS '现在';
