-- What is known beforehand: classifications, the register, the forms.
CREATE SCHEMA reference;
-- schema reference: 参照：科目、部门名录、表式

CREATE TABLE reference.function_classification (
    code        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    level       INTEGER NOT NULL,
    fund        VARCHAR NOT NULL,
    valid_from  INTEGER NOT NULL,
    valid_to    INTEGER,
    provenance  VARCHAR NOT NULL,
    confidence  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.function_classification IS '支出功能分类科目，按年度';
COMMENT ON COLUMN reference.function_classification.code IS '科目编码：类3位、款5位、项7位';
COMMENT ON COLUMN reference.function_classification.name IS '科目名称';
COMMENT ON COLUMN reference.function_classification.level IS '1类、2款、3项';
COMMENT ON COLUMN reference.function_classification.fund IS '所属预算：general_public_budget、government_fund、state_capital、insurance';
COMMENT ON COLUMN reference.function_classification.valid_from IS '启用年度（2015表示2015年或以前）';
COMMENT ON COLUMN reference.function_classification.valid_to IS '停用年度；仍在使用为空';
COMMENT ON COLUMN reference.function_classification.provenance IS '来源：official 正式版本，attested 报告中所见，compiled 自行整理';
COMMENT ON COLUMN reference.function_classification.confidence IS '把握：high、medium、low';

CREATE TABLE reference.department_economic (
    code        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    level       INTEGER NOT NULL,
    valid_from  INTEGER NOT NULL,
    valid_to    INTEGER,
    provenance  VARCHAR NOT NULL,
    confidence  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.department_economic IS '部门预算支出经济分类科目，按年度';
COMMENT ON COLUMN reference.department_economic.code IS '科目编码：类3位、款5位';
COMMENT ON COLUMN reference.department_economic.name IS '科目名称';
COMMENT ON COLUMN reference.department_economic.level IS '1类、2款';
COMMENT ON COLUMN reference.department_economic.valid_from IS '启用年度';
COMMENT ON COLUMN reference.department_economic.valid_to IS '停用年度；仍在使用为空';
COMMENT ON COLUMN reference.department_economic.provenance IS '来源';
COMMENT ON COLUMN reference.department_economic.confidence IS '把握';

CREATE TABLE reference.government_economic (
    code        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    level       INTEGER NOT NULL,
    valid_from  INTEGER NOT NULL,
    valid_to    INTEGER,
    provenance  VARCHAR NOT NULL,
    confidence  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.government_economic IS '政府预算支出经济分类科目，按年度';
COMMENT ON COLUMN reference.government_economic.code IS '科目编码：类3位、款5位';
COMMENT ON COLUMN reference.government_economic.name IS '科目名称';
COMMENT ON COLUMN reference.government_economic.level IS '1类、2款';
COMMENT ON COLUMN reference.government_economic.valid_from IS '启用年度';
COMMENT ON COLUMN reference.government_economic.valid_to IS '停用年度；仍在使用为空';
COMMENT ON COLUMN reference.government_economic.provenance IS '来源';
COMMENT ON COLUMN reference.government_economic.confidence IS '把握';

CREATE TABLE reference.revenue_classification (
    code        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    level       INTEGER NOT NULL,
    fund        VARCHAR,
    valid_from  INTEGER NOT NULL,
    valid_to    INTEGER,
    provenance  VARCHAR NOT NULL,
    confidence  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.revenue_classification IS '收入分类科目中部门用到的（非税收入等），按年度';
COMMENT ON COLUMN reference.revenue_classification.code IS '科目编码：类3位、款5位、项7位、目9位';
COMMENT ON COLUMN reference.revenue_classification.name IS '科目名称';
COMMENT ON COLUMN reference.revenue_classification.level IS '1类、2款、3项、4目';
COMMENT ON COLUMN reference.revenue_classification.fund IS '所属预算：government_fund、state_capital；不专属哪一本预算的为空';
COMMENT ON COLUMN reference.revenue_classification.valid_from IS '启用年度';
COMMENT ON COLUMN reference.revenue_classification.valid_to IS '停用年度；仍在使用为空';
COMMENT ON COLUMN reference.revenue_classification.provenance IS '来源';
COMMENT ON COLUMN reference.revenue_classification.confidence IS '把握';

CREATE TABLE reference.economic_crosswalk (
    dep_bgt_eco_code  VARCHAR NOT NULL,
    gov_bgt_eco_code  VARCHAR NOT NULL,
    unit_kind         VARCHAR NOT NULL,
    provenance        VARCHAR NOT NULL
);
COMMENT ON TABLE reference.economic_crosswalk IS '两套经济分类的对应关系';
COMMENT ON COLUMN reference.economic_crosswalk.dep_bgt_eco_code IS '部门预算支出经济分类编码';
COMMENT ON COLUMN reference.economic_crosswalk.gov_bgt_eco_code IS '政府预算支出经济分类编码';
COMMENT ON COLUMN reference.economic_crosswalk.unit_kind IS '单位性质：administrative 行政，institution 事业';
COMMENT ON COLUMN reference.economic_crosswalk.provenance IS '来源';

CREATE TABLE reference.agency (
    mof_div_code   VARCHAR NOT NULL,
    agency_code    VARCHAR NOT NULL,
    agency_name    VARCHAR NOT NULL,
    aliases        VARCHAR[],
    secret         BOOLEAN NOT NULL,
    secret_ground  VARCHAR,
    valid_from     VARCHAR,
    valid_to       VARCHAR
);
COMMENT ON TABLE reference.agency IS '部门名录';
COMMENT ON COLUMN reference.agency.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.agency.agency_code IS '部门代码';
COMMENT ON COLUMN reference.agency.agency_name IS '部门名称';
COMMENT ON COLUMN reference.agency.aliases IS '曾用名和别称';
COMMENT ON COLUMN reference.agency.secret IS '是否依法不公开';
COMMENT ON COLUMN reference.agency.secret_ground IS '不公开的依据';
COMMENT ON COLUMN reference.agency.valid_from IS '设立日期';
COMMENT ON COLUMN reference.agency.valid_to IS '撤销日期';

CREATE TABLE reference.expected_report (
    mof_div_code  VARCHAR NOT NULL,
    agency_code   VARCHAR NOT NULL,
    fiscal_year   INTEGER NOT NULL,
    report_kind   VARCHAR NOT NULL,
    due_on        DATE
);
COMMENT ON TABLE reference.expected_report IS '应公开的报告';
COMMENT ON COLUMN reference.expected_report.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.expected_report.agency_code IS '部门代码';
COMMENT ON COLUMN reference.expected_report.fiscal_year IS '预算年度';
COMMENT ON COLUMN reference.expected_report.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN reference.expected_report.due_on IS '应公开的最后日期；批复日不详时为空';

CREATE TABLE reference.bound (
    name   VARCHAR NOT NULL,
    value  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.bound IS '本地区的界限值';
COMMENT ON COLUMN reference.bound.name IS '名称';
COMMENT ON COLUMN reference.bound.value IS '值';

CREATE TABLE reference.form_table (
    form_id   VARCHAR NOT NULL,
    table_no  INTEGER NOT NULL,
    title     VARCHAR NOT NULL,
    required  BOOLEAN NOT NULL,
    shown     VARCHAR NOT NULL
);
COMMENT ON TABLE reference.form_table IS '表式规定的表';
COMMENT ON COLUMN reference.form_table.form_id IS '表式';
COMMENT ON COLUMN reference.form_table.table_no IS '表号';
COMMENT ON COLUMN reference.form_table.title IS '表名';
COMMENT ON COLUMN reference.form_table.required IS '是否必须公开';
COMMENT ON COLUMN reference.form_table.shown IS '怎样称呼这张表：印有表号的写表号，没有编号或编号各年不同的写表名';

CREATE TABLE reference.form_column (
    form_id      VARCHAR NOT NULL,
    table_no     INTEGER NOT NULL,
    side         VARCHAR,
    column_key   VARCHAR NOT NULL,
    column_name  VARCHAR NOT NULL,
    role         VARCHAR NOT NULL,
    ordinal      INTEGER NOT NULL
);
COMMENT ON TABLE reference.form_column IS '表式规定的列';
COMMENT ON COLUMN reference.form_column.form_id IS '表式';
COMMENT ON COLUMN reference.form_column.table_no IS '表号';
COMMENT ON COLUMN reference.form_column.side IS '几栏并列的表：income、expenditure、purpose、government_economic；其余为空';
COMMENT ON COLUMN reference.form_column.column_key IS '列标识';
COMMENT ON COLUMN reference.form_column.column_name IS '列名';
COMMENT ON COLUMN reference.form_column.role IS '作用：total 合计，value 数值';
COMMENT ON COLUMN reference.form_column.ordinal IS '顺序';

CREATE TABLE reference.form_column_sum (
    form_id    VARCHAR NOT NULL,
    table_no   INTEGER NOT NULL,
    side       VARCHAR,
    total_key  VARCHAR NOT NULL,
    part_key   VARCHAR NOT NULL
);
COMMENT ON TABLE reference.form_column_sum IS '表式规定：每一行中，哪一列等于哪些列之和';
COMMENT ON COLUMN reference.form_column_sum.form_id IS '表式';
COMMENT ON COLUMN reference.form_column_sum.table_no IS '表号';
COMMENT ON COLUMN reference.form_column_sum.side IS '几栏并列的表：income、expenditure、purpose、government_economic；其余为空';
COMMENT ON COLUMN reference.form_column_sum.total_key IS '合计列';
COMMENT ON COLUMN reference.form_column_sum.part_key IS '分项列';

CREATE TABLE reference.form_row_sum (
    form_id    VARCHAR NOT NULL,
    table_no   INTEGER NOT NULL,
    side       VARCHAR,
    total_key  VARCHAR NOT NULL,
    part_key   VARCHAR NOT NULL
);
COMMENT ON TABLE reference.form_row_sum IS '表式规定：每一列中，哪一行等于哪些行之和';
COMMENT ON COLUMN reference.form_row_sum.form_id IS '表式';
COMMENT ON COLUMN reference.form_row_sum.table_no IS '表号';
COMMENT ON COLUMN reference.form_row_sum.side IS '几栏并列的表：income、expenditure、purpose、government_economic；其余为空';
COMMENT ON COLUMN reference.form_row_sum.total_key IS '合计行';
COMMENT ON COLUMN reference.form_row_sum.part_key IS '分项行；class:* 表示所有类';

CREATE TABLE reference.form_row_tree (
    form_id   VARCHAR NOT NULL,
    table_no  INTEGER NOT NULL,
    side      VARCHAR,
    row_tree  VARCHAR NOT NULL
);
COMMENT ON TABLE reference.form_row_tree IS '表式规定：行的上下级关系';
COMMENT ON COLUMN reference.form_row_tree.form_id IS '表式';
COMMENT ON COLUMN reference.form_row_tree.table_no IS '表号';
COMMENT ON COLUMN reference.form_row_tree.side IS '几栏并列的表：income、expenditure、purpose、government_economic；其余为空';
COMMENT ON COLUMN reference.form_row_tree.row_tree IS 'code 科目，category 经济分类，project 项目，units 单位，lines 收支项目，nested 各层名称分列';

CREATE TABLE reference.form_in_force (
    mof_div_code  VARCHAR NOT NULL,
    report_kind   VARCHAR NOT NULL,
    first_year    INTEGER NOT NULL,
    last_year     INTEGER,
    form_id       VARCHAR NOT NULL
);
COMMENT ON TABLE reference.form_in_force IS '本地区各年度规定的表式';
COMMENT ON COLUMN reference.form_in_force.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.form_in_force.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN reference.form_in_force.first_year IS '自哪一年度起';
COMMENT ON COLUMN reference.form_in_force.last_year IS '至哪一年度；空为至今';
COMMENT ON COLUMN reference.form_in_force.form_id IS '表式';

CREATE TABLE reference.switched_off (
    mof_div_code  VARCHAR NOT NULL,
    rule_id       VARCHAR NOT NULL,
    reason        VARCHAR NOT NULL
);
COMMENT ON TABLE reference.switched_off IS '本地区停用的规则';
COMMENT ON COLUMN reference.switched_off.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.switched_off.rule_id IS '规则编号';
COMMENT ON COLUMN reference.switched_off.reason IS '停用的理由';

CREATE TABLE reference.waiver (
    mof_div_code  VARCHAR NOT NULL,
    rule_id       VARCHAR NOT NULL,
    agency_code   VARCHAR,
    fiscal_year   INTEGER,
    place         VARCHAR,
    reason        VARCHAR NOT NULL,
    waived_by     VARCHAR NOT NULL,
    until         DATE NOT NULL
);
COMMENT ON TABLE reference.waiver IS '豁免：哪条规则在哪里、为什么、由谁、到何时不追究；照样列出';
COMMENT ON COLUMN reference.waiver.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.waiver.rule_id IS '规则编号';
COMMENT ON COLUMN reference.waiver.agency_code IS '部门代码；空为全部部门';
COMMENT ON COLUMN reference.waiver.fiscal_year IS '预算年度；空为全部年度';
COMMENT ON COLUMN reference.waiver.place IS '位置中含有的文字；空为全部位置';
COMMENT ON COLUMN reference.waiver.reason IS '理由';
COMMENT ON COLUMN reference.waiver.waived_by IS '由谁决定';
COMMENT ON COLUMN reference.waiver.until IS '有效至';

CREATE TABLE reference.district_total (
    mof_div_code  VARCHAR NOT NULL,
    fiscal_year   INTEGER NOT NULL,
    measure       VARCHAR NOT NULL,
    code          VARCHAR NOT NULL,
    name          VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2) NOT NULL
);
COMMENT ON TABLE reference.district_total IS '全区公开的总数，用来与各部门之和核对';
COMMENT ON COLUMN reference.district_total.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN reference.district_total.fiscal_year IS '预算年度';
COMMENT ON COLUMN reference.district_total.measure IS 'function 一般公共预算支出（类），three_public “三公”经费';
COMMENT ON COLUMN reference.district_total.code IS '科目编码；“三公”经费为 total';
COMMENT ON COLUMN reference.district_total.name IS '名称';
COMMENT ON COLUMN reference.district_total.amount_yuan IS '金额（元）';

CREATE TABLE reference.word (
    kind     VARCHAR NOT NULL,
    code     VARCHAR NOT NULL,
    word     VARCHAR NOT NULL,
    meaning  VARCHAR
);
COMMENT ON TABLE reference.word IS '各代码的中文：页面、通知、表格和自查都用这里的字';
COMMENT ON COLUMN reference.word.kind IS '哪一类代码：severity 严重程度，outcome 核对结果，family 规则类别，role 数在问题中的作用，等等';
COMMENT ON COLUMN reference.word.code IS '代码';
COMMENT ON COLUMN reference.word.word IS '中文';
COMMENT ON COLUMN reference.word.meaning IS '含义';
