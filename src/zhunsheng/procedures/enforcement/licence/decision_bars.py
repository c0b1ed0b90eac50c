"""What the law forbids in a decision on a licence: unheard neighbours, unreasoned refusals, false papers, out of turn."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.enforcement.licence.choices import Result
from zhunsheng.procedures.enforcement.licence.continuing import Continuing
from zhunsheng.procedures.enforcement.licence.deciding import Deciding
from zhunsheng.procedures.enforcement.licence.intake import Intake
from zhunsheng.procedures.enforcement.licence.review import Review
from zhunsheng.procedures.enforcement.licence.terms import acceptance, application, asked, places, received
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import LICENCE_ACT
from zhunsheng.statutes.words import _

ACT = LICENCE_ACT


def _refuses(facts: Any) -> bool:
    return facts.outcome is Result.REFUSED


def _answered(*steps: Step) -> None:
    """What every decision on an application owes a refused applicant."""
    for step in steps:
        _reasons(step)


def _reasons(step: Step) -> None:
    @step.barred(_("不予许可没有书面说明理由"), cites=ACT[38], instead=_("请在决定书中说明不予许可的理由"))
    def refused_without_reasons(case: Any, facts: Any) -> bool:
        return _refuses(facts) and facts.reasons is not True

    @step.barred(
        _("不予许可没有告知申请行政复议、提起行政诉讼的权利"),
        cites=ACT[38],
        instead=_("请在决定书中告知救济权利"),
    )
    def remedies_untold(case: Any, facts: Any) -> bool:
        return _refuses(facts) and facts.remedies_told is not True


def _both(step: Step) -> None:
    """The conditions of a decision, on the spot or after review."""

    @step.barred(
        _("申请人隐瞒情况、提供虚假材料的,不予许可"), cites=ACT[78], instead=_("请不予许可并给予警告")
    )
    def granted_on_false_papers(case: Any, facts: Any) -> bool:
        return facts.false_papers is True and not _refuses(facts)

    @step.barred(_("对提供虚假材料的申请人没有给予警告"), cites=ACT[78], instead=_("请同时给予警告"))
    def false_papers_unwarned(case: Any, facts: Any) -> bool:
        return facts.false_papers is True and facts.warning is False

    @step.barred(
        _("事项直接关系他人重大利益,决定前没有告知利害关系人"),
        cites=ACT[36],
        instead=_("请先告知利害关系人并听取意见"),
    )
    def neighbour_untold(case: Any, facts: Any) -> bool:
        return facts.told_before is False

    @step.barred(
        _("决定前没有告知利害关系人要求听证的权利"),
        cites=ACT[47],
        instead=_("请先办理「告知利害关系人听证权利」"),
    )
    def hearing_right_untold(case: Any, facts: Any) -> bool:
        return facts.told_before is False

    @step.barred(
        _("有数量限制的许可应当按受理的先后顺序决定,名额应当先留给在先受理的申请"),
        cites=ACT[57],
        instead=_("请先决定在先受理的申请"),
    )
    def out_of_turn(case: Any, facts: Any) -> bool:
        return not _refuses(facts) and _no_place_left(case, facts)

    @step.barred(
        _("法定应当听证或者涉及公共利益的重大许可事项没有举行听证"),
        cites=ACT[46],
        instead=_("请向社会公告并举行听证"),
    )
    def hearing_by_law_not_held(case: Any, facts: Any) -> bool:
        return bool(asked(case, "hearing_by_law")) and not case.did(Review.hold_hearing)


def _no_place_left(case: Any, facts: Any) -> bool:
    """Whether the places that remain belong to those granted already or accepted earlier."""
    first = application(case)
    number = places(case) or (1 if facts.both_qualify else None)
    mine = acceptance(case) or case.on
    if number is None or first is None:
        return False
    others = case.shelf.about("licence", first.facts.item)
    held = [one for one in others if one.outcome in ("granted", "renewed")]
    ahead = [
        one for one in others if not one.outcome and (one.facts.get("accepted") or "9") < mine.isoformat()
    ]
    waiting = 0 if facts.both_qualify is False else len(ahead)
    return len(held) + waiting >= number


@Deciding.decide.barred(
    _("利害关系人要求听证的五个工作日尚未届满"),
    cites=ACT[47],
    instead=_("请在期限届满之后决定,或者由其书面放弃听证"),
)
def hearing_may_still_be_asked(case: Any, facts: Any) -> bool:
    """Nobody decides while the right to a hearing runs."""
    face = case.face(Review.asking)
    if face is None or face.done is not None or face.ended:
        return False
    return bool(case.on <= face.binding)


@Deciding.decide.barred(_("已有听证申请,尚未举行听证"), cites=ACT[47], instead=_("请先举行听证"))
def hearing_owed(case: Any, facts: Any) -> bool:
    """A hearing asked for in time is held before the decision."""
    request = case.last(Review.ask_hearing)
    return request is not None and not any(a.seq > request.seq for a in case.standing(Review.hold_hearing))


@Deciding.decide.barred(
    _("举行听证的,应当根据听证笔录作出决定"), cites=ACT[48], instead=_("请以听证笔录为依据作出决定")
)
def beside_the_record(case: Any, facts: Any) -> bool:
    """The record of the hearing decides."""
    return case.did(Review.hold_hearing) and facts.based_on_hearing_record is not True


@Deciding.decide.barred(
    _("根据检验、检测、检疫结果不予许可的,没有写明所依据的技术标准"),
    cites=ACT[55],
    instead=_("请写明所依据的技术标准、技术规范"),
)
def standard_unnamed(case: Any, facts: Any) -> bool:
    """A refusal after testing names the standard."""
    tested = facts.tested or asked(case, "needs_testing")
    return _refuses(facts) and (facts.standard_named is False or bool(tested and not facts.standard_named))


@Deciding.decide.barred(
    _("转告的有关部门尚未全部提出意见"), cites=ACT[26], instead=_("请催告尚未提出意见的部门")
)
def opinions_outstanding(case: Any, facts: Any) -> bool:
    """The slowest department decides when all can."""
    return bool(outstanding(case))


def outstanding(case: Any) -> list[str]:
    """The departments asked that have not answered, in the order asked."""
    wanted = [name for act in case.standing(Review.ask_opinion) for name in act.facts.departments]
    given = {act.facts.department for act in case.standing(Review.give_opinion)}
    return [name for name in dict.fromkeys(wanted) if name not in given]


@Deciding.decide_on_spot.barred(
    _("当场决定应当在收到申请的当日作出"), cites=ACT[34], instead=_("请办理「受理」,审查后决定")
)
def not_on_the_spot(case: Any, facts: Any) -> bool:
    """On the spot is the day itself; a commitment may be signed later than the application came in."""
    first = application(case)
    return first is not None and case.on != received(first) and not case.did(Intake.commit)


@Deciding.decide_on_spot.barred(
    _("申请材料不齐全,不能当场决定"), cites=ACT[34], instead=_("请一次告知需要补正的全部内容")
)
def incomplete_on_the_spot(case: Any, facts: Any) -> bool:
    """Only a complete application is decided at once."""
    first = application(case)
    return first is not None and first.facts.complete is False and not case.did(Intake.submit_corrections)


@Deciding.decide_on_spot.barred(
    _("本申请已经作出决定"), cites=ACT[34], instead=_("请在已有的决定上办理后续步骤")
)
def decided_already(case: Any, facts: Any) -> bool:
    """One application, one decision."""
    return bool(case.did(Deciding.decide))


@Deciding.issue_certificate.barred(
    _("许可证件没有加盖本机关印章"), cites=ACT[39], instead=_("请加盖机关印章后颁发")
)
def unsealed(case: Any, facts: Any) -> bool:
    """A certificate bears the organ's seal."""
    return facts.sealed is False


