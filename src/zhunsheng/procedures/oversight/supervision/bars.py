"""What the regulation forbids in supervising. One small function a rule."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.penalty.words import passed, says
from zhunsheng.procedures.oversight.supervision.steps import Clocks, Steps, performed
from zhunsheng.procedures.oversight.supervision.whom import BODY
from zhunsheng.procedures.oversight.supervision.words import (
    PENALTIES,
    done_wrongly,
    left_undone,
    nothing_found,
)
from zhunsheng.procedures.roles import HANDLER, SUPERVISOR
from zhunsheng.statutes.catalogue import SUPERVISION_RULES as RULES
from zhunsheng.statutes.words import _

_ABOVE = ("provinc", "state", "national", "省", "自治区", "直辖市", "国务院", "国家")
_BELOW = (
    "county",
    "town",
    "city",
    "municipal",
    "prefect",
    "district",
    "县",
    "市级",
    "设区",
    "乡",
    "镇",
    "区级",
)
PAPERS = (Steps.supervision_letter, Steps.supervision_opinion, Steps.supervision_decision)


for _step in (Steps.file, Steps.supervision_opinion):

    @_step.barred(
        _("已经进入行政复议、行政诉讼的争议,不重复监督"),
        cites=RULES[33],
        instead=_("请等待复议、诉讼的结果"),
    )
    def before_the_court(case: Any, facts: Any) -> bool:
        """What is before a reconsideration organ or a court is not supervised beside it."""
        if facts.in_reconsideration is not None:
            return bool(facts.in_reconsideration)
        return _disputed(case, getattr(facts, "enforcement_case", None) or case.fact("enforcement_case"))


def _disputed(case: Any, number: str | None) -> bool:
    known = case.shelf.named(number) if number else None
    return (
        known is not None
        and "reconsideration_apply_on" in known.facts
        and ("reconsideration_decide_on" not in known.facts)
    )


@Steps.inspect.barred(_("监督检查没有制作记录"), cites=RULES[22], instead=_("请制作监督检查记录"))
def nothing_written(case: Any, facts: Any) -> bool:
    """A check leaves a record."""
    return facts.record_made is False


for _step in PAPERS:

    @_step.barred(_("报送纠正情况的期限早于制发之日"), cites=RULES[26], instead=_("请填写制发之后的日期"))
    def term_over_before(case: Any, facts: Any) -> bool:
        """A term lies ahead."""
        return facts.until is not None and facts.until < case.on


@Steps.supervision_letter.barred(
    _("督办函针对应当履行而未履行职责的情形"),
    cites=(RULES[27], RULES[28]),
    instead=_("查明执法决定、行为违法或者明显不当的,请制发监督意见书"),
)
def not_about_inaction(case: Any, facts: Any) -> bool:
    """A letter urges a duty that is not done; what was done wrongly is put right by an opinion."""
    return nothing_found(facts.found) or (done_wrongly(facts.found) and not left_undone(facts.found))


@Steps.supervision_opinion.barred(
    _("没有查明违法或者明显不当的问题"), cites=RULES[28], instead=_("请查明问题后再制发监督意见书")
)
def nothing_established(case: Any, facts: Any) -> bool:
    """An opinion is about what was established as unlawful or plainly improper."""
    return nothing_found(facts.found)


@Steps.revoke.barred(
    _("监督机构不得代替执法机关撤销、变更执法决定"),
    cites=RULES[8],
    instead=_("请制发监督意见书,或者报请本级人民政府制发监督决定书"),
    foremost=True,
)
def in_place_of_the_organ(case: Any, facts: Any) -> bool:
    """The supervision body has what is wrong put right; it does not do so itself, save with its own papers."""
    alone = bool(case.by) and all(actor.roles == {BODY} for actor in case.by)
    return alone and not case.did(Steps.objection)


@Steps.advise.barred(
    _("监督机构只能就执法人员提出处理建议,不得提出处罚"),
    cites=RULES[32],
    instead=_("请建议批评教育、离岗教育、调离执法岗位、取消执法资格等"),
)
def no_such_sanction(case: Any, facts: Any) -> bool:
    """What is advised against an officer is no penalty of a party."""
    return says(facts.sanction, PENALTIES)


@Steps.advise.barred(
    _("处理执法人员的建议由行政执法监督机构提出,执法机关不得以监督机构名义建议处理自己的人员"),
    cites=RULES[32],
    instead=_("请报行政执法监督机构,或者由本机关直接决定离岗"),
)
def own_officer(case: Any, facts: Any) -> bool:
    """The organ decides of its own officers; advice comes from who supervises it."""
    own = HANDLER in case.roles_of(facts.officer) if facts.officer else False
    return (
        own
        and bool(case.by)
        and all(actor.organ == case.organ and not actor.roles & {BODY, SUPERVISOR} for actor in case.by)
    )


def unanswered(case: Any) -> bool:
    """Whether a paper's term is over without a report that the duty was done, or the report said it was not."""
    faces = [case.face(clock) for clock in (Clocks.answering_letter, Clocks.answering_opinion)]
    late = any(face is not None and face.done is None and case.on > face.binding for face in faces)
    report = case.last(Steps.report_back)
    return late or (report is not None and not performed(case, report))


