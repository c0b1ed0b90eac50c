"""What the law forbids in review: one inspector, unwritten exclusions, late hearings, extensions out of bounds."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.licence.deciding import TERMS
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.review import Review
from zhunsheng.procedures.enforcement.licence.terms import joint
from zhunsheng.procedures.enforcement.licence.words import GOVERNMENT, HEADS, says
from zhunsheng.procedures.roles import DEPUTY_HEAD, HEAD, HEARING_OFFICER
from zhunsheng.procedures.vocabulary import ROLES
from zhunsheng.statutes.catalogue import LICENCE_ACT
from zhunsheng.statutes.days import count, workdays
from zhunsheng.statutes.words import _

ACT = LICENCE_ACT
_REVIEWING = (
    *(Intake.ask_corrections, Intake.accept, Review.assign, Review.verify, Review.exclude_start),
    *(Review.exclude_end, Review.notify_interested, Review.ask_opinion, Review.report_up),
)
_A_REVIEWER = ("reviewer", "审查人员", "承办人", "经办人")
_GOVERNMENT_ROLES = {"government", "head_of_government"}


@Review.assign.barred(
    _("检验、检测、检疫应当指派两名以上工作人员"), cites=ACT[55], instead=_("请指派两名以上工作人员")
)
def one_inspector(case: Any, facts: Any) -> bool:
    """Two or more, where the number is told."""
    return facts.inspectors is not None and facts.inspectors < 2


@Review.verify.barred(
    _("核查应当由两名以上工作人员进行"), cites=ACT[34], instead=_("请指派两名以上工作人员核查")
)
def verified_alone(case: Any, facts: Any) -> bool:
    """Two or more: those named, or where no number is told those who act."""
    staff = facts.staff if facts.staff is not None else len(case.ids())
    return bool(staff < 2)


@Review.exclude_start.barred(
    _("没有将所需时间书面告知申请人,该时间不能不计入期限"),
    cites=ACT[45],
    instead=_("请先书面告知申请人所需时间"),
)
def exclusion_not_told(case: Any, facts: Any) -> bool:
    """Only what was told in writing stops the clock (doubts.md)."""
    return facts.told_in_writing is False


@Review.exclude_start.barred(
    _("审查期限已经届满,不能再不计入"), cites=ACT[45], instead=_("请尽快作出决定,并说明超期的理由")
)
def excluded_after_the_end(case: Any, facts: Any) -> bool:
    """A clock that ran out cannot be stopped."""
    face = case.face(*TERMS)
    return face is not None and face.done is None and case.on > face.binding


@Review.ask_hearing.barred(
    _("要求听证已超过五个工作日"), cites=ACT[47], instead=_("听证权利已经消灭;仍应听取其陈述、申辩")
)
def hearing_asked_too_late(case: Any, facts: Any) -> bool:
    """Five working days from the notice; posting in time is in time."""
    face = case.face(Review.asking)
    day = facts.posted or facts.received or case.on
    return face is not None and day > face.binding


@Review.waive_hearing.barred(
    _("没有书面明确放弃"), cites=ACT[47], instead=_("请由利害关系人书面明确放弃,或者等待期限届满")
)
def waived_by_word(case: Any, facts: Any) -> bool:
    """Only an express waiver counts."""
    return facts.written is False


@Review.hearing_notice.barred(_("距听证日不足七个工作日"), cites=ACT[48], instead=_("请另定较晚的听证日期"))
def noticed_too_late(case: Any, facts: Any) -> bool:
    """Seven working days before, the day of the hearing left out."""
    last = count(facts.hearing_on, workdays(7), calendar=case.calendar, backward=True).plain
    return bool(case.on > last)


@Review.hold_hearing.barred(
    _("没有在七个工作日前通知听证的时间、地点"), cites=ACT[48], instead=_("请先通知听证")
)
def not_noticed(case: Any, facts: Any) -> bool:
    """No hearing without its notice, nor before the day that it names."""
    notice = case.last(Review.hearing_notice)
    if notice is None:
        return facts.noticed is not True
    return bool(case.on < notice.facts.hearing_on)


@Review.hold_hearing.barred(
    _("听证主持人参与过本申请的审查"), cites=ACT[48], instead=_("请指定审查人员以外的人员主持")
)
def reviewer_presides(case: Any, facts: Any) -> bool:
    """Who reviewed the application does not preside; where nobody is named the hearing officer presides, else whoever
    holds it. A hearing officer may have called the hearing; anybody else who did so handles the case."""
    officers = {actor.id for actor in case.by if HEARING_OFFICER in actor.roles}
    presiding = {facts.presides} if facts.presides else officers or case.ids()
    reviewers = case.who_took(_REVIEWING)
    calling = {who for who in case.who_took((Review.hearing_notice,)) if who not in officers}
    calling = {who for who in calling if HEARING_OFFICER not in case.roles_of(who)}
    return bool(presiding & (reviewers | calling)) or says(facts.presides, _A_REVIEWER)


@Review.hold_hearing.barred(
    _("听证应当公开举行"), cites=ACT[48], instead=_("涉及国家秘密、商业秘密或者个人隐私的,请写明理由")
)
def behind_closed_doors(case: Any, facts: Any) -> bool:
    """A hearing is public unless a lawful secret stands against it."""
    return facts.public is False and not facts.closed_for


@Review.hold_hearing.barred(_("听证没有制作笔录"), cites=ACT[48], instead=_("请制作笔录并交参加人确认"))
def hearing_unrecorded(case: Any, facts: Any) -> bool:
    """The hearing leaves a record that its participants checked."""
    return facts.record_made is False


@Review.hold_hearing.barred(
    _("听证费用不得由申请人、利害关系人承担"), cites=ACT[47], instead=_("请退还收取的费用")
)
def hearing_charged(case: Any, facts: Any) -> bool:
    """A hearing costs its participants nothing."""
    return facts.charged is True


@Review.extend.barred(
    _("审查期限已经届满,不能再延长"), cites=ACT[42], instead=_("请尽快作出决定,并说明超期的理由")
)
def extended_after_the_end(case: Any, facts: Any) -> bool:
    """Extensions are approved before the term ends (doubts.md)."""
    face = case.face(*TERMS)
    return face is not None and case.on > face.binding


@Review.extend.barred(_("审查期限只能延长一次"), cites=ACT[42], instead=_("请在已延长的期限内作出决定"))
def extended_twice(case: Any, facts: Any) -> bool:
    """There is one extension."""
    return bool(case.did(Review.extend))


@Review.extend.barred(
    _("延长超过法定上限(十个工作日;统一、联合、集中办理的十五个工作日)"),
    cites=ACT[42],
    instead=_("请在上限以内延长"),
)
def extended_too_far(case: Any, facts: Any) -> bool:
    """Ten working days, fifteen where several departments act together."""
    return bool(facts.extra_working_days > (15 if joint(case) else 10))


@Review.extend.barred(
    _("延长期限没有经有权的负责人批准(统一、联合、集中办理的须经本级人民政府负责人批准)"),
    cites=ACT[42],
    instead=_("请先报有权的负责人批准"),
)
def extension_unapproved(case: Any, facts: Any) -> bool:
    """By the head of the organ; of the government where several departments act together."""
    if facts.approved_by:
        named = facts.approved_by
        roles = {named} if named in ROLES else set(case.roles_of(named))
        words = GOVERNMENT if joint(case) else HEADS + GOVERNMENT
        said = not roles and says(named, words)
    else:
        roles, said = {role for actor in case.by for role in actor.roles}, False
    able = _GOVERNMENT_ROLES if joint(case) else _GOVERNMENT_ROLES | {HEAD, DEPUTY_HEAD}
    return not said and not roles & able


@Review.extend.barred(
    _("没有将延长期限的理由告知申请人"), cites=ACT[42], instead=_("请先将延长的理由告知申请人")
)
def extension_unexplained(case: Any, facts: Any) -> bool:
    """The applicant is told why."""
    return facts.reason_told is False


@Review.report_up.barred(
    _("没有报送全部申请材料"), cites=ACT[35], instead=_("请连同初步审查意见报送全部申请材料")
)
def papers_held_back(case: Any, facts: Any) -> bool:
    """The applicant is not asked twice for the same papers."""
    return facts.all_papers is False
