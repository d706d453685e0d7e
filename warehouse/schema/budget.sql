-- Typed facts in long form: one row an amount, always with its cell. Current reports only.
CREATE SCHEMA budget;
-- schema budget: 预算事实：每个金额一行，都能追到单元格；只含现行报告

CREATE TABLE budget.income (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    income_line   VARCHAR NOT NULL,
    income_name   VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.income IS '收入（表1收入栏、表4收入栏、表21按来源的收入总表）。汇总时只取一张表';
COMMENT ON COLUMN budget.income.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.income.report_id IS '报告编号';
COMMENT ON COLUMN budget.income.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.income.agency_code IS '部门代码';
COMMENT ON COLUMN budget.income.agency_name IS '部门名称';
COMMENT ON COLUMN budget.income.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.income.report_kind IS '种类';
COMMENT ON COLUMN budget.income.report_level IS '层级';
COMMENT ON COLUMN budget.income.table_no IS '表号';
COMMENT ON COLUMN budget.income.income_line IS '收入项目标识';
COMMENT ON COLUMN budget.income.income_name IS '印出的项目名称';
COMMENT ON COLUMN budget.income.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.function_expenditure (
    cell_id        VARCHAR NOT NULL,
    report_id      VARCHAR NOT NULL,
    mof_div_code   VARCHAR NOT NULL,
    agency_code    VARCHAR,
    agency_name    VARCHAR,
    fiscal_year    INTEGER,
    report_kind    VARCHAR,
    report_level   VARCHAR,
    table_no       INTEGER NOT NULL,
    exp_func_code  VARCHAR,
    exp_func_name  VARCHAR NOT NULL,
    level          INTEGER NOT NULL,
    exp_type       VARCHAR NOT NULL,
    amount_yuan    DECIMAL(18, 2)
);
COMMENT ON TABLE budget.function_expenditure IS '支出，按功能分类（表3支出总表、表5一般公共预算支出、表22财政拨款支出）。汇总时只取一张表';
COMMENT ON COLUMN budget.function_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.function_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.function_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.function_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.function_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.function_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.function_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.function_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.function_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.function_expenditure.exp_func_code IS '支出功能分类科目编码；合计行为空';
COMMENT ON COLUMN budget.function_expenditure.exp_func_name IS '印出的科目名称';
COMMENT ON COLUMN budget.function_expenditure.level IS '0合计、1类、2款、3项';
COMMENT ON COLUMN budget.function_expenditure.exp_type IS 'total 合计，basic 基本支出，project 项目支出；有的表式另有 reserve 单位预留机动经费、year_end_carry_over 结转下年';
COMMENT ON COLUMN budget.function_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.fund_expenditure (
    cell_id        VARCHAR NOT NULL,
    report_id      VARCHAR NOT NULL,
    mof_div_code   VARCHAR NOT NULL,
    agency_code    VARCHAR,
    agency_name    VARCHAR,
    fiscal_year    INTEGER,
    report_kind    VARCHAR,
    report_level   VARCHAR,
    table_no       INTEGER NOT NULL,
    exp_func_code  VARCHAR,
    exp_func_name  VARCHAR NOT NULL,
    level          INTEGER NOT NULL,
    fund_type      VARCHAR NOT NULL,
    amount_yuan    DECIMAL(18, 2)
);
COMMENT ON TABLE budget.fund_expenditure IS '按功能分类和资金来源（表2）';
COMMENT ON COLUMN budget.fund_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.fund_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.fund_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.fund_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.fund_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.fund_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.fund_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.fund_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.fund_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.fund_expenditure.exp_func_code IS '支出功能分类科目编码；合计行为空';
COMMENT ON COLUMN budget.fund_expenditure.exp_func_name IS '印出的科目名称';
COMMENT ON COLUMN budget.fund_expenditure.level IS '0合计、1类、2款、3项';
COMMENT ON COLUMN budget.fund_expenditure.fund_type IS '资金来源；total 为本年收入合计，carry_over 为上年结转';
COMMENT ON COLUMN budget.fund_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.class_expenditure (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    line          VARCHAR NOT NULL,
    line_name     VARCHAR NOT NULL,
    column_key    VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.class_expenditure IS '支出各类（表1、表4支出栏）';
COMMENT ON COLUMN budget.class_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.class_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.class_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.class_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.class_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.class_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.class_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.class_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.class_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.class_expenditure.line IS '类的编码，或合计行标识';
COMMENT ON COLUMN budget.class_expenditure.line_name IS '印出的名称';
COMMENT ON COLUMN budget.class_expenditure.column_key IS '列标识';
COMMENT ON COLUMN budget.class_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.economic_expenditure (
    cell_id           VARCHAR NOT NULL,
    report_id         VARCHAR NOT NULL,
    mof_div_code      VARCHAR NOT NULL,
    agency_code       VARCHAR,
    agency_name       VARCHAR,
    fiscal_year       INTEGER,
    report_kind       VARCHAR,
    report_level      VARCHAR,
    table_no          INTEGER NOT NULL,
    dep_bgt_eco_code  VARCHAR,
    dep_bgt_eco_name  VARCHAR NOT NULL,
    gov_bgt_eco_code  VARCHAR,
    gov_bgt_eco_name  VARCHAR,
    level             INTEGER NOT NULL,
    exp_side          VARCHAR NOT NULL,
    amount_yuan       DECIMAL(18, 2)
);
COMMENT ON TABLE budget.economic_expenditure IS '基本支出，按经济分类（表6一般公共预算，表23全部财政拨款）。汇总时只取表6';
COMMENT ON COLUMN budget.economic_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.economic_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.economic_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.economic_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.economic_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.economic_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.economic_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.economic_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.economic_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.economic_expenditure.dep_bgt_eco_code IS '部门预算支出经济分类编码；按名称、类和年度查得，查不到为空';
COMMENT ON COLUMN budget.economic_expenditure.dep_bgt_eco_name IS '印出的部门预算支出经济科目名称';
COMMENT ON COLUMN budget.economic_expenditure.gov_bgt_eco_code IS '政府预算支出经济分类编码；查不到为空';
COMMENT ON COLUMN budget.economic_expenditure.gov_bgt_eco_name IS '印出的政府预算支出经济科目名称';
COMMENT ON COLUMN budget.economic_expenditure.level IS '0合计、1类、2款';
COMMENT ON COLUMN budget.economic_expenditure.exp_side IS 'total 合计，personnel 人员经费，public 公用经费';
COMMENT ON COLUMN budget.economic_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.government_fund (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    code          VARCHAR,
    name          VARCHAR NOT NULL,
    level         INTEGER NOT NULL,
    column_key    VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.government_fund IS '政府性基金收入和支出（表7、表8）';
COMMENT ON COLUMN budget.government_fund.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.government_fund.report_id IS '报告编号';
COMMENT ON COLUMN budget.government_fund.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.government_fund.agency_code IS '部门代码';
COMMENT ON COLUMN budget.government_fund.agency_name IS '部门名称';
COMMENT ON COLUMN budget.government_fund.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.government_fund.report_kind IS '种类';
COMMENT ON COLUMN budget.government_fund.report_level IS '层级';
COMMENT ON COLUMN budget.government_fund.table_no IS '表号';
COMMENT ON COLUMN budget.government_fund.code IS '科目编码';
COMMENT ON COLUMN budget.government_fund.name IS '印出的科目名称';
COMMENT ON COLUMN budget.government_fund.level IS '0合计、1类、2款、3项';
COMMENT ON COLUMN budget.government_fund.column_key IS '列标识';
COMMENT ON COLUMN budget.government_fund.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.state_capital (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    side          VARCHAR NOT NULL,
    code          VARCHAR,
    name          VARCHAR NOT NULL,
    level         INTEGER NOT NULL,
    column_key    VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.state_capital IS '国有资本经营收入和支出（表9）';
COMMENT ON COLUMN budget.state_capital.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.state_capital.report_id IS '报告编号';
COMMENT ON COLUMN budget.state_capital.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.state_capital.agency_code IS '部门代码';
COMMENT ON COLUMN budget.state_capital.agency_name IS '部门名称';
COMMENT ON COLUMN budget.state_capital.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.state_capital.report_kind IS '种类';
COMMENT ON COLUMN budget.state_capital.report_level IS '层级';
COMMENT ON COLUMN budget.state_capital.table_no IS '表号';
COMMENT ON COLUMN budget.state_capital.side IS 'income 收入，expenditure 支出';
COMMENT ON COLUMN budget.state_capital.code IS '科目编码';
COMMENT ON COLUMN budget.state_capital.name IS '印出的科目名称';
COMMENT ON COLUMN budget.state_capital.level IS '0合计、1类、2款、3项';
COMMENT ON COLUMN budget.state_capital.column_key IS '列标识';
COMMENT ON COLUMN budget.state_capital.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.three_public (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    item          VARCHAR NOT NULL,
    fund_type     VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.three_public IS '“三公”经费（表10）';
COMMENT ON COLUMN budget.three_public.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.three_public.report_id IS '报告编号';
COMMENT ON COLUMN budget.three_public.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.three_public.agency_code IS '部门代码';
COMMENT ON COLUMN budget.three_public.agency_name IS '部门名称';
COMMENT ON COLUMN budget.three_public.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.three_public.report_kind IS '种类';
COMMENT ON COLUMN budget.three_public.report_level IS '层级';
COMMENT ON COLUMN budget.three_public.table_no IS '表号';
COMMENT ON COLUMN budget.three_public.item IS 'abroad 因公出国（境），reception 公务接待，vehicles 公务用车，vehicle_purchase 购置，vehicle_running 运行维护，total 合计';
COMMENT ON COLUMN budget.three_public.fund_type IS '资金来源；total 为合计';
COMMENT ON COLUMN budget.three_public.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.operating_expenditure (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    unit_name     VARCHAR NOT NULL,
    is_total      BOOLEAN NOT NULL,
    dep_bgt_eco_code VARCHAR,
    level         INTEGER NOT NULL,
    fund_type     VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.operating_expenditure IS '机关运行经费（表11；有的表式与“三公”经费印在一起；有的按经济科目列）。汇总时取 is_total';
COMMENT ON COLUMN budget.operating_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.operating_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.operating_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.operating_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.operating_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.operating_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.operating_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.operating_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.operating_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.operating_expenditure.unit_name IS '单位名称；合计行为部门合计；按经济科目列的为科目名称';
COMMENT ON COLUMN budget.operating_expenditure.is_total IS '是否部门合计行';
COMMENT ON COLUMN budget.operating_expenditure.dep_bgt_eco_code IS '部门预算支出经济分类编码；按单位列的为空';
COMMENT ON COLUMN budget.operating_expenditure.level IS '0合计；按单位列的1；按经济科目列的1类、2款';
COMMENT ON COLUMN budget.operating_expenditure.fund_type IS '资金来源；total 为合计';
COMMENT ON COLUMN budget.operating_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.project_expenditure (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    row_kind      VARCHAR NOT NULL,
    pro_name      VARCHAR NOT NULL,
    unit_name     VARCHAR,
    fund_type     VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.project_expenditure IS '项目支出（表12本年、表13上年结转）';
COMMENT ON COLUMN budget.project_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.project_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.project_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.project_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.project_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.project_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.project_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.project_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.project_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.project_expenditure.row_kind IS 'department 部门，unit 单位，project 项目';
COMMENT ON COLUMN budget.project_expenditure.pro_name IS '项目名称（部门、单位行为其名称）';
COMMENT ON COLUMN budget.project_expenditure.unit_name IS '所属单位';
COMMENT ON COLUMN budget.project_expenditure.fund_type IS '资金来源；total 为合计';
COMMENT ON COLUMN budget.project_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.purpose_expenditure (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    purpose       VARCHAR NOT NULL,
    purpose_name  VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.purpose_expenditure IS '支出用途（表1、表4按用途列的行）。汇总时只取一张表';
COMMENT ON COLUMN budget.purpose_expenditure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.purpose_expenditure.report_id IS '报告编号';
COMMENT ON COLUMN budget.purpose_expenditure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.purpose_expenditure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.purpose_expenditure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.purpose_expenditure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.purpose_expenditure.report_kind IS '种类';
COMMENT ON COLUMN budget.purpose_expenditure.report_level IS '层级';
COMMENT ON COLUMN budget.purpose_expenditure.table_no IS '表号';
COMMENT ON COLUMN budget.purpose_expenditure.purpose IS 'basic 基本支出，project 项目支出，reserve 单位预留机动经费';
COMMENT ON COLUMN budget.purpose_expenditure.purpose_name IS '印出的名称';
COMMENT ON COLUMN budget.purpose_expenditure.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.meeting_training (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    item          VARCHAR NOT NULL,
    fund_type     VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.meeting_training IS '与“三公”经费印在一张表上的会议费、培训费（表10）';
COMMENT ON COLUMN budget.meeting_training.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.meeting_training.report_id IS '报告编号';
COMMENT ON COLUMN budget.meeting_training.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.meeting_training.agency_code IS '部门代码';
COMMENT ON COLUMN budget.meeting_training.agency_name IS '部门名称';
COMMENT ON COLUMN budget.meeting_training.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.meeting_training.report_kind IS '种类';
COMMENT ON COLUMN budget.meeting_training.report_level IS '层级';
COMMENT ON COLUMN budget.meeting_training.table_no IS '表号';
COMMENT ON COLUMN budget.meeting_training.item IS 'meeting 会议费，training 培训费，grand_total “三公”经费与会议费、培训费合计';
COMMENT ON COLUMN budget.meeting_training.fund_type IS '资金来源；total 为合计';
COMMENT ON COLUMN budget.meeting_training.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.procurement (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    level         INTEGER NOT NULL,
    category_name VARCHAR,
    pro_name      VARCHAR,
    dep_bgt_eco_name VARCHAR,
    item_name     VARCHAR,
    organisation  VARCHAR,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.procurement IS '政府采购（表24）。各层金额是下一层之和，汇总时只取一层';
COMMENT ON COLUMN budget.procurement.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.procurement.report_id IS '报告编号';
COMMENT ON COLUMN budget.procurement.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.procurement.agency_code IS '部门代码';
COMMENT ON COLUMN budget.procurement.agency_name IS '部门名称';
COMMENT ON COLUMN budget.procurement.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.procurement.report_kind IS '种类';
COMMENT ON COLUMN budget.procurement.report_level IS '层级';
COMMENT ON COLUMN budget.procurement.table_no IS '表号';
COMMENT ON COLUMN budget.procurement.level IS '0合计、1品目大类、2专项和经济科目、3采购物品';
COMMENT ON COLUMN budget.procurement.category_name IS '印出的采购品目大类（货物、工程、服务）';
COMMENT ON COLUMN budget.procurement.pro_name IS '专项名称';
COMMENT ON COLUMN budget.procurement.dep_bgt_eco_name IS '经济科目名称';
COMMENT ON COLUMN budget.procurement.item_name IS '采购物品名称';
COMMENT ON COLUMN budget.procurement.organisation IS '采购组织形式';
COMMENT ON COLUMN budget.procurement.amount_yuan IS '金额（元）；空白为空';

CREATE TABLE budget.unplaced_figure (
    cell_id       VARCHAR NOT NULL,
    report_id     VARCHAR NOT NULL,
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR,
    agency_name   VARCHAR,
    fiscal_year   INTEGER,
    report_kind   VARCHAR,
    report_level  VARCHAR,
    table_no      INTEGER NOT NULL,
    side          VARCHAR,
    row_key       VARCHAR NOT NULL,
    row_name      VARCHAR NOT NULL,
    code          VARCHAR,
    level         INTEGER NOT NULL,
    column_key    VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2)
);
COMMENT ON TABLE budget.unplaced_figure IS '某一表式自有、还没有专门事实表的数（新作用的表）。不进汇总';
COMMENT ON COLUMN budget.unplaced_figure.cell_id IS '单元格编号';
COMMENT ON COLUMN budget.unplaced_figure.report_id IS '报告编号';
COMMENT ON COLUMN budget.unplaced_figure.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN budget.unplaced_figure.agency_code IS '部门代码';
COMMENT ON COLUMN budget.unplaced_figure.agency_name IS '部门名称';
COMMENT ON COLUMN budget.unplaced_figure.fiscal_year IS '预算年度';
COMMENT ON COLUMN budget.unplaced_figure.report_kind IS '种类';
COMMENT ON COLUMN budget.unplaced_figure.report_level IS '层级';
COMMENT ON COLUMN budget.unplaced_figure.table_no IS '表号';
COMMENT ON COLUMN budget.unplaced_figure.side IS '并列的栏';
COMMENT ON COLUMN budget.unplaced_figure.row_key IS '行标识';
COMMENT ON COLUMN budget.unplaced_figure.row_name IS '印出的行名';
COMMENT ON COLUMN budget.unplaced_figure.code IS '科目编码';
COMMENT ON COLUMN budget.unplaced_figure.level IS '层级：0合计';
COMMENT ON COLUMN budget.unplaced_figure.column_key IS '列标识';
COMMENT ON COLUMN budget.unplaced_figure.amount_yuan IS '金额（元）；空白为空';
