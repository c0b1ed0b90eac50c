"""The steps and clocks of transfer (移送规定 第三至十三条; 行政处罚法 第八、二十七、三十五条)."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.clocks import deadline, right
from zhunsheng.procedures.enforcement.transfer import facts
from zhunsheng.procedures.enforcement.transfer.owed import handed_back, objects, sent
from zhunsheng.procedures.enforcement.transfer.words import files, of_discipline
from zhunsheng.procedures.roles import OFFICE, POLICE, STAFF, outsider
from zhunsheng.procedures.vocabulary import Cites, Step, Who
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT
from zhunsheng.statutes.catalogue import TRANSFER_RULES as RULES
from zhunsheng.statutes.days import Roll, days, hours
from zhunsheng.statutes.words import _

LOOKING = _("核实审批")
WITH_POLICE = _("公安审查")
CRIMINAL = _("刑事办理")
BACK = _("退回处理")
CHIEF = Who(STAFF.roles, cites=RULES[5])
THE_POLICE = outsider(POLICE, "handler", "clerk", "head")
PROCURATORS = outsider("procuratorate", "handler", "clerk", "head")


def _received_report(case: Any, act: Any) -> date:
    """The chief's three days run from the receipt of the report, which the decision on it may tell."""
    answer = case.last(Steps.transfer_approve, Steps.transfer_refuse)
    told = answer.facts.report_received if answer is not None and answer.seq > act.seq else None
    day: date = told or act.on
    return day


def _accepted(case: Any, act: Any) -> date:
    """From the day the police signed for it, where that is on record, else from the transfer."""
    receipt = case.last(Steps.police_pass_on, Steps.police_receipt)
    day: date = receipt.on if receipt is not None and receipt.seq > act.seq else act.on
    return day


def _told_to_file(case: Any, act: Any) -> bool:
    handed = any(one.seq < act.seq for one in case.standing(Steps.hand_objects))
    return not handed and (act.step is Steps.police_file or files(act.facts.outcome))


def _lead_article(case: Any, said: Any) -> Cites:
    act = case.last(Steps.transfer_lead)
    if act is not None and {POLICE, "procuratorate", "court"} & set(act.by):
        return RULES[13]
    return RULES[18] if of_discipline(said.lead) else ()


