"""What the law forbids after the grant: late renewals, undeemed silence, groundless revocation and cancellation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.deciding import Deciding
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.life import Life
from zhunsheng.procedures.enforcement.licence.terms import granted, valid_to
from zhunsheng.procedures.enforcement.licence.words import CHANGED, FRAUD, IDLE, harms_the_public, says
from zhunsheng.statutes.catalogue import BUSINESS_RULES, LICENCE_ACT
from zhunsheng.statutes.words import _

ACT = LICENCE_ACT


def _expiry(case: Any) -> Any:
    act = case.last(Intake.renew_apply)
    return act.facts.licence_valid_to if act is not None else None


def _decided(case: Any) -> bool:
    act = case.last(Intake.renew_apply)
    return act is not None and any(a.seq > act.seq for a in case.standing(Continuing.renew_decide))


@Intake.renew_apply.barred(
    _("许可有效期已经届满,不能再申请延续"), cites=ACT[50], instead=_("请重新申请许可;原许可依法注销")
)
def renewed_after_expiry(case: Any, facts: Any) -> bool:
    """A late application before expiry is taken and marked late; one after it is not (doubts.md)."""
    return bool(case.on > facts.licence_valid_to)


@Intake.renew_apply.barred(_("没有填写被许可人"), cites=ACT[50], instead=_("请填写被许可人"))
def nobody_named(case: Any, facts: Any) -> bool:
    """A case of its own says whose licence it is about."""
    return facts.party is None and not case.acts


@Intake.renew_apply.barred(_("本许可已经撤销、撤回或者注销"), cites=ACT[50], instead=_("请重新申请许可"))
def nothing_to_renew(case: Any, facts: Any) -> bool:
    """What no longer stands is not renewed."""
    return bool(case.did(Life.revoke, Life.withdraw, Life.cancel))


@Continuing.renew_decide.barred(
    _("许可有效期届满前没有作出决定,已视为准予延续"), cites=ACT[50], instead=_("请办理「视为准予延续」")
)
def decided_after_expiry(case: Any, facts: Any) -> bool:
    """Silence until expiry has renewed it."""
    last = _expiry(case)
    return last is not None and case.on > last


@Continuing.renew_decide.barred(
    _("本次延续申请已经作出决定"), cites=ACT[50], instead=_("请在已有的决定上办理后续步骤")
)
def renewal_decided_twice(case: Any, facts: Any) -> bool:
    """One application, one decision."""
    return _decided(case)


@Continuing.deem_renewed.barred(
    _("许可有效期尚未届满,不发生视为准予延续"), cites=ACT[50], instead=_("请在届满前作出是否准予延续的决定")
)
def not_yet_expired(case: Any, facts: Any) -> bool:
    """Silence acts when the term is over."""
    last = _expiry(case)
    return last is not None and case.on <= last


@Continuing.deem_renewed.barred(
    _("已经作出是否准予延续的决定"), cites=ACT[50], instead=_("请以已作出的决定为准")
)
def already_decided(case: Any, facts: Any) -> bool:
    """Where the organ spoke, silence does not."""
    return _decided(case)


@Continuing.deem_renewed.barred(
    _("视为准予延续应当自原有效期届满时起算"), cites=ACT[50], instead=_("请填写有效期届满日或者其次日")
)
def deemed_from_another_day(case: Any, facts: Any) -> bool:
    """The fiction is dated by the expiry, not by its discovery."""
    last = _expiry(case)
    return bool(last and facts.effective and facts.effective not in (last, last + timedelta(days=1)))


@Continuing.change_decide.barred(_("许可有效期已经届满"), cites=ACT[49], instead=_("请重新申请许可"))
def changed_after_expiry(case: Any, facts: Any) -> bool:
    """What has expired is not changed."""
    last = valid_to(case)
    return last is not None and case.on > last and not case.did(Continuing.deem_renewed)


@Life.revoke.barred(
    _("撤销可能对公共利益造成重大损害的,不予撤销"), cites=ACT[69], instead=_("请责令改正,采取补救措施")
)
def harm_to_the_public(case: Any, facts: Any) -> bool:
    """Even an unlawful licence stands where its end would gravely harm the public."""
    return facts.serious_harm is True or harms_the_public(facts.ground)


@Life.revoke.barred(
    _("合法有效的许可受法律保护,所述理由不是撤销的法定情形"),
    cites=ACT[8],
    instead=_("为公共利益需要且规定或者客观情况变化的,请办理「撤回许可」并补偿"),
)
def no_ground(case: Any, facts: Any) -> bool:
    """Revocation answers an unlawful grant; changed law or facts lead to withdrawal with compensation."""
    unlawful = says(facts.ground, FRAUD + _UNLAWFUL)
    return not unlawful and says(facts.ground, CHANGED + IDLE)


_UNLAWFUL = (
    *("unlawful", "illegal", "abuse", "neglect", "beyond", "competence", "violat", "not qualif", "unqualif"),
    *("违法", "违反", "滥用", "玩忽", "超越", "不具备", "不符合"),
)


@Life.revoke.barred(
    _("没有听取被许可人的陈述、申辩"), cites=ACT[7], instead=_("请先告知并听取被许可人的意见")
)
def revoked_unheard(case: Any, facts: Any) -> bool:
    """Nobody loses a licence unheard."""
    return facts.heard is False


@Life.revoke.barred(_("没有准予过许可,无可撤销"), cites=ACT[69], instead=_("请核对许可决定"))
def nothing_to_revoke(case: Any, facts: Any) -> bool:
    """Only a grant is revoked, and once."""
    last = case.last(Deciding.decide, Deciding.decide_on_spot, Continuing.renew_decide)
    return case.did(Life.revoke) or (last is not None and not granted(case, last))


@Life.withdraw.barred(
    _("撤回须为公共利益需要,且依据的规定已修改废止或者客观情况发生重大变化"),
    cites=ACT[8],
    instead=_("合法有效的许可不得擅自改变"),
)
def withdrawn_at_will(case: Any, facts: Any) -> bool:
    """A lawful licence is protected."""
    return facts.public_interest is False or facts.law_or_facts_changed is False


@Life.withdraw.barred(_("被许可人受到财产损失而没有决定补偿"), cites=ACT[8], instead=_("请一并决定补偿"))
def uncompensated(case: Any, facts: Any) -> bool:
    """Loss is made good."""
    return bool(facts.loss_yuan) and not facts.compensation_yuan


@Life.withdraw.barred(
    _("没有听取被许可人的陈述、申辩"), cites=ACT[7], instead=_("请先告知并听取被许可人的意见")
)
def withdrawn_unheard(case: Any, facts: Any) -> bool:
    """Nobody loses a licence unheard."""
    return facts.heard is False


@Life.cancel.barred(
    _("许可在有效期内,没有法定的注销情形"),
    cites=ACT[70],
    instead=_("请写明注销的法定情形;违法取得的请先办理「撤销许可」"),
)
def still_valid(case: Any, facts: Any) -> bool:
    """Cancellation follows expiry, revocation, withdrawal, the end of the holder, force majeure or the holder's wish."""
    if case.did(Life.revoke, Life.withdraw) or facts.ground:
        return False
    last = valid_to(case)
    deemed = case.last(Continuing.deem_renewed)
    if deemed is not None and deemed.facts.valid_to is None:
        return True
    return last is None or case.on <= last


