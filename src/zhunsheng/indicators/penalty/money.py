"""How much: fines, confiscations, amounts waived, performance."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.penalty.cases import EVERY, OF_PENALTIES, everything, nothing, stands
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.catalogue import PENALTY_ACT, PENALTY_ACT_2017
from zhunsheng.statutes.words import _

_count = partial(
    Indicator, systems=("S98",), procedure=Penalty, kind=Kind.COUNT, unit=_("件"), dated_by="decided"
)
_sum = partial(Indicator, systems=("S98",), procedure=Penalty, kind=Kind.SUM, unit=_("元"), places=2)


def _fined(t: Any, p: Period) -> Any:
    return t.fined


def _no_fine(t: Any, p: Period) -> Any:
    return t.fine_missing


def _fine_owed(t: Any, p: Period) -> Any:
    """A fine that stands and should have been paid by the day of looking: term over, paid, or the case closed."""
    return t.fine_stands & (t.paid_in_full | (t.pay_by < p.as_of).fill_null(False) | t.closed.notnull())


FINED_CASES = _count(
    id="fined_cases",
    title=_("罚款案件数"),
    title_en="Cases with a fine",
    definition=_("期内处罚决定含罚款的案件数,单处并处均计"),
    cites=PENALTY_ACT[57],
    of=_fined,
    by=OF_PENALTIES,
)
FINES = _sum(
    id="fines",
    versions=(
        Version(
            "standing",
            "撤销的不计",
            "Without those annulled",
            "期内处罚决定书载明的罚款金额之和,此后撤销或者变更的不计",
            "Fines imposed in the period, without decisions annulled or changed since.",
            of=lambda t, p: t.fined & stands(t),
        ),
        Version(
            "collected",
            "实缴口径",
            "Paid, not imposed",
            "期内决定的罚款中已经缴纳的金额之和",
            "What has been paid of the fines imposed in the period.",
            of=lambda t, p: t.punished & (t.paid > 0),
            amount=lambda t: t.paid,
            blank=nothing,
        ),
    ),
    title=_("罚款金额"),
    title_en="Fines imposed",
    definition=_("期内处罚决定书载明的罚款金额之和,不是实缴金额;此后撤销的仍计入"),
    dated_by="decided",
    cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
    of=_fined,
    amount=lambda t: t.fine,
    blank=_no_fine,
    by=OF_PENALTIES,
)
CONFISCATED = _sum(
    id="confiscated",
    title=_("没收金额"),
    title_en="Confiscated",
    definition=_("期内处罚决定书载明的没收违法所得、非法财物金额之和;价值无法确定的不计入"),
    dated_by="decided",
    cites=(PENALTY_ACT[28], PENALTY_ACT_2017[36]),
    of=lambda t, p: t.punished & (t.confiscated > 0),
    amount=lambda t: t.confiscated,
    by=OF_PENALTIES,
)
PENALTY_AMOUNT = _sum(
    id="penalty_amount",
    versions=(
        Version(
            "standing",
            "撤销的不计",
            "Without those annulled",
            "期内处罚决定书载明的罚款与没收金额之和,此后撤销或者变更的不计",
            "Fines and confiscations of the period, without decisions annulled or changed since.",
            of=lambda t, p: (t.fined | (t.punished & (t.confiscated > 0))) & stands(t),
        ),
        Version(
            "collected",
            "实缴口径",
            "Paid, not imposed",
            "期内决定的罚款已经缴纳的金额与没收金额之和",
            "Fines of the period as far as paid, and confiscations.",
            of=lambda t, p: t.punished & ((t.paid > 0) | (t.confiscated > 0).fill_null(False)),
            amount=lambda t: t.paid + t.confiscated.fill_null(0),
            blank=nothing,
        ),
    ),
    systems=("S98", "S129"),
    serves=("F290[cause=商标侵权]",),
    title=_("罚没金额"),
    title_en="Fines and confiscations",
    definition=_("期内处罚决定书载明的罚款与没收金额之和"),
    dated_by="decided",
    cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
    of=lambda t, p: t.fined | (t.punished & (t.confiscated > 0)),
    amount=lambda t: t.fine.fill_null(0) + t.confiscated.fill_null(0),
    blank=_no_fine,
    by=OF_PENALTIES,
)
NOT_PUNISHED_WAIVED = _sum(
    id="not_punished_waived",
    systems=("S105",),
    title=_("不予处罚免罚金额"),
    title_en="Amount waived by not punishing",
    definition=_("期内不予处罚决定中记录的免罚金额之和;没有记录金额的不计入"),
    dated_by="decided",
    cites=PENALTY_ACT[33],
    of=lambda t, p: t.spared & (t.decide_no_penalty__waived_yuan > 0),
    amount=lambda t: t.decide_no_penalty__waived_yuan,
    by=EVERY,
)
LIGHTER_WAIVED = _sum(
    id="lighter_waived",
    systems=("S105",),
    title=_("从轻减轻处罚减免金额"),
    title_en="Amount waived by lighter punishment",
    definition=_("期内从轻、减轻处罚决定中记录的减免金额之和;没有记录金额的不计入"),
    dated_by="decided",
    cites=PENALTY_ACT[32],
    of=lambda t, p: t.punished & (t.decide__waived_yuan > 0),
    amount=lambda t: t.decide__waived_yuan,
    by=OF_PENALTIES,
)
MERCY_AMOUNT = _sum(
    id="mercy_amount",
    systems=("S105",),
    serves=("F352",),
    title=_("减罚免罚金额"),
    title_en="Amount waived",
    definition=_("期内不予处罚和从轻、减轻处罚决定中记录的减免金额之和;没有记录金额的不计入"),
    dated_by="decided",
    cites=PENALTY_ACT[33],
    of=lambda t, p: (
        (t.spared & (t.decide_no_penalty__waived_yuan > 0)) | (t.punished & (t.decide__waived_yuan > 0))
    ),
    amount=lambda t: ibis.coalesce(t.decide_no_penalty__waived_yuan, t.decide__waived_yuan),
    by=EVERY,
)
PERFORMED = Indicator(
    id="performed",
    versions=(
        Version(
            "every_fine",
            "期限未满的也计入",
            "With fines not yet due",
            "期内决定的罚款中已经全额缴纳的比例;缴款期限未满的也计入分母,已撤销的不计",
            "Share paid in full of all fines of the period, those not yet due included, without those annulled.",
            of=lambda t, p: t.fine_stands,
        ),
        TRUNCATED,
    ),
    systems=("S98",),
    title=_("罚款履行率"),
    title_en="Fines performed",
    definition=_("期内决定的罚款中,应当缴清的案件里已经全额缴纳的比例;已撤销的和缴款期限未满的不计入"),
    procedure=Penalty,
    kind=Kind.RATE,
    unit="%",
    dated_by="decided",
    cites=(PENALTY_ACT[67], PENALTY_ACT_2017[46]),
    of=_fine_owed,
    part=lambda t, p: t.paid_in_full,
    places=1,
    by=OF_PENALTIES,
)
COLLECTED = _sum(
    id="collected",
    title=_("实缴罚款金额"),
    title_en="Fines paid",
    definition=_("期内决定的罚款已经缴纳(含当场收缴、分期)的金额之和"),
    dated_by="decided",
    cites=(PENALTY_ACT[67], PENALTY_ACT_2017[46]),
    of=lambda t, p: t.punished & (t.paid > 0),
    amount=lambda t: t.paid,
    by=OF_PENALTIES,
)
SURCHARGES = Indicator(
    id="surcharges",
    systems=("S98",),
    title=_("加处罚款案件数"),
    title_en="Cases with a surcharge",
    definition=_("期内对逾期不缴纳罚款加处罚款的案件数"),
    procedure=Penalty,
    kind=Kind.COUNT,
    unit=_("件"),
    dated_by="surcharge_on",
    cites=(PENALTY_ACT[72], PENALTY_ACT_2017[51]),
    of=everything,
    by=OF_PENALTIES,
)
SURCHARGE_AMOUNT = _sum(
    id="surcharge_amount",
    title=_("加处罚款金额"),
    title_en="Surcharges",
    definition=_("期内加处罚款的金额之和"),
    dated_by="surcharge_on",
    cites=(PENALTY_ACT[72], PENALTY_ACT_2017[51]),
    of=everything,
    amount=lambda t: t.surcharge__total_yuan,
    blank=lambda t, p: t.surcharge__total_yuan.isnull(),
    by=OF_PENALTIES,
)

INDICATORS: tuple[Indicator, ...] = (
    FINED_CASES,
    FINES,
    CONFISCATED,
    PENALTY_AMOUNT,
    NOT_PUNISHED_WAIVED,
    LIGHTER_WAIVED,
    MERCY_AMOUNT,
    PERFORMED,
    COLLECTED,
    SURCHARGES,
    SURCHARGE_AMOUNT,
)
