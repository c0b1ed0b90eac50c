"""What the law forbids in demanding, deciding and enforcing (行政强制法 第三十五至四十四条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion import powers
from zhunsheng.procedures.enforcement.coercion.base import Base
from zhunsheng.procedures.enforcement.coercion.execution import Execution
from zhunsheng.procedures.enforcement.coercion.execution_clocks import ExecutionClocks as C
from zhunsheng.procedures.enforcement.coercion.execution_clocks import fine_of, in_dispute, remedies_end
from zhunsheng.procedures.enforcement.coercion.words import (
    UTILITIES,
    clock_time,
    denies,
    fell,
    harmless,
    window,
)
from zhunsheng.procedures.enforcement.penalty.words import says
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.statutes.catalogue import COERCION_ACT
from zhunsheng.statutes.words import _

A, B, E = COERCION_ACT, Base, Execution


def _over(case: Any) -> bool:
    """Whether nothing is left to enforce: the decision fell, or the party did what it owed."""
    return any(fell(act) for act in case.standing(B.reconsideration_decide, B.judgment))


def _performed(case: Any) -> bool:
    fine, paid = fine_of(case), sum(one.facts.paid_yuan for one in case.standing(B.pay))
    owed = (fine or 0) + (case.fact("total_yuan", E.surcharge) or 0)
    late = case.did(E.surcharge) and case.fact("total_yuan", E.surcharge) is None
    return bool(fine and paid >= owed and not late) or case.fact("complete", B.perform) is True


_ENFORCING = (
    *(E.demand, E.enforcement_decision, E.enforce, E.transfer_deposits, E.auction, E.demolition_notice),
    *(E.substitute_decision, E.substitute_demand, E.substitute_perform, E.apply_court),
)
for _step in _ENFORCING:

    @_step.barred(
        _("据以执行的决定已经被撤销"),
        cites=A[40],
        instead=_("请办理「终结执行」;已经执行的,应当恢复原状或者退还财物"),
        foremost=True,
    )
    def decision_fell(case: Any, facts: Any) -> bool:
        """Nothing is enforced under a decision that fell."""
        return _over(case)

    @_step.barred(
        _("当事人已经履行义务"), cites=A[51] if "substitute" in _step.name else A[37], instead=_("请办理结案")
    )
    def performed(case: Any, facts: Any) -> bool:
        """Who has performed is not enforced against."""
        return _performed(case)

    @_step.barred(_("本案已经中止执行"), cites=A[39], instead=_("中止的情形消失后,请先办理「恢复执行」"))
    def suspended(case: Any, facts: Any) -> bool:
        """While enforcement is suspended nothing is enforced."""
        return bool(case.did(E.suspend)) and case.step is not E.demand


for _step in (E.enforcement_decision, E.enforce, E.transfer_deposits):

    @_step.barred(
        _("本机关没有行政强制执行权"),
        cites=A[13],
        instead=_("请办理「催告」,期满后申请人民法院强制执行"),
        foremost=True,
    )
    def without_power(case: Any, facts: Any) -> bool:
        """Who has no power to enforce asks the court."""
        return powers.without_power(case)

    @_step.barred(_("正在履行执行协议"), cites=A[42], instead=_("当事人不履行协议的,请先办理「恢复执行」"))
    def under_agreement(case: Any, facts: Any) -> bool:
        """An agreement that is kept is not enforced over."""
        return bool(case.did(E.agreement)) and case.did(E.enforcement_decision)


@E.demand.barred(_("催告没有采用书面形式"), cites=A[35], instead=_("请制作并送达催告书"))
def by_word(case: Any, facts: Any) -> bool:
    """A demand is written."""
    return facts.written is False


@E.demand.barred(_("催告书没有写明金额和给付方式"), cites=A[35], instead=_("请补全催告书"))
def no_amounts(case: Any, facts: Any) -> bool:
    """It says how much and how."""
    return facts.amounts is False


@E.demand.barred(_("催告书没有写明陈述权和申辩权"), cites=A[35], instead=_("请补全催告书"))
def rights_left_out(case: Any, facts: Any) -> bool:
    """It tells the party's rights."""
    return facts.rights_told is False