@Life.cancel.barred(_("延续申请尚未办结,许可不注销"), cites=ACT[50], instead=_("请先决定是否准予延续"))
def renewal_pending(case: Any, facts: Any) -> bool:
    """Who applied in time and got no answer holds a renewed licence."""
    act = case.last(Intake.renew_apply)
    if act is None or case.did(Life.revoke, Life.withdraw) or facts.ground:
        return False
    return not _decided(case) and not case.did(Continuing.deem_renewed)


@Life.check_commitment.barred(
    _("尚未按告知承诺准予许可"), cites=BUSINESS_RULES[19], instead=_("请先办理「当场许可决定」")
)
def nothing_granted_yet(case: Any, facts: Any) -> bool:
    """The check comes after the grant."""
    return not case.did(Deciding.decide, Deciding.decide_on_spot)


@Life.order_correction.barred(
    _("核查没有发现违反承诺"), cites=BUSINESS_RULES[19], instead=_("请核对核查结果")
)
def nothing_broken(case: Any, facts: Any) -> bool:
    """An order answers a breach."""
    return bool(case.fact("kept", Life.check_commitment) is not False)


@Life.record_credit.barred(
    _("核查没有发现违反承诺,不得记入失信记录"), cites=BUSINESS_RULES[19], instead=_("请核对核查结果")
)
def no_bad_faith(case: Any, facts: Any) -> bool:
    """Credit suffers only from a breach."""
    return bool(case.fact("kept", Life.check_commitment) is not False)