@Steps.escalate.barred(
    _("督办函、意见书的期限尚未届满,或者已经纠正"), cites=RULES[29], instead=_("请等待期限届满")
)
def nothing_overdue(case: Any, facts: Any) -> bool:
    """Only silence and refusal are escalated."""
    return not unanswered(case)


@Steps.propose_decision.barred(
    _("督办函、意见书的期限尚未届满,也不涉及重大问题"),
    cites=RULES[29],
    instead=_("请等待期限届满;涉及重大问题的,请写明"),
)
def no_ground_to_propose(case: Any, facts: Any) -> bool:
    """The government decides on major problems, and on what a letter or an opinion did not put right."""
    asked = case.did(Steps.supervision_letter, Steps.supervision_opinion)
    return asked and facts.major is not True and not unanswered(case) and not case.did(Steps.escalate)


@Steps.supervision_decision.barred(
    _("处理建议没有通过审核"), cites=RULES[29], instead=_("请修改处理建议后重新审核")
)
def not_passed(case: Any, facts: Any) -> bool:
    """What the review did not pass goes back; a review of a file before the proposal says nothing of it."""
    review, proposal = case.last(Steps.review), case.first(Steps.propose_decision)
    if review is None or proposal is None or review.seq < proposal.seq:
        return False
    return not passed(review.facts.outcome)


@Steps.answer_objection.barred(_("对异议没有处理和答复"), cites=RULES[30], instead=_("请处理异议并答复"))
def objection_left_open(case: Any, facts: Any) -> bool:
    """An objection is dealt with."""
    return facts.answered is False


@Steps.special_supervision.barred(
    _("专项监督由省级以上人民政府行政执法监督机构开展"),
    cites=RULES[21],
    instead=_("请办理日常监督或者重点监督"),
)
def too_low_for_special(case: Any, facts: Any) -> bool:
    """Counties and cities supervise day by day, or a key matter."""
    return says(facts.level, _BELOW) and not says(facts.level, _ABOVE)


@Steps.special_supervision.barred(
    _("专项监督工作方案没有报本级人民政府批准"), cites=RULES[21], instead=_("请先报本级人民政府批准")
)
def plan_not_approved(case: Any, facts: Any) -> bool:
    """The plan is approved by the government."""
    return facts.approved is False


@Steps.close.barred(
    _("监督文书要求的纠正情况尚未报送"), cites=RULES[26], instead=_("请督促报送,或者升级处理")
)
def not_reported(case: Any, facts: Any) -> bool:
    """A paper without an answer is not laid aside."""
    paper, report = case.last(*PAPERS), case.last(Steps.report_back, Steps.revoke)
    dropped = case.last(Steps.answer_objection)
    if paper is None or (dropped is not None and dropped.facts.accepted):
        return False
    return (
        report is None
        or report.seq < paper.seq
        or (report.step is Steps.report_back and not performed(case, report))
    )


@Steps.close.barred(_("异议尚未处理"), cites=RULES[30], instead=_("请先办理「处理异议」"))
def objection_open(case: Any, facts: Any) -> bool:
    """An objection made is an objection answered."""
    asked, answer = case.last(Steps.objection), case.last(Steps.answer_objection)
    return asked is not None and (answer is None or answer.seq < asked.seq)
