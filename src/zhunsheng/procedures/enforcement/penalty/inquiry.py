"""From filing to the end of the investigation (行政处罚法 第五章 第三节), with the measures on the way."""

from zhunsheng.procedures.clocks import Span, deadline, limit
from zhunsheng.procedures.enforcement.penalty import inquiry_facts as facts
from zhunsheng.procedures.roles import HEADS, OFFICE, STAFF, TWO_OFFICERS, outsider
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import COERCION_ACT, PENALTY_ACT, PENALTY_ACT_2017, TRANSFER_RULES
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _

INQUIRY = _("调查取证")
TESTERS = outsider("handler", "clerk", "testing_body")


class Inquiry:
    """立案、调查、取证、措施、回避、中止、移送."""

    file = Step(
        _("立案"),
        facts.Filing,
        cites=(PENALTY_ACT[54], PENALTY_ACT_2017[36]),
        by=TWO_OFFICERS,
        opens=True,
        public=("cause",),
        stage=INQUIRY,
    )
    inspect = Step(
        _("现场检查"),
        facts.Inspection,
        cites=(PENALTY_ACT[55], PENALTY_ACT_2017[37]),
        by=TWO_OFFICERS,
        after=(file,),
    )
    question = Step(
        _("询问"),
        facts.Questioning,
        cites=(PENALTY_ACT[55], PENALTY_ACT_2017[37]),
        by=TWO_OFFICERS,
        after=(file,),
    )
    approve_measure = Step(_("批准采取措施"), facts.Approval, cites=COERCION_ACT[18], by=HEADS, after=(file,))
    register_evidence = Step(
        _("先行登记保存"),
        facts.Registration,
        cites=(PENALTY_ACT[56], PENALTY_ACT_2017[37]),
        by=TWO_OFFICERS,
        after=(file,),
    )
    seize = Step(_("查封、扣押"), facts.Seizure, cites=COERCION_ACT[24], by=TWO_OFFICERS, after=(file,))
    dispose_evidence = Step(
        _("处理登记保存、查封扣押的物品"),
        facts.Disposal,
        cites=(PENALTY_ACT[56], PENALTY_ACT_2017[37]),
        by=STAFF,
        after=(register_evidence, seize),
        needs_open_case=False,
    )
    test_start = Step(_("开始检测鉴定"), facts.Testing, cites=COERCION_ACT[25], by=TESTERS, after=(file,))
    test_end = Step(_("检测鉴定结束"), facts.Note, cites=COERCION_ACT[25], by=TESTERS, after=(test_start,))
    recuse_apply = Step(
        _("申请回避"),
        facts.Recusal,
        cites=(PENALTY_ACT[43], PENALTY_ACT_2017[37]),
        by=outsider("party", "handler", "head", "legal_reviewer", "hearing_officer", "interested_party"),
        after=(file,),
    )
    recuse_decide = Step(
        _("决定回避"),
        facts.RecusalDecision,
        cites=(PENALTY_ACT[43], PENALTY_ACT_2017[37]),
        by=HEADS,
        after=(recuse_apply,),
    )
    suspend = Step(_("中止调查"), facts.Note, cites=PENALTY_ACT[60], by=HEADS, after=(file,), once=True)
    resume = Step(
        _("恢复调查"), facts.Note, cites=PENALTY_ACT[60], by=HEADS, after=(suspend,), sets_aside=(suspend,)
    )
    transfer = Step(
        _("移送涉嫌犯罪案件"),
        facts.Suspicion,
        cites=(PENALTY_ACT[27], TRANSFER_RULES[5]),
        by=HEADS,
        after=(file,),
        stage=_("移送司法"),
    )
    conclude = Step(
        _("调查终结"),
        facts.Conclusion,
        cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
        by=TWO_OFFICERS,
        after=(file,),
        once=True,
    )
    supplement = Step(
        _("退回补充调查"),
        facts.Note,
        cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
        by=OFFICE,
        after=(conclude,),
        sets_aside=(conclude,),
        stage=INQUIRY,
    )
    review_receive = Step(
        _("法制审核机构收件"),
        facts.Note,
        cites=(PENALTY_ACT[58], PENALTY_ACT_2017[38]),
        by=STAFF,
        after=(file,),
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
        cites=PENALTY_ACT_2017[37],
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
