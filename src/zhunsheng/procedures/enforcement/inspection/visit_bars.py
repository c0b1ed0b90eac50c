"""What forbids an inspection: not approved, not published, over the cap, not drawn, in the wrong name. One function a rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.enforcement.before import OLD
from zhunsheng.procedures.enforcement.inspection.visit import (
    APPROVAL,
    MAY_NOT,
    SHOWN,
    Inspection,
    by_complaint,
    random,
)
from zhunsheng.procedures.enforcement.inspection.visit_facts import Result
from zhunsheng.procedures.enforcement.inspection.words import OURS, SELF, within
from zhunsheng.procedures.enforcement.penalty.words import names_another, says
from zhunsheng.procedures.facts import PartyKind
from zhunsheng.procedures.listing import listed
from zhunsheng.procedures.roles import DEPUTY_HEAD, HANDLER, HEAD
from zhunsheng.statutes.catalogue import BUSINESS_RULES, JOINT_INSPECTION, PENALTY_ACT, SPOT_CHECK_RULES
from zhunsheng.statutes.words import _

HEADS = {HEAD, DEPUTY_HEAD}


@Inspection.approve_inspection.barred(
    _("行政检查没有经行政执法主体负责人批准"), cites=APPROVAL, instead=_("请报本机关负责人批准")
)
def approved_by_nobody(case: Any, facts: Any) -> bool:
    """A head approves; whoever draws up the paper names him."""
    if facts.approved_by:
        return not case.roles_of(facts.approved_by) & HEADS
    return not any(actor.roles & HEADS for actor in case.by)


for _step in (Inspection.approve_inspection, Inspection.inspect):

    @_step.barred(_("检查事项没有公布"), cites=APPROVAL, instead=_("请先把该事项列入行政检查事项清单并公布"))
    def item_unpublished(case: Any, facts: Any) -> bool:
        """What is not on the published list is not inspected."""
        return facts.item_published is False or _off_the_list(case, getattr(facts, "item_code", None))

    @_step.barred(
        _("与检查对象有直接利害关系的人员应当回避"),
        cites=(PENALTY_ACT[43], *OLD[37]),
        instead=_("请更换检查人员"),
    )
    def interested(case: Any, facts: Any) -> bool:
        """Who has an interest in the object does not inspect it."""
        said = case.setting("interest")
        named = (
            {str(one) for one in said} if isinstance(said, list | tuple) else {str(said)} if said else set()
        )
        return bool(named & (case.ids() | {actor.name for actor in case.by}))


def _off_the_list(case: Any, code: str | None) -> bool:
    """Whether the item stood on the list of this organ or was proposed for it, and is not published on the day."""
    code = code or case.fact("item_code")
    known = case.shelf.about("inspection-items", code) if code else ()
    mine = [one for one in known if (one.facts.get("item__organ") or one.organ) == case.organ]
    return bool(mine) and listed(mine, case.on, case.organ) is None


@Inspection.approve_inspection.barred(
    _("本年度对该企业的检查已达公布的频次上限"),
    cites=APPROVAL,
    instead=_("请合并检查或者待下一年度;因投诉举报、转办交办开展的检查请写明线索"),
)
def over_the_cap(case: Any, facts: Any) -> bool:
    """The cap counts planned visits from 1 January; those that a complaint led to are counted apart."""
    if by_complaint(case, facts) or facts.regularises or not _enterprise(facts.party):
        return False
    visits = visits_this_year(case)
    told = facts.inspections_this_year or 0
    cap = whole(case.setting("inspection_cap_per_year"))
    if cap and max(told, len(visits)) >= cap:
        return True
    code = facts.item_code
    item = listed(case.shelf.about("inspection-items", code), case.on, case.organ) if code else None
    limit = item.facts.get("item__times_a_year") if item is not None else None
    same = [one for one in visits if one.facts.get("approve_inspection__item_code") == code]
    return limit is not None and len(same) >= int(limit)


def _enterprise(party: Any) -> bool:
    return party is None or party.kind is not PartyKind.PERSON


def visits_this_year(case: Any) -> list[Any]:
    """The planned visits of this organ to the party since 1 January, approved ones yet to be made included. A joint visit
    counts once for the cap of each organ that took part."""
    return [one for one in case.shelf.of_party("inspection") if _counts(one, case)]


def _counts(known: Any, case: Any) -> bool:
    joint: Iterable[str] = known.facts.get("inspect__joint_organs") or ()
    if not (known.organ == case.organ or case.organ in joint) or not known.facts.get("planned", True):
        return False
    day = known.facts.get("inspect_on") or (
        None if known.closed else known.facts.get("approve_inspection_on")
    )
    return day is not None and f"{case.on.year}-01-01" <= day <= case.on.isoformat()


@Inspection.inspect.barred(
    _("检查前没有经行政执法主体负责人批准"),
    cites=APPROVAL,
    instead=_("请先办理「批准行政检查」;情况紧急的,请注明并在二十四小时内补办"),
)
def not_approved(case: Any, facts: Any) -> bool:
    """Every visit to an enterprise is approved first, unless it cannot wait."""
    if not _enterprise(case.fact("party")):
        return False
    if facts.approved_by:
        return not case.roles_of(facts.approved_by) & HEADS
    return not facts.urgent and not case.did(Inspection.approve_inspection)


@Inspection.inspect.barred(
    _("未主动出示执法证件"), cites=SHOWN, instead=_("请先出示执法证件;未出示的,当事人有权拒绝")
)
def card_not_shown(case: Any, facts: Any) -> bool:
    """Who does not show the card may be refused."""
    return facts.certificates_shown is False


@Inspection.inspect.barred(_("检查没有制作笔录"), cites=SHOWN, instead=_("请制作现场检查笔录后再办理"))
def no_record(case: Any, facts: Any) -> bool:
    """An inspection leaves a record."""
    return facts.record_made is False


@Inspection.inspect.barred(
    _("抽查时未出示执法证件或者没有如实记录"),
    cites=SPOT_CHECK_RULES[9],
    instead=_("请出示执法证件并填写核查记录"),
)
def spot_check_irregular(case: Any, facts: Any) -> bool:
    """The same of a spot check, by its own rules."""
    return random(case, facts) and False in (facts.certificates_shown, facts.record_made)


@Inspection.inspect.barred(
    _("被检查人没有签字盖章,也没有注明原因"),
    cites=SPOT_CHECK_RULES[9],
    instead=_("请注明无法取得签字盖章的原因,必要时邀请见证人"),
)
def unsigned(case: Any, facts: Any) -> bool:
    """Signed or sealed; where that cannot be had, the reason is noted."""
    return facts.signed is False and facts.reason_noted is False


@Inspection.inspect.barred(
    _("没有告知检查依据和申请回避、监督的权利"), cites=APPROVAL, instead=_("请告知后再检查,并记入笔录")
)
def rights_untold(case: Any, facts: Any) -> bool:
    """Whoever is inspected is told why, and whom he may refuse or complain to."""
    return facts.rights_told is False


@Inspection.inspect.barred(
    _("检查对象不是随机抽取的"),
    cites=(BUSINESS_RULES[54], JOINT_INSPECTION["一"]),
    instead=_("请经双随机抽取;属于重点领域或者有投诉举报线索的,请注明"),
)
def not_drawn(case: Any, facts: Any) -> bool:
    """Routine visits follow the lot; key fields, complaints and what cannot wait are apart."""
    return facts.drawn is False and not (facts.key_field or facts.urgent or by_complaint(case, facts))


@Inspection.inspect.barred(
    _("持证执法人员不足两人"), cites=(PENALTY_ACT[42], *OLD[37]), instead=_("请补足持证执法人员")
)
def helped_by_assistants(case: Any, facts: Any) -> bool:
    """Assistants and hired hands never stand for one of the two officers."""
    helped = any(actor.roles and actor.roles <= MAY_NOT for actor in case.by)
    return helped and sum(HANDLER in actor.roles and actor.certified for actor in case.by) < 2


_ENDS = ("until", "valid_to", "expires", "end")
"""How a setting may call the last day of an entrustment."""


@Inspection.inspect.barred(
    _("受委托组织应当以委托机关的名义、在委托范围内检查"),
    cites=PENALTY_ACT[20],
    instead=_("请以委托机关名义出具文书;超出委托范围的,请移交委托机关"),
)
def beyond_entrustment(case: Any, facts: Any) -> bool:
    """Who is entrusted acts in the name of who entrusts, within what was entrusted."""
    scope = case.setting("entrustment")
    if not (scope or any(actor.organ_kind == "entrusted" for actor in case.by)):
        return False
    own = {actor.organ_name for actor in case.by if actor.organ_kind == "entrusted"}
    if facts.name_of and (says(facts.name_of, SELF) or facts.name_of in own):
        return True
    if isinstance(scope, dict) and any(
        str(scope.get(name) or "9999") < case.on.isoformat() for name in _ENDS
    ):
        return True
    if isinstance(scope, dict) and facts.name_of in (scope.get("body"), scope.get("entrusted")):
        return True
    matters = str(scope) if isinstance(scope, str | list | dict) else ""
    return bool(facts.matter and matters) and not within(facts.matter, matters)


@Inspection.inspect.barred(
    _("以其他单位的名义检查"), cites=APPROVAL, instead=_("请以本机关名义检查,或者由有权机关自行检查")
)
def in_another_name(case: Any, facts: Any) -> bool:
    """Only an organ that may inspect does so, and in its own name."""
    if not facts.name_of or case.setting("entrustment"):
        return False
    if any(actor.organ_kind == "entrusted" for actor in case.by) or says(facts.name_of, SELF + OURS):
        return False
    own = {actor.organ_name for actor in case.by if actor.organ} | {actor.organ for actor in case.by}
    return bool(own - {""}) and facts.name_of not in own


@Inspection.use_evidence.barred(
    _("以非法手段取得的证据,不得作为认定案件事实的根据"),
    cites=(PENALTY_ACT[46], *OLD[36]),
    instead=_("请依法检查后重新取证"),
)
def unlawfully_obtained(case: Any, facts: Any) -> bool:
    """What an inspection brought that the law did not allow is no ground of a decision."""
    return facts.verified is False or not case.did(Inspection.inspect)


@Inspection.record_result.barred(
    _("检查结果记在了他人名下"), cites=SPOT_CHECK_RULES[11], instead=_("请记录在被检查企业的公示信息中")
)
def of_another(case: Any, facts: Any) -> bool:
    """The result goes into the record of whoever was inspected."""
    party = case.fact("party")
    return party is not None and names_another(party, facts.against)


@Inspection.record_result.barred(
    _("检查终结时的结果与录入的结果不一致"),
    cites=SPOT_CHECK_RULES[11],
    instead=_("请更正检查终结或者录入的结果"),
)
def told_otherwise(case: Any, facts: Any) -> bool:
    """One visit, one result: what followed by a penalty is not recorded as without a problem."""
    ended = case.last(Inspection.conclude)
    concluded = ended.facts.result if ended is not None else None
    followed = case.did(Inspection.link_penalty) or concluded is Result.PENALTY
    return followed and facts.result is Result.NO_PROBLEM


@Inspection.link_penalty.barred(
    _("所关联的不是行政处罚案件"), cites=(PENALTY_ACT[54], *OLD[36]), instead=_("请填写处罚案件的案号")
)
def no_penalty_case(case: Any, facts: Any) -> bool:
    """The link leads to a penalty case."""
    known = case.shelf.named(facts.penalty)
    return known is not None and known.procedure != "penalty"


@Inspection.cancel_inspection.barred(
    _("检查已经实施,不能取消"), cites=APPROVAL, instead=_("请办理「检查终结」")
)
def already_inspected(case: Any, facts: Any) -> bool:
    """What was carried out counts."""
    return bool(case.did(Inspection.inspect))
