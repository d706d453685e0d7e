-- What was checked and what came of it. Filled by `expectations`; never by hand.
CREATE SCHEMA quality;
-- schema quality: 核对：规则、每条规则对每份报告的结果、发现的问题、审核意见

CREATE TABLE quality.rule (
    rule_id      VARCHAR PRIMARY KEY,
    title        VARCHAR NOT NULL,
    family       VARCHAR NOT NULL,
    severity     VARCHAR NOT NULL,
    basis        VARCHAR NOT NULL,
    message      VARCHAR NOT NULL,
    false_alarms VARCHAR NOT NULL
);
COMMENT ON TABLE quality.rule IS '规则目录';
COMMENT ON COLUMN quality.rule.rule_id IS '规则编号';
COMMENT ON COLUMN quality.rule.title IS '规则名称';
COMMENT ON COLUMN quality.rule.family IS '规则类别';
COMMENT ON COLUMN quality.rule.severity IS '严重程度：error 错误，warning 提醒，info 说明';
COMMENT ON COLUMN quality.rule.basis IS '依据';
COMMENT ON COLUMN quality.rule.message IS '提示语模板';
COMMENT ON COLUMN quality.rule.false_alarms IS '可能误报的情形';

CREATE TABLE quality.instance (
    rule_id          VARCHAR NOT NULL,
    report_id        VARCHAR,
    agency_code      VARCHAR,
    agency_name      VARCHAR,
    fiscal_year      INTEGER,
    report_kind      VARCHAR,
    instance_key     VARCHAR NOT NULL,
    table_no         INTEGER,
    location         VARCHAR NOT NULL,
    expected_yuan    DECIMAL(18, 2),
    actual_yuan      DECIMAL(18, 2),
    difference_yuan  DECIMAL(18, 2),
    envelope_yuan    DECIMAL(18, 4),
    outcome          VARCHAR NOT NULL,
    severity         VARCHAR NOT NULL,
    reason           VARCHAR NOT NULL,
    arguments        MAP(VARCHAR, VARCHAR),
    cells            STRUCT(cell_id VARCHAR, role VARCHAR)[],
    statement_ids    VARCHAR[],
    page_no          INTEGER,
    form_no          INTEGER,
    quotes           VARCHAR[]
);
COMMENT ON TABLE quality.instance IS '规则的每一次核对，包括通过的';
COMMENT ON COLUMN quality.instance.rule_id IS '规则编号';
COMMENT ON COLUMN quality.instance.report_id IS '报告编号；查无报告的规则（如应公开未公开）为空';
COMMENT ON COLUMN quality.instance.agency_code IS '部门代码';
COMMENT ON COLUMN quality.instance.agency_name IS '部门名称，用于查无报告的规则；有报告的为空，见 source.report';
COMMENT ON COLUMN quality.instance.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.instance.report_kind IS '预算还是决算，用于查无报告的规则；有报告的为空，见 source.report';
COMMENT ON COLUMN quality.instance.instance_key IS '核对位置的标识，各夜不变';
COMMENT ON COLUMN quality.instance.table_no IS '表号';
COMMENT ON COLUMN quality.instance.location IS '位置';
COMMENT ON COLUMN quality.instance.expected_yuan IS '应有的数（元）';
COMMENT ON COLUMN quality.instance.actual_yuan IS '印出的数（元）';
COMMENT ON COLUMN quality.instance.difference_yuan IS '相差（元）= 印出 - 应有';
COMMENT ON COLUMN quality.instance.envelope_yuan IS '四舍五入可以解释的最大差额（元）';
COMMENT ON COLUMN quality.instance.outcome IS '结果：pass、rounding、violated、not_applicable、not_evaluable';
COMMENT ON COLUMN quality.instance.severity IS '本次核对若不成立的严重程度';
COMMENT ON COLUMN quality.instance.reason IS '为什么是这个结果';
COMMENT ON COLUMN quality.instance.arguments IS '提示语中的各个数字和名称；两处相等时可以没有';
COMMENT ON COLUMN quality.instance.cells IS '涉及的单元格及其作用：total 合计，part 分项，left 左边，right 右边';
COMMENT ON COLUMN quality.instance.statement_ids IS '涉及的文字说明，见 source.statement';
COMMENT ON COLUMN quality.instance.form_no IS '所在的绩效目标表，见 source.performance_table；不在其中的为空';
COMMENT ON COLUMN quality.instance.quotes IS '原文中能看出问题的字句；有数值格或说明数字的为空';
COMMENT ON COLUMN quality.instance.page_no IS '既不在数值格、也不在说明数字上的问题所在的页码';

