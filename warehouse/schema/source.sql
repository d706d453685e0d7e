-- What was published, as printed. One row a thing seen; nothing here is computed from two reports.
CREATE SCHEMA source;
-- schema source: 公开原件及其读取结果：印的是什么、印在哪里

CREATE TABLE source.publication (
    publication_id   VARCHAR NOT NULL,
    mof_div_code     VARCHAR NOT NULL,
    origin           VARCHAR NOT NULL,
    url              VARCHAR NOT NULL,
    page_url         VARCHAR,
    title            VARCHAR,
    published_on     DATE,
    seen_at          TIMESTAMPTZ NOT NULL,
    http_status      INTEGER,
    document_sha256  VARCHAR,
    outcome          VARCHAR NOT NULL,
    reason           VARCHAR
);
COMMENT ON TABLE source.publication IS '采集日志：每次看到的每一个链接或收件箱文件，一次一行；一周以前的，所见相同的只留最早和最近一次（逐次的在 crawl/archive/）';
COMMENT ON COLUMN source.publication.publication_id IS '本次看到的编号';
COMMENT ON COLUMN source.publication.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN source.publication.origin IS '来源：portal 门户网站，inbox 收件箱';
COMMENT ON COLUMN source.publication.url IS '附件地址；收件箱文件为 inbox: 加文件名；压缩包中的文件为压缩包地址加 # 加文件名';
COMMENT ON COLUMN source.publication.page_url IS '附件所在的网页地址';
COMMENT ON COLUMN source.publication.title IS '链接或网页标题；收件箱和压缩包中的文件为文件名';
COMMENT ON COLUMN source.publication.published_on IS '网页所注的发布日期';
COMMENT ON COLUMN source.publication.seen_at IS '看到的时间';
COMMENT ON COLUMN source.publication.http_status IS 'HTTP 状态码';
COMMENT ON COLUMN source.publication.document_sha256 IS '文件内容的 SHA-256';
COMMENT ON COLUMN source.publication.outcome IS '处理结果：fetched 已取得，unchanged 未变化，skipped 不是报告，failed 取不到';
COMMENT ON COLUMN source.publication.reason IS '未取或失败的原因';

CREATE TABLE source.portal_night (
    night_id            VARCHAR NOT NULL,
    mof_div_code        VARCHAR NOT NULL,
    portal              VARCHAR NOT NULL,
    verdict             VARCHAR NOT NULL,
    systems             VARCHAR,
    lists               INTEGER NOT NULL,
    list_pages          INTEGER NOT NULL,
    list_pages_printed  INTEGER NOT NULL,
    items               INTEGER NOT NULL,
    items_printed       INTEGER NOT NULL,
    followed            INTEGER NOT NULL,
    kept                INTEGER NOT NULL,
    unchanged           INTEGER NOT NULL,
    skipped             INTEGER NOT NULL,
    failed              INTEGER NOT NULL,
    failed_reasons      VARCHAR,
    blocked             INTEGER NOT NULL,
    gaps                VARCHAR,
    doubts              VARCHAR,
    lost                VARCHAR[],
    fell_from           INTEGER,
    PRIMARY KEY (night_id, portal)
);
COMMENT ON TABLE source.portal_night IS '每个门户网站每夜读到了什么、读全了没有。只有本夜都是 whole 时，才能说哪个部门未公开';
COMMENT ON COLUMN source.portal_night.night_id IS '夜的编号';
COMMENT ON COLUMN source.portal_night.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN source.portal_night.portal IS '门户网站';
COMMENT ON COLUMN source.portal_night.verdict IS '结论：whole 读全，unproven 读完而未能证明读全，partly 没有读全，blocked 被网站拒绝，empty 没有读到条目，moved 栏目可能已迁移，unreachable 无法访问，off 按设置没有采集';
COMMENT ON COLUMN source.portal_night.systems IS '认出的网站系统';
COMMENT ON COLUMN source.portal_night.lists IS '列表几个';
COMMENT ON COLUMN source.portal_night.list_pages IS '列表页读了几页';
COMMENT ON COLUMN source.portal_night.list_pages_printed IS '网站自己说共几页（没有说的按读到的算）';
COMMENT ON COLUMN source.portal_night.items IS '列表中的条目几个';
COMMENT ON COLUMN source.portal_night.items_printed IS '网站自己说共几条（没有说的按读到的算）';
COMMENT ON COLUMN source.portal_night.followed IS '打开了几个地址';
COMMENT ON COLUMN source.portal_night.kept IS '新取得的文件几个';
COMMENT ON COLUMN source.portal_night.unchanged IS '未变的文件几个';
COMMENT ON COLUMN source.portal_night.skipped IS '跳过几个（不是报告、不在范围内）';
COMMENT ON COLUMN source.portal_night.failed IS '失败几个';
COMMENT ON COLUMN source.portal_night.failed_reasons IS '失败的原因和各几个';
COMMENT ON COLUMN source.portal_night.blocked IS '被拒绝几次（403、412、429、浏览器验证等）';
COMMENT ON COLUMN source.portal_night.gaps IS '没有读到的各是哪一处；这一列和 doubts 都为空就是读全';
COMMENT ON COLUMN source.portal_night.doubts IS '读完了，网页上仍有没有读到的迹象：各是什么';
COMMENT ON COLUMN source.portal_night.lost IS '列表里列着而取不到的报告的标题：门户可以是读全了的，可是不能说它们的部门没有公开';
COMMENT ON COLUMN source.portal_night.fell_from IS '文件比上一次骤减时，上一次的文件数；没有骤减为空';

