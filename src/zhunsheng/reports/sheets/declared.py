"""What the monthly sheets ask: of enforcement; of lawsuits, the two rates of S136, once their system is here."""

from __future__ import annotations

from zhunsheng.procedures.grids import Block, Frame, Row
from zhunsheng.procedures.openness.monthly_sheet import KINDS, Kind
from zhunsheng.reports.statistics.declared import MEASURES
from zhunsheng.reports.tables import Ask, Source, Table, table_of
from zhunsheng.statutes.words import _

LAWSUITS = _("行政应诉")
_ASKED: tuple[tuple[str, str, tuple[Ask, ...], str], ...] = (
    ("filed", _("行政处罚立案"), (Ask("cases_filed"),), _("件")),
    ("decided", _("行政处罚案件作出决定"), (Ask("cases_decided"),), _("件")),
    ("penalties", _("给予行政处罚"), (Ask("penalties"),), _("件")),
    ("amount", _("罚没金额"), (Ask("penalty_amount"),), _("元")),
    ("spared", _("不予处罚"), (Ask("not_punished"),), _("件")),
    ("reviewed", _("法制审核"), (Ask("reviewed"),), _("件")),
    ("overdue", _("逾期未作决定"), (Ask("overdue_undecided"),), _("件")),
    ("licences-accepted", _("行政许可受理"), (Ask("licences_accepted"),), _("件")),
    ("licences-granted", _("准予许可"), (Ask("licences_granted"),), _("件")),
    ("licences-refused", _("不予许可"), (Ask("licences_refused"),), _("件")),
    ("measures", _("行政强制措施"), tuple(ask for _c, _t, asks in MEASURES for ask in asks), _("件")),
    ("inspections", _("行政检查"), (Ask("inspections"),), _("次")),
    ("published", _("公示行政处罚决定"), (Ask("penalties_published"),), _("件")),
)
_TWO_RATES: tuple[tuple[str, str, str], ...] = (
    ("concluded", _("审结的行政应诉案件"), _("件")),
    ("lost", _("其中败诉"), _("件")),
    ("appearance-due", _("负责人应当出庭的案件"), _("件")),
    ("appeared", _("其中负责人出庭"), _("件")),
)


def _table(kind: Kind, rows: tuple[Row, ...], sources: dict[str, Source], article: str) -> Table:
    return table_of(Frame(kind.value, KINDS[kind], (Block("month", KINDS[kind], rows),)), sources, article)


SHEETS: dict[Kind, Table] = {
    Kind.ENFORCEMENT: _table(
        Kind.ENFORCEMENT,
        tuple(Row(code, title, unit) for code, title, _asks, unit in _ASKED),
        {code: Source(asks) for code, _title, asks, _unit in _ASKED},
        "国办发〔2018〕118号（六）",
    ),
    Kind.TWO_RATES: _table(
        Kind.TWO_RATES,
        tuple(Row(code, title, unit) for code, title, unit in _TWO_RATES),
        {code: Source(waits=LAWSUITS) for code, _title, _unit in _TWO_RATES},
        "行政诉讼法第三条",
    ),
}
"""By kind. The two rates are the second row over the first and the fourth over the third; the red line is 75%."""