@E.demand.barred(_("催告书没有给当事人留出履行的期限"), cites=A[35], instead=_("请另定履行期限"))
def no_term(case: Any, facts: Any) -> bool:
    """The term ends after the demand came."""
    return facts.until is not None and facts.until <= (facts.served or case.on)


@E.demand.barred(_("当事人履行义务的期限尚未届满"), cites=A[34], instead=_("请待期限届满后再催告"))
def term_of_the_decision(case: Any, facts: Any) -> bool:
    """Who still has time to perform is not dunned."""
    face, until = case.face(C.paying), case.fact("perform_by", B.decide)
    running = face is not None and face.done is None and case.on <= face.binding
    return running or (until is not None and case.on <= until)


decide = E.enforcement_decision


@decide.barred(
    _("作出强制执行决定前没有催告"), cites=A[35], instead=_("请先办理「催告」,期限届满仍不履行的再作决定")
)
def undemanded(case: Any, facts: Any) -> bool:
    """First the demand."""
    known = case.did(E.demand) or facts.demand_served or facts.earlier_steps_done
    return facts.demand_served is False or not known


@decide.barred(_("催告书没有送达当事人"), cites=A[38], instead=_("请送达催告书"))
def demand_unserved(case: Any, facts: Any) -> bool:
    """A demand counts when it was served."""
    return facts.demand_served is False


@decide.barred(
    _("催告书载明的履行期限尚未届满"),
    cites=A[37],
    instead=_("请等待期限届满;有证据证明转移、隐匿财物的,可以立即执行"),
)
def term_running(case: Any, facts: Any) -> bool:
    """The term is left to the party, unless its assets are being moved."""
    face = case.face(C.demanded)
    return face is not None and case.on <= face.binding and not facts.evidence_of_moving_assets


@decide.barred(
    _("加处罚款或者滞纳金未超过三十日"),
    cites=A[46],
    instead=_("请待加处超过三十日、经催告仍不履行后再作决定"),
)
def surcharge_too_young(case: Any, facts: Any) -> bool:
    """Money is taken by force only after thirty days of surcharge."""
    face = case.face(C.surcharging)
    return face is not None and case.on <= face.binding and not facts.evidence_of_moving_assets


@decide.barred(_("当事人的陈述申辩尚未复核"), cites=A[36], instead=_("请先办理「复核陈述申辩」"))
def unreviewed(case: Any, facts: Any) -> bool:
    """What the party said is looked into."""
    said, looked = case.last(E.state), case.last(E.review_statement)
    return said is not None and (looked is None or looked.seq < said.seq)


@decide.barred(_("当事人不履行有正当理由"), cites=A[37], instead=_("请采纳当事人的意见,或者与其达成执行协议"))
def good_reason(case: Any, facts: Any) -> bool:
    """Who has a good reason is not forced."""
    looked = case.last(E.review_statement)
    return bool(facts.good_reason) or (looked is not None and bool(looked.facts.accepted))


@decide.barred(_("强制执行决定没有采用书面形式"), cites=A[37], instead=_("请制作强制执行决定书"))
def decided_by_word(case: Any, facts: Any) -> bool:
    """The decision is written."""
    return facts.written is False


@decide.barred(_("强制执行决定书没有载明救济途径和期限"), cites=A[37], instead=_("请补全决定书"))
def remedies_left_out(case: Any, facts: Any) -> bool:
    """It says where it can be challenged."""
    return facts.remedies_told is False


@E.review_statement.barred(_("没有记录、复核当事人的意见"), cites=A[36], instead=_("请记录并复核"))
def not_recorded(case: Any, facts: Any) -> bool:
    """What is said is recorded and looked into."""
    return facts.record_made is False


@E.enforce.barred(_("强制执行决定书没有送达当事人"), cites=A[38], instead=_("请先送达强制执行决定书"))
def decision_unserved(case: Any, facts: Any) -> bool:
    """The party holds the decision first."""
    return facts.decision_served is False