CREATE TABLE source.document (
    document_sha256  VARCHAR PRIMARY KEY,
    file_format      VARCHAR,
    page_count       INTEGER,
    reader_version   VARCHAR NOT NULL,
    first_seen_at    TIMESTAMPTZ,
    file_path        VARCHAR
);
COMMENT ON TABLE source.document IS '原始文件：按内容去重，永久保存';
COMMENT ON COLUMN source.document.document_sha256 IS '文件内容的 SHA-256';
COMMENT ON COLUMN source.document.file_format IS '文件格式：pdf、docx、doc、rtf、xlsx、xls、html、png、jpeg、tiff、zip、rar、7z、compilation（汇编：一个 PDF、Excel 或 Word 文件里有几个部门的报告，已按部门拆开），按内容辨认；打不开时为空';
COMMENT ON COLUMN source.document.page_count IS '页数（工作表数）';
COMMENT ON COLUMN source.document.reader_version IS '读取程序版本';
COMMENT ON COLUMN source.document.first_seen_at IS '首次看到的时间';
COMMENT ON COLUMN source.document.file_path IS '在数据目录中的位置';

CREATE TABLE source.report (
    report_id            VARCHAR PRIMARY KEY,
    mof_div_code         VARCHAR NOT NULL,
    agency_code          VARCHAR,
    agency_name          VARCHAR,
    fiscal_year          INTEGER,
    report_kind          VARCHAR,
    report_level         VARCHAR,
    unit_name            VARCHAR,
    level_reason         VARCHAR,
    document_sha256      VARCHAR NOT NULL,
    source_url           VARCHAR,
    published_on         DATE,
    first_seen_at        TIMESTAMPTZ,
    status               VARCHAR NOT NULL,
    status_reason        VARCHAR,
    status_code          VARCHAR,
    unit                 VARCHAR,
    form_id              VARCHAR,
    title                VARCHAR,
    superseded_by        VARCHAR,
    identity_source      VARCHAR,
    identity_conflict    VARCHAR
);
COMMENT ON TABLE source.report IS '报告：一份报告一行，由几个文件组成的见 report_document；同一部门或单位、年度、种类有几份时，最新发布的为现行，其余标明被谁替代';
COMMENT ON COLUMN source.report.report_id IS '报告编号';
COMMENT ON COLUMN source.report.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN source.report.agency_code IS '部门代码；认不出时为空';
COMMENT ON COLUMN source.report.agency_name IS '部门名称（名录中的名称；不在名录时为印出的名称）';
COMMENT ON COLUMN source.report.fiscal_year IS '预算年度';
COMMENT ON COLUMN source.report.report_kind IS '种类：budget 预算，final_account 决算';
COMMENT ON COLUMN source.report.report_level IS '层级：department 部门（含所属单位），unit 单位';
COMMENT ON COLUMN source.report.unit_name IS '单位名称：部门的一个所属单位或者本级；部门（含所属单位）的报告为空';
COMMENT ON COLUMN source.report.level_reason IS '没有自称单位预算的报告为什么按单位处理';
COMMENT ON COLUMN source.report.document_sha256 IS '主要文件内容的 SHA-256';
COMMENT ON COLUMN source.report.source_url IS '最近一次公开的地址';
COMMENT ON COLUMN source.report.published_on IS '发布日期（网页所注）';
COMMENT ON COLUMN source.report.first_seen_at IS '首次看到的时间';
COMMENT ON COLUMN source.report.status IS '读取状态：read 完整，read_with_gaps 有缺漏，quarantined 已隔离';
COMMENT ON COLUMN source.report.status_reason IS '隔离的原因';
COMMENT ON COLUMN source.report.status_code IS '隔离原因的代码：empty 空文件，encrypted 有密码，corrupt 损坏，oversized 过大，unsupported_format 格式不支持，image_only 只有图像，no_form 没有规定的表，unknown_form 有表而没有认出是哪一张，prose_only 只有文字说明，timed_out 超时，crashed 读取出错，tool_missing 本机缺少转换或解压程序（装好后自动重读）';
COMMENT ON COLUMN source.report.unit IS '主要金额单位（元、万元）';
COMMENT ON COLUMN source.report.form_id IS '表式';
COMMENT ON COLUMN source.report.title IS '封面标题';
COMMENT ON COLUMN source.report.superseded_by IS '被哪份报告替代；现行报告为空';
COMMENT ON COLUMN source.report.identity_source IS '部门、年度、种类的依据：document 文件本身，title 链接标题，both 两者，published_on 文件与标题所写年度不同，以公开日期为准';
COMMENT ON COLUMN source.report.identity_conflict IS '文件与标题不一致之处';

