"""From filing to the end of the investigation (行政处罚法 第五章 第三节), with the measures on the way."""

from zhunsheng.procedures.clocks import Span, deadline, limit
from zhunsheng.procedures.enforcement.penalty import inquiry_facts as facts
from zhunsheng.procedures.enforcement.penalty.before import OLD
from zhunsheng.procedures.enforcement.penalty.limitation import ended, five_years, found
from zhunsheng.procedures.roles import (
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    HEADS,
    OFFICE,
    OFFICERS_OR_HEAD,
    STAFF,
    SYSTEM,
    TWO_OFFICERS,
    outsider,
)
from zhunsheng.procedures.vocabulary import Step, Who
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, TRANSFER_RULES
from zhunsheng.statutes.days import days, workdays, years
from zhunsheng.statutes.words import _

INQUIRY = _("调查取证")
SEIZERS = Who((HANDLER,), certified=2, cites=COERCION_ACT[18], card_cites=COERCION_ACT[17])
TESTERS = outsider("handler", "clerk", "testing_body")


class Inquiry:
    """立案、调查、取证、措施、回避、中止、移送."""

    file = Step(
        _("立案"),
        facts.Filing,
        cites=(PENALTY_ACT[54], *OLD[36]),
        by=OFFICERS_OR_HEAD,
        opens=True,
        public=("cause",),
        stage=INQUIRY,
    )
    inspect = Step(
        _("现场检查"),
        facts.Inspection,
        cites=(PENALTY_ACT[55], *OLD[37]),
        by=TWO_OFFICERS,
        after=(file,),
        early=True,
    )
    question = Step(
        _("询问"),
        facts.Questioning,
        cites=(PENALTY_ACT[55], *OLD[37]),
        by=TWO_OFFICERS,
        after=(file,),
        early=True,
    )
    approve_measure = Step(
        _("批准采取措施"),
        facts.Approval,
        cites=(COERCION_ACT[18], PENALTY_ACT[56]),
        by=HEADS,
        after=(file,),
        early=True,
    )
    register_evidence = Step(
        _("先行登记保存"),
        facts.Registration,
        cites=(PENALTY_ACT[56], *OLD[37]),
        by=TWO_OFFICERS,
        after=(file,),
        early=True,
    )
    seize = Step(
        _("查封、扣押"),
        facts.Seizure,
        cites=(COERCION_ACT[18], COERCION_ACT[24]),
        by=SEIZERS,
        after=(file,),
        early=True,
    )
    dispose_evidence = Step(
        _("处理登记保存、查封扣押的物品"),
        facts.Disposal,
        cites=(PENALTY_ACT[56], *OLD[37]),
        by=STAFF,
        after=(register_evidence, seize),
        needs_open_case=False,
    )
    test_start = Step(
        _("开始检测鉴定"), facts.Testing, cites=COERCION_ACT[25], by=TESTERS, after=(file,), early=True
    )
    test_end = Step(_("检测鉴定结束"), facts.Note, cites=COERCION_ACT[25], by=TESTERS, after=(test_start,))
    recuse_apply = Step(
        _("申请回避"),
        facts.Recusal,
        cites=(PENALTY_ACT[43], *OLD[37]),
        by=outsider("party", "handler", "head", "legal_reviewer", "hearing_officer", "interested_party"),
        after=(file,),
    )
    recuse_decide = Step(
        _("决定回避"),
        facts.RecusalDecision,
        cites=(PENALTY_ACT[43], *OLD[37]),
        by=Who((HEAD, DEPUTY_HEAD)),
        after=(recuse_apply,),
    )
    take_over = Step(
        _("接办移交的案件"),
        facts.TakingOver,
        cites=PENALTY_ACT[24],
        by=OFFICE,
        after=(file,),
        moves_to="to",
    )
    suspend = Step(_("中止调查"), facts.Note, cites=PENALTY_ACT[60], by=HEADS, after=(file,), once=True)
    resume = Step(
        _("恢复调查"), facts.Note, cites=PENALTY_ACT[60], by=HEADS, after=(suspend,), sets_aside=(suspend,)
    )
    transfer = Step(
        _("移送涉嫌犯罪案件"),
        facts.Suspicion,
        cites=(PENALTY_ACT[27], *OLD[22], TRANSFER_RULES[5]),
        by=Who((*HEADS.roles, SYSTEM), cites=HEADS.cites),
        after=(file,),
        stage=_("移送司法"),
    )
    take_back = Step(
        _("司法机关退回案件"),
        facts.Note,
        cites=(PENALTY_ACT[27], *OLD[22]),
        by=outsider("police", "procuratorate", "court", "handler", "clerk", SYSTEM),
        after=(transfer,),
        sets_aside=(transfer,),
        stage=INQUIRY,
    )
    conclude = Step(
        _("调查终结"),
        facts.Conclusion,
        cites=(PENALTY_ACT[57], *OLD[38]),
        by=OFFICERS_OR_HEAD,
        after=(file,),
        once=True,
    )
    supplement = Step(
        _("退回补充调查"),
        facts.Note,
        cites=(PENALTY_ACT[57], *OLD[38], PENALTY_ACT[58]),
        by=OFFICE,
        after=(conclude,),
        sets_aside=(conclude,),
        stage=INQUIRY,
    )
    review_receive = Step(
        _("法制审核机构收件"),
        facts.Note,
        cites=(PENALTY_ACT[58], *OLD[38]),
        by=STAFF,
        after=(file,),
    )

    limitation = deadline(
        _("追究时效:发现违法行为"),
        years(2),
        since=(file,),
        until=(),
        cites=(PENALTY_ACT[36], *OLD[29]),
        from_day=lambda case, act: ended(act.facts),
        told_day=lambda case, act: found(act.facts, act.on),
        when=lambda case, act: not five_years(act.facts),
    )
    limitation_five = deadline(
        _("追究时效:发现违法行为(五年)"),
        years(5),
        since=(file,),
        until=(),
        cites=PENALTY_ACT[36],
        from_day=lambda case, act: ended(act.facts),
        told_day=lambda case, act: found(act.facts, act.on),
        when=lambda case, act: five_years(act.facts),
    )
    keeping = deadline(
        _("处理先行登记保存的证据"),
        workdays(7),
        since=(register_evidence,),
        until=(dispose_evidence,),
        cites=PENALTY_ACT[56],
    )
    keeping_2017 = deadline(
        _("处理先行登记保存的证据"),
        days(7),
        since=(register_evidence,),
        until=(dispose_evidence,),
        cites=OLD[37],
    )
    holding = limit(
        _("查封、扣押"),
        days(30),
        since=(seize,),
        until=(dispose_evidence,),
        cites=COERCION_ACT[25],
        stops=(
            Span(test_start, test_end, _("检测、检验、检疫或者技术鉴定"), if_fact="period_told_in_writing"),
        ),
    )
