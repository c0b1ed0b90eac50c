"""The reconsideration statistics (行政复议案件统计) in the words of the act of 2023, with their balances."""

from __future__ import annotations

from zhunsheng.procedures.grids import Balance, Block, Column, Frame, Row, cell
from zhunsheng.statutes.words import _

_TRACKS = (
    Column("ordinary", _("普通程序")),
    Column("summary", _("简易程序")),
    Column("total", _("合计")),
)


def _sum_to_new(title: str, rows: tuple[Row, ...]) -> tuple[Balance, ...]:
    """A way of dividing what came in counts each application once."""
    return (Balance(title, ("new",), tuple(row.code for row in rows)),)


def _rows(prefix: str, *named: tuple[str, str]) -> tuple[Row, ...]:
    return tuple(Row(f"{prefix}-{code}", title) for code, title in named)


_EXAMINED = (
    Row("accepted", _("受理")),
    Row("refused", _("不予受理")),
    Row("redirected", _("告知")),
    Row("otherwise", _("其他处理")),
)
INTAKE = Block(
    "intake",
    _("收案和审查"),
    (
        Row("new", _("本期新收")),
        Row("carried-in", _("上期结转")),
        *_EXAMINED,
        Row("examined", _("已审查合计")),
        Row("unexamined", _("未审查")),
        Row("correcting", _("通知补正待处理")),
    ),
    balances=(
        Balance(_("新收与结转"), ("new", "carried-in"), ("examined", "unexamined", "correcting")),
        Balance(_("已审查合计"), ("examined",), tuple(row.code for row in _EXAMINED)),
    ),
)

_ENDS = (
    Row("upheld", _("维持")),
    Row("varied", _("变更")),
    Row("quashed", _("撤销或者部分撤销")),
    Row("unlawful", _("确认违法")),
    Row("void", _("确认无效")),
    Row("ordered", _("责令履行")),
    Row("claim-rejected", _("驳回行政复议请求")),
    Row("application-rejected", _("驳回行政复议申请")),
    Row("mediated", _("调解")),
    Row("ended", _("终止(含撤回、和解)")),
    Row("other-end", _("其他")),
)
_TRIED = (
    Row("pending-in", _("上期未审结")),
    Row("taken-on", _("本期受理")),
    *_ENDS,
    Row("concluded", _("审结合计")),
    Row("pending-out", _("结转下期")),
)


def _tried() -> tuple[Balance, ...]:
    found = []
    for column in _TRACKS:

        def at(*rows: str, code: str = column.code) -> tuple[str, ...]:
            return tuple(cell(row, code) for row in rows)

        stock = Balance(column.title, at("pending-in", "taken-on"), at("concluded", "pending-out"))
        found += [stock, Balance(column.title, at("concluded"), at(*(row.code for row in _ENDS)))]
    across = (
        Balance(
            row.title, (cell(row.code, "total"),), (cell(row.code, "ordinary"), cell(row.code, "summary"))
        )
        for row in _TRIED
    )
    return (*found, *across, Balance(_("受理"), ("accepted",), (cell("taken-on", "total"),)))


TRIAL = Block("trial", _("审理和决定"), _TRIED, _TRACKS, _tried())

_BANDS = _rows(
    "band",
    ("1", _("三人以下")),
    ("4", _("四人至十人")),
    ("11", _("十一人至二十人")),
    ("21", _("二十一人至三十人")),
    ("31", _("三十一人至五十人")),
    ("51", _("五十一人至一百人")),
    ("101", _("一百人以上")),
)
_LEVELS = _rows(
    "level",
    ("01", _("国务院部门")),
    ("02", _("省级人民政府")),
    ("03", _("省级人民政府部门")),
    ("04", _("设区的市级人民政府")),
    ("05", _("设区的市级人民政府部门")),
    ("06", _("县级人民政府")),
    ("07", _("县级人民政府部门")),
    ("08", _("乡镇人民政府、街道办事处")),
    ("99", _("其他")),
)
_MATTERS = _rows(
    "matter",
    ("penalty", _("行政处罚")),
    ("measure", _("行政强制措施")),
    ("levy", _("行政征收")),
    ("licence", _("行政许可")),
    ("title", _("行政确权")),
    ("confirmation", _("行政确认")),
    ("disclosure", _("政府信息公开")),
    ("complaint", _("举报投诉处理")),
    ("inaction", _("行政不作为")),
    ("other", _("其他")),
)
_FIELDS = _rows(
    "field",
    ("police", _("公安")),
    ("market", _("市场监管")),
    ("land", _("自然资源")),
    ("housing", _("住房城乡建设")),
    ("labour", _("人力资源社会保障")),
    ("urban", _("综合行政执法")),
    ("ecology", _("生态环境")),
    ("transport", _("交通运输")),
    ("farming", _("农业农村")),
    ("health", _("卫生健康")),
    ("education", _("教育")),
    ("civil", _("民政")),
    ("tax", _("税务")),
    ("other", _("其他")),
)

RECONSIDERATION = Frame(
    "reconsideration",
    _("行政复议统计"),
    (
        INTAKE,
        TRIAL,
        Block("applicants", _("申请人数"), _BANDS, balances=_sum_to_new(_("申请人数"), _BANDS)),
        Block("respondents", _("被申请人层级"), _LEVELS, balances=_sum_to_new(_("被申请人层级"), _LEVELS)),
        Block("matters", _("申请复议的事项"), _MATTERS, balances=_sum_to_new(_("事项"), _MATTERS)),
        Block("fields", _("行政管理类别"), _FIELDS, balances=_sum_to_new(_("行政管理类别"), _FIELDS)),
        Block(
            "beside",
            _("附带审查、赔偿和监督文书"),
            (
                Row("documents-examined", _("规范性文件附带审查")),
                Row("compensated", _("决定赔偿")),
                Row("compensation", _("赔偿金额"), _("元")),
                Row("opinions-issued", _("制发行政复议意见书")),
                Row("opinions-followed", _("意见书落实")),
                Row("suggestions-issued", _("制发行政复议建议书")),
                Row("suggestions-followed", _("建议书落实")),
            ),
        ),
    ),
)