CREATE TABLE source.report_document (
    report_id        VARCHAR NOT NULL,
    part_no          INTEGER NOT NULL,
    document_sha256  VARCHAR NOT NULL,
    role             VARCHAR NOT NULL,
    name             VARCHAR,
    first_page       INTEGER NOT NULL,
    page_count       INTEGER NOT NULL,
    PRIMARY KEY (report_id, part_no)
);
COMMENT ON TABLE source.report_document IS '报告由哪些文件组成：表和说明分在几个文件里同时公开的，是一份报告的几个部分。各表中的页码在一份报告内连续编号：某页在 first_page 起 page_count 页的那个文件里，在文件内是第 page_no - first_page + 1 页';
COMMENT ON COLUMN source.report_document.report_id IS '报告编号';
COMMENT ON COLUMN source.report_document.part_no IS '第几部分；1 为主要部分，即 report 中的文件';
COMMENT ON COLUMN source.report_document.document_sha256 IS '文件内容的 SHA-256；文字说明可以同时属于表格更正前后的两份报告';
COMMENT ON COLUMN source.report_document.role IS '内容：whole 表格和说明，tables 表格，prose 文字说明，performance 绩效目标表，other 没有数字的附件，unread 未能读取';
COMMENT ON COLUMN source.report_document.name IS '文件的称呼（链接文字或文件名）；只有一个文件时为空';
COMMENT ON COLUMN source.report_document.first_page IS '文件的第一页在报告中的页码';
COMMENT ON COLUMN source.report_document.page_count IS '文件的页数（工作表数）';

CREATE TABLE source.report_table (
    report_id       VARCHAR NOT NULL,
    table_no        INTEGER NOT NULL,
    title           VARCHAR NOT NULL,
    unit            VARCHAR NOT NULL,
    page_from       INTEGER NOT NULL,
    page_to         INTEGER NOT NULL,
    printed_no      VARCHAR,
    printed_agency  VARCHAR,
    printed_year    INTEGER,
    note            VARCHAR,
    recognised_by   VARCHAR[] NOT NULL DEFAULT [],
    support         DOUBLE,
    PRIMARY KEY (report_id, table_no)
);
COMMENT ON TABLE source.report_table IS '报告中认出的表，一表一行（跨页的已合并）';
COMMENT ON COLUMN source.report_table.report_id IS '报告编号';
COMMENT ON COLUMN source.report_table.table_no IS '表号（表式中的序号）';
COMMENT ON COLUMN source.report_table.title IS '表名：印出的；没有印出时为表式里的名称';
COMMENT ON COLUMN source.report_table.unit IS '本表金额单位';
COMMENT ON COLUMN source.report_table.page_from IS '起始页';
COMMENT ON COLUMN source.report_table.page_to IS '终止页';
COMMENT ON COLUMN source.report_table.printed_no IS '印出的表号，如“预算公开表3”';
COMMENT ON COLUMN source.report_table.printed_agency IS '表头印出的部门名称';
COMMENT ON COLUMN source.report_table.printed_year IS '表名印出的年度';
COMMENT ON COLUMN source.report_table.note IS '表下附注';
COMMENT ON COLUMN source.report_table.recognised_by IS '凭什么认出：title 表名、head 表头（地方表式）；words 用词、place 位置、arithmetic 算术（由表本身推断）；alignment 没有画线，按对齐读取；correction 人工更正';
COMMENT ON COLUMN source.report_table.support IS '由表本身推断的：表内合计有几成对得上（0 至 1）；没有可核的合计为空';

CREATE TABLE source.table_name (
    report_id VARCHAR NOT NULL,
    table_no  INTEGER NOT NULL,
    shown     VARCHAR NOT NULL,
    PRIMARY KEY (report_id, table_no)
);
COMMENT ON TABLE source.table_name IS '一份报告里怎样称呼一张表';
COMMENT ON COLUMN source.table_name.report_id IS '报告编号';
COMMENT ON COLUMN source.table_name.table_no IS '表号（表式中的序号）';
COMMENT ON COLUMN source.table_name.shown IS '印有表号的写表号；没有编号的写印出的表名（不带年度），两张表同名或没有印出时写表式里的名称';

