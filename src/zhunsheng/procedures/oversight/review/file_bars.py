"""What may not be in reviewing a file: the wrong file, a reviewer with a part in it, a result that does not follow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhunsheng.methods.review_scores import disagree
from zhunsheng.procedures.oversight.review.file_review import BY_RULE, Mode
from zhunsheng.procedures.oversight.review.reviewed_file import ReviewedFile as R
from zhunsheng.procedures.oversight.review.reviewed_file import reviewers, sheets, standing_result
from zhunsheng.procedures.oversight.review.sheet import final_points, grade_of, limit, scored
from zhunsheng.statutes.catalogue import SUPERVISION_RULES
from zhunsheng.statutes.words import _

FAIR = SUPERVISION_RULES[30]


@R.open.barred(_("本轮评查已有这件案卷"), cites=BY_RULE, instead=_("请在已有的记录中办理"))
def reviewed_already(case: Any, facts: Any) -> bool:
    """A file counts once in a round."""
    file, of_round = case.shelf.named(facts.file), case.shelf.named(facts.round)
    names = {facts.round, *((of_round.id, of_round.number) if of_round else ())}
    listed = (one for name in names for one in case.shelf.about(R.name, name))
    return file is not None and any(one.facts.get("open__file") in (file.id, file.number) for one in listed)


@R.open.barred(_("案卷不属于所填单位"), cites=BY_RULE, instead=_("请核对办案单位"))
def of_another_unit(case: Any, facts: Any) -> bool:
    """The unit is whose file it is."""
    file = case.shelf.named(facts.file)
    return file is not None and file.organ != facts.unit


@R.open.barred(_("案件尚未作出决定,不能评查"), cites=BY_RULE, instead=_("请另选已经办结的案卷"))
def undecided(case: Any, facts: Any) -> bool:
    """Review looks back; it does not handle a case in the organ's place."""
    file = case.shelf.named(facts.file)
    return file is not None and file.decided is None and file.closed is None


def conflict(case: Any, people: Iterable[str]) -> bool:
    """Whether one of them took a step in the file, or holds a post in its unit where others are to review it."""
    opened = case.first(R.open).facts
    file = case.shelf.named(opened.file)
    wanted = set(people)
    if file is not None and wanted & case.shelf.workers(file.id):
        return True
    if opened.mode is Mode.SELF:
        return False
    return any(who in case.named and opened.unit in case.named[who].posts for who in wanted)


@R.assign.barred(_("两名评查人员不能是同一人"), cites=BY_RULE, instead=_("请另选一名"))
def the_same_twice(case: Any, facts: Any) -> bool:
    """Two reviewers are two people."""
    return len(set(facts.reviewers)) < 2


_PART = _("评查人员参与办理过该案,或者在办案单位任职")
_ANOTHER = _("请另选没有利害关系的人员")


@R.assign.barred(_PART, cites=BY_RULE, instead=_ANOTHER)
def reviewer_with_a_part(case: Any, facts: Any) -> bool:
    """Nobody reviews what they did, nor their own organ in the others' place."""
    return conflict(case, facts.reviewers)


@R.appoint_third.barred(_PART, cites=BY_RULE, instead=_ANOTHER)
def third_with_a_part(case: Any, facts: Any) -> bool:
    """The third is as free as the two."""
    return facts.reviewer in reviewers(case) or conflict(case, (facts.reviewer,))


@R.appoint_third.barred(
    _("两名评查人员的评分没有超过规定的差距"), cites=BY_RULE, instead=_("请直接告知评查结果")
)
def no_third_needed(case: Any, facts: Any) -> bool:
    """A third looks only where two differ."""
    found = scored(sheets(case))
    return len(found) < 2 or not disagree(found[0], found[1], limit(case))


@R.score.barred(_("评分人不是指定的评查人员"), cites=BY_RULE, instead=_("请由指定的评查人员评分"))
def not_appointed(case: Any, facts: Any) -> bool:
    """A sheet is of one of those appointed."""
    return facts.reviewer not in reviewers(case)


@R.score.barred(_("不能代替另一名评查人员评分"), cites=BY_RULE, instead=_("请由本人评分"))
def for_the_other(case: Any, facts: Any) -> bool:
    """A reviewer signs no sheet but the own; a clerk may write down the sheet of somebody from outside."""
    return bool(case.ids() & (set(reviewers(case)) - {facts.reviewer}))


@R.score.barred(_("评查结果已经告知,不能再评分"), cites=BY_RULE, instead=_("有异议的请通过申诉处理"))
def told_already(case: Any, facts: Any) -> bool:
    """Points are not changed behind the unit's back."""
    return standing_result(case) is not None


@R.settle.barred(
    _("评分不全,或者两人差距超过规定而没有第三人评分"),
    cites=BY_RULE,
    instead=_("请补齐评分,或者指定第三名评查人员"),
)
def sheets_missing(case: Any, facts: Any) -> bool:
    """A result stands on two sheets, or on three where two differ."""
    return final_points(case, sheets(case)) is None


@R.settle.barred(_("得分与评分表算出的不同"), cites=BY_RULE, instead=_("请按评分表的计算结果填写"))
def points_wrong(case: Any, facts: Any) -> bool:
    """The points follow from the sheets."""
    right = final_points(case, sheets(case))
    return right is not None and facts.points != right


for _step in (R.settle, R.appeal_decide):

    @_step.barred(_("等次与得分不符"), cites=BY_RULE, instead=_("请按得分填写等次"))
    def grade_wrong(case: Any, facts: Any) -> bool:
        """The grade follows from the points."""
        return facts.grade is not grade_of(case, facts.points)


@R.appeal.barred(_("申诉期限已过"), cites=FAIR, instead=_("请按监督申诉的其他途径提出"))
def appealed_late(case: Any, facts: Any) -> bool:
    """An appeal comes within its term."""
    face = case.face(R.appealing)
    return face is not None and case.on > face.binding


@R.appeal_decide.barred(_("评查人员不得答复对自己评分的申诉"), cites=FAIR, instead=_("请由其他人员答复"))
def decided_by_the_reviewer(case: Any, facts: Any) -> bool:
    """Nobody judges the complaint against the own points."""
    return bool(case.ids() & set(reviewers(case)))


@R.appeal_decide.barred(_("没有采纳申诉却改变了得分"), cites=FAIR, instead=_("请维持原得分,或者采纳申诉"))
def changed_without_accepting(case: Any, facts: Any) -> bool:
    """What is refused leaves the points as they were."""
    return not facts.accepted and facts.points != case.last(R.settle).facts.points


@R.confirm.barred(_("申诉还没有答复"), cites=FAIR, instead=_("请先答复申诉"))
def appeal_pending(case: Any, facts: Any) -> bool:
    """An appeal is answered before anything is final."""
    return bool(case.did(R.appeal) and not case.did(R.appeal_decide))