CREATE TABLE quality.evaluation (
    rule_id      VARCHAR NOT NULL,
    report_id    VARCHAR,
    agency_code  VARCHAR,
    fiscal_year  INTEGER,
    outcome      VARCHAR NOT NULL,
    reason       VARCHAR NOT NULL,
    instances    INTEGER NOT NULL
);
COMMENT ON TABLE quality.evaluation IS '每条规则对每份现行报告的结果，从不缺席';
COMMENT ON COLUMN quality.evaluation.rule_id IS '规则编号';
COMMENT ON COLUMN quality.evaluation.report_id IS '报告编号；查无报告的规则为空';
COMMENT ON COLUMN quality.evaluation.agency_code IS '部门代码';
COMMENT ON COLUMN quality.evaluation.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.evaluation.outcome IS '各次核对中最重的结果';
COMMENT ON COLUMN quality.evaluation.reason IS '理由';
COMMENT ON COLUMN quality.evaluation.instances IS '核对次数';

CREATE TABLE quality.finding (
    finding_key      VARCHAR PRIMARY KEY,
    rule_id          VARCHAR NOT NULL,
    family           VARCHAR NOT NULL,
    severity         VARCHAR NOT NULL,
    report_id        VARCHAR,
    agency_code      VARCHAR,
    agency_name      VARCHAR,
    fiscal_year      INTEGER,
    report_kind      VARCHAR NOT NULL DEFAULT 'budget',
    table_no         INTEGER,
    location         VARCHAR NOT NULL,
    message          VARCHAR NOT NULL,
    expected         VARCHAR,
    actual           VARCHAR,
    difference_yuan  DECIMAL(18, 2),
    envelope_yuan    DECIMAL(18, 4),
    page_no          INTEGER,
    page_label       VARCHAR,
    first_seen       DATE NOT NULL,
    last_seen        DATE NOT NULL,
    change           VARCHAR NOT NULL,
    waiver           VARCHAR,
    arithmetic       VARCHAR,
    cause_key        VARCHAR,
    is_consequence   BOOLEAN NOT NULL
);
COMMENT ON TABLE quality.finding IS '发现的问题，一处一行；编号各夜不变';
COMMENT ON COLUMN quality.finding.finding_key IS '问题编号，由规则、部门、年度和位置决定';
COMMENT ON COLUMN quality.finding.rule_id IS '规则编号';
COMMENT ON COLUMN quality.finding.family IS '规则类别';
COMMENT ON COLUMN quality.finding.severity IS '严重程度：error 错误，warning 提醒，info 说明';
COMMENT ON COLUMN quality.finding.report_id IS '报告编号';
COMMENT ON COLUMN quality.finding.agency_code IS '部门代码';
COMMENT ON COLUMN quality.finding.agency_name IS '部门名称';
COMMENT ON COLUMN quality.finding.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.finding.report_kind IS '种类：budget 预算，final_account 决算；报告自己没有说的计在预算';
COMMENT ON COLUMN quality.finding.table_no IS '表号';
COMMENT ON COLUMN quality.finding.location IS '位置';
COMMENT ON COLUMN quality.finding.message IS '给部门看的一句话';
COMMENT ON COLUMN quality.finding.expected IS '应有的数（按本表单位）';
COMMENT ON COLUMN quality.finding.actual IS '印出的数（按本表单位）';
COMMENT ON COLUMN quality.finding.difference_yuan IS '相差（元）';
COMMENT ON COLUMN quality.finding.envelope_yuan IS '四舍五入可以解释的最大差额（元）';
COMMENT ON COLUMN quality.finding.page_no IS '页码';
COMMENT ON COLUMN quality.finding.page_label IS '页的称呼';
COMMENT ON COLUMN quality.finding.first_seen IS '首次发现的日期';
COMMENT ON COLUMN quality.finding.last_seen IS '最近发现的日期';
COMMENT ON COLUMN quality.finding.change IS '与上一夜相比：new 新发现，open 仍在';
COMMENT ON COLUMN quality.finding.waiver IS '豁免或审核为误报的理由、由谁、何时；空为没有';
COMMENT ON COLUMN quality.finding.arithmetic IS '算式，用印出的数写成；不是加减核对时为空';
COMMENT ON COLUMN quality.finding.cause_key IS '属于哪一处原因，见 quality.cause；不是加减核对时为空';
COMMENT ON COLUMN quality.finding.is_consequence IS '是否为同一原因的连带问题；每处原因只有一个主要问题';