CREATE TABLE source.table_row (
    report_id      VARCHAR NOT NULL,
    table_no       INTEGER NOT NULL,
    side           VARCHAR,
    row_no         INTEGER NOT NULL,
    row_kind       VARCHAR NOT NULL,
    row_key        VARCHAR NOT NULL,
    level          INTEGER NOT NULL,
    parent_row_no  INTEGER,
    row_label      VARCHAR NOT NULL,
    second_label   VARCHAR,
    code           VARCHAR
);
COMMENT ON TABLE source.table_row IS '表中的行：是哪一行、在哪一级、属于哪一行';
COMMENT ON COLUMN source.table_row.report_id IS '报告编号';
COMMENT ON COLUMN source.table_row.table_no IS '表号';
COMMENT ON COLUMN source.table_row.side IS '几栏并列的表：income 收入栏，expenditure 支出栏，purpose 支出用途（或部门经济分类）栏，government_economic 政府经济分类栏；其余为空';
COMMENT ON COLUMN source.table_row.row_no IS '行号，从1起，跨页连续';
COMMENT ON COLUMN source.table_row.row_kind IS '行的种类：line 收支项目，class 功能分类的类，total 合计，code 科目，category 经济分类的类，item 经济分类的款，department 部门，unit 单位，project 项目';
COMMENT ON COLUMN source.table_row.row_key IS '行在表式中的标识';
COMMENT ON COLUMN source.table_row.level IS '级次：0 合计，1 类，2 款，3 项；项目表中 0 部门，1 单位，2 项目';
COMMENT ON COLUMN source.table_row.parent_row_no IS '上级行的行号';
COMMENT ON COLUMN source.table_row.row_label IS '印出的行名（去掉换行）';
COMMENT ON COLUMN source.table_row.second_label IS '表6中的政府预算支出经济科目名称';
COMMENT ON COLUMN source.table_row.code IS '科目编码';

CREATE TABLE source.cell (
    cell_id       VARCHAR PRIMARY KEY,
    report_id     VARCHAR NOT NULL,
    table_no      INTEGER NOT NULL,
    side          VARCHAR,
    row_no        INTEGER NOT NULL,
    row_key       VARCHAR NOT NULL,
    row_kind      VARCHAR NOT NULL,
    level         INTEGER NOT NULL,
    parent_row_no INTEGER,
    row_label     VARCHAR NOT NULL,
    code          VARCHAR,
    column_key    VARCHAR NOT NULL,
    printed       VARCHAR NOT NULL,
    amount_yuan   DECIMAL(18, 2),
    quantum_yuan  DECIMAL(18, 2),
    page_no       INTEGER NOT NULL,
    page_label    VARCHAR NOT NULL,
    x0            DOUBLE,
    top           DOUBLE,
    x1            DOUBLE,
    bottom        DOUBLE,
    certainty     VARCHAR NOT NULL,
    readings      VARCHAR[] NOT NULL
);
COMMENT ON TABLE source.cell IS '表中每个数值格：印出的文字、折算为元的金额、在页上的位置；空格也有一行';
COMMENT ON COLUMN source.cell.cell_id IS '单元格编号';
COMMENT ON COLUMN source.cell.report_id IS '报告编号';
COMMENT ON COLUMN source.cell.table_no IS '表号';
COMMENT ON COLUMN source.cell.side IS '几栏并列的表：income 收入栏，expenditure 支出栏，purpose 支出用途（或部门经济分类）栏，government_economic 政府经济分类栏；其余为空';
COMMENT ON COLUMN source.cell.row_no IS '行号';
COMMENT ON COLUMN source.cell.row_key IS '行标识，同 table_row';
COMMENT ON COLUMN source.cell.row_kind IS '行的种类，同 table_row';
COMMENT ON COLUMN source.cell.level IS '级次，同 table_row';
COMMENT ON COLUMN source.cell.parent_row_no IS '上级行的行号';
COMMENT ON COLUMN source.cell.row_label IS '行名';
COMMENT ON COLUMN source.cell.code IS '科目编码';
COMMENT ON COLUMN source.cell.column_key IS '列标识';
COMMENT ON COLUMN source.cell.printed IS '印出的文字；空格为空字符串';
COMMENT ON COLUMN source.cell.amount_yuan IS '金额（元）；空格为空，不是零';
COMMENT ON COLUMN source.cell.quantum_yuan IS '印出的最末一位值多少元（万元两位小数为100）';
COMMENT ON COLUMN source.cell.page_no IS '页码（工作表序号）；由几个文件组成的报告连续编号，见 report_document';
COMMENT ON COLUMN source.cell.page_label IS '页或工作表的称呼';
COMMENT ON COLUMN source.cell.x0 IS '左边界（点）';
COMMENT ON COLUMN source.cell.top IS '上边界（点，自页顶）';
COMMENT ON COLUMN source.cell.x1 IS '右边界（点）';
COMMENT ON COLUMN source.cell.bottom IS '下边界（点，自页顶）';
COMMENT ON COLUMN source.cell.certainty IS '读数的可靠程度：printed 文字或空格，confirmed 扫描件、各次读数一致并有其他数字印证，corrected 扫描件、读数不一而由合计关系唯一确定，uncertain 扫描件、未获印证';
COMMENT ON COLUMN source.cell.readings IS '扫描件上该格的各次读数，采用的在前；文字件为空列表';

