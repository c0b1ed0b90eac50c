"""What the law forbids in taking a measure (行政强制法 第十条、第十六至二十四条、第二十九、三十条)."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.coercion import powers
from zhunsheng.procedures.enforcement.coercion.measure_facts import Measure
from zhunsheng.procedures.enforcement.coercion.measures import IN_HAND, TAKING, Measures
from zhunsheng.procedures.enforcement.coercion.own_clocks import longest
from zhunsheng.procedures.enforcement.coercion.words import ENTRUSTED, NECESSITIES, OTHERS, UNRELATED
from zhunsheng.procedures.enforcement.penalty.words import says
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.procedures.roles import DEPUTY_HEAD, HEAD
from zhunsheng.statutes.catalogue import BUSINESS_RULES, COERCION_ACT
from zhunsheng.statutes.words import _

A, M = COERCION_ACT, Measures
_KINDS = {
    M.seize: Measure.SEIZE,
    M.emergency_seize: Measure.SEIZE,
    M.seal: Measure.SEAL,
    M.freeze: Measure.FREEZE,
    M.restrain: Measure.RESTRAIN,
}


def _approved(case: Any, facts: Any) -> bool:
    if facts.approved_by:
        return bool(case.roles_of(facts.approved_by) & {HEAD, DEPUTY_HEAD})
    said = case.last(M.approve_measure, M.disapprove_measure)
    return said is not None and said.step is M.approve_measure


def _urgent(case: Any, facts: Any) -> bool:
    return bool(getattr(facts, "urgent", None)) and not facts.approved_by


def _enterprise(case: Any, facts: Any) -> bool:
    party = facts.party or case.fact("party")
    return party is not None and party.kind is not PartyKind.PERSON


for _step in TAKING:
    _kind = _KINDS[_step]
    _basis = (A[29],) if _kind is Measure.FREEZE else (A[10],)

    @_step.barred(
        _("采取该强制措施没有法律、法规依据"),
        cites=_basis,
        instead=_("请改用先行登记保存等其他方式;确有依据的,请在登记册中填写"),
    )
    def without_basis(case: Any, facts: Any) -> bool:
        """Only a law (for property also a regulation) may order the measure."""
        return facts.legal_basis is False or powers.without_basis(case, _KINDS[case.step])

    @_step.barred(
        _("行政强制措施权不得委托"),
        cites=A[29] if _kind is Measure.FREEZE else A[17],
        instead=_("请由本机关具备资格的执法人员实施"),
        foremost=True,
    )
    def entrusted(case: Any, facts: Any) -> bool:
        """Nobody else takes a measure for the organ."""
        by_others = any(
            actor.organ_kind == "entrusted" or "entrusted_body" in actor.roles for actor in case.by
        )
        return bool(facts.entrusted) or by_others or says(getattr(facts, "sealed_by", None), ENTRUSTED)

    @_step.barred(
        _("涉及企业的措施没有评估对生产经营的影响"),
        cites=(BUSINESS_RULES[14], A[5]),
        instead=_("请先写明影响评估,能不采取的不采取"),
    )
    def effect_not_weighed(case: Any, facts: Any) -> bool:
        """Against an enterprise the effect on its business is weighed before."""
        return facts.impact_note is False and _enterprise(case, facts)


@M.approve_measure.barred(
    _("涉及企业的措施没有评估对生产经营的影响"),
    cites=(BUSINESS_RULES[14], A[5]),
    instead=_("请先写明影响评估,能不采取的不采取"),
)
def approved_unweighed(case: Any, facts: Any) -> bool:
    """The head approves on a note of what the measure does to the enterprise."""
    return facts.impact_note is False and _enterprise(case, facts)


def unapproved(case: Any, facts: Any) -> bool:
    """The head approves before the measure; only urgency lets it come after."""
    return not _urgent(case, facts) and not _approved(case, facts)


_UNAPPROVED = _("采取措施未经行政机关负责人批准")
_ASK = _("请先报负责人批准;情况紧急的,当场实施后二十四小时内补办")
for _step in (M.seize, M.seal, M.restrain):
    _step.barred(_UNAPPROVED, cites=A[18], instead=_ASK)(unapproved)
M.freeze.barred(_UNAPPROVED, cites=A[30], instead=_("请先报负责人批准"))(unapproved)
M.freeze.barred(_UNAPPROVED, cites=A[18], instead=_("请先报负责人批准"))(unapproved)


@M.emergency_seize.barred(
    _("情况并不紧急,不能先实施后批准"), cites=A[19], instead=_("请先报负责人批准,再办理「扣押」")
)
def not_urgent(case: Any, facts: Any) -> bool:
    """Approval afterwards is for what cannot wait."""
    urgent = facts.urgent is not False or powers.in_emergency(case)
    return not urgent and not _approved(case, facts)


@M.emergency_seize.barred(_UNAPPROVED, cites=A[18], instead=_ASK)
def not_urgent_unapproved(case: Any, facts: Any) -> bool:
    """What is not urgent is approved before."""
    return not_urgent.forbids(case, facts)


for _step in TAKING:
    _own = A[30] if _step is M.freeze else A[18]

    @_step.barred(_("没有出示执法证件"), cites=_own, instead=_("请先出示执法证件"))
    def card_not_shown(case: Any, facts: Any) -> bool:
        """The card is shown first."""
        return facts.certificates_shown is False

    @_step.barred(_("没有制作现场笔录"), cites=_own, instead=_("请制作现场笔录"))
    def no_record(case: Any, facts: Any) -> bool:
        """A record is made on the spot."""
        return facts.record_made is False


for _step in (*IN_HAND, M.restrain):

    @_step.barred(_("没有当场告知理由、依据、权利和救济途径"), cites=A[18], instead=_("请当场告知并记入笔录"))
    def untold(case: Any, facts: Any) -> bool:
        """The party is told on the spot why, on what basis, and what it may do."""
        return facts.told_on_spot is False


for _step in IN_HAND:

    @_step.barred(_("没有通知当事人到场"), cites=A[18], instead=_("请通知当事人到场"))
    def party_not_called(case: Any, facts: Any) -> bool:
        """The party is called to attend."""
        return facts.party_called is False

    @_step.barred(_("当事人不到场,没有邀请见证人"), cites=A[18], instead=_("请邀请见证人到场并在笔录上签名"))
    def nobody_watched(case: Any, facts: Any) -> bool:
        """Where the party does not come a witness does."""
        return facts.party_present is False and facts.witness is False

    @_step.barred(_("没有听取当事人的陈述和申辩"), cites=A[18], instead=_("请听取并记录当事人的意见"))
    def unheard(case: Any, facts: Any) -> bool:
        """The party is heard."""
        return facts.heard is False

    @_step.barred(
        _("没有当场交付决定书和清单"), cites=A[24], instead=_("请制作并当场交付决定书和清单,清单一式二份")
    )
    def papers_missing(case: Any, facts: Any) -> bool:
        """Decision and list are handed over on the spot."""
        return facts.decision_and_list_delivered is False

    @_step.barred(
        _("查封、扣押的期限不得超过三十日"),
        cites=A[25],
        instead=_("请定在三十日以内;情况复杂的期满前办理延长"),
    )
    def too_long(case: Any, facts: Any) -> bool:
        """No first term beyond thirty days."""
        return facts.days is not None and facts.days > longest(case.case)

    @_step.barred(
        _("含有与违法行为无关的财物、案外人的财物或者公民生活必需品"),
        cites=A[23],
        instead=_("请把这些财物从清单中除去"),
    )
    def beyond_the_case(case: Any, facts: Any) -> bool:
        """Only what belongs to the case, never what a family lives on."""
        told = " ".join(facts.items)
        named = says(told, NECESSITIES) or says(told, UNRELATED) or says(told, OTHERS)
        return named or bool(facts.unrelated or facts.others_property or facts.necessities)

    @_step.barred(_("保管费用不得由当事人承担"), cites=A[26], instead=_("请由本机关承担保管费用"))
    def storage_charged(case: Any, facts: Any) -> bool:
        """The organ pays for the keeping."""
        return facts.storage_by_organ is False


@M.seal.barred(
    _("已被其他国家机关查封,不得重复查封"), cites=A[23], instead=_("请与已查封的机关联系,不另行查封")
)
def sealed_already(case: Any, facts: Any) -> bool:
    """What another organ has sealed is not sealed again."""
    said = facts.sealed_by
    own = {name for actor in case.by for name in (actor.id, actor.name, actor.organ_name)}
    return bool(said) and said not in own and said.lower() not in ("no", "none", "false", "否", "无")


@M.freeze.barred(
    _("冻结的金额超过违法行为涉及的金额"), cites=A[29], instead=_("请把冻结金额减至违法行为涉及的金额以内")
)
def frozen_too_much(case: Any, facts: Any) -> bool:
    """The amount frozen matches what is at stake."""
    stake, amount = facts.at_stake_yuan, facts.amount_yuan
    return stake is not None and amount is not None and amount > stake


@M.freeze.barred(_("已被其他国家机关冻结,不得重复冻结"), cites=A[29], instead=_("请与已冻结的机关联系"))
def frozen_already(case: Any, facts: Any) -> bool:
    """What is frozen is not frozen again."""
    return bool(facts.frozen_before)


@M.freeze.barred(_("没有向金融机构交付冻结通知书"), cites=A[30], instead=_("请向金融机构交付冻结通知书"))
def bank_untold(case: Any, facts: Any) -> bool:
    """The bank acts on a written notice."""
    return facts.notice_to_bank is False