CREATE TABLE quality.finding_cell (
    finding_key  VARCHAR NOT NULL,
    cell_id      VARCHAR NOT NULL,
    role         VARCHAR NOT NULL
);
COMMENT ON TABLE quality.finding_cell IS '问题涉及的单元格';
COMMENT ON COLUMN quality.finding_cell.finding_key IS '问题编号';
COMMENT ON COLUMN quality.finding_cell.cell_id IS '单元格编号';
COMMENT ON COLUMN quality.finding_cell.role IS '作用：total 合计，part 分项，left 左边，right 右边';

CREATE TABLE quality.finding_statement (
    finding_key   VARCHAR NOT NULL,
    statement_id  VARCHAR NOT NULL
);
COMMENT ON TABLE quality.finding_statement IS '问题涉及的文字说明';
COMMENT ON COLUMN quality.finding_statement.finding_key IS '问题编号';
COMMENT ON COLUMN quality.finding_statement.statement_id IS '说明编号，见 source.statement';

CREATE TABLE quality.finding_quote (
    finding_key  VARCHAR NOT NULL,
    quote_no     INTEGER NOT NULL,
    form_no      INTEGER,
    quote        VARCHAR NOT NULL
);
COMMENT ON TABLE quality.finding_quote IS '原文中能看出问题的字句，用于既不在数值格、也不在说明数字上的问题';
COMMENT ON COLUMN quality.finding_quote.finding_key IS '问题编号';
COMMENT ON COLUMN quality.finding_quote.quote_no IS '顺序';
COMMENT ON COLUMN quality.finding_quote.form_no IS '所在的绩效目标表；不在其中的为空';
COMMENT ON COLUMN quality.finding_quote.quote IS '字句，如原文';

CREATE TABLE quality.cause (
    cause_key         VARCHAR PRIMARY KEY,
    report_id         VARCHAR NOT NULL,
    agency_code       VARCHAR,
    fiscal_year       INTEGER,
    main_finding_key  VARCHAR NOT NULL,
    findings          INTEGER NOT NULL,
    decided           BOOLEAN NOT NULL,
    changes           INTEGER,
    alternatives      INTEGER NOT NULL,
    sentence          VARCHAR NOT NULL
);
COMMENT ON TABLE quality.cause IS '原因：共用数值格的各项不成立的核对为一处原因，以及最少改动几个数可使其全部成立';
COMMENT ON COLUMN quality.cause.cause_key IS '原因编号';
COMMENT ON COLUMN quality.cause.report_id IS '报告编号';
COMMENT ON COLUMN quality.cause.agency_code IS '部门代码';
COMMENT ON COLUMN quality.cause.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.cause.main_finding_key IS '主要问题的编号';
COMMENT ON COLUMN quality.cause.findings IS '由此产生的问题个数，含主要问题';
COMMENT ON COLUMN quality.cause.decided IS '是否只有一种最少的改动';
COMMENT ON COLUMN quality.cause.changes IS '最少要改动几个数；找不到改法时为空';
COMMENT ON COLUMN quality.cause.alternatives IS '最少的改法有几种（列出的）；找不到改法时为0';
COMMENT ON COLUMN quality.cause.sentence IS '给部门看的一句话：改动哪里、应为多少';

CREATE TABLE quality.cause_cell (
    cause_key    VARCHAR NOT NULL,
    alternative  INTEGER NOT NULL,
    rank         INTEGER NOT NULL,
    cell_id      VARCHAR,
    statement_id VARCHAR,
    printed      VARCHAR NOT NULL,
    needed_yuan  DECIMAL(18, 2) NOT NULL,
    needed       VARCHAR NOT NULL,
    PRIMARY KEY (cause_key, alternative, rank)
);
COMMENT ON TABLE quality.cause_cell IS '每种改法所要改动的数值格或说明中的数字；改法按可能性从大到小';
COMMENT ON COLUMN quality.cause_cell.cause_key IS '原因编号';
COMMENT ON COLUMN quality.cause_cell.alternative IS '第几种改法';
COMMENT ON COLUMN quality.cause_cell.rank IS '在这种改法中的次序';
COMMENT ON COLUMN quality.cause_cell.cell_id IS '单元格编号；要改的是文字说明时为空';
COMMENT ON COLUMN quality.cause_cell.statement_id IS '说明编号，见 source.statement；要改的是数值格时为空';
COMMENT ON COLUMN quality.cause_cell.printed IS '印出的文字';
COMMENT ON COLUMN quality.cause_cell.needed_yuan IS '应为多少（元）';
COMMENT ON COLUMN quality.cause_cell.needed IS '应为多少（按本表单位）';