CREATE TABLE source.contents_entry (
    report_id  VARCHAR NOT NULL,
    entry_no   INTEGER NOT NULL,
    entry      VARCHAR NOT NULL,
    PRIMARY KEY (report_id, entry_no)
);
COMMENT ON TABLE source.contents_entry IS '目录中的各行';
COMMENT ON COLUMN source.contents_entry.report_id IS '报告编号';
COMMENT ON COLUMN source.contents_entry.entry_no IS '在目录中的序号';
COMMENT ON COLUMN source.contents_entry.entry IS '目录文字，不含页码';

CREATE TABLE source.section (
    report_id   VARCHAR NOT NULL,
    section_no  INTEGER NOT NULL,
    path        VARCHAR[] NOT NULL,
    title       VARCHAR NOT NULL,
    text        VARCHAR NOT NULL,
    page_no     INTEGER NOT NULL,
    page_label  VARCHAR NOT NULL,
    PRIMARY KEY (report_id, section_no),
    page_starts INTEGER[][]
);
COMMENT ON TABLE source.section IS '文字说明，一个标题之下一行';
COMMENT ON COLUMN source.section.report_id IS '报告编号';
COMMENT ON COLUMN source.section.section_no IS '在报告中的序号';
COMMENT ON COLUMN source.section.path IS '各级标题，从部分到本节';
COMMENT ON COLUMN source.section.title IS '本节标题';
COMMENT ON COLUMN source.section.text IS '文字，换行换页处已接上，不含空格';
COMMENT ON COLUMN source.section.page_no IS '标题所在页码';
COMMENT ON COLUMN source.section.page_label IS '页的称呼';
COMMENT ON COLUMN source.section.page_starts IS '各页文字在本节文字中的起点（从0起）和页码';

CREATE TABLE source.statement (
    statement_id  VARCHAR PRIMARY KEY,
    report_id     VARCHAR NOT NULL,
    statement_no  INTEGER NOT NULL,
    section_no    INTEGER NOT NULL,
    section       VARCHAR NOT NULL,
    subject       VARCHAR NOT NULL,
    measure       VARCHAR NOT NULL,
    year          INTEGER,
    amount        DECIMAL(20, 4),
    unit          VARCHAR,
    amount_yuan   DECIMAL(18, 2),
    decimals      INTEGER,
    direction     VARCHAR,
    percent       DECIMAL(12, 4),
    quote         VARCHAR NOT NULL,
    span_start    INTEGER NOT NULL,
    span_end      INTEGER NOT NULL,
    page_no       INTEGER NOT NULL,
    page_label    VARCHAR NOT NULL
);
COMMENT ON TABLE source.statement IS '文字说明中的数字，一处一行';
COMMENT ON COLUMN source.statement.statement_id IS '编号';
COMMENT ON COLUMN source.statement.report_id IS '报告编号';
COMMENT ON COLUMN source.statement.statement_no IS '在报告中的序号';
COMMENT ON COLUMN source.statement.section_no IS '所在小节的序号，同 section';
COMMENT ON COLUMN source.statement.section IS '所在小节的标题';
COMMENT ON COLUMN source.statement.subject IS '说的是什么（标识）';
COMMENT ON COLUMN source.statement.measure IS '是哪种数：level 金额，change 增减额，growth 增减幅，share 占比，count 个数，area 面积，rate 比率，budget 预算数';
COMMENT ON COLUMN source.statement.year IS '所说的年度';
COMMENT ON COLUMN source.statement.amount IS '印出的数';
COMMENT ON COLUMN source.statement.unit IS '印出的单位';
COMMENT ON COLUMN source.statement.amount_yuan IS '折算为元的金额';
COMMENT ON COLUMN source.statement.decimals IS '印出的小数位数';
COMMENT ON COLUMN source.statement.direction IS '增减方向：increase、decrease、same';
COMMENT ON COLUMN source.statement.percent IS '百分比，67.82 表示 67.82%';
COMMENT ON COLUMN source.statement.quote IS '原文';
COMMENT ON COLUMN source.statement.span_start IS '在小节文字中的起点';
COMMENT ON COLUMN source.statement.span_end IS '在小节文字中的终点';
COMMENT ON COLUMN source.statement.page_no IS '页码';
COMMENT ON COLUMN source.statement.page_label IS '页的称呼';

CREATE TABLE source.relation (
    relation_id    VARCHAR PRIMARY KEY,
    report_id      VARCHAR NOT NULL,
    relation_no    INTEGER NOT NULL,
    section_no     INTEGER NOT NULL,
    section        VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    word           VARCHAR,
    compared_year  INTEGER,
    quote          VARCHAR NOT NULL,
    page_no        INTEGER NOT NULL,
    page_label     VARCHAR NOT NULL
);
COMMENT ON TABLE source.relation IS '文字说明中一句话自身的数字关系，一条一行';
COMMENT ON COLUMN source.relation.relation_id IS '编号';
COMMENT ON COLUMN source.relation.report_id IS '报告编号';
COMMENT ON COLUMN source.relation.relation_no IS '在报告中的序号';
COMMENT ON COLUMN source.relation.section_no IS '所在小节的序号，同 section';
COMMENT ON COLUMN source.relation.section IS '所在小节的标题';
COMMENT ON COLUMN source.relation.kind IS '关系：movement 增减，deviation 与预算之差，completion 完成预算，order 大于小于，reason 原因的方向，share 占某数，shares 各占，sum 其中';
COMMENT ON COLUMN source.relation.word IS 'order 的用词 more、less、same；sum 怎样列的 closed 列全、open、named、numbered；reason 的方向 increase、decrease；shares 所说的整体，如 project';
COMMENT ON COLUMN source.relation.compared_year IS '写明的比较年度';
COMMENT ON COLUMN source.relation.quote IS '原文';
COMMENT ON COLUMN source.relation.page_no IS '页码';
COMMENT ON COLUMN source.relation.page_label IS '页的称呼';