def _at_a_bad_time(case: Any, facts: Any) -> bool:
    urgent = bool(facts.urgent) or (facts.urgent is None and powers.in_emergency(case))
    at, (since, until) = clock_time(facts.hour), window(case.setting("enforcement_hours"))
    night = at is not None and not since <= at <= until
    return not urgent and (night or not case.calendar.is_workday(case.on))


for _step in (E.enforce, E.substitute_perform):

    @_step.barred(
        _("不得在夜间或者法定节假日实施强制执行"),
        cites=A[43],
        instead=_("请改在工作日白天实施;情况紧急的请写明理由"),
    )
    def at_a_bad_time(case: Any, facts: Any) -> bool:
        """Not at night, on no rest day, unless it is urgent (doubts.md)."""
        return _at_a_bad_time(case, facts)


@E.enforce.barred(
    _("不得对居民生活停止供水、供电、供热、供燃气"), cites=A[43], instead=_("请改用其他方式执行")
)
def utilities_cut(case: Any, facts: Any) -> bool:
    """No resident is forced by cutting water, power, heat or gas; of a business only where a law names it."""
    party = case.fact("party")
    resident = party is None or party.kind is PartyKind.PERSON
    named = says(facts.reason, UTILITIES) and not powers.in_emergency(case)
    return bool(facts.cuts_utilities) or (named and (resident or not case.setting("utilities_law")))


for _step in (E.enforce, E.demolition_notice):

    @_step.barred(
        _("复议、诉讼期限尚未届满,或者复议、诉讼尚未结束,不得强制拆除"),
        cites=A[44],
        instead=_("请待期限届满或者复议、诉讼结束后再实施"),
    )
    def demolished_too_soon(case: Any, facts: Any) -> bool:
        """A building comes down only after the remedies were left unused."""
        if case.step is E.demolition_notice or not case.did(E.demolition_notice):
            return False
        if in_dispute(case):
            return True
        over = remedies_end(case.case)
        return over is not None and case.on <= over


@E.enforce.barred(_("公告限期自行拆除的期限尚未届满"), cites=A[44], instead=_("请待公告的期限届满后再实施"))
def notice_running(case: Any, facts: Any) -> bool:
    """The term to take it down oneself has passed."""
    face = case.face(C.demolishing)
    return face is not None and case.on <= face.binding


@E.agreement.barred(
    _("执行协议只能减免加处的罚款或者滞纳金,不能减免罚款本金"), cites=A[42], instead=_("请删去对本金的减免")
)
def principal_waived(case: Any, facts: Any) -> bool:
    """Only the surcharge may be waived."""
    return bool(facts.waived_fine_yuan)


@E.agreement.barred(
    _("当事人没有采取补救措施,不能减免加处的罚款或者滞纳金"),
    cites=A[42],
    instead=_("请待当事人采取补救措施后再减免"),
)
def waived_for_nothing(case: Any, facts: Any) -> bool:
    """It is waived for a remedy."""
    return bool(facts.waived_surcharge_yuan) and not facts.remedied


@E.agreement.barred(_("执行协议损害公共利益或者他人合法权益"), cites=A[42], instead=_("请修改协议"))
def harms_others(case: Any, facts: Any) -> bool:
    """No agreement at others' cost."""
    return bool(facts.harms_others)


@E.suspend.barred(_("没有中止执行的法定情形"), cites=A[39], instead=_("请写明中止的情形,或者继续执行"))
def no_ground(case: Any, facts: Any) -> bool:
    """Enforcement is suspended on the grounds of the act."""
    ground = case.setting("ground")
    return ground is not None and ground is not True and denies(ground)


@E.resume.barred(
    _("中止执行满三年,没有明显社会危害且当事人确无能力履行,不再执行"),
    cites=A[39],
    instead=_("请办理「终结执行」"),
)
def too_late_to_resume(case: Any, facts: Any) -> bool:
    """After three years a poor and harmless party is left alone."""
    face = case.face(C.staying_suspended)
    over = face is not None and face.done is None and case.on > face.binding
    return over and harmless(facts.harm) and not facts.able
