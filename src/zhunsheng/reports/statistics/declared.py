"""What the yearly table of enforcement asks (国办发〔2018〕118号; the provinces fix the form).

Counting rules: a penalty counts in the year of its decision, annulled later or not, once, under its heaviest kind
(ranked by the local setting `kind_rank`); amounts as decided; a measure by its decision, execution by its end, an
application to the court by its day; an inspection is one object with a complete record, and none where a penalty
followed. What the house does not record yet is left open with its reason, never filled with a zero.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, PENALTIES, Kind
from zhunsheng.procedures.grids import Balance, Block, Frame, Row
from zhunsheng.reports.tables import Ask, Source, Table, table_of
from zhunsheng.statutes.words import _

Line = tuple[Row, Source]


def _line(code: str, title: str, *asks: Ask, unit: str = _("件"), note: str = "") -> Line:
    """A row of one cell: several asks are added up, the same thing done in several procedures."""
    return Row(code, title, unit, note=note), Source(asks, note=note)


def _kind(*kinds: Kind) -> Line:
    one = kinds[0]
    return _line(f"penalty-{one.value}", KINDS[one], Ask("penalties", "kind", one.value))


_KINDS = tuple(_kind(kind) for kind in Kind if kind in PENALTIES)
_OTHER = _line("penalty-other", _("其他行政处罚"), Ask("penalties", "kind", None))

PENALTY = (
    *_KINDS,
    _OTHER,
    _line("penalty-total", _("合计"), Ask("penalties")),
    _line("penalty-amount", _("罚没金额"), Ask("penalty_amount"), unit=_("元")),
    _line("penalty-summary", _("其中简易程序"), Ask("penalties_summary")),
    _line("penalty-ordinary", _("其中普通程序"), Ask("penalties_ordinary")),
    _line("penalty-quick", _("其中快速办理"), Ask("penalties_quick")),
    _line("penalty-filed", _("立案"), Ask("cases_filed")),
    _line("penalty-closed", _("结案"), Ask("cases_closed")),
    _line("penalty-reviewed", _("法制审核"), Ask("reviewed")),
    _line("penalty-spared", _("不予处罚"), Ask("not_punished")),
    _line("penalty-lighter", _("从轻、减轻处罚"), Ask("lighter")),
    _line("penalty-transferred", _("涉嫌犯罪移送"), Ask("transferred")),
    _line("penalty-reconsidered", _("被申请行政复议"), Ask("reconsidered")),
    _line("penalty-revoked", _("自行撤销、变更"), Ask("revoked")),
)
PENALTY_BALANCES = (
    Balance(_("合计"), ("penalty-total",), tuple(row.code for row, _source in (*_KINDS, _OTHER))),
    Balance(_("按程序之和"), ("penalty-total",), ("penalty-summary", "penalty-ordinary", "penalty-quick")),
)

LICENCE = (
    _line("licence-asked", _("申请"), Ask("licences_asked")),
    _line("licence-accepted", _("受理"), Ask("licences_accepted")),
    _line("licence-granted", _("许可"), Ask("licences_granted")),
    _line("licence-refused", _("不予许可"), Ask("licences_refused")),
    _line("licence-revoked", _("撤销许可"), Ask("licences_revoked")),
)

MEASURES: tuple[tuple[str, str, tuple[Ask, ...]], ...] = (
    ("measure-seal", _("查封场所、设施或者财物"), (Ask("measures_seal"),)),
    ("measure-seize", _("扣押财物"), (Ask("measures_seize"), Ask("penalty_seizures"))),
    ("measure-freeze", _("冻结存款、汇款"), (Ask("measures_freeze"),)),
    ("measure-other", _("其他强制措施"), (Ask("measures_other"),)),
)
SURCHARGES = (Ask("surcharges"), Ask("coercion_surcharges"))


def _execution(code: str, title: str) -> Line:
    return _line(f"execution-{code}", title, Ask("executions", "execution", code))


_EXECUTIONS = (
    _execution("transfer", _("划拨存款、汇款")),
    _execution("auction", _("拍卖或者依法处理")),
    _execution("demolish", _("排除妨碍、恢复原状")),
    _execution("substitute", _("代履行")),
    _execution("enforce", _("其他强制执行")),
)
COERCION = (
    *(_line(code, title, *asks) for code, title, asks in MEASURES),
    _line("execution-surcharge", _("加处罚款或者滞纳金"), *SURCHARGES),
    *_EXECUTIONS,
    _line("execution-total", _("行政机关强制执行(不含加处)合计"), Ask("executions")),
    _line(
        "execution-court",
        _("申请人民法院强制执行"),
        Ask("court_applications"),
        Ask("coercion_court_applications"),
    ),
)
COERCION_BALANCES = (
    Balance(_("合计"), ("execution-total",), tuple(row.code for row, _source in _EXECUTIONS)),
)

INSPECTION = (
    _line("inspections", _("行政检查次数"), Ask("inspections"), unit=_("次")),
    _line(
        "inspections-lot",
        _("其中双随机抽查"),
        Ask("inspections", "inspection_track", "double-random"),
        unit=_("次"),
    ),
    _line("inspections-visits", _("实施检查户次(含随后立案的)"), Ask("visits"), unit=_("户次")),
)

_NOT_RECORDED = _("本平台尚未记录此类行政行为,不以零代替")

OTHER = tuple(
    _line(f"other-{code}", title, unit=_("次"), note=_NOT_RECORDED)
    for code, title in (
        ("levy", _("行政征收")),
        ("adjudication", _("行政裁决")),
        ("confirmation", _("行政确认")),
        ("reward", _("行政奖励")),
        ("payment", _("行政给付")),
        ("rest", _("其他行政执法行为")),
    )
)

_BLOCKS: tuple[tuple[str, str, Sequence[Line], tuple[Balance, ...]], ...] = (
    ("penalty", _("行政处罚实施情况"), PENALTY, PENALTY_BALANCES),
    ("licence", _("行政许可实施情况"), LICENCE, ()),
    ("coercion", _("行政强制实施情况"), COERCION, COERCION_BALANCES),
    ("inspection", _("行政检查实施情况"), INSPECTION, ()),
    ("other", _("其他行政执法行为"), OTHER, ()),
)

ENFORCEMENT: Table = table_of(
    Frame(
        "enforcement",
        _("行政执法统计年报"),
        tuple(
            Block(code, title, tuple(row for row, _source in lines), balances=balances)
            for code, title, lines, balances in _BLOCKS
        ),
    ),
    {row.code: source for _code, _title, lines, _balances in _BLOCKS for row, source in lines},
    article="国办发〔2018〕118号（六）",
)