CREATE TABLE quality.reading_gap (
    gap_key      VARCHAR PRIMARY KEY,
    report_id    VARCHAR NOT NULL,
    agency_code  VARCHAR,
    agency_name  VARCHAR,
    fiscal_year  INTEGER,
    kind         VARCHAR NOT NULL,
    table_no     INTEGER,
    place        VARCHAR NOT NULL,
    page_no      INTEGER,
    page_label   VARCHAR,
    x0           DOUBLE,
    top          DOUBLE,
    x1           DOUBLE,
    bottom       DOUBLE,
    places       INTEGER NOT NULL,
    detail       VARCHAR NOT NULL,
    tokens       VARCHAR[] NOT NULL,
    help         VARCHAR NOT NULL
);
COMMENT ON TABLE quality.reading_gap IS '本系统没有读到或没有核对到的地方，一处原因一行：给系统管理员看，不是部门的问题，不计入部门的问题数和整改通知';
COMMENT ON COLUMN quality.reading_gap.gap_key IS '编号，由报告、种类和位置决定，各夜不变';
COMMENT ON COLUMN quality.reading_gap.report_id IS '报告编号';
COMMENT ON COLUMN quality.reading_gap.agency_code IS '部门代码';
COMMENT ON COLUMN quality.reading_gap.agency_name IS '部门名称';
COMMENT ON COLUMN quality.reading_gap.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.reading_gap.kind IS '种类，同 source.gap.kind；not_checked 为读到了而没有任何核对涉及的数字';
COMMENT ON COLUMN quality.reading_gap.table_no IS '表号；不在认出的表里时为空';
COMMENT ON COLUMN quality.reading_gap.place IS '位置';
COMMENT ON COLUMN quality.reading_gap.page_no IS '页码（第一处）';
COMMENT ON COLUMN quality.reading_gap.page_label IS '页的称呼（第一处）';
COMMENT ON COLUMN quality.reading_gap.x0 IS '左边（点，自页左；第一处）；不知道位置时为空';
COMMENT ON COLUMN quality.reading_gap.top IS '上边（点，自页顶；第一处）';
COMMENT ON COLUMN quality.reading_gap.x1 IS '右边（点，自页左；第一处）';
COMMENT ON COLUMN quality.reading_gap.bottom IS '下边（点，自页顶；第一处）';
COMMENT ON COLUMN quality.reading_gap.places IS '同一原因共有几处';
COMMENT ON COLUMN quality.reading_gap.detail IS '是什么没有读到';
COMMENT ON COLUMN quality.reading_gap.tokens IS '没有读入的文字，最多二十个';
COMMENT ON COLUMN quality.reading_gap.help IS '怎样处理';

CREATE TABLE quality.unread_table (
    report_id        VARCHAR NOT NULL,
    table_no         INTEGER NOT NULL,
    rows_unread      BOOLEAN NOT NULL,
    columns_unread   BOOLEAN NOT NULL,
    PRIMARY KEY (report_id, table_no)
);
COMMENT ON TABLE quality.unread_table IS '没有读全的表：缺的可能是没有读到的，不据此判断，金额不计入可信金额';
COMMENT ON COLUMN quality.unread_table.report_id IS '报告编号';
COMMENT ON COLUMN quality.unread_table.table_no IS '表号';
COMMENT ON COLUMN quality.unread_table.rows_unread IS '可能有行没有读到';
COMMENT ON COLUMN quality.unread_table.columns_unread IS '可能有栏没有读到';

