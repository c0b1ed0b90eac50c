"""What the law forbids in surcharges, deposits and auctions (行政强制法 第四十五至四十九条)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from zhunsheng.procedures.enforcement.coercion import powers
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.clocks import MeasureClocks
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.execution_clocks import ExecutionClocks as C
from zhunsheng.procedures.enforcement.coercion.execution_clocks import fine_of, in_dispute, remedies_end
from zhunsheng.procedures.enforcement.coercion.measures import IN_HAND
from zhunsheng.procedures.enforcement.coercion.term_bars import lapsed
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.words import _

A, B, E = COERCION_ACT, Base, Execution
RATE = Decimal("0.03")


def grown(fine: Decimal, first_day: date, day: date, *, stopped: int = 0) -> Decimal:
    """Yuan of surcharge that have grown by the end of `day`: three per cent a day from `first_day` on, the days
    `stopped` left out, never more than the fine (行政处罚法 第七十二条、行政强制法 第四十五条)."""
    number = max(0, (day - first_day).days + 1 - stopped)
    return min(fine, fine * RATE * number)


def _stopped(case: Any, first_day: date) -> int:
    """Days of reconsideration and suit on which no surcharge grows (行政处罚法 第七十三条)."""
    asked, answered = case.last(B.reconsideration_apply), case.last(B.reconsideration_decide)
    if asked is None:
        return 0
    since = max(asked.facts.accepted or asked.on, first_day)
    return int(max(0, ((answered.effect if answered else case.on) - since).days))


@E.surcharge.barred(_("没有告知加处罚款、滞纳金的标准"), cites=A[45], instead=_("请先告知当事人加处的标准"))
def standard_untold(case: Any, facts: Any) -> bool:
    """The party is told how fast it grows."""
    return facts.standard_told is False


@E.surcharge.barred(
    _("加处罚款的起算日早于缴款期限届满的次日"),
    cites=(PENALTY_ACT[72], *OLD[51]),
    instead=_("请从期限届满的次日起算"),
)
def too_early(case: Any, facts: Any) -> bool:
    """It begins the day after the last day to pay."""
    face = case.face(C.paying)
    return face is not None and facts.first_day < face.binding + timedelta(days=1)


@E.surcharge.barred(
    _("复议、诉讼期间不予计算加处罚款"), cites=PENALTY_ACT[73], instead=_("请待复议、诉讼结束之后再计算")
)
def in_remedies(case: Any, facts: Any) -> bool:
    """While a remedy is pending none grows."""
    return in_dispute(case)


@E.surcharge.barred(
    _("加处罚款、滞纳金不得超出金钱给付义务的数额"),
    cites=A[45],
    instead=_("请减至本金以内,每日不超过百分之三"),
)
def over_principal(case: Any, facts: Any) -> bool:
    """Never more than the principal, never faster than three per cent a day."""
    fine, total = fine_of(case) or facts.fine_yuan, facts.total_yuan
    beyond = (
        fine is not None
        and (total or 0) > fine
        or (fine_of(case) or facts.fine_yuan or 0) < (facts.fine_yuan or 0)
    )
    return bool(beyond) or (facts.rate_percent is not None and facts.rate_percent > 3)


for _step in (E.demand, E.enforcement_decision):

    @_step.barred(
        _("加处罚款、滞纳金超出金钱给付义务的数额"), cites=A[45], instead=_("请把加处部分减至本金以内")
    )
    def claimed_over_principal(case: Any, facts: Any) -> bool:
        """What is demanded keeps to the cap."""
        fine = facts.fine_yuan or fine_of(case)
        return bool(fine) and (facts.surcharge_yuan or 0) > fine

    @_step.barred(
        _("加处罚款超过每日百分之三的累计数"), cites=PENALTY_ACT[72], instead=_("请按实际天数核减加处罚款")
    )
    def claimed_too_fast(case: Any, facts: Any) -> bool:
        """What is demanded has grown by that day."""
        act, fine = case.last(E.surcharge), facts.fine_yuan or fine_of(case)
        if act is None or not fine or facts.surcharge_yuan is None:
            return False
        first = act.facts.first_day
        return bool(facts.surcharge_yuan > grown(fine, first, case.on, stopped=_stopped(case, first)))


@E.transfer_deposits.barred(
    _("划拨存款、汇款须由法律规定的机关决定"), cites=A[47], instead=_("请申请人民法院强制执行")
)
def no_law_to_transfer(case: Any, facts: Any) -> bool:
    """Only a law names who takes money from accounts."""
    return facts.legal_basis is False


@E.transfer_deposits.barred(_("没有书面通知金融机构"), cites=A[47], instead=_("请书面通知金融机构"))
def bank_untold(case: Any, facts: Any) -> bool:
    """The bank acts on a written notice."""
    return facts.bank_told is False


@E.transfer_deposits.barred(
    _("款项没有上缴国库或者财政专户"), cites=A[49], instead=_("请把款项上缴国库或者划入财政专户")
)
def kept_back(case: Any, facts: Any) -> bool:
    """The money goes to the treasury."""
    return facts.to_treasury is False


@E.auction.barred(
    _("复议、诉讼期限尚未届满,不能拍卖抵缴"), cites=A[46], instead=_("请待复议、诉讼期限届满后再办理")
)
def remedies_open(case: Any, facts: Any) -> bool:
    """Goods are sold only after the remedies were left unused."""
    if powers.with_power(case):
        return False
    over = remedies_end(case.case)
    return facts.remedies_lapsed is False or in_dispute(case) or (over is not None and case.on <= over)


@E.auction.barred(_("没有经催告仍不履行的情形"), cites=A[46], instead=_("请先办理「催告」"))
def demand_met(case: Any, facts: Any) -> bool:
    """They are sold after a demand that was not met."""
    return facts.demand_unmet is False


@E.auction.barred(
    _("财物此前没有依法查封、扣押,没有执行权的机关不能拍卖抵缴"),
    cites=A[46],
    instead=_("请申请人民法院强制执行"),
)
def not_held(case: Any, facts: Any) -> bool:
    """An organ without the power sells only what it held before."""
    return facts.seized_before is False and not powers.with_power(case)


@E.auction.barred(_("本机关没有行政强制执行权"), cites=A[13], instead=_("请申请人民法院强制执行"))
def no_power_to_sell(case: Any, facts: Any) -> bool:
    """Without the power and without held goods only the court sells."""
    return facts.seized_before is False and powers.without_power(case)


@E.auction.barred(_("没有委托拍卖机构"), cites=A[48], instead=_("请委托拍卖机构依拍卖法拍卖"))
def no_auction_house(case: Any, facts: Any) -> bool:
    """An auction house sells."""
    return facts.auction_house is False


@E.auction.barred(
    _("查封、扣押的期限已经届满,财物应当退还"),
    cites=A[28],
    instead=_("请解除措施并退还财物,另行申请法院强制执行"),
)
def held_too_long(case: Any, facts: Any) -> bool:
    """What should have gone back is not sold."""
    decided = any(act.stands and act.step is B.decide for act in case.acts)
    held = case.did(*IN_HAND) and lapsed(case, MeasureClocks.seizing, MeasureClocks.sealing)
    return bool(held) and not decided
