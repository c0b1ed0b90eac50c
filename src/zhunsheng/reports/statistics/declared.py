"""What the table asks: its blocks, rows and sums (国办发〔2018〕118号; the provinces fix the form).

Counting rules: a penalty counts in the year of its decision, annulled later or not, once, under its heaviest kind
(ranked by the local setting `kind_rank`); amounts as decided; a measure by its decision, execution by its end, an
application to the court by its day; an inspection is one object with a complete record, and none where a penalty
followed. What the house does not record yet is left open with its reason, never filled with a zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, PENALTIES, Kind
from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Ask:
    """An indicator, or one part of its breakdown: that with `key`, None for what was not recorded."""

    indicator: str
    by: str = ""
    key: str | None = None


@dataclass(frozen=True)
class Row:
    """One row. `ask` is None where nothing can be asked: `note` then says why the cell stays open. `also` is added:
    the same thing done in another procedure."""

    code: str
    title: str
    ask: Ask | None
    unit: str = _("件")
    note: str = ""
    also: tuple[Ask, ...] = ()

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Everything that is asked for this row."""
        return (self.ask, *self.also) if self.ask else ()


@dataclass(frozen=True)
class Block:
    """Rows under one heading; `total` is the row that must be the sum of `parts`."""

    code: str
    title: str
    rows: tuple[Row, ...]
    total: str = ""
    parts: tuple[str, ...] = ()


def _kind(*kinds: Kind) -> Row:
    one = kinds[0]
    return Row(f"penalty-{one.value}", KINDS[one], Ask("penalties", "kind", one.value))


_KINDS = tuple(_kind(kind) for kind in Kind if kind in PENALTIES)
_OTHER = Row("penalty-other", _("其他行政处罚"), Ask("penalties", "kind", None))

PENALTY = Block(
    "penalty",
    _("行政处罚实施情况"),
    (
        *_KINDS,
        _OTHER,
        Row("penalty-total", _("合计"), Ask("penalties")),
        Row("penalty-amount", _("罚没金额"), Ask("penalty_amount"), _("元")),
        Row("penalty-summary", _("其中简易程序"), Ask("penalties_summary")),
        Row("penalty-ordinary", _("其中普通程序"), Ask("penalties_ordinary")),
        Row("penalty-quick", _("其中快速办理"), Ask("penalties_quick")),
        Row("penalty-filed", _("立案"), Ask("cases_filed")),
        Row("penalty-closed", _("结案"), Ask("cases_closed")),
        Row("penalty-reviewed", _("法制审核"), Ask("reviewed")),
        Row("penalty-spared", _("不予处罚"), Ask("not_punished")),
        Row("penalty-lighter", _("从轻、减轻处罚"), Ask("lighter")),
        Row("penalty-transferred", _("涉嫌犯罪移送"), Ask("transferred")),
        Row("penalty-reconsidered", _("被申请行政复议"), Ask("reconsidered")),
        Row("penalty-revoked", _("自行撤销、变更"), Ask("revoked")),
    ),
    total="penalty-total",
    parts=tuple(row.code for row in (*_KINDS, _OTHER)),
)

LICENCE = Block(
    "licence",
    _("行政许可实施情况"),
    (
        Row("licence-asked", _("申请"), Ask("licences_asked")),
        Row("licence-accepted", _("受理"), Ask("licences_accepted")),
        Row("licence-granted", _("许可"), Ask("licences_granted")),
        Row("licence-refused", _("不予许可"), Ask("licences_refused")),
        Row("licence-revoked", _("撤销许可"), Ask("licences_revoked")),
    ),
)

_MEASURES = (
    Row("measure-seal", _("查封场所、设施或者财物"), Ask("measures_seal")),
    Row("measure-seize", _("扣押财物"), Ask("measures_seize"), also=(Ask("penalty_seizures"),)),
    Row("measure-freeze", _("冻结存款、汇款"), Ask("measures_freeze")),
    Row("measure-other", _("其他强制措施"), Ask("measures_other")),
)


def _execution(code: str, title: str) -> Row:
    return Row(f"execution-{code}", title, Ask("executions", "execution", code))


COERCION = Block(
    "coercion",
    _("行政强制实施情况"),
    (
        *_MEASURES,
        Row(
            "execution-surcharge",
            _("加处罚款或者滞纳金"),
            Ask("surcharges"),
            also=(Ask("coercion_surcharges"),),
        ),
        _execution("transfer", _("划拨存款、汇款")),
        _execution("auction", _("拍卖或者依法处理")),
        _execution("demolish", _("排除妨碍、恢复原状")),
        _execution("substitute", _("代履行")),
        _execution("enforce", _("其他强制执行")),
        Row("execution-total", _("行政机关强制执行(不含加处)合计"), Ask("executions")),
        Row(
            "execution-court",
            _("申请人民法院强制执行"),
            Ask("court_applications"),
            also=(Ask("coercion_court_applications"),),
        ),
    ),
    total="execution-total",
    parts=tuple(f"execution-{one}" for one in ("transfer", "auction", "demolish", "substitute", "enforce")),
)

INSPECTION = Block(
    "inspection",
    _("行政检查实施情况"),
    (
        Row("inspections", _("行政检查次数"), Ask("inspections"), _("次")),
        Row(
            "inspections-lot",
            _("其中双随机抽查"),
            Ask("inspections", "inspection_track", "double-random"),
            _("次"),
        ),
        Row("inspections-visits", _("实施检查户次(含随后立案的)"), Ask("visits"), _("户次")),
    ),
)

_NOT_RECORDED = _("本平台尚未记录此类行政行为,不以零代替")

OTHER = Block(
    "other",
    _("其他行政执法行为"),
    tuple(
        Row(f"other-{code}", title, None, _("次"), _NOT_RECORDED)
        for code, title in (
            ("levy", _("行政征收")),
            ("adjudication", _("行政裁决")),
            ("confirmation", _("行政确认")),
            ("reward", _("行政奖励")),
            ("payment", _("行政给付")),
            ("rest", _("其他行政执法行为")),
        )
    ),
)

BLOCKS: tuple[Block, ...] = (PENALTY, LICENCE, COERCION, INSPECTION, OTHER)
