"""What the law forbids in not punishing, in punishing on the spot, and in extending the term."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.deciding import Deciding
from zhunsheng.procedures.enforcement.penalty.inquiry import Inquiry
from zhunsheng.procedures.enforcement.penalty.kinds import ALWAYS_TOLD, Kind, imposes_penalty
from zhunsheng.procedures.enforcement.penalty.performance import overturned_after
from zhunsheng.procedures.enforcement.penalty.words import (
    CHILD,
    FIRST,
    RECONSIDER,
    SERIOUS,
    SLIGHT,
    SUE,
    names_another,
    needed,
    no_harm,
    says,
)
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.words import _

spare, spot, extend = Deciding.decide_no_penalty, Deciding.summary_decide, Deciding.extend


@spare.barred(_("不予处罚没有对当事人进行教育"), cites=PENALTY_ACT[33], instead=_("请对当事人进行教育并记录"))
def uneducated(case: Any, facts: Any) -> bool:
    """Who is not punished is taught."""
    return facts.education is False


@spare.barred(_("当事人不是初次违法"), cites=PENALTY_ACT[33], instead=_("请另择不予处罚的理由,或者依法处罚"))
def not_the_first(case: Any, facts: Any) -> bool:
    """The first-violation ground needs a first violation."""
    return says(facts.ground, FIRST) and bool(facts.earlier_violations)


@spare.barred(_("违法行为没有及时改正"), cites=(PENALTY_ACT[33], *OLD[27]), instead=_("请先责令改正并核实"))
def uncorrected(case: Any, facts: Any) -> bool:
    """Both grounds of leniency ask for timely correction."""
    return facts.corrected is False and (not facts.ground or says(facts.ground, FIRST + SLIGHT))


@spare.barred(_("危害后果并非轻微"), cites=PENALTY_ACT[33], instead=_("请依法处罚"))
def harmful(case: Any, facts: Any) -> bool:
    """Serious harm leaves no room for leniency."""
    slight = no_harm(facts.harm) or says(facts.harm, ("not ", "轻微"))
    return says(facts.harm, SERIOUS) and not slight and not says(facts.ground, CHILD)


@spare.barred(
    _("有危害后果,不属于轻微并及时改正、没有造成危害后果的情形"),
    cites=(PENALTY_ACT[33], *OLD[27]),
    instead=_("初次违法且危害后果轻微的,请写明;否则请依法处罚"),
)
def not_harmless(case: Any, facts: Any) -> bool:
    """The slight violation that must be spared did no harm at all; slight harm is for the first violation."""
    slight = says(facts.ground, SLIGHT) and not says(facts.ground, FIRST + CHILD)
    return slight and bool(facts.harm) and not no_harm(facts.harm)


@spare.barred(
    _("当事人已满十四周岁,不能以年龄为由不予处罚"),
    cites=(PENALTY_ACT[30], *OLD[25]),
    instead=_("已满十四周岁不满十八周岁的,请从轻或者减轻处罚"),
)
def no_child(case: Any, facts: Any) -> bool:
    """Age spares only who was under fourteen on the day of the act."""
    party = case.fact("party")
    if party is None or not says(facts.ground, CHILD) or names_another(party, facts.against):
        return False
    age = party.age_on(facts.violation or case.fact("violation", Inquiry.file) or case.opened or case.on)
    return age is not None and age >= 14


@spare.barred(_("本案已经作出决定"), cites=(PENALTY_ACT[57], *OLD[38]), instead=_("请先撤销、变更原决定"))
def decided_before(case: Any, facts: Any) -> bool:
    """Who was punished is not spared in the same breath."""
    made = case.last(Deciding.decide)
    return made is not None and not facts.against and not overturned_after(case, made)


@spare.barred(
    _("不满十四周岁的人不予处罚的,应当责令监护人加以管教"),
    cites=PENALTY_ACT[30],
    instead=_("请责令监护人管教并记录"),
)
def guardian_not_ordered(case: Any, facts: Any) -> bool:
    """The guardian of a child is ordered to look after it."""
    return facts.guardian_ordered is False


@spot.barred(
    _("违法事实不确凿或者没有法定依据"),
    cites=(PENALTY_ACT[51], *OLD[33]),
    instead=_("请按普通程序立案"),
)
def not_clear(case: Any, facts: Any) -> bool:
    """Only clear facts are punished on the spot."""
    return facts.facts_clear is False


@spot.barred(
    _("不满十四周岁的人不予处罚"),
    cites=(PENALTY_ACT[30], *OLD[25]),
    instead=_("请办理立案和「不予处罚决定」,并责令监护人管教"),
)
def spot_child(case: Any, facts: Any) -> bool:
    """A child is not punished on the spot either."""
    age = facts.party.age_on(case.on)
    return imposes_penalty(facts) and age is not None and age < 14


def _ceiling(case: Any, facts: Any) -> Decimal:
    """Yuan that may be fined on the spot; an individual business counts as a citizen (doubts.md)."""
    organisation = facts.party.kind is PartyKind.ORGANISATION
    if PENALTY_ACT[51].governs(case.on):
        return Decimal(3000 if organisation else 200)
    return Decimal(1000 if organisation else 50)


@spot.barred(
    _("超出当场处罚的限额或者种类"),
    cites=(PENALTY_ACT[51], *OLD[33]),
    instead=_("请按普通程序立案"),
)
def over_the_ceiling(case: Any, facts: Any) -> bool:
    """On the spot only a warning, or a fine up to the ceiling."""
    beyond = set(facts.kinds) - {Kind.WARNING, Kind.FINE}
    return bool(beyond) or (facts.fine_yuan or Decimal(0)) > _ceiling(case, facts)


@spot.barred(
    _("没有告知当事人拟处罚的内容、事实、理由、依据和权利"),
    cites=(PENALTY_ACT[44], *OLD[31]),
    instead=_("请当场告知并听取意见"),
)
def spot_untold(case: Any, facts: Any) -> bool:
    """Even on the spot the party is told first."""
    return bool(ALWAYS_TOLD - set(facts.told))


@spot.barred(
    _("没有出示执法证件、使用编号的预定格式决定书或者当场交付"),
    cites=(PENALTY_ACT[52], *OLD[34]),
    instead=_("请出示证件,填写编号的决定书并当场交付"),
)
def spot_informal(case: Any, facts: Any) -> bool:
    """Card, numbered form, handed over at once."""
    return False in (facts.certificates_shown, facts.numbered_form, facts.delivered)


@spot.barred(
    _("当场处罚决定书没有载明救济途径和期限"),
    cites=(PENALTY_ACT[52], *OLD[34]),
    instead=_("请补全决定书"),
)
def spot_remedies_left_out(case: Any, facts: Any) -> bool:
    """The form tells where and until when it can be challenged: both ways, where it names ways at all."""
    said = " ".join(facts.remedies_told)
    ways = [says(said, RECONSIDER), says(said, SUE)]
    return not said or ways.count(True) == 1


@spot.barred(
    _("没有同时责令改正违法行为"),
    cites=(PENALTY_ACT[28], *OLD[23]),
    instead=_("请责令当事人改正"),
)
def spot_no_order(case: Any, facts: Any) -> bool:
    """A penalty comes with an order to correct."""
    return facts.order_to_correct is False and imposes_penalty(facts)


@spot.barred(
    _("当事人的异议没有听取和记录"),
    cites=(PENALTY_ACT[45], *OLD[32]),
    instead=_("请听取并记录,复核后再决定"),
)
def objection_unheard(case: Any, facts: Any) -> bool:
    """An objection on the spot is heard and written down."""
    return bool(facts.objects) and facts.recorded is False


@extend.barred(
    _("没有法律、法规、规章规定可以延长"),
    cites=PENALTY_ACT[60],
    instead=_("请在登记册中填写有来源的延长规则,否则按期决定"),
)
def no_rule_to_extend(case: Any, facts: Any) -> bool:
    """The Act itself gives no extension; another law, regulation or rule may."""
    rule = case.setting("extension_rule")
    return not needed(rule, 1) and not (whole(rule) or 0) > 0


@extend.barred(_("办案期限已经届满"), cites=PENALTY_ACT[60], instead=_("期满后不能补办延期,请说明逾期理由"))
def extended_too_late(case: Any, facts: Any) -> bool:
    """An extension is approved before the term ends."""
    face = case.face(Deciding.deciding)
    return face is not None and case.on > face.binding


@extend.barred(
    _("再次延长应当经负责人集体讨论"), cites=PENALTY_ACT[60], instead=_("请集体讨论决定是否继续延长")
)
def extended_again_alone(case: Any, facts: Any) -> bool:
    """A second extension is decided together (市监处罚程序规定 第六十四条 as the usual rule)."""
    return case.did(extend) and not facts.collective


@extend.barred(
    _("延长天数超过规则允许的天数"), cites=PENALTY_ACT[60], instead=_("请缩短延长天数,或者集体讨论后再次延长")
)
def extended_too_far(case: Any, facts: Any) -> bool:
    """The first extension keeps to the days that the rule gives, where it gives any."""
    most, face = whole(case.setting("extension_rule")), case.face(Deciding.deciding)
    extra = facts.extra_days
    if extra is None and facts.until is not None and face is not None:
        extra = (facts.until - face.binding).days
    return bool(most and extra and extra > most and not case.did(extend))


@extend.barred(_("没有写明延长到哪一天或者延长多少天"), cites=PENALTY_ACT[60], instead=_("请填写延长的期限"))
def extended_without_end(case: Any, facts: Any) -> bool:
    """An extension has a length."""
    return facts.extra_days is None and facts.until is None