CREATE TABLE source.relation_term (
    relation_id   VARCHAR NOT NULL,
    term_no       INTEGER NOT NULL,
    role          VARCHAR NOT NULL,
    amount        DECIMAL(24, 6),
    unit          VARCHAR,
    quantum       DECIMAL(24, 6) NOT NULL,
    decimals      INTEGER,
    direction     VARCHAR,
    label         VARCHAR NOT NULL,
    statement_id  VARCHAR
);
COMMENT ON TABLE source.relation_term IS '数字关系中的数；同一角色有几个的，是可能所指的几个，近的在前';
COMMENT ON COLUMN source.relation_term.relation_id IS '关系编号';
COMMENT ON COLUMN source.relation_term.term_no IS '序号';
COMMENT ON COLUMN source.relation_term.role IS '角色：level 本年数，base 上年数，budget 预算数，whole 总数，part 部分，change 增减额，growth 增减幅，share 占比，completion 完成率，same 持平';
COMMENT ON COLUMN source.relation_term.amount IS '数：金额为元，个数、面积按印出的单位，百分比如印';
COMMENT ON COLUMN source.relation_term.unit IS '印出的单位';
COMMENT ON COLUMN source.relation_term.quantum IS '印出的最末一位是多少';
COMMENT ON COLUMN source.relation_term.decimals IS '印出的小数位数';
COMMENT ON COLUMN source.relation_term.direction IS '增减方向：increase、decrease、same';
COMMENT ON COLUMN source.relation_term.label IS '哪一个预算数或上年数：initial 年初预算，full 全年预算，adjusted 调整预算，outturn 执行数，budget 预算数，any 没有写明';
COMMENT ON COLUMN source.relation_term.statement_id IS '对应的说明编号，见 source.statement';

CREATE TABLE source.performance_table (
    report_id          VARCHAR NOT NULL,
    form_no            INTEGER NOT NULL,
    scope              VARCHAR NOT NULL,
    title              VARCHAR NOT NULL,
    printed_year       INTEGER,
    agency_code        VARCHAR,
    agency_name        VARCHAR,
    implementing_unit  VARCHAR,
    project_name       VARCHAR,
    page_from          INTEGER NOT NULL,
    page_to            INTEGER NOT NULL,
    page_label         VARCHAR NOT NULL,
    fields             MAP(VARCHAR, VARCHAR),
    PRIMARY KEY (report_id, form_no)
);
COMMENT ON TABLE source.performance_table IS '绩效目标表，一表一行';
COMMENT ON COLUMN source.performance_table.report_id IS '报告编号';
COMMENT ON COLUMN source.performance_table.form_no IS '在报告中的序号';
COMMENT ON COLUMN source.performance_table.scope IS 'whole 整体，project 项目';
COMMENT ON COLUMN source.performance_table.title IS '表名';
COMMENT ON COLUMN source.performance_table.printed_year IS '印出的年度';
COMMENT ON COLUMN source.performance_table.agency_code IS '印出的部门代码';
COMMENT ON COLUMN source.performance_table.agency_name IS '印出的部门名称';
COMMENT ON COLUMN source.performance_table.implementing_unit IS '实施单位';
COMMENT ON COLUMN source.performance_table.project_name IS '项目名称';
COMMENT ON COLUMN source.performance_table.page_from IS '起始页';
COMMENT ON COLUMN source.performance_table.page_to IS '终止页';
COMMENT ON COLUMN source.performance_table.page_label IS '页的称呼';
COMMENT ON COLUMN source.performance_table.fields IS '其余各栏，栏名到内容';

CREATE TABLE source.performance_amount (
    report_id    VARCHAR NOT NULL,
    form_no      INTEGER NOT NULL,
    scope        VARCHAR NOT NULL,
    source_name  VARCHAR NOT NULL,
    printed      VARCHAR NOT NULL,
    amount_yuan  DECIMAL(18, 2),
    page_no      INTEGER NOT NULL
);
COMMENT ON TABLE source.performance_amount IS '绩效目标表中的金额';
COMMENT ON COLUMN source.performance_amount.report_id IS '报告编号';
COMMENT ON COLUMN source.performance_amount.form_no IS '绩效表序号';
COMMENT ON COLUMN source.performance_amount.scope IS 'whole_life 实施期，annual 年度，by_source 按资金来源，by_direction 按资金方向';
COMMENT ON COLUMN source.performance_amount.source_name IS '资金来源或方向';
COMMENT ON COLUMN source.performance_amount.printed IS '印出的文字';
COMMENT ON COLUMN source.performance_amount.amount_yuan IS '金额（元）';
COMMENT ON COLUMN source.performance_amount.page_no IS '页码';