CREATE TABLE quality.closed_finding (
    finding_key  VARCHAR NOT NULL,
    rule_id      VARCHAR NOT NULL,
    agency_code  VARCHAR,
    fiscal_year  INTEGER,
    message      VARCHAR NOT NULL,
    first_seen   DATE NOT NULL,
    last_seen    DATE NOT NULL
);
COMMENT ON TABLE quality.closed_finding IS '上一夜还在、今夜不再出现的问题';
COMMENT ON COLUMN quality.closed_finding.finding_key IS '问题编号';
COMMENT ON COLUMN quality.closed_finding.rule_id IS '规则编号';
COMMENT ON COLUMN quality.closed_finding.agency_code IS '部门代码';
COMMENT ON COLUMN quality.closed_finding.fiscal_year IS '预算年度';
COMMENT ON COLUMN quality.closed_finding.message IS '当时的一句话';
COMMENT ON COLUMN quality.closed_finding.first_seen IS '首次发现的日期';
COMMENT ON COLUMN quality.closed_finding.last_seen IS '最近发现的日期';

CREATE TABLE quality.decision (
    finding_key  VARCHAR NOT NULL,
    decision     VARCHAR NOT NULL,
    reason       VARCHAR,
    decided_by   VARCHAR NOT NULL,
    decided_at   TIMESTAMPTZ NOT NULL,
    fingerprint  VARCHAR NOT NULL,
    stands       BOOLEAN NOT NULL
);
COMMENT ON TABLE quality.decision IS '审核意见';
COMMENT ON COLUMN quality.decision.finding_key IS '问题编号';
COMMENT ON COLUMN quality.decision.decision IS 'confirmed 属实，false_alarm 误报，corrected 已更正';
COMMENT ON COLUMN quality.decision.reason IS '理由';
COMMENT ON COLUMN quality.decision.decided_by IS '审核人';
COMMENT ON COLUMN quality.decision.decided_at IS '审核时间';
COMMENT ON COLUMN quality.decision.fingerprint IS '审核时问题中各数字的指纹';
COMMENT ON COLUMN quality.decision.stands IS '是否有效：是这个问题最近的意见，且数字没有变过';

CREATE TABLE quality.fingerprint (
    finding_key  VARCHAR PRIMARY KEY,
    fingerprint  VARCHAR NOT NULL,
    waiver       VARCHAR
);
COMMENT ON TABLE quality.fingerprint IS '每个问题的指纹：数字变了，指纹就变，以前的审核意见不再有效';
COMMENT ON COLUMN quality.fingerprint.finding_key IS '问题编号';
COMMENT ON COLUMN quality.fingerprint.fingerprint IS '问题（及同一原因的各个问题）中数字和名称的指纹';
COMMENT ON COLUMN quality.fingerprint.waiver IS '本地区的豁免；不含审核为误报的';

CREATE TABLE quality.guard (
    guard_id  VARCHAR NOT NULL,
    title     VARCHAR NOT NULL,
    passed    BOOLEAN NOT NULL,
    failures  BIGINT NOT NULL,
    detail    VARCHAR
);
COMMENT ON TABLE quality.guard IS '对本系统自身工作的检查；有一项不过就不发布';
COMMENT ON COLUMN quality.guard.guard_id IS '检查编号';
COMMENT ON COLUMN quality.guard.title IS '检查内容';
COMMENT ON COLUMN quality.guard.passed IS '是否通过';
COMMENT ON COLUMN quality.guard.failures IS '不合格的行数';
COMMENT ON COLUMN quality.guard.detail IS '说明';

CREATE TABLE quality.suite_result (
    suite            VARCHAR NOT NULL,
    expectation      VARCHAR NOT NULL,
    title            VARCHAR NOT NULL,
    success          BOOLEAN NOT NULL,
    unexpected_rows  BIGINT NOT NULL,
    seconds          DOUBLE NOT NULL
);
COMMENT ON TABLE quality.suite_result IS 'Great Expectations 的结论：每类规则一条，每道关卡一条';
COMMENT ON COLUMN quality.suite_result.suite IS '哪一组：规则类别，或 guards 关卡';
COMMENT ON COLUMN quality.suite_result.expectation IS '期望的编号：规则类别或关卡编号';
COMMENT ON COLUMN quality.suite_result.title IS '期望的内容';
COMMENT ON COLUMN quality.suite_result.success IS '是否符合';
COMMENT ON COLUMN quality.suite_result.unexpected_rows IS '不符合的行数：不成立的核对，或不合格的行';
COMMENT ON COLUMN quality.suite_result.seconds IS '这一组用时（秒）';