class Steps:
    """专案、报告、审批、移送、公安答复、复议、检察监督、移交、裁判、退回、办结."""

    transfer_group = Step(_("成立专案组"), facts.Group, cites=RULES[5], by=STAFF, opens=True, stage=LOOKING)
    police_transfer = Step(
        _("接收公安机关移送的案件"), facts.FromPolice, cites=RULES[13], by=THE_POLICE, opens=True, stage=BACK
    )
    transfer_report = Step(_("提出移送报告"), facts.Report, cites=RULES[5], by=STAFF, after=(transfer_group,))
    transfer_approve = Step(
        _("批准移送"), facts.Approval, cites=RULES[5], by=CHIEF, after=(transfer_report,), stage=LOOKING
    )
    transfer_refuse = Step(
        _("不批准移送"),
        facts.Refusal,
        cites=RULES[5],
        by=CHIEF,
        after=(transfer_report,),
        sets_aside=(transfer_approve,),
        stage=_("未移送"),
    )
    transfer = Step(
        _("移送公安机关"),
        facts.Sending,
        cites=(RULES[5], RULES[6], PENALTY_ACT[27]),
        particular=lambda case, said: RULES[6] if said.papers else (),
        by=STAFF,
        after=(transfer_approve,),
        issues="transfer-letter",
        owes=sent,
        stage=WITH_POLICE,
    )
    police_receipt = Step(_("公安机关签收"), facts.Receipt, cites=RULES[7], by=THE_POLICE, after=(transfer,))
    police_pass_on = Step(
        _("公安机关转送"), facts.PassedOn, cites=RULES[7], by=THE_POLICE, after=(police_receipt,)
    )
    police_refuse = Step(
        _("公安机关不予立案"),
        facts.NotFiled,
        cites=RULES[8],
        by=THE_POLICE,
        after=(transfer,),
        order_cites=RULES[8],
        dated_by="received",
        owes=handed_back,
        stage=BACK,
    )
    police_file = Step(
        _("公安机关立案"),
        facts.Notice,
        cites=RULES[8],
        by=THE_POLICE,
        after=(transfer,),
        order_cites=RULES[8],
        dated_by="received",
        sets_aside=(police_refuse,),
        owes=sent,
        stage=CRIMINAL,
    )
    police_reconsider_apply = Step(
        _("提请公安机关复议"),
        facts.Note,
        cites=RULES[9],
        by=STAFF,
        after=(police_refuse,),
        order_cites=RULES[9],
        stage=WITH_POLICE,
    )
    police_reconsider = Step(
        _("公安机关复议决定"),
        facts.Answer,
        cites=RULES[9],
        by=THE_POLICE,
        after=(police_reconsider_apply,),
        dated_by="received",
        stage=BACK,
    )
    procuratorate = Step(
        _("建议检察院立案监督"),
        facts.Note,
        cites=RULES[9],
        by=STAFF,
        after=(police_refuse, police_reconsider),
        order_cites=RULES[9],
    )
    procuratorate_answer = Step(
        _("检察院答复"), facts.Opinion, cites=(RULES[9], RULES[14]), by=PROCURATORS, after=(procuratorate,)
    )
    hand_objects = Step(
        _("移交涉案物品和材料"),
        facts.Handover,
        cites=(RULES[12], COERCION_ACT[21]),
        by=STAFF,
        after=(transfer,),
        order_cites=RULES[12],
        owes=objects,
    )
    criminal_judgment = Step(
        _("刑事裁判"),
        facts.Judgment,
        cites=(PENALTY_ACT[35], RULES[11]),
        by=outsider("court", "procuratorate", "police", "handler", "clerk"),
        after=(police_file, police_reconsider),
        owes=handed_back,
        stage=BACK,
    )
    return_case = Step(
        _("司法机关退回案件"),
        facts.Return,
        cites=PENALTY_ACT[27],
        by=outsider("police", "procuratorate", "court", "handler", "clerk"),
        after=(police_file, police_reconsider, transfer),
        owes=handed_back,
        stage=BACK,
    )
    transfer_lead = Step(
        _("移送问题线索"),
        facts.Lead,
        cites=(RULES[19], RULES[18], RULES[13]),
        by=outsider(*STAFF.roles, POLICE, "procuratorate", "court"),
        early=True,
        particular=_lead_article,
        needs_open_case=False,
    )
    close = Step(
        _("办结"),
        facts.Closing,
        cites=(RULES[10], PENALTY_ACT[27]),
        by=OFFICE,
        after=(
            *(police_refuse, transfer_refuse, criminal_judgment, return_case, police_reconsider),
            *(hand_objects, police_file, police_transfer),
        ),
        order_cites=RULES[10],
        once=True,
        closes=True,
        stage=_("办结"),
    )


class Clocks:
    """Days without a computing clause run as calendar days (doubts.md); twenty-four hours run through holidays."""

    approving = deadline(
        _("决定是否批准移送"),
        days(3),
        since=(Steps.transfer_report,),
        until=(Steps.transfer_approve, Steps.transfer_refuse),
        cites=RULES[5],
        from_day=_received_report,
    )
    sending = deadline(
        _("批准后移送"),
        hours(24),
        since=(Steps.transfer_approve,),
        until=(Steps.transfer,),
        cites=RULES[5],
    )
    passing_on = deadline(
        _("公安机关转送有管辖权的机关"),
        hours(24),
        since=(Steps.police_receipt,),
        until=(Steps.police_pass_on,),
        cites=RULES[7],
        whose="other",
        when=lambda case, act: act.facts.competent is False,
    )
    police_deciding = deadline(
        _("公安机关决定是否立案"),
        days(3),
        since=(Steps.transfer,),
        until=(Steps.police_file, Steps.police_refuse),
        cites=RULES[8],
        whose="other",
        from_day=_accepted,
    )
    asking_again = right(
        _("提请复议或者建议立案监督"),
        days(3),
        since=(Steps.police_refuse,),
        until=(Steps.police_reconsider_apply, Steps.procuratorate),
        cites=RULES[9],
        whose="organ",
        roll=Roll.NONE,
        ended_by=(Steps.police_file,),
    )
    police_reconsidering = deadline(
        _("公安机关作出复议决定"),
        days(3),
        since=(Steps.police_reconsider_apply,),
        until=(Steps.police_reconsider, Steps.police_file),
        cites=RULES[9],
        whose="other",
    )
    asking_procuratorate = right(
        _("建议检察院立案监督"),
        days(3),
        since=(Steps.police_reconsider,),
        until=(Steps.procuratorate,),
        cites=RULES[9],
        whose="organ",
        roll=Roll.NONE,
        when=lambda case, act: not files(act.facts.outcome),
    )
    handing_over = deadline(
        _("移交涉案物品和材料"),
        days(3),
        since=(Steps.police_file, Steps.police_reconsider),
        until=(Steps.hand_objects,),
        cites=RULES[12],
        when=_told_to_file,
    )