CREATE TABLE source.performance_indicator (
    report_id  VARCHAR NOT NULL,
    form_no    INTEGER NOT NULL,
    scope      VARCHAR NOT NULL,
    level1     VARCHAR NOT NULL,
    level2     VARCHAR NOT NULL,
    level3     VARCHAR NOT NULL,
    target     VARCHAR NOT NULL
);
COMMENT ON TABLE source.performance_indicator IS '绩效指标';
COMMENT ON COLUMN source.performance_indicator.report_id IS '报告编号';
COMMENT ON COLUMN source.performance_indicator.form_no IS '绩效表序号';
COMMENT ON COLUMN source.performance_indicator.scope IS 'whole_life 实施期，annual 年度';
COMMENT ON COLUMN source.performance_indicator.level1 IS '一级指标';
COMMENT ON COLUMN source.performance_indicator.level2 IS '二级指标';
COMMENT ON COLUMN source.performance_indicator.level3 IS '三级指标';
COMMENT ON COLUMN source.performance_indicator.target IS '指标值';

CREATE TABLE source.gap (
    report_id   VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    detail      VARCHAR NOT NULL,
    table_no    INTEGER,
    page_no     INTEGER,
    page_label  VARCHAR,
    token       VARCHAR,
    x0          DOUBLE,
    top         DOUBLE,
    x1          DOUBLE,
    bottom      DOUBLE
);
COMMENT ON TABLE source.gap IS '读取缺漏：哪里没有读到';
COMMENT ON COLUMN source.gap.report_id IS '报告编号';
COMMENT ON COLUMN source.gap.kind IS '缺漏种类';
COMMENT ON COLUMN source.gap.detail IS '说明';
COMMENT ON COLUMN source.gap.table_no IS '表号';
COMMENT ON COLUMN source.gap.page_no IS '页码';
COMMENT ON COLUMN source.gap.page_label IS '页的称呼';
COMMENT ON COLUMN source.gap.token IS '未读入的文字';
COMMENT ON COLUMN source.gap.x0 IS '左边（点，自页左）；不知道位置时为空';
COMMENT ON COLUMN source.gap.top IS '上边（点，自页顶）';
COMMENT ON COLUMN source.gap.x1 IS '右边（点，自页左）';
COMMENT ON COLUMN source.gap.bottom IS '下边（点，自页顶）';

CREATE TABLE source.raw_table (
    report_id   VARCHAR NOT NULL,
    raw_no      INTEGER NOT NULL,
    page_no     INTEGER NOT NULL,
    page_label  VARCHAR NOT NULL,
    grid        VARCHAR[][] NOT NULL
);
COMMENT ON TABLE source.raw_table IS '没有认出的表、各页重复印出的合计行、印有数量或占比的行，按印出的样子保存';
COMMENT ON COLUMN source.raw_table.report_id IS '报告编号';
COMMENT ON COLUMN source.raw_table.raw_no IS '序号';
COMMENT ON COLUMN source.raw_table.page_no IS '页码';
COMMENT ON COLUMN source.raw_table.page_label IS '页的称呼';
COMMENT ON COLUMN source.raw_table.grid IS '逐行逐列的文字';

CREATE TABLE source.table_head (
    report_id     VARCHAR NOT NULL,
    head_no       INTEGER NOT NULL,
    head_key      VARCHAR NOT NULL,
    page_from     INTEGER NOT NULL,
    page_to       INTEGER NOT NULL,
    title         VARCHAR NOT NULL,
    columns       VARCHAR[] NOT NULL,
    table_no      INTEGER,
    correction_id VARCHAR,
    said          VARCHAR,
    is_applied    BOOLEAN NOT NULL
);
COMMENT ON TABLE source.table_head IS '每张表的表头，认出没有都在：按它告诉读取程序这是什么表、各栏是什么';
COMMENT ON COLUMN source.table_head.report_id IS '报告编号';
COMMENT ON COLUMN source.table_head.head_no IS '序号';
COMMENT ON COLUMN source.table_head.head_key IS '同样表名、同样表头的表共用的标识';
COMMENT ON COLUMN source.table_head.page_from IS '起始页';
COMMENT ON COLUMN source.table_head.page_to IS '结束页';
COMMENT ON COLUMN source.table_head.title IS '印出的表名；没有时为空白';
COMMENT ON COLUMN source.table_head.columns IS '各栏的表头，上级在前，以 / 分开';
COMMENT ON COLUMN source.table_head.table_no IS '认作哪张表；没有认出时为空';
COMMENT ON COLUMN source.table_head.correction_id IS '读取时所用的更正；没有时为空';
COMMENT ON COLUMN source.table_head.said IS '更正：谁、何时、说了什么';
COMMENT ON COLUMN source.table_head.is_applied IS '更正是否用上了';