@Deciding.issue_certificate.barred(
    _("许可证件尚未送达申请人"), cites=ACT[44], instead=_("请在送达之后登记颁发日期")
)
def undelivered(case: Any, facts: Any) -> bool:
    """Issued is what the applicant has in hand."""
    return facts.delivered is False


@Deciding.issue_certificate.barred(
    _("没有准予许可的决定,不能颁发许可证件"), cites=ACT[39], instead=_("请先作出准予许可的决定")
)
def nothing_granted(case: Any, facts: Any) -> bool:
    """Certificates follow grants."""
    last = case.last(
        Deciding.decide, Deciding.decide_on_spot, Continuing.renew_decide, Continuing.change_decide
    )
    return last is not None and _refuses(last.facts) and not case.did(Continuing.deem_renewed)


@Deciding.publish.barred(
    _("不予许可的决定不在公开许可结果之列"), cites=ACT[40], instead=_("请公开准予许可的决定")
)
def nothing_to_publish(case: Any, facts: Any) -> bool:
    """What the public may consult are the grants."""
    return nothing_granted.forbids(case, facts)


_answered(Deciding.decide, Deciding.decide_on_spot, Continuing.renew_decide, Continuing.change_decide)
for _step in (Deciding.decide, Deciding.decide_on_spot):
    _both(_step)
