"""Tables two, three and four of the 政府信息公开工作年度报告 (国办公开办函〔2021〕30号), with their balances."""

from __future__ import annotations

from zhunsheng.procedures.grids import Balance, Block, Column, Frame, Row, cell
from zhunsheng.statutes.words import _

_DECIDED = (Column("decided", _("本年处理决定数量")),)

SECTION_TWO = (
    Block(
        "article-20-1",
        _("第二十条第(一)项"),
        (Row("regulations", _("规章")), Row("documents", _("行政规范性文件"))),
        (
            Column("made", _("本年制发件数")),
            Column("repealed", _("本年废止件数")),
            Column("in-force", _("现行有效件数")),
        ),
        head=_("信息内容"),
    ),
    Block(
        "article-20-5",
        _("第二十条第(五)项"),
        (Row("licences", _("行政许可")),),
        _DECIDED,
        head=_("信息内容"),
    ),
    Block(
        "article-20-6",
        _("第二十条第(六)项"),
        (Row("penalties", _("行政处罚")), Row("coercion", _("行政强制"))),
        _DECIDED,
        head=_("信息内容"),
    ),
    Block(
        "article-20-8",
        _("第二十条第(八)项"),
        (Row("fees", _("行政事业性收费"), _("万元")),),
        (Column("amount", _("本年收费金额(单位:万元)")),),
        head=_("信息内容"),
    ),
)

_ORGANISATION = _("法人或其他组织")
APPLICANTS = (
    Column("natural", _("自然人")),
    Column("business", _("商业企业"), _ORGANISATION),
    Column("research", _("科研机构"), _ORGANISATION),
    Column("welfare", _("社会公益组织"), _ORGANISATION),
    Column("legal", _("法律服务机构"), _ORGANISATION),
    Column("others", _("其他"), _ORGANISATION),
    Column("total", _("总计")),
)
_RESULT = _("三、本年度办理结果")


def _results(under: str, *rows: tuple[str, str]) -> tuple[Row, ...]:
    headings = (_RESULT, under) if under else (_RESULT,)
    return tuple(Row(code, title, under=headings) for code, title in rows)


RESULTS = (
    *_results(
        "",
        ("granted", _("(一)予以公开")),
        ("partial", _("(二)部分公开(区分处理的,只计这一情形,不计其他情形)")),
    ),
    *_results(
        _("(三)不予公开"),
        ("d1", _("1.属于国家秘密")),
        ("d2", _("2.其他法律行政法规禁止公开")),
        ("d3", _("3.危及“三安全一稳定”")),
        ("d4", _("4.保护第三方合法权益")),
        ("d5", _("5.属于三类内部事务信息")),
        ("d6", _("6.属于四类过程性信息")),
        ("d7", _("7.属于行政执法案卷")),
        ("d8", _("8.属于行政查询事项")),
    ),
    *_results(
        _("(四)无法提供"),
        ("u1", _("1.本机关不掌握相关政府信息")),
        ("u2", _("2.没有现成信息需要另行制作")),
        ("u3", _("3.补正后申请内容仍不明确")),
    ),
    *_results(
        _("(五)不予处理"),
        ("p1", _("1.信访举报投诉类申请")),
        ("p2", _("2.重复申请")),
        ("p3", _("3.要求提供公开出版物")),
        ("p4", _("4.无正当理由大量反复申请")),
        ("p5", _("5.要求行政机关确认或重新出具已获取信息")),
    ),
    *_results(
        _("(六)其他处理"),
        ("o1", _("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")),
        ("o2", _("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")),
        ("o3", _("3.其他")),
    ),
)
"""The twenty-one results, each application counted under one."""

_ROWS = (
    Row("new", _("一、本年新收政府信息公开申请数量")),
    Row("carried-in", _("二、上年结转政府信息公开申请数量")),
    *RESULTS,
    Row("done", _("(七)总计"), under=(_RESULT,)),
    Row("carried-out", _("四、结转下年度继续办理")),
)


def _down(column: Column) -> tuple[Balance, ...]:
    """A column: what came in is what was done and what is left; what was done is the sum of the results."""
    code, title = column.code, column.title

    def at(*rows: str) -> tuple[str, ...]:
        return tuple(cell(row, code) for row in rows)

    return (
        Balance(f"{title}:新收与结转", at("new", "carried-in"), at("done", "carried-out")),
        Balance(f"{title}:办理结果", at("done"), at(*(row.code for row in RESULTS))),
    )


def _across(row: Row) -> Balance:
    """A row: its total is the sum of the six kinds of applicants."""
    kinds = tuple(cell(row.code, one.code) for one in APPLICANTS[:-1])
    return Balance(row.title, (cell(row.code, "total"),), kinds)


SECTION_THREE = Block(
    "requests",
    _("收到和处理政府信息公开申请情况"),
    _ROWS,
    APPLICANTS,
    (*(one for column in APPLICANTS for one in _down(column)), *(_across(row) for row in _ROWS)),
    head=_("本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和"),
)

_WAYS = (
    ("review", _("行政复议")),
    ("suit", _("行政诉讼(未经复议直接起诉)")),
    ("after", _("行政诉讼(复议后起诉)")),
)
_ENDS = (
    ("upheld", _("结果维持")),
    ("corrected", _("结果纠正")),
    ("other", _("其他结果")),
    ("pending", _("尚未审结")),
    ("total", _("总计")),
)


def _remedy(way: str, title: str) -> Balance:
    cells = [cell("remedies", f"{way}-{end}") for end, _title in _ENDS]
    return Balance(title, (cells[-1],), tuple(cells[:-1]))


SECTION_FOUR = Block(
    "remedies",
    _("政府信息公开行政复议、行政诉讼情况"),
    (Row("remedies", _("件数")),),
    tuple(Column(f"{way}-{end}", title, under) for way, under in _WAYS for end, title in _ENDS),
    tuple(_remedy(way, title) for way, title in _WAYS),
)

DISCLOSURE = Frame("disclosure", _("政府信息公开工作年度报告"), (*SECTION_TWO, SECTION_THREE, SECTION_FOUR))