CREATE VIEW source.current_report AS
SELECT * FROM source.report WHERE superseded_by IS NULL AND status <> 'quarantined';
COMMENT ON VIEW source.current_report IS '现行报告：没有被替代、能够读取的报告';

CREATE VIEW source.portal_tonight AS
FROM source.portal_night WHERE (mof_div_code, night_id) IN (SELECT mof_div_code, night_id FROM meta.night);
COMMENT ON VIEW source.portal_tonight IS '本夜采集的各个门户网站；没有采集时为空';

CREATE VIEW source.agency_title AS
SELECT mof_div_code, agency_code, unnest(list_distinct(list_filter(
           [agency_name, local, regexp_extract(local, place, 1)] || coalesce(aliases, []),
           lambda one: one <> ''))) AS name
FROM (SELECT *, '^(?:中共)?.{2,8}?(?:自治县|自治旗|[省市州区县旗])(.{3,})$' AS place, regexp_extract(agency_name, place, 1) AS local
      FROM reference.agency);
COMMENT ON VIEW source.agency_title IS '标题里怎样叫一个部门：全称、不带地名的名称、别称';
COMMENT ON COLUMN source.agency_title.name IS '标题里的叫法';

CREATE VIEW source.dead_link AS
SELECT p.mof_div_code, a.agency_code, e.fiscal_year, e.report_kind, min(p.url) AS url,
       min(p.reason) AS reason
FROM (FROM source.publication WHERE origin = 'portal'
      QUALIFY row_number() OVER (PARTITION BY mof_div_code, url ORDER BY seen_at DESC) = 1) p
JOIN source.agency_title a ON a.mof_div_code = p.mof_div_code
 AND contains(regexp_replace(p.title, '\s+', '', 'g'), a.name)
JOIN reference.expected_report e ON e.mof_div_code = a.mof_div_code AND e.agency_code = a.agency_code
WHERE p.outcome = 'failed' AND contains(p.title, e.fiscal_year::VARCHAR)
  AND contains(p.title, if(e.report_kind = 'budget', '预', '决'))
GROUP BY ALL;
COMMENT ON VIEW source.dead_link IS '标题写明是哪个部门哪一年的报告、但是取不到的链接';

CREATE VIEW source.agency_letter AS
SELECT mof_div_code, agency_code, letter FROM (
    SELECT *, count(DISTINCT agency_code) OVER (PARTITION BY mof_div_code, letter) AS bearers
    FROM (SELECT DISTINCT mof_div_code, agency_code, unnest(string_split(name, '')) AS letter FROM source.agency_title))
JOIN (SELECT mof_div_code, count(*) AS agencies FROM reference.agency GROUP BY ALL) USING (mof_div_code)
WHERE bearers = 1 OR 2 * bearers <= agencies;
COMMENT ON VIEW source.agency_letter IS '一个部门的名称里、不到一半的部门共有的字：怎样简称都离不开其中一个';
COMMENT ON COLUMN source.agency_letter.letter IS '字';

CREATE VIEW source.unclaimed_report AS
WITH lost AS (
    SELECT mof_div_code, title, replace(regexp_replace(title, '\s+', '', 'g'), '部门', '') AS said
    FROM (SELECT mof_div_code, unnest(lost) AS title FROM source.portal_tonight)
), named AS (
    SELECT l.mof_div_code, l.title, a.agency_code FROM lost l JOIN source.agency_title a
        ON a.mof_div_code = l.mof_div_code AND contains(l.said, a.name)
), ending AS (
    SELECT mof_div_code, '\p{Han}{2}[' || string_agg(DISTINCT right(agency_name, 1), '') || ']' AS office
    FROM reference.agency GROUP BY ALL
)
SELECT e.mof_div_code, e.agency_code, e.fiscal_year, e.report_kind, min(l.title) AS title
FROM lost l JOIN ending USING (mof_div_code) JOIN reference.expected_report e USING (mof_div_code)
WHERE (contains(l.title, e.fiscal_year::VARCHAR) OR NOT regexp_matches(l.title, '20\d\d'))
  AND (contains(l.title, if(e.report_kind = 'budget', '预', '决'))
       OR NOT contains(l.title, if(e.report_kind = 'budget', '决', '预')))
  AND ((l.mof_div_code, l.title, e.agency_code) IN (FROM named)
       OR (l.mof_div_code, l.title) NOT IN (SELECT (mof_div_code, title) FROM named)
          AND (NOT regexp_matches(l.said, office)
               OR EXISTS (FROM source.agency_letter w WHERE w.mof_div_code = e.mof_div_code
                          AND w.agency_code = e.agency_code AND contains(l.said, w.letter))))
GROUP BY ALL;
COMMENT ON VIEW source.unclaimed_report IS '列出而取不到、标题没有说全是谁哪一年的报告：可能是它的部门，不能说没有公开';
