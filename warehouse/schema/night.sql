-- The night itself: the only tables in which two nights of one input may differ.
CREATE SCHEMA meta;
-- schema meta: 本夜的运行情况

CREATE TABLE meta.night (
    night_id           VARCHAR NOT NULL,
    mof_div_code       VARCHAR NOT NULL,
    jurisdiction_name  VARCHAR NOT NULL,
    as_of              DATE NOT NULL,
    started_at         TIMESTAMPTZ NOT NULL,
    reader_version     VARCHAR NOT NULL,
    made_of            VARCHAR,
    made_by            VARCHAR,
    carried_from       VARCHAR
);
COMMENT ON TABLE meta.night IS '本夜：何时运行、以哪一天为准、用哪个版本读取';
COMMENT ON COLUMN meta.night.night_id IS '本夜编号（北京时间）';
COMMENT ON COLUMN meta.night.mof_div_code IS '财政区划代码';
COMMENT ON COLUMN meta.night.jurisdiction_name IS '地区名称';
COMMENT ON COLUMN meta.night.as_of IS '以哪一天为准核对';
COMMENT ON COLUMN meta.night.started_at IS '开始时间';
COMMENT ON COLUMN meta.night.reader_version IS '读取程序版本';
COMMENT ON COLUMN meta.night.made_of IS '事实和核对结果所依据的一切的指纹：报告、名录、规则、科目、程序';
COMMENT ON COLUMN meta.night.made_by IS '其中与单份报告无关的部分的指纹：名录、规则、科目、程序';
COMMENT ON COLUMN meta.night.carried_from IS '没有变化的报告，其事实和核对结果沿用哪一夜的；重新建立的为空';

CREATE TABLE meta.input (
    kind  VARCHAR NOT NULL,
    name  VARCHAR NOT NULL,
    hash  VARCHAR NOT NULL,
    PRIMARY KEY (kind, name)
);
COMMENT ON TABLE meta.input IS '本夜依据的每一份文件和报告的指纹：与上一夜相同的，事实和核对结果沿用';
COMMENT ON COLUMN meta.input.kind IS 'document（文件）或 report（报告）';
COMMENT ON COLUMN meta.input.name IS '文件的 SHA-256，或报告编号';
COMMENT ON COLUMN meta.input.hash IS '这份文件读出的内容的 SHA-256；报告另加它的归属、日期和状态';

CREATE TABLE meta.step (
    step_no  INTEGER NOT NULL,
    title    VARCHAR NOT NULL,
    seconds  DOUBLE NOT NULL
);
COMMENT ON TABLE meta.step IS '本夜各步的用时';
COMMENT ON COLUMN meta.step.step_no IS '第几步';
COMMENT ON COLUMN meta.step.title IS '这一步做什么';
COMMENT ON COLUMN meta.step.seconds IS '用时（秒）';
